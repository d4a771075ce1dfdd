package org.facewright.motion.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.Arkit;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.motion.embedded.internal.ModelPackage.NetworkFile;
import org.junit.jupiter.api.Test;

/** Shaping of made-up frames: what goes in is known to the last digit. */
class MouthShapingTest {

	private static final List<String> PHONES = List.of("SIL", "AA", "P", "B", "M", "F", "V", "NSN");
	private static final int SIL = 0;
	private static final int AA = 1;
	private static final int P = 2;
	private static final int F = 5;
	private static final int NSN = 7;
	private static final ModelPackage MODEL = new ModelPackage(Path.of("none"), "test", "1", "Test", 16_000, 160, 0,
			List.<NetworkFile>of(), Arkit.FACE.names(), PHONES);

	private final float[] weights = new float[Arkit.FACE.size()];
	private final float[] phones = new float[PHONES.size()];
	private final float[] voice = new float[Voice.values().length];

	private static MouthShaping shaping(boolean live, String... settings) {
		Map<String, String> values = new java.util.HashMap<>();
		for (int i = 0; i < settings.length; i += 2) {
			values.put(settings[i], settings[i + 1]);
		}
		ParameterValues parsed = MouthSettings.SCHEMA.parse(values);
		return new MouthShaping(MODEL, MouthSettings.of(parsed), new Emotions(parsed, Map.of()), live);
	}

	private static int channel(String name) {
		return Arkit.FACE.indexOf(name);
	}

	/** Feeds the same frame, loud, until the shaping has settled on it. */
	private float[] settled(MouthShaping shaping, int phone) {
		float[] pose = new float[0];
		for (int i = 0; i < 40; i++) {
			pose = next(shaping, phone, 0.1f);
		}
		return pose;
	}

	private float[] next(MouthShaping shaping, int phone, float level) {
		java.util.Arrays.fill(phones, 0);
		phones[phone] = 1;
		float[] hop = new float[160];
		java.util.Arrays.fill(hop, level);
		shaping.hear(hop, 0, hop.length);
		shaping.add(weights, 0, phones, 0, voice, 0);
		return shaping.hasFrame() ? shaping.pose().clone() : new float[0];
	}

	@Test
	void leavesAVowelAsTheNetworkGaveIt() {
		weights[Arkit.JAW_OPEN] = 0.5f;
		weights[channel("mouthFunnel")] = 0.25f;
		float[] pose = settled(shaping(false), AA);
		assertThat(pose[Arkit.JAW_OPEN]).isEqualTo(0.5f);
		assertThat(pose[channel("mouthFunnel")]).isEqualTo(0.25f);
	}

	@Test
	void closesTheLipsAsFirmlyAsToldTo() {
		weights[Arkit.JAW_OPEN] = 0.2f;
		weights[Arkit.MOUTH_CLOSE] = 0.1f;
		weights[channel("mouthPressLeft")] = 0.175f;
		weights[channel("mouthLowerDownLeft")] = 0.3f;
		float[] natural = settled(shaping(true), P);
		assertThat(natural[Arkit.MOUTH_CLOSE]).isEqualTo(0.1f);
		assertThat(natural[channel("mouthLowerDownLeft")]).isEqualTo(0.3f);
		float[] firm = settled(shaping(true, "closure", "2"), P);
		assertThat(firm[Arkit.MOUTH_CLOSE] / firm[Arkit.JAW_OPEN]).isCloseTo(0.75f, within(1e-5f));
		assertThat(firm[channel("mouthLowerDownLeft")]).isCloseTo(0.15f, within(1e-5f));
		float[] open = settled(shaping(true, "closure", "0"), P);
		assertThat(open[Arkit.MOUTH_CLOSE]).isZero();
		assertThat(open[channel("mouthPressLeft")]).isZero();
		assertThat(open[Arkit.JAW_OPEN]).isGreaterThan(0.2f);
	}

