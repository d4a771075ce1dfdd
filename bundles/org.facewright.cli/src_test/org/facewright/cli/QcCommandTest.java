package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a line of two words, whose second M stays open, in a format of one line. */
class QcCommandTest {

	/** Files of the suffix {@code face} hold the frame from which the mouth stays open; {@code words} the phones. */
	private static final class Formula implements TrackImporter {

		@Override
		public ExchangeFormat format() {
			return new ExchangeFormat("formula", "Formula", List.of("face", "words"), ParameterSchema.EMPTY);
		}

		@Override
		public boolean accepts(String fileName, byte[] firstBytes) {
			return fileName.endsWith(".face") || fileName.endsWith(".words");
		}

		@Override
		public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
			String text;
			try (var in = source.open()) {
				text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
			}
			return text.equals("phones")
					? new ImportResult(List.of(), SPEECH, List.of())
					: new ImportResult(List.of(new NamedClip("face", face(Integer.parseInt(text)))), SpeechLanes.EMPTY,
							List.of());
		}
	}

	private static final SpeechLanes SPEECH = new SpeechLanes(List.of(), List.of(new Segment(0.5, 0.6, "M", 1),
			new Segment(0.6, 0.8, "AA1", 1), new Segment(1.5, 1.6, "M", 1), new Segment(1.6, 1.8, "AA1", 1)));

	private static MotionClip face(int openFrom) {
		float[][] poses = new float[150][Arkit.FACE.size()];
		for (int frame = 0; frame < poses.length; frame++) {
			for (int i = 0; i < poses[frame].length; i++) {
				poses[frame][i] = (float) (0.01 + 0.01 * Math.sin(0.02 * frame * (1 + 0.1 * i) + i));
			}
			double word = Math.min(Math.abs(frame - 42), Math.abs(frame - 102));
			poses[frame][Arkit.JAW_OPEN] += (float) (0.15 * (1 + Math.cos(Math.PI * Math.min(1, word / 12))));
			poses[frame][Arkit.MOUTH_CLOSE] = 0;
			if (frame >= openFrom && frame < openFrom + 12) {
				poses[frame][Arkit.JAW_OPEN] += 0.3f;
			}
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
	}

	@TempDir
	Path folder;

	private final Providers providers = new Providers();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private Path good;
	private Path bad;
	private Path words;

	@BeforeEach
	void install() throws IOException {
		providers.addImporter(new Formula());
		good = Files.writeString(folder.resolve("good.face"), "1000");
		bad = Files.writeString(folder.resolve("bad.face"), "86");
		words = Files.writeString(folder.resolve("line.words"), "phones");
	}

	private int run(Object... args) {
		out.reset();
		List<String> texts = new ArrayList<>();
		for (Object arg : args) {
			texts.add(arg.toString());
		}
		PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
		PrintStream notes = new PrintStream(err, true, StandardCharsets.UTF_8);
		Installation installation = new Installation() {
			@Override
			public String version() {
				return "test";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		};
		return new CommandTree(providers, new Terminal(results, notes, false), installation)
				.execute(new PrintWriter(results, true), new PrintWriter(notes, true), texts.toArray(String[]::new));
	}

	private String printed() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String noted() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void anErrorIsListedAndFails() {
		assertThat(run("qc", good, "--align", words, "--checks", "Q-1")).as(printed() + noted()).isZero();
		assertThat(run("qc", bad, "--align", words, "--checks", "Q-1")).isEqualTo(ExitCode.FAILED);
		assertThat(printed()).contains("error", "Q-1", "00:01.", "mm apart on M", "1 errors, 0 warnings");
	}

	@Test
	void aLimitOfOnesOwnCounts() {
		assertThat(run("qc", bad, "--align", words, "--checks", "Q-1", "--set", "Q-1.gap=30")).isZero();
		assertThat(run("qc", bad, "--align", words, "--set", "Q-1.width=30")).isEqualTo(ExitCode.USAGE);
		assertThat(run("qc", bad, "--align", words, "--checks", "Q-1", "--set", "Q-99.gap=30"))
				.isEqualTo(ExitCode.USAGE);
	}

	@Test
	void reportsAreWrittenInTheFormatOfTheirName() throws IOException {
		for (String name : List.of("r.html", "r.json", "r.xml")) {
			Path report = folder.resolve("new").resolve(name);
			assertThat(run("qc", bad, "--align", words, "-o", report)).isEqualTo(ExitCode.FAILED);
			assertThat(Files.readString(report)).contains("Q-1").startsWith(
					name.endsWith("html") ? "<!DOCTYPE" : name.endsWith("json") ? "{" : "<?xml");
		}
		assertThat(run("qc", bad, "--align", words, "-o", folder.resolve("r.txt"))).isEqualTo(ExitCode.USAGE);
		assertThat(folder.resolve("r.txt")).doesNotExist();
		assertThat(run("qc", bad, "--align", words, "--format", "junit")).isEqualTo(ExitCode.FAILED);
		assertThat(printed()).startsWith("<?xml").contains("<failure");
	}

	@Test
	void warningsFailWhenAsked() {
		assertThat(run("qc", good, "--align", words, "--checks", "Q-11", "--set", "Q-11.rest=0.0001")).isZero();
		assertThat(run("qc", good, "--align", words, "--checks", "Q-11", "--set", "Q-11.rest=0.0001", "--fail-on",
				"warning")).isEqualTo(ExitCode.FAILED);
	}

	@Test
	void withoutPhonesItSaysWhatWasLeftOut() {
		assertThat(run("qc", bad, "--checks", "Q-1")).isZero();
		assertThat(noted()).contains("give --align");
	}

	@Test
	void whatIsIgnoredStaysInTheProject() throws IOException {
		Path project = project();
		assertThat(run("qc", project, "--checks", "Q-1")).isEqualTo(ExitCode.FAILED);
		assertThat(run("qc", project, "--checks", "Q-1", "--ignore", "Q-1@92")).isEqualTo(ExitCode.USAGE);
		assertThat(run("qc", project, "--checks", "Q-1", "--ignore", "Q-1@10", "--reason", "x"))
				.isEqualTo(ExitCode.USAGE);
		assertThat(run("qc", project, "--checks", "Q-1", "--ignore", "Q-1@92", "--reason", "she sings it")).isZero();
		assertThat(run("qc", project, "--checks", "Q-1", "--json")).isZero();
		assertThat(printed()).contains("\"reason\" : \"she sings it\"");
		assertThat(run("qc", bad, "--align", words, "--ignore", "Q-1@92", "--reason", "x")).isEqualTo(ExitCode.USAGE);
		assertThat(noted()).contains("finds nothing at frame 10", "only a project keeps");
	}

	private Path project() throws IOException {
		ProjectFile file = ProjectFile.create("line", FrameRate.FPS_60);
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(face(86)));
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		layer.setName("base");
		layer.setContent(motion);
		Track track = DocumentFactory.eINSTANCE.createTrack();
		track.setName("face");
		track.setChannels(Arkit.FACE);
		track.getLayers().add(layer);
		Take take = DocumentFactory.eINSTANCE.createTake();
		take.setName("line");
		take.setLength(150);
		take.setSpeech(Stored.of(SPEECH));
		take.getTracks().add(track);
		file.project().getTakes().add(take);
		Path path = folder.resolve("line.fwz");
		file.save(path);
		return path;
	}
}
