package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.api.testkit.QualityCheckContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** What every check promises, and what this one finds. */
class ${className}Test extends QualityCheckContract {

	@Override
	protected QualityCheck check() {
		return new ${className}();
	}

	@Override
	protected QcInput good() {
		return eyes(200, 400);
	}

	@Override
	protected QcInput broken() {
		return eyes(100);
	}

	@Test
	void findsTheStretchWithoutABlink() {
		List<Finding> findings = check().check(broken(), values());
		assertThat(findings).extracting(Finding::frames).containsExactly(new FrameRange(101, 600));
		assertThat(findings.getFirst().measured()).isEqualTo(499 / 30.0);
	}

	/** Twenty seconds with eyes that close at these frames. */
	private static QcInput eyes(int... blinks) {
		float[] values = new float[600];
		for (int frame : blinks) {
			values[frame] = 1;
		}
		return new QcInput(MotionClip.of(FrameRate.FPS_30, ChannelSet.weights(List.of("eyeBlinkLeft")),
				List.of(SampleColumn.of(values))), SpeechLanes.EMPTY);
	}
}
