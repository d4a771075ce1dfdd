package org.facewright.document.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.facewright.document.stored.AudioData;

import org.jspecify.annotations.Nullable;

/** A WAV file in a package. */
public final class AudioEntry extends Entry implements AudioData {

	private static final int HASH_LENGTH = 64;

	private final long size;
	/** A copy of its own, once the package no longer holds it. */
	private volatile @Nullable Path rescued;

	public AudioEntry(Home home, String name, long size) {
		super(home, name);
		this.size = size;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public InputStream open() throws IOException {
		Path copy = rescued;
		if (copy != null) {
			return Files.newInputStream(copy);
		}
		Archive archive = Archive.open(home().file());
		try {
			return new FilterInputStream(archive.read(name())) {
				@Override
				public void close() throws IOException {
					super.close();
					archive.close();
				}
			};
		} catch (IOException e) {
			archive.close();
			throw e;
		}
	}

	@Override
	public String sha256() {
		int start = name().indexOf('/') + 1;
		return name().substring(start, start + HASH_LENGTH);
	}

	@Override
	public synchronized void rescue() throws IOException {
		if (rescued == null) {
			Path copy = Files.createTempFile("facewright", ".wav");
			copy.toFile().deleteOnExit();
			copyTo(copy);
			rescued = copy;
		}
	}
}
