package org.facewright.operations.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.operations.exchange.ExportProfile.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportProfilesTest {

	@TempDir
	Path folder;

	private ExportProfiles profiles() {
		return new ExportProfiles(new UserFolders(folder.resolve("data"), folder.resolve("studio")));
	}

	private static ExportProfile full(String name) {
		Map<String, Limits> limits = new LinkedHashMap<>();
		limits.put("jaw*", new Limits(0, 0.8f));
		limits.put("*", new Limits(0, 1));
		return new ExportProfile(name, "unreal-csv", Map.of("names", "pascal"), "arkit-to-metahuman",
				Optional.of(new FrameRate(30_000, 1001)), new FrameRange(10, 200), limits, "out/{project}_{take}");
	}

	@Test
	void theStudioFolderKeepsEveryPartOfAProfile() throws IOException {
		Path file = profiles().save(full("game engine"));
		assertThat(file).isEqualTo(folder.resolve("studio/profiles/game engine.json"));
		assertThat(profiles().studio()).containsExactly(full("game engine"));
		assertThat(List.copyOf(profiles().studio().getFirst().limits().keySet())).containsExactly("jaw*", "*");
	}

	@Test
	void aProjectKeepsEveryPartOfAProfileThroughItsFile() throws IOException {
		Path file = folder.resolve("scene.fwz");
		ProjectFile.create("scene", FrameRate.FPS_30).save(file);
		ExportProfiles.saveInFile(full("game"), file);
		ExportProfiles.saveInFile(ExportProfile.of("plain", "a2f-json"), file);
		assertThat(ExportProfiles.inFile(file)).containsExactly(full("game"), ExportProfile.of("plain", "a2f-json"));
		ExportProfiles.saveInFile(ExportProfile.of("game", "usd"), file);
		assertThat(ExportProfiles.inFile(file)).extracting(ExportProfile::format).containsExactly("usd", "a2f-json");
		assertThat(ExportProfiles.removeFromFile("game", file)).isTrue();
		assertThat(ExportProfiles.removeFromFile("game", file)).isFalse();
		assertThat(ExportProfiles.inFile(file)).hasSize(1);
	}

	@Test
	void aProjectsProfileComesBeforeTheStudios() throws IOException {
		profiles().save(full("game"));
		assertThat(profiles().find("game", List.of(ExportProfile.of("game", "usd"))).format()).isEqualTo("usd");
		assertThat(profiles().find("game", List.of()).format()).isEqualTo("unreal-csv");
		assertThatThrownBy(() -> profiles().find("film", List.of())).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("game");
	}

	@Test
	void removingLeavesTheOthers() throws IOException {
		profiles().save(full("a"));
		profiles().save(full("b"));
		assertThat(profiles().remove("a")).isTrue();
		assertThat(profiles().remove("a")).isFalse();
		assertThat(profiles().studio()).extracting(ExportProfile::name).containsExactly("b");
	}

	@Test
	void fileNamesHoldWhatTheirPatternSays() {
		assertThat(full("game").fileName("scene 1", "line/3: \"hello\"", FrameRate.FPS_60))
				.isEqualTo("out/scene 1_line-3- -hello-");
		ExportProfile rate = new ExportProfile("x", "usd", Map.of(), "", Optional.empty(), FrameRange.ALL, Map.of(),
				"{format}.{profile}.{rate}");
		assertThat(rate.fileName("p", "t", new FrameRate(30_000, 1001))).isEqualTo("usd.x.30000-1001");
		assertThat(ExportProfile.of("x", "usd").fileName("..", "", FrameRate.FPS_30)).isEqualTo("-_-_usd");
	}

	@Test
	void patternsThatLeaveTheFolderAreRefused() {
		for (String pattern : List.of("../{take}", "/tmp/{take}", "{take}/../../x", "{user}", "", "{take", "a/",
				"a\\b")) {
			assertThatThrownBy(() -> new ExportProfile("x", "usd", Map.of(), "", Optional.empty(), FrameRange.ALL,
					Map.of(), pattern)).as(pattern).isInstanceOf(IllegalArgumentException.class);
		}
	}

	@Test
	void whatIsNoProfileIsRefusedInASentence() throws IOException {
		Path file = folder.resolve("studio/profiles/bad.json");
		Files.createDirectories(file.getParent());
		for (String text : List.of("", "[]", "{", "{}",
				"{\"facewright\": \"facewright.export-profile/1\", \"name\": \"a\", \"format\": \"usd\", \"rate\": \"x\"}",
				"{\"facewright\": \"facewright.export-profile/1\", \"name\": \"a\", \"format\": \"usd\", "
						+ "\"limits\": {\"*\": \"1..0\"}}")) {
			Files.writeString(file, text);
			assertThatThrownBy(() -> profiles().studio()).as(text).isInstanceOf(IOException.class)
					.hasMessageContaining("bad.json");
		}
	}

	@Test
	void foldersFollowTheSystemsCustoms() {
		Path home = Path.of("/home/ann");
		assertThat(UserFolders.of(Map.of(), "Linux", home).data()).isEqualTo(home.resolve(".local/share/facewright"));
		assertThat(UserFolders.of(Map.of("XDG_DATA_HOME", "/x"), "Linux", home).data())
				.isEqualTo(Path.of("/x/facewright"));
		assertThat(UserFolders.of(Map.of(), "Mac OS X", home).data())
				.isEqualTo(home.resolve("Library/Application Support/Facewright"));
		assertThat(UserFolders.of(Map.of("APPDATA", "/roam"), "Windows 11", home).data())
				.isEqualTo(Path.of("/roam/Facewright"));
		UserFolders own = UserFolders.of(Map.of("FACEWRIGHT_DATA", "/d", "FACEWRIGHT_STUDIO", "/s"), "Linux", home);
		assertThat(own.importAnswers()).isEqualTo(Path.of("/d/import-answers.json"));
		assertThat(own.profiles()).isEqualTo(Path.of("/s/profiles"));
		assertThat(own.maps()).isEqualTo(Path.of("/s/maps"));
	}
}
