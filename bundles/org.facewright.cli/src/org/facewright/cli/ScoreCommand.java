package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.facewright.api.motion.MotionException;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.core.speech.Segment;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Exchange;
import org.facewright.engine.Providers;
import org.facewright.operations.LineRequest;
import org.facewright.operations.SpeechAlignment;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.TrackFiles.Tracks;
import org.facewright.operations.score.MouthFigures;
import org.facewright.operations.score.MouthScore;
import org.facewright.operations.score.SpokenTrack;

import com.fasterxml.jackson.core.JsonGenerator;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score}: figures of a face against what is said. */
@CommandLine.Command(name = "score", description = "Measures how well a face speaks: lip closures, F and V, rounding,"
		+ " vowel height, timing, stillness. Any track of ARKit channels, of this program or another.", footer = {
				"",
				"The figures are defined in docs/quality-figures.md. Several tracks are measured together, each with"
						+ " the alignment or transcript at the same place in its list." })
final class ScoreCommand extends Command {

	@Parameters(paramLabel = "<tracks>", arity = "1..*", description = "Track files or projects.")
	List<Path> inputs = new ArrayList<>();

	@Option(names = { "-a",
			"--align" }, paramLabel = "<file>", description = "Words and phones of each track: TextGrid, .pho, WhisperX or"
					+ " Gentle JSON, or a project. A project scored brings its own.")
	List<Path> alignments = new ArrayList<>();

	@Option(names = { "-t", "--transcript" }, paramLabel = "<text file>", description = "What is said in each track;"
			+ " needs --audio.")
	List<Path> transcripts = new ArrayList<>();

	@Option(names = "--audio", paramLabel = "<recording>", description = "The recording of each track, for"
			+ " --transcript.")
	List<Path> recordings = new ArrayList<>();

	@Option(names = { "-l", "--language" }, paramLabel = "<id>", defaultValue = LineRequest.ENGLISH, description = ""
			+ "Language of the transcripts: en, de, es or zh-Latn-pinyin (${DEFAULT-VALUE}).")
	String language = LineRequest.ENGLISH;

	ScoreCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException, MotionException {
		requireAsMany("--align", alignments);
		requireAsMany("--transcript", transcripts);
		if (!transcripts.isEmpty() && recordings.size() != transcripts.size()) {
			throw usage("--transcript needs the recordings it is about: give one --audio for each");
		}
		List<SpokenTrack> spoken = new ArrayList<>();
		for (int i = 0; i < inputs.size(); i++) {
			Tracks tracks = new TrackFiles(providers).open(inputs.get(i), Optional.empty(), terminal.progress());
			terminal.problems(inputs.get(i).toString(), tracks.problems());
			List<Segment> phones = phones(i, tracks);
			Map<String, Long> unknown = SpokenTrack.unknown(phones);
			if (!unknown.isEmpty()) {
				terminal.note("%s: warning: phones that are not ARPAbet count as silence: %s".formatted(inputs.get(i),
						String.join(", ", unknown.keySet())));
			}
			spoken.add(new SpokenTrack(tracks.face(), phones));
		}
		report(MouthScore.of(spoken));
		return ExitCode.OK;
	}

	private void requireAsMany(String option, List<Path> files) {
		if (!files.isEmpty() && files.size() != inputs.size()) {
			throw usage("%d tracks and %d × %s; give one for each track, in the same order".formatted(inputs.size(),
					files.size(), option));
		}
	}

	private List<Segment> phones(int index, Tracks tracks) throws IOException, MotionException {
		if (!alignments.isEmpty()) {
			Path file = alignments.get(index);
			List<Segment> phones = TrackFiles.isProject(file)
					? new TrackFiles(providers).open(file, Optional.empty(), terminal.progress()).speech().phones()
					: new Exchange(providers).read(file, Optional.empty(), Map.of(), terminal.progress()).speech()
							.phones();
			if (phones.isEmpty()) {
				throw new IOException("%s: there are no phones in it, only words; give an alignment with phones, or a"
						.formatted(file) + " transcript with --transcript and --audio");
			}
			return phones;
		}
		if (!transcripts.isEmpty()) {
			AlignedSpeech aligned = new SpeechAlignment(providers).align(recordings.get(index), ChannelChoice.MIX,
					Optional.of(Transcripts.read(transcripts.get(index))), language, terminal.progress()).speech();
			terminal.problems(transcripts.get(index).toString(), aligned.problems());
			return aligned.lanes().phones();
		}
		if (tracks.speech().phones().isEmpty()) {
			throw usage("%s does not say which phones are spoken when; give --align or --transcript"
					.formatted(Objects.requireNonNull(inputs.get(index))));
		}
		return tracks.speech().phones();
	}

	private void report(MouthFigures figures) {
		List<List<String>> rows = List.of(row("closure recall", figures.closureRecall()),
				row("closure precision", figures.closurePrecision()), row("closure F1", figures.closureF1()),
				row("closure within 1.5 mm", figures.closureAbsolute()), row("open vowels", figures.openRate()),
				row("vowel height, rho", figures.vowelHeightRho()), row("gap correlation", figures.gapCorrelation()),
				row("rounding, AUC", figures.roundingAuc()), row("F and V, AUC", figures.labiodentalAuc()),
				row("visemes", figures.visemeAccuracy()),
				List.of("lag", "%+.0f ms".formatted(figures.lagMs())), row("silence", figures.silence()),
				row("stirring, mm", figures.stirringMm()), row("jitter", figures.jitter()),
				List.of("measured on", "%d bilabials, %d closings".formatted(figures.bilabials(),
						figures.closings())));
		terminal.table(rows);
		terminal.json(json -> {
			writeFigure(json, "closureRecall", figures.closureRecall());
			writeFigure(json, "closurePrecision", figures.closurePrecision());
			writeFigure(json, "closureF1", figures.closureF1());
			writeFigure(json, "closureAbsolute", figures.closureAbsolute());
			writeFigure(json, "openRate", figures.openRate());
			writeFigure(json, "vowelHeightRho", figures.vowelHeightRho());
			writeFigure(json, "gapCorrelation", figures.gapCorrelation());
			writeFigure(json, "roundingAuc", figures.roundingAuc());
			writeFigure(json, "labiodentalAuc", figures.labiodentalAuc());
			writeFigure(json, "visemeAccuracy", figures.visemeAccuracy());
			writeFigure(json, "lagMs", figures.lagMs());
			writeFigure(json, "silence", figures.silence());
			writeFigure(json, "stirringMm", figures.stirringMm());
			writeFigure(json, "jitter", figures.jitter());
			json.writeNumberField("bilabials", figures.bilabials());
			json.writeNumberField("closings", figures.closings());
		});
	}

	private static List<String> row(String name, double value) {
		return List.of(name, Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value));
	}

	/** JSON knows no NaN: what could not be measured is null. */
	private static void writeFigure(JsonGenerator json, String name, double value)
			throws IOException {
		if (Double.isNaN(value)) {
			json.writeNullField(name);
		} else {
			json.writeNumberField(name, value);
		}
	}
}
