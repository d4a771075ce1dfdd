package org.facewright.motion.a2f.internal;

import java.util.Objects;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.testkit.MotionBackendContract;

/** The contract with the emotion network at work. */
class HearingBackendTest extends MotionBackendContract {

	@Override
	protected MotionBackend backend() {
		return Objects.requireNonNull(StandInBackends.ALL.get(StandInBackends.CLAIRE));
	}
}
