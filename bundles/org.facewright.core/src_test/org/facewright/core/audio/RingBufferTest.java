package org.facewright.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RingBufferTest {

	@Test
	void givesSamplesBackInOrderAndCountsWhatItRefuses() {
		RingBuffer ring = new RingBuffer(4);
		assertThat(ring.capacity()).isEqualTo(4);
		assertThat(ring.write(new float[] { 1, 2, 3, 4, 5, 6 }, 0, 6)).isEqualTo(4);
		assertThat(ring.dropped()).isEqualTo(2);
		float[] out = new float[3];
		assertThat(ring.read(out, 0, 3)).isEqualTo(3);
		assertThat(out).containsExactly(1, 2, 3);
		assertThat(ring.available()).isEqualTo(1);
	}

	@Test
	void losesNothingBetweenTwoThreads() throws InterruptedException {
		RingBuffer ring = new RingBuffer(1000);
		int total = 500_000;
		Thread writer = new Thread(() -> {
			float[] block = new float[37];
			int next = 0;
			while (next < total) {
				int count = Math.min(Math.min(block.length, total - next), ring.capacity() - ring.available());
				for (int i = 0; i < count; i++) {
					block[i] = next + i;
				}
				next += ring.write(block, 0, count);
			}
		});
		writer.start();
		float[] out = new float[101];
		int expected = 0;
		while (expected < total) {
			int count = ring.read(out, 0, out.length);
			for (int i = 0; i < count; i++) {
				if (out[i] != expected++) {
					assertThat(out[i]).isEqualTo(expected - 1);
				}
			}
		}
		writer.join();
		assertThat(ring.dropped()).isZero();
	}
}
