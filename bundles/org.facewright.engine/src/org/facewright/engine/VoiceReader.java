package org.facewright.engine;

import java.io.IOException;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.audio.AudioSource;

/**
 * Reads the voice from a source as mono samples at a wanted rate. Confined to one thread; closes what it was given.
 */
final class VoiceReader implements AutoCloseable {

	/** Sees the sound as it was recorded. */
	interface Tap {
		void accept(float[] interleaved, int frames);
	}

	private static final int BLOCK = 4096;

	private final AudioSource source;
	private final ChannelChoice choice;
	private final AudioResampler.Stream resampler;
	private final Tap tap;
	private final float[] interleaved;
	private final float[] mono = new float[BLOCK];
	private final float[] resampled;
	private final int channelCount;
	private int at;
	private int filled;
	private boolean ended;
	private long framesRead;

	VoiceReader(AudioSource source, String name, ChannelChoice choice, AudioResampler resamplers, int sampleRate,
			Tap tap) throws IOException {
		this.source = source;
		this.choice = choice;
		this.tap = tap;
		channelCount = source.format().channelCount();
		choice.require(channelCount, name);
		resampler = resamplers.open(source.format().sampleRate(), sampleRate);
		interleaved = new float[BLOCK * channelCount];
		resampled = new float[Math.max(resampler.capacityFor(BLOCK), resampler.capacityFor(0))];
	}

	/** Sample frames of the source read so far. */
	long framesRead() {
		return framesRead;
	}

	/** @return samples written to {@code into} from index 0, at least one; -1 at the end */
	int read(float[] into) throws IOException {
		while (at == filled) {
			if (ended) {
				at = 0;
				filled = resampler.flush(resampled);
				if (filled == 0) {
					return -1;
				}
				break;
			}
			int frames = source.read(interleaved, 0, BLOCK);
			if (frames < 0) {
				ended = true;
				continue;
			}
			framesRead += frames;
			tap.accept(interleaved, frames);
			choice.extract(interleaved, channelCount, frames, mono);
			at = 0;
			filled = resampler.process(mono, 0, frames, resampled);
		}
		int count = Math.min(into.length, filled - at);
		System.arraycopy(resampled, at, into, 0, count);
		at += count;
		return count;
	}

	@Override
	public void close() {
		resampler.close();
		source.close();
	}
}
