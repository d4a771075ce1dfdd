package org.facewright.engine.playback;

import java.util.concurrent.locks.LockSupport;

import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.core.audio.PcmFormat;

/** Stands in where there is no device: takes sound at the speed of a real one, so that the playhead moves all the same. */
public final class SilentOutput implements AudioOutput {

	private static final double BUFFER_SECONDS = 0.08;

	@Override
	public String id() {
		return "silent";
	}

	@Override
	public AudioLine open(PcmFormat format) {
		return new Line(format.sampleRate());
	}

	private static final class Line implements AudioLine {

		private final int sampleRate;
		private final long begun = System.nanoTime();
		private long written;
		private long skipped; // frames that time has passed over while nothing was written
		private boolean closed;

		Line(int sampleRate) {
			this.sampleRate = sampleRate;
		}

		private long clock() {
			return (System.nanoTime() - begun) * sampleRate / 1_000_000_000L;
		}

		@Override
		public void write(float[] samples, int offset, int frames) {
			long wait;
			synchronized (this) {
				if (closed) {
					return;
				}
				skipped = Math.max(skipped, clock() - written);
				written += frames;
				wait = (long) ((written + skipped - clock() - BUFFER_SECONDS * sampleRate) * 1e9 / sampleRate);
			}
			if (wait > 0) {
				LockSupport.parkNanos(wait);
			}
		}

		@Override
		public synchronized long playedFrames() {
			return Math.clamp(clock() - skipped, 0, written);
		}

		@Override
		public synchronized void flush() {
			skipped = clock() - written;
		}

		@Override
		public synchronized void close() {
			closed = true;
		}
	}
}
