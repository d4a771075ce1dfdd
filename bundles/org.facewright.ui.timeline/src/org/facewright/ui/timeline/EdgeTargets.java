package org.facewright.ui.timeline;

import org.facewright.core.speech.Segment;
import org.facewright.ui.texts.Texts;

/** Instants that a dragged edge of a word or phone likes to land on. */
final class EdgeTargets {

	private static final int MAGNET = 6; // pixels
	private static final double HOP = 0.0025; // seconds between places where the sound is looked at
	private static final double LOOK = 0.01; // seconds of sound compared before and after a place
	private static final double RISE = 2.5; // times louder counts as an onset
	private static final double AUDIBLE = 0.004;

	/** An instant and its name; the name is empty for a frame of the grid. */
	record Target(double seconds, String name) {
	}

	private final TimelineModel model;
	private final TimeAxis axis;
	private final float[] before = new float[3];
	private final float[] after = new float[3];

	EdgeTargets(TimelineModel model, TimeAxis axis) {
		this.model = model;
		this.axis = axis;
	}

	/**
	 * The nearest within reach: an edge of the other lane, a marker, the playhead or an edge of the region; else an onset
	 * of the sound; else the nearest frame.
	 *
	 * @param words whether the dragged edge is one of words, whose edges do not attract then
	 */
	Target near(double seconds, boolean words) {
		double reach = MAGNET / axis.pixelsPerSecond();
		Target best = new Target(Double.POSITIVE_INFINITY, "");
		for (Segment segment : words ? model.speech().phones() : model.speech().words()) {
			best = nearer(best, seconds, segment.startSeconds(), Texts.of("start of {0}", segment.label()));
			best = nearer(best, seconds, segment.endSeconds(), Texts.of("end of {0}", segment.label()));
		}
		for (TimelineModel.Mark mark : model.marks()) {
			best = nearer(best, seconds, model.frameRate().secondsOf(mark.frame()),
					Texts.of("marker {0}", mark.label()));
		}
		best = nearer(best, seconds, model.playhead(), Texts.of("playhead"));
		if (model.hasRegion()) {
			best = nearer(best, seconds, model.regionStart(), Texts.of("start of the region"));
			best = nearer(best, seconds, model.regionEnd(), Texts.of("end of the region"));
		}
		if (Math.abs(best.seconds() - seconds) <= reach) {
			return best;
		}
		double onset = onset(seconds, reach);
		if (!Double.isNaN(onset)) {
			return new Target(onset, Texts.of("onset of the sound"));
		}
		double rate = model.frameRate().framesPerSecond();
		return new Target(Math.round(seconds * rate) / rate, "");
	}

	private static Target nearer(Target best, double wanted, double seconds, String name) {
		return Math.abs(seconds - wanted) < Math.abs(best.seconds() - wanted) ? new Target(seconds, name) : best;
	}

	/** Where the sound becomes louder most suddenly; NaN when it does not. */
	private double onset(double seconds, double reach) {
		double steepest = RISE;
		double found = Double.NaN;
		for (double at = seconds - reach; at <= seconds + reach; at += HOP) {
			model.wave().measure(at - LOOK, at, before);
			model.wave().measure(at, at + LOOK, after);
			double rise = after[2] / Math.max(AUDIBLE / 4, before[2]);
			if (after[2] > AUDIBLE && rise > steepest) {
				steepest = rise;
				found = at;
			}
		}
		return found;
	}
}
