package org.facewright.live.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds numbers by names that lie as ASCII bytes in a packet, upper and lower case alike, without making strings. */
public final class NameTable {

	private final byte[][] names;
	private final int[] numbers;

	/** @param numberByName no number below 0; names of ASCII characters */
	public NameTable(Map<String, Integer> numberByName) {
		Map<String, Integer> lower = HashMap.newHashMap(numberByName.size());
		numberByName.forEach((name, number) -> lower.put(name.toLowerCase(Locale.ROOT), number));
		int size = Math.max(16, Integer.highestOneBit(lower.size()) * 4);
		names = new byte[size][];
		Arrays.fill(names, new byte[0]);
		numbers = new int[size];
		lower.forEach((name, number) -> {
			byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
			int slot = slot(hash(ByteBuffer.wrap(bytes), 0, bytes.length));
			while (names[slot].length > 0) {
				slot = slot(slot + 1);
			}
			names[slot] = bytes;
			numbers[slot] = number;
		});
	}

	/** The number of the name at these bytes of a packet, -1 when it is not known. */
	public int find(ByteBuffer packet, int start, int length) {
		if (length == 0) {
			return -1;
		}
		for (int slot = slot(hash(packet, start, length)); names[slot].length > 0; slot = slot(slot + 1)) {
			if (names[slot].length == length && equal(names[slot], packet, start)) {
				return numbers[slot];
			}
		}
		return -1;
	}

	private static boolean equal(byte[] name, ByteBuffer packet, int start) {
		for (int i = 0; i < name.length; i++) {
			if (name[i] != lower(packet.get(start + i))) {
				return false;
			}
		}
		return true;
	}

	private int slot(int number) {
		return number & names.length - 1;
	}

	private static int hash(ByteBuffer packet, int start, int length) {
		int hash = 17;
		for (int i = start; i < start + length; i++) {
			hash = hash * 31 + lower(packet.get(i));
		}
		return hash ^ hash >>> 15;
	}

	private static byte lower(byte character) {
		return character >= 'A' && character <= 'Z' ? (byte) (character + 32) : character;
	}
}
