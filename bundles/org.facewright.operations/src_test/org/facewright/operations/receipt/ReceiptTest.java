package org.facewright.operations.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.operations.receipt.Receipt.Verdict;
import org.junit.jupiter.api.Test;

/** The receipt of filters whose loss is known. */
class ReceiptTest {

	private static final int JAW = Arkit.JAW_OPEN;
	private static final int FRAMES = 1200;
	private static final double RATE = 60;
	private static final int WORDS = 10;

	/** Ten words of two seconds: the jaw opens, closes for an M of 60 ms in the middle, and opens again. */
	private static MotionClip face(double noise) {
		Random random = new Random(3);
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		for (int frame = 0; frame < FRAMES; frame++) {
			double second = frame / RATE % 2;
			double open = bump(second, 1, 0.25) * (1 - bump(second, 1, 0.06));
			poses[frame][JAW] = (float) (0.5 * open + noise * random.nextGaussian());
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
	}

	/** 1 at the middle, a raised cosine that ends at twice the half width. */
	private static double bump(double at, double middle, double halfWidth) {
		double away = Math.abs(at - middle) / (2 * halfWidth);
		return away >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * away);
	}

	private static SpeechLanes speech() {
		List<Segment> phones = new ArrayList<>();
		for (int word = 0; word < WORDS; word++) {
			double middle = 2 * word + 1;
			phones.add(new Segment(middle - 0.4, middle - 0.03, "AA1", 1));
			phones.add(new Segment(middle - 0.03, middle + 0.03, "M", 1));
			phones.add(new Segment(middle + 0.03, middle + 0.4, "AA1", 1));
		}
		return new SpeechLanes(List.of(), phones);
	}

