package org.facewright.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half an hour at 60 frames a second and 52 channels in a Java that has less than three times the raw samples. */
class MemoryTest {

	private static final int RAW_MEGABYTES = 52 * 30 * 60 * 60 * 4 >> 20;

	@TempDir
	Path folder;

	@Test
	void holdsWhileHalfAnHourIsSavedAndLoaded() throws Exception {
		Path file = folder.resolve("long.fwz");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + 3 * RAW_MEGABYTES + "m", "-cp",
				System.getProperty("java.class.path"), SaveAndLoad.class.getName(), file.toString()).inheritIO()
				.start();
		assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
	}

	/** The program that has little memory. */
	static final class SaveAndLoad {

		public static void main(String[] arguments) throws IOException {
			Path path = Path.of(arguments[0]);
			float expected = save(path);
			ProjectFile opened = ProjectFile.open(path);
			Layer layer = opened.project().getTakes().getFirst().getTracks().getFirst().getLayers().getFirst();
			float found = ((SolvedMotion) layer.getContent()).getClip().load().column(51).get(107_999);
			opened.project().setName("changed");
			opened.save();
			if (found != expected) {
				throw new IOException("read %s, wrote %s".formatted(found, expected));
			}
		}

		private static float save(Path path) throws IOException {
			ProjectFile file = Sample.long30();
			file.save(path);
			Layer layer = file.project().getTakes().getFirst().getTracks().getFirst().getLayers().getFirst();
			return ((SolvedMotion) layer.getContent()).getClip().load().column(51).get(107_999);
		}
	}
}
