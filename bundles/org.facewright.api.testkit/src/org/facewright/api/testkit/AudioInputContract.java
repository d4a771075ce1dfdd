package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.junit.jupiter.api.Test;

/** What every {@link AudioInput} that reads stored sound promises. */
public abstract class AudioInputContract {

	protected abstract AudioInput input();

	/** Sound of at least 10 000 sample frames that ends. */
	protected abstract URI stored() throws IOException;

	/** Something that this input accepts but that can't be opened. */
	protected abstract URI missing();

	private float[] readAll(int chunk) throws IOException {
		try (AudioSource source = input().open(stored())) {
			int channels = source.format().channelCount();
			float[] samples = new float[0];
			float[] buffer = new float[3 + chunk * channels];
			for (int count = source.read(buffer, 3, chunk); count >= 0; count = source.read(buffer, 3, chunk)) {
				assertThat(count).isBetween(1, chunk);
				int length = samples.length;
				samples = Arrays.copyOf(samples, length + count * channels);
				System.arraycopy(buffer, 3, samples, length, count * channels);
			}
			assertThat(source.read(buffer, 0, 1)).as("the end stays the end").isEqualTo(-1);
			return samples;
		}
	}

	@Test
	void acceptsWhatItOpens() throws IOException {
		assertThat(input().accepts(stored())).isTrue();
		assertThat(input().accepts(URI.create("nobody:knows"))).isFalse();
		assertThat(input().id()).isNotBlank();
	}

	@Test
	void deliversTheSameSamplesInAnyChunks() throws IOException {
		float[] whole = readAll(1 << 16);
		assertThat(whole.length).isGreaterThanOrEqualTo(10_000);
		assertThat(readAll(61)).containsExactly(whole);
		assertThat(readAll(4097)).containsExactly(whole);
	}

	@Test
	void deliversFiniteSamplesOnly() throws IOException {
		for (float sample : readAll(4096)) {
			if (!Float.isFinite(sample)) {
				assertThat(sample).isFinite();
			}
		}
	}

	@Test
	void knowsItsLengthOrKeepsQuietAboutIt() throws IOException {
		long frames;
		try (AudioSource source = input().open(stored())) {
			frames = readAll(4096).length / source.format().channelCount();
			source.frameCount().ifPresent(count -> assertThat(count).isEqualTo(frames));
		}
	}

	@Test
	void writesNothingOutsideTheFramesAskedFor() throws IOException {
		try (AudioSource source = input().open(stored())) {
			int channels = source.format().channelCount();
			float[] buffer = new float[10 * channels];
			Arrays.fill(buffer, 77);
			int count = source.read(buffer, 2 * channels, 5);
			for (int i = 0; i < buffer.length; i++) {
				if (i < 2 * channels || i >= (2 + count) * channels) {
					assertThat(buffer[i]).isEqualTo(77);
				}
			}
		}
	}

	@Test
	void endsAfterCloseAndMayBeClosedTwice() throws IOException {
		AudioSource source = input().open(stored());
		float[] buffer = new float[64 * source.format().channelCount()];
		assertThat(source.read(buffer, 0, 64)).isPositive();
		source.close();
		assertThat(source.read(buffer, 0, 64)).isEqualTo(-1);
		assertThatCode(source::close).doesNotThrowAnyException();
		assertThat(source.problems()).isEmpty();
		assertThat(source.description().container()).isNotBlank();
	}

	@Test
	void closeFromAnotherThreadEndsReading() throws Exception {
		for (int round = 0; round < 20; round++) {
			try (ExecutorService reader = Executors.newSingleThreadExecutor();
					AudioSource source = input().open(stored())) {
				CountDownLatch reading = new CountDownLatch(1);
				Future<?> end = reader.submit(() -> {
					float[] buffer = new float[16 * source.format().channelCount()];
					while (source.read(buffer, 0, 16) >= 0) {
						reading.countDown();
					}
					return null;
				});
				assertThat(reading.await(5, TimeUnit.SECONDS)).isTrue();
				source.close();
				end.get(5, TimeUnit.SECONDS);
			}
		}
	}

	@Test
	void servesSeveralReadersAtOnce() throws IOException {
		try (AudioSource first = input().open(stored()); AudioSource second = input().open(stored())) {
			int channels = first.format().channelCount();
			float[] a = new float[100 * channels];
			float[] b = new float[100 * channels];
			int count = first.read(a, 0, 100);
			assertThat(second.read(b, 0, count)).isEqualTo(count);
			assertThat(b).containsExactly(a);
		}
	}

	@Test
	void namesWhatItCannotOpen() {
		assertThatThrownBy(() -> input().open(missing())).isInstanceOf(IOException.class)
				.message().doesNotContain("\n").contains("; ");
	}
}
