package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

	@TempDir
	Path folder;

	@Test
	void readsCsvByItsHeaderWithQuotedCells() throws IOException {
		List<Manifest.Entry> entries = read("lines.csv",
				"speaker,audio,transcript,output\nMark,a/one.wav,\"Hello, \"\"you\"\"\",one.csv\n\nClaire,two.wav,,\n");
		assertThat(entries).hasSize(2);
		assertThat(entries.get(0).audio()).isEqualTo(folder.resolve("a/one.wav"));
		assertThat(entries.get(0).transcript()).contains("Hello, \"you\"");
		assertThat(entries.get(0).output()).contains(Path.of("one.csv"));
		assertThat(entries.get(1).name()).isEqualTo("two");
		assertThat(entries.get(1).transcript()).isEmpty();
	}

	@Test
	void readsOneJsonObjectALine() throws IOException {
		List<Manifest.Entry> entries = read("lines.jsonl",
				"{\"audio\":\"one.wav\",\"name\":\"intro\",\"tags\":[1,2]}\n\n{\"audio\":\"/x/two.wav\"}\n");
		assertThat(entries.get(0).name()).isEqualTo("intro");
		assertThat(entries.get(1).audio()).isEqualTo(Path.of("/x/two.wav"));
	}

	@Test
	void namesTheLineThatIsWrong() {
		assertThatThrownBy(() -> read("a.csv", "file\nx.wav\n")).isInstanceOf(IOException.class)
				.hasMessageContaining("line 1").hasMessageContaining("audio");
		assertThatThrownBy(() -> read("b.csv", "audio,name\nx.wav\n")).hasMessageContaining("line 2");
		assertThatThrownBy(() -> read("c.csv", "audio\n\"x.wav\n")).hasMessageContaining("quote");
		assertThatThrownBy(() -> read("d.jsonl", "{\"audio\":\"x.wav\"}\n{broken\n")).hasMessageContaining("line 2");
		assertThatThrownBy(() -> read("e.jsonl", "{\"name\":\"x\"}\n")).hasMessageContaining("audio");
		assertThatThrownBy(() -> read("f.csv", "audio\n")).hasMessageContaining("no recording");
	}

	private List<Manifest.Entry> read(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.writeString(file, text);
		return Manifest.read(file);
	}
}
