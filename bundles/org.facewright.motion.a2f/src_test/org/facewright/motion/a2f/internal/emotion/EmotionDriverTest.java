package org.facewright.motion.a2f.internal.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class EmotionDriverTest {

	private static final int JOY = 6;

	private final EmotionTrack keys = new EmotionTrack(10);
	private final float[] emotion = new float[10];

	@Test
	void keysAreTheEmotionWithoutScores() {
		keys.add(0, Emotions.vector(Map.of("joy", 0.2f)));
		keys.add(1000, Emotions.vector(Map.of("joy", 0.6f)));
		keys.close();
		new EmotionDriver(EmotionSettings.defaults(), keys).frameWithoutScores(500, emotion);
		assertThat(emotion[JOY]).isCloseTo(0.4f, within(1e-6f));
	}

	@Test
	void theBeginningEmotionIsTheEmotionWithoutScoresAndKeys() {
		EmotionSettings settings = new EmotionSettings(1, 0, false, 0, 1, 6, 0, Emotions.vector(Map.of("fear", 0.3f)),
				new float[10], Emotions.correspondence());
		new EmotionDriver(settings, keys).frameWithoutScores(500, emotion);
		assertThat(emotion[4]).isEqualTo(0.3f);
	}

	@Test
	void keysTakeThePreferredEmotionsPlaceWhereThereAreScores() {
		keys.add(0, Emotions.vector(Map.of("joy", 1f)));
		keys.close();
		EmotionSettings settings = new EmotionSettings(1, 0, false, 0.25, 1, 6, 0, new float[10], new float[10],
				Emotions.correspondence());
		new EmotionDriver(settings, keys).frame(0, new float[6], 0, emotion);
		assertThat(emotion[JOY]).isCloseTo(0.75f / 6 + 0.25f, within(1e-6f));
		assertThat(emotion[1]).isCloseTo(0.75f / 6, within(1e-6f));
	}

	@Test
	void refusesKeysForAnotherNumberOfEmotions() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new EmotionDriver(EmotionSettings.defaults(), new EmotionTrack(6)));
	}

	@Test
	void namesAreUnderstoodInBothSpellings() {
		assertThat(Emotions.vector(Map.of("out_of_breath", 1f))[7]).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> Emotions.vector(Map.of("bored", 1f)))
				.withMessageContaining("bored").withMessageContaining("amazement");
		assertThatIllegalArgumentException().isThrownBy(() -> Emotions.vector(Map.of("joy", 1.5f)));
	}

	@Test
	void scoredEmotionsCorrespondToTheFaces() {
		assertThat(Emotions.correspondence()).containsExactly(1, 3, 4, 6, -1, 9);
	}

	@Test
	void settingsTakeWhatAUserChose() {
		ParameterValues values = EmotionSettings.schema().defaults().with(EmotionSettings.STRENGTH, 0.9);
		EmotionSettings settings = EmotionSettings.defaults().with(values);
		assertThat(settings.strength()).isEqualTo(0.9);
		assertThat(settings.liveBlend()).isEqualTo(0.7);
	}

	@Test
	void theNetworkRunsOnceForTheFramesItSkips() {
		EmotionSchedule schedule = new EmotionSchedule(60_000, 30, new FrameRate(30, 1), 16_000);
		assertThat(schedule.runsAt(0)).isTrue();
		assertThat(schedule.runsAt(30)).isFalse();
		assertThat(schedule.runsAt(31)).isTrue();
		assertThat(schedule.runOf(45)).isEqualTo(31);
		assertThat(schedule.startOf(30)).isEqualTo(16_000 - 30_000);
		assertThat(schedule.lookAheadSeconds()).isEqualTo(1.875);
	}

	@Test
	void noScheduleMayMissSound() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new EmotionSchedule(5_000, 30, new FrameRate(30, 1), 16_000))
				.withMessageContaining("miss sound");
	}
}
