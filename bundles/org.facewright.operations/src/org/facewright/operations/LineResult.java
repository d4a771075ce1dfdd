package org.facewright.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.facewright.core.progress.Problem;
import org.facewright.engine.Generation;
import org.facewright.engine.ReadBack;

/** What became of a line. */
public record LineResult(LineRequest request, Generation generation, List<File> files, List<Problem> problems) {

	/** @param readBack how the file compares with the take; empty when it can't be read here */
	public record File(Path path, String format, Optional<ReadBack> readBack) {
	}

	public LineResult {
		files = List.copyOf(files);
		problems = List.copyOf(problems);
	}
}
