package org.facewright.operations.qc;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.api.testkit.QualityCheckContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.Nested;

/** The product's checks keep what a studio's must. */
class ChecksContractTest {

	private static QualityCheck builtIn(String id) {
		return QualityReport.checks(new Providers()).stream().filter(check -> check.id().equals(id)).findFirst()
				.orElseThrow();
	}

	/** Two seconds in which every channel swells and falls on its own. */
	private static MotionClip calm() {
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			float[] values = new float[120];
			for (int frame = 0; frame < values.length; frame++) {
				values[frame] = (float) (0.3 + 0.25 * Math.sin(0.1 * frame + channel));
			}
			columns.add(SampleColumn.of(values));
		}
		return MotionClip.of(FrameRate.FPS_60, Arkit.FACE, columns);
	}

	private static QcInput input(MotionClip face) {
		return new QcInput(face, SpeechLanes.EMPTY);
	}

	@Nested
	class Spikes extends QualityCheckContract {

		@Override
		protected QualityCheck check() {
			return builtIn("Q-7");
		}

		@Override
		protected QcInput good() {
			return input(calm());
		}

		@Override
		protected QcInput broken() {
			MotionClip calm = calm();
			return input(calm.with(Arkit.JAW_OPEN, calm.column(Arkit.JAW_OPEN).with(30, 1f).with(80, 1f)));
		}
	}

	@Nested
	class ClosedMoreThanOpen extends QualityCheckContract {

		@Override
		protected QualityCheck check() {
			return builtIn("Q-14");
		}

		@Override
		protected QcInput good() {
			return input(calm().with(Arkit.MOUTH_CLOSE, SampleColumn.constant(0, 120)));
		}

		@Override
		protected QcInput broken() {
			return input(calm().with(Arkit.JAW_OPEN, SampleColumn.constant(0.1f, 120)).with(Arkit.MOUTH_CLOSE,
					SampleColumn.constant(0.6f, 120)));
		}
	}
}
