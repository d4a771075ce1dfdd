package org.facewright.api.testkit.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.facewright.api.testkit.Damage;

/** Throws damaged packets at a reader. */
public final class Fuzz {

	private static final int WARM_UP = 300;
	private static final int LONGEST_NOISE = 2000;

	private Fuzz() {
	}

	/**
	 * Damages good packets, and mixes in noise of any length. Nothing may be thrown, and no more memory taken per
	 * packet than its size and a fixed amount, whatever lengths the packet claims.
	 *
	 * @param fixedBytes that any packet may cost besides its own size, on average of a hundred
	 * @param factor     bytes allowed per byte of a packet
	 */
	public static void feed(long seed, List<byte[]> good, int count, long fixedBytes, int factor,
			Consumer<byte[]> reader) {
		Damage damage = new Damage(seed);
		Random random = new Random(seed);
		com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory
				.getThreadMXBean();
		long taken = 0;
		long allowed = 0;
		for (int i = 0; i < count + WARM_UP; i++) {
			byte[] packet = packet(damage, random, good);
			long before = memory.getCurrentThreadAllocatedBytes();
			try {
				reader.accept(packet);
			} catch (RuntimeException | Error e) {
				throw new AssertionError("packet %d of seed %d: %s".formatted(i, seed, hex(packet)), e);
			}
			if (i >= WARM_UP) {
				taken += memory.getCurrentThreadAllocatedBytes() - before;
				allowed += fixedBytes + (long) factor * packet.length;
			}
			if (i > WARM_UP && i % 100 == 0) {
				assertThat(taken).as("bytes taken by the hundred packets before %d of seed %d", i, seed)
						.isLessThanOrEqualTo(allowed);
				taken = 0;
				allowed = 0;
			}
		}
	}

	private static byte[] packet(Damage damage, Random random, List<byte[]> good) {
		if (random.nextInt(10) > 0) {
			return damage.of(good.get(random.nextInt(good.size())));
		}
		byte[] noise = new byte[random.nextInt(LONGEST_NOISE)];
		random.nextBytes(noise);
		return noise;
	}

	private static String hex(byte[] packet) {
		StringBuilder text = new StringBuilder();
		for (byte b : packet) {
			text.append("%02x".formatted(b));
		}
		return text.toString();
	}
}
