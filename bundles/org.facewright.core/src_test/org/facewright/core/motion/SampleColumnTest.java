package org.facewright.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SampleColumnTest {

	@Test
	void behavesLikeAPlainArrayUnderRandomEdits() {
		for (int seed = 0; seed < 40; seed++) {
			Random random = new Random(seed);
			float[] plain = new float[random.nextInt(3 * SampleColumn.CHUNK) + 1];
			fill(plain, random);
			SampleColumn column = SampleColumn.of(plain);
			for (int edit = 0; edit < 30; edit++) {
				int start = random.nextInt(plain.length);
				float[] values = new float[random.nextInt(plain.length - start + 1)];
				fill(values, random);
				column = column.with(start, values);
				System.arraycopy(values, 0, plain, start, values.length);
				int from = random.nextInt(plain.length);
				int to = from + 1 + random.nextInt(plain.length - from);
				assertThat(column.extremes(from, to)).as("seed %d", seed).isEqualTo(plainExtremes(plain, from, to));
				assertThat(column.slice(from, to).toArray()).isEqualTo(Arrays.copyOfRange(plain, from, to));
			}
			assertThat(column.toArray()).as("seed %d", seed).isEqualTo(plain);
			assertThat(column).isEqualTo(SampleColumn.of(plain)).hasSameHashCodeAs(SampleColumn.of(plain));
		}
	}

	@Test
	void sharesChunksThatAnEditDoesNotTouch() {
		SampleColumn column = SampleColumn.of(ramp(3 * SampleColumn.CHUNK));
		SampleColumn edited = column.with(SampleColumn.CHUNK + 7, 9);
		int summaries = SampleColumn.CHUNK / SampleColumn.BLOCK + SampleColumn.CHUNK / SampleColumn.FINE;
		long chunkBytes = 4L * (SampleColumn.CHUNK + 2 * summaries);
		assertThat(edited.bytesBeyond(column)).isEqualTo(chunkBytes);
		assertThat(edited.bytesBeyond(edited)).isZero();
	}

	@Test
	void keepsARepeatedValueOnce() {
		SampleColumn column = SampleColumn.of(new float[100_000]);
		assertThat(column.constantValue()).isZero();
		assertThat(column.bytesBeyond(SampleColumn.of())).isLessThan(400);
		assertThat(column).isEqualTo(SampleColumn.constant(0, 100_000));
		assertThat(column.with(50_000, 1).constantValue()).isNaN();
	}

	@Test
	void doesNotSeeLaterChangesOfTheArray() {
		float[] values = { 1, 2 };
		SampleColumn column = SampleColumn.of(values);
		values[0] = 5;
		assertThat(column.get(0)).isEqualTo(1);
	}

	@Test
	void refusesFramesThatDoNotExist() {
		SampleColumn column = SampleColumn.of(1, 2, 3);
		assertThatThrownBy(() -> column.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
		assertThatThrownBy(() -> column.with(2, 1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
		assertThatThrownBy(() -> column.extremes(1, 1)).isInstanceOf(IllegalArgumentException.class);
	}

	private static void fill(float[] values, Random random) {
		float constant = random.nextFloat();
		boolean same = random.nextInt(4) == 0;
		for (int i = 0; i < values.length; i++) {
			values[i] = same ? constant : random.nextFloat() * 2 - 1;
		}
	}

	private static float[] ramp(int length) {
		float[] values = new float[length];
		for (int i = 0; i < length; i++) {
			values[i] = i;
		}
		return values;
	}

	private static SampleColumn.Extremes plainExtremes(float[] values, int from, int to) {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (int i = from; i < to; i++) {
			min = Math.min(min, values[i]);
			max = Math.max(max, values[i]);
		}
		return new SampleColumn.Extremes(min, max);
	}

	@Test
	void anEnvelopeCoversAllValuesAndNotMuchMore() {
		Random random = new Random(11);
		float[] values = new float[20_000];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		SampleColumn column = SampleColumn.of(values);
		for (double step : new double[] { 1.5, 3, 17.3, 140, 5000 }) {
			int count = 12;
			float[] low = new float[count];
			float[] high = new float[count];
			double start = -2 * step;
			column.envelope(start, step, 0, count, low, high);
			for (int x = 0; x < count; x++) {
				int from = (int) Math.max(0, Math.ceil(start + x * step));
				int to = (int) Math.min(values.length, Math.ceil(start + (x + 1) * step));
				if (from >= to) {
					continue;
				}
				SampleColumn.Extremes inside = column.extremes(from, to);
				SampleColumn.Extremes around = column.extremes((int) Math.max(0, from - step / 2 - 1),
						(int) Math.min(values.length, to + step / 2 + 1));
				assertThat(low[x]).isBetween(around.min(), inside.min());
				assertThat(high[x]).isBetween(inside.max(), around.max());
			}
			assertThat(low[0]).isNaN();
		}
	}
}
