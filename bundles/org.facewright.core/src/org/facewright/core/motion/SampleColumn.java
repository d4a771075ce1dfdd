package org.facewright.core.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One channel's values, one a frame, in immutable chunks that columns share: changing a part copies only the chunks it
 * touches, and a chunk of one repeated value is stored as that value. Each chunk knows its extremes, in blocks of
 * {@value #BLOCK} and of {@value #FINE} frames, so that drawing a long column reads little of it.
 */
public final class SampleColumn {

	/** Frames in a chunk. */
	public static final int CHUNK = 4096;
	/** Frames in a block of extremes. */
	public static final int BLOCK = 64;
	/** Frames in a small block of extremes. */
	public static final int FINE = 8;

	/** Extremes of a chunk, in blocks of both sizes and as a whole. */
	private record Summary(float[] blockMin, float[] blockMax, float[] fineMin, float[] fineMax, float min,
			float max) {

		static Summary of(float[] values) {
			float[] fineMin = new float[(values.length + FINE - 1) / FINE];
			float[] fineMax = new float[fineMin.length];
			float[] blockMin = new float[(values.length + BLOCK - 1) / BLOCK];
			float[] blockMax = new float[blockMin.length];
			Arrays.fill(blockMin, Float.POSITIVE_INFINITY);
			Arrays.fill(blockMax, Float.NEGATIVE_INFINITY);
			for (int fine = 0; fine < fineMin.length; fine++) {
				int end = Math.min(values.length, (fine + 1) * FINE);
				float low = Float.POSITIVE_INFINITY;
				float high = Float.NEGATIVE_INFINITY;
				for (int i = fine * FINE; i < end; i++) {
					low = Math.min(low, values[i]);
					high = Math.max(high, values[i]);
				}
				fineMin[fine] = low;
				fineMax[fine] = high;
				int block = fine * FINE / BLOCK;
				blockMin[block] = Math.min(blockMin[block], low);
				blockMax[block] = Math.max(blockMax[block], high);
			}
			float min = Float.POSITIVE_INFINITY;
			float max = Float.NEGATIVE_INFINITY;
			for (int block = 0; block < blockMin.length; block++) {
				min = Math.min(min, blockMin[block]);
				max = Math.max(max, blockMax[block]);
			}
			return new Summary(blockMin, blockMax, fineMin, fineMax, min, max);
		}
	}

	/**
	 * At least one value; {@code values} has one element when all are the same. Extremes are found when they are first
	 * asked for, since most of what is computed during a drag is never drawn; two threads may both find them, alike.
	 */
	private static final class Chunk {

		private final float[] values;
		private final int length;
		private @Nullable Summary summary;

		private Chunk(float[] values, int length) {
			this.values = values;
			this.length = length;
		}

		/** @param values owned by the chunk from now on */
		static Chunk of(float[] values) {
			float first = values[0];
			for (float value : values) {
				if (value != first) {
					return new Chunk(values, values.length);
				}
			}
			for (float value : values) {
				first = Math.min(first, value); // of both zeros the negative one
			}
			return constant(first, values.length);
		}

		static Chunk constant(float value, int length) {
			return new Chunk(new float[] { value }, length);
		}

		int length() {
			return length;
		}

		float[] values() {
			return values;
		}

		Summary summary() {
			Summary known = summary;
			if (known == null) {
				known = Summary.of(values);
				summary = known;
			}
			return known;
		}

		float[] blockMin() {
			return summary().blockMin();
		}

		float[] blockMax() {
			return summary().blockMax();
		}

		float[] fineMin() {
			return summary().fineMin();
		}

		float[] fineMax() {
			return summary().fineMax();
		}

		float min() {
			return isConstant() ? values[0] : summary().min();
		}

		float max() {
			return isConstant() ? values[0] : summary().max();
		}

		boolean isConstant() {
			return values.length == 1;
		}

		/** With the extremes, be they found yet or not. */
		long bytes() {
			int blocks = (values.length + BLOCK - 1) / BLOCK + (values.length + FINE - 1) / FINE;
			return 4L * (values.length + (isConstant() ? 0 : 2 * blocks));
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
			int count = chunks[i].length();
			int from = Math.max(start, i * CHUNK);
			int to = Math.min(start + values.length, i * CHUNK + count);
			float[] chunk;
			if (to - from == count) {
				chunk = Arrays.copyOfRange(values, from - start, to - start);
			} else {
				chunk = new float[count];
				chunks[i].copy(0, chunk, 0, count);
				System.arraycopy(values, from - start, chunk, from - i * CHUNK, to - from);
			}
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

	/**
	 * Extremes for a picture: what the values cover in each of its columns, read from summaries, so that an end may lie
	 * up to half a picture column outside. Neighbouring columns touch.
	 *
	 * @param start    frame at the left edge of picture column 0; may lie outside
	 * @param step     frames per picture column, more than 1
	 * @param from     first picture column wanted
	 * @param to       one past the last
	 * @param low      gets the smallest value of each column from index 0, NaN where there are no frames
	 * @param high     gets the largest
	 */
	public void envelope(double start, double step, int from, int to, float[] low, float[] high) {
		int unit = step >= 2 * BLOCK ? BLOCK : step >= 2 * FINE ? FINE : 1;
		for (int x = from; x < to; x++) {
			double left = start + x * step;
			double right = left + step;
			float min = Float.NaN;
			float max = Float.NaN;
			if (right >= 0 && left < length) {
				int first = (int) Math.max(0, left) / unit;
				int last = Math.min((length - 1) / unit, (int) right / unit);
				min = Float.POSITIVE_INFINITY;
				max = Float.NEGATIVE_INFINITY;
				int perChunk = CHUNK / unit;
				int i = first;
				while (i <= last) {
					Chunk chunk = chunks[i / perChunk];
					int at = i % perChunk;
					int end = Math.min(perChunk, at + last - i + 1);
					if (chunk.isConstant()) {
						min = Math.min(min, chunk.min());
						max = Math.max(max, chunk.max());
					} else {
						float[] mins = unit == BLOCK
								? chunk.blockMin()
								: unit == FINE ? chunk.fineMin() : chunk.values();
						float[] maxs = unit == BLOCK ? chunk.blockMax() : unit == FINE ? chunk.fineMax() : mins;
						for (int j = at; j < end; j++) {
							min = mins[j] < min ? mins[j] : min;
							max = maxs[j] > max ? maxs[j] : max;
						}
					}
					i += end - at;
				}
			}
			low[x - from] = min;
			high[x - from] = max;
		}
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
				bytes += chunks[i].bytes();
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
