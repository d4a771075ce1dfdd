package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;

/** From a take to mouth cues, the same for every format that carries them. */
final class MouthExport {

	static final Parameter<String> FROM = Parameter.choice("from", "auto", "phones", "curves").label("From")
			.describe(
					"What decides the mouth: the phones of the speech lane or the face's curves; auto takes the phones "
							+ "where there are any");
	static final Parameter<Integer> HOLD = Parameter.integer("minimum-hold").otherwise(60).between(10, 1000).unit("ms")
			.label("Minimum hold").describe("Least time that a mouth stays; what is shorter goes to what fits best");
	static final Parameter<String> EXTENDED = Parameter.text("extended-shapes").otherwise("GHX")
			.label("Extended shapes")
			.describe("Which of G, H and X the drawings have; A is shown instead of G and X, C instead of H");

	/** Hundredths of a second: four hours. */
	private static final long LONGEST = 4 * 3600 * 100;

	/** Hundredths: lips that meet for less in the middle of speech say P, B or M; captured faces hardly press them. */
	private static final int PAUSE = 25;

	private MouthExport() {
	}

	private static boolean fromPhones(ExportRequest request) {
		String from = request.values().get(FROM);
		return from.equals("phones") || from.equals("auto") && !request.speech().phones().isEmpty();
	}

	private static MotionClip face(ExportRequest request) {
		return request.tracks().getFirst().clip();
	}

	private static long length(ExportRequest request) {
		double sound = request.audio().map(audio -> (double) audio.frameCount() / audio.sampleRate())
				.orElseGet(() -> face(request).durationSeconds());
		List<Segment> phones = request.speech().phones();
		double lane = phones.isEmpty() || !fromPhones(request) ? 0 : phones.getLast().endSeconds();
		return Math.round(Math.max(sound, lane) * 100);
	}

	static List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(Preflight.notFinite(request));
		if (length(request) > LONGEST) {
			problems.add(Problem.error("rhubarb.too-long",
					"take '%s' is longer than four hours".formatted(request.name()), "export it in parts"));
		}
		if (!request.values().get(EXTENDED).strip().toUpperCase(Locale.ROOT).matches("[GHX]*")) {
			problems.add(Problem.error("rhubarb.extended-shapes",
					"'%s' are no extended shapes".formatted(request.values().get(EXTENDED)),
					"write some of G, H and X"));
		}
		if (fromPhones(request)) {
			checkPhones(request, problems);
		} else if (face(request).channels().indexOf("jawOpen") < 0) {
			problems.add(Problem.error("rhubarb.no-mouth",
					"track '%s' has no jawOpen, so its mouth can't be told".formatted(
							request.tracks().getFirst().name()),
					"export a face with ARKit's channels, or align a transcript and export from phones"));
		}
		problems.add(Problem.info("rhubarb.nine-shapes",
				"nine mouth shapes are written; eyes, brows, head and all degrees between the shapes are not"));
		return problems;
	}

	private static void checkPhones(ExportRequest request, List<Problem> problems) {
		if (request.speech().phones().isEmpty()) {
			problems.add(Problem.error("rhubarb.no-phones", "take '%s' has no phones".formatted(request.name()),
					"align a transcript first, or export from the curves"));
		}
		Set<String> unknown = new LinkedHashSet<>();
		request.speech().phones().stream().filter(phone -> MouthShape.ofPhone(phone.label()).isEmpty())
				.forEach(phone -> unknown.add(phone.label()));
		if (!unknown.isEmpty()) {
			problems.add(Problem.warning("rhubarb.unknown-phones",
					"no mouth is known for the phones %s; they get B".formatted(Preflight.list(List.copyOf(unknown))),
					"use ARPAbet in the phone lane, or export from the curves"));
		}
	}

	/** The cues, from 0 to the end; one of no length when there is no time. */
	static List<MouthCue> cues(ExportRequest request, Progress progress) {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		int length = (int) length(request);
		MotionClip clip = face(request);
		if (length == 0 || !fromPhones(request) && clip.frameCount() == 0) {
			return List.of(new MouthCue(0, length, drawn(MouthShape.X, request)));
		}
		float[][] costs = fromPhones(request)
				? ShapeCosts.ofPhones(request, length)
				: ShapeCosts.ofCurves(clip, length);
		progress.report(0.3, "choosing mouth shapes");
		List<MouthCue> cues = new ArrayList<>();
		for (MouthCue cue : ShapeTrack.cut(costs, Math.round(request.values().get(HOLD) / 10f), progress)) {
			boolean closure = !fromPhones(request) && cue.shape() == MouthShape.X && cue.start() > 0
					&& cue.end() < length
					&& cue.end() - cue.start() < PAUSE;
			MouthShape shape = closure ? MouthShape.A : drawn(cue.shape(), request);
			if (!cues.isEmpty() && cues.getLast().shape() == shape) {
				cues.set(cues.size() - 1, new MouthCue(cues.getLast().start(), cue.end(), shape));
			} else {
				cues.add(new MouthCue(cue.start(), cue.end(), shape));
			}
		}
		return cues;
	}

	/** The shape itself where the drawings have it, otherwise the basic one. */
	static MouthShape drawn(MouthShape shape, ExportRequest request) {
		boolean has = request.values().get(EXTENDED).toUpperCase(Locale.ROOT).contains(shape.name());
		return shape.isExtended() && !has ? shape.basic() : shape;
	}

	/** Seconds with two decimals. */
	static void time(TextWriter out, long hundredths) throws IOException {
		out.number(hundredths / 100).ascii('.').number(hundredths % 100, 2);
	}

	/** Name of the sound, empty when there is none. */
	static String sound(ExportRequest request) {
		return request.audio().map(audio -> audio.name()).orElse("");
	}
}
