package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

/** Reads words and phones as Gentle aligned them; its phones become ARPAbet, {@code ah_I} is AH. */
@Component
public final class GentleImporter implements TrackImporter {

	private static final String KIND = "Gentle's JSON";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("gentle-json", "Gentle alignment (JSON)",
			List.of("json"), ParameterSchema.of(Silence.KEEP));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).stripLeading();
		return text.startsWith("{") && (text.contains("\"alignedWord\"")
				|| text.contains("\"transcript\"") && (text.contains("\"words\"") || text.length() > 3000));
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		JsonNode list = JsonTree.read(source, KIND).path("words");
		LaneBuilder words = new LaneBuilder(source.name(), "word");
		LaneBuilder phones = new LaneBuilder(source.name(), "phone");
		int missing = 0;
		for (int i = 0; i < list.size(); i++) {
			JsonNode word = list.get(i);
			String where = "%s, words[%d]".formatted(source.name(), i);
			JsonNode start = word.path("start");
			JsonNode end = word.path("end");
			String label = word.path("word").asText("").strip();
			if (!start.isNumber() || !end.isNumber()) {
				missing++;
				continue;
			}
			if (!label.isEmpty()) {
				words.add(where, start.asDouble(), end.asDouble(), label, 1);
			}
			readPhones(where, start.asDouble(), word.path("phones"), values, phones);
		}
		List<Problem> problems = new ArrayList<>();
		SpeechLanes lanes = new SpeechLanes(words.build(problems), phones.build(problems));
		if (lanes.isEmpty()) {
			throw new IOException("%s: no aligned word in it, so there is nothing to read as %s; align it again"
					.formatted(source.name(), KIND));
		}
		if (missing > 0) {
			problems.add(Problem.warning("speech.not-aligned",
					"%s: %d words were not found in the sound and are left out".formatted(source.name(), missing),
					"compare the transcript with what is said"));
		}
		return new ImportResult(List.of(), lanes, problems);
	}

	/** Phones follow each other from the word's start; only their durations are written. */
	private static void readPhones(String where, double start, JsonNode list, ParameterValues values,
			LaneBuilder phones) throws IOException {
		double at = start;
		for (int i = 0; i < list.size(); i++) {
			JsonNode duration = list.get(i).path("duration");
			if (!duration.isNumber()) {
				throw new IOException("%s.phones[%d]: has no duration; align it again".formatted(where, i));
			}
			String phone = list.get(i).path("phone").asText("").strip();
			double next = at + duration.asDouble();
			if (!Silence.isGap(symbol(phone), values)) {
				phones.add(where, at, next, symbol(phone), 1);
			}
			at = next;
		}
	}

	private static String symbol(String phone) {
		int place = phone.indexOf('_');
		return (place > 0 ? phone.substring(0, place) : phone).toUpperCase(Locale.ROOT);
	}
}
