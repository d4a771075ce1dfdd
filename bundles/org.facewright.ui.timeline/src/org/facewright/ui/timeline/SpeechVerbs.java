package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.ui.texts.Texts;

/** What keys and menus do with words, phones and markers. */
final class SpeechVerbs {

	private static final double STRENGTH_STEP = 0.1;
	private static final double LEAD_STEP = 0.005;
	private static final double HOLD_STEP = 0.1;
	private static final double BIAS_STEP = 0.1;

	/** Asks for a text on the lanes. */
	interface Asking {

		/** @param seconds where on the lane, and how far it reaches */
		void ask(String lane, double from, double to, String text, String tip, Consumer<String> typed);
	}

	private final TimelineModel model;
	private final Supplier<LaneGate> gate;
	private final Consumer<Segment> play;
	private final DoubleConsumer reveal;
	private final Asking asking;

	SpeechVerbs(TimelineModel model, Supplier<LaneGate> gate, Consumer<Segment> play, DoubleConsumer reveal,
			Asking asking) {
		this.model = model;
		this.gate = gate;
		this.play = play;
		this.reveal = reveal;
		this.asking = asking;
	}

	/** @return whether the verb meant words, phones or markers, and was done */
	boolean run(Verb verb) {
		switch (verb) {
			case PHONE_BACK -> step(-1);
			case PHONE_FORWARD -> step(1);
			case PHONE_STRONGER -> ask(LaneGate.Quality.STRENGTH, STRENGTH_STEP);
			case PHONE_WEAKER -> ask(LaneGate.Quality.STRENGTH, -STRENGTH_STEP);
			case PHONE_EARLIER -> ask(LaneGate.Quality.LEAD, LEAD_STEP);
			case PHONE_LATER -> ask(LaneGate.Quality.LEAD, -LEAD_STEP);
			case PHONE_LONGER -> ask(LaneGate.Quality.HOLD, HOLD_STEP);
			case PHONE_SHORTER -> ask(LaneGate.Quality.HOLD, -HOLD_STEP);
			case PHONE_CLOSE -> ask(LaneGate.Quality.CLOSURE, 1);
			case PHONE_FREE -> ask(LaneGate.Quality.CLOSURE, -1);
			case PHONE_TO_LIPS -> ask(LaneGate.Quality.BIAS, BIAS_STEP);
			case PHONE_TO_JAW -> ask(LaneGate.Quality.BIAS, -BIAS_STEP);
			case PHONE_RESET -> ask(LaneGate.Quality.NEUTRAL, 0);
			case SAME_PHONES -> chooseSame();
			case PLAY_CHOSEN -> playChosen();
			case RENAME -> rename();
			case SPLIT -> split();
			case MERGE -> merge();
			case CLOSURE_BACK -> jumpClosure(-1);
			case CLOSURE_FORWARD -> jumpClosure(1);
			case DOUBT_BACK -> jumpDoubt(-1);
			case DOUBT_FORWARD -> jumpDoubt(1);
			case MARK -> mark();
			case MARK_TEXT -> markText(false);
			case MARK_COMMENT -> markText(true);
			case MARK_BACK -> jumpMark(-1);
			case MARK_FORWARD -> jumpMark(1);
			case MARK_DELETE -> deleteMark();
			case DELETE -> {
				return delete();
			}
			case RAISE, LOWER, NUDGE_BACK, NUDGE_FORWARD -> {
				return askInstead(verb);
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	/** The arrows mean the chosen phones while no key is chosen. */
	private boolean askInstead(Verb verb) {
		if (!model.selection().isEmpty() || model.chosenSpeech().isEmpty()) {
			return false;
		}
		return run(switch (verb) {
			case RAISE -> Verb.PHONE_STRONGER;
			case LOWER -> Verb.PHONE_WEAKER;
			case NUDGE_BACK -> Verb.PHONE_EARLIER;
			default -> Verb.PHONE_LATER;
		});
	}

	private void ask(LaneGate.Quality quality, double by) {
		Set<Integer> phones = model.chosenSpeech().phones(model.speech());
		if (!phones.isEmpty()) {
			gate.get().ask(phones, quality, by);
		}
	}

	/** To the next segment of the lane that is chosen, else of the phones. */
	void step(int direction) {
		boolean words = model.chosenSpeech().isEmpty()
				? model.speech().phones().isEmpty()
				: model.chosenSpeech().words();
		List<Segment> lane = LaneVerbs.lane(model.speech(), words);
		int index;
		if (model.chosenSpeech().isEmpty()) {
			double now = model.playhead();
			index = direction > 0 ? LaneVerbs.firstAfter(lane, now) : LaneVerbs.firstAfter(lane, now - 1e-6) - 1;
			while (index >= 0 && index < lane.size() && (direction > 0
					? lane.get(index).startSeconds() <= now + 1e-6
					: lane.get(index).startSeconds() >= now - 1e-6)) {
				index += direction;
			}
		} else {
			index = model.chosenSpeech().active() + direction;
		}
		while (index >= 0 && index < lane.size() && lane.get(index).label().isEmpty()) {
			index += direction;
		}
		if (index >= 0 && index < lane.size()) {
			go(words, index);
		}
	}

	private void go(boolean words, int index) {
		double start = LaneVerbs.lane(model.speech(), words).get(index).startSeconds();
		model.chooseSpeech(SpeechSelection.of(words, index));
		model.setPlayhead(start);
		reveal.accept(start);
	}

	/** Every phone or word that is labelled like one of the chosen ones. */
	void chooseSame() {
		boolean words = model.chosenSpeech().words();
		List<Segment> lane = LaneVerbs.lane(model.speech(), words);
		Set<String> labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		model.chosenSpeech().indices().forEach(index -> labels.add(lane.get(index).label()));
		List<Integer> same = new ArrayList<>();
		for (int i = 0; i < lane.size(); i++) {
			if (labels.contains(lane.get(i).label())) {
				same.add(i);
			}
		}
		if (!same.isEmpty()) {
			model.chooseSpeech(new SpeechSelection(words, same, model.chosenSpeech().active()));
		}
	}

	private void playChosen() {
		SpeechSelection chosen = model.chosenSpeech();
		List<Segment> lane = LaneVerbs.lane(model.speech(), chosen.words());
		if (!chosen.isEmpty()) {
			Segment first = lane.get(chosen.indices().getFirst());
			Segment last = lane.get(chosen.indices().getLast());
			play.accept(new Segment(first.startSeconds(), last.endSeconds(), first.label(), 1));
		}
	}

	private void rename() {
		SpeechSelection chosen = model.chosenSpeech();
		if (chosen.isEmpty()) {
			if (model.chosenMark() >= 0) {
				markText(false);
			}
			return;
		}
		int index = chosen.active();
		Segment segment = LaneVerbs.lane(model.speech(), chosen.words()).get(index);
		SpeechLanes before = model.speech();
		asking.ask(chosen.words() ? Texts.of("Words") : Texts.of("Phones"), segment.startSeconds(),
				segment.endSeconds(), segment.label(), Texts.of("New label; Enter takes it"),
				typed -> gate.get().replace(Texts.of("Rename {0} to {1}", segment.label(), typed),
						LaneVerbs.rename(before, chosen.words(), index, typed)));
	}

	/** At the playhead when that is inside, else in the middle. */
	private void split() {
		SpeechSelection chosen = model.chosenSpeech();
		if (chosen.isEmpty()) {
			return;
		}
		Segment segment = LaneVerbs.lane(model.speech(), chosen.words()).get(chosen.active());
		double at = model.playhead();
		boolean inside = at >= segment.startSeconds() + LaneVerbs.SHORTEST
				&& at <= segment.endSeconds() - LaneVerbs.SHORTEST;
		if (segment.durationSeconds() >= 2 * LaneVerbs.SHORTEST) {
			gate.get().replace(Texts.of("Split {0}", segment.label()), LaneVerbs.split(model.speech(), chosen.words(),
					chosen.active(), inside ? at : (segment.startSeconds() + segment.endSeconds()) / 2));
		}
	}

	/** All chosen from the first to the last; a single one with the next. */
	private void merge() {
		SpeechSelection chosen = model.chosenSpeech();
		List<Segment> lane = LaneVerbs.lane(model.speech(), chosen.words());
		if (chosen.isEmpty()) {
			return;
		}
		int first = chosen.indices().getFirst();
		int last = Math.max(chosen.indices().getLast(), first + 1);
		if (last < lane.size()) {
			gate.get().replace(Texts.of("Merge {0} and {1}", lane.get(first).label(), lane.get(last).label()),
					LaneVerbs.merge(model.speech(), chosen.words(), first, last));
			model.chooseSpeech(SpeechSelection.of(chosen.words(), first));
		}
	}

	/** @return false when keys are meant */
	private boolean delete() {
		SpeechSelection chosen = model.chosenSpeech();
		if (!model.selection().isEmpty()) {
			return false;
		}
		if (!chosen.isEmpty()) {
			String what = chosen.indices().size() == 1
					? Texts.of("Delete {0}",
							LaneVerbs.lane(model.speech(), chosen.words()).get(chosen.active()).label())
					: chosen.words()
							? Texts.of("Delete {0} words", chosen.indices().size())
							: Texts.of("Delete {0} phones", chosen.indices().size());
			SpeechLanes left = LaneVerbs.delete(model.speech(), chosen.words(), Set.copyOf(chosen.indices()));
			model.chooseSpeech(SpeechSelection.NONE);
			gate.get().replace(what, left);
			return true;
		}
		if (model.chosenMark() >= 0) {
			deleteMark();
			return true;
		}
		return false;
	}

	/** To the next P B M F V that does not close well. */
	private void jumpClosure(int direction) {
		double now = model.playhead();
		Closing best = null;
		for (Closing closing : model.closings()) {
			boolean ahead = direction > 0 ? closing.seconds() > now + 1e-6 : closing.seconds() < now - 1e-6;
			if (closing.state() != Closing.State.CLOSED && ahead
					&& (best == null || Math.abs(closing.seconds() - now) < Math.abs(best.seconds() - now))) {
				best = closing;
			}
		}
		if (best != null && best.phone() < model.speech().phones().size()) {
			model.chooseSpeech(SpeechSelection.of(false, best.phone()));
			model.setPlayhead(best.seconds());
			reveal.accept(best.seconds());
		}
	}

	private void jumpDoubt(int direction) {
		boolean words = ConfidenceLane.words(model);
		List<Segment> lane = LaneVerbs.lane(model.speech(), words);
		double now = model.playhead();
		int best = -1;
		for (int i = 0; i < lane.size(); i++) {
			double start = lane.get(i).startSeconds();
			boolean ahead = direction > 0 ? start > now + 1e-6 : start < now - 1e-6;
			if (ahead && !lane.get(i).label().isEmpty() && lane.get(i).confidence() < ConfidenceLane.DOUBTFUL
					&& (best < 0 || Math.abs(start - now) < Math.abs(lane.get(best).startSeconds() - now))) {
				best = i;
			}
		}
		if (best >= 0) {
			go(words, best);
		}
	}

	/** At the playhead, or over the region when the playhead lies in it; its label is asked for at once. */
	private void mark() {
		int frame = model.playheadFrame();
		int length = 0;
		if (model.hasRegion() && model.playhead() >= model.regionStart() - 1e-6
				&& model.playhead() <= model.regionEnd() + 1e-6) {
			double rate = model.frameRate().framesPerSecond();
			frame = (int) Math.round(model.regionStart() * rate);
			length = (int) Math.round(model.regionEnd() * rate) - frame;
		}
		TimelineModel.Mark mark = new TimelineModel.Mark(frame, length,
				Texts.of("Marker {0}", model.marks().size() + 1));
		gate.get().addMark(mark);
		model.chooseMark(model.marks().lastIndexOf(mark));
	}

	private void markText(boolean comment) {
		int index = markMeant();
		if (index < 0) {
			return;
		}
		TimelineModel.Mark mark = model.marks().get(index);
		double from = model.frameRate().secondsOf(mark.frame());
		asking.ask(Texts.of("Time"), from, from, comment ? mark.comment() : mark.label(),
				comment ? Texts.of("Comment of the marker") : Texts.of("Name of the marker"),
				typed -> gate.get().changeMark(index, comment
						? new TimelineModel.Mark(mark.frame(), mark.length(), mark.label(), typed)
						: new TimelineModel.Mark(mark.frame(), mark.length(), typed, mark.comment())));
	}

	/** The chosen marker, else the one at the playhead. */
	private int markMeant() {
		if (model.chosenMark() >= 0) {
			return model.chosenMark();
		}
		for (int i = 0; i < model.marks().size(); i++) {
			if (model.marks().get(i).frame() == model.playheadFrame()) {
				return i;
			}
		}
		return -1;
	}

	private void deleteMark() {
		int index = markMeant();
		if (index >= 0) {
			model.chooseMark(-1);
			gate.get().removeMark(index);
		}
	}

	private void jumpMark(int direction) {
		int now = model.playheadFrame();
		int best = -1;
		for (int i = 0; i < model.marks().size(); i++) {
			int frame = model.marks().get(i).frame();
			boolean ahead = direction > 0 ? frame > now : frame < now;
			if (ahead && (best < 0 || Math.abs(frame - now) < Math.abs(model.marks().get(best).frame() - now))) {
				best = i;
			}
		}
		if (best >= 0) {
			model.chooseMark(best);
			model.setPlayhead(model.frameRate().secondsOf(model.marks().get(best).frame()));
			reveal.accept(model.playhead());
		}
	}

	/** What a menu over words or phones offers. */
	void offer(boolean words, BiConsumer<Verb, String> item, Runnable separator) {
		SpeechSelection chosen = model.chosenSpeech();
		if (chosen.isEmpty()) {
			return;
		}
		String label = LaneVerbs.lane(model.speech(), chosen.words()).get(chosen.active()).label();
		item.accept(Verb.PLAY_CHOSEN, Verb.PLAY_CHOSEN.label());
		item.accept(Verb.SAME_PHONES, Texts.of("Choose all {0}", words ? label : "/" + label + "/"));
		separator.run();
		item.accept(Verb.RENAME, Verb.RENAME.label());
		item.accept(Verb.SPLIT, Verb.SPLIT.label());
		item.accept(Verb.MERGE, Verb.MERGE.label());
		item.accept(Verb.DELETE, Texts.of("Delete {0}", label));
		separator.run();
		for (Verb verb : List.of(Verb.PHONE_STRONGER, Verb.PHONE_WEAKER, Verb.PHONE_EARLIER, Verb.PHONE_LATER,
				Verb.PHONE_LONGER, Verb.PHONE_SHORTER, Verb.PHONE_CLOSE, Verb.PHONE_FREE, Verb.PHONE_TO_LIPS,
				Verb.PHONE_TO_JAW, Verb.PHONE_RESET)) {
			item.accept(verb, verb.label());
		}
	}
}
