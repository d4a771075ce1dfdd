package org.facewright.operations.qc;

import static org.facewright.operations.qc.CurveCheck.edit;
import static org.facewright.operations.qc.CurveCheck.limit;
import static org.facewright.operations.qc.CurveCheck.towards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.qc.Edit;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;
import org.facewright.operations.qc.CurveCheck.Found;
import org.facewright.operations.score.PhoneClasses;
import org.facewright.operations.score.Statistics;

/** What the mouth owes to the sounds it makes. */
final class SpeechChecks {

	private static final Parameter<Double> GAP = limit("gap", 2, "mm",
			"Lips that are nearer than this count as closed; at rest they are 0.8 mm apart.");
	private static final Parameter<Double> HOLD = limit("hold", 35, "ms", "Shortest closure.");
	private static final Parameter<Double> RELEASE = limit("release", 60, "ms", "Longest time after the sound until"
			+ " the lips part.");
	private static final Parameter<Double> NEAR = limit("near", 4, "mm",
			"Lips that are nearer than this can make F and V.");
	private static final Parameter<Double> ROLL = limit("roll", 0.1, "",
			"mouthRollLower from which the lower lip is at the teeth.");
	private static final Parameter<Double> JAW_SHARE = limit("jaw", 0.35, "",
			"Widest jaw, as a share of the widest in the take.");
	private static final Parameter<Double> ROUND = limit("round", 0.2, "", "Least mouthPucker + mouthFunnel.");
	private static final Parameter<Double> REACH = limit("reach", 0.25, "",
			"Least jawOpen, as a share of the widest in the take.");
	private static final Parameter<Double> PEAKS = limit("peaks", 0.7, "", "Least openings of the mouth per vowel.");
	private static final Parameter<Double> STILL = limit("still", 0.3, "1/s", "Fastest lips in a pause.");
	private static final Parameter<Double> PAUSE_OPEN = limit("open", 0.1, "",
			"Widest jawOpen − mouthClose in a pause.");
	private static final Parameter<Double> REST = limit("rest", 0.05, "", "Largest weight of the lips at the ends.");
	private static final Parameter<Double> WARN = limit("warn", 45, "ms", "Offset that is worth a warning.");
	private static final Parameter<Double> FAIL = limit("fail", 90, "ms", "Offset that anyone sees.");

	private static final Set<String> SIBILANTS = Set.of("S", "Z", "SH", "CH", "ZH", "JH");
	private static final Set<String> ROUNDED = Set.of("W", "UW", "OW");

	/** Time around a pause that belongs to the speech beside it, s. */
	private static final double ANTICIPATION = 0.15;

	static final List<QualityCheck> ALL = List.of(
			new CurveCheck("Q-1", "Lips closed on P B M",
					"The lips must meet between 20 ms before a P, B or M and 10 ms"
							+ " after it. An open one is what viewers see first.",
					ParameterSchema.of(GAP), SpeechChecks::closures),
			new CurveCheck("Q-2", "Closures last and let go",
					"A closure shorter than a frame or two is not seen, and one"
							+ " that goes on into the next vowel swallows it.",
					ParameterSchema.of(GAP, HOLD, RELEASE),
					SpeechChecks::closureDurations),
			new CurveCheck("Q-3", "Lower lip at the teeth on F V", "For F and V the lower lip comes up to the upper"
					+ " teeth: the lips near each other, or the lower one rolled in.", ParameterSchema.of(NEAR, ROLL),
					SpeechChecks::labiodentals),
			new CurveCheck("Q-4", "Jaw up on sibilants", "S, Z, SH, ZH, CH and JH are made with the teeth nearly shut.",
					ParameterSchema.of(JAW_SHARE), SpeechChecks::sibilants),
			new CurveCheck("Q-5", "Lips rounded on W UW OW", "W, UW and OW need lips that come forward.",
					ParameterSchema.of(ROUND), SpeechChecks::rounding),
			new CurveCheck("Q-6", "Jaw opens on stressed vowels", "A stressed open vowel whose jaw stays up looks"
					+ " mumbled.", ParameterSchema.of(REACH), SpeechChecks::openVowels),
			new CurveCheck("Q-9", "Mouth moves with the syllables", "Over-smoothed motion has fewer openings than the"
					+ " speech has vowels.", ParameterSchema.of(PEAKS), SpeechChecks::overSmooth),
			new CurveCheck("Q-10", "Lips rest in pauses", "In a pause of more than a quarter of a second the lips are"
					+ " still and nearly closed; 150 ms at both ends belong to the speech.",
					ParameterSchema.of(STILL, PAUSE_OPEN), SpeechChecks::pauses),
			new CurveCheck("Q-11", "Mouth at rest at both ends", "A take that starts or ends with an open mouth jumps"
					+ " when it is joined to the next.", ParameterSchema.of(REST), SpeechChecks::ends),
			new CurveCheck("Q-16", "In time with the sound", "The opening of the mouth is compared with what the phones"
					+ " ask for, or with the level of the sound, at shifts of up to 250 ms.",
					ParameterSchema.of(WARN, FAIL), SpeechChecks::offset));

