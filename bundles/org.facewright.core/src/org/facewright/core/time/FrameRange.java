package org.facewright.core.time;

/**
 * Frames from {@code start} (included) to {@code end} (excluded).
 *
 * @param start first frame, 0 or more
 * @param end   one past the last frame, not before {@code start}
 */
public record FrameRange(int start, int end) {

	/** Every frame of any clip. */
	public static final FrameRange ALL = new FrameRange(0, Integer.MAX_VALUE);

	/** @throws IllegalArgumentException when negative or backwards */
	public FrameRange {
		if (start < 0 || end < start) {
			throw new IllegalArgumentException("not a range of frames: %d to %d".formatted(start, end));
		}
	}

	public int length() {
		return end - start;
	}

	public boolean isEmpty() {
		return start == end;
	}

	public boolean contains(int frame) {
		return frame >= start && frame < end;
	}

	/** The part that lies in a clip of this many frames. */
	public FrameRange within(int frameCount) {
		return new FrameRange(Math.min(start, frameCount), Math.min(end, frameCount));
	}

	@Override
	public String toString() {
		return start + ".." + (end == Integer.MAX_VALUE ? "" : end);
	}
}
