package org.facewright.ui.timeline;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * How loud a sound is at each pitch over time. Bands lie evenly on the mel scale (S. S. Stevens and J. Volkmann, 1940),
 * which spreads the formants of vowels. Immutable; made once on a worker's thread.
 */
public final class Spectrogram {

	/** Bands from {@link #LOWEST} to {@link #HIGHEST}, or to half the sample rate. */
	public static final int BANDS = 72;
	/** Hz. */
	public static final double LOWEST = 80;
	/** Hz. */
	public static final double HIGHEST = 8000;

	public static final Spectrogram EMPTY = new Spectrogram(1, 1, new byte[0]);

	private static final double HOP_SECONDS = 0.008;
	private static final double WINDOW_SECONDS = 0.025;
	private static final double FAINTEST_DB = -86;
	private static final double LOUDEST_DB = -18;

	private final int sampleRate;
	private final int hop;
	private static final int COARSE = 16; // columns in one of the coarse ones

	private final byte[] cells;
	private final byte[] coarse; // the loudest of each band in so many columns

	private Spectrogram(int sampleRate, int hop, byte[] cells) {
		this.sampleRate = sampleRate;
		this.hop = hop;
		this.cells = cells;
		int count = cells.length / BANDS;
		coarse = new byte[(count + COARSE - 1) / COARSE * BANDS];
		for (int column = 0; column < count; column++) {
			int to = column / COARSE * BANDS;
			for (int band = 0; band < BANDS; band++) {
				int level = Math.max(coarse[to + band] & 0xff, cells[column * BANDS + band] & 0xff);
				coarse[to + band] = (byte) level;
			}
		}
	}

	/** @param length samples of the whole sound */
	public static Spectrogram of(int sampleRate, int length, WavePeaks.Samples samples) {
		int hop = Math.max(1, (int) (sampleRate * HOP_SECONDS));
		int window = (int) (sampleRate * WINDOW_SECONDS);
		int size = Math.max(64, Integer.highestOneBit(Math.max(1, window * 2 - 1)));
		int count = length / hop + 1;
		byte[] cells = new byte[count * BANDS];
		int[] edges = edges(sampleRate, size);
		float[] sound = new float[window];
		double[][] data = new double[2][size];
		for (int column = 0; column < count; column++) {
			samples.read(column * hop - window / 2, sound, window);
			for (int i = 0; i < size; i++) {
				data[0][i] = i < window ? sound[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window)) : 0;
				data[1][i] = 0;
			}
			FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
			for (int band = 0; band < BANDS; band++) {
				cells[column * BANDS + band] = level(data, edges[band], edges[band + 1], window);
			}
		}
		return new Spectrogram(sampleRate, hop, cells);
	}

	/** First bin of each band, and the bin after the last. */
	private static int[] edges(int sampleRate, int size) {
		double low = mel(LOWEST);
		double high = mel(Math.min(HIGHEST, sampleRate / 2.0));
		int[] edges = new int[BANDS + 1];
		for (int i = 0; i <= BANDS; i++) {
			double hertz = 700 * (Math.pow(10, (low + (high - low) * i / BANDS) / 2595) - 1);
			edges[i] = Math.min(size / 2, (int) Math.round(hertz * size / sampleRate));
		}
		return edges;
	}

	private static double mel(double hertz) {
		return 2595 * Math.log10(1 + hertz / 700);
	}

	private static byte level(double[][] data, int from, int to, int window) {
		double most = 0;
		for (int bin = from; bin < Math.max(from + 1, to); bin++) {
			most = Math.max(most, data[0][bin] * data[0][bin] + data[1][bin] * data[1][bin]);
		}
		double decibels = 10 * Math.log10(most / (window * window / 16.0) + 1e-12);
		return (byte) Math.clamp(Math.round((decibels - FAINTEST_DB) / (LOUDEST_DB - FAINTEST_DB) * 255), 0, 255);
	}

	public boolean isEmpty() {
		return cells.length == 0;
	}

	/** @param into gets one value per band, lowest first, 0 (silent) … 255, the loudest between two instants */
	void measure(double fromSeconds, double toSeconds, int[] into) {
		int count = cells.length / BANDS;
		int from = (int) Math.floor(fromSeconds * sampleRate / hop + 0.5);
		int to = Math.max(from + 1, (int) Math.floor(toSeconds * sampleRate / hop + 0.5));
		for (int band = 0; band < BANDS; band++) {
			into[band] = 0;
		}
		int column = Math.max(0, from);
		int end = Math.min(count, to);
		while (column < end) {
			if (column % COARSE == 0 && column + COARSE <= end) {
				loudest(coarse, column / COARSE, into);
				column += COARSE;
			} else {
				loudest(cells, column, into);
				column++;
			}
		}
	}

	private static void loudest(byte[] levels, int column, int[] into) {
		for (int band = 0; band < BANDS; band++) {
			into[band] = Math.max(into[band], levels[column * BANDS + band] & 0xff);
		}
	}
}
