package org.facewright.engine.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayerTest {

	private static final int RATE = 16_000;

	/** A device whose time the test turns by hand. */
	private static final class HandLine implements AudioLine {

		private final Semaphore room = new Semaphore(0);
		private volatile long played;
		private volatile long written;
		private volatile boolean closed;
		private final float[] heard = new float[RATE * 20];

		@Override
		public void write(float[] samples, int offset, int frames) {
			System.arraycopy(samples, offset, heard, (int) written, frames);
			written += frames;
			while (!closed && written - played > RATE / 20) {
				room.acquireUninterruptibly();
			}
		}

		@Override
		public long playedFrames() {
			return played;
		}

		void play(int frames) {
			long target = played + frames;
			await(() -> written >= Math.min(target, played + RATE / 50));
			while (played < target) {
				long before = played;
				await(() -> written > before || closed);
				played = Math.min(target, written);
				room.release();
				if (played == before) {
					return;
				}
			}
		}

		@Override
		public void flush() {
			played = written;
		}

		@Override
		public void close() {
			closed = true;
			room.release(1000);
		}
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + 5_000_000_000L;
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain");
			}
			Thread.onSpinWait();
		}
	}

	private final HandLine line = new HandLine();
	private final Player player = open(tone(2));

	private static PagedSound tone(double seconds) {
		float[] samples = new float[(int) (seconds * RATE)];
		for (int i = 0; i < samples.length; i++) {
			samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 220 * i / RATE));
		}
		try {
			return PagedSound.of(new MemorySource(samples));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private Player open(PagedSound sound) {
		try {
			return new Player(sound, new AudioOutput() {
				@Override
				public String id() {
					return "hand";
				}

				@Override
				public AudioLine open(PcmFormat format) {
					return line;
				}
			});
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@AfterEach
	void close() {
		player.close();
	}

	@Test
	void thePositionIsWhatTheDeviceHasPlayed() {
		player.play(0.5);
		line.play(RATE / 2);

		assertThat(player.position()).isEqualTo(1.0, within(0.02));
		assertThat(player.isPlaying()).isTrue();
	}

	@Test
	void aPauseKeepsWhatWasHeardLast() {
		player.play(0);
		line.play(RATE / 4);
		double heard = player.position();

		player.pause();

		assertThat(player.position()).isEqualTo(heard);
		assertThat(player.isPlaying()).isFalse();
	}

	@Test
	void halfSpeedKeepsThePitch() {
		player.setSpeed(0.5);
		player.play(0);
		line.play(RATE);

		assertThat(player.position()).isEqualTo(0.5, within(0.03));
		assertThat(crossings(Arrays.copyOfRange(line.heard, RATE / 4, RATE * 3 / 4))).isCloseTo(220.0, within(8.0));
	}

	@Test
	void playingStopsAtTheEnd() {
		player.play(1.9);
		line.play(RATE / 10);
		await(() -> {
			line.played = line.written;
			line.room.release();
			return !player.isPlaying();
		});

		assertThat(player.position()).isEqualTo(2.0, within(0.02));
	}

	@Test
	void aLoopComesBack() {
		player.setLoop(0.5, 0.75);
		player.play(0.5);
		line.play(RATE * 3 / 8);

		assertThat(player.position()).isEqualTo(0.625, within(0.03));
	}

	@Test
	void playsBackwards() {
		player.setSpeed(-1);
		player.play(1.5);
		line.play(RATE / 2);

		assertThat(player.position()).isEqualTo(1.0, within(0.02));
	}

	@Test
	void scrubbingLetsAShortPieceBeHeard() {
		player.scrub(1.0);
		await(() -> line.written > 0);

		assertThat(line.written).isEqualTo((long) (0.08 * RATE));
		assertThat(player.position()).isEqualTo(1.0);
		assertThat(line.heard[0]).isZero();
	}

	/** Rising zero crossings in half a second, times two. */
	private static double crossings(float[] samples) {
		int count = 0;
		for (int i = 1; i < samples.length; i++) {
			if (samples[i - 1] < 0 && samples[i] >= 0) {
				count++;
			}
		}
		return count * 2;
	}

	private static final class MemorySource implements AudioSource {

		private final float[] samples;
		private int at;

		MemorySource(float[] samples) {
			this.samples = samples;
		}

		@Override
		public PcmFormat format() {
			return new PcmFormat(RATE, 1);
		}

		@Override
		public AudioDescription description() {
			throw new UnsupportedOperationException();
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.of(samples.length);
		}

		@Override
		public int read(float[] buffer, int offset, int frames) {
			int count = Math.min(frames, samples.length - at);
			if (count == 0) {
				return -1;
			}
			System.arraycopy(samples, at, buffer, offset, count);
			at += count;
			return count;
		}

		@Override
		public List<Problem> problems() {
			return List.of();
		}

		@Override
		public void close() {
			// nothing is held
		}
	}
}
