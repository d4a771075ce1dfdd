package org.facewright.document.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A WAV file that is not in a project's file yet. */
record AudioOnDisk(Path file, long size, String sha256) implements AudioData {

	@Override
	public InputStream open() throws IOException {
		return Files.newInputStream(file);
	}

	@Override
	public String toString() {
		return file.toString();
	}
}