	private SpeechChecks() {
	}

	private static List<Segment> phones(FaceCurves face, Set<String> wanted) {
		return face.phones.stream().filter(phone -> wanted.contains(FaceCurves.name(phone))).toList();
	}

	private static FrameRange closureSpan(FaceCurves face, Segment phone) {
		return face.span(phone.startSeconds() - 0.02, phone.endSeconds() + 0.01);
	}

	/** Frames without a value count only when there are no others. */
	private static int leastAt(double[] values, FrameRange span) {
		int least = span.start();
		for (int frame = span.start(); frame < span.end(); frame++) {
			least = values[frame] < values[least] || Double.isNaN(values[least]) ? frame : least;
		}
		return least;
	}

	private static double greatest(float[] values, FrameRange span) {
		double greatest = Double.NEGATIVE_INFINITY;
		for (int frame = span.start(); frame < span.end(); frame++) {
			greatest = Math.max(greatest, values[frame]);
		}
		return greatest;
	}

	private static void closures(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (!face.has("jawOpen")) {
			return;
		}
		double[] gap = face.gap();
		double limit = values.get(GAP);
		for (Segment phone : phones(face, PhoneClasses.BILABIALS)) {
			FrameRange span = closureSpan(face, phone);
			double least = 10 * gap[leastAt(gap, span)];
			if (least > limit) {
				found.add(Severity.ERROR, span, List.of("jawOpen", "mouthClose"), Optional.of(phone), least, limit,
						"mm",
						closing(face, span, face.span(phone.startSeconds(), phone.endSeconds() - 0.01)),
						"the lips stay %.1f mm apart on %s", least, phone.label());
			}
		}
	}

	/**
	 * Values that close the lips: lips lowered or raised go back to rest, mouthClose takes up what the jaw opens; without
	 * a mouthClose the jaw itself closes.
	 */
	private static List<Edit> closing(FaceCurves face, FrameRange allowed, FrameRange inside) {
		FrameRange hold = new FrameRange(Math.max(allowed.start(), inside.start()),
				Math.max(Math.max(allowed.start(), inside.start()) + 1, Math.min(allowed.end(), inside.end())));
		int fade = Math.max(1, face.framesOf(0.04));
		List<Edit> edits = new ArrayList<>();
		for (String channel : List.of("mouthLowerDownLeft", "mouthLowerDownRight", "mouthUpperUpLeft",
				"mouthUpperUpRight", "mouthFunnel", "noseSneerLeft", "noseSneerRight", "mouthShrugUpper")) {
			if (face.has(channel) && greatest(face.column(channel), hold) > 0.01) {
				edits.add(towards(face, channel, hold, fade, 0));
			}
		}
		if (!face.has("mouthClose")) {
			edits.add(towards(face, "jawOpen", hold, fade, 0));
			return edits;
		}
		float[] jaw = face.column("jawOpen");
		float[] close = face.column("mouthClose");
		int from = Math.max(0, hold.start() - fade);
		float[] closed = new float[Math.min(face.frames, hold.end() + fade) - from];
		for (int i = 0; i < closed.length; i++) {
			int frame = from + i;
			double target = Math.max(close[frame], Math.max(0, jaw[frame]));
			closed[i] = (float) (close[frame] + CurveCheck.weight(frame, hold, fade) * (target - close[frame]));
		}
		edits.add(edit("mouthClose", from, closed));
		return edits;
	}

