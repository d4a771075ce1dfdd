package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.testkit.AudioInputContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every reader of stored sound promises, and what this one reads. */
class ${className}Test extends AudioInputContract {

	@TempDir
	Path folder;

	@Override
	protected AudioInput input() {
		return new ${className}();
	}

	@Override
	protected URI stored() throws IOException {
		byte[] bytes = new byte[2 * 12_000];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (37 * i);
		}
		return Files.write(folder.resolve("line.16000.pcm"), bytes).toUri();
	}

	@Override
	protected URI missing() {
		return folder.resolve("missing.16000.pcm").toUri();
	}

	@Test
	void readsTheRateFromTheNameAndTheSamplesFromTheFile() throws IOException {
		Path file = Files.write(folder.resolve("line.8000.pcm"), new byte[] { 0, 0x40, 0, (byte) 0x80 });
		try (AudioSource source = input().open(file.toUri())) {
			float[] samples = new float[2];
			assertThat(source.format().sampleRate()).isEqualTo(8000);
			assertThat(source.read(samples, 0, 2)).isEqualTo(2);
			assertThat(samples).containsExactly(0.5f, -1);
		}
	}
}