	@Test
	void pullsTheLowerLipToTheTeethAsFarAsToldTo() {
		weights[Arkit.JAW_OPEN] = 0.3f;
		weights[channel("mouthRollLower")] = 0.21f;
		assertThat(settled(shaping(false), F)[channel("mouthRollLower")]).isEqualTo(0.21f);
		float[] firm = settled(shaping(false, "fv", "2"), F);
		assertThat(firm[channel("mouthRollLower")]).isCloseTo(0.42f, within(1e-5f));
		assertThat(firm[Arkit.JAW_OPEN]).isCloseTo(0.195f, within(1e-5f));
		assertThat(settled(shaping(false, "fv", "0"), F)[channel("mouthRollLower")]).isZero();
	}

	@Test
	void showsMoodsLessWhileSpeakingAndGivesWayToRoundedLips() {
		float[] speaking = settled(shaping(true, "joy", "1"), AA);
		assertThat(speaking[channel("mouthSmileLeft")]).isCloseTo(0.75f * 0.55f, within(1e-5f));
		assertThat(speaking[channel("cheekSquintRight")]).isCloseTo(0.75f * 0.5f, within(1e-5f));
		weights[channel("mouthPucker")] = 1;
		float[] rounded = settled(shaping(true, "joy", "1"), AA);
		assertThat(rounded[channel("mouthSmileLeft")]).isCloseTo(0.3f * 0.75f * 0.55f, within(1e-5f));
		assertThat(rounded[channel("cheekSquintRight")]).isEqualTo(speaking[channel("cheekSquintRight")]);
		float[] calm = settled(shaping(true, "joy", "1", "intensity", "0"), AA);
		assertThat(calm[channel("mouthSmileLeft")]).isZero();
	}

	@Test
	void letsMoodsMoveOverTime() {
		KeyCurve rising = KeyCurve.linear(new int[] { 0, 20 }, new float[] { 0, 1 });
		Emotions emotions = new Emotions(MouthSettings.SCHEMA.defaults(), Map.of("surprise", rising));
		float[] pose = new float[Arkit.FACE.size()];
		emotions.add(10, pose, 0);
		assertThat(pose[channel("browInnerUp")]).isCloseTo(0.325f, within(1e-5f));
		emotions.add(20, new float[Arkit.FACE.size()], 0);
	}

	@Test
	void scalesJawAndLipsApart() {
		weights[Arkit.JAW_OPEN] = 0.4f;
		weights[channel("mouthPucker")] = 0.2f;
		float[] pose = settled(shaping(false, "strength", "0.5", "jaw-strength", "0.5", "lip-strength", "2"), AA);
		assertThat(pose[Arkit.JAW_OPEN]).isCloseTo(0.1f, within(1e-6f));
		assertThat(pose[channel("mouthPucker")]).isCloseTo(0.2f, within(1e-6f));
	}

	@Test
	void neverClosesTheMouthFurtherThanTheJawIsOpen() {
		weights[Arkit.JAW_OPEN] = 0.1f;
		weights[Arkit.MOUTH_CLOSE] = 0.4f;
		float[] pose = settled(shaping(false), P);
		assertThat(pose[Arkit.MOUTH_CLOSE]).isLessThanOrEqualTo(pose[Arkit.JAW_OPEN]);
	}

	@Test
	void restsWhenItHearsNothingWhateverTheNetworkSays() {
		weights[Arkit.JAW_OPEN] = 0.4f;
		for (boolean live : new boolean[] { false, true }) {
			MouthShaping quiet = shaping(live);
			MouthShaping open = shaping(live, "silence-gate", "false");
			float[] atRest = new float[0];
			float[] moving = new float[0];
			for (int i = 0; i < 40; i++) {
				atRest = next(quiet, AA, 0.0005f);
				moving = next(open, AA, 0.0005f);
			}
			assertThat(atRest[Arkit.JAW_OPEN]).isZero();
			assertThat(moving[Arkit.JAW_OPEN]).isEqualTo(0.4f);
		}
	}

