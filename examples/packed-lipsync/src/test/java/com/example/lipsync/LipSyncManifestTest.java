package com.example.lipsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LipSyncManifestTest {

	@TempDir
	Path folder;

	private Path line(String file, String name) throws IOException {
		PackedLine line = new PackedLine(name, 60, 1, 3);
		line.add("jawOpen", new float[] { 0, 0.5f, 1 }, 0.002);
		return Files.write(
				Files.createDirectories(folder.resolve(file).getParent()).resolve(Path.of(file).getFileName()),
				line.toBytes());
	}

	@Test
	void listsEveryLineOnce() throws IOException {
		line("hello.lips", "hello");
		line("npc/so.lips", "so \"b\"");
		String manifest = Files.readString(LipSyncManifest.write(folder));
		assertThat(manifest.lines()).hasSize(7);
		assertThat(manifest).contains("\"line\": \"hello\", \"hash\": \"a430d84680aabd0b\", \"file\": \"hello.lips\"",
				"\"line\": \"so \\\"b\\\"\"", "\"file\": \"npc/so.lips\"", "\"rate\": \"60/1\"");
		assertThat(LipSyncManifest.write(folder)).hasContent(manifest);
	}

	@Test
	void refusesALineThatIsDamaged() throws IOException {
		Path file = line("hello.lips", "hello");
		byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length - 6] ^= 1;
		Files.write(file, bytes);
		assertThatThrownBy(() -> LipSyncManifest.write(folder)).isInstanceOf(IOException.class)
				.hasMessageContaining("hello.lips").hasMessageContaining("export it again");
		Files.write(file, new byte[10]);
		assertThatThrownBy(() -> LipSyncManifest.write(folder)).hasMessageContaining("not a packed line");
		assertThat(folder.resolve("lipsync.json")).doesNotExist();
	}

	@Test
	void refusesTwoLinesOfOneName() throws IOException {
		line("a.lips", "hello");
		line("b.lips", "hello");
		assertThatThrownBy(() -> LipSyncManifest.write(folder)).hasMessageContaining("a.lips")
				.hasMessageContaining("b.lips");
	}
}
