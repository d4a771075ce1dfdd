package org.facewright.operations;

import java.util.List;
import java.util.Optional;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;

/**
 * The layer that an animator's hand changes: few keys whose curves are added to the dense motion below, so that the
 * motion of the model stays what it was. It lies on top of the others.
 */
public final class EditLayer {

	/** Its name in a new track. */
	public static final String NAME = "edits";

	private EditLayer() {
	}

	/** The topmost layer of a track, when it holds keys that are added. */
	public static Optional<Layer> of(Track track) {
		List<Layer> layers = track.getLayers();
		return layers.isEmpty()
				? Optional.empty()
				: Optional.of(layers.getLast())
						.filter(layer -> layer.getContent() instanceof KeyedMotion && layer.getBlend() == Blend.ADD);
	}

	/** Puts keys into the edit layer, which is made when the track has none. To be called within an edit. */
	public static void set(Track track, KeyCurves keys) {
		Layer layer = of(track).orElseGet(() -> create(track));
		((KeyedMotion) layer.getContent()).setCurves(Stored.of(keys));
	}

	private static Layer create(Track track) {
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		layer.setName(NAME);
		layer.setBlend(Blend.ADD);
		layer.setContent(DocumentFactory.eINSTANCE.createKeyedMotion());
		track.getLayers().add(layer);
		return layer;
	}

	/**
	 * The motion with keys over it. Only channels whose keys differ from the shown ones are computed, so that this can
	 * follow the hand.
	 *
	 * @param below     what the other layers give
	 * @param shown     the result for {@code shownKeys}, or {@code below} itself when those are empty
	 * @param influence of the layer, 0 … 1
	 */
	public static MotionClip over(MotionClip below, KeyCurves keys, MotionClip shown, KeyCurves shownKeys,
			double influence) {
		MotionClip result = shown;
		for (int channel = 0; channel < below.channels().size(); channel++) {
			KeyCurve curve = keys.curves().get(channel);
			if (!curve.equals(shownKeys.curves().get(channel))) {
				result = result.with(channel, sum(below.column(channel), curve, (float) influence));
			}
		}
		return result;
	}

	private static SampleColumn sum(SampleColumn below, KeyCurve curve, float influence) {
		if (curve.size() == 0) {
			return below;
		}
		float[] values = below.toArray();
		SampleColumn added = curve.bake(values.length);
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] += influence * added.get(frame);
		}
		return SampleColumn.of(values);
	}
}
