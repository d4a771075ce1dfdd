package org.facewright.exchange.bvh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class BvhTest {

	/** As motion capture has it: the order z, x, y, a body around the head, values broken into lines. */
	static final String BODY = """
			HIERARCHY
			ROOT Hips
			{
			  OFFSET 0.00 0.00 0.00
			  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
			  JOINT Neck
			  {
			    OFFSET 0 50 0
			    CHANNELS 3 Zrotation Xrotation Yrotation
			    JOINT Head
			    {
			      OFFSET 0 10 0
			      CHANNELS 3 Zrotation Xrotation Yrotation
			      End Site
			      {
			        OFFSET 0 15 0
			      }
			    }
			  }
			}
			MOTION
			Frames: 2
			Frame Time: 0.0333333
			0 90 0 0 0 0 1 2 3 0 0 0
			0 90 0 0 0 0 1 2 3
			0 0 30
			""";

	static MotionClip turned(int frames) {
		return Takes.golden(FrameRate.FPS_30, ChannelSet.of(Arkit.ROTATIONS), frames);
	}

	static MemorySource written(MotionClip clip) throws IOException {
		BvhExporter exporter = new BvhExporter();
		MemoryTarget target = new MemoryTarget("take.bvh");
		exporter.export(Takes.face(clip, exporter.format().parameters().defaults()), target, Progress.NONE);
		return target.asSource();
	}

	private static ImportResult read(String text) throws IOException {
		BvhImporter importer = new BvhImporter();
		return importer.read(MemorySource.text("a.bvh", text), importer.format().parameters().defaults(),
				Progress.NONE);
	}

	@Test
	void writesDegreesAboutYXAndZ() throws IOException {
		float[] pose = { 0.5f, 0.25f, -0.125f };
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_25, ChannelSet.of(Arkit.ROTATIONS.subList(0, 3)),
				new float[][] { pose });
		assertThat(new String(written(clip).content(), StandardCharsets.UTF_8)).isEqualTo("""
				HIERARCHY
				ROOT Head
				{
					OFFSET 0 0 0
					CHANNELS 6 Xposition Yposition Zposition Yrotation Xrotation Zrotation
					End Site
					{
						OFFSET 0 18 0
					}
				}
				MOTION
				Frames: 1
				Frame Time: 0.04
				0 0 0 -28.647890 14.323945 7.161972
				""");
	}

	@Test
	void findsTheHeadInABody() throws IOException {
		ImportResult result = read(BODY);
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_30);
		assertThat(clip.channels().names()).containsExactly("headYaw", "headPitch", "headRoll");
		assertThat(clip.column(0).get(1)).isEqualTo((float) Math.toRadians(-30), within(1e-6f));
		assertThat(result.problems()).anySatisfy(problem -> assertThat(problem.message()).contains("Hips, Neck"));
	}

	@Test
	void saysWhenFramesAreMissing() throws IOException {
		assertThat(read(BODY.replace("Frames: 2", "Frames: 9")).problems())
				.anySatisfy(problem -> assertThat(problem.message()).contains("9 frames and has 2"));
	}

	@Test
	void namesTheJointsWhenThereIsNoHead() {
		assertThatThrownBy(() -> read(BODY.replace("Head", "Tip"))).isInstanceOf(IOException.class)
				.hasMessageContaining("Hips, Neck, Tip");
	}

	@Test
	void eyesWithoutAnglesTurnAsTheirShapesSay() throws IOException {
		float[] pose = new float[Arkit.FACE.size()];
		pose[Arkit.FACE.indexOf("eyeLookOutLeft")] = 0.5f;
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, Arkit.FACE, new float[][] { pose });
		MotionClip back = read(new String(written(clip).content(), StandardCharsets.UTF_8)).tracks().getFirst().clip();
		assertThat(back.column(back.channels().indexOf("leftEyeYaw")).get(0)).isEqualTo(-0.3f, within(1e-6f));
		assertThat(back.column(back.channels().indexOf("rightEyeYaw")).get(0)).isZero();
	}
}
