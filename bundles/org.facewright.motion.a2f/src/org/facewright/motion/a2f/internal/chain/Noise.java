package org.facewright.motion.a2f.internal.chain;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Gaussian noise that can be read at any place: Philox4x32-10 (Salmon and others, <i>Parallel random numbers: as easy as
 * 1, 2, 3</i>, SC 2011) with the seed as key and the number of the block of four as counter, and Box–Muller on its pairs:
 *
 * <pre>
 * words a, b, c, d of block n;  u(x) = (x + ½) / 2³²
 * value 4n     = √(−2 ln u(a)) cos 2π u(b)      value 4n + 1 = √(−2 ln u(a)) sin 2π u(b)
 * value 4n + 2 = √(−2 ln u(c)) cos 2π u(d)      value 4n + 3 = √(−2 ln u(c)) sin 2π u(d)
 * </pre>
 *
 * The same seed gives the same noise on every machine.
 */
final class Noise {

	private static final int MULTIPLIER_0 = 0xD2511F53;
	private static final int MULTIPLIER_1 = 0xCD9E8D57;
	private static final int WEYL_0 = 0x9E3779B9;
	private static final int WEYL_1 = 0xBB67AE85;
	private static final int ROUNDS = 10;
	private static final double SCALE = 1.0 / (1L << 32);
	/** Values per piece of parallel work. */
	private static final int PIECE = 1 << 16;

	private Noise() {
	}

	/** One block of Philox4x32-10. @param words counter in, random words out */
	static void philox(int[] words, int key0, int key1) {
		int c0 = words[0];
		int c1 = words[1];
		int c2 = words[2];
		int c3 = words[3];
		int k0 = key0;
		int k1 = key1;
		for (int round = 0; round < ROUNDS; round++) {
			long product0 = Integer.toUnsignedLong(MULTIPLIER_0) * Integer.toUnsignedLong(c0);
			long product1 = Integer.toUnsignedLong(MULTIPLIER_1) * Integer.toUnsignedLong(c2);
			int next0 = (int) (product1 >>> 32) ^ c1 ^ k0;
			int next2 = (int) (product0 >>> 32) ^ c3 ^ k1;
			c1 = (int) product1;
			c3 = (int) product0;
			c0 = next0;
			c2 = next2;
			k0 += WEYL_0;
			k1 += WEYL_1;
		}
		words[0] = c0;
		words[1] = c1;
		words[2] = c2;
		words[3] = c3;
	}

	/**
	 * Fills a stretch of memory with the noise from {@code start} on, on all processors.
	 *
	 * @param start index of the first value, a multiple of 4
	 */
	static void fill(long seed, long start, FloatBuffer into, int from, int count) {
		if (start % 4 != 0) {
			throw new IllegalArgumentException("noise is read from multiples of 4 on: " + start);
		}
		IntStream.range(0, Math.ceilDiv(count, PIECE)).parallel().forEach(piece -> {
			int begin = piece * PIECE;
			int end = Math.min(count, begin + PIECE);
			fillPiece(seed, start + begin, into, from + begin, end - begin);
		});
	}

	private static void fillPiece(long seed, long start, FloatBuffer into, int from, int count) {
		int[] words = new int[4];
		float[] values = new float[4];
		for (int done = 0; done < count; done += 4) {
			long block = (start + done) / 4;
			words[0] = (int) block;
			words[1] = (int) (block >>> 32);
			words[2] = 0;
			words[3] = 0;
			philox(words, (int) seed, (int) (seed >>> 32));
			pair(words[0], words[1], values, 0);
			pair(words[2], words[3], values, 2);
			into.put(from + done, values, 0, Math.min(4, count - done));
		}
	}

	private static void pair(int a, int b, float[] into, int at) {
		double radius = Math.sqrt(-2 * StrictMath.log((Integer.toUnsignedLong(a) + 0.5) * SCALE));
		double angle = 2 * Math.PI * (Integer.toUnsignedLong(b) + 0.5) * SCALE;
		into[at] = (float) (radius * StrictMath.cos(angle));
		into[at + 1] = (float) (radius * StrictMath.sin(angle));
	}
}
