package org.facewright.core.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Listens to a recording block by block and says what it is like. Allocates nothing while it listens. Confined to one
 * thread.
 */
public final class IngestAnalysis {

	/** -60 dBFS. */
	private static final double SILENT = 1e-3;
	private static final float FULL_SCALE = 0.9998f;
	/** Equal neighbours above this were cut off somewhere before and then turned down a little. */
	private static final float NEAR_FULL_SCALE = 0.98f;
	private static final int CLIPPED_RUN = 3;

	private final PcmFormat format;
	private final int channelCount;
	private final Loudness loudness;
	private final Spectrum spectrum;
	private final float[] peaks;
	private final float[] previous;
	private final int[] runs;
	private final double[] sums;
	private final double[] squares;
	/** Sum of products of each pair of channels. */
	private final double[][] products;
	private final double[] windowPower;
	private final int windowFrames;
	private int framesInWindow;
	private int spectrumChannel;
	private long frames;
	private long clippedRuns;
	private long silentFrames;
	private long leadingSilence = -1;
	private long lastLoudEnd;
	private boolean identical = true;

	public IngestAnalysis(PcmFormat format) {
		this.format = format;
		channelCount = format.channelCount();
		loudness = new Loudness(format);
		spectrum = new Spectrum(format.sampleRate());
		peaks = new float[channelCount];
		previous = new float[channelCount];
		runs = new int[channelCount];
		sums = new double[channelCount];
		squares = new double[channelCount];
		products = new double[channelCount][channelCount];
		windowPower = new double[channelCount];
		windowFrames = Math.max(1, format.sampleRate() / 100);
	}

	/**
	 * Listens to sample frames in their order.
	 *
	 * @param interleaved finite values, full scale ±1; not changed
	 * @param offset      index of the first value, in floats
	 * @param count       sample frames
	 */
	public void add(float[] interleaved, int offset, int count) {
		loudness.add(interleaved, offset, count);
		for (int frame = 0; frame < count; frame++) {
			addFrame(interleaved, offset + frame * channelCount);
		}
	}

	private void addFrame(float[] interleaved, int at) {
		float first = interleaved[at];
		for (int channel = 0; channel < channelCount; channel++) {
			float sample = interleaved[at + channel];
			float size = Math.abs(sample);
			peaks[channel] = Math.max(peaks[channel], size);
			sums[channel] += sample;
			windowPower[channel] += (double) sample * sample;
			identical &= sample == first;
			countClipping(channel, sample, size);
		}
		for (int a = 0; a < channelCount && channelCount <= 8; a++) {
			for (int b = a + 1; b < channelCount; b++) {
				products[a][b] += (double) interleaved[at + a] * interleaved[at + b];
			}
		}
		if (spectrum.add(interleaved[at + spectrumChannel])) {
			spectrumChannel = (spectrumChannel + 1) % channelCount;
		}
		frames++;
		framesInWindow++;
		if (framesInWindow == windowFrames) {
			endWindow();
		}
	}

	private void countClipping(int channel, float sample, float size) {
		boolean clipped = size >= FULL_SCALE || size >= NEAR_FULL_SCALE && sample == previous[channel];
		runs[channel] = clipped ? runs[channel] + 1 : 0;
		if (runs[channel] == CLIPPED_RUN) {
			clippedRuns++;
		}
		previous[channel] = sample;
	}

	private void endWindow() {
		boolean silent = true;
		for (int channel = 0; channel < channelCount; channel++) {
			silent &= windowPower[channel] <= SILENT * SILENT * framesInWindow;
			squares[channel] += windowPower[channel];
			windowPower[channel] = 0;
		}
		if (silent) {
			silentFrames += framesInWindow;
		} else {
			if (leadingSilence < 0) {
				leadingSilence = frames - framesInWindow;
			}
			lastLoudEnd = frames;
		}
		framesInWindow = 0;
	}

	/** What was heard up to now. Listening can't go on afterwards. */
	public IngestReport report() {
		if (framesInWindow > 0) {
			endWindow();
		}
		float peak = 0;
		double offset = 0;
		for (int channel = 0; channel < channelCount; channel++) {
			peak = Math.max(peak, peaks[channel]);
			double mean = sums[channel] / Math.max(1, frames);
			offset = Math.abs(mean) > Math.abs(offset) ? mean : offset;
		}
		List<Integer> dead = peak > SILENT ? deadChannels() : List.of();
		return new IngestReport(format, frames, 20 * Math.log10(peak), clippedRuns, offset, loudness.integrated(),
				frames == 0 ? 0 : (double) silentFrames / frames, leadingSilence < 0 ? frames : leadingSilence,
				frames - lastLoudEnd, spectrum.bandwidth(), dead, correlation(dead), identical);
	}

	private List<Integer> deadChannels() {
		List<Integer> dead = new ArrayList<>();
		for (int channel = 0; channel < channelCount; channel++) {
			if (peaks[channel] <= SILENT) {
				dead.add(channel);
			}
		}
		return dead;
	}

	/** Above eight channels nobody mixes them down unseen, and the pairs would cost more than the rest. */
	private double correlation(List<Integer> dead) {
		double lowest = 1;
		for (int a = 0; a < channelCount && channelCount <= 8; a++) {
			for (int b = a + 1; b < channelCount; b++) {
				double size = Math.sqrt(squares[a] * squares[b]);
				if (size > 0 && !dead.contains(a) && !dead.contains(b)) {
					lowest = Math.min(lowest, Math.max(-1, products[a][b] / size));
				}
			}
		}
		return lowest;
	}
}
