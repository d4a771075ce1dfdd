package org.facewright.ui.speech;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.Take;
import org.facewright.operations.TakeRetiming;
import org.facewright.operations.TakeStore;
import org.facewright.operations.history.EditPreview;
import org.facewright.operations.phone.Closures;
import org.facewright.operations.phone.PhoneChannels;
import org.facewright.operations.phone.PhoneEditing;
import org.facewright.operations.phone.PhoneVerbs;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Closing;
import org.facewright.ui.timeline.LaneGate;
import org.facewright.ui.timeline.TimelineModel;

/**
 * Changes words, phones, what is asked of phones, and markers of the take that is open; every change is one step of the
 * history. Belongs to the display's thread.
 */
public final class SpeechEditing implements LaneGate {

	private final ProjectSession session;
	private @Nullable EditPreview preview;
	private SpeechLanes before = SpeechLanes.EMPTY;

	public SpeechEditing(ProjectSession session) {
		this.session = session;
	}

	private static IllegalStateException unreadable(IOException e) {
		return new IllegalStateException(e.getMessage(), e);
	}

	private Optional<Take> free() {
		return session.take().filter(take -> preview == null && !session.history().isPreviewing());
	}

	@Override
	public boolean begin(String label) {
		if (free().isEmpty() || session.speech().isEmpty()) {
			return false;
		}
		before = session.speech();
		preview = session.history().preview(label);
		return true;
	}

	@Override
	public void show(SpeechLanes lanes, boolean curves) {
		EditPreview running = preview;
		Take take = session.take().orElse(null);
		if (running == null || take == null) {
			throw new IllegalStateException("no drag has begun");
		}
		FrameRate rate = session.file().project().getFrameRate();
		boolean words = lanes.phones().equals(before.phones());
		running.update(project -> {
			if (lanes.equals(before)) {
				return;
			}
			try {
				if (curves) {
					TakeRetiming.of(take, lanes, rate).apply();
				} else {
					PhoneEditing.setSpeech(take, LaneVerbs.followed(before, lanes, words));
				}
			} catch (IOException e) {
				throw unreadable(e);
			}
		});
	}

	@Override
	public void commit() {
		EditPreview running = preview;
		if (running != null) {
			preview = null;
			running.commit();
		}
	}

	@Override
	public void cancel() {
		EditPreview running = preview;
		if (running != null) {
			preview = null;
			running.close();
		}
	}

	@Override
	public void replace(String label, SpeechLanes lanes) {
		free().ifPresent(take -> session.history().edit(label, project -> {
			try {
				PhoneEditing.setSpeech(take, lanes);
			} catch (IOException e) {
				throw unreadable(e);
			}
		}));
	}

	/** What is said in the take, as far as it is known. */
	String said() {
		return session.take().map(Take::getTranscript).orElse("");
	}

	/** Why words and phones can't be found, as a sentence; empty when they can. */
	String whyNotAligned() {
		return session.take().isEmpty()
				? Texts.of("no project is open")
				: session.take().get().getAudio() == null ? Texts.of("this take has no sound") : "";
	}

	/** Another reading of the take, and what it is a reading of. */
	void setSpeech(SpeechLanes lanes, String transcript) {
		free().ifPresent(take -> session.history().edit(Texts.of("Find words and phones"), project -> {
			try {
				PhoneEditing.setSpeech(take, lanes);
				if (!transcript.isEmpty()) {
					take.setTranscript(transcript);
				}
			} catch (IOException e) {
				throw unreadable(e);
			}
		}));
	}

	/** Lanes of a sound as those of a take that starts later in it. */
	static SpeechLanes from(SpeechLanes lanes, double start) {
		return new SpeechLanes(from(lanes.words(), start), from(lanes.phones(), start));
	}

	private static List<Segment> from(List<Segment> lane, double start) {
		return lane.stream().filter(segment -> segment.endSeconds() > start)
				.map(segment -> new Segment(Math.max(0, segment.startSeconds() - start), segment.endSeconds() - start,
						segment.label(), segment.confidence()))
				.toList();
	}

	@Override
	public void ask(Set<Integer> phones, Quality quality, double by) {
		change(label(quality, phones), phones, verbs -> switch (quality) {
			case STRENGTH -> verbs.withStrength(rounded(verbs.strength() + by));
			case LEAD -> verbs.withLead(rounded(verbs.leadSeconds() + by));
			case HOLD -> verbs.withHold(rounded(verbs.hold() + by));
			case CLOSURE -> verbs.withClosureLock(rounded(verbs.closureLock() + by));
			case BIAS -> verbs.withBias(rounded(verbs.bias() + by));
			case NEUTRAL -> PhoneVerbs.NEUTRAL;
		}, quality == Quality.CLOSURE);
	}

	/** So that steps there and back end where they began. */
	private static double rounded(double value) {
		return Math.round(value * 1e6) / 1e6;
	}

