package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDelaysTest {

	@TempDir
	Path folder;

	@Test
	void remembersBySource() throws Exception {
		SourceDelays delays = new SourceDelays(folder.resolve("new"));
		assertThat(delays.millis("mic:default")).isEmpty();
		delays.store("mic:default", 23.44);
		delays.store("mic:Bühne, links = #1 \\", 12);
		delays.store("mic:default", 31.5);
		SourceDelays again = new SourceDelays(folder.resolve("new"));
		assertThat(again.millis("mic:default")).hasValue(31.5);
		assertThat(again.millis("mic:Bühne, links = #1 \\")).hasValue(12);
		assertThat(again.millis("mic:other")).isEmpty();
	}

	@Test
	void tellsWhatCantBeUnderstood() throws Exception {
		SourceDelays delays = new SourceDelays(folder);
		Files.writeString(delays.file(), "mic\\:default=soon\n");
		assertThatThrownBy(() -> delays.millis("mic:default")).hasMessageContaining("soon")
				.hasMessageContaining(delays.file().toString());
	}
}
