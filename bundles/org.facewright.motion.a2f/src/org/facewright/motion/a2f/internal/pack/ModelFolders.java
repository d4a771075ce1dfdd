package org.facewright.motion.a2f.internal.pack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where packages lie: in the user's own folder, which is written to, and in folders that are only read, such as one
 * that a studio shares.
 *
 * @param own    the user's; need not exist
 * @param shared in the order in which they are looked through
 */
public record ModelFolders(Path own, List<Path> shared) {

	/** System property and variable of the environment that name the user's folder. */
	static final String OWN_PROPERTY = "facewright.userModels";
	static final String OWN_VARIABLE = "FACEWRIGHT_USER_MODELS";
	/** System property with one or more shared folders, separated as in a class path. */
	static final String SHARED_PROPERTY = "facewright.models";

	public ModelFolders {
		shared = List.copyOf(shared);
	}

	/** Those of this process. */
	public static ModelFolders ofThisMachine() {
		return of(System.getProperties(), System.getenv());
	}

	static ModelFolders of(Properties properties, Map<String, String> environment) {
		List<Path> shared = new ArrayList<>();
		for (String folder : properties.getProperty(SHARED_PROPERTY, "").split(Pattern.quote(File.pathSeparator))) {
			if (!folder.isBlank()) {
				shared.add(Path.of(folder.strip()));
			}
		}
		return new ModelFolders(own(properties, environment), shared);
	}

	private static Path own(Properties properties, Map<String, String> environment) {
		String chosen = properties.getProperty(OWN_PROPERTY, environment.getOrDefault(OWN_VARIABLE, ""));
		if (!chosen.isBlank()) {
			return Path.of(chosen);
		}
		Path home = Path.of(properties.getProperty("user.home", "."));
		String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		String data = environment.getOrDefault("XDG_DATA_HOME", "");
		String local = environment.getOrDefault("LOCALAPPDATA", "");
		Path base = !data.isBlank()
				? Path.of(data)
				: system.contains("mac")
						? home.resolve("Library/Application Support")
						: system.contains("win") && !local.isBlank() ? Path.of(local) : home.resolve(".local/share");
		return base.resolve("facewright").resolve("models");
	}
}
