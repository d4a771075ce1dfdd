package org.facewright.operations.phone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.Take;
import org.facewright.document.stored.Stored;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.score.PhoneClasses;

/**
 * What a layer of phone edits was at one moment. Immutable; on any thread.
 *
 * @param speech of the take; none when it has no words or phones
 * @param asked  of phones that were not detached
 */
public record PhonePlan(Optional<Stored<SpeechLanes>> speech, List<Asked> asked)
		implements
			LayerPlan.Shape {

	/** Verbs and the phone they are meant for, by label and time in seconds. */
	public record Asked(String phone, double start, double end, PhoneVerbs verbs) {
	}

	/** Edges may lie this far apart, seconds, and it is still the same phone. */
	private static final double NEAR = 0.04;
	private static final double OVERLAP = 0.5;

	public PhonePlan {
		asked = List.copyOf(asked);
	}

	/** @param edits content of a layer of a track of the take */
	public static PhonePlan of(PhoneEdits edits, Take take) {
		return new PhonePlan(Optional.ofNullable(take.getSpeech()), edits.getEdits().stream()
				.filter(edit -> !edit.isDetached()).map(PhonePlan::asked).toList());
	}

	static Asked asked(PhoneEdit edit) {
		return new Asked(edit.getPhone(), edit.getStart(), edit.getEnd(), PhoneEditing.verbs(edit));
	}

	/** The motion with what is asked of its phones. @throws IOException when the phones can't be read */
	@Override
	public MotionClip of(MotionClip below) throws IOException {
		if (speech.isEmpty() || asked.isEmpty()) {
			return below;
		}
		List<Segment> phones = speech.get().load().phones();
		int[] found = find(asked, phones);
		Map<Integer, PhoneVerbs> verbs = new HashMap<>();
		for (int i = 0; i < found.length; i++) {
			if (found[i] >= 0) {
				verbs.put(found[i], asked.get(i).verbs());
			}
		}
		return PhoneMotion.apply(below, phones, verbs);
	}

	/**
	 * The phones that are meant: those of the same label that lie where they should, the nearest when there are several,
	 * and none twice.
	 *
	 * @return an index of a phone for each, -1 when it is not there
	 */
	static int[] find(List<Asked> asked, List<Segment> phones) {
		int[] found = new int[asked.size()];
		Map<Integer, Integer> taken = new HashMap<>();
		List<Integer> open = new ArrayList<>();
		for (int i = 0; i < found.length; i++) {
			found[i] = -1;
			open.add(i);
		}
		for (int i : open) {
			int phone = nearest(asked.get(i), phones);
			Integer rival = taken.get(phone);
			if (phone >= 0 && (rival == null
					|| distance(asked.get(i), phones.get(phone)) < distance(asked.get(rival), phones.get(phone)))) {
				if (rival != null) {
					found[rival] = -1;
				}
				taken.put(phone, i);
				found[i] = phone;
			}
		}
		return found;
	}

	private static int nearest(Asked asked, List<Segment> phones) {
		String name = PhoneClasses.name(asked.phone());
		int best = -1;
		for (int i = LaneVerbs.firstAfter(phones, asked.start() - NEAR); i < phones.size()
				&& phones.get(i).startSeconds() < asked.end() + NEAR; i++) {
			Segment phone = phones.get(i);
			double overlap = Math.min(asked.end(), phone.endSeconds()) - Math.max(asked.start(), phone.startSeconds());
			double shorter = Math.min(asked.end() - asked.start(), phone.durationSeconds());
			boolean there = overlap >= OVERLAP * shorter || distance(asked, phone) < NEAR;
			if (there && PhoneClasses.name(phone.label()).equals(name)
					&& (best < 0 || distance(asked, phone) < distance(asked, phones.get(best)))) {
				best = i;
			}
		}
		return best;
	}

	/** Between the middles, seconds. */
	private static double distance(Asked asked, Segment phone) {
		return Math.abs(asked.start() + asked.end() - phone.startSeconds() - phone.endSeconds()) / 2;
	}
}
