package org.facewright.operations.phone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.operations.EditLayer;
import org.facewright.operations.TakeStore;
import org.facewright.operations.score.PhoneClasses;
import org.jspecify.annotations.Nullable;

/**
 * Edits of phones in a project. They lie in a layer of their own, below the hand's keys, and stay with their phones:
 * when those are moved, relabelled, or found again in another reading of the line. What is not found again is kept
 * without effect, to be put on another phone or thrown away. What changes the project is to be called within an edit.
 */
public final class PhoneEditing {

	/** Name of a new layer. */
	public static final String NAME = "phone edits";

	private PhoneEditing() {
	}

	/** The layer that holds edits of phones, if there is one. */
	public static Optional<Layer> layer(Track track) {
		return track.getLayers().reversed().stream().filter(layer -> layer.getContent() instanceof PhoneEdits)
				.findFirst();
	}

	/** All edits of the take's phones, in the order they were made. */
	public static List<PhoneEdit> edits(Take take) {
		return layer(TakeStore.faceOf(take)).map(layer -> ((PhoneEdits) layer.getContent()).getEdits())
				.map(List::copyOf).orElse(List.of());
	}

	/** The edits that have their phones, by index of the phone. */
	public static Map<Integer, PhoneEdit> attached(Take take, SpeechLanes speech) {
		List<PhoneEdit> edits = edits(take).stream().filter(edit -> !edit.isDetached()).toList();
		int[] found = PhonePlan.find(edits.stream().map(PhonePlan::asked).toList(), speech.phones());
		Map<Integer, PhoneEdit> attached = new TreeMap<>();
		for (int i = 0; i < found.length; i++) {
			if (found[i] >= 0) {
				attached.put(found[i], edits.get(i));
			}
		}
		return attached;
	}

	/** The edits whose phones are gone: to be reviewed. */
	public static List<PhoneEdit> unmatched(Take take, SpeechLanes speech) {
		List<PhoneEdit> edits = new ArrayList<>(edits(take));
		edits.removeAll(attached(take, speech).values());
		return List.copyOf(edits);
	}

	/** What is asked of phones, by their index. */
	public static Map<Integer, PhoneVerbs> verbs(Take take, SpeechLanes speech) {
		Map<Integer, PhoneVerbs> verbs = new TreeMap<>();
		attached(take, speech).forEach((phone, edit) -> verbs.put(phone, verbs(edit)));
		return verbs;
	}

	/** What an edit asks; values a file may hold beyond the limits count as the limits. */
	public static PhoneVerbs verbs(PhoneEdit edit) {
		return PhoneVerbs.limited(edit.getStrength(), edit.getLead(), edit.getHold(), edit.getClosureLock(),
				edit.getBias());
	}

	/** Asks something of phones in place of what was asked of them before; neutral verbs take an edit away. */
	public static void set(Take take, SpeechLanes speech, Map<Integer, PhoneVerbs> asked) {
		Map<Integer, PhoneEdit> attached = attached(take, speech);
		asked.forEach((phone, verbs) -> {
			PhoneEdit edit = attached.get(phone);
			if (verbs.isNeutral()) {
				remove(edit);
			} else if (edit != null) {
				write(verbs, edit);
			} else {
				PhoneEdit made = DocumentFactory.eINSTANCE.createPhoneEdit();
				anchor(made, speech, phone);
				write(verbs, made);
				content(take).getEdits().add(made);
			}
		});
	}

	private static void write(PhoneVerbs verbs, PhoneEdit edit) {
		edit.setStrength(verbs.strength());
		edit.setLead(verbs.leadSeconds());
		edit.setHold(verbs.hold());
		edit.setClosureLock(verbs.closureLock());
		edit.setBias(verbs.bias());
	}

	/** Notes by what a phone is known again. */
	private static void anchor(PhoneEdit edit, SpeechLanes speech, int index) {
		List<Segment> phones = speech.phones();
		Segment phone = phones.get(index);
		String name = PhoneClasses.name(phone.label());
		int occurrence = 0;
		for (int i = 0; i < index; i++) {
			occurrence += PhoneClasses.name(phones.get(i).label()).equals(name) ? 1 : 0;
		}
		String word = PhoneAlignment.words(new SpeechLanes(speech.words(), List.of(phone)))[0];
		edit.setPhone(phone.label());
		edit.setWord(word.isEmpty() ? null : word);
		edit.setBefore(index > 0 ? phones.get(index - 1).label() : "");
		edit.setAfter(index + 1 < phones.size() ? phones.get(index + 1).label() : "");
		edit.setOccurrence(occurrence);
		edit.setStart(phone.startSeconds());
		edit.setEnd(phone.endSeconds());
		edit.setDetached(false);
	}

