package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
import org.facewright.exchange.common.LaneBuilder;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Reads words and phones of a Praat TextGrid, long or short. As Praat does, it takes free-standing numbers, quoted
 * strings and flags and passes over all else, so that both forms are one.
 */
@Component
public final class TextGridImporter implements TrackImporter {

	static final Parameter<String> SPEAKER = Parameter.text("speaker").label("Speaker")
			.describe("Whose tiers to read where they are named 'speaker - words'; empty: the first one's");
	static final Parameter<String> WORD_TIER = Parameter.text("word-tier").label("Tier of the words")
			.describe("Name of the tier that holds the words; empty: the one called words, word, ORT or ORT-MAU");
	static final Parameter<String> PHONE_TIER = Parameter.text("phone-tier").label("Tier of the phones")
			.describe("Name of the tier that holds the phones; empty: the one called phones, phone, phonemes or MAU");

	private static final Set<String> WORDS = Set.of("words", "word", "ort", "ort-mau");
	private static final Set<String> PHONES = Set.of("phones", "phone", "phonemes", "phoneme", "segments", "mau");
	private static final ExchangeFormat FORMAT = new ExchangeFormat("textgrid", "Praat TextGrid", List.of("textgrid"),
			ParameterSchema.of(SPEAKER, WORD_TIER, PHONE_TIER, Silence.KEEP));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return text.contains("ooTextFile") && text.contains("TextGrid");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			return new Reading(source.name(), new PraatTokens(lines), values, progress).result();
		}
	}

	/** One file being read. */
	private static final class Reading {

		private final String name;
		private final PraatTokens tokens;
		private final ParameterValues values;
		private final Progress progress;
		private final LaneBuilder words;
		private final LaneBuilder phones;
		private final Set<String> speakers = new LinkedHashSet<>();
		private final List<String> others = new ArrayList<>();

		Reading(String name, PraatTokens tokens, ParameterValues values, Progress progress) {
			this.name = name;
			this.tokens = tokens;
			this.values = values;
			this.progress = progress;
			words = new LaneBuilder(name, "word");
			phones = new LaneBuilder(name, "phone");
		}

		ImportResult result() throws IOException {
			if (!tokens.text("the file type").startsWith("ooTextFile")
					|| !tokens.text("the class").equals("TextGrid")) {
				throw tokens.error("this is no TextGrid", "choose a TextGrid saved by Praat as text");
			}
			tokens.number("the start");
			tokens.number("the end");
			if (!tokens.flag("whether there are tiers")) {
				throw tokens.error("this TextGrid has no tiers", "add words or phones in Praat");
			}
			int tiers = tokens.count("the number of tiers");
			for (int tier = 0; tier < tiers; tier++) {
				readTier();
			}
			List<Problem> problems = new ArrayList<>();
			SpeechLanes lanes = new SpeechLanes(words.build(problems), phones.build(problems));
			if (lanes.isEmpty()) {
				throw new IOException("%s: no tier of words or phones in it (%s); name the tier to read".formatted(name,
						others.isEmpty() ? "those there are empty" : "there is " + Preflight.list(others)));
			}
			tellWhatIsLeftOut(problems);
			return new ImportResult(List.of(), lanes, problems);
		}

		private void tellWhatIsLeftOut(List<Problem> problems) {
			if (speakers.size() > 1) {
				problems.add(Problem.warning("textgrid.speakers",
						"%s: there are tiers of %d speakers, %s; only one is read".formatted(name, speakers.size(),
								Preflight.list(List.copyOf(speakers))),
						"name the speaker to read another one"));
			}
			if (!others.isEmpty()) {
				problems.add(Problem.info("textgrid.other-tiers",
						"%s: left out are the tiers %s".formatted(name, Preflight.list(others))));
			}
		}

		private void readTier() throws IOException {
			String kind = tokens.text("the class of a tier");
			String tier = tokens.text("the name of a tier");
			boolean points = kind.equals("TextTier");
			if (!points && !kind.equals("IntervalTier")) {
				throw tokens.error("'%s' is no class of tier".formatted(PraatTokens.shortened(kind)),
						"only IntervalTier and TextTier are known");
			}
			tokens.number("the tier's start");
			tokens.number("the tier's end");
			int count = tokens.count("the number of intervals");
			LaneBuilder lane = points ? null : lane(tier);
			if (lane == null) {
				others.add("'" + PraatTokens.shortened(tier) + "'");
			}
			for (int i = 0; i < count; i++) {
				if (i % SpeechExport.CANCEL_STEP == 0) {
					progress.checkCancelled();
				}
				double start = tokens.number("a time");
				double end = points ? start : tokens.number("an end");
				String label = tokens.text("a label").strip();
				if (lane != null && !Silence.isGap(label, values)) {
					lane.add("%s, line %d".formatted(name, tokens.line()), start, end, label, 1);
				}
			}
		}

		/** Where a tier's intervals go; null when they are not wanted. */
		private @Nullable LaneBuilder lane(String tier) {
			if (isNamed(tier, values.get(WORD_TIER))) {
				return words.isEmpty() ? words : null;
			}
			if (isNamed(tier, values.get(PHONE_TIER))) {
				return phones.isEmpty() ? phones : null;
			}
			int dash = tier.lastIndexOf(" - ");
			String kind = (dash < 0 ? tier : tier.substring(dash + 3)).strip().toLowerCase(Locale.ROOT);
			boolean isWords = WORDS.contains(kind) && values.get(WORD_TIER).isBlank();
			boolean isPhones = PHONES.contains(kind) && values.get(PHONE_TIER).isBlank();
			if (!isWords && !isPhones) {
				return null;
			}
			if (dash >= 0) {
				String speaker = tier.substring(0, dash).strip();
				speakers.add(speaker);
				String wanted = values.get(SPEAKER).isBlank()
						? speakers.iterator().next()
						: values.get(SPEAKER).strip();
				if (!speaker.equals(wanted)) {
					return null;
				}
			}
			LaneBuilder lane = isWords ? words : phones;
			return lane.isEmpty() ? lane : null;
		}

		private static boolean isNamed(String tier, String wanted) {
			return !wanted.isBlank() && tier.strip().equalsIgnoreCase(wanted.strip());
		}
	}
}
