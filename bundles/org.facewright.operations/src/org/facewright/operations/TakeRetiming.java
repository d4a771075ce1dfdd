package org.facewright.operations;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Retiming;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.core.time.TimeMap;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;

/**
 * Moved words or phones of a take with everything that follows them: the other lane, solved and hand-made curves of all
 * layers, edits of phones, influences, ranges of filters, markers. The sound stays where it is. What takes time is done by
 * {@link #of}; {@link #apply} only sets values and belongs into one step of the history.
 */
public final class TakeRetiming {

	private final TimeMap map;
	private final List<Runnable> changes;

	private TakeRetiming(TimeMap map, List<Runnable> changes) {
		this.map = map;
		this.changes = changes;
	}

	/**
	 * @param moved lanes with the labels of the take's, of which one has other boundaries; the phones decide where they
	 *              differ, else the words
	 * @throws IOException              when the take's motion can't be read
	 * @throws IllegalArgumentException with a sentence for the user when the take has no lanes or the labels differ
	 */
	public static TakeRetiming of(Take take, SpeechLanes moved, FrameRate frameRate) throws IOException {
		if (take.getSpeech() == null) {
			throw new IllegalArgumentException(
					"the take '%s' has no words or phones to move; align its transcript first"
							.formatted(take.getName()));
		}
		SpeechLanes before = take.getSpeech().load();
		boolean byPhones = !before.phones().equals(moved.phones());
		List<Segment> old = byPhones ? before.phones() : before.words();
		List<Segment> wanted = byPhones ? moved.phones() : moved.words();
		TimeMap map = Retiming.between(old, wanted, frameRate.secondsOf(take.getLength()));
		SpeechLanes lanes = byPhones
				? new SpeechLanes(Retiming.moved(before, map).words(), wanted)
				: new SpeechLanes(wanted, Retiming.moved(before, map).phones());
		List<Runnable> changes = new ArrayList<>();
		Stored<SpeechLanes> speech = Stored.of(lanes);
		changes.add(() -> take.setSpeech(speech));
		for (Track track : take.getTracks()) {
			for (Layer layer : track.getLayers()) {
				addLayer(layer, map, frameRate, changes);
			}
		}
		for (Marker marker : take.getMarkers()) {
			int start = frame(marker.getFrame(), map, frameRate);
			int end = frame(marker.getFrame() + marker.getLength(), map, frameRate);
			changes.add(() -> {
				marker.setFrame(start);
				marker.setLength(end - start);
			});
		}
		return new TakeRetiming(map, changes);
	}

	private static void addLayer(Layer layer, TimeMap map, FrameRate frameRate, List<Runnable> changes)
			throws IOException {
		if (layer.getContent() instanceof SolvedMotion solved) {
			Stored<MotionClip> clip = Stored.of(Retiming.moved(solved.getClip().load(), map));
			changes.add(() -> solved.setClip(clip));
		} else if (layer.getContent() instanceof KeyedMotion keyed) {
			Stored<KeyCurves> curves = Stored.of(Retiming.moved(keyed.getCurves().load(), map));
			changes.add(() -> keyed.setCurves(curves));
		} else if (layer.getContent() instanceof PhoneEdits phones) {
			for (PhoneEdit edit : phones.getEdits()) {
				double start = Math.max(0, map.at(edit.getStart()));
				double end = Math.max(start, map.at(edit.getEnd()));
				changes.add(() -> {
					edit.setStart(start);
					edit.setEnd(end);
				});
			}
		}
		if (layer.getInfluenceCurve() != null) {
			Stored<KeyCurves> influence = Stored.of(Retiming.moved(layer.getInfluenceCurve().load(), map));
			changes.add(() -> layer.setInfluenceCurve(influence));
		}
		for (FilterUse use : layer.getFilters()) {
			FrameRange range = use.getRange();
			if (!range.equals(FrameRange.ALL)) {
				FrameRange moved = new FrameRange(frame(range.start(), map, frameRate),
						range.end() == Integer.MAX_VALUE ? range.end() : frame(range.end(), map, frameRate));
				changes.add(() -> use.setRange(moved));
			}
		}
	}

	private static int frame(int frame, TimeMap map, FrameRate frameRate) {
		return (int) Math.max(0, Math.round(map.at(frameRate.secondsOf(frame)) * frameRate.framesPerSecond()));
	}

	/** Where every instant of the take goes. */
	public TimeMap map() {
		return map;
	}

	/** Sets the moved values. On the thread of the document, within an edit. */
	public void apply() {
		changes.forEach(Runnable::run);
	}
}
