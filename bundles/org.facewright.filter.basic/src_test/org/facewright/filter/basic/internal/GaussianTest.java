package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GaussianTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Gaussian();
	}

	@Test
	void spreadsASpikeAsABell() {
		float[] smoothed = Signals.apply(filter(), Signals.values(41, frame -> frame == 20 ? 1 : 0), "sigma", "2");
		double total = 0;
		for (float value : smoothed) {
			total += value;
		}
		assertThat(total).isEqualTo(1, within(1e-6));
		assertThat(smoothed[20]).isEqualTo((float) (1 / Math.sqrt(2 * Math.PI) / 2), within(1e-4f));
		assertThat(smoothed[22] / smoothed[20]).isEqualTo((float) Math.exp(-0.5), within(1e-6f));
	}

	@Test
	void leavesALineALineToBothEnds() {
		float[] line = Signals.values(50, frame -> 0.9 - 0.015 * frame);
		assertThat(Signals.apply(filter(), line, "sigma", "3")).containsExactly(line, within(1e-6f));
	}

	@Test
	void takesABellWiderThanTheClip() {
		float[] line = Signals.values(5, frame -> 0.1 * frame);
		assertThat(Signals.apply(filter(), line, "sigma", "20")).containsExactly(line, within(1e-5f));
	}

	@Test
	void changesNothingAtSigmaZero() {
		MotionClip clip = Signals.jawDip(FrameRate.FPS_60, 61, 70);
		assertThat(Signals.apply(filter(), clip, "sigma", "0").column(0)).isSameAs(clip.column(0));
	}

	@Test
	void refusesABellOfMoreThanAThousandFrames() {
		MotionClip clip = Signals.clip(FrameRate.of(4000), "jawOpen", 0, 1, 0);
		assertThatThrownBy(() -> Signals.apply(filter(), clip, "sigma", "1000", "sigma-unit", "ms"))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("gaussian: a sigma of 1000 ms is 4000 frames long; choose 1000 frames or less");
	}

	@Test
	void measuresSigmaInMillisecondsOnRequest() {
		float[] values = Signals.values(60, frame -> Math.sin(frame * frame * 0.01));
		assertThat(Signals.apply(filter(), values, "sigma", "50", "sigma-unit", "ms")).containsExactly(
				Signals.apply(filter(), values, "sigma", "3"), within(1e-6f));
	}
}
