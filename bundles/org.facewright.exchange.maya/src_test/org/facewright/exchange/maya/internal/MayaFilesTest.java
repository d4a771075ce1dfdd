package org.facewright.exchange.maya.internal;

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
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MayaFilesTest {

	private static final MotionClip THREE = MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen")),
			new float[][] { { 0 }, { 0.5f }, { 0 } });

	private final TrackImporter anim = new MayaAnimImporter();

	private static ImportResult read(TrackImporter importer, MemorySource file, Map<String, String> values)
			throws IOException {
		return importer.read(file, importer.format().parameters().parse(values), Progress.NONE);
	}

	private ImportResult read(MemorySource file) throws IOException {
		return read(anim, file, Map.of());
	}

	private static String text(TrackExporter exporter, MotionClip clip, Map<String, String> values) throws IOException {
		return new String(MayaFiles.written(exporter, clip, values).content(), StandardCharsets.UTF_8);
	}

	private static String golden(String name) throws IOException {
		return new String(MayaFiles.resource(name).content(), StandardCharsets.UTF_8);
	}

	@Test
	void anAnimFileIsTheGoldenOneWithTangentsByThemselves() throws IOException {
		String expected = golden("golden.anim").replace("fixed fixed 1 1 0 45 1 45 1", "auto auto 1 1 0");
		assertThat(text(new MayaAnimExporter(), THREE, Map.of("tangents", "auto"))).isEqualTo(expected);
	}

	@Test
	void anAtomFileHasTheGoldenBlockOfTheNode() throws IOException {
		assertThat(text(new AtomExporter(), THREE, Map.of())).isEqualTo("""
				atomVersion 1.0;
				mayaVersion 2024;
				timeUnit ntsc;
				linearUnit cm;
				angularUnit deg;
				startTime 0;
				endTime 2;
				dependNode {
				  faceBS 0 0;
				  anim jawOpen jawOpen 0;
				  animData {
				    input time;
				    output unitless;
				    weighted 0;
				    preInfinity constant;
				    postInfinity constant;
				    keys {
				      0 0 linear linear 1 1 0;
				      1 0.5 linear linear 1 1 0;
				      2 0 linear linear 1 1 0;
				    }
				  }
				}
				""");
	}

	@Test
	void readsTheGoldenAnimFile() throws IOException {
		ImportResult result = read(MayaFiles.resource("golden.anim"));
		assertThat(result.problems()).isEmpty();
		assertThat(result.tracks()).containsExactly(new NamedClip("faceBS", THREE));
	}

	@Test
	void readsAtomAndNamesWhatItLeavesOut() throws IOException {
		ImportResult result = read(new AtomImporter(), MayaFiles.resource("golden.atom"), Map.of());
		assertThat(result.tracks()).containsExactly(new NamedClip("faceBS", THREE));
		assertThat(result.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
				.contains("rotateX (angular)", "envelope (no curve)", "mouthClose (of an animation layer)"));
	}

	@Test
	void followsEveryKindOfTangent() throws IOException {
		ImportResult result = read(MayaFiles.resource("tangents.anim"));
		assertThat(result.tracks()).extracting(NamedClip::name).containsExactly("blendShape1", "rig:teethBS");
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_24);
		assertThat(clip.frameCount()).isEqualTo(25);
		float[] jaw = clip.column(0).toArray();
		assertThat(jaw[2]).as("linear").isCloseTo(0.2f, within(1e-6f));
		assertThat(jaw[11]).as("step holds").isEqualTo(0.8f);
		assertThat(jaw[12]).isEqualTo(0.2f);
		assertThat(jaw[13]).as("stepnext").isEqualTo(0.6f);
		assertThat(jaw[18]).as("flat on both sides: halfway").isCloseTo(0.4f, within(1e-6f));
		assertThat(jaw[24]).isEqualTo(0.2f);
	}

	@Test
	void takesTheStartTimeForFrameZeroAndSaysSo() throws IOException {
		assertThat(read(MayaFiles.resource("tangents.anim")).problems())
				.anySatisfy(problem -> assertThat(problem.message()).contains("starts at 1.0 film"));
	}

	@Test
	void anAngleIsASlopePerTickOfTheTimeUnit() throws IOException {
		String file = golden("golden.anim").replace("0 0 auto auto 1 1 0;", "0 0 fixed fixed 1 1 0 45 1 45 1;")
				.replace("    1 0.5 fixed fixed 1 1 0 45 1 45 1;\n    2 0 auto auto 1 1 0;",
						"    4 4 fixed fixed 1 1 0 45 1 45 1;");
		float[] line = read(MemorySource.text("a.anim", file)).tracks().getFirst().clip().column(0).toArray();
		assertThat(line).containsExactly(new float[] { 0, 1, 2, 3, 4 }, within(1e-5f));
	}

	@ParameterizedTest
	@CsvSource({ "15,game", "24,film", "25,pal", "30,ntsc", "48,show", "50,palf", "60,ntscf", "120,120fps",
			"30000/1001,29.97fps", "60000/1001,59.94fps", "24000/1001,23.976fps", "25/2,sec", "7,sec" })
	void theTimeUnitIsThatOfTheRate(String rate, String unit) throws IOException {
		MotionClip clip = Takes.golden(FrameRate.parse(rate), Arkit.FACE, 24);
		assertThat(text(new MayaAnimExporter(), clip, Map.of())).contains("timeUnit " + unit + ";\n");
	}

	@Test
	void secondsKeepRatesThatMayaDoesNotKnow() throws IOException {
		MotionClip clip = Takes.golden(new FrameRate(25, 2), Arkit.FACE, 40);
		assertThat(new MayaAnimExporter().check(Takes.face(clip, MayaCurveWriter.SCHEMA.defaults())))
				.anySatisfy(problem -> assertThat(problem.code()).isEqualTo("maya.time-unit"));
		MotionClip back = read(MayaFiles.written(new MayaAnimExporter(), clip, Map.of())).tracks().getFirst().clip();
		assertThat(back).isEqualTo(clip);
	}

	@Test
	void aToleranceLeavesKeysOutAndKeepsToIt() throws IOException {
		float[][] poses = new float[300][1];
		for (int frame = 0; frame < poses.length; frame++) {
			poses[frame][0] = (float) (0.5 + 0.5 * Math.sin(frame * 0.05));
		}
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")), poses);
		MemorySource file = MayaFiles.written(new MayaAnimExporter(), clip, Map.of("tolerance", "0.01"));
		assertThat(new String(file.content(), StandardCharsets.UTF_8).lines().count()).isLessThan(70);
		float[] back = read(file).tracks().getFirst().clip().column(0).toArray();
		assertThat(back).containsExactly(clip.column(0).toArray(), within(0.0101f));
	}

	@Test
	void aToleranceWithoutLinesIsRefused() {
		ExportRequest request = Takes.face(THREE,
				MayaCurveWriter.SCHEMA.parse(Map.of("tolerance", "0.1", "tangents", "auto")));
		assertThatIllegalArgumentException().isThrownBy(
				() -> new AtomExporter().export(request, new MemoryTarget("a.atom"), Progress.NONE))
				.withMessageContaining("tolerance to 0");
	}

	@Test
	void aNodeThatMayaCannotHaveIsRefused() {
		ExportRequest request = Takes.face(THREE, MayaCurveWriter.SCHEMA.parse(Map.of("node", "face; quit")));
		assertThatIllegalArgumentException().isThrownBy(
				() -> new MayaAnimExporter().export(request, new MemoryTarget("a.anim"), Progress.NONE))
				.withMessageContaining("'face; quit'");
	}

	@Test
	void eachTrackHasItsNode() throws IOException {
		for (TrackExporter exporter : List.of(new MayaAnimExporter(), new AtomExporter())) {
			ExportRequest request = new ExportRequest("take",
					List.of(new NamedClip("face", THREE), new NamedClip("second face", THREE)), Optional.empty(),
					SpeechLanes.EMPTY, MayaCurveWriter.SCHEMA.defaults());
			MemoryTarget target = new MemoryTarget("take." + exporter.format().suffixes().getFirst());
			exporter.export(request, target, Progress.NONE);
			TrackImporter importer = exporter instanceof AtomExporter ? new AtomImporter() : anim;
			assertThat(read(importer, target.asSource(), Map.of()).tracks()).containsExactly(
					new NamedClip("faceBS", THREE), new NamedClip("second_face", THREE));
		}
	}

	@Test
	void aNodeCanBeChosen() throws IOException {
		assertThat(read(anim, MayaFiles.resource("tangents.anim"), Map.of("node", "rig:teethBS")).tracks())
				.extracting(NamedClip::name).containsExactly("rig:teethBS");
		assertThatIOException()
				.isThrownBy(() -> read(anim, MayaFiles.resource("golden.anim"), Map.of("node", "other")))
				.withMessageContaining("node 'other'");
	}

	@Test
	void probabilitiesAreNeverWritten() throws IOException {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.AA", ChannelKind.PROBABILITY),
				Channel.weight("jawOpen")));
		String text = text(new MayaAnimExporter(), Takes.golden(FrameRate.FPS_30, channels, 5), Map.of());
		assertThat(text).contains("jawOpen").doesNotContain("phone");
	}

	@Test
	void namesThatAreNoAttributesAreChangedWithAWarning() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("brow up", "jawOpen")), 5);
		assertThat(new MayaAnimExporter().check(Takes.face(clip, MayaCurveWriter.SCHEMA.defaults())))
				.extracting(Problem::code).contains("maya.renamed");
		assertThat(text(new MayaAnimExporter(), clip, Map.of())).contains("anim brow_up brow_up faceBS 0 0 0;");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "1 0.5 fixed|1 x fixed|line 17|'x' is no number",
			"timeUnit ntsc|timeUnit bars|line 3|time unit", "2 0 auto auto|2 0 odd auto|line 18|'odd' is no tangent",
			"45 1 45 1;|45 1;|line 17|a number is missing", "animVersion|fbxVersion|line 1|animVersion" })
	void tellsWhereAFileIsWrong(String good, String bad, String place, String complaint) throws IOException {
		String file = golden("golden.anim").replace(good, bad);
		assertThatIOException().isThrownBy(() -> read(MemorySource.text("bad.anim", file)))
				.withMessageContaining("bad.anim").withMessageContaining(place).withMessageContaining(complaint);
	}

	@Test
	void doesNotTakeAUnityFileForItsOwn() {
		assertThat(anim.accepts("line.anim", "%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n".getBytes(
				StandardCharsets.US_ASCII))).isFalse();
	}
}
