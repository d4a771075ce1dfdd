package org.facewright.operations.exchange;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a user's and a studio's own files are kept. Neither folder needs to exist.
 *
 * @param data   of this user on this machine: answers to what was asked
 * @param studio shared by those who work together: {@code profiles}, {@code maps}, {@code poses} and
 *               {@code presets} in it
 */
public record UserFolders(Path data, Path studio) {

	/** Environment variable that names the data folder. */
	public static final String DATA_VARIABLE = "FACEWRIGHT_DATA";
	/** Environment variable that names the studio folder; without it {@code studio} in the data folder. */
	public static final String STUDIO_VARIABLE = "FACEWRIGHT_STUDIO";

	/** The folders of the user who runs this. */
	public static UserFolders current() {
		return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
	}

	/** @param home of the user */
	static UserFolders of(Map<String, String> environment, String system, Path home) {
		Path data = data(environment, system.toLowerCase(Locale.ROOT), home);
		String studio = environment.getOrDefault(STUDIO_VARIABLE, "");
		return new UserFolders(data, studio.isBlank() ? data.resolve("studio") : Path.of(studio));
	}

	private static Path data(Map<String, String> environment, String system, Path home) {
		String chosen = environment.getOrDefault(DATA_VARIABLE, "");
		if (!chosen.isBlank()) {
			return Path.of(chosen);
		}
		if (system.contains("windows")) {
			String roaming = environment.getOrDefault("APPDATA", "");
			return (roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Facewright");
		}
		if (system.contains("mac")) {
			return home.resolve("Library/Application Support/Facewright");
		}
		String share = environment.getOrDefault("XDG_DATA_HOME", "");
		return (share.isBlank() ? home.resolve(".local/share") : Path.of(share)).resolve("facewright");
	}

	/** Export profiles, one JSON file each. */
	public Path profiles() {
		return studio.resolve("profiles");
	}

	/** Name maps, one JSON file each. */
	public Path maps() {
		return studio.resolve("maps");
	}

	/** What was answered for sources of recordings. */
	public Path importAnswers() {
		return data.resolve("import-answers.json");
	}
}