	private String label(Quality quality, Set<Integer> phones) {
		String what = what(phones);
		return switch (quality) {
			case STRENGTH -> Texts.of("Strength of {0}", what);
			case LEAD -> Texts.of("Begin of {0}", what);
			case HOLD -> Texts.of("Hold of {0}", what);
			case CLOSURE -> Texts.of("Closure of {0}", what);
			case BIAS -> Texts.of("Jaw and lips of {0}", what);
			case NEUTRAL -> Texts.of("Reset {0}", what);
		};
	}

	/** The phone, or how many. */
	String what(Set<Integer> phones) {
		return phones.size() == 1
				? "/" + session.speech().phones().get(phones.iterator().next()).label() + "/"
				: Texts.of("{0} phones", phones.size());
	}

	private void change(String label, Set<Integer> phones, UnaryOperator<PhoneVerbs> change, boolean contactOnly) {
		free().filter(take -> !isLocked(take)).ifPresent(take -> {
			Map<Integer, PhoneVerbs> asked = asked(take, phones, change, contactOnly);
			if (!asked.isEmpty()) {
				session.history().edit(label, project -> PhoneEditing.set(take, session.speech(), asked));
			}
		});
	}

	private Map<Integer, PhoneVerbs> asked(Take take, Set<Integer> phones, UnaryOperator<PhoneVerbs> change,
			boolean contactOnly) {
		Map<Integer, PhoneVerbs> present = PhoneEditing.verbs(take, session.speech());
		Map<Integer, PhoneVerbs> asked = new HashMap<>();
		for (int phone : phones) {
			String label = session.speech().phones().get(phone).label();
			boolean contact = PhoneChannels.isBilabial(label) || PhoneChannels.isLabiodental(label);
			if (!PhoneChannels.of(label).isEmpty() && (contact || !contactOnly)) {
				asked.put(phone, change.apply(present.getOrDefault(phone, PhoneVerbs.NEUTRAL)));
			}
		}
		return asked;
	}

	private static boolean isLocked(Take take) {
		return PhoneEditing.layer(TakeStore.faceOf(take)).filter(Layer::isLocked).isPresent();
	}

	/** Starts to ask something of phones, such as while a slider is dragged. @return false when it can't be done now */
	boolean beginAsking(String label) {
		if (free().filter(take -> !isLocked(take)).isEmpty()) {
			return false;
		}
		before = session.speech();
		preview = session.history().preview(label);
		return true;
	}

	/** Shows what is asked, starting from what was asked before {@link #beginAsking}. */
	void showAsked(Set<Integer> phones, UnaryOperator<PhoneVerbs> change, boolean contactOnly) {
		EditPreview running = preview;
		Take take = session.take().orElse(null);
		if (running != null && take != null) {
			running.update(project -> PhoneEditing.set(take, before, asked(take, phones, change, contactOnly)));
		}
	}

	/** What is asked of phones, in their order. */
	List<PhoneVerbs> verbs(SortedSet<Integer> phones) {
		Map<Integer, PhoneVerbs> present = session.take().map(take -> PhoneEditing.verbs(take, session.speech()))
				.orElse(Map.of());
		return phones.stream().map(phone -> present.getOrDefault(phone, PhoneVerbs.NEUTRAL)).toList();
	}

	/** Edits whose phones are gone. */
	List<PhoneEdit> unmatched() {
		return session.take().map(take -> PhoneEditing.unmatched(take, session.speech())).orElse(List.of());
	}

	/** Puts an edit on a phone. */
	void attach(PhoneEdit edit, int phone) {
		free().ifPresent(take -> session.history().edit(Texts.of("Put an edit on {0}", what(Set.of(phone))),
				project -> PhoneEditing.attach(take, edit, session.speech(), phone)));
	}

	/** Throws edits away. */
	void remove(List<PhoneEdit> edits) {
		free().ifPresent(take -> session.history().edit(
				edits.size() == 1 ? Texts.of("Delete an edit") : Texts.of("Delete {0} edits", edits.size()),
				project -> edits.forEach(PhoneEditing::remove)));
	}

	/** Other takes that have edits of phones. */
	List<Take> sources() {
		return session.takes().stream()
				.filter(take -> !session.take().equals(Optional.of(take)) && !PhoneEditing.edits(take).isEmpty())
				.toList();
	}

	/** Brings the edits of another take to the phones of this one. */
	void carry(Take from) {
		free().ifPresent(take -> session.history().edit(Texts.of("Bring phone edits from {0}", from.getName()),
				project -> {
					try {
						PhoneEditing.carry(from, take);
					} catch (IOException e) {
						throw unreadable(e);
					}
				}));
	}

	@Override
	public void addMark(TimelineModel.Mark mark) {
		free().ifPresent(take -> session.history().edit(Texts.of("Set a marker"), project -> {
			Marker marker = DocumentFactory.eINSTANCE.createMarker();
			write(mark, marker);
			take.getMarkers().add(marker);
		}));
	}

