package org.facewright.audio.file.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.facewright.api.audio.AudioResampler;
import org.osgi.service.component.annotations.Component;

/**
 * Windowed-sinc resampler with exact rational steps. It stands here in place of the one in FFmpeg because that one
 * promises neither a number of samples nor the same samples for every chunk size, and because plain WAV then needs no
 * native library at all. Passband up to 0.9 of the lower Nyquist frequency, stopband from that frequency on.
 */
@Component
public final class PolyphaseResampler implements AudioResampler {

	/** Filters kept; every ratio in practice is one of a handful. */
	private static final int MOST_FILTERS = 16;

	private final Map<Ratio, Filter> filters = new ConcurrentHashMap<>();

	private record Ratio(int up, int down) {
	}

	@Override
	public Stream open(int fromRate, int toRate) {
		if (fromRate < 1 || toRate < 1) {
			throw new IllegalArgumentException("rates must be 1 Hz or more: %d, %d".formatted(fromRate, toRate));
		}
		int divisor = gcd(fromRate, toRate);
		Ratio ratio = new Ratio(toRate / divisor, fromRate / divisor);
		if (filters.size() > MOST_FILTERS) {
			filters.clear();
		}
		return new PolyphaseStream(filters.computeIfAbsent(ratio, key -> new Filter(key.up, key.down)));
	}

	private static int gcd(int a, int b) {
		return b == 0 ? a : gcd(b, a % b);
	}

	/**
	 * The low-pass, cut into phases. Output {@code k} lies {@code phase / up} after input {@code floor(k * down / up)}.
	 * Up to 1024 phases each have their own coefficients; ratios with more are interpolated between neighbours, whose
	 * error is below -115 dB.
	 */
	static final class Filter {

		private static final int MOST_PHASES = 1024;
		private static final double STOPBAND_DB = 100;
		/** Kaiser's formulas for the window's shape and the filter's length (Kaiser 1974). */
		private static final double BETA = 0.1102 * (STOPBAND_DB - 8.7);
		private static final double PASSBAND = 0.9;

		final int up;
		final int down;
		final int phases;
		/** Taps on each side. */
		final int half;
		/** One row of {@code 2 * half} taps per phase, and one more row to interpolate towards. */
		final float[][] taps;

		Filter(int up, int down) {
			this.up = up;
			this.down = down;
			phases = Math.min(up, MOST_PHASES);
			// frequencies in cycles per input sample
			double nyquist = 0.5 * Math.min(1, (double) up / down);
			double transition = nyquist * (1 - PASSBAND);
			double length = (STOPBAND_DB - 7.95) / (2.285 * 2 * Math.PI * transition);
			half = up == down ? 0 : (int) Math.ceil(length / 2) + 1;
			taps = new float[half == 0 ? 0 : phases + 1][2 * half];
			for (int phase = 0; phase < taps.length; phase++) {
				fill(taps[phase], (double) phase / phases, nyquist * (1 + PASSBAND) / 2);
			}
		}

		private void fill(float[] row, double fraction, double cutoff) {
			double[] exact = new double[row.length];
			double sum = 0;
			for (int i = 0; i < row.length; i++) {
				double t = i - half + 1 - fraction;
				double x = t / half;
				double window = Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
				exact[i] = 2 * cutoff * sinc(2 * cutoff * t) * window;
				sum += exact[i];
			}
			for (int i = 0; i < row.length; i++) {
				row[i] = (float) (exact[i] / sum);
			}
		}

		private static double sinc(double x) {
			return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
		}

		/** Modified Bessel function of the first kind and order 0, by its series. */
		private static double bessel(double x) {
			double sum = 1;
			double term = 1;
			for (int k = 1; term > sum * 1e-16; k++) {
				term *= x / (2 * k) * (x / (2 * k));
				sum += term;
			}
			return sum;
		}
	}

	private static final class PolyphaseStream implements Stream {

		private static final int BLOCK = 4096;
		private static final int FLUSH_BLOCK = 1024;

