package org.facewright.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What someone who helps needs to see, in one zip file, with names, paths and keys taken out. */
final class SupportBundle {

	private static final int LOG_LINES = 200;
	/** Of the environment only what decides where libraries and devices are found. */
	private static final List<String> VARIABLES = List.of("CUDA_", "CUDNN_", "TENSORRT_", "NVIDIA_", "LD_LIBRARY_PATH",
			"FACEWRIGHT_", "ORT_", "LANG", "LC_ALL", "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY", "OMP_");
	private static final List<String> PROPERTIES = List.of("java.vm.", "java.version", "java.vendor", "java.home",
			"os.",
			"file.encoding", "stdout.encoding", "sun.jnu.encoding", "user.language", "user.country", "osgi.os",
			"osgi.ws",
			"osgi.arch", "facewright.", "onnxruntime.");

	private final Redaction redaction;
	private final Map<String, String> texts = new LinkedHashMap<>();

	SupportBundle(Redaction redaction) {
		this.redaction = redaction;
	}

	/** Adds a file; its text is redacted. */
	void add(String name, String text) {
		texts.put(name, redaction.apply(text));
	}

	void addEnvironment(Map<String, String> environment) {
		StringBuilder text = new StringBuilder();
		new TreeMap<>(environment).forEach((name, value) -> {
			if (VARIABLES.stream().anyMatch(name::startsWith)) {
				text.append(name).append('=').append(value).append('\n');
			}
		});
		add("environment.txt", text.toString());
	}

	void addProperties(Map<String, String> properties) {
		StringBuilder text = new StringBuilder();
		new TreeMap<>(properties).forEach((name, value) -> {
			if (PROPERTIES.stream().anyMatch(name::startsWith)) {
				text.append(name).append('=').append(value).append('\n');
			}
		});
		add("properties.txt", text.toString());
	}

	/** The end of a log; nothing when there is none. */
	void addLog(Path log) {
		if (!Files.isRegularFile(log)) {
			return;
		}
		String name = "log-" + texts.size() + ".txt";
		try {
			List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
			add(name, String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())) + "\n");
		} catch (IOException e) {
			add(name, "could not be read: " + e + "\n");
		}
	}

	List<String> names() {
		return new ArrayList<>(texts.keySet());
	}

	/** Writes all or nothing. */
	void write(Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null) {
			throw new IOException(file + ": not a place for a file");
		}
		Path own = Files.createTempFile(folder, ".support", ".part");
		try {
			try (OutputStream out = Files.newOutputStream(own);
					ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
				for (Map.Entry<String, String> text : texts.entrySet()) {
					ZipEntry entry = new ZipEntry(text.getKey());
					entry.setLastModifiedTime(FileTime.fromMillis(0));
					zip.putNextEntry(entry);
					zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
					zip.closeEntry();
				}
			}
			Files.move(own, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(own);
		}
	}
}
