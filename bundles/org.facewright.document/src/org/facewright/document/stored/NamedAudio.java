package org.facewright.document.stored;

import java.io.IOException;
import java.io.InputStream;

/** The name of a sound in a document that is not joined with its file. */
record NamedAudio(String entry) implements AudioData {

	@Override
	public long size() throws IOException {
		throw unjoined();
	}

	@Override
	public InputStream open() throws IOException {
		throw unjoined();
	}

	private IOException unjoined() {
		return new IOException("'%s' is only a name here; open the project with ProjectFile".formatted(entry));
	}

	@Override
	public String sha256() {
		throw new IllegalStateException("'%s' is only a name".formatted(entry));
	}

	@Override
	public String toString() {
		return entry;
	}
}
