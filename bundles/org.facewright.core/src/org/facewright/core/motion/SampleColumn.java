package org.facewright.core.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One channel's values, one a frame, in immutable chunks that columns share: changing a part copies only the chunks it
 * touches, and a chunk of one repeated value is stored as that value. Each chunk knows its extremes, in blocks of
 * {@value #BLOCK} frames, so that drawing a long column reads little of it.
 */
public final class SampleColumn {

	/** Frames in a chunk. */
	public static final int CHUNK = 4096;
	/** Frames in a block of extremes. */
	public static final int BLOCK = 64;

	/** At least one value; {@code values} has one element when all are the same. */
	private record Chunk(float[] values, int length, float[] blockMin, float[] blockMax, float min, float max) {

		/** @param values owned by the chunk from now on */
		static Chunk of(float[] values) {
			int blocks = (values.length + BLOCK - 1) / BLOCK;
			float[] blockMin = new float[blocks];
			float[] blockMax = new float[blocks];
			float min = Float.POSITIVE_INFINITY;
			float max = Float.NEGATIVE_INFINITY;
			for (int block = 0; block < blocks; block++) {
				int end = Math.min(values.length, (block + 1) * BLOCK);
				float low = Float.POSITIVE_INFINITY;
				float high = Float.NEGATIVE_INFINITY;
				for (int i = block * BLOCK; i < end; i++) {
					low = Math.min(low, values[i]);
					high = Math.max(high, values[i]);
				}
				blockMin[block] = low;
				blockMax[block] = high;
				min = Math.min(min, low);
				max = Math.max(max, high);
			}
			return min == max
					? constant(min, values.length)
					: new Chunk(values, values.length, blockMin, blockMax, min, max);
		}

		static Chunk constant(float value, int length) {
			float[] one = { value };
			return new Chunk(one, length, one, one, value, value);
		}

		boolean isConstant() {
			return values.length == 1;
		}

		float get(int index) {
			return values.length == 1 ? values[0] : values[index];
		}

		void copy(int from, float[] into, int offset, int count) {
			if (isConstant()) {
				Arrays.fill(into, offset, offset + count, values[0]);
			} else {
				System.arraycopy(values, from, into, offset, count);
			}
		}
	}

	/** Smallest and largest of some values. */
	public record Extremes(float min, float max) {
	}

	private final Chunk[] chunks;
	private final int length;

	private SampleColumn(Chunk[] chunks, int length) {
		this.chunks = chunks;
		this.length = length;
	}

	/** @param values one a frame; copied */
	public static SampleColumn of(float... values) {
		Chunk[] chunks = new Chunk[chunkCount(values.length)];
		for (int i = 0; i < chunks.length; i++) {
			chunks[i] = Chunk.of(Arrays.copyOfRange(values, i * CHUNK, Math.min(values.length, (i + 1) * CHUNK)));
		}
		return new SampleColumn(chunks, values.length);
	}

	/**
	 * A column of whole chunks that the caller will not change any more, and of a tail that is copied.
	 *
	 * @param whole arrays of {@value #CHUNK} values; owned by the column from now on
	 */
	static SampleColumn ofChunks(List<float[]> whole, float[] tail, int tailLength) {
		int length = Math.addExact(Math.multiplyExact(whole.size(), CHUNK), tailLength);
		Chunk[] chunks = new Chunk[chunkCount(length)];
		for (int i = 0; i < whole.size(); i++) {
			chunks[i] = Chunk.of(whole.get(i));
		}
		if (tailLength > 0) {
			chunks[whole.size()] = Chunk.of(Arrays.copyOf(tail, tailLength));
		}
		return new SampleColumn(chunks, length);
	}

	/** A column of one repeated value. */
	public static SampleColumn constant(float value, int length) {
		Chunk[] chunks = new Chunk[chunkCount(length)];
		for (int i = 0; i < chunks.length; i++) {
			chunks[i] = Chunk.constant(value, Math.min(CHUNK, length - i * CHUNK));
		}
		return new SampleColumn(chunks, length);
	}

	private static int chunkCount(int length) {
		return (int) (((long) length + CHUNK - 1) / CHUNK);
	}

	/** Frames. */
	public int length() {
		return length;
	}

	/** @throws IndexOutOfBoundsException when there is no such frame */
	public float get(int frame) {
		if (frame < 0 || frame >= length) {
			throw new IndexOutOfBoundsException("frame %d of %d".formatted(frame, length));
		}
		return chunks[frame / CHUNK].get(frame % CHUNK);
	}

	/**
	 * Copies values out.
	 *
	 * @throws IndexOutOfBoundsException when the frames or the place in {@code into} do not exist
	 */
	public void copy(int start, float[] into, int offset, int count) {
		Objects.checkFromIndexSize(start, count, length);
		Objects.checkFromIndexSize(offset, count, into.length);
		int done = 0;
		while (done < count) {
			int at = (start + done) % CHUNK;
			Chunk chunk = chunks[(start + done) / CHUNK];
			int part = Math.min(count - done, chunk.length() - at);
			chunk.copy(at, into, offset + done, part);
			done += part;
		}
	}

	/** All values in a new array. */
	public float[] toArray() {
		float[] values = new float[length];
		copy(0, values, 0, length);
		return values;
	}

	/** A new column with some values replaced; chunks that are not touched are shared. */
	public SampleColumn with(int start, float... values) {
		Objects.checkFromIndexSize(start, values.length, length);
		if (values.length == 0) {
			return this;
		}
		Chunk[] changed = chunks.clone();
		int first = start / CHUNK;
		int last = (start + values.length - 1) / CHUNK;
		for (int i = first; i <= last; i++) {
			float[] chunk = new float[chunks[i].length()];
			chunks[i].copy(0, chunk, 0, chunk.length);
			int from = Math.max(start, i * CHUNK);
			int to = Math.min(start + values.length, i * CHUNK + chunk.length);
			System.arraycopy(values, from - start, chunk, from - i * CHUNK, to - from);
			changed[i] = Chunk.of(chunk);
		}
		return new SampleColumn(changed, length);
	}

	/** Values {@code start} to {@code end} (excluded) as a column of their own. */
	public SampleColumn slice(int start, int end) {
		Objects.checkFromToIndex(start, end, length);
		if (start == 0 && end == length) {
			return this;
		}
		float[] values = new float[end - start];
		copy(start, values, 0, values.length);
		return of(values);
	}

	/** Extremes of frames {@code start} to {@code end} (excluded, at least one frame). Reads summaries where it can. */
	public Extremes extremes(int start, int end) {
		Objects.checkFromToIndex(start, end, length);
		if (start == end) {
			throw new IllegalArgumentException("no frame has no extremes");
		}
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		int frame = start;
		while (frame < end) {
			Chunk chunk = chunks[frame / CHUNK];
			int at = frame % CHUNK;
			if (chunk.isConstant() || at == 0 && frame + chunk.length() <= end) {
				min = Math.min(min, chunk.min());
				max = Math.max(max, chunk.max());
				frame += chunk.length() - at;
			} else if (at % BLOCK == 0 && Math.min(at + BLOCK, chunk.length()) - at <= end - frame) {
				min = Math.min(min, chunk.blockMin()[at / BLOCK]);
				max = Math.max(max, chunk.blockMax()[at / BLOCK]);
				frame += Math.min(BLOCK, chunk.length() - at);
			} else {
				min = Math.min(min, chunk.get(at));
				max = Math.max(max, chunk.get(at));
				frame++;
			}
		}
		return new Extremes(min, max);
	}

	/** The one value of all frames, or NaN when there are several or none. */
	public float constantValue() {
		if (length == 0) {
			return Float.NaN;
		}
		float value = chunks[0].min();
		for (Chunk chunk : chunks) {
			if (!chunk.isConstant() || chunk.min() != value) {
				return Float.NaN;
			}
		}
		return value;
	}

	/** Bytes of values this column keeps and {@code other} does not share. */
	public long bytesBeyond(SampleColumn other) {
		long bytes = 0;
		for (int i = 0; i < chunks.length; i++) {
			if (i >= other.chunks.length || chunks[i] != other.chunks[i]) {
				bytes += 4L * (chunks[i].values().length + 2L * chunks[i].blockMin().length);
			}
		}
		return bytes;
	}

	/** Equal when the values are, bit for bit. */
	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof SampleColumn column) || column.length != length) {
			return false;
		}
		for (int i = 0; i < chunks.length; i++) {
			if (chunks[i] != column.chunks[i] && !Arrays.equals(expanded(i), column.expanded(i))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		return 31 * length + (length == 0 ? 0 : Float.hashCode(get(0)) ^ Float.hashCode(get(length - 1)));
	}

	private float[] expanded(int index) {
		Chunk chunk = chunks[index];
		if (!chunk.isConstant()) {
			return chunk.values();
		}
		float[] values = new float[chunk.length()];
		Arrays.fill(values, chunk.min());
		return values;
	}

	@Override
	public String toString() {
		return length == 0
				? "no frames"
				: "%d frames, %s to %s".formatted(length, extremes(0, length).min(), extremes(0, length).max());
	}
}
