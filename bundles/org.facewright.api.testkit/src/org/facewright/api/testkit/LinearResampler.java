package org.facewright.api.testkit;

import org.facewright.api.audio.AudioResampler;

/** Straight lines between samples: good enough where a test only needs the right number of them at the right time. */
public final class LinearResampler implements AudioResampler {

	@Override
	public Stream open(int fromRate, int toRate) {
		return new Stream() {

			private long in;
			private long out;
			private float last;

			@Override
			public int capacityFor(int count) {
				return (int) ((long) (count + 2) * toRate / fromRate) + 2;
			}

			@Override
			public int process(float[] samples, int offset, int count, float[] target) {
				int written = 0;
				for (int i = offset; i < offset + count; i++, in++) {
					// outputs that lie after the sample before and not after this one
					while (out * fromRate <= in * toRate) {
						double t = (double) (out * fromRate - (in - 1) * toRate) / toRate;
						target[written++] = in == 0 ? samples[i] : (float) (last + t * (samples[i] - last));
						out++;
					}
					last = samples[i];
				}
				return written;
			}

			@Override
			public int flush(float[] target) {
				int written = 0;
				while (out * fromRate < in * toRate && written < target.length) {
					target[written++] = last;
					out++;
				}
				return written;
			}

			@Override
			public void close() {
				// holds nothing
			}
		};
	}
}
