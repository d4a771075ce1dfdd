package org.facewright.core.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class LatestPoseTest {

	@Test
	void showsTheNewestPoseAndKeepsItUntilANewerComes() {
		LatestPose latest = new LatestPose(1);
		assertThat(latest.newest()).containsExactly(0);
		latest.publish(new float[] { 1 });
		latest.publish(new float[] { 2 });
		assertThat(latest.newest()).containsExactly(2);
		assertThat(latest.newest()).containsExactly(2);
	}

	@Test
	void neverShowsATornOrAnOlderPose() throws InterruptedException {
		LatestPose latest = new LatestPose(64);
		int last = 200_000;
		Thread writer = new Thread(() -> {
			float[] pose = new float[64];
			for (int n = 1; n <= last; n++) {
				Arrays.fill(pose, n);
				latest.publish(pose);
			}
		});
		writer.start();
		float seen = 0;
		while (seen < last) {
			float[] pose = latest.newest();
			assertThat(pose[0]).isGreaterThanOrEqualTo(seen);
			seen = pose[0];
			for (float value : pose) {
				if (value != seen) {
					assertThat(value).isEqualTo(seen);
				}
			}
		}
		writer.join();
	}
}
