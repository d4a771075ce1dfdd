package org.facewright.live.livelink.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.facewright.live.common.LiveFace;

/**
 * What stands in one packet. All numbers are big-endian: version (1 byte), device and subject (4 bytes of length, then
 * UTF-8), frame (4), part of a frame (float), rate as a fraction (4 and 4), count (1), values (floats). A packet
 * without a face ends after the rate. Versions 4, 5 and 7 and above are read where they agree with that from the names
 * on; version 5 has hours, minutes, seconds, frames and one number for the rate instead. Reused from packet to packet.
 */
final class LiveLinkPacket {

	static final int VERSION = 6;

	private static final int OLDEST_VERSION = 4;
	private static final int LONGEST_NAME = 512;
	/** Hours to frames and a rate; the same with a flag of one byte or of four. */
	private static final int[] TIMECODE_SIZES = { 20, 21, 24 };
	private static final int LARGEST_RATE = 1_000_000;

	/** Where the names lie in the packet: from the device's length to the end of the subject. */
	int namesStart;
	int namesEnd;
	int subjectStart;
	boolean hasFace;
	/** Frames since midnight at {@link #framesPerSecond}, with the part of a frame. */
	double frames;
	/** NaN when the packet has no usable one. */
	double framesPerSecond;
	/** In the order of {@link LiveFace#CHANNELS}; NaN where the packet ends early. */
	final float[] values = new float[LiveFace.NAMES.size()];

	/** @return false when the packet is damaged; the fields mean nothing then */
	boolean read(ByteBuffer packet) {
		int size = packet.limit();
		if (size < 1 || packet.get(0) < OLDEST_VERSION) {
			return false;
		}
		namesStart = 1;
		int deviceEnd = nameEnd(packet, 1);
		subjectStart = deviceEnd + 4;
		namesEnd = deviceEnd < 0 ? -1 : nameEnd(packet, deviceEnd);
		if (namesEnd < 0) {
			return false;
		}
		boolean timecode = packet.get(0) < VERSION;
		int timeSize = timecode ? timecodeSize(packet) : 16;
		int countAt = namesEnd + timeSize;
		if (timeSize < 0 || size < countAt) {
			return false;
		}
		if (timecode) {
			readTimecode(packet, timeSize);
		} else {
			readQualifiedTime(packet);
		}
		hasFace = size > countAt && packet.get(countAt) != 0;
		return hasFace ? readValues(packet, countAt) : size <= countAt + 1;
	}

	private static int nameEnd(ByteBuffer packet, int lengthAt) {
		if (packet.limit() < lengthAt + 4) {
			return -1;
		}
		int length = packet.getInt(lengthAt);
		return length < 0 || length > LONGEST_NAME || packet.limit() < lengthAt + 4 + length
				? -1
				: lengthAt + 4 + length;
	}

	/** A timecode may carry a flag for dropped frames: the size tells, since the values are the rest. */
	private int timecodeSize(ByteBuffer packet) {
		int rest = packet.limit() - namesEnd;
		for (int size : TIMECODE_SIZES) {
			if (rest == size || rest > size && rest == size + 1 + 4 * Byte.toUnsignedInt(packet.get(namesEnd + size))) {
				return size;
			}
		}
		return -1;
	}

	private void readTimecode(ByteBuffer packet, int timeSize) {
		int rate = packet.getInt(namesEnd + timeSize - 4);
		framesPerSecond = rate > 0 && rate <= LARGEST_RATE ? rate : Double.NaN;
		double seconds = packet.getInt(namesEnd) * 3600.0 + packet.getInt(namesEnd + 4) * 60.0
				+ packet.getInt(namesEnd + 8);
		frames = seconds * framesPerSecond + packet.getInt(namesEnd + 12);
	}

	private void readQualifiedTime(ByteBuffer packet) {
		double part = packet.getFloat(namesEnd + 4);
		frames = packet.getInt(namesEnd) + (part >= 0 && part <= 1 ? part : 0.0);
		int numerator = packet.getInt(namesEnd + 8);
		int denominator = packet.getInt(namesEnd + 12);
		double rate = (double) numerator / denominator;
		framesPerSecond = numerator > 0 && denominator > 0 && rate <= LARGEST_RATE ? rate : Double.NaN;
	}

	private boolean readValues(ByteBuffer packet, int countAt) {
		int count = Byte.toUnsignedInt(packet.get(countAt));
		if (packet.limit() != countAt + 1 + 4 * count) {
			return false;
		}
		Arrays.fill(values, Float.NaN);
		for (int i = 0; i < Math.min(count, values.length); i++) {
			float value = packet.getFloat(countAt + 1 + 4 * i);
			values[i] = Float.isFinite(value) ? value : Float.NaN;
		}
		return true;
	}
}
