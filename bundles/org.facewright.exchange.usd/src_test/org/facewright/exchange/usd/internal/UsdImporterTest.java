package org.facewright.exchange.usd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.withPrecision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class UsdImporterTest {

	/** Written by hand with what other tools put around an animation. */
	static final String FOREIGN = """
			#usda 1.0
			(
			    "a comment of the layer"
			    customLayerData = {
			        dictionary cameraSettings = {
			            string boundCamera = "/OmniverseKit_Persp"
			            double3 position = (500, 500, 500)
			        }
			    }
			    defaultPrim = "Root"
			    doc = \"""exported by
			a tool with "quotes" { and ( brackets\"""
			    endTimeCode = 1003
			    startTimeCode = 1001
			    timeCodesPerSecond = 24 # frames
			)

			over "Root" (
			    prepend references = @./char [1].usd@</Root>
			    variants = { string look = "red" }
			)
			{
			    def Xform "Rig" ( kind = "component" ) {
			        float3 xformOp:translate = (0, 1, 2); uniform token[] xformOpOrder = ["xformOp:translate"]
			        asset file = @@@a}b@c.png@@@
			        rel material:binding = </Looks/Skin> ( bindMaterialAs = "weakerThanDescendants" )
			        float unauthored
			        float2[] st.timeSamples = { 0: [(0, 1), (1, 0)], 1: None, }
			        string note = 'it\\'s } done'
			        # def SkelAnimation "Not" { uniform token[] blendShapes = ["no"] }
			        variantSet "mood" = {
			            "calm" ( doc = "quiet" ) {
			                def SkelAnimation "Calm"
			                {
			                    uniform token[] blendShapes = ["jawOpen"]
			                    float[] blendShapeWeights = [0.25]
			                }
			            }
			        }
			        def SkelAnimation "Talk" (
			            prepend apiSchemas = ["CustomAPI"]
			        )
			        {
			            uniform token[] blendShapes = ["BS_node.jawOpen", 'mouthSmile_L'] (
			                doc = "names"
			            )
			            float[] blendShapeWeights = [9, 9]
			            float[] blendShapeWeights.timeSamples = {
			                1003: [1, 0.5],
			                1001: [0, -1e-1], /* out of order */
			            }
			            quatf[] rotations = [(1, 0, 0, 0)]
			            token[] joints = []
			        }
			    }
			}
			""";

	private final UsdImporter importer = new UsdImporter();

	private ImportResult read(MemorySource file, String... values) throws IOException {
		Map<String, String> texts = values.length == 0 ? Map.of() : Map.of(values[0], values[1]);
		return importer.read(file, importer.format().parameters().parse(texts), Progress.NONE);
	}

	private ImportResult read(String text, String... values) throws IOException {
		return read(MemorySource.text("shot.usda", text), values);
	}

	private static String animation(String head, String names, String samples) {
		return """
				#usda 1.0
				(%s)
				def SkelAnimation "Talk"
				{
				    uniform token[] blendShapes = [%s]
				    float[] blendShapeWeights.timeSamples = {%s}
				}
				""".formatted(head, names, samples);
	}

	private static float[] column(MotionClip clip, int channel) {
		float[] values = new float[clip.frameCount()];
		clip.column(channel).copy(0, values, 0, values.length);
		return values;
	}

	@Test
	void findsTheAnimationAmongEverythingElse() throws IOException {
		ImportResult result = read(FOREIGN, "prim", "/Root/Rig/Talk");
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(result.tracks()).extracting(track -> track.name()).containsExactly("Talk");
		assertThat(clip.channels().names()).containsExactly("jawOpen", "mouthSmileLeft");
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_24);
		assertThat(column(clip, 0)).containsExactly(0, 0.5f, 1);
		assertThat(column(clip, 1)).containsExactly(new float[] { -0.1f, 0.2f, 0.5f }, withPrecision(1e-6f));
		assertThat(result.problems()).singleElement()
				.satisfies(problem -> assertThat(problem.message()).contains("time code 1001.0"));
	}

	@Test
	void readsAllAnimationsWhenNoneIsAskedFor() throws IOException {
		assertThat(read(FOREIGN).tracks()).extracting(track -> track.name()).containsExactly("Calm", "Talk");
	}

	@Test
	void takesAValueWithoutTimeSamplesAsOneFrame() throws IOException {
		MotionClip clip = read(FOREIGN, "prim", "Calm").tracks().getFirst().clip();
		assertThat(column(clip, 0)).containsExactly(0.25f);
	}

	@Test
	void namesThePrimsThereAreWhenTheOneAskedForIsMissing() {
		assertThatIOException().isThrownBy(() -> read(FOREIGN, "prim", "/Root/Sing"))
				.withMessage("shot.usda: no prim '/Root/Sing' holds weights; choose one of: /Root/Rig/Calm, "
						+ "/Root/Rig/Talk");
	}

	@Test
	void readsMetaHumanCurves() throws IOException {
		ImportResult result = read("""
				#usda 1.0
				( framesPerSecond = 60 )
				def "mh"
				{
				    custom token[] mh_curveNames = ["CTRL_expressions_jawOpen"]
				    custom float[] mh_curveValues.timeSamples = { 0: [0], 1: [1] }
				}
				""");
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_60);
		assertThat(clip.channels().names()).containsExactly("CTRL_expressions_jawOpen");
	}

	@Test
	void counts24TimeCodesPerSecondWhereNothingIsSaid() throws IOException {
		assertThat(read(animation("", "\"a\"", "0: [0], 1: [1]")).tracks().getFirst().clip().frameRate())
				.isEqualTo(FrameRate.FPS_24);
	}

	@Test
	void takesTheRateOfTheSamplesWhereTimeCodesAreTicks() throws IOException {
		ImportResult result = read(
				animation("timeCodesPerSecond = 6000", "\"a\"", "0: [0], 200: [0.5], 400: [1], 600: [0]"));
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_30);
		assertThat(column(clip, 0)).containsExactly(0, 0.5f, 1, 0);
	}

	@Test
	void samplesAtTheRateAskedFor() throws IOException {
		MotionClip clip = read(animation("timeCodesPerSecond = 30", "\"a\"", "0: [0], 1: [1]"), "frame-rate", "60")
				.tracks().getFirst().clip();
		assertThat(column(clip, 0)).containsExactly(0, 0.5f, 1);
	}

	@Test
	void holdsThePoseWhereASampleIsBlocked() throws IOException {
		MotionClip clip = read(animation("", "\"a\"", "0: [1], 1: None, 2: [1]")).tracks().getFirst().clip();
		assertThat(column(clip, 0)).containsExactly(1, 1, 1);
	}

	@Test
	void readsWindowsLineEndsAndAByteOrderMark() throws IOException {
		assertThat(read(FOREIGN.replace("\n", "\r\n")).tracks()).hasSize(2);
		assertThat(read("\uFEFF" + FOREIGN).tracks()).hasSize(2);
	}

	@Test
	void saysWhichLineHasTooFewWeights() {
		assertThatIOException()
				.isThrownBy(() -> read(animation("", "\"a\", \"b\"", "\n0: [0, 1],\n1: [0],\n")))
				.withMessageStartingWith("shot.usda, line 8: time sample 1.0 of /Talk has 1 weights, the first one 2;");
	}

	@Test
	void refusesWeightsThatDoNotFitTheNames() {
		assertThatIOException().isThrownBy(() -> read(animation("", "\"a\"", "0: [0, 1]")))
				.withMessageContaining("line 6: /Talk has 2 weights for 1 blend shapes");
	}

	@Test
	void refusesNamesThatStandTwice() {
		assertThatIOException().isThrownBy(() -> read(animation("", "\"a\", \"A\"", "0: [0, 1]")))
				.withMessageContaining("line 5: /Talk names a blend shape twice");
	}

	@Test
	void refusesNaN() {
		assertThatIOException().isThrownBy(() -> read(animation("", "\"a\"", "0: [nan]")))
				.withMessageContaining("line 6: 'nan' where a finite number should stand");
	}

	@Test
	void tellsHowToConvertBinaryFiles() {
		assertThatIOException().isThrownBy(() -> read(MemorySource.text("a.usdc", "PXR-USDC\0\0")))
				.withMessage("a.usdc: this is binary USD; convert it with: usdcat a.usdc -o take.usda");
		String zip = "PK\3\4" + "\0".repeat(22) + "\11\0\0\0head.usdc";
		assertThatIOException().isThrownBy(() -> read(MemorySource.text("a.usdz", zip)))
				.withMessageContaining("usdcat a.usdz");
		assertThat(importer.accepts("a", zip.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
		assertThat(importer.accepts("a", "PXR-USDC\0\0".getBytes(StandardCharsets.ISO_8859_1))).isTrue();
	}

	@Test
	void refusesOtherText() {
		assertThatIOException().isThrownBy(() -> read("<html>")).withMessageContaining("does not begin with #usda");
	}

	@Test
	void tellsHowToJoinAFileThatRefersToOthers() {
		assertThatIOException().isThrownBy(() -> read("#usda 1.0\n( subLayers = [@a.usda@] )\n"))
				.withMessageContaining("usdcat --flatten shot.usda");
	}

	@Test
	void saysThatTheEndIsMissing() {
		String whole = animation("", "\"a\"", "0: [0], 1: [1]");
		assertThatIOException().isThrownBy(() -> read(whole.substring(0, whole.length() - 3)))
				.withMessageContaining("the file ends inside of /Talk");
	}

	@Test
	void refusesAbsurdDepth() {
		assertThatIOException().isThrownBy(() -> read("#usda 1.0\n" + "def \"a\" {".repeat(100_000)))
				.withMessageContaining("deeper");
	}
}
