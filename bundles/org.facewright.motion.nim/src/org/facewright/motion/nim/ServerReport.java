package org.facewright.motion.nim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.facewright.core.progress.Problem;

/**
 * What a server was found to be.
 *
 * @param model           that it says it runs; empty when it does not say
 * @param shapes          blendshapes that it gives
 * @param framesPerSecond of its poses, by their times
 * @param firstPoseMillis from the first sound sent to the first pose
 * @param problems        what is worth telling; errors mean that it can't be used
 */
public record ServerReport(Optional<String> model, int shapes, OptionalDouble framesPerSecond,
		OptionalDouble firstPoseMillis, List<Problem> problems) {

	public ServerReport {
		problems = List.copyOf(problems);
	}

	public boolean isUsable() {
		return problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
	}
}
