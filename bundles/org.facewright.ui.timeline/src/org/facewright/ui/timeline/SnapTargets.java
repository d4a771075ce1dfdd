package org.facewright.ui.timeline;

import java.util.Optional;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.speech.Segment;

/** Instants that a moved key likes to land on, each with a name for the hand that drags. */
final class SnapTargets {

	private static final int MAGNET = 6; // pixels

	/** An instant worth landing on. */
	record Target(int frame, String name) {
	}

	private final TimelineModel model;
	private final TimeAxis axis;

	SnapTargets(TimelineModel model, TimeAxis axis) {
		this.model = model;
		this.axis = axis;
	}

	/**
	 * The nearest within reach; phones win over markers, those over the playhead, the region's edges and other keys.
	 *
	 * @param frame  where the hand would put the key
	 * @param chosen keys being moved, which do not attract
	 */
	Optional<Target> near(double frame, KeySelection chosen) {
		if (!model.isSnapping()) {
			return Optional.empty();
		}
		double reach = MAGNET / axis.pixelsPerSecond() * model.frameRate().framesPerSecond();
		Search search = new Search(frame, reach);
		for (Segment phone : model.speech().phones()) {
			search.offer(frameOf(phone.startSeconds()), "start of /" + phone.label() + "/");
			search.offer(frameOf((phone.startSeconds() + phone.endSeconds()) / 2), "middle of /" + phone.label() + "/");
			search.offer(frameOf(phone.endSeconds()), "end of /" + phone.label() + "/");
		}
		search.close();
		for (TimelineModel.Mark mark : model.marks()) {
			search.offer(mark.frame(), "marker " + mark.label());
		}
		search.close();
		search.offer(model.playheadFrame(), "playhead");
		if (model.hasRegion()) {
			search.offer(frameOf(model.regionStart()), "start of the region");
			search.offer(frameOf(model.regionEnd()), "end of the region");
		}
		search.close();
		for (int channel = 0; channel < model.channels().size(); channel++) {
			if (model.isShown(channel)) {
				KeyCurve curve = model.keys().curves().get(channel);
				for (int key = 0; key < curve.size(); key++) {
					if (!chosen.contains(channel, curve.frame(key))) {
						search.offer(curve.frame(key), "key of " + model.channels().channel(channel).name());
					}
				}
			}
		}
		search.close();
		return search.found;
	}

	private int frameOf(double seconds) {
		return (int) Math.round(seconds * model.frameRate().framesPerSecond());
	}

	/** Keeps the nearest of a group; a group that has one ends the search. */
	private static final class Search {

		private final double wanted;
		private double reach;
		private Optional<Target> found = Optional.empty();
		private Optional<Target> best = Optional.empty();

		Search(double wanted, double reach) {
			this.wanted = wanted;
			this.reach = reach;
		}

		void offer(int frame, String name) {
			double distance = Math.abs(frame - wanted);
			if (found.isEmpty() && distance <= reach) {
				best = Optional.of(new Target(frame, name));
				reach = distance;
			}
		}

		void close() {
			if (found.isEmpty()) {
				found = best;
			}
		}
	}
}
