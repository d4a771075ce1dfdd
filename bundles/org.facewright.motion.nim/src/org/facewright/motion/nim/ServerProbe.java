package org.facewright.motion.nim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Problem;
import org.facewright.motion.nim.internal.ProbeCall;
import org.facewright.motion.nim.internal.ProbeCall.Found;

/** Finds out whether a server can be used, by sending it a second of sound. */
public final class ServerProbe {

	private ServerProbe() {
	}

	/** Takes some seconds at most. Never throws for what is wrong with the server: the report says it. */
	public static ServerReport probe(ServerEntry entry, KeyRing keys) {
		List<Problem> problems = new ArrayList<>();
		try {
			Found found = ProbeCall.run(entry, keys);
			problems.addAll(found.problems());
			if (found.known() == 68 && !entry.tongue()) {
				problems.add(Problem.info("nim.tongue", "%s gives the tongue too; add it with --tongue to use that"
						.formatted(entry.name())));
			}
			return new ServerReport(found.model(), found.shapes(), found.framesPerSecond(),
					OptionalDouble.of(found.firstPoseMillis()), problems);
		} catch (MotionException e) {
			problems.add(new Problem(Problem.Severity.ERROR, "nim.unusable", String.valueOf(e.getMessage()),
					Optional.empty()));
			return new ServerReport(Optional.empty(), 0, OptionalDouble.empty(), OptionalDouble.empty(), problems);
		}
	}
}