	private static MotionClip filtered(MotionClip clip, DoubleUnaryOperator at) {
		float[] values = new float[clip.frameCount()];
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] = (float) at.applyAsDouble(frame);
		}
		return clip.with(JAW, SampleColumn.of(values));
	}

	private static double value(MotionClip clip, double frame) {
		return clip.column(JAW).get((int) Math.clamp(Math.round(frame), 0, clip.frameCount() - 1));
	}

	private static MotionClip blurred(MotionClip clip, int radius) {
		return filtered(clip, frame -> {
			double sum = 0;
			for (int i = -radius; i <= radius; i++) {
				sum += value(clip, frame + i);
			}
			return sum / (2 * radius + 1);
		});
	}

	private static Receipt receipt(MotionClip before, MotionClip after) {
		return Receipt.of(before, after, speech(), Optional.empty(), FrameRange.ALL, Progress.NONE);
	}

	private static Receipt.Row row(Receipt receipt, String name) {
		return receipt.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void aDelayGivesItsMilliseconds() {
		MotionClip before = face(0);

		Receipt receipt = receipt(before, filtered(before, frame -> value(before, frame - 3)));

		assertThat(receipt.whole().lagMs()).isEqualTo(50, within(1.0));
		assertThat(receipt.whole().onsetMs()).isEqualTo(50, within(1.0));
		assertThat(receipt.whole().rangeLeft()).isEqualTo(1, within(0.01));
		assertThat(receipt.whole().cutHz()).isNaN();
		assertThat(row(receipt, "Delay").verdict()).isEqualTo(Verdict.COST);
		assertThat(row(receipt, "Amplitude").verdict()).isEqualTo(Verdict.GOOD);
	}

	@Test
	void whatComesEarlyIsNegative() {
		MotionClip before = face(0);

		Receipt receipt = receipt(before, filtered(before, frame -> value(before, frame + 2)));

		assertThat(receipt.whole().lagMs()).isEqualTo(-33.3, within(1.0));
	}

	@Test
	void aDelayOfHalfAFrameIsFoundToo() {
		MotionClip before = face(0);

		Receipt receipt = receipt(before,
				filtered(before, frame -> 0.5 * value(before, frame) + 0.5 * value(before, frame - 1)));

		assertThat(receipt.whole().lagMs()).isEqualTo(8.3, within(1.0));
	}

	@Test
	void aLowPassGivesItsHertz() {
		MotionClip noise = face(0.1);
		for (int radius : new int[] { 2, 4, 6 }) {
			// a mean of n frames halves the power where (sin(n x) / (n sin(x)))² is 1/2, x = π f / rate
			int n = 2 * radius + 1;
			double expected = 0;
			for (double hertz = 0.1; expected == 0; hertz += 0.01) {
				double x = Math.PI * hertz / RATE;
				expected = Math.pow(Math.sin(n * x) / (n * Math.sin(x)), 2) < 0.5 ? hertz : 0;
			}

			Receipt receipt = receipt(noise, blurred(noise, radius));

			assertThat(receipt.whole().cutHz()).as("radius %d", radius).isEqualTo(expected, within(0.15 * expected));
			assertThat(receipt.whole().lagMs()).isEqualTo(0, within(1.0));
			assertThat(receipt.whole().detailLeft()).isLessThan(0.6);
		}
	}

	@Test
	void aGainLosesAmplitudeAndNoBandwidth() {
		MotionClip before = face(0);

		Receipt receipt = receipt(before, filtered(before, frame -> 0.6 * value(before, frame)));

		assertThat(receipt.whole().rangeLeft()).isEqualTo(0.6, within(0.01));
		assertThat(receipt.whole().speedLeft()).isEqualTo(0.6, within(0.01));
		assertThat(receipt.whole().cutHz()).isNaN();
		assertThat(row(receipt, "Amplitude").change()).isEqualTo("−40 %");
	}

	@Test
	void aBlurOpensClosuresAndSaysWhich() {
		MotionClip before = face(0);
		assertThat(receipt(before, blurred(before, 1)).closures()).hasSize(WORDS)
				.allSatisfy(closure -> assertThat(closure.closedBefore()).isTrue());

		Receipt receipt = receipt(before, blurred(before, 6));

		assertThat(receipt.lost()).hasSize(WORDS).first().satisfies(closure -> {
			assertThat(closure.label()).isEqualTo("M");
			assertThat(closure.frames().contains(60)).isTrue();
			assertThat(closure.afterMm()).isGreaterThan(Receipt.CLOSED_MM);
		});
		assertThat(row(receipt, "Lips closed on P B M")).satisfies(row -> {
			assertThat(row.before()).isEqualTo("10 of 10");
			assertThat(row.after()).isEqualTo("0 of 10");
			assertThat(row.change()).isEqualTo("10 lost");
			assertThat(row.verdict()).isEqualTo(Verdict.COST);
		});
	}

	@Test
	void closuresAreKnownFromTheirLaneWherePhonesAreNot() {
		MotionClip before = face(0);
		float[] closure = new float[FRAMES];
		closure[59] = 0.8f;
		closure[60] = 0.9f;

		Receipt receipt = Receipt.of(before, blurred(before, 6), SpeechLanes.EMPTY,
				Optional.of(SampleColumn.of(closure)), FrameRange.ALL, Progress.NONE);

		assertThat(receipt.lost()).singleElement()
				.satisfies(lost -> assertThat(lost.frames()).isEqualTo(new FrameRange(59, 61)));
	}

	@Test
	void tremblesAreMeasuredAtRest() {
		MotionClip before = face(0.01);

		Receipt receipt = receipt(before, blurred(before, 2));

		assertThat(receipt.whole().trembleBefore()).isEqualTo(0.01, within(0.001));
		assertThat(receipt.whole().trembleLeft()).isLessThan(0.33);
		assertThat(row(receipt, "Tremble at rest").verdict()).isEqualTo(Verdict.GOOD);
	}

	@Test
	void onlyTheFramesThatAreMeantAreLookedAt() {
		MotionClip before = face(0);
		MotionClip after = blurred(before, 6);

		Receipt receipt = Receipt.of(before, after, speech(), Optional.empty(), new FrameRange(100, 300),
				Progress.NONE);

		assertThat(receipt.closures()).hasSize(1);
		assertThat(receipt.seconds()).isEqualTo(200 / RATE, within(1e-9));
	}

	@Test
	void partsAreToldApart() {
		MotionClip before = face(0);
		MotionClip after = filtered(before, frame -> value(before, frame - 6)).with(Arkit.FACE.indexOf("browInnerUp"),
				SampleColumn.constant(0.1f, FRAMES));

		Receipt receipt = receipt(before, after);

		assertThat(receipt.parts()).extracting(Receipt.Part::name).containsExactly("Jaw", "Brows");
		assertThat(receipt.parts().getFirst().lagMs()).isEqualTo(100, within(1.0));
		assertThat(receipt.parts().getLast().lagMs()).isZero();
	}

	@Test
	void aFilterThatDoesNothingSaysSo() {
		MotionClip before = face(0);

		assertThat(receipt(before, before).changesNothing()).isTrue();
		assertThat(receipt(before, before).rows()).noneMatch(row -> row.verdict() == Verdict.COST);
	}

	@Test
	void thereIsNoReceiptForAnotherLength() {
		MotionClip before = face(0);
		MotionClip shorter = before.slice(0, 100);

		assertThatIllegalArgumentException().isThrownBy(() -> receipt(before, shorter)).withMessageContaining("length");
	}
}