	@Test
	void restsInALoudSoundThatNobodySpeaksAndGivesTheVoiceOn() {
		weights[Arkit.JAW_OPEN] = 0.4f;
		voice[Voice.VOICING.ordinal()] = 0.25f;
		voice[Voice.ENERGY.ordinal()] = -15;
		for (boolean live : new boolean[] { false, true }) {
			float[] pose = settled(shaping(live), NSN);
			assertThat(pose[Arkit.JAW_OPEN]).isZero();
			assertThat(pose).endsWith(1, 0.25f, 0.75f);
		}
		assertThat(Voice.ENERGY.channelValue(-83)).isZero();
		assertThat(Voice.ENERGY.channelValue(2)).isOne();
	}

	@Test
	void comesToRestSmoothlyAfterSpeechAndIsFreeBeforeItBegins() {
		weights[Arkit.JAW_OPEN] = 0.4f;
		MouthShaping shaping = shaping(false);
		float[] jaw = new float[300];
		int frames = 0;
		for (int i = 0; i < 300; i++) {
			float[] pose = next(shaping, i >= 100 && i < 150 ? AA : SIL, i >= 100 && i < 150 ? 0.1f : 0);
			if (pose.length > 0) {
				jaw[frames++] = pose[Arkit.JAW_OPEN];
			}
		}
		assertThat(jaw[80]).isZero();
		assertThat(jaw[96]).isGreaterThan(0.1f);
		assertThat(jaw[100]).isEqualTo(0.4f);
		assertThat(jaw[149]).isEqualTo(0.4f);
		assertThat(jaw[190]).isZero();
		for (int i = 1; i < frames; i++) {
			assertThat(Math.abs(jaw[i] - jaw[i - 1])).as("frame %d", i).isLessThan(0.07f);
		}
	}

	@Test
	void smoothsBothWaysForFilesAndBackwardsLive() {
		float[] file = spikeThrough(shaping(false, "smoothing", "20", "closure", "0"));
		float[] live = spikeThrough(shaping(true, "smoothing", "20", "closure", "0"));
		assertThat(file[49]).isCloseTo(file[51], within(1e-6f)).isGreaterThan(0.05f);
		assertThat(file[50]).isGreaterThan(file[49]);
		assertThat(live[49]).isZero();
		assertThat(live[51]).isGreaterThan(0.05f);
		float sum = 0;
		for (float value : file) {
			sum += value;
		}
		assertThat(sum).isCloseTo(1, within(1e-4f));
	}

	private float[] spikeThrough(MouthShaping shaping) {
		float[] jaw = new float[120];
		int frames = 0;
		for (int i = 0; i < 120; i++) {
			weights[Arkit.JAW_OPEN] = i == 50 ? 1 : 0;
			float[] pose = next(shaping, AA, 0.1f);
			if (pose.length > 0) {
				jaw[frames++] = pose[Arkit.JAW_OPEN];
			}
		}
		return jaw;
	}

	@Test
	void blinksAtTheRateAskedForAndTheSameWayEachTime() {
		Blinks one = new Blinks(15, 5);
		Blinks same = new Blinks(15, 5);
		Blinks other = new Blinks(15, 6);
		int blinks = 0;
		int differs = 0;
		float last = 0;
		for (int frame = 0; frame < 60 * 6000; frame++) {
			float lid = one.next(frame % 300 < 50);
			assertThat(lid).isEqualTo(same.next(frame % 300 < 50)).isBetween(0f, 0.95f);
			differs += lid == other.next(frame % 300 < 50) ? 0 : 1;
			blinks += last == 0 && lid > 0 ? 1 : 0;
			last = lid;
		}
		assertThat(blinks).isBetween(15 * 60 * 8 / 10, 15 * 60 * 12 / 10);
		assertThat(differs).isPositive();
	}

	@Test
	void doesNotBlinkUnlessAsked() {
		weights[channel("eyeBlinkLeft")] = 0;
		MouthShaping shaping = shaping(false);
		for (int i = 0; i < 6000; i++) {
			float[] pose = next(shaping, SIL, 0);
			assertThat(pose.length == 0 || pose[channel("eyeBlinkLeft")] == 0).isTrue();
		}
	}
}
