package org.facewright.live.osc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.testkit.live.Fuzz;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PoseCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VmcInputTest {

	private static final byte[] APPLY = PlainOsc.message("/VMC/Ext/Blend/Apply");

	private final PoseCounts counts = new PoseCounts();
	private final List<float[]> heard = new ArrayList<>();
	private final List<Double> times = new ArrayList<>();
	private final VmcInput.Reader reader = new VmcInput.Reader(counts, (subject, arrival, seconds, pose) -> {
		heard.add(pose.clone());
		times.add(seconds);
	});

	private void feed(byte[]... packets) {
		for (byte[] packet : packets) {
			reader.read(ByteBuffer.wrap(packet), 0);
		}
	}

	private static byte[] value(String name, float value) {
		return PlainOsc.message("/VMC/Ext/Blend/Val", name, value);
	}

	private float newest(String channel) {
		return heard.getLast()[LiveFace.CHANNELS.indexOf(channel)];
	}

	@Test
	void valuesCountFromWhenTheyAreApplied() {
		feed(value("jawOpen", 0.5f), value("JawLeft", 0.25f));
		assertThat(heard).isEmpty();
		feed(APPLY);
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
		assertThat(newest("jawLeft")).isEqualTo(0.25f);
		assertThat(newest("mouthClose")).isNaN();
	}

	@Test
	void valuesThatAreNotRepeatedStay() {
		feed(value("jawOpen", 0.5f), APPLY, value("mouthClose", 0.25f), APPLY);
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
		assertThat(newest("mouthClose")).isEqualTo(0.25f);
	}

	@Test
	void readsBundlesWithinBundles() {
		feed(PlainOsc.bundle(PlainOsc.message("/VMC/Ext/T", 12.5f),
				PlainOsc.bundle(value("jawOpen", 0.5f), value("mouthClose", 0.25f)), APPLY));
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
		assertThat(times).containsExactly(12.5);
		assertThat(counts.stats().damaged()).isZero();
	}

	@Test
	void bonesBecomeAngles() {
		float s = (float) Math.sin(0.2);
		float c = (float) Math.cos(0.2);
		feed(PlainOsc.message("/VMC/Ext/Bone/Pos", "Head", 0f, 1.4f, 0f, 0f, s, 0f, c),
				PlainOsc.message("/VMC/Ext/Bone/Pos", "LeftEye", 0f, 0f, 0f, s, 0f, 0f, c),
				PlainOsc.message("/VMC/Ext/Bone/Pos", "Hips", 0f, 0f, 0f, s, 0f, 0f, c), APPLY);
		assertThat(newest("headYaw")).isCloseTo(0.4f, within(1e-5f));
		assertThat(newest("headPitch")).isCloseTo(0, within(1e-5f));
		assertThat(newest("leftEyePitch")).isCloseTo(0.4f, within(1e-5f));
	}

	@Test
	void expressionsMoveShapesWhereThereIsNothingBetter() {
		feed(value("A", 0.5f), value("Blink", 1f), APPLY);
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
		assertThat(newest("eyeBlinkLeft")).isEqualTo(1f);
		assertThat(newest("cheekPuff")).isNaN();
		feed(value("A", 0f), APPLY);
		assertThat(newest("jawOpen")).isEqualTo(0f);
	}

	@Test
	void shapesWinOverExpressions() {
		feed(value("A", 1f), value("jawOpen", 0.25f), APPLY);
		assertThat(newest("jawOpen")).isEqualTo(0.25f);
	}

	@Test
	void otherMessagesAndFurtherArgumentsAreNoDamage() {
		feed(PlainOsc.message("/VMC/Ext/OK", 1, 3, 0), PlainOsc.message("/VMC/Ext/Cam", "c", 1f, 2f, 3f),
				PlainOsc.message("/VMC/Thru/x", "y"), PlainOsc.message("/VMC/Ext/Blend/Val", "jawOpen", 0.5f, 7),
				APPLY);
		assertThat(counts.stats().damaged()).isZero();
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
	}

	@Test
	void messagesWithoutTheirArgumentsAreDamaged() {
		feed(PlainOsc.message("/VMC/Ext/Blend/Val", "jawOpen"), PlainOsc.message("/VMC/Ext/Blend/Val", 0.5f),
				PlainOsc.message("/VMC/Ext/Bone/Pos", "Head", 0f), PlainOsc.message("/VMC/Ext/T", "noon"), APPLY);
		assertThat(counts.stats().damaged()).isEqualTo(4);
		assertThat(heard).isEmpty();
	}

	@Test
	void bundlesThatNestWithoutEndAreDamaged() {
		byte[] packet = value("jawOpen", 0.5f);
		for (int i = 0; i < 10; i++) {
			packet = PlainOsc.bundle(packet);
		}
		feed(packet);
		assertThat(counts.stats().damaged()).isEqualTo(1);
	}

	@Test
	void survivesDamage() {
		fuzz(3_000);
	}

	@Test
	@Tag("slow")
	void survivesMuchDamage() {
		fuzz(100_000);
	}

	private static void fuzz(int packets) {
		PoseCounts seen = new PoseCounts();
		VmcInput.Reader reader = new VmcInput.Reader(seen, (subject, arrival, seconds, pose) -> {
			for (float value : pose) {
				if (Float.isInfinite(value)) {
					throw new AssertionError("infinite");
				}
			}
		});
		byte[] pose = PlainOsc.bundle(PlainOsc.message("/VMC/Ext/T", 1f),
				PlainOsc.message("/VMC/Ext/Bone/Pos", "Head", 0f, 1f, 0f, 0f, 0f, 0f, 1f), value("jawOpen", 0.5f),
				value("Blink_L", 0.5f), APPLY);
		Fuzz.feed(12, List.of(pose, value("jawOpen", 0.5f), APPLY), packets, 128, 1,
				packet -> reader.read(ByteBuffer.wrap(packet), 0));
		assertThat(seen.stats().damaged()).isGreaterThan(packets / 4);
		assertThat(seen.stats().passed()).isPositive();
	}
}
