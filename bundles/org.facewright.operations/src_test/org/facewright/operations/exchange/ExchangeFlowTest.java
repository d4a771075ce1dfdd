package org.facewright.operations.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.exchange.common.ConventionDoctor.Repair;
import org.facewright.operations.TrackFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through the doctor, maps and profiles, with a format whose content can be seen at a glance. */
class ExchangeFlowTest {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("plain", "Plain", List.of("txt"),
			ParameterSchema.EMPTY);

	/** Names in the first line, the rate in the second, then a pose a line. */
	private static final class Plain implements TrackExporter, TrackImporter {

		@Override
		public ExchangeFormat format() {
			return FORMAT;
		}

		@Override
		public boolean accepts(String fileName, byte[] head) {
			return fileName.endsWith(".txt");
		}

		@Override
		public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
			MotionClip clip = request.tracks().getFirst().clip();
			StringBuilder text = new StringBuilder(String.join(" ", clip.channels().names())).append('\n')
					.append(clip.frameRate()).append('\n');
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
			float[][] poses = new float[lines.size() - 2][names.size()];
			for (int frame = 0; frame < poses.length; frame++) {
				String[] cells = lines.get(frame + 2).strip().split(" ");
				for (int i = 0; i < cells.length; i++) {
					poses[frame][i] = Float.parseFloat(cells[i]);
				}
			}
			return new ImportResult(List.of(new NamedClip("face", MotionClip.ofPoses(FrameRate.parse(lines.get(1)),
					ChannelSet.weights(names), poses))), SpeechLanes.EMPTY, List.of());
		}
	}

	@TempDir
	Path folder;

	private final Providers providers = new Providers();
	private TrackImport importing;
	private ProfileExport exporting;

	@BeforeEach
	void install() {
		Plain plain = new Plain();
		providers.addExporter(plain);
		providers.addImporter(plain);
		UserFolders folders = new UserFolders(folder.resolve("data"), folder.resolve("studio"));
		importing = new TrackImport(providers, folders);
		exporting = new ProfileExport(providers, folders);
	}

	private Path file(String name, String names, float factor) throws IOException {
		StringBuilder text = new StringBuilder(names).append("\n30\n");
		int width = names.split(" ").length;
		for (int frame = 0; frame < 90; frame++) {
			for (int i = 0; i < width; i++) {
				text.append(factor * (float) (0.5 + 0.4 * Math.sin(frame * 0.3 + i))).append(' ');
			}
			text.append('\n');
		}
		Path file = folder.resolve(name);
		Files.writeString(file, text);
		return file;
	}

	private TrackFiles.Tracks taken(Path file, Optional<String> repairs) throws IOException {
		TrackImport.Choice choice = new TrackImport.Choice(Optional.empty(), Map.of(),
				repairs.map(TrackImport.Choice::repairs), "", true);
		return importing.take(importing.examine(file, choice, Progress.NONE), choice);
	}

	private static float peak(TrackFiles.Tracks tracks) {
		return tracks.face().column(0).extremes(0, tracks.face().frameCount()).max();
	}

	@Test
	void reportsBeforeItRepairsAnything() throws IOException {
		TrackFiles.Tracks tracks = taken(file("a.txt", "jawOpen mouthClose", 100), Optional.empty());
		assertThat(peak(tracks)).isGreaterThan(80);
		assertThat(tracks.problems()).extracting(Problem::code).containsExactly("convention.scale");
		assertThat(folder.resolve("data")).doesNotExist();
	}

	@Test
	void remembersTheAnswerForFilesOfTheSameKind() throws IOException {
		assertThat(peak(taken(file("a.txt", "jawOpen mouthClose", 100), Optional.of("all")))).isLessThan(1);
		TrackFiles.Tracks next = taken(file("b.txt", "jawOpen mouthClose", 100), Optional.empty());
		assertThat(peak(next)).isLessThan(1);
		assertThat(next.problems().getFirst().message()).contains("as answered before");
		assertThat(peak(taken(file("c.txt", "jawOpen mouthPucker", 100), Optional.empty()))).isGreaterThan(80);
		assertThat(peak(taken(file("d.txt", "jawOpen mouthClose", 1), Optional.empty()))).isLessThan(1);
	}

	@Test
	void remembersThatNothingWasToBeRepaired() throws IOException {
		taken(file("a.txt", "jawOpen mouthClose", 100), Optional.of("none"));
		TrackFiles.Tracks next = taken(file("b.txt", "jawOpen mouthClose", 100), Optional.empty());
		assertThat(peak(next)).isGreaterThan(80);
		assertThat(next.problems()).extracting(Problem::severity).containsExactly(Problem.Severity.INFO);
	}

	@Test
	void forgetsAnAnswer() throws IOException {
		Path file = file("a.txt", "jawOpen mouthClose", 100);
		taken(file, Optional.of("scale"));
		TrackImport.Examined examined = importing.examine(file, TrackImport.Choice.USUAL, Progress.NONE);
		assertThat(examined.answered().orElseThrow()).isEqualTo(EnumSet.of(Repair.SCALE));
		assertThat(importing.forget(examined)).isTrue();
		assertThat(peak(taken(file, Optional.empty()))).isGreaterThan(80);
	}

	@Test
	void renamesAndThenLooksAgain() throws IOException {
		TrackFiles.Tracks tracks = taken(file("a.txt", "viseme_aa viseme_PP viseme_ou viseme_sil", 1),
				Optional.of("names"));
		assertThat(tracks.face().channels().indexOf("jawOpen")).isNotNegative();
		assertThat(tracks.problems()).extracting(Problem::code).contains("convention.names");
	}

	private TrackFiles.Tracks ramp() {
		float[] jaw = new float[60];
		float[] close = new float[60];
		for (int i = 0; i < jaw.length; i++) {
			jaw[i] = i * 0.02f;
		}
		MotionClip clip = MotionClip.of(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				List.of(SampleColumn.of(jaw), SampleColumn.of(close)));
		return new TrackFiles.Tracks("line 1", clip, FilterContext.NONE, Optional.empty(),
				SpeechLanes.EMPTY, List.of());
	}

	@Test
	void aProfileCutsMapsResamplesAndLimits() throws IOException {
		Path maps = Files.createDirectories(folder.resolve("studio/maps"));
		Files.writeString(maps.resolve("own.json"), "{\"format\": \"facewright.name-map/1\", \"id\": \"own\", "
				+ "\"label\": \"Own\", \"from\": \"a\", \"to\": \"b\", "
				+ "\"targets\": {\"Mouth\": {\"sum\": {\"jawOpen\": 2}}}}");
		ExportProfile profile = new ExportProfile("game", "plain", Map.of(), "own", Optional.of(FrameRate.FPS_30),
				new FrameRange(10, 40), Map.of("m*", new ExportProfile.Limits(0, 1)), "{take}");
		Path target = exporting.file(ramp(), "scene", profile, folder);
		assertThat(target).isEqualTo(folder.resolve("line 1.txt"));
		Written written = exporting.export(ramp(), profile, target, true, Progress.NONE);
		List<String> lines = Files.readAllLines(target);
		assertThat(lines.subList(0, 2)).containsExactly("Mouth", "30");
		assertThat(lines).hasSize(17);
		assertThat(Float.parseFloat(lines.get(2))).isCloseTo(0.4f, within(1e-6f));
		assertThat(Float.parseFloat(lines.get(3))).isCloseTo(0.48f, within(1e-6f));
		assertThat(Float.parseFloat(lines.get(16))).isEqualTo(1);
		assertThat(written.readBack().orElseThrow().maxDifference()).isZero();
		assertThat(written.problems()).extracting(Problem::code).contains("profile.range", "profile.limits");
	}

	@Test
	void aPreviewTellsWhatTheMapLosesAndWritesNothing() throws IOException {
		ExportProfile profile = new ExportProfile("x", "plain", Map.of(), "arkit-to-vrm", Optional.empty(),
				FrameRange.ALL, Map.of(), "{take}");
		ProfileExport.Preview preview = exporting.preview(ramp(), profile);
		assertThat(preview.problems()).extracting(Problem::code).contains("map.approximate");
		try (var files = Files.list(folder)) {
			assertThat(new ArrayList<>(files.toList())).isEmpty();
		}
	}

	@Test
	void refusesARangeBehindTheTakesEnd() {
		ExportProfile profile = new ExportProfile("x", "plain", Map.of(), "", Optional.empty(),
				new FrameRange(100, 200), Map.of(), "{take}");
		assertThatThrownBy(() -> exporting.export(ramp(), profile, folder.resolve("x.txt"), true, Progress.NONE))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("100..200");
	}
}
