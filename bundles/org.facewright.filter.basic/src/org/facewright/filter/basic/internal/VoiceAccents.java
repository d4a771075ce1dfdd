package org.facewright.filter.basic.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/**
 * Where a voice speaks and where it is accented: peaks of a prominence that is one half level and one half pitch, both
 * as deviations from the voice's own mean, smoothed over 60 ms. Without pitch it is the level alone.
 */
final class VoiceAccents {

	/** @param strength 0 … 1 */
	record Accent(int frame, float strength) {
	}

	/** Speech is this far below the loud tenth of the sound at most, dB. */
	private static final float SPEECH_RANGE_DB = 30;
	/** Nothing below this is speech, dB of full scale. */
	private static final float QUIET_DB = -60;
	private static final double APART_SECONDS = 0.35;
	private static final float LEAST = 0.7f;
	private static final float FULL = 2.2f;

	private final double framesPerSecond;
	private final boolean[] speech;
	private final List<Accent> accents = new ArrayList<>();

	VoiceAccents(SampleColumn level, Optional<SampleColumn> pitch, FrameRate rate) {
		framesPerSecond = rate.framesPerSecond();
		float[] levels = level.toArray();
		float[] sorted = levels.clone();
		java.util.Arrays.sort(sorted);
		float loud = sorted.length == 0 ? QUIET_DB : sorted[(int) (0.9 * (sorted.length - 1))];
		float threshold = Math.max(QUIET_DB, loud - SPEECH_RANGE_DB);
		speech = new boolean[levels.length];
		for (int frame = 0; frame < levels.length; frame++) {
			speech[frame] = levels[frame] >= threshold;
		}
		bridge((int) Math.round(0.15 * framesPerSecond));
		float[] prominence = deviations(levels, speech);
		if (pitch.isPresent() && pitch.get().length() == levels.length) {
			add(prominence, pitch.get().toArray());
		}
		find(smoothed(prominence, 0.06 * framesPerSecond));
	}

	/** Gaps of speech up to this long are stops of the tongue, not pauses. */
	private void bridge(int longest) {
		int last = -1;
		for (int frame = 0; frame < speech.length; frame++) {
			if (speech[frame]) {
				for (int gap = last + 1; last >= 0 && frame - last - 1 <= longest && gap < frame; gap++) {
					speech[gap] = true;
				}
				last = frame;
			}
		}
	}

	/** Deviations from the mean in standard deviations, 0 where not wanted. */
	private static float[] deviations(float[] values, boolean[] wanted) {
		double sum = 0;
		double square = 0;
		int count = 0;
		for (int frame = 0; frame < values.length; frame++) {
			if (wanted[frame]) {
				sum += values[frame];
				square += (double) values[frame] * values[frame];
				count++;
			}
		}
		double mean = count == 0 ? 0 : sum / count;
		double spread = count == 0 ? 0 : Math.sqrt(Math.max(0, square / count - mean * mean));
		float[] deviations = new float[values.length];
		for (int frame = 0; frame < values.length; frame++) {
			deviations[frame] = wanted[frame] && spread > 1e-6 ? (float) ((values[frame] - mean) / spread) : 0;
		}
		return deviations;
	}

	private void add(float[] prominence, float[] pitch) {
		boolean[] voiced = new boolean[pitch.length];
		float[] semitones = new float[pitch.length];
		for (int frame = 0; frame < pitch.length; frame++) {
			voiced[frame] = pitch[frame] > 0 && speech[frame];
			semitones[frame] = voiced[frame]
					? (float) (12 * StrictMath.log(pitch[frame] / 100) / StrictMath.log(2))
					: 0;
		}
		float[] deviations = deviations(semitones, voiced);
		for (int frame = 0; frame < pitch.length; frame++) {
			// an octave error must not outshout the rest
			prominence[frame] = 0.5f * prominence[frame] + 0.5f * Math.clamp(deviations[frame], -2.5f, 2.5f);
		}
	}

	private static float[] smoothed(float[] values, double sigma) {
		int reach = (int) Math.ceil(2.5 * sigma);
		double[] bell = new double[reach + 1];
		double total = 0;
		for (int d = 0; d <= reach; d++) {
			bell[d] = StrictMath.exp(-0.5 * d * d / (sigma * sigma));
			total += d == 0 ? bell[d] : 2 * bell[d];
		}
		float[] smoothed = new float[values.length];
		for (int frame = 0; frame < values.length; frame++) {
			double sum = 0;
			for (int d = -reach; d <= reach; d++) {
				sum += bell[Math.abs(d)] * values[Math.clamp((long) frame + d, 0, values.length - 1)];
			}
			smoothed[frame] = (float) (sum / total);
		}
		return smoothed;
	}

	private void find(float[] prominence) {
		int apart = (int) Math.round(APART_SECONDS * framesPerSecond);
		for (int frame = 1; frame + 1 < prominence.length; frame++) {
			float here = prominence[frame];
			if (here < LEAST || here < prominence[frame - 1] || here <= prominence[frame + 1]) {
				continue;
			}
			Accent accent = new Accent(frame, Math.clamp((here - LEAST) / (FULL - LEAST) + 0.3f, 0, 1));
			if (accents.isEmpty() || frame - accents.getLast().frame() >= apart) {
				accents.add(accent);
			} else if (accents.getLast().strength() < accent.strength()) {
				accents.removeLast();
				accents.add(accent);
			}
		}
	}

	int frames() {
		return speech.length;
	}

	double framesPerSecond() {
		return framesPerSecond;
	}

	boolean speaks(int frame) {
		return speech[frame];
	}

	List<Accent> accents() {
		return accents;
	}
}
