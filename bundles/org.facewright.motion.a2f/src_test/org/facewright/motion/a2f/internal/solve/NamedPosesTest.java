package org.facewright.motion.a2f.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.Test;

class NamedPosesTest {

	private static PoseRig rig(String... names) {
		PoseRig plain = Rigs.orthogonal(1, 2, 3);
		return new PoseRig(List.of(names), plain.neutral(), plain.deltas(), new int[0]);
	}

	@Test
	void putsPosesIntoTheOrderThatIsWanted() {
		NamedPoses named = NamedPoses.of(rig("c", "a", "b"), SolverSettings.of(3), List.of("a", "b", "c"));
		assertThat(named.rig().poses()).containsExactly("a", "b", "c");
		assertThat(named.rig().deltas()[0][3]).isEqualTo(2);
		assertThat(named.rig().deltas()[2][0]).isEqualTo(1);
		assertThat(named.problems()).isEmpty();
	}

	@Test
	void understandsUsualSpellings() {
		NamedPoses named = NamedPoses.of(rig("mouthSmile_L", "Mouth_Smile_Right", "head.JawOpen"), SolverSettings.of(3),
				List.of("jawOpen", "mouthSmileLeft", "mouthSmileRight"));
		assertThat(named.problems()).isEmpty();
		assertThat(named.rig().deltas()[0][6]).isEqualTo(3);
	}

	@Test
	void leavesOutWhatIsNotKnownAndDoesNotSolveWhatIsMissing() {
		NamedPoses named = NamedPoses.of(rig("a", "wiggle", "c"), SolverSettings.of(3).withActive(true, true, false),
				List.of("a", "b", "c"));
		assertThat(named.settings().active()).containsExactly(true, false, false);
		assertThat(named.problems()).extracting(Problem::code).containsExactly("rig.missing", "rig.extra");
		assertThat(named.problems().get(0).message()).contains("lacks 1 poses").endsWith(": b");
		assertThat(named.problems().get(1).message()).endsWith(": wiggle");
	}

	@Test
	void refusesARigThatKnowsNoneOfTheNames() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> NamedPoses.of(rig("x", "y", "z"), SolverSettings.of(2), List.of("a", "b")))
				.withMessageContaining("none of its 3 poses");
	}
}
