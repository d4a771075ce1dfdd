package org.facewright.motion.embedded.internal;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where model packages are looked for: in the folders that the system property {@value #PROPERTY} names, else in a
 * folder {@code models} of the working directory, of the place this bundle was loaded from, or above either.
 */
final class ModelFolders {

	/** One or more folders, separated as in a class path. */
	static final String PROPERTY = "facewright.models";

	private ModelFolders() {
	}

	static Optional<Path> find(String modelId) {
		return find(modelId, System.getProperty(PROPERTY, ""), starts());
	}

	/** @param chosen what the property says; blank when not set */
	static Optional<Path> find(String modelId, String chosen, List<Path> starts) {
		List<Path> candidates = new ArrayList<>();
		if (chosen.isBlank()) {
			for (Path start : starts) {
				for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
					candidates.add(folder.resolve("models"));
				}
			}
		} else {
			for (String folder : chosen.split(Pattern.quote(File.pathSeparator))) {
				candidates.add(Path.of(folder));
			}
		}
		return candidates.stream().map(models -> models.resolve(modelId))
				.filter(folder -> Files.isRegularFile(folder.resolve(ModelPackage.MANIFEST))).findFirst();
	}

	private static List<Path> starts() {
		List<Path> starts = new ArrayList<>();
		starts.add(Path.of(""));
		CodeSource source = ModelFolders.class.getProtectionDomain().getCodeSource();
		if (source != null && source.getLocation() != null) {
			Path bundle = pathOf(source.getLocation().toString());
			if (bundle != null) {
				starts.add(bundle);
			}
		}
		return starts;
	}

	/** A framework may load bundles from places that are no files; then there is nothing to look above. */
	private static @Nullable Path pathOf(String location) {
		String file = location.startsWith("reference:") ? location.substring("reference:".length()) : location;
		try {
			return file.startsWith("file:") ? Path.of(URI.create(file.replace(" ", "%20"))) : null;
		} catch (IllegalArgumentException e) {
			return null;
		}
	}
}
