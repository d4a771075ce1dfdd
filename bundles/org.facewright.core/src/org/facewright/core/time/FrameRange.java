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

	/**
	 * Reads {@code 100..200}; either end may be left out.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when the text is no range
	 */
	public static FrameRange parse(String text) {
		if (!text.matches("[0-9]{0,9}\\.\\.[0-9]{0,9}")) {
			throw new IllegalArgumentException(
					"'%s' is no range of frames; write it as 100..200, 100.. or ..200".formatted(text));
		}
		String[] ends = text.split("\\.\\.", -1);
		return new FrameRange(ends[0].isEmpty() ? 0 : Integer.parseInt(ends[0]),
				ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]));
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

	/** {@code 100..200} or {@code 100..}; {@link #parse} reads it back. */
	@Override
	public String toString() {
		return start + ".." + (end == Integer.MAX_VALUE ? "" : end);
	}
}
