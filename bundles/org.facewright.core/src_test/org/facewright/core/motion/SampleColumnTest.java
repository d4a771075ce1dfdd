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
		long chunkBytes = 4L * (SampleColumn.CHUNK + 2 * SampleColumn.CHUNK / SampleColumn.BLOCK);
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
}
