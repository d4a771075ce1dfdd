package org.facewright.operations.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.operations.pose.PoseKeys.Mode;
import org.facewright.operations.pose.PoseKeys.Use;

class PosesTest {

	private static final int JAW = Arkit.JAW_OPEN;
	private static final Pose OPEN = new Pose("Open", "Mouth", Map.of("jawOpen", 0.6f));

	private final KeyCurves none = KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE);

	/** A jaw that opens and closes all the time. */
	private static MotionClip speech() {
		float[][] poses = new float[100][Arkit.FACE.size()];
		for (int frame = 0; frame < poses.length; frame++) {
			poses[frame][JAW] = (float) (0.2 + 0.1 * Math.sin(frame * 0.4));
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
	}

	private static float[] sum(MotionClip clip, KeyCurves keys, double influence) {
		SampleColumn baked = keys.curves().get(JAW).bake(clip.frameCount());
		float[] values = clip.column(JAW).toArray();
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] += (float) (influence * baked.get(frame));
		}
		return values;
	}

	@Test
	void addedLiesOnTopWhileHeldAndLeavesTheRestAlone() {
		MotionClip clip = speech();
		KeyCurves keys = PoseKeys.put(none, clip, OPEN, new Use(Mode.ADD, new FrameRange(40, 60), 8, 12, 0.5), 1);
		float[] values = sum(clip, keys, 1);
		for (int frame = 0; frame < values.length; frame++) {
			float before = clip.column(JAW).get(frame);
			if (frame >= 40 && frame < 60) {
				assertThat(values[frame]).as("frame %d", frame).isEqualTo(before + 0.3f, within(1e-5f));
			} else if (frame < 32 || frame >= 72) {
				assertThat(values[frame]).as("frame %d", frame).isEqualTo(before, within(1e-6f));
			} else {
				assertThat(values[frame]).as("frame %d", frame).isBetween(before - 1e-5f, before + 0.3f + 1e-5f);
			}
		}
		assertThat(keys.curves().get(JAW).size()).isEqualTo(4);
	}

	@Test
	void blendedFullyNothingOfTheMotionIsLeftWhereItIsHeld() {
		MotionClip clip = speech();
		KeyCurves keys = PoseKeys.put(none, clip, OPEN, new Use(Mode.BLEND, new FrameRange(40, 60), 5, 5, 1), 0.5);
		float[] values = sum(clip, keys, 0.5);
		for (int frame = 40; frame < 60; frame++) {
			assertThat(values[frame]).isEqualTo(0.6f, within(1e-5f));
		}
		assertThat(values[34]).isEqualTo(clip.column(JAW).get(34), within(1e-6f));
		assertThat(values[65]).isEqualTo(clip.column(JAW).get(65), within(1e-6f));
	}

	@Test
	void keysThatStandInItsFramesRiseWithIt() {
		MotionClip clip = speech();
		KeyCurves before = none.with(JAW, none.curves().get(JAW).with(50, 0.1f, Interpolation.LINEAR)
				.with(90, 0.1f, Interpolation.LINEAR));
		KeyCurves keys = PoseKeys.put(before, clip, OPEN, new Use(Mode.ADD, new FrameRange(48, 53), 4, 4, 1), 1);
		assertThat(keys.curves().get(JAW).evaluate(50)).isEqualTo(0.7f, within(1e-5f));
		assertThat(keys.curves().get(JAW).evaluate(90)).isEqualTo(0.1f, within(1e-6f));
	}

	@Test
	void atTheStartOfTheTakeItIsHeldFromTheFirstFrame() {
		MotionClip clip = speech();
		KeyCurves keys = PoseKeys.put(none, clip, OPEN, new Use(Mode.ADD, new FrameRange(0, 1), 6, 6, 1), 1);
		assertThat(keys.curves().get(JAW).evaluate(0)).isEqualTo(0.6f, within(1e-5f));
		assertThat(keys.curves().get(JAW).evaluate(7)).isEqualTo(0, within(1e-6f));
	}

	@Test
	void mirroredChangesSides() {
		Pose wink = new Pose("Wink", "Lids", Map.of("eyeBlinkLeft", 1f));
		assertThat(wink.mirrored().weights()).containsExactly(Map.entry("eyeBlinkRight", 1f));
	}

	@Test
	void aTakeWithoutItsChannelsIsRefused() {
		Pose strange = new Pose("Strange", "Mouth", Map.of("gillsOpen", 1f));
		assertThatIllegalArgumentException()
				.isThrownBy(() -> PoseKeys.put(none, speech(), strange,
						new Use(Mode.ADD, new FrameRange(4, 5), 2, 2, 1), 1))
				.withMessage("the take has none of the channels of 'Strange'");
	}

	@Test
	void thePosesOfTheProductNameStandardChannelsInRange() {
		assertThat(PoseLibrary.presets()).hasSizeGreaterThan(25).allSatisfy(pose -> {
			assertThat(Arkit.FACE.names()).containsAll(pose.weights().keySet());
			assertThat(pose.weights().values()).allMatch(weight -> weight >= 0 && weight <= 1);
		});
		assertThat(PoseLibrary.presets()).extracting(Pose::name).doesNotHaveDuplicates();
	}

	@Test
	void aPoseThatWasKeptIsFoundAgainAndCanBeDeleted(@TempDir Path folder) throws IOException {
		PoseLibrary library = new PoseLibrary(folder.resolve("poses"));
		library.keep(new Pose("Hero: grin", "Ours", Map.of("mouthSmileLeft", 0.8f)));
		library.keep(new Pose("Hero: grin", "Ours", Map.of("mouthSmileLeft", 0.9f)));
		List<String> problems = new ArrayList<>();
		assertThat(library.poses(problems)).filteredOn(pose -> pose.name().equals("Hero: grin")).singleElement()
				.satisfies(pose -> assertThat(pose.weights()).containsEntry("mouthSmileLeft", 0.9f));
		assertThat(problems).isEmpty();
		assertThat(library.delete("Hero: grin")).isTrue();
		assertThat(library.isOwn("Hero: grin")).isFalse();
		assertThat(library.delete("Smile")).isFalse();
	}

	@Test
	void aDamagedFileIsNamedAndTheOthersAreRead(@TempDir Path folder) throws IOException {
		PoseLibrary library = new PoseLibrary(folder);
		Files.writeString(folder.resolve("bad.json"), "{\"name\": \"x\"");
		Files.writeString(folder.resolve("odd.json"),
				"{\"name\": \"x\", \"group\": \"y\", \"weights\": {\"a\": \"b\"}}");
		List<String> problems = new ArrayList<>();
		assertThat(library.poses(problems)).hasSameSizeAs(PoseLibrary.presets());
		assertThat(problems).hasSize(2).allMatch(text -> text.contains("correct or delete it"));
	}
}
