package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.common.JsonTree;
import org.facewright.exchange.common.LaneBuilder;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the words of WhisperX's JSON, and of Whisper's own where it was asked for times of words. */
@Component
public final class WhisperxImporter implements TrackImporter {

	private static final String KIND = "WhisperX's JSON";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("whisperx-json", "WhisperX words (JSON)",
			List.of("json"), ParameterSchema.EMPTY);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).stripLeading();
		return text.startsWith("{") && (text.contains("\"word_segments\"")
				|| text.contains("\"segments\"") && text.contains("\"start\""));
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		JsonNode root = JsonTree.read(source, KIND);
		LaneBuilder words = new LaneBuilder(source.name(), "word");
		int missing = 0;
		int list = 0;
		for (JsonNode segment : root.path("segments")) {
			missing += readWords("%s, segments[%d].words".formatted(source.name(), list++), segment.path("words"),
					words);
		}
		if (words.isEmpty()) {
			missing = readWords(source.name() + ", word_segments", root.path("word_segments"), words);
		}
		List<Problem> problems = new ArrayList<>();
		SpeechLanes lanes = new SpeechLanes(words.build(problems), List.of());
		if (lanes.isEmpty()) {
			throw new IOException("%s: no word with times in it, so there is nothing to read as %s; align it with "
					.formatted(source.name(), KIND) + "times of words");
		}
		if (missing > 0) {
			problems.add(Problem.warning("speech.not-aligned",
					"%s: %d words have no times, such as figures, and are left out".formatted(source.name(), missing),
					"add them in the speech lane"));
		}
		return new ImportResult(List.of(), lanes, problems);
	}

	/** @return how many had no times */
	private static int readWords(String list, JsonNode nodes, LaneBuilder words) throws IOException {
		int missing = 0;
		for (int i = 0; i < nodes.size(); i++) {
			JsonNode node = nodes.get(i);
			String label = node.path("word").asText("").strip();
			if (label.isEmpty()) {
				continue;
			}
			if (!node.path("start").isNumber() || !node.path("end").isNumber()) {
				missing++;
				continue;
			}
			double score = node.path("score").asDouble(node.path("probability").asDouble(1));
			words.add("%s[%d]".formatted(list, i), node.path("start").asDouble(), node.path("end").asDouble(), label,
					score);
		}
		return missing;
	}
}
