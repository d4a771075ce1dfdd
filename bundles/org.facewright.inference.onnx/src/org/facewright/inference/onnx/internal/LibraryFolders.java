package org.facewright.inference.onnx.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where native libraries lie on this machine.
 *
 * @param searched  folders in which the system's loader looks
 * @param elsewhere folders in which NVIDIA's installers put theirs and the loader does not look by itself
 */
record LibraryFolders(List<Path> searched, List<Path> elsewhere) {

	/** Adds folders, as {@code PATH} does. */
	static final String VARIABLE = "FACEWRIGHT_CUDA_LIBRARIES";

	private static final List<String> ROOT_VARIABLES = List.of("CUDA_HOME", "CUDA_PATH", "CUDNN_HOME", "CUDNN_PATH",
			"TENSORRT_ROOT", "TENSORRT_ROOT_DIR", "TENSORRT_HOME");

	static LibraryFolders ofThisMachine() {
		return of(System.getenv(), System.getProperty("os.name", ""), Path.of("/"),
				Path.of(System.getProperty("user.home", ".")));
	}

	/** @param root of the file system, for tests */
	static LibraryFolders of(Map<String, String> environment, String osName, Path root, Path home) {
		Set<Path> searched = new LinkedHashSet<>();
		Set<Path> elsewhere = new LinkedHashSet<>();
		boolean windows = osName.toLowerCase(Locale.ROOT).contains("win");
		addAll(searched, environment.getOrDefault(windows ? "PATH" : "LD_LIBRARY_PATH", ""));
		if (!windows) {
			for (String folder : List.of("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu",
					"usr/lib/aarch64-linux-gnu", "lib64", "usr/lib64", "lib", "usr/lib", "usr/lib/wsl/lib")) {
				searched.add(root.resolve(folder));
			}
			addConfigured(searched, root.resolve("etc/ld.so.conf"), root);
		}
		addAll(elsewhere, environment.getOrDefault(VARIABLE, ""));
		for (String variable : ROOT_VARIABLES) {
			String folder = environment.getOrDefault(variable, "");
			if (!folder.isBlank()) {
				for (String part : List.of("lib64", "lib", "bin", "lib/x64", "targets/x86_64-linux/lib")) {
					elsewhere.add(Path.of(folder).resolve(part));
				}
			}
		}
		addMatching(elsewhere, root.resolve("usr/local"), "cuda*", "lib64");
		addMatching(elsewhere, root.resolve("usr/local"), "tensorrt*", "lib");
		addMatching(elsewhere, root.resolve("opt"), "*ensor*", "lib");
		for (Path python : List.of(root.resolve("usr/local/lib"), root.resolve("usr/lib"),
				home.resolve(".local/lib"))) {
			addPythonPackages(elsewhere, python);
		}
		return new LibraryFolders(existing(searched), existing(elsewhere));
	}

	private static void addAll(Set<Path> folders, String list) {
		for (String folder : list.split(File.pathSeparator)) {
			if (!folder.isBlank()) {
				folders.add(Path.of(folder));
			}
		}
	}

	/** The loader's configuration: a folder per line, or {@code include} with a pattern. */
	private static void addConfigured(Set<Path> folders, Path file, Path root) {
		List<String> lines;
		try {
			lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			return; // no such configuration
		}
		for (String line : lines) {
			String text = line.strip();
			if (text.startsWith("include ")) {
				Path pattern = root.resolve(text.substring("include ".length()).strip().replaceFirst("^/", ""));
				Path parent = pattern.getParent();
				if (parent != null) {
					list(parent, String.valueOf(pattern.getFileName()))
							.forEach(each -> addConfigured(folders, each, root));
				}
			} else if (text.startsWith("/")) {
				folders.add(root.resolve(text.substring(1)));
			}
		}
	}

	private static void addMatching(Set<Path> folders, Path parent, String pattern, String part) {
		list(parent, pattern).forEach(each -> folders.add(each.resolve(part)));
	}

	/** Python packages that hold nothing but NVIDIA's libraries. */
	private static void addPythonPackages(Set<Path> folders, Path library) {
		for (Path python : list(library, "python3*")) {
			for (String packages : List.of("site-packages", "dist-packages")) {
				addMatching(folders, python.resolve(packages).resolve("nvidia"), "*", "lib");
				folders.add(python.resolve(packages).resolve("tensorrt_libs"));
			}
		}
	}

	private static List<Path> list(Path folder, String pattern) {
		List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
			all.forEach(found::add);
		} catch (IOException | java.nio.file.DirectoryIteratorException e) {
			return List.of(); // no such folder
		}
		found.sort(java.util.Comparator.reverseOrder()); // newer versions first
		return found;
	}

	private static List<Path> existing(Set<Path> folders) {
		return folders.stream().filter(Files::isDirectory).toList();
	}

	/** Where the loader itself would find a library. */
	Optional<Path> find(String name) {
		return find(searched, name);
	}

	/** Where a library lies that the loader would not find. */
	Optional<Path> findElsewhere(String name) {
		return find(elsewhere, name);
	}

	private static Optional<Path> find(List<Path> folders, String name) {
		return folders.stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile).findFirst();
	}
}
