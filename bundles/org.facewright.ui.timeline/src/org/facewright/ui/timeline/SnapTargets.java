package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.Arkit;
import org.facewright.core.speech.Segment;
import org.facewright.ui.texts.Texts;

/** Instants that a moved key likes to land on, each with a name for the hand that drags. */
final class SnapTargets {

	private static final int MAGNET = 6; // pixels
	private static final int VALUE_MAGNET = 4;

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
	 * The nearest within reach; phones win over words, those over markers, the playhead and the region's edges, and all
	 * over other keys.
	 *
	 * @param frame  where the hand would put the key
	 * @param chosen keys being moved, which do not attract
	 */
	Optional<Target> near(double frame, KeySelection chosen) {
		double reach = MAGNET / axis.pixelsPerSecond() * model.frameRate().framesPerSecond();
		Search search = new Search(frame, reach);
		for (Segment phone : model.speech().phones()) {
			search.offer(frameOf(phone.startSeconds()), Texts.of("start of /{0}/", phone.label()));
			search.offer(frameOf((phone.startSeconds() + phone.endSeconds()) / 2),
					Texts.of("middle of /{0}/", phone.label()));
			search.offer(frameOf(phone.endSeconds()), Texts.of("end of /{0}/", phone.label()));
		}
		search.close();
		for (Segment word : model.speech().words()) {
			search.offer(frameOf(word.startSeconds()), Texts.of("start of {0}", word.label()));
			search.offer(frameOf(word.endSeconds()), Texts.of("end of {0}", word.label()));
		}
		search.close();
		for (TimelineModel.Mark mark : model.marks()) {
			search.offer(mark.frame(), Texts.of("marker {0}", mark.label()));
		}
		search.close();
		search.offer(model.playheadFrame(), Texts.of("playhead"));
		if (model.hasRegion()) {
			search.offer(frameOf(model.regionStart()), Texts.of("start of the region"));
			search.offer(frameOf(model.regionEnd()), Texts.of("end of the region"));
		}
		search.close();
		for (int channel = 0; channel < model.channels().size(); channel++) {
			if (model.isShown(channel)) {
				KeyCurve curve = model.keys().curves().get(channel);
				for (int key = curve.firstFrom((int) Math.floor(frame - reach)); key < curve.size()
						&& curve.frame(key) <= frame + reach; key++) {
					if (!chosen.contains(channel, curve.frame(key))) {
						search.offer(curve.frame(key),
								Texts.of("key of {0}", model.channels().channel(channel).name()));
					}
				}
			}
		}
		search.close();
		return search.found;
	}

	/** A value worth landing on. */
	record Level(double value, String name) {
	}

	/**
	 * The nearest value within reach: 0, 1 and one half, the ghost, the other side of the face, and the next keys of the
	 * channel.
	 *
	 * @param value    as seen, where the hand would put the key
	 * @param perPixel change of value for one pixel
	 */
	Optional<Level> nearValue(int channel, int frame, double value, double perPixel, KeySelection chosen) {
		List<Level> levels = new ArrayList<>();
		levels.add(new Level(0, Texts.of("zero")));
		levels.add(new Level(1, Texts.of("one")));
		levels.add(new Level(0.5, Texts.of("one half")));
		model.ghost().filter(ghost -> channel < ghost.channels().size() && frame < ghost.frameCount())
				.ifPresent(ghost -> levels.add(new Level(ghost.column(channel).get(frame), Texts.of("ghost"))));
		String name = model.channels().channel(channel).name();
		Arkit.mirrored(name).map(model.channels()::indexOf).filter(other -> other >= 0)
				.ifPresent(other -> levels.add(new Level(CurvePicture.seen(model, other, frame),
						model.channels().channel(other).name())));
		KeyCurve curve = model.keys().curves().get(channel);
		int next = curve.firstFrom(frame);
		for (int key = Math.max(0, next - 2); key < Math.min(curve.size(), next + 3); key++) {
			if (!chosen.contains(channel, curve.frame(key))) {
				levels.add(new Level(CurvePicture.seen(model, channel, curve.frame(key)),
						Texts.of("key at {0}", curve.frame(key))));
			}
		}
		return levels.stream().filter(level -> Math.abs(level.value() - value) <= VALUE_MAGNET * perPixel)
				.min(Comparator.comparingDouble(level -> Math.abs(level.value() - value)));
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