	private static void closureDurations(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (!face.has("jawOpen")) {
			return;
		}
		double[] gap = face.gap();
		double limit = values.get(GAP) / 10;
		List<Segment> all = face.phones;
		for (int i = 0; i < all.size(); i++) {
			Segment phone = all.get(i);
			FrameRange span = closureSpan(face, phone);
			if (!PhoneClasses.BILABIALS.contains(FaceCurves.name(phone)) || !(gap[leastAt(gap, span)] <= limit)) {
				continue;
			}
			int least = leastAt(gap, span);
			int first = least;
			while (first > 0 && gap[first - 1] <= limit) {
				first--;
			}
			int end = least + 1;
			while (end < face.frames && gap[end] <= limit) {
				end++;
			}
			double held = (end - first) / face.rate * 1000;
			// A run of n frames may have been closed for one more: half a frame is seen at each end.
			double wanted = Math.min(values.get(HOLD), phone.durationSeconds() * 1000);
			if (held + 500 / face.rate < wanted) {
				found.add(Severity.WARNING, new FrameRange(first, end), List.of("jawOpen", "mouthClose"),
						Optional.of(phone), held, wanted, "ms",
						closing(face, span, face.span(phone.startSeconds(), phone.endSeconds() - 0.01)),
						"the lips are closed for only %.0f ms on %s", held, phone.label());
			}
			double open = (end - 0.5) / face.rate;
			Optional<Segment> next = i + 1 < all.size() ? Optional.of(all.get(i + 1)) : Optional.empty();
			boolean vowel = next.isPresent() && PhoneClasses.OPEN_VOWELS.contains(FaceCurves.name(next.get()))
					&& next.get().startSeconds() - phone.endSeconds() < 0.02;
			double late = (open - phone.endSeconds()) * 1000;
			if (vowel && late > values.get(RELEASE) && end < face.frames
					&& next.isPresent() && next.get().durationSeconds() * 1000 > values.get(RELEASE)) {
				found.add(Severity.WARNING, face.span(phone.endSeconds(), open), List.of("jawOpen", "mouthClose"),
						Optional.of(phone), late, values.get(RELEASE), "ms", List.of(),
						"the lips part %.0f ms after %s", late, phone.label());
			}
		}
	}

	private static void labiodentals(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (!face.has("jawOpen")) {
			return;
		}
		double[] gap = face.gap();
		for (Segment phone : phones(face, PhoneClasses.LABIODENTALS)) {
			FrameRange span = face.span(phone.startSeconds() - 0.02, phone.endSeconds() + 0.01);
			double least = 10 * gap[leastAt(gap, span)];
			if (least > values.get(NEAR) && greatest(face.column("mouthRollLower"), span) < values.get(ROLL)) {
				int fade = Math.max(1, face.framesOf(0.04));
				FrameRange hold = face.span(phone);
				List<Edit> fix = new ArrayList<>();
				fix.add(towards(face, "jawOpen", hold, fade, Math.min(0.08, face.column("jawOpen")[hold.start()])));
				if (face.has("mouthRollLower")) {
					fix.add(towards(face, "mouthRollLower", hold, fade, 0.35));
				}
				found.add(Severity.WARNING, span, List.of("jawOpen", "mouthRollLower"), Optional.of(phone), least,
						values.get(NEAR), "mm", fix, "the lower lip stays away from the teeth on %s: %.1f mm",
						phone.label(), least);
			}
		}
	}

	private static void sibilants(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		double reach = face.reach("jawOpen");
		if (reach < 0.1) {
			return;
		}
		double limit = values.get(JAW_SHARE) * reach;
		float[] jaw = face.column("jawOpen");
		for (Segment phone : phones(face, SIBILANTS)) {
			FrameRange span = face.span(phone);
			double least = Double.POSITIVE_INFINITY;
			for (int frame = span.start(); frame < span.end(); frame++) {
				least = Math.min(least, jaw[frame]);
			}
			if (least > limit) {
				found.add(Severity.INFO, span, List.of("jawOpen"), Optional.of(phone), least, limit, "",
						List.of(towards(face, "jawOpen", span, Math.max(1, face.framesOf(0.04)), 0.8 * limit)),
						"the jaw is as far open as %.2f on %s", least, phone.label());
			}
		}
	}

	private static void rounding(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (!face.has("mouthPucker")) {
			return;
		}
		float[] pucker = face.column("mouthPucker");
		float[] funnel = face.column("mouthFunnel");
		for (Segment phone : phones(face, ROUNDED)) {
			FrameRange span = face.span(phone.startSeconds() - 0.03, phone.endSeconds() + 0.03);
			int most = span.start();
			for (int frame = span.start(); frame < span.end(); frame++) {
				most = pucker[frame] + funnel[frame] > pucker[most] + funnel[most] ? frame : most;
			}
			double round = pucker[most] + funnel[most];
			if (round < values.get(ROUND)) {
				double target = Math.max(0, pucker[most]) + 1.1 * (values.get(ROUND) - round);
				found.add(Severity.INFO, span, List.of("mouthPucker", "mouthFunnel"), Optional.of(phone), round,
						values.get(ROUND), "",
						List.of(towards(face, "mouthPucker", face.span(phone), Math.max(1, face.framesOf(0.06)),
								target)),
						"the lips are not rounded on %s: %.2f", phone.label(), round);
			}
		}
	}

