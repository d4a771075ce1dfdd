package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DelayMeasurementTest {

	private static final int RATE = 48_000;

	/** A loudspeaker and a microphone that hears it after a while, with noise. */
	private static final class Room implements AudioOutput, AudioSource {

		private final double delaySeconds;
		private final float loudness;
		private final float[] played = new float[20 * RATE];
		private final long start = System.nanoTime();
		private final Random noise = new Random(7);
		private volatile int written;
		private int read;

		Room(double delaySeconds, float loudness) {
			this.delaySeconds = delaySeconds;
			this.loudness = loudness;
		}

		private long now() {
			return (System.nanoTime() - start) * RATE / 1_000_000_000L;
		}

		@Override
		public String id() {
			return "room";
		}

		@Override
		public AudioLine open(PcmFormat format) {
			assertThat(format).isEqualTo(new PcmFormat(RATE, 1));
			long opened = now();
			return new AudioLine() {
				@Override
				public void write(float[] samples, int offset, int frames) {
					while (written > playedFrames() + RATE / 20) {
						sleep(2);
					}
					System.arraycopy(samples, offset, played, (int) (opened + written), frames);
					written += frames;
				}

				@Override
				public long playedFrames() {
					return (now() - opened) / 480 * 480;
				}

				@Override
				public void flush() {
					// nothing is forgotten here
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}

		private static void sleep(int millis) {
			try {
				Thread.sleep(millis);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public PcmFormat format() {
			return new PcmFormat(RATE, 2);
		}

		@Override
		public AudioDescription description() {
			return new AudioDescription("device", "test", 16, OptionalLong.empty(), List.of());
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.empty();
		}

		@Override
		public int read(float[] buffer, int offset, int frames) {
			if (read == 0) {
				read = (int) now();
			}
			while (now() < read + frames) {
				sleep(1);
			}
			for (int i = 0; i < frames; i++, read++) {
				int heard = (int) (read - delaySeconds * RATE);
				float sample = heard < 0 ? 0 : loudness * played[heard];
				buffer[offset + 2 * i] = sample + 0.02f * (float) noise.nextGaussian();
				buffer[offset + 2 * i + 1] = sample + 0.02f * (float) noise.nextGaussian();
			}
			return frames;
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

	@Test
	void findsTheDelayOfALoopAndShowsTheTargetsAPose() throws Exception {
		Room room = new Room(0.0873, 0.3f);
		CollectingSink sink = new CollectingSink();
		DelayMeasurement.Result result = new DelayMeasurement(room, room, List.of(sink.target(Optional.empty(), 0, 1)),
				3,
				Clock.SYSTEM).measure(Progress.NONE);
		assertThat(result.heard()).isEqualTo(3);
		assertThat(result.millis()).isCloseTo(87.3, within(2.0));
		assertThat(result.spreadMillis()).isLessThan(2);
		long flashes = sink.sent.stream().filter(sent -> sent.pose()[Arkit.JAW_OPEN] == 1).count();
		assertThat(flashes).as("three times a tenth of a second").isBetween(25L, 35L);
		assertThat(sink.closed).isTrue();
	}

	@Test
	void saysThatNothingWasHeard() {
		Room room = new Room(0.05, 0);
		assertThatThrownBy(() -> new DelayMeasurement(room, room, List.of(), 2, Clock.SYSTEM).measure(Progress.NONE))
				.hasMessageContaining("only 0 of 2 tones were heard").hasMessageContaining("cable");
	}
}
