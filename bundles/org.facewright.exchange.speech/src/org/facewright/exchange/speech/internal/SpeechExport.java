package org.facewright.exchange.speech.internal;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.core.progress.Problem;
import org.facewright.core.speech.Segment;

/** What the writers of words and phones share: the take's length, and the checks of its lanes. */
final class SpeechExport {

	/** Segments between two looks at whether the user gave up. */
	static final int CANCEL_STEP = 256;

	private SpeechExport() {
	}

	/** Length of the sound, or where there is none of the longest track; never less than the lanes need. */
	static double seconds(ExportRequest request) {
		double sound = request.audio().map(SpeechExport::seconds).orElseGet(() -> request.tracks().stream()
				.mapToDouble(track -> track.clip().durationSeconds()).max().orElse(0));
		return Math.max(sound, Math.max(end(request.speech().words()), end(request.speech().phones())));
	}

	private static double seconds(AudioReference audio) {
		return (double) audio.frameCount() / audio.sampleRate();
	}

	private static double end(List<Segment> lane) {
		return lane.isEmpty() ? 0 : lane.getLast().endSeconds();
	}

	/** A label on one line, without spaces around it. */
	static String line(String label) {
		return label.strip().replaceAll("\\s*\\R\\s*", " ");
	}

	/**
	 * An error when a lane is empty that the format needs, a warning when one is filled that it can't carry.
	 *
	 * @param format for messages
	 */
	static List<Problem> check(ExportRequest request, String format, boolean words, boolean phones) {
		List<Problem> problems = new ArrayList<>();
		boolean some = words && !request.speech().words().isEmpty() || phones && !request.speech().phones().isEmpty();
		if (!some) {
			String wanted = words && phones ? "words or phones" : words ? "words" : "phones";
			problems.add(Problem.error("speech.empty",
					"take '%s' has no %s, and %s holds nothing else".formatted(request.name(), wanted, format),
					"align a transcript first, or import a file with " + wanted));
			return problems;
		}
		if (!words && !request.speech().words().isEmpty()) {
			problems.add(Problem.warning("speech.no-words",
					"%s has no place for the %d words".formatted(format, request.speech().words().size()),
					"write a TextGrid to keep words and phones together"));
		}
		if (!phones && !request.speech().phones().isEmpty()) {
			problems.add(Problem.warning("speech.no-phones",
					"%s has no place for the %d phones".formatted(format, request.speech().phones().size()),
					"write a TextGrid to keep words and phones together"));
		}
		if (words) {
			notFinite(problems, request.speech().words(), "word");
		}
		if (phones) {
			notFinite(problems, request.speech().phones(), "phone");
		}
		return problems;
	}

	private static void notFinite(List<Problem> problems, List<Segment> lane, String what) {
		lane.stream().filter(segment -> !Double.isFinite(segment.endSeconds())).findFirst()
				.ifPresent(segment -> problems.add(Problem.error("speech.not-finite",
						"%s '%s' from %s s never ends".formatted(what, segment.label(), segment.startSeconds()),
						"correct its end in the speech lane")));
	}
}