	private static void openVowels(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		double reach = face.reach("jawOpen");
		boolean stressKnown = face.phones.stream().anyMatch(phone -> phone.label().endsWith("1"));
		float[] jaw = face.column("jawOpen");
		for (Segment phone : phones(face, PhoneClasses.OPEN_VOWELS)) {
			if (reach < 0.02 || phone.durationSeconds() < 0.06 || stressKnown && !phone.label().endsWith("1")) {
				continue;
			}
			FrameRange span = face.span(phone);
			double widest = greatest(jaw, span);
			double limit = values.get(REACH) * reach;
			if (widest < limit) {
				found.add(Severity.WARNING, span, List.of("jawOpen"), Optional.of(phone), widest, limit, "",
						List.of(towards(face, "jawOpen", face.span((2 * phone.startSeconds() + phone.endSeconds()) / 3,
								(phone.startSeconds() + 2 * phone.endSeconds()) / 3),
								Math.max(1, face.framesOf(phone.durationSeconds() / 3)), 1.4 * limit)),
						"the jaw hardly opens on the stressed vowel %s: %.2f", phone.label(), widest);
			}
		}
	}

	private static void overSmooth(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		long vowels = face.phones.stream().filter(phone -> PhoneClasses.OPENNESS.containsKey(FaceCurves.name(phone)))
				.count();
		if (vowels < 8 || !face.has("jawOpen")) {
			return;
		}
		double[] gap = face.gap();
		// Openings that rise and fall by a twentieth of the mouth's reach.
		double swing = 0.05 * Statistics.percentile(gap, 99);
		int peaks = 0;
		double low = gap[0];
		double high = gap[0];
		boolean rising = false;
		for (double value : gap) {
			high = Math.max(high, value);
			low = Math.min(low, value);
			if (!rising && value - low > swing) {
				rising = true;
				high = value;
			} else if (rising && high - value > swing) {
				rising = false;
				low = value;
				peaks++;
			}
		}
		double perVowel = (double) peaks / vowels;
		if (perVowel < values.get(PEAKS)) {
			found.add(Severity.WARNING, face.all(), List.of("jawOpen"), Optional.empty(), perVowel, values.get(PEAKS),
					"",
					List.of(), "the mouth opens %d times for %d vowels; take filters out or use another model", peaks,
					vowels);
		}
	}

	private static void pauses(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		for (FaceCurves.Pause pause : face.pauses(0.25)) {
			double from = pause.start() == 0 ? 0 : pause.start() + ANTICIPATION;
			double to = pause.end() >= face.frames / face.rate ? pause.end() : pause.end() - ANTICIPATION;
			if (to - from < 0.1) {
				continue;
			}
			FrameRange span = face.span(from, to);
			List<String> moving = new ArrayList<>();
			double fastest = 0;
			for (String channel : FaceCurves.LIPS) {
				float[] column = face.column(channel);
				double speed = 0;
				for (int frame = span.start() + 1; frame < span.end(); frame++) {
					speed += Math.abs(column[frame] - column[frame - 1]) * face.rate / (span.length() - 1);
				}
				if (speed > values.get(STILL)) {
					moving.add(channel);
				}
				fastest = Math.max(fastest, speed);
			}
			double open = 0;
			for (int frame = span.start(); frame < span.end(); frame++) {
				open += Math.max(0, face.column("jawOpen")[frame] - face.column("mouthClose")[frame]) / span.length();
			}
			if (!moving.isEmpty()) {
				found.add(Severity.WARNING, span, moving, Optional.empty(), fastest, values.get(STILL), "1/s",
						resting(face, span), "the lips move in a pause at %.2f/s on average", fastest);
			} else if (open > values.get(PAUSE_OPEN)) {
				found.add(Severity.WARNING, span, List.of("jawOpen"), Optional.empty(), open, values.get(PAUSE_OPEN),
						"",
						resting(face, span), "the mouth stands open in a pause: %.2f", open);
			}
		}
	}

	private static List<Edit> resting(FaceCurves face, FrameRange span) {
		return FaceCurves.LIPS.stream().filter(face::has)
				.map(channel -> towards(face, channel, span, face.framesOf(ANTICIPATION), 0)).toList();
	}

