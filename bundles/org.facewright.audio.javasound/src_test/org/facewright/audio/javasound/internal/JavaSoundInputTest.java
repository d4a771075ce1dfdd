package org.facewright.audio.javasound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JavaSoundInputTest {

	/** A clock that only moves while somebody waits, and a microphone that hears a count. */
	private static final class Studio implements Lines, Time {

		private long now;
		private boolean plugged = true;
		private int opened;
		private int open;
		private long unplugAt = Long.MAX_VALUE;
		private long plugAt = Long.MAX_VALUE;
		private boolean hangsWhenUnplugged;

		@Override
		public long nanos() {
			return now;
		}

		@Override
		public void pause(long nanos) {
			now += nanos;
			if (now >= unplugAt) {
				plugged = false;
				unplugAt = Long.MAX_VALUE;
			}
			if (now >= plugAt) {
				plugged = true;
				plugAt = Long.MAX_VALUE;
			}
		}

		@Override
		public List<String> names() {
			return List.of("Desk, left");
		}

		@Override
		public Line open(String name, PcmFormat format) throws LineException {
			if (!plugged) {
				throw new LineException("not connected");
			}
			if (format.sampleRate() != 44_100 || format.channelCount() != 1) {
				throw new LineException("format");
			}
			opened++;
			open++;
			long start = now;
			return new Line() {
				private long read;
				private boolean isOpen = true;

				@Override
				public int available() {
					if (!plugged) {
						return hangsWhenUnplugged ? 0 : 1 << 16;
					}
					return (int) ((now - start) * 44_100 / 1_000_000_000 - read) * 2;
				}

				@Override
				public int read(byte[] into, int count) {
					if (!plugged) {
						return 0;
					}
					for (int i = 0; i < count / 2; i++, read++) {
						into[2 * i] = (byte) read;
						into[2 * i + 1] = (byte) (read >> 8);
					}
					return count;
				}

				@Override
				public void close() {
					if (isOpen) {
						isOpen = false;
						open--;
					}
				}
			};
		}
	}

	private final Studio studio = new Studio();
	private final JavaSoundInput input = new JavaSoundInput(studio, studio);

	private static float[] read(AudioSource source, int frames) throws IOException {
		float[] samples = new float[frames];
		for (int at = 0; at < frames;) {
			int count = source.read(samples, at, frames - at);
			assertThat(count).isBetween(1, 441);
			at += count;
		}
		return samples;
	}

	@Test
	void namesDevicesSoThatTheyCanBeOpened() throws IOException {
		assertThat(input.locations()).containsExactly(URI.create("mic:Desk%2C%20left"));
		for (URI location : new URI[] { input.locations().getFirst(), URI.create("mic:default") }) {
			assertThat(input.accepts(location)).isTrue();
			input.open(location).close();
		}
		assertThat(studio.open).isZero();
	}

	@Test
	void usesAFormatThatTheDeviceHas() throws IOException {
		try (AudioSource source = input.open(URI.create("mic:default"))) {
			assertThat(source.format()).isEqualTo(new PcmFormat(44_100, 1));
			float[] samples = read(source, 44_100);
			for (int i = 0; i < samples.length; i++) {
				assertThat(samples[i]).isEqualTo((short) i / 32768f);
			}
			assertThat(studio.now).as("as fast as it comes").isBetween(1_000_000_000L, 1_020_000_000L);
		}
	}

	@Test
	void silenceStandsInForADeviceThatWentAndItComesBack() throws IOException {
		for (boolean hangs : new boolean[] { false, true }) {
			studio.now = 0;
			studio.plugged = true;
			studio.hangsWhenUnplugged = hangs;
			studio.unplugAt = 1_000_000_000;
			studio.plugAt = 3_000_000_000L;
			int openedBefore = studio.opened;
			try (AudioSource source = input.open(URI.create("mic:default"))) {
				float[] samples = read(source, 5 * 44_100);
				assertThat(studio.now).as("time goes on").isBetween(4_900_000_000L, 5_200_000_000L);
				assertThat(source.missingFrames()).isBetween(19 * 4410L, 26 * 4410L);
				assertThat(samples[2 * 44_100]).isZero();
				assertThat(samples[samples.length - 1]).isNotZero();
				assertThat(source.problems()).extracting(Problem::code).containsExactly("audio.device-lost",
						"audio.device-back");
			}
			assertThat(studio.opened - openedBefore).isEqualTo(2);
			assertThat(studio.open).isZero();
		}
	}

	@Test
	void closeEndsARead() throws Exception {
		studio.plugged = true;
		AudioSource source = input.open(URI.create("mic:default"));
		CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> {
			try {
				int last;
				do {
					last = source.read(new float[441], 0, 441);
				} while (last > 0);
				return last;
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		});
		source.close();
		assertThat(end.get(2, TimeUnit.SECONDS)).isEqualTo(-1);
		source.close();
		assertThat(studio.open).isZero();
	}

	@Test
	void saysWhatIsThereWhenADeviceIsNot() {
		assertThatThrownBy(() -> input.open(URI.create("mic:Roof")))
				.hasMessage("there is no sound input 'Roof'; there are: Desk, left");
		studio.plugged = false;
		assertThatThrownBy(() -> input.open(URI.create("mic:default"))).hasMessageContaining("not connected");
	}

	@Test
	void aMachineWithoutSoundHasNoDevicesAndSaysSo() {
		JavaSoundInput real = new JavaSoundInput();
		if (real.locations().isEmpty()) {
			assertThatThrownBy(() -> real.open(URI.create("mic:default"))).isInstanceOf(IOException.class)
					.hasMessageContaining("no microphone or line was found");
		} else {
			assertThat(real.locations()).allMatch(real::accepts);
		}
	}
}
