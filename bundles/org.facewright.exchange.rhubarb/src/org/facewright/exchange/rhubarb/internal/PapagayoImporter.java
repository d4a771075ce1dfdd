package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.common.JsonTree;
import org.facewright.exchange.common.LaneBuilder;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads Papagayo's projects, the text of the first version and the JSON of the second: words and mouths of one voice.
 */
@Component
public final class PapagayoImporter implements TrackImporter {

	static final Parameter<String> VOICE = Parameter.text("voice").label("Voice")
			.describe("Name of the voice to read; empty: the first one that says something");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("papagayo", PapagayoExporter.LABEL,
			List.of("pgo", "pg2"),
			ParameterSchema.of(MouthImport.AS, MouthImport.FRAME_RATE, MouthImport.BLEND, VOICE));
	private static final String FIRST_LINE = "lipsync version 1";

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return text.startsWith(FIRST_LINE)
				|| text.contains("\"num_voices\"") || text.contains("\"sound_path\"") && text.contains("\"voices\"");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			String first = lines.next();
			if (first != null && first.startsWith(FIRST_LINE)) {
				return result(source.name(), new Text(source.name(), lines).voices(), values, progress);
			}
		}
		JsonNode root = JsonTree.read(source, "Papagayo's project");
		return result(source.name(), voices(root, source.name()), values, progress);
	}

	/** A mouth that begins at a frame. */
	private record Mouth(String where, double frame, String shape) {
	}

	/** @param last frame, included */
	private record Word(String where, String text, double first, double last, List<Mouth> mouths) {
	}

	private record Voice(String name, double rate, List<Word> words) {
	}

	private static ImportResult result(String name, List<Voice> voices, ParameterValues values, Progress progress)
			throws IOException {
		List<String> names = voices.stream().map(Voice::name).toList();
		String wanted = values.get(VOICE).strip();
		Optional<Voice> chosen = wanted.isEmpty()
				? voices.stream().filter(voice -> voice.words.stream().anyMatch(word -> !word.mouths.isEmpty()))
						.findFirst()
				: voices.stream().filter(voice -> voice.name.equals(wanted)).findFirst();
		Voice voice = chosen.orElseThrow(() -> new IOException(wanted.isEmpty()
				? "%s: no voice has a word with a mouth; break the text down in Papagayo first".formatted(name)
				: "%s: there is no voice '%s'; choose one of %s".formatted(name, wanted, Preflight.list(names))));
		if (!(voice.rate >= 1) || voice.rate > 1000) {
			throw new IOException("%s: %s frames per second can't be meant; correct them".formatted(name, voice.rate));
		}
		MouthImport cues = new MouthImport(name, values, progress);
		LaneBuilder words = new LaneBuilder(name, "word");
		for (Word word : voice.words) {
			words.add(word.where, word.first / voice.rate, Math.max(word.first, word.last + 1) / voice.rate, word.text,
					1);
			for (int i = 0; i < word.mouths.size(); i++) {
				Mouth mouth = word.mouths.get(i);
				double end = i + 1 < word.mouths.size() ? word.mouths.get(i + 1).frame : word.last + 1;
				MouthShape shape = MouthShape.ofPrestonBlair(mouth.shape).orElseThrow(() -> new IOException(
						"%s: '%s' is no mouth of Preston Blair's set; save the project with that set".formatted(
								mouth.where, mouth.shape.length() <= 40
										? mouth.shape
										: mouth.shape.substring(0, 40) + "…")));
				cues.add(mouth.where, mouth.frame / voice.rate, Math.max(mouth.frame, end) / voice.rate,
						shape.name());
			}
		}
		ImportResult read = cues.result("break the text down in Papagayo first");
		List<Problem> problems = new ArrayList<>(read.problems());
		if (voices.size() > 1) {
			problems.add(Problem.info("papagayo.voices", "%s: of its voices %s '%s' was read".formatted(name,
					Preflight.list(names), voice.name)));
		}
		return new ImportResult(read.tracks(), new SpeechLanes(words.build(problems), read.speech().phones()),
				problems);
	}

	/** The first version: a value a line, counts before what they count. */
	private static final class Text {

		private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,6})?");

		private final String name;
		private final TextLines lines;

		Text(String name, TextLines lines) {
			this.name = name;
			this.lines = lines;
		}

		List<Voice> voices() throws IOException {
			line();
			double rate = number(line());
			number(line());
			List<Voice> voices = new ArrayList<>();
			for (double voice = number(line()); voice > 0; voice--) {
				String voiceName = line();
				line();
				List<Word> words = new ArrayList<>();
				for (double phrase = number(line()); phrase > 0; phrase--) {
					readPhrase(words);
				}
				voices.add(new Voice(voiceName, rate, words));
			}
			return voices;
		}

		private void readPhrase(List<Word> words) throws IOException {
			line();
			number(line());
			number(line());
			for (double word = number(line()); word > 0; word--) {
				String[] parts = line().split("\\s+");
				if (parts.length < 4) {
					throw lines.error("a word needs its text, first and last frame and a count", "correct the line");
				}
				int last = parts.length - 1;
				String where = "%s, line %d".formatted(name, lines.lineNumber());
				List<Mouth> mouths = new ArrayList<>();
				double first = number(parts[last - 2]);
				double end = number(parts[last - 1]);
				String text = String.join(" ", List.of(parts).subList(0, last - 2));
				for (double mouth = number(parts[last]); mouth > 0; mouth--) {
					String[] change = line().split("\\s+");
					if (change.length != 2) {
						throw lines.error("this is no frame and mouth shape", "write lines such as 12 MBP");
					}
					mouths.add(new Mouth(where, number(change[0]), change[1]));
				}
				words.add(new Word(where, text, first, end, mouths));
			}
		}

		private String line() throws IOException {
			String line = lines.next();
			if (line == null) {
				throw lines.error("the file ends too early", "it is not complete, save it again");
			}
			return line.strip();
		}

		private double number(String text) throws IOException {
			if (!NUMBER.matcher(text).matches()) {
				String brief = text.length() > 40 ? text.substring(0, 40) + "…" : text;
				throw lines.error("'%s' is no number".formatted(brief), "save the project again");
			}
			return Double.parseDouble(text);
		}
	}

	private static List<Voice> voices(JsonNode root, String name) throws IOException {
		if (!root.path("voices").isArray()) {
			throw new IOException("%s: there are no voices in it, so it is no project of Papagayo; choose another file"
					.formatted(name));
		}
		double rate = root.path("fps").asDouble(24);
		List<Voice> voices = new ArrayList<>();
		for (JsonNode voice : root.path("voices")) {
			List<Word> words = new ArrayList<>();
			for (JsonNode phrase : voice.path("phrases")) {
				for (JsonNode word : phrase.path("words")) {
					String where = "%s, voices[%d], word %d".formatted(name, voices.size(), words.size());
					List<Mouth> mouths = new ArrayList<>();
					for (JsonNode mouth : word.path("phonemes")) {
						mouths.add(new Mouth(where, frame(mouth, "frame", where), mouth.path("text").asText("")));
					}
					words.add(new Word(where, word.path("text").asText(""), frame(word, "start_frame", where),
							frame(word, "end_frame", where), mouths));
				}
			}
			voices.add(new Voice(voice.path("name").asText(""), rate, words));
		}
		return voices;
	}

	private static double frame(JsonNode node, String field, String where) throws IOException {
		JsonNode frame = node.path(field);
		if (!frame.isNumber() || Math.abs(frame.asDouble()) > 1e9) {
			throw new IOException("%s: has no %s; save the project again".formatted(where, field));
		}
		return frame.asDouble();
	}
}
