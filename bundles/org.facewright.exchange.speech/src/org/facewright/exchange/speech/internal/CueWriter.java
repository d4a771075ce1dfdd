package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.exchange.common.TextWriter;

/** What SRT and WebVTT share in writing: how words are put together into cues, and times of milliseconds. */
final class CueWriter {

	static final Parameter<Integer> WORDS_PER_CUE = Parameter.integer("words-per-cue").otherwise(1).between(1, 50)
			.unit("words").label("Words per cue").describe("Most words in one cue; 1 keeps the times of every word");
	static final Parameter<Double> PAUSE = Parameter.number("pause").otherwise(0.5).between(0, 60).unit("s")
			.label("Pause").describe("A pause of this length or longer begins a new cue");
	static final ParameterSchema SCHEMA = ParameterSchema.of(WORDS_PER_CUE, PAUSE);

	private CueWriter() {
	}

	/** The words, with those that have no text left out, as many in a cue as wanted. */
	static List<List<Segment>> cues(ExportRequest request) {
		List<List<Segment>> cues = new ArrayList<>();
		List<Segment> cue = new ArrayList<>();
		for (Segment word : request.speech().words()) {
			if (word.label().isBlank()) {
				continue;
			}
			boolean full = cue.size() == request.values().get(WORDS_PER_CUE);
			if (full || !cue.isEmpty()
					&& word.startSeconds() - cue.getLast().endSeconds() >= request.values().get(PAUSE)) {
				cues.add(cue);
				cue = new ArrayList<>();
			}
			cue.add(word);
		}
		if (!cue.isEmpty()) {
			cues.add(cue);
		}
		return cues;
	}

	/** {@code 00:00:01,250 --> 00:00:02,500} and the line's end. */
	static void times(TextWriter out, List<Segment> cue, char point) throws IOException {
		time(out, cue.getFirst().startSeconds(), point);
		out.text(" --> ");
		time(out, cue.getLast().endSeconds(), point);
		out.ascii('\n');
	}

	static void time(TextWriter out, double seconds, char point) throws IOException {
		long millis = Math.round(seconds * 1000);
		out.number(millis / 3_600_000, 2).ascii(':').number(millis / 60_000 % 60, 2).ascii(':')
				.number(millis / 1000 % 60, 2).ascii(point).number(millis % 1000, 3);
	}

	static void look(Progress progress, int cue, int cues) {
		if (cue % SpeechExport.CANCEL_STEP == 0) {
			progress.checkCancelled();
			progress.report((double) cue / cues, "writing cues");
		}
	}
}
