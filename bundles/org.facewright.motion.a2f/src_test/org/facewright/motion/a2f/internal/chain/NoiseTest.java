package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;

import org.junit.jupiter.api.Test;

class NoiseTest {

	private static int[] philox(int key0, int key1, int... counter) {
		Noise.philox(counter, key0, key1);
		return counter;
	}

	/** Known answers that come with the paper's own code. */
	@Test
	void isPhiloxWithTenRounds() {
		assertThat(philox(0, 0, 0, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
		assertThat(philox(-1, -1, -1, -1, -1, -1)).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
		assertThat(philox(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))
				.containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
	}

	@Test
	void pairsItsWordsByBoxAndMuller() {
		FloatBuffer noise = FloatBuffer.allocate(4);
		Noise.fill(0, 0, noise, 0, 4);
		double u = (0x6627e8d5L + 0.5) / (1L << 32);
		double v = (0xe169c58dL + 0.5) / (1L << 32);
		assertThat(noise.get(0)).isCloseTo((float) (Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)),
				within(1e-6f));
		assertThat(noise.get(1)).isCloseTo((float) (Math.sqrt(-2 * Math.log(u)) * Math.sin(2 * Math.PI * v)),
				within(1e-6f));
	}

	@Test
	void canBeReadAtAnyPlace() {
		FloatBuffer whole = FloatBuffer.allocate(200_000);
		Noise.fill(7, 0, whole, 0, 200_000);
		FloatBuffer part = FloatBuffer.allocate(1_002);
		Noise.fill(7, 131_000, part, 2, 1_000);
		for (int i = 0; i < 1_000; i++) {
			assertThat(part.get(2 + i)).isEqualTo(whole.get(131_000 + i));
		}
		FloatBuffer other = FloatBuffer.allocate(4);
		Noise.fill(8, 0, other, 0, 4);
		assertThat(other.get(0)).isNotEqualTo(whole.get(0));
	}

	@Test
	void hasMeanZeroAndVarianceOne() {
		FloatBuffer noise = FloatBuffer.allocate(1_000_000);
		Noise.fill(1, 0, noise, 0, 1_000_000);
		double sum = 0;
		double squares = 0;
		double fourth = 0;
		for (float value : noise.array()) {
			sum += value;
			squares += value * value;
			fourth += Math.pow(value, 4);
		}
		assertThat(sum / 1e6).isCloseTo(0, within(0.005));
		assertThat(squares / 1e6).isCloseTo(1, within(0.01));
		assertThat(fourth / 1e6).isCloseTo(3, within(0.06));
	}
}
