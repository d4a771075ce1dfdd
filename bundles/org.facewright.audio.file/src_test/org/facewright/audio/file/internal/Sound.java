package org.facewright.audio.file.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/** A whole file, read. */
record Sound(PcmFormat format, AudioDescription description, OptionalLong announced, float[] samples,
		List<Problem> problems) {

	static Sound read(Path file) throws IOException {
		try (AudioSource source = new FileAudioInput().open(file.toUri())) {
			int channels = source.format().channelCount();
			float[] samples = new float[1 << 16];
			int length = 0;
			for (int count = 0; count >= 0; count = source.read(samples, length, 4096)) {
				length += count * channels;
				if (length + 4096 * channels > samples.length) {
					samples = Arrays.copyOf(samples, 2 * (samples.length + 4096 * channels));
				}
			}
			return new Sound(source.format(), source.description(), source.frameCount(), Arrays.copyOf(samples, length),
					source.problems());
		}
	}

	int frames() {
		return samples.length / format.channelCount();
	}

	float[] channel(int channel) {
		float[] values = new float[frames()];
		for (int i = 0; i < values.length; i++) {
			values[i] = samples[i * format.channelCount() + channel];
		}
		return values;
	}

	/** -1…1, of what overlaps when {@code b} is read {@code lag} samples later. */
	static double correlation(float[] a, float[] b, int lag) {
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = Math.max(0, -lag); i < a.length && i + lag < b.length; i++) {
			ab += a[i] * (double) b[i + lag];
			aa += a[i] * (double) a[i];
			bb += b[i + lag] * (double) b[i + lag];
		}
		return ab / Math.sqrt(aa * bb);
	}

	/** The lag within {@code most} samples of {@code about} at which the sounds agree best. */
	static int bestLag(float[] a, float[] b, int about, int most) {
		int best = about;
		double highest = -1;
		for (int lag = about - most; lag <= about + most; lag++) {
			double product = 0;
			// every seventh sample will do: the energy lies far below 3 kHz
			for (int i = Math.max(0, -lag); i < a.length && i + lag < b.length; i += 7) {
				product += a[i] * (double) b[i + lag];
			}
			if (product > highest) {
				highest = product;
				best = lag;
			}
		}
		return best;
	}
}
