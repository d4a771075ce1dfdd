package org.facewright.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;

import org.facewright.engine.AtomicFiles;
import org.facewright.operations.exchange.UserFolders;

/**
 * Remembers for each source of sound how much later than it was heard its sound arrives, as the calibration measured it.
 * Kept in the user's data folder.
 */
public final class SourceDelays {

	private final Path file;

	/** @param folder need not exist */
	public SourceDelays(Path folder) {
		file = folder.resolve("source-delays.properties");
	}

	/** Of the user who runs this. */
	public static SourceDelays ofUser() {
		return new SourceDelays(UserFolders.current().data());
	}

	public Path file() {
		return file;
	}

	/** @return milliseconds; empty when the source was never measured */
	public OptionalDouble millis(String source) throws IOException {
		String text = read().getProperty(source);
		if (text == null) {
			return OptionalDouble.empty();
		}
		try {
			return OptionalDouble.of(Double.parseDouble(text));
		} catch (NumberFormatException e) {
			throw new IOException("%s: '%s' is no number of milliseconds; remove the line".formatted(file, text), e);
		}
	}

	public void store(String source, double millis) throws IOException {
		Properties delays = read();
		delays.setProperty(source, "%.1f".formatted(millis));
		Files.createDirectories(file.toAbsolutePath().getParent());
		try (AtomicFiles files = new AtomicFiles(file)) {
			OutputStream out = files.main();
			for (var line : new TreeMap<>(delays).entrySet()) {
				out.write("%s=%s\n".formatted(line.getKey().toString().replaceAll("([:= \\\\#!])", "\\\\$1"),
						line.getValue()).getBytes(StandardCharsets.UTF_8));
			}
			files.commit();
		}
	}

	private Properties read() throws IOException {
		Properties delays = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			delays.load(reader);
		} catch (NoSuchFileException e) {
			return delays;
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: can't be understood (%s); remove it".formatted(file, e.getMessage()), e);
		}
		return delays;
	}
}
