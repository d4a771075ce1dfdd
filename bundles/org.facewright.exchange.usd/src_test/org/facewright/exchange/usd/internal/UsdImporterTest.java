package org.facewright.exchange.usd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.withPrecision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.facewright.api.exchange.ImportResult;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class UsdImporterTest {

	/** Written by hand with what other tools put around an animation. */
	private static final String FOREIGN = """
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

	private ImportResult read(MemoryFiles files, String... values) throws IOException {
		Map<String, String> texts = values.length == 0 ? Map.of() : Map.of(values[0], values[1]);
		return importer.read(files.source(), importer.format().parameters().parse(texts), Progress.NONE);
	}

	private ImportResult read(String text, String... values) throws IOException {
		return read(MemoryFiles.of("shot.usda", text), values);
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
		assertThatIOException().isThrownBy(() -> read(MemoryFiles.of("a.usdc", "PXR-USDC\0\0")))
				.withMessage("a.usdc: this is binary USD; convert it with: usdcat a.usdc -o take.usda");
		assertThatIOException().isThrownBy(() -> read(MemoryFiles.of("a.usdz", "PK\3\4..")))
				.withMessageContaining("usdcat a.usdz");
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

	@Test
	void answersAnyDamageWithASentence() throws IOException {
		survives(FOREIGN, 1);
		survives(new String(UsdExportTest.exported(UsdExportTest.request(UsdExportTest.clip(FrameRate.FPS_30,
				ChannelSet.weights(List.of("jawOpen", "mouthClose")), 4)))
				.bytes(), StandardCharsets.UTF_8), 2);
	}

	private void survives(String text, long seed) {
		byte[] whole = text.getBytes(StandardCharsets.UTF_8);
		Random random = new Random(seed);
		int refused = 0;
		for (int i = 0; i < 10_000; i++) {
			byte[] damaged = damaged(whole, random);
			try {
				assertThat(read(MemoryFiles.of("shot.usda", damaged)).tracks()).isNotEmpty();
			} catch (IOException e) {
				refused++;
				assertThat(e.getMessage()).startsWith("shot.usda");
			} catch (RuntimeException e) {
				fail("variant %d: %s".formatted(i, new String(damaged, StandardCharsets.ISO_8859_1)), e);
			}
		}
		assertThat(refused).isBetween(1000, 9999);
	}

	/** Some bytes changed, a piece cut out or doubled, or the end missing. */
	private static byte[] damaged(byte[] whole, Random random) {
		int at = random.nextInt(whole.length);
		int length = Math.min(random.nextInt(40) + 1, whole.length - at);
		byte[] changed = whole.clone();
		switch (random.nextInt(5)) {
			case 0 -> changed = Arrays.copyOf(whole, at);
			case 1 -> {
				changed = Arrays.copyOf(whole, whole.length - length);
				System.arraycopy(whole, at + length, changed, at, whole.length - at - length);
			}
			case 2 -> {
				changed = Arrays.copyOf(whole, whole.length + length);
				System.arraycopy(whole, at, changed, at + length, whole.length - at);
			}
			case 3 -> {
				for (int i = random.nextInt(4); i >= 0; i--) {
					changed[random.nextInt(whole.length)] = (byte) random.nextInt(256);
				}
			}
			default -> {
				String likely = "0123456789-{}[]()<>\"',:;=eE.@#\n\\";
				for (int i = random.nextInt(3); i >= 0; i--) {
					changed[random.nextInt(whole.length)] = (byte) likely.charAt(random.nextInt(likely.length()));
				}
			}
		}
		return changed;
	}
}
