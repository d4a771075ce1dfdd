package org.facewright.exchange.unreal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrealFilesTest {

	private static final List<TrackExporter> EXPORTERS = List.of(new UnrealCsvExporter(), new UnrealJsonExporter());

	private static MotionClip jaw(FrameRate rate, float... values) {
		return MotionClip.of(rate, ChannelSet.weights(List.of("jawOpen")), List.of(SampleColumn.of(values)));
	}

	private static String text(MemorySource file) {
		return new String(file.content(), StandardCharsets.UTF_8);
	}

	private static ImportResult read(TrackImporter importer, MemorySource file, Map<String, String> values)
			throws IOException {
		return importer.read(file, importer.format().parameters().parse(values), Progress.NONE);
	}

	private static ImportResult readCsv(MemorySource file) throws IOException {
		return read(new UnrealCsvImporter(), file, Map.of());
	}

	private static ImportResult readJson(MemorySource file) throws IOException {
		return read(new UnrealJsonImporter(), file, Map.of());
	}

	@Test
	void writesTheGoldenCsv() throws IOException {
		assertThat(text(UnrealFiles.written(new UnrealCsvExporter(),
				UnrealFiles.request(jaw(FrameRate.FPS_30, 0, 0.4f, 0.1f), Map.of()))))
				.isEqualTo(text(UnrealFiles.GOLDEN_CSV));
	}

	@Test
	void writesTheGoldenJson() throws IOException {
		assertThat(text(UnrealFiles.written(new UnrealJsonExporter(),
				UnrealFiles.request(jaw(FrameRate.FPS_30, 0, 0.4f), Map.of()))))
				.isEqualTo(text(UnrealFiles.GOLDEN_JSON));
	}

	@Test
	void readsTheGoldenFiles() throws IOException {
		assertThat(readCsv(UnrealFiles.GOLDEN_CSV).tracks())
				.containsExactly(new NamedClip("face", jaw(FrameRate.FPS_30, 0, 0.4f, 0.1f)));
		assertThat(readJson(UnrealFiles.GOLDEN_JSON).tracks())
				.containsExactly(new NamedClip("face", jaw(FrameRate.FPS_30, 0, 0.4f)));
	}

	@Test
	void spreadsTimesThatUnrealHasCutAndSaysSo() throws IOException {
		ImportResult result = readJson(UnrealFiles.CUT_TIMES);
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.of(20));
		assertThat(clip.frameCount()).isEqualTo(50);
		assertThat(clip.column(0).get(37)).isEqualTo(0.37f);
		assertThat(result.problems()).singleElement().satisfies(problem -> {
			assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
			assertThat(problem.toString()).contains("cut to whole seconds", "20 fps", "as CSV");
		});
	}

	@Test
	void asksForTheRateWhereCutTimesDoNotTellIt() throws IOException {
		MemorySource file = MemorySource.text("cut.json", """
				[{"Name":"JawOpen","0":0,"0":0.1,"0":0.2,"1":0.3,"1":0.4,"2":0.5}]""");
		assertThatIOException().isThrownBy(() -> readJson(file)).withMessageContaining("cut.json")
				.withMessageContaining("'frame-rate'");
		assertThat(read(new UnrealJsonImporter(), file, Map.of("frame-rate", "24")).tracks())
				.containsExactly(new NamedClip("face", jaw(FrameRate.FPS_24, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f)));
	}

	@Test
	void wholeSecondsOnceEachAreTimes() throws IOException {
		MotionClip clip = readJson(MemorySource.text("whole.json", """
				[{"Name":"JawOpen","0":0,"1":1,"2":0}]""")).tracks().getFirst().clip();
		assertThat(clip.durationSeconds()).isCloseTo(2, within(0.1));
		assertThat(clip.column(0).get((int) clip.frameRate().frameAt(0.5))).isCloseTo(0.5f, within(1e-5f));
	}

	@Test
	void rowsOfAJsonTableMayHaveTimesOfTheirOwn() throws IOException {
		MotionClip clip = readJson(MemorySource.text("sparse.json", """
				[{"Name":"jawOpen","0.0":0,"1.0":1},{"Name":"cheekPuff","0.5":0.25}]""")).tracks().getFirst().clip();
		int half = (int) clip.frameRate().frameAt(0.5);
		assertThat(clip.column(0).get(half)).isCloseTo(0.5f, within(1e-6f));
		assertThat(clip.column(1).get(0)).isEqualTo(0.25f);
	}

	@Test
	void theInterpolationIsTheReadersChoice() throws IOException {
		MemorySource file = MemorySource.text("a.csv", "Name,0,1,2,3\njawOpen,0,0,1,1\n");
		Map<String, String> at30 = Map.of("frame-rate", "30");
		assertThat(read(new UnrealCsvImporter(), file, at30).tracks().getFirst().clip().column(0).get(45))
				.isCloseTo(0.5f, within(1e-6f));
		assertThat(read(new UnrealCsvImporter(), file, Map.of("frame-rate", "30", "interpolation", "constant")).tracks()
				.getFirst().clip().column(0).get(45)).isZero();
		assertThat(read(new UnrealCsvImporter(), file, Map.of("frame-rate", "30", "interpolation", "cubic")).tracks()
				.getFirst().clip().column(0).get(40)).isNotEqualTo(1 / 3f).isCloseTo(0.2963f, within(1e-3f));
	}

	@Test
	void namesMayBeEpics() throws IOException {
		for (TrackExporter exporter : EXPORTERS) {
			MemorySource file = UnrealFiles.written(exporter, UnrealFiles.request(
					Takes.golden(FrameRate.FPS_30, Arkit.FACE, 5), Map.of("names", "pascal")));
			assertThat(text(file)).contains("EyeBlinkLeft").doesNotContain("eyeBlinkLeft");
		}
	}

	@Test
	void severalTracksShareATable() throws IOException {
		ExportRequest request = new ExportRequest("take",
				List.of(new NamedClip("A", jaw(FrameRate.FPS_30, 0, 1, 0.5f)),
						new NamedClip("B", jaw(FrameRate.FPS_30, 0.25f))),
				Optional.empty(), SpeechLanes.EMPTY, CurveTable.SCHEMA.defaults());
		assertThat(text(UnrealFiles.written(new UnrealCsvExporter(), request)))
				.isEqualTo("Name,0.0,0.0333333,0.0666667\nA.jawOpen,0,1,0.5\nB.jawOpen,0.25,0.25,0.25\n");
		assertThat(new UnrealCsvExporter().check(request)).extracting(Problem::code).contains("unreal.lengths");
	}

	@Test
	void tracksOfDifferentRatesAreRefused() {
		ExportRequest request = new ExportRequest("take",
				List.of(new NamedClip("A", jaw(FrameRate.FPS_30, 0, 1)), new NamedClip("B", jaw(FrameRate.FPS_60, 1))),
				Optional.empty(), SpeechLanes.EMPTY, CurveTable.SCHEMA.defaults());
		assertThatIllegalArgumentException().isThrownBy(() -> UnrealFiles.written(new UnrealJsonExporter(), request))
				.withMessageContaining("different frame rates");
	}

	@Test
	void warnsOfLinesThatNobodyReads() {
		MotionClip hours = MotionClip.of(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")),
				List.of(SampleColumn.constant(0.5f, 400_000)));
		assertThat(new UnrealCsvExporter().check(UnrealFiles.request(hours, Map.of()))).extracting(Problem::code)
				.containsExactly("unreal.long-lines");
		assertThat(new UnrealJsonExporter().check(UnrealFiles.request(hours, Map.of()))).isEmpty();
	}

	@Test
	void namesWithCommasAndQuotesComeBack() throws IOException {
		ChannelSet channels = ChannelSet.weights(List.of("a,b", "say \"ah\"", "größe"));
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels, 4);
		ExportRequest request = UnrealFiles.request(clip, Map.of());
		assertThat(readCsv(UnrealFiles.written(new UnrealCsvExporter(), request)).tracks().getFirst().clip())
				.isEqualTo(clip);
		assertThat(readJson(UnrealFiles.written(new UnrealJsonExporter(), request)).tracks().getFirst().clip())
				.isEqualTo(clip);
	}

	@Test
	void probabilitiesAreNeverWritten() throws IOException {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.AA", ChannelKind.PROBABILITY),
				Channel.weight("jawOpen")));
		for (TrackExporter exporter : EXPORTERS) {
			assertThat(text(UnrealFiles.written(exporter,
					UnrealFiles.request(Takes.golden(FrameRate.FPS_30, channels, 5), Map.of()))))
					.contains("jawOpen").doesNotContain("phone");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "0.0333333|0.0|line 1|do not rise at column 3",
			"0.4,0.1|0.4|line 2|has 3 columns", "0.4|nan|line 2|jawOpen at column 3 is 'nan'",
			"0.1|0.1,0|line 2|more columns", "jawOpen|\"jaw\"Open|line 2|quotation marks" })
	void tellsWhereACsvIsWrong(String good, String bad, String place, String complaint) {
		String file = text(UnrealFiles.GOLDEN_CSV).replace(good, bad);
		assertThatIOException().isThrownBy(() -> readCsv(MemorySource.text("bad.csv", file)))
				.withMessageContaining("bad.csv").withMessageContaining(place).withMessageContaining(complaint);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "0.4}]|\"x\"}]|line 1|no number",
			"0.033333|late|line 1|'late' is no time", "0.4}|0.4,}|line 1|no correct JSON",
			"Name|name|line 1|does not begin with its Name", "0.4|1e99|line 1|not a usable value" })
	void tellsWhereAJsonIsWrong(String good, String bad, String place, String complaint) {
		String file = text(UnrealFiles.GOLDEN_JSON).replace(good, bad);
		assertThatIOException().isThrownBy(() -> readJson(MemorySource.text("bad.json", file)))
				.withMessageContaining("bad.json").withMessageContaining(place).withMessageContaining(complaint);
	}

	@Test
	void doesNotTakeTablesWithNamesForCurveTables() {
		for (String head : List.of("Timecode,BlendShapeCount,EyeBlinkLeft\n00:00:00:00.000,61,0\n",
				"frame,timeCode,blendShapes.jawOpen\n0,0.0,0.1\n", "0,0.1,0.2\n1,2,3\n", "a,1,1\n")) {
			assertThat(new UnrealCsvImporter().accepts("take.csv", head.getBytes(StandardCharsets.UTF_8))).as(head)
					.isFalse();
		}
	}
}
