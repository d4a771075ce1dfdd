package org.facewright.operations;

import java.util.List;
import java.util.Optional;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRange;
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
	 * The motion with keys over it. Only frames where the keys' curves differ from the shown ones are computed, so that
	 * this can follow the hand.
	 *
	 * @param below     what the other layers give
	 * @param shown     the result for {@code shownKeys}, or {@code below} itself when those are empty
	 * @param influence of the layer, 0 … 1; the same for {@code shown}
	 */
	public static MotionClip over(MotionClip below, KeyCurves keys, MotionClip shown, KeyCurves shownKeys,
			double influence) {
		MotionClip result = shown;
		for (int channel = 0; channel < below.channels().size(); channel++) {
			KeyCurve curve = keys.curves().get(channel);
			KeyCurve before = shownKeys.curves().get(channel);
			if (curve != before) {
				FrameRange changed = curve.difference(before, below.frameCount());
				if (!changed.isEmpty()) {
					result = result.with(channel,
							sum(below.column(channel), curve, (float) influence, shown.column(channel), changed));
				}
			}
		}
		return result;
	}

	private static SampleColumn sum(SampleColumn below, KeyCurve curve, float influence, SampleColumn shown,
			FrameRange range) {
		float[] values = new float[range.length()];
		float[] added = new float[range.length()];
		below.copy(range.start(), values, 0, values.length);
		curve.bake(range.start(), added);
		for (int i = 0; i < values.length; i++) {
			values[i] += influence * added[i];
		}
		return range.length() == below.length() ? SampleColumn.of(values) : shown.with(range.start(), values);
	}
}
