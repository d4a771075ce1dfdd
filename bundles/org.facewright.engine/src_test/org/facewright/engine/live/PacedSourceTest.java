package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PacedSourceTest {

	private static final URI PLACE = URI.create("memory:ramp");
	private final ManualClock clock = new ManualClock(0);

	private PacedSource source(int samples, double pace, boolean repeated) throws IOException {
		return new PacedSource(new SimpleProviders.Memory(new PcmFormat(1000, 1), new float[samples]), PLACE, pace,
				repeated, clock);
	}

	private static CompletableFuture<Integer> read(PacedSource source) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return source.read(new float[100], 0, 100);
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	/** Turns the clock by half milliseconds until the read returns. @return milliseconds it took, by that clock */
	private double millisUntilRead(CompletableFuture<Integer> read) throws InterruptedException {
		long start = clock.nanos();
		while (!read.isDone()) {
			Thread.sleep(2);
			if (!read.isDone()) {
				clock.advance(500_000);
			}
		}
		return (clock.nanos() - start) / 1e6;
	}

	@Test
	void givesABlockWhenItsLastSampleIsHeard() throws Exception {
		try (PacedSource source = source(50, 1, false)) {
			CompletableFuture<Integer> read = read(source);
			assertThat(millisUntilRead(read)).isBetween(9.5, 12.0);
			assertThat(read.get()).isEqualTo(10);
		}
	}

	@Test
	void isFasterAtAFasterPace() throws Exception {
		try (PacedSource source = source(1000, 4, false)) {
			assertThat(millisUntilRead(read(source))).as("10 ms of sound in 2.5 ms").isBetween(2.0, 4.0);
		}
	}

	@Test
	void givesAtOnceWhatIsLate() throws Exception {
		try (PacedSource source = source(100, 1, false)) {
			millisUntilRead(read(source));
			clock.advance(1_000_000_000);
			assertThat(read(source).get(1, TimeUnit.SECONDS)).isEqualTo(10);
			assertThat(read(source).get(1, TimeUnit.SECONDS)).isEqualTo(10);
		}
	}

	@Test
	void startsAgainAtItsEndWhenRepeated() throws Exception {
		try (PacedSource source = source(15, 1, true)) {
			int frames = 0;
			for (int i = 0; i < 5; i++) {
				CompletableFuture<Integer> read = read(source);
				millisUntilRead(read);
				frames += read.get();
			}
			assertThat(frames).isEqualTo(10 + 5 + 10 + 5 + 10);
		}
	}

	@Test
	void closeEndsABlockedRead() throws Exception {
		PacedSource source = source(50, 1, false);
		CompletableFuture<Integer> read = read(source);
		Thread.sleep(20);
		source.close();
		assertThat(read.get(1, TimeUnit.SECONDS)).isEqualTo(-1);
	}
}