	private static void ends(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		int tenth = Math.clamp(face.framesOf(0.1), 1, face.frames);
		end(face, values, found, new FrameRange(0, tenth), "starts");
		if (face.frames > tenth) {
			end(face, values, found, new FrameRange(face.frames - tenth, face.frames), "ends");
		}
	}

	private static void end(FaceCurves face, ParameterValues values, Found found, FrameRange span, String which) {
		double open = 0;
		for (int frame = span.start(); frame < span.end(); frame++) {
			open += (Math.max(0, face.column("jawOpen")[frame] - face.column("mouthClose")[frame])) / span.length();
		}
		double limit = values.get(REST);
		if (open > limit) {
			found.add(Severity.WARNING, span, List.of("jawOpen"), Optional.empty(), open, limit, "",
					resting(face, span), "the take %s with an open mouth: %.2f", which, open);
		}
	}

	private static void offset(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		double[] sound;
		if (face.phones.size() >= 8) {
			sound = face.canonicalOpenness();
		} else if (input.levelDb().isPresent()) {
			sound = FaceCurves.doubles(input.levelDb().get().toArray());
			for (int i = 0; i < sound.length; i++) {
				sound[i] = Math.max(-60, sound[i]);
			}
		} else {
			return;
		}
		double[] gap = face.gap();
		int farthest = face.framesOf(0.25);
		int count = Math.min(gap.length, sound.length) - farthest;
		if (count < face.framesOf(1.5)) {
			return;
		}
		Shift whole = shift(gap, sound, 0, Math.min(gap.length, sound.length), farthest);
		double late = whole.frames() * 1000 / face.rate;
		if (whole.correlation() < 0.3) {
			return;
		}
		double amount = Math.abs(late);
		if (amount > values.get(WARN)) {
			boolean error = amount > values.get(FAIL);
			found.add(error ? Severity.ERROR : Severity.WARNING, face.all(), List.of(), Optional.empty(), late,
					error ? values.get(FAIL) : values.get(WARN), "ms", shifted(face, whole.frames()),
					"the mouth is %.0f ms too %s", amount, late > 0 ? "late" : "early");
		}
		int third = Math.min(gap.length, sound.length) / 3;
		if (third > 3 * farthest + face.framesOf(1.5)) {
			Shift first = shift(gap, sound, 0, third, farthest);
			Shift last = shift(gap, sound, 2 * third, third, farthest);
			double drift = (last.frames() - first.frames()) * 1000 / face.rate;
			if (Math.min(first.correlation(), last.correlation()) > 0.4 && Math.abs(drift) > 2 * values.get(WARN)) {
				found.add(Severity.WARNING, face.all(), List.of(), Optional.empty(), drift, 2 * values.get(WARN), "ms",
						List.of(), "mouth and sound drift apart by %.0f ms along the take; check the frame rate",
						drift);
			}
		}
	}

	/** @param frames how much later the first is than the second, with a fraction */
	private record Shift(double frames, double correlation) {
	}

	private static Shift shift(double[] first, double[] second, int from, int length, int farthest) {
		double[] correlations = new double[2 * farthest + 1];
		int best = farthest;
		for (int i = 0; i < correlations.length; i++) {
			int shift = i - farthest;
			correlations[i] = Statistics.correlation(first, second, from + Math.max(0, shift),
					from + Math.max(0, -shift), length - Math.abs(shift));
			best = correlations[i] > correlations[best] ? i : best;
		}
		double fraction = 0;
		if (best > 0 && best < correlations.length - 1) {
			double bend = correlations[best - 1] - 2 * correlations[best] + correlations[best + 1];
			fraction = bend < 0 ? (correlations[best - 1] - correlations[best + 1]) / (2 * bend) : 0;
		}
		return new Shift(best - farthest + fraction, correlations[best]);
	}

	/** The whole face, so many frames earlier; the ends are held. */
	private static List<Edit> shifted(FaceCurves face, double late) {
		int shift = (int) Math.round(late);
		List<Edit> edits = new ArrayList<>();
		for (String channel : face.weights()) {
			float[] column = face.column(channel);
			float[] values = new float[face.frames];
			for (int frame = 0; frame < values.length; frame++) {
				values[frame] = column[Math.clamp(frame + (long) shift, 0, values.length - 1)];
			}
			edits.add(new Edit(channel, 0, SampleColumn.of(values)));
		}
		return edits;
	}
}
