package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.junit.jupiter.api.Test;

class WindowsTest {

	private static final NetworkShape.Regression REGRESSION = new NetworkShape.Regression(16_000, 8_320, 4_160, 16,
			List.of(), new float[0], 272, 10, 15, 4, 61_520, 5_602);
	private static final NetworkShape.Diffusion DIFFUSION = new NetworkShape.Diffusion(16_000, 16_000, 16_000,
			List.of(), new float[0], List.of("Claire"), 72_006, 16_806, 15, 4, 2, 2, 256, 15, 30, 15);

	@Test
	void putsTheFirstFrameOfARegressionOnTheFirstSample() {
		Windows windows = Windows.of(REGRESSION, FrameRate.FPS_60);
		assertThat(windows.start(0)).isEqualTo(-4160);
		assertThat(windows.target(0)).isZero();
		assertThat(windows.end(0)).isEqualTo(4160);
		assertThat(List.of(windows.target(1), windows.target(2), windows.target(3), windows.target(60)))
				.containsExactly(266L, 533L, 800L, 16_000L);
	}

	@Test
	void countsFramesOfAClosedClipForAnyRate() {
		for (FrameRate rate : List.of(FrameRate.FPS_60, FrameRate.FPS_30, FrameRate.FPS_24,
				new FrameRate(30_000, 1001))) {
			Windows windows = Windows.of(REGRESSION, rate);
			for (long samples : new long[] { 0, 1, 266, 267, 16_000, 16_001, 160_007 }) {
				assertThat(windows.available(samples, true)).as("%d samples at %s", samples, rate)
						.isEqualTo(rate.framesCovering(samples, 16_000));
			}
		}
	}

	@Test
	void waitsForHalfAWindowBeyondAFrameWhileSoundComes() {
		Windows windows = Windows.of(REGRESSION, FrameRate.FPS_60);
		assertThat(windows.available(4_159, false)).isZero();
		assertThat(windows.available(4_160, false)).isEqualTo(1);
		assertThat(windows.available(4_160 + 266, false)).isEqualTo(2);
		assertThat(FaceChain.latencySeconds(REGRESSION, FrameRate.FPS_60)).isEqualTo(0.26);
	}

	@Test
	void leavesOutTheFirstFortyFiveFramesOfADiffusion() {
		Windows windows = Windows.of(DIFFUSION);
		assertThat(windows.firstFrame(30)).isEqualTo(45);
		assertThat(windows.frameTarget(0, 30)).isEqualTo(-12_000);
		assertThat(List.of(windows.frameTarget(45, 30), windows.frameTarget(46, 30), windows.frameTarget(47, 30),
				windows.frameTarget(48, 30), windows.frameTarget(49, 30))).containsExactly(0L, 266L, 533L, 800L, 1066L);
		assertThat(windows.start(0)).isEqualTo(-16_000);
		assertThat(windows.start(1)).isEqualTo(-8_000);
		assertThat(FaceModel.frameRate(DIFFUSION)).isEqualTo(FrameRate.FPS_60);
		assertThat(FaceChain.latencySeconds(DIFFUSION, FrameRate.FPS_60)).isEqualTo(0.75);
	}

	@Test
	void runsADiffusionUntilTheLastSampleIsCovered() {
		Windows windows = Windows.of(DIFFUSION);
		// the warm-up needs no sound, the next run half a second
		assertThat(windows.available(0, false)).isEqualTo(1);
		assertThat(windows.available(7_999, false)).isEqualTo(1);
		assertThat(windows.available(8_000, false)).isEqualTo(2);
		for (long samples : new long[] { 1, 4_000, 4_001, 12_000, 12_001, 100_000 }) {
			long runs = windows.available(samples, true);
			assertThat(windows.frameTarget(30 * runs - 1, 30)).isGreaterThanOrEqualTo(samples - 267);
			assertThat(windows.target(runs)).isGreaterThanOrEqualTo(samples);
		}
	}

	@Test
	void readsSilenceAroundTheSound() {
		SoundTrack sound = new SoundTrack();
		sound.append(new float[] { 9, 1, 2, 3 }, 1, 3);
		float[] read = new float[7];
		sound.read(-2, 7, 2, read, 0);
		assertThat(read).containsExactly(0, 0, 2, 4, 6, 0, 0);
		sound.read(50, 7, 1, read, 0);
		assertThat(read).containsOnly(0);
	}

	@Test
	void keepsWhatIsStillReadOfAnEndlessSound() {
		SoundTrack sound = new SoundTrack();
		float[] block = new float[1000];
		float[] read = new float[500];
		for (int i = 0; i < 1000; i++) {
			java.util.Arrays.fill(block, i);
			sound.append(block, 0, 1000);
			sound.read(i * 1000L + 200, 500, 1, read, 0);
			assertThat(read).containsOnly(i);
			sound.dropBefore(i * 1000L);
		}
		assertThat(sound.length()).isEqualTo(1_000_000);
	}
}
