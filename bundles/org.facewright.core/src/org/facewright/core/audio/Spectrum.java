package org.facewright.core.audio;

/**
 * The strongest that each band ever was: power spectra of Hann windows side by side, the largest value of every band of
 * about 125 Hz kept. A single hiss shows that the treble is there, which no average of speech does.
 */
final class Spectrum {

	/** A band this far below the strongest one holds nothing. */
	private static final double FLOOR_DB = -65;

	private final int sampleRate;
	private final int size;
	private final float[] window;
	private final float[] cosines;
	private final float[] sines;
	private final float[] input;
	private final float[] real;
	private final float[] imaginary;
	private final double[] bands;
	private final int binsPerBand;
	private int filled;

	Spectrum(int sampleRate) {
		this.sampleRate = sampleRate;
		size = Math.clamp(Integer.highestOneBit(Math.max(1, sampleRate / 12)), 256, 1 << 14);
		window = new float[size];
		cosines = new float[size / 2];
		sines = new float[size / 2];
		for (int i = 0; i < size; i++) {
			window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
		}
		for (int i = 0; i < size / 2; i++) {
			cosines[i] = (float) Math.cos(2 * Math.PI * i / size);
			sines[i] = (float) -Math.sin(2 * Math.PI * i / size);
		}
		input = new float[size];
		real = new float[size];
		imaginary = new float[size];
		binsPerBand = Math.max(1, Math.round(125f * size / sampleRate));
		bands = new double[size / 2 / binsPerBand];
	}

	/** Takes one sample; true when this completed a window, so that the caller may change the channel. */
	boolean add(float sample) {
		input[filled++] = sample;
		if (filled < size) {
			return false;
		}
		filled = 0;
		measure();
		return true;
	}

	private void measure() {
		int shift = 32 - Integer.numberOfTrailingZeros(size);
		for (int i = 0; i < size; i++) {
			real[Integer.reverse(i) >>> shift] = input[i] * window[i];
			imaginary[i] = 0;
		}
		for (int half = 1; half < size; half *= 2) {
			butterflies(half);
		}
		for (int band = 0; band < bands.length; band++) {
			double power = 0;
			for (int bin = band * binsPerBand; bin < (band + 1) * binsPerBand; bin++) {
				power += real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
			}
			bands[band] = Math.max(bands[band], power);
		}
	}

	private void butterflies(int half) {
		int stride = size / 2 / half;
		for (int group = 0; group < size; group += 2 * half) {
			for (int k = 0; k < half; k++) {
				float cosine = cosines[k * stride];
				float sine = sines[k * stride];
				int a = group + k;
				int b = a + half;
				float re = real[b] * cosine - imaginary[b] * sine;
				float im = real[b] * sine + imaginary[b] * cosine;
				real[b] = real[a] - re;
				imaginary[b] = imaginary[a] - im;
				real[a] += re;
				imaginary[a] += im;
			}
		}
	}

	/** Hz; 0 when nothing was heard or the sound is shorter than one window. */
	double bandwidth() {
		double strongest = 0;
		for (double band : bands) {
			strongest = Math.max(strongest, band);
		}
		if (strongest < 1e-12) {
			return 0;
		}
		double floor = strongest * Math.pow(10, FLOOR_DB / 10);
		int top = bands.length - 1;
		while (bands[top] < floor) {
			top--;
		}
		return Math.min(sampleRate / 2.0, (top + 1.0) * binsPerBand * sampleRate / size);
	}
}
