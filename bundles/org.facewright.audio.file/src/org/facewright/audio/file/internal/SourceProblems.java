package org.facewright.audio.file.internal;

import java.nio.file.Path;
import java.util.Locale;

import org.facewright.core.progress.Problem;

/** What may be met while a file is read that does not stop the reading. */
final class SourceProblems {

	private SourceProblems() {
	}

	static Problem cut(Path file, double missingSeconds) {
		return Problem.warning("audio.cut", String.format(Locale.ROOT,
				"%s: ends %.2f s before its header says; what is there was read", file, missingSeconds),
				"copy the file again");
	}

	static Problem nonFinite(Path file, long count) {
		String samples = count == 1 ? "sample is" : "samples are";
		return Problem.warning("audio.nonfinite",
				"%s: %d %s not a number or infinite and became 0".formatted(file, count, samples),
				"export the file again");
	}

	static Problem damaged(Path file, long packets, double firstSeconds) {
		return Problem.warning("audio.damaged", String.format(Locale.ROOT,
				"%s: %d damaged %s left out, the first at %.2f s", file, packets,
				packets == 1 ? "packet was" : "packets were", firstSeconds), "copy or export the file again");
	}

	static Problem gap(Path file, double seconds, double firstSeconds) {
		return Problem.warning("audio.gap", String.format(Locale.ROOT,
				"%s: %.2f s of sound are missing, the first at %.2f s; silence stands in for them", file, seconds,
				firstSeconds), "export the file again if the sound should be complete");
	}

	static Problem channelsChanged(Path file, double firstSeconds) {
		return Problem.warning("audio.channels-changed", String.format(Locale.ROOT,
				"%s: the number of channels changes at %.2f s; the first number was kept", file, firstSeconds),
				"export the file again with one number of channels");
	}
}
