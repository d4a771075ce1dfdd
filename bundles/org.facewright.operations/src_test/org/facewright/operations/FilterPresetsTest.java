package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.core.time.FrameRange;
import org.facewright.operations.exchange.UserFolders;

class FilterPresetsTest {

	@TempDir
	private Path folder = Path.of("");

	private FilterPresets presets() {
		return new FilterPresets(new UserFolders(folder, folder.resolve("studio")));
	}

	private static FilterPreset preset(String name, String window) {
		return new FilterPreset(name, new FilterSpec("savitzky-golay", Map.of("window", window, "order", "2"), "jaw*",
				FrameRange.ALL, 3, 0.5));
	}

	@Test
	void aPresetThatWasKeptIsFoundAgainAndCanBeDeleted() throws Exception {
		List<String> problems = new ArrayList<>();
		assertThat(presets().presets(problems)).isEmpty();
		presets().keep(preset("Hero: calm", "7"));
		presets().keep(preset("Hero? calm", "5"));
		presets().keep(preset("Hero: calm", "9"));
		assertThat(presets().presets(problems)).containsExactlyInAnyOrder(preset("Hero: calm", "9"),
				preset("Hero? calm", "5"));
		assertThat(problems).isEmpty();
		assertThat(folder.resolve("studio/presets")).isDirectoryContaining("glob:**.json");

		assertThat(presets().delete("Hero: calm")).isTrue();
		assertThat(presets().delete("Hero: calm")).isFalse();
		assertThat(presets().presets(problems)).containsExactly(preset("Hero? calm", "5"));
	}

	@Test
	void aDamagedFileIsNamedAndTheOthersAreRead() throws Exception {
		presets().keep(preset("calm", "7"));
		Files.writeString(folder.resolve("studio/presets/bad.json"), "{\"name\": \"x\"");
		Files.writeString(folder.resolve("studio/presets/odd.json"), "{\"name\": \"x\", \"amount\": 2}");
		List<String> problems = new ArrayList<>();
		assertThat(presets().presets(problems)).containsExactly(preset("calm", "7"));
		assertThat(problems).hasSize(2).allMatch(text -> text.contains("correct or delete it"));
	}

	@Test
	void aPresetNeedsAName() {
		assertThatIllegalArgumentException().isThrownBy(() -> preset(" ", "7"));
	}
}
