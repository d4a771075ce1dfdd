package org.facewright.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The line that ships with the product. */
public final class SampleProject {

	private static final String SHIPPED = "/sample/sample-line.fwz";

	private SampleProject() {
	}

	/**
	 * A copy to play with: one that was not changed yet, or a new one.
	 *
	 * @param folder made when missing
	 */
	public static Path copy(Path folder) throws IOException {
		byte[] shipped;
		try (InputStream in = SampleProject.class.getResourceAsStream(SHIPPED)) {
			if (in == null) {
				throw new IOException("the sample is not installed; install Facewright again");
			}
			shipped = in.readAllBytes();
		}
		Files.createDirectories(folder);
		for (int number = 1;; number++) {
			Path copy = folder.resolve(number == 1 ? "Sample line.fwz" : "Sample line %d.fwz".formatted(number));
			if (!Files.exists(copy)) {
				Files.write(copy, shipped);
				return copy;
			}
			if (Arrays.equals(Files.readAllBytes(copy), shipped)) {
				return copy;
			}
		}
	}
}