	/** The take's layer of phone edits, made when there is none: above the others, below the hand's keys. */
	private static PhoneEdits content(Take take) {
		Track face = TakeStore.faceOf(take);
		Optional<Layer> present = layer(face);
		if (present.isPresent()) {
			return (PhoneEdits) present.get().getContent();
		}
		PhoneEdits content = DocumentFactory.eINSTANCE.createPhoneEdits();
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		layer.setName(NAME);
		layer.setContent(content);
		int keys = EditLayer.of(face).map(face.getLayers()::indexOf).orElse(face.getLayers().size());
		face.getLayers().add(Math.max(keys, Math.min(1, face.getLayers().size())), layer);
		return content;
	}

	/** Throws an edit away. */
	public static void remove(@Nullable PhoneEdit edit) {
		if (edit != null && edit.eContainer() instanceof PhoneEdits content) {
			content.getEdits().remove(edit);
			if (content.getEdits().isEmpty() && content.eContainer() instanceof Layer layer
					&& layer.eContainer() instanceof Track track && layer.getFilters().isEmpty()) {
				track.getLayers().remove(layer);
			}
		}
	}

	/** Puts an edit on another phone, in place of what was asked of that. */
	public static void attach(Take take, PhoneEdit edit, SpeechLanes speech, int phone) {
		PhoneEdit present = attached(take, speech).get(phone);
		if (present != null && present != edit) {
			content(take).getEdits().remove(present);
		}
		anchor(edit, speech, phone);
	}

	/**
	 * Gives a take another reading of its words and phones; curves stay. Edits go along with their phones, those whose
	 * phones are gone are detached.
	 *
	 * @throws IOException when the present lanes can't be read
	 */
	public static void setSpeech(Take take, SpeechLanes speech) throws IOException {
		SpeechLanes before = TakeStore.speechOf(take);
		Map<PhoneEdit, Integer> phones = byPhone(take, before);
		int[] matches = PhoneAlignment.match(before, speech, true);
		take.setSpeech(Stored.of(speech));
		phones.forEach((edit, phone) -> {
			if (matches[phone] >= 0) {
				anchor(edit, speech, matches[phone]);
			} else {
				edit.setDetached(true);
			}
		});
	}

	/**
	 * Puts copies of a take's edits on the phones of another take of the line, in place of those it has on them.
	 *
	 * @return how many did not find their phone and are kept detached
	 * @throws IOException when the lanes can't be read
	 */
	public static int carry(Take from, Take to) throws IOException {
		SpeechLanes before = TakeStore.speechOf(from);
		SpeechLanes after = TakeStore.speechOf(to);
		Map<PhoneEdit, Integer> phones = byPhone(from, before);
		int[] matches = PhoneAlignment.match(before, after,
				from.getAudio() != null && from.getAudio() == to.getAudio());
		Map<Integer, PhoneVerbs> found = new HashMap<>();
		List<PhoneEdit> lost = new ArrayList<>();
		for (PhoneEdit edit : edits(from)) {
			Integer phone = phones.get(edit);
			if (phone != null && matches[phone] >= 0) {
				found.put(matches[phone], verbs(edit));
			} else {
				lost.add(copy(edit));
			}
		}
		set(to, after, found);
		if (!lost.isEmpty()) {
			content(to).getEdits().addAll(lost);
		}
		return lost.size();
	}

	private static PhoneEdit copy(PhoneEdit edit) {
		PhoneEdit copy = DocumentFactory.eINSTANCE.createPhoneEdit();
		copy.setPhone(edit.getPhone());
		copy.setWord(edit.getWord());
		copy.setBefore(edit.getBefore());
		copy.setAfter(edit.getAfter());
		copy.setOccurrence(edit.getOccurrence());
		copy.setStart(edit.getStart());
		copy.setEnd(edit.getEnd());
		copy.setDetached(true);
		write(verbs(edit), copy);
		return copy;
	}

	private static Map<PhoneEdit, Integer> byPhone(Take take, SpeechLanes speech) {
		Map<PhoneEdit, Integer> phones = new HashMap<>();
		attached(take, speech).forEach((phone, edit) -> phones.put(edit, phone));
		return phones;
	}
}