	@Override
	public void changeMark(int index, TimelineModel.Mark mark) {
		free().filter(take -> index < take.getMarkers().size()).ifPresent(take -> {
			Marker marker = take.getMarkers().get(index);
			boolean moved = marker.getFrame() != mark.frame() || marker.getLength() != mark.length();
			session.history().edit(moved
					? Texts.of("Move the marker {0}", mark.label())
					: Texts.of("Change the marker {0}", mark.label()), project -> write(mark, marker));
		});
	}

	private static void write(TimelineModel.Mark mark, Marker marker) {
		marker.setFrame(mark.frame());
		marker.setLength(mark.length());
		marker.setLabel(mark.label());
		marker.setComment(mark.comment().isEmpty() ? null : mark.comment());
	}

	@Override
	public void removeMark(int index) {
		free().filter(take -> index < take.getMarkers().size()).ifPresent(take -> session.history().edit(
				Texts.of("Delete the marker {0}", take.getMarkers().get(index).getLabel()),
				project -> take.getMarkers().remove(index)));
	}

	/** The markers of a take as the timeline shows them. */
	public static List<TimelineModel.Mark> marks(Take take) {
		return take.getMarkers().stream().map(marker -> new TimelineModel.Mark(marker.getFrame(), marker.getLength(),
				marker.getLabel(), marker.getComment() == null ? "" : marker.getComment())).toList();
	}

	/** Tells the timeline what is asked of phones, how they close, and what is felt. */
	public void annotate(TimelineModel model) {
		Take take = session.take().orElse(null);
		if (take == null) {
			model.setSpeechNotes(Map.of(), List.of(), List.of());
			return;
		}
		Map<Integer, String> asked = new HashMap<>();
		PhoneEditing.verbs(take, session.speech()).forEach((phone, verbs) -> asked.put(phone, text(verbs)));
		List<Closing> closings = new ArrayList<>();
		for (Closures.Closure closure : Closures.of(session.motion(), session.speech().phones())) {
			closings.add(new Closing(closure.phone(), Closing.State.valueOf(closure.state().name()),
					closure.gapMillimetres(), closure.seconds()));
		}
		try {
			model.setSpeechNotes(asked, closings, Feelings.of(take));
		} catch (IOException e) {
			throw unreadable(e);
		}
	}

	/** What is asked, in words. */
	static String text(PhoneVerbs verbs) {
		List<String> parts = new ArrayList<>();
		if (verbs.strength() != 1) {
			parts.add(Texts.of("strength {0} %", Math.round(100 * verbs.strength())));
		}
		if (verbs.leadSeconds() != 0) {
			long milliseconds = Math.round(1000 * Math.abs(verbs.leadSeconds()));
			parts.add(verbs.leadSeconds() > 0
					? Texts.of("{0} ms earlier", milliseconds)
					: Texts.of("{0} ms later", milliseconds));
		}
		if (verbs.hold() != 0) {
			parts.add(Texts.of("held {0} %", String.format(Locale.ROOT, "%+d", Math.round(100 * verbs.hold()))));
		}
		if (verbs.closureLock() != 0) {
			parts.add(Texts.of("closure locked {0} %", Math.round(100 * verbs.closureLock())));
		}
		if (verbs.bias() != 0) {
			parts.add(verbs.bias() > 0
					? Texts.of("{0} % to the lips", Math.round(100 * verbs.bias()))
					: Texts.of("{0} % to the jaw", Math.round(-100 * verbs.bias())));
		}
		return String.join(", ", parts);
	}

	/** Where and what an edit without a phone was. */
	static String text(PhoneEdit edit) {
		String phone = edit.getWord() == null
				? "%s /%s/ %s".formatted(edit.getBefore(), edit.getPhone(), edit.getAfter()).strip()
				: Texts.of("/{0}/ of {1}", edit.getPhone(), edit.getWord());
		return Texts.of("{0} at {1} s: {2}", phone, String.format(Locale.ROOT, "%.2f", edit.getStart()),
				text(PhoneEditing.verbs(edit)));
	}

	/** What the chosen phones are called, for a heading. */
	String title(SortedSet<Integer> phones) {
		if (phones.size() != 1) {
			return phones.isEmpty() ? "" : Texts.of("{0} phones", phones.size());
		}
		Segment phone = session.speech().phones().get(phones.first());
		int word = LaneVerbs.at(session.speech().words(), (phone.startSeconds() + phone.endSeconds()) / 2);
		return word < 0
				? "/" + phone.label() + "/"
				: Texts.of("/{0}/ of {1}", phone.label(), session.speech().words().get(word).label());
	}

	/** Whether the mouth must close for one of them. */
	boolean hasContact(SortedSet<Integer> phones) {
		return phones.stream().map(phone -> session.speech().phones().get(phone).label())
				.anyMatch(label -> PhoneChannels.isBilabial(label) || PhoneChannels.isLabiodental(label));
	}
}
