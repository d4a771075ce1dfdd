package org.facewright.motion.a2f.internal.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EmotionTrackTest {

	private final EmotionTrack track = new EmotionTrack(2);
	private final float[] read = new float[2];

	@Test
	void liesOnTheLineBetweenTwoKeys() {
		track.add(100, 0, 1);
		track.add(200, 1, 0.5f);
		track.read(125, read);
		assertThat(read).containsExactly(0.25f, 0.875f);
	}

	@Test
	void isAKeyAtItsTime() {
		track.add(100, 0, 1);
		track.add(200, 0.3f, 0.7f);
		track.read(200, read);
		assertThat(read).containsExactly(0.3f, 0.7f);
	}

	@Test
	void isTheFirstKeyBeforeIt() {
		track.add(100, 0.4f, 1);
		track.read(-12000, read);
		assertThat(read).containsExactly(0.4f, 1);
	}

	@Test
	void isNotKnownAfterTheLastKeyWhileOpen() {
		track.add(100, 0.4f, 1);
		assertThat(track.readableUntil()).isEqualTo(100);
		assertThatIllegalStateException().isThrownBy(() -> track.read(101, read))
				.withMessageContaining("sample 101").withMessageContaining("100");
	}

	@Test
	void staysAtTheLastKeyOnceClosed() {
		track.add(100, 0.4f, 1);
		track.close();
		assertThat(track.readableUntil()).isEqualTo(Long.MAX_VALUE);
		track.read(1_000_000, read);
		assertThat(read).containsExactly(0.4f, 1);
	}

	@Test
	void isNotKnownWithoutAKey() {
		assertThatIllegalStateException().isThrownBy(() -> track.read(0, read));
		track.close();
		assertThatIllegalStateException().isThrownBy(() -> track.read(0, read));
	}

	@Test
	void refusesKeysThatDoNotRiseInTime() {
		track.add(100, 0, 1);
		assertThatIllegalArgumentException().isThrownBy(() -> track.add(100, 0, 1)).withMessageContaining("rise");
	}

	@Test
	void refusesKeysAfterItIsClosed() {
		track.close();
		assertThatIllegalStateException().isThrownBy(() -> track.add(1, 0, 1));
	}

	@Test
	void refusesWhatIsNoNumber() {
		assertThatIllegalArgumentException().isThrownBy(() -> track.add(1, 0, Float.NaN));
	}

	@Test
	void dropsOnlyKeysThatNoLaterReadNeeds() {
		for (int i = 0; i < 100; i++) {
			track.add(i * 10, i, -i);
		}
		track.dropBefore(455);
		assertThat(track.keys()).isEqualTo(55);
		track.read(455, read);
		assertThat(read).containsExactly(45.5f, -45.5f);
	}

	@Test
	void canBeUsedAgainAfterReset() {
		track.add(100, 0, 1);
		track.close();
		track.reset();
		track.add(5, 0.5f, 0.5f);
		track.read(5, read);
		assertThat(read).containsExactly(0.5f, 0.5f);
	}

	@Test
	void saysTheSameAtAllTimesWhenConstant() {
		EmotionTrack.constant(0.1f, 0.2f).read(99_999, read);
		assertThat(read).containsExactly(0.1f, 0.2f);
	}
}
