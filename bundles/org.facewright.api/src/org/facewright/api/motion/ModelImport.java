package org.facewright.api.motion;

import java.util.List;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;

/**
 * What came of importing a folder.
 *
 * @param models   taken in; empty when there was nothing usable
 * @param problems what is worth telling of each package found, and errors for those that were left out
 */
public record ModelImport(List<InstalledModel> models, List<Problem> problems) {

	public ModelImport {
		models = List.copyOf(models);
		problems = List.copyOf(problems);
	}

	public boolean hasErrors() {
		return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
	}
}
