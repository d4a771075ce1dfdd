package org.facewright.exchange.unity.internal;

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

class UnityFilesTest {

	private final UnityAnimImporter importer = new UnityAnimImporter();

	private ImportResult read(MemorySource file, Map<String, String> values) throws IOException {
		return importer.read(file, importer.format().parameters().parse(values), Progress.NONE);
	}

	private ImportResult read(MemorySource file) throws IOException {
		return read(file, Map.of());
	}

	private static String text(MemorySource file) {
		return new String(file.content(), StandardCharsets.UTF_8);
	}

	@Test
	void writesTheGoldenFile() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.of(2), ChannelSet.weights(List.of("jawOpen")),
				new float[][] { { 0 }, { 0.5f } });
		String golden = text(UnityFiles.resource("line_0001.anim"));
		assertThat(text(UnityFiles.written("line_0001.anim", clip, Map.of("tangents", "auto", "path", "Body/Face"))))
				.isEqualTo(golden.replace("m_SampleRate: 60", "m_SampleRate: 2"));
	}

	@Test
	void readsTheGoldenFile() throws IOException {
		ImportResult result = read(UnityFiles.resource("line_0001.anim"));
		assertThat(result.problems()).isEmpty();
		NamedClip track = result.tracks().getFirst();
		assertThat(track.name()).isEqualTo("Face");
		assertThat(track.clip().frameRate()).isEqualTo(FrameRate.FPS_60);
		assertThat(track.clip().frameCount()).isEqualTo(31);
		assertThat(track.clip().column(0).get(0)).isZero();
		assertThat(track.clip().column(0).get(15)).as("halfway between level ends").isCloseTo(0.25f, within(1e-6f));
		assertThat(track.clip().column(0).get(30)).isEqualTo(0.5f);
	}

	@Test
	void readsWhatOtherVersionsOfUnityWrite() throws IOException {
		ImportResult result = read(UnityFiles.resource("foreign.anim"));
		assertThat(result.tracks()).extracting(NamedClip::name).containsExactly("Kopf groß",
				"longer than eighty columns");
		MotionClip steps = result.tracks().getFirst().clip();
		assertThat(steps.channels().names()).containsExactly("jawOpen");
		assertThat(steps.column(0).get(14)).as("held by infinite slopes").isZero();
		assertThat(steps.column(0).get(15)).isEqualTo(0.8f);
		assertThat(result.tracks().getLast().clip().column(0).get(9)).as("a straight line with weighted handles")
				.isCloseTo(0.3f, within(1e-6f));
		assertThat(result.problems()).singleElement().satisfies(
				problem -> assertThat(problem.message()).contains("m_PositionCurves", "m_IsActive"));
	}

	@Test
	void readsTheEditorsCurvesWhereThereAreNoOthers() throws IOException {
		String golden = text(UnityFiles.resource("line_0001.anim"));
		String moved = golden.replace("  m_EditorCurves: []\n", "").replace("m_FloatCurves:", "m_EditorCurves:");
		assertThat(read(MemorySource.text("line_0001.anim", moved)).tracks())
				.isEqualTo(read(UnityFiles.resource("line_0001.anim")).tracks());
		String both = golden.replace("  m_EditorCurves: []\n", moved.substring(moved.indexOf("  m_EditorCurves:"),
				moved.indexOf("  m_PPtrCurves")));
		assertThat(read(MemorySource.text("line_0001.anim", both)))
				.isEqualTo(read(UnityFiles.resource("line_0001.anim")));
	}

	@Test
	void linesHaveTheSlopesThatUnityPlaysThemBy() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.of(10), ChannelSet.weights(List.of("jawOpen")),
				new float[][] { { 0 }, { 0.5f }, { 0.25f } });
		assertThat(text(UnityFiles.written("a.anim", clip, Map.of()))).contains(
				"        value: 50\n        inSlope: 500\n        outSlope: -250\n        tangentMode: 69\n");
	}

	@Test
	void constantTangentsHaveInfiniteSlopes() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 9);
		MemorySource file = UnityFiles.written("a.anim", clip, Map.of("tangents", "constant"));
		assertThat(text(file)).contains("inSlope: Infinity\n        outSlope: Infinity\n        tangentMode: 103");
		MotionClip twice = read(file, Map.of("frame-rate", "60")).tracks().getFirst().clip();
		assertThat(twice.column(5).get(7)).isEqualTo(twice.column(5).get(6));
	}

	@Test
	void shapesMayHaveAPrefixInTheMesh() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 3);
		MemorySource file = UnityFiles.written("a.anim", clip, Map.of("shape-prefix", "blendShape1."));
		assertThat(text(file)).contains("attribute: blendShape.blendShape1.jawOpen\n");
		assertThat(read(file).tracks().getFirst().clip().channels()).isEqualTo(Arkit.FACE);
	}

	@ParameterizedTest
	@CsvSource({ "Body/Face", "''", "it's: 'quoted' # \"so\"", "Größe/口型", "true", "12", " - x" })
	void anyPathComesBack(String path) throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 3);
		String leaf = path.strip().substring(path.strip().lastIndexOf('/') + 1);
		assertThat(read(UnityFiles.written("my clip.anim", clip, Map.of("path", path))).tracks())
				.extracting(NamedClip::name).containsExactly(leaf.isEmpty() ? "my clip" : leaf);
	}

	@Test
	void eachTrackMovesAnObjectOfItsOwn() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 5);
		ExportRequest request = new ExportRequest("take",
				List.of(new NamedClip("face", clip), new NamedClip("Teeth", clip), new NamedClip("Face", clip)),
				Optional.empty(), SpeechLanes.EMPTY,
				new UnityAnimExporter().format().parameters().parse(Map.of("path", "Body/Face")));
		MemorySource file = UnityFiles.written("a.anim", request);
		assertThat(text(file)).contains("path: Body/Teeth\n", "path: Body/Face 2\n");
		assertThat(read(file).tracks()).extracting(NamedClip::name).containsExactly("Face", "Teeth", "Face 2");
	}

	@Test
	void refusesValuesThatPercentMakeInfinite() {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 5).with(7, SampleColumn.constant(1e38f, 5));
		assertThatIllegalArgumentException()
				.isThrownBy(() -> UnityFiles.written("a.anim", UnityFiles.request(clip, Map.of())))
				.withMessageContaining("eyeBlinkRight");
	}

	@Test
	void warnsOfClipsThatUnityTakesLongToImport() {
		MotionClip clip = Takes.golden(FrameRate.FPS_60, Arkit.FACE, 5000);
		UnityAnimExporter exporter = new UnityAnimExporter();
		assertThat(exporter.check(UnityFiles.request(clip, Map.of()))).extracting(Problem::code)
				.contains("unity.large");
		assertThat(exporter.check(UnityFiles.request(clip, Map.of("tolerance", "0.002")))).extracting(Problem::code)
				.doesNotContain("unity.large");
	}

	@Test
	void probabilitiesAreNeverWritten() throws IOException {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.AA", ChannelKind.PROBABILITY),
				Channel.weight("jawOpen")));
		assertThat(text(UnityFiles.written("a.anim", Takes.golden(FrameRate.FPS_30, channels, 5), Map.of())))
				.contains("jawOpen").doesNotContain("phone");
	}

	@Test
	void explainsWhatToDoWithABinaryClip() {
		assertThatIOException().isThrownBy(() -> read(new MemorySource("bin.anim", new byte[100])))
				.withMessageContaining("bin.anim").withMessageContaining("Force Text");
	}

	@Test
	void oneOfSeveralClipsCanBeChosen() throws IOException {
		String golden = text(UnityFiles.resource("line_0001.anim"));
		String second = golden.substring(golden.indexOf("---")).replace("line_0001", "line_0002")
				.replace("blendShape.jawOpen", "blendShape.cheekPuff");
		MemorySource both = MemorySource.text("both.anim", golden + second);
		assertThat(read(both).problems()).singleElement()
				.satisfies(problem -> assertThat(problem.message()).contains("line_0001, line_0002"));
		assertThat(read(both, Map.of("clip", "line_0002")).tracks().getFirst().clip().channels().names())
				.containsExactly("cheekPuff");
		assertThatIOException().isThrownBy(() -> read(both, Map.of("clip", "x"))).withMessageContaining("no clip 'x'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "value: 50|value: fifty|line 34|'fifty'",
			"        time: 0.5|        tim: 0.5|line 44|no time",
			"blendShape.jawOpen|m_Enabled|bad.anim|moves no blend shape", "0.5|1e300|bad.anim|can't be meant" })
	void tellsWhereAFileIsWrong(String good, String bad, String place, String complaint) throws IOException {
		String file = text(UnityFiles.resource("line_0001.anim")).replace(good, bad);
		assertThatIOException().isThrownBy(() -> read(MemorySource.text("bad.anim", file)))
				.withMessageContaining(place).withMessageContaining(complaint);
	}

	@Test
	void doesNotTakeAMayaFileForItsOwn() {
		assertThat(importer.accepts("line.anim", "animVersion 1.1;\nmayaVersion 2024;\n".getBytes(
				StandardCharsets.US_ASCII))).isFalse();
	}
}
