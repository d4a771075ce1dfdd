package org.facewright.operations.qc;

import java.util.List;

import org.facewright.api.qc.Edit;
import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;

/** Turns the edits of findings into values and into keys. */
public final class Fixes {

	private Fixes() {
	}

	/** The clip with the edits in it. */
	public static MotionClip apply(MotionClip clip, List<Edit> edits) {
		MotionClip result = clip;
		for (Edit edit : edits) {
			int channel = channel(clip, edit);
			result = result.with(channel, result.column(channel).with(edit.start(), edit.values().toArray()));
		}
		return result;
	}

	/**
	 * Keys of a layer that is added, so that the motion takes the wanted values: one key a frame, and one at each side
	 * that keeps the rest as it is.
	 *
	 * @param present   keys of the layer so far, for the channels of the clip
	 * @param shown     the motion with all layers, the present keys included
	 * @param influence of the layer, above 0
	 */
	public static KeyCurves keys(KeyCurves present, MotionClip shown, List<Edit> edits, double influence) {
		if (!(influence > 0)) {
			throw new IllegalArgumentException("the edit layer has no influence; raise it first");
		}
		KeyCurves result = present;
		for (Edit edit : edits) {
			int channel = channel(shown, edit);
			int keyed = present.channels().indexOf(edit.channel());
			if (keyed < 0) {
				throw new IllegalArgumentException("the edit layer has no channel '%s'".formatted(edit.channel()));
			}
			result = result.with(keyed, keys(result.curves().get(keyed), shown.column(channel), edit, influence));
		}
		return result;
	}

	private static KeyCurve keys(KeyCurve before, SampleColumn shown, Edit edit, double influence) {
		int from = Math.max(0, edit.start() - 1);
		int to = Math.min(shown.length(), edit.end() + 1);
		// A key within a curved span would bend the rest of it: the whole span gets its values as keys.
		for (int key = 0; key + 1 < before.size(); key++) {
			if (before.interpolation(key) != Interpolation.LINEAR && before.frame(key + 1) > from
					&& before.frame(key) < to) {
				from = Math.min(from, before.frame(key));
				to = Math.max(to, Math.min(shown.length(), before.frame(key + 1)));
			}
		}
		int last = before.size() - 1;
		if (last >= 0 && before.interpolation(last) != Interpolation.LINEAR && to > before.frame(last)) {
			from = Math.min(from, before.frame(last));
		}
		KeyCurve curve = before;
		for (int frame = Math.max(0, from); frame < to; frame++) {
			boolean wanted = frame >= edit.start() && frame < edit.end();
			double change = wanted ? edit.values().get(frame - edit.start()) - shown.get(frame) : 0;
			curve = curve.with(frame, (float) (before.evaluate(frame) + change / influence), Interpolation.LINEAR);
		}
		return curve;
	}

	private static int channel(MotionClip clip, Edit edit) {
		int channel = clip.channels().indexOf(edit.channel());
		if (channel < 0 || edit.start() < 0 || edit.end() > clip.frameCount()) {
			throw new IllegalArgumentException("the edit of '%s' from frame %d to %d does not fit the track"
					.formatted(edit.channel(), edit.start(), edit.end()));
		}
		return channel;
	}
}