		private final Filter filter;
		/** The latest input, {@code buffered} samples of it; zeros stand before the first. */
		private final float[] buffer;
		private int buffered;
		/** Index in the buffer of the input at or before the next output, and the output's phase after it. */
		private int input;
		private int phase;
		private long received;
		private long written;
		private boolean flushing;
		private boolean closed;

		PolyphaseStream(Filter filter) {
			this.filter = filter;
			buffer = new float[2 * filter.half + 2 * BLOCK];
			// as if half - 1 zeros had come before
			buffered = Math.max(0, filter.half - 1);
			input = buffered;
		}

		@Override
		public int capacityFor(int count) {
			long most = ((long) count * filter.up + filter.down - 1) / filter.down + 1;
			return Math.toIntExact(Math.max(most, FLUSH_BLOCK));
		}

		@Override
		public int process(float[] in, int offset, int count, float[] out) {
			if (flushing || closed) {
				throw new IllegalStateException("the signal has ended");
			}
			received += count;
			if (filter.half == 0) {
				System.arraycopy(in, offset, out, 0, count);
				return count;
			}
			int produced = 0;
			for (int done = 0; done < count;) {
				int taken = Math.min(count - done, room());
				System.arraycopy(in, offset + done, buffer, buffered, taken);
				buffered += taken;
				done += taken;
				produced += produce(out, produced, Integer.MAX_VALUE);
			}
			written += produced;
			return produced;
		}

		/** Makes room when there is less than a block. */
		private int room() {
			if (buffer.length - buffered < BLOCK) {
				int drop = Math.min(buffered, input - filter.half + 1);
				System.arraycopy(buffer, drop, buffer, 0, buffered - drop);
				buffered -= drop;
				input -= drop;
			}
			return buffer.length - buffered;
		}

		private int produce(float[] out, int from, int most) {
			int at = from;
			while (input + filter.half < buffered && at - from < most) {
				out[at++] = sample();
				long next = (long) phase + filter.down;
				input += (int) (next / filter.up);
				phase = (int) (next % filter.up);
			}
			return at - from;
		}

		private float sample() {
			int from = input - filter.half + 1;
			if (filter.phases == filter.up) {
				return dot(filter.taps[phase], from);
			}
			double exact = (double) phase * filter.phases / filter.up;
			int row = (int) exact;
			float weight = (float) (exact - row);
			float low = dot(filter.taps[row], from);
			return low + weight * (dot(filter.taps[row + 1], from) - low);
		}

		/** Eight sums that do not wait for each other: the additions overlap. */
		private float dot(float[] taps, int from) {
			float a = 0;
			float b = 0;
			float c = 0;
			float d = 0;
			float e = 0;
			float f = 0;
			float g = 0;
			float h = 0;
			int i = 0;
			for (; i + 8 <= taps.length; i += 8) {
				a += taps[i] * buffer[from + i];
				b += taps[i + 1] * buffer[from + i + 1];
				c += taps[i + 2] * buffer[from + i + 2];
				d += taps[i + 3] * buffer[from + i + 3];
				e += taps[i + 4] * buffer[from + i + 4];
				f += taps[i + 5] * buffer[from + i + 5];
				g += taps[i + 6] * buffer[from + i + 6];
				h += taps[i + 7] * buffer[from + i + 7];
			}
			for (; i < taps.length; i++) {
				a += taps[i] * buffer[from + i];
			}
			return a + b + (c + d) + (e + f + (g + h));
		}

		@Override
		public int flush(float[] out) {
			if (closed) {
				throw new IllegalStateException("the stream is closed");
			}
			flushing = true;
			if (filter.half == 0) {
				return 0;
			}
			long total = Math.ceilDiv(Math.multiplyExact(received, (long) filter.up), (long) filter.down);
			int most = (int) Math.min(out.length, total - written);
			int produced = 0;
			while (produced < most) {
				int zeros = room();
				Arrays.fill(buffer, buffered, buffered + zeros, 0);
				buffered += zeros;
				produced += produce(out, produced, most - produced);
			}
			written += produced;
			return produced;
		}

		@Override
		public void close() {
			closed = true;
		}
	}
}
