package org.facewright.engine.live;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A recording that plays as if it were a microphone: its sound comes in blocks of at most 10 ms, each when its last
 * sample would have been heard, counted from the first read.
 */
public final class PacedSource implements AudioSource {

	private final AudioInput input;
	private final URI location;
	private final boolean repeated;
	private final Clock clock;
	private final double nanosPerFrame;
	private final int blockFrames;
	private final PcmFormat format;
	private volatile AudioSource source;
	private long given;
	private long start;
	private volatile boolean closed;
	/** Who sleeps until the next block's time. */
	private volatile @Nullable Thread sleeper;

	/**
	 * @param pace     1 for real time, 4 for four times as fast
	 * @param repeated whether it starts again at its end, until closed
	 */
	public PacedSource(AudioInput input, URI location, double pace, boolean repeated, Clock clock) throws IOException {
		this.input = input;
		this.location = location;
		this.repeated = repeated;
		this.clock = clock;
		source = input.open(location);
		format = source.format();
		nanosPerFrame = 1e9 / (format.sampleRate() * pace);
		blockFrames = Math.max(1, format.sampleRate() / 100);
	}

	@Override
	public PcmFormat format() {
		return format;
	}

	@Override
	public AudioDescription description() {
		return source.description();
	}

	@Override
	public OptionalLong frameCount() {
		return repeated ? OptionalLong.empty() : source.frameCount();
	}

	@Override
	public int read(float[] buffer, int offset, int frames) throws IOException {
		if (given == 0) {
			start = clock.nanos();
		}
		try {
			int count = next(buffer, offset, Math.min(frames, blockFrames));
			if (count < 0 || !awaitTime(given + count)) {
				return -1;
			}
			given += count;
			return count;
		} catch (IOException e) {
			if (closed) {
				return -1;
			}
			throw e;
		}
	}

	private int next(float[] buffer, int offset, int frames) throws IOException {
		int count = closed ? -1 : source.read(buffer, offset, frames);
		if (count < 0 && repeated && !closed && given > 0) {
			source.close();
			source = input.open(location);
			count = source.read(buffer, offset, frames);
		}
		return count;
	}

	/** @return false when closed meanwhile */
	private boolean awaitTime(long frame) {
		sleeper = Thread.currentThread();
		try {
			if (!closed) {
				clock.sleepUntil(start + Math.round(frame * nanosPerFrame));
			}
		} catch (InterruptedException e) {
			if (!closed) {
				Thread.currentThread().interrupt();
			}
			return false;
		} finally {
			sleeper = null;
		}
		return !closed;
	}

	@Override
	public List<Problem> problems() {
		return source.problems();
	}

	@Override
	public void close() {
		closed = true;
		Thread asleep = sleeper;
		if (asleep != null) {
			asleep.interrupt();
		}
		source.close();
	}
}
