package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands around formats, with one whose content can be seen at a glance: names, then a pose a line. */
class ExchangeCommandsTest {

	private static final class Plain implements TrackExporter, TrackImporter {

		@Override
		public ExchangeFormat format() {
			return new ExchangeFormat("plain", "Plain", List.of("txt"), ParameterSchema.EMPTY);
		}

		@Override
		public boolean accepts(String fileName, byte[] head) {
			return fileName.endsWith(".txt");
		}

		@Override
		public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
			MotionClip clip = request.tracks().getFirst().clip();
			StringBuilder text = new StringBuilder(String.join(" ", clip.channels().names())).append('\n');
			float[] pose = new float[clip.channels().size()];
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				clip.pose(frame, pose);
				for (float value : pose) {
					text.append(value).append(' ');
				}
				text.append('\n');
			}
			target.main().write(text.toString().getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
			List<String> lines;
			try (var in = source.open()) {
				lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			}
			List<String> names = List.of(lines.getFirst().split(" "));
			float[][] poses = new float[lines.size() - 1][names.size()];
			for (int frame = 0; frame < poses.length; frame++) {
				String[] cells = lines.get(frame + 1).strip().split(" ");
				for (int i = 0; i < cells.length; i++) {
					poses[frame][i] = Float.parseFloat(cells[i]);
				}
			}
			return new ImportResult(List.of(new NamedClip("face",
					MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(names), poses))), SpeechLanes.EMPTY,
					List.of());
		}
	}

	@TempDir
	Path folder;

	private final Providers providers = new Providers();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private Path percent;

	@BeforeEach
	void install() throws IOException {
		Plain plain = new Plain();
		providers.addExporter(plain);
		providers.addImporter(plain);
		percent = folder.resolve("percent.txt");
		StringBuilder text = new StringBuilder("jawOpen mouthClose\n");
		for (int frame = 0; frame < 40; frame++) {
			text.append(2 * frame).append(' ').append(frame).append('\n');
		}
		Files.writeString(percent, text);
	}

	private int run(Object... args) {
		String[] texts = new String[args.length];
		for (int i = 0; i < args.length; i++) {
			texts[i] = args[i].toString();
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
				.execute(new PrintWriter(results, true), new PrintWriter(notes, true), texts);
	}

	private String printed() {
		return out.toString(StandardCharsets.UTF_8);
	}

	@Test
	void inspectNamesWhatCanBePutRight() {
		assertThat(run("inspect", percent)).isZero();
		assertThat(printed()).contains("ARKit 52", "40 at 30 a second", "scale");
		assertThat(percent).exists();
	}

	@Test
	void exportRepairsMapsAndLimitsOnRequest() throws IOException {
		Path target = folder.resolve("out.txt");
		assertThat(run("export", percent, "--repair", "scale", "--once", "--map", "arkit-to-facs", "--range", "10..30",
				"--limits", "AU26=0..0.5", "-o", target)).isZero();
		List<String> lines = Files.readAllLines(target);
		assertThat(lines).hasSize(21);
		assertThat(lines.getFirst()).isEqualTo("AU25 AU26");
		assertThat(lines.get(1)).isEqualTo("0.1 0.2 ");
		assertThat(lines.get(20)).startsWith("0.29").endsWith(" 0.5 ");
		assertThat(printed()).contains("read back: 2 channels, 20 frames");
	}

	@Test
	void aDryRunWritesNothing() {
		Path target = folder.resolve("out.txt");
		assertThat(run("export", percent, "--dry-run", "--map", "arkit-to-vrm", "--json", "-o", target)).isZero();
		assertThat(target).doesNotExist();
		assertThat(printed()).contains("\"written\" : false", "map.approximate");
	}

	@Test
	void wrongUseIsTold() {
		assertThat(run("export", percent)).isEqualTo(ExitCode.USAGE);
		assertThat(run("export", percent, "-o", folder.resolve("x.txt"), "--repair", "everything"))
				.isEqualTo(ExitCode.USAGE);
		assertThat(run("export", percent, "-o", folder.resolve("x.txt"), "--map", "nowhere")).isEqualTo(ExitCode.USAGE);
		assertThat(run("profiles", "save", "x")).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString(StandardCharsets.UTF_8)).contains("say with -o", "there is no repair 'everything'",
				"there is no name map 'nowhere'", "say with --format");
		assertThat(folder.resolve("x.txt")).doesNotExist();
	}

	@Test
	void mapsShowsFormulas() {
		assertThat(run("maps", "arkit-to-facs")).isZero();
		assertThat(printed()).contains("= jawOpen - mouthClose, from 0 to 1");
		assertThat(run("maps")).isZero();
		assertThat(printed()).contains("metahuman-to-arkit");
	}
}
