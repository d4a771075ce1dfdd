package org.facewright.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/** Half an hour of motion: 60 fps, 52 channels, all of them moving. */
final class Takes {

	static final int MINUTES = 30;
	static final int FRAMES = MINUTES * 60 * 60;

	private Takes() {
	}

	/** Smoothed random movement between 0 and 1. */
	static MotionClip halfAnHour() {
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			Random random = new Random(channel);
			float[] values = new float[FRAMES];
			float target = 0;
			for (int frame = 1; frame < FRAMES; frame++) {
				if (random.nextInt(8) == 0) {
					target = random.nextFloat();
				}
				values[frame] = values[frame - 1] * 0.8f + target * 0.2f;
			}
			columns.add(SampleColumn.of(values));
		}
		return MotionClip.of(FrameRate.FPS_60, Arkit.FACE, columns);
	}
}
