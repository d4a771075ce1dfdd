package org.facewright.api.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages files the way disks, transfers and editors do, at random but the same for the same seed. */
public final class Damage {

	private static final byte[] TELLING = "0919-+.eE,;:\"'{}[]()\n\r\t \0NaN\u007F"
			.getBytes(StandardCharsets.US_ASCII);

	private final Random random;

	public Damage(long seed) {
		random = new Random(seed);
	}

	/** A damaged copy: one to three faults. */
	public byte[] of(byte[] file) {
		byte[] damaged = file;
		int faults = 1 + random.nextInt(3);
		for (int i = 0; i < faults && damaged.length > 0; i++) {
			damaged = fault(damaged);
		}
		return damaged;
	}

	private byte[] fault(byte[] file) {
		int at = random.nextInt(file.length);
		int count = Math.min(1 + random.nextInt(random.nextBoolean() ? 4 : 200), file.length - at);
		return switch (random.nextInt(7)) {
			case 0 -> changed(file, at, (byte) (file[at] ^ 1 << random.nextInt(8)));
			case 1 -> changed(file, at, (byte) random.nextInt(256));
			case 2 -> changed(file, at, TELLING[random.nextInt(TELLING.length)]);
			case 3 -> joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + count, file.length));
			case 4 -> joined(Arrays.copyOf(file, at + count), Arrays.copyOfRange(file, at, file.length));
			case 5 -> Arrays.copyOf(file, at);
			default -> inserted(file, at, TELLING[random.nextInt(TELLING.length)], 1 + random.nextInt(20));
		};
	}

	private static byte[] changed(byte[] file, int at, byte value) {
		byte[] copy = file.clone();
		copy[at] = value;
		return copy;
	}

	private static byte[] inserted(byte[] file, int at, byte value, int count) {
		byte[] some = new byte[count];
		Arrays.fill(some, value);
		return joined(joined(Arrays.copyOf(file, at), some), Arrays.copyOfRange(file, at, file.length));
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}
}
