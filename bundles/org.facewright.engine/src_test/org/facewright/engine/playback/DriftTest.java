package org.facewright.engine.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/**
 * What is seen against what is heard, over a minute on the silent device. Each sample of the sound tells its own instant, so
 * that the one at the device's playing position is what is heard.
 */
class DriftTest {

	private static final int RATE = 16_000;
	private static final double FRAME = 1 / 60.0;
	private static final double STRETCH = 0.02; // that a stretched window may come from elsewhere: search and overlap
	private static final double TEETH = 0.9; // height of the saw whose teeth are seconds

	/** A saw of one second. */
	private static final class Saw implements AudioSource {

		private final int samples;
		private int at;

		Saw(int samples) {
			this.samples = samples;
		}

		@Override
		public PcmFormat format() {
			return new PcmFormat(RATE, 1);
		}

		@Override
		public AudioDescription description() {
			return new AudioDescription("saw", "float", 32, OptionalLong.empty(), List.of());
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.of(samples);
		}

		@Override
		public int read(float[] buffer, int offset, int frames) {
			int count = Math.min(frames, samples - at);
			for (int i = 0; i < count; i++) {
				buffer[offset + i] = (float) ((at + i) % RATE * TEETH / RATE);
			}
			at += count;
			return count == 0 ? -1 : count;
		}

		@Override
		public List<Problem> problems() {
			return List.of();
		}

		@Override
		public void close() {
			// nothing held
		}
	}

	/** The silent device, which remembers what it was given. */
	private static final class Remembering implements AudioOutput {

		private final float[] given = new float[RATE * 80];
		private volatile AudioLine line;

		@Override
		public String id() {
			return "remembering";
		}

		@Override
		public AudioLine open(PcmFormat format) throws IOException {
			AudioLine silent = new SilentOutput().open(format);
			AudioLine made = new AudioLine() {
				private int written;

				@Override
				public void write(float[] samples, int offset, int frames) {
					System.arraycopy(samples, offset, given, written, frames);
					written += frames;
					silent.write(samples, offset, frames);
				}

				@Override
				public long playedFrames() {
					return silent.playedFrames();
				}

				@Override
				public void flush() {
					silent.flush();
				}

				@Override
				public void close() {
					silent.close();
				}
			};
			line = made;
			return made;
		}

		/** Seconds into the second that is heard now. */
		double heard() {
			return given[(int) Math.clamp(line.playedFrames(), 0, given.length - 1)] / TEETH;
		}
	}

	/** Worst difference of the player's position from what is heard, and how far it came. */
	private static double[] drift(double seconds, double speed) throws IOException {
		Remembering device = new Remembering();
		try (PagedSound sound = PagedSound.of(new Saw((int) (RATE * Math.max(2, seconds * speed + 2))));
				Player player = new Player(sound, device)) {
			player.setSpeed(speed);
			player.play(0);
			double worst = 0;
			double last = 0;
			long begin = System.nanoTime();
			while (System.nanoTime() - begin < seconds * 1e9) {
				LockSupport.parkNanos(15_000_000);
				double before = player.position();
				double heard = device.heard();
				double after = player.position();
				double seen = (before + after) / 2;
				double off = Math.abs(seen - Math.floor(seen) - heard);
				// in the second's first and last moments the saw jumps, and stretched windows mix both sides of the jump
				boolean jumps = heard < 0.05 || heard > 0.95 || seen % 1 < 0.05 || seen % 1 > 0.95;
				if (!jumps && after - before < FRAME && player.isPlaying()) {
					worst = Math.max(worst, off - (after - before));
				}
				last = after;
			}
			return new double[] { worst, last };
		}
	}

	@Test
	void whatIsSeenIsWhatIsHeard() throws IOException {
		double[] drift = drift(2, 1);
		assertThat(drift[0]).isLessThan(FRAME / 2);
		assertThat(drift[1]).isGreaterThan(1);
	}

	@Test
	void slowlyTooWithinTheSearchOfTheStretch() throws IOException {
		assertThat(drift(2, 0.5)[0]).isLessThan(FRAME + STRETCH);
		assertThat(drift(2, 2)[0]).isLessThan(FRAME + STRETCH);
	}

	@Test
	@Tag("slow")
	void overAMinuteNothingDrifts() throws IOException {
		double[] drift = drift(60, 1);
		System.out.printf("over 60 s the playhead was at most %.2f ms from what was heard%n", drift[0] * 1000);
		assertThat(drift[0]).isLessThan(FRAME / 2);
		assertThat(drift[1]).isGreaterThan(40);
	}
}
