package org.facewright.engine;

import java.util.Arrays;

import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/**
 * Finds the pitch of the voice around each frame: the shortest delay at which 40 ms of the sound look nearly as much
 * like themselves as at the best delay (normalised cross-correlation, 60 to 400 Hz). Confined to one thread.
 */
final class PitchMeter {

	/** Enough for pitch, and quick. */
	static final int SAMPLE_RATE = 8000;

	private static final int WINDOW = 320;
	private static final int SHORTEST = SAMPLE_RATE / 400;
	private static final int LONGEST = SAMPLE_RATE / 60;
	/** Likeness below this is no voice. */
	private static final double VOICED = 0.6;
	/** Delays this near to the best likeness count as good; of those the shortest is the period. */
	private static final double NEARLY = 0.9;
	/** Mean square below this, −55 dB, is silence. */
	private static final double QUIET = 3e-6;

	private final FrameRate frameRate;
	/** The newest samples, of which the last one heard is number {@code position − 1}. */
	private final float[] heard = new float[4 * (WINDOW + LONGEST)];
	private final double[] likeness = new double[LONGEST + 1];
	private float[] pitches = new float[1024];
	private int frame;
	private long position;

	PitchMeter(FrameRate frameRate) {
		this.frameRate = frameRate;
	}

	void accept(float[] mono, int count) {
		for (int i = 0; i < count; i++) {
			heard[(int) (position % heard.length)] = mono[i];
			position++;
			// the stretch that is compared lies around the frame's instant
			if (position == frameRate.sampleOf(frame, SAMPLE_RATE) + (WINDOW + LONGEST) / 2) {
				if (frame == pitches.length) {
					pitches = Arrays.copyOf(pitches, frame * 2);
				}
				pitches[frame++] = pitch(position - WINDOW - LONGEST);
			}
		}
	}

	private float pitch(long start) {
		double energy = 0;
		for (int i = 0; i < WINDOW; i++) {
			energy += sample(start + i) * sample(start + i);
		}
		if (energy < QUIET * WINDOW) {
			return 0;
		}
		double best = 0;
		double delayed = 0;
		for (int i = 0; i < WINDOW; i++) {
			delayed += sample(start + SHORTEST + i) * sample(start + SHORTEST + i);
		}
		for (int delay = SHORTEST; delay <= LONGEST; delay++) {
			double both = 0;
			for (int i = 0; i < WINDOW; i++) {
				both += sample(start + i) * sample(start + delay + i);
			}
			likeness[delay] = delayed > 0 ? both / Math.sqrt(energy * delayed) : 0;
			best = Math.max(best, likeness[delay]);
			double leaving = sample(start + delay);
			double coming = sample(start + delay + WINDOW);
			delayed = Math.max(0, delayed - leaving * leaving + coming * coming);
		}
		if (best < VOICED) {
			return 0;
		}
		for (int delay = SHORTEST + 1; delay < LONGEST; delay++) {
			if (likeness[delay] >= NEARLY * best && likeness[delay] >= likeness[delay - 1]
					&& likeness[delay] >= likeness[delay + 1]) {
				return (float) SAMPLE_RATE / delay;
			}
		}
		return 0;
	}

	/** Before the beginning there is silence. */
	private double sample(long index) {
		return index < 0 ? 0 : heard[(int) (index % heard.length)];
	}

	/** One pitch per frame, Hz; 0 without voice and where the sound has ended. */
	SampleColumn pitches(int frameCount) {
		return SampleColumn.of(Arrays.copyOf(Arrays.copyOf(pitches, Math.min(frame, frameCount)), frameCount));
	}
}
