package org.facewright.document.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** A WAV file that was not in a project's file at first. */
final class AudioOnDisk implements AudioData {

	private final Path file;
	private final long size;
	private final String sha256;
	private volatile @Nullable AudioData keeper;

	AudioOnDisk(Path file, long size, String sha256) {
		this.file = file;
		this.size = size;
		this.sha256 = sha256;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public InputStream open() throws IOException {
		AudioData kept = keeper;
		return kept == null ? Files.newInputStream(file) : kept.open();
	}

	@Override
	public String sha256() {
		return sha256;
	}

	@Override
	public void keptBy(AudioData other) {
		keeper = other;
	}

	@Override
	public String toString() {
		return file.toString();
	}
}
