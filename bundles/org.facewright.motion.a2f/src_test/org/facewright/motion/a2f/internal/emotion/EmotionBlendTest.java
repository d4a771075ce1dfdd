package org.facewright.motion.a2f.internal.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Scores are logarithms of small whole numbers, so that their shares can be written down. */
class EmotionBlendTest {

	private static final Offset<Float> EXACT = within(1e-6f);
	private static final int ANGER = 1;
	private static final int DISGUST = 3;
	private static final int JOY = 6;
	private static final int SADNESS = 9;

	private final float[] emotion = new float[10];

	/** Settings under which a first frame is its shares and nothing else. */
	private static EmotionSettings plain() {
		return settings(1, 0, false, 1, 6, 0.5);
	}

	private static EmotionSettings settings(double contrast, double liveBlend, boolean preferred, double strength,
			int most, double transition) {
		float[] wanted = new float[10];
		wanted[JOY] = 1;
		return new EmotionSettings(contrast, liveBlend, preferred, 0.25, strength, most, transition, new float[10],
				wanted, Emotions.correspondence());
	}

	/** Shares 1/10 angry, 2/10 disgust, 1/10 fear, 3/10 happy, 2/10 neutral, 1/10 sad. */
	private static float[] tenths() {
		return logs(1, 2, 1, 3, 2, 1);
	}

	private static float[] logs(double... numbers) {
		float[] logs = new float[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			logs[i] = (float) Math.log(numbers[i]);
		}
		return logs;
	}

	@Test
	void givesEachEmotionItsShareAndNeutralNone() {
		new EmotionBlend(plain()).frame(tenths(), 0, emotion);
		assertThat(emotion).containsExactly(new float[] { 0, 0.1f, 0, 0.2f, 0.1f, 0, 0.3f, 0, 0, 0.1f }, EXACT);
	}

	@Test
	void contrastRaisesSharesToAPower() {
		new EmotionBlend(settings(2, 0, false, 1, 6, 0.5)).frame(tenths(), 0, emotion);
		assertThat(emotion[JOY]).isCloseTo(9 / 20f, EXACT);
		assertThat(emotion[ANGER]).isCloseTo(1 / 20f, EXACT);
	}

	@Test
	void keepsTheStrongestWithoutCountingNeutral() {
		new EmotionBlend(settings(1, 0, false, 1, 1, 0.5)).frame(logs(1, 2, 1, 3, 12, 1), 0, emotion);
		assertThat(emotion).containsExactly(new float[] { 0, 0, 0, 0, 0, 0, 0.15f, 0, 0, 0 }, EXACT);
	}

	@Test
	void leavesNoScoreWhenNoneMayAct() {
		new EmotionBlend(settings(1, 0, false, 1, 0, 0.5)).frame(tenths(), 0, emotion);
		assertThat(emotion).containsOnly(0);
	}

	@Test
	void liveBlendHoldsBackWithTheValueBeforeThePreferredEmotion() {
		EmotionBlend blend = new EmotionBlend(settings(1, 0.75, true, 1, 6, 0.001));
		blend.frame(tenths(), 0, emotion);
		// step 5: 0.25 * 0.3; step 6: 0.75 * that + 0.25 * 1
		assertThat(emotion[JOY]).isCloseTo(0.75f * 0.075f + 0.25f, EXACT);
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[JOY]).isCloseTo(0.75f * (0.25f * 0.3f + 0.75f * 0.075f) + 0.25f, EXACT);
	}

	@Test
	void movesBySoManyParts() {
		EmotionBlend blend = new EmotionBlend(settings(1, 0, false, 1, 6, 0.33));
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[JOY]).as("first frame comes at once").isCloseTo(0.3f, EXACT);
		blend.frame(logs(1, 2, 1, 8, 2, 6), 0, emotion);
		// 33 ms are a tenth of the transition
		assertThat(emotion[JOY]).isCloseTo(0.1f * 0.4f + 0.9f * 0.3f, EXACT);
		assertThat(emotion[SADNESS]).isCloseTo(0.1f * 0.3f + 0.9f * 0.1f, EXACT);
	}

	@Test
	void jumpsWhenTheTransitionIsShorterThanAStep() {
		EmotionBlend blend = new EmotionBlend(settings(1, 0, false, 1, 6, 0));
		blend.frame(tenths(), 0, emotion);
		blend.frame(logs(1, 2, 1, 8, 2, 6), 0, emotion);
		assertThat(emotion[JOY]).isCloseTo(0.4f, EXACT);
	}

	@Test
	void scalesAfterEverythingElse() {
		EmotionBlend blend = new EmotionBlend(settings(1, 0, false, 0.5, 6, 0.33));
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[JOY]).isCloseTo(0.15f, EXACT);
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[JOY]).as("the transition knows nothing of the factor").isCloseTo(0.15f, EXACT);
	}

	@Test
	void carriesEmotionsThatAreNotScoredFromOutputToOutput() {
		float[] beginning = new float[10];
		beginning[8] = 0.8f;
		EmotionBlend blend = new EmotionBlend(new EmotionSettings(1, 0, false, 0, 0.5, 6, 0, beginning, new float[10],
				Emotions.correspondence()));
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[8]).isCloseTo(0.4f, EXACT);
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[8]).isCloseTo(0.2f, EXACT);
	}

	@Test
	void beginsAtTheBeginningEmotion() {
		float[] beginning = new float[10];
		beginning[ANGER] = 1;
		EmotionBlend blend = new EmotionBlend(new EmotionSettings(1, 0.5, false, 0, 1, 6, 0, beginning, new float[10],
				Emotions.correspondence()));
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[ANGER]).isCloseTo(0.5f * 0.1f + 0.5f * 1, EXACT);
		blend.reset();
		blend.frame(tenths(), 0, emotion);
		assertThat(emotion[ANGER]).isCloseTo(0.55f, EXACT);
	}

	@Test
	void worksTheDefaultsByHandForTwoFrames() {
		EmotionBlend blend = new EmotionBlend(EmotionSettings.defaults());
		blend.frame(tenths(), 0, emotion);
		double five = 0.3 * 0.2;
		assertThat(emotion[DISGUST]).isCloseTo((float) (five * 0.6), EXACT);
		blend.frame(tenths(), 0, emotion);
		double nextFive = 0.3 * 0.2 + 0.7 * five;
		assertThat(emotion[DISGUST]).isCloseTo((float) ((0.066 * nextFive + 0.934 * five) * 0.6), EXACT);
	}

	@Test
	void standsScoresThatOverflowAnExponential() {
		new EmotionBlend(plain()).frame(new float[] { 0, 0, 0, 1000, 0, -1000 }, 0, emotion);
		assertThat(emotion[JOY]).isEqualTo(1);
	}

	@Test
	void refusesAScoreThatIsNoNumber() {
		EmotionBlend blend = new EmotionBlend(plain());
		assertThatIllegalArgumentException()
				.isThrownBy(() -> blend.frame(new float[] { 0, 0, Float.NaN, 0, 0, 0 }, 0, emotion));
	}
}
