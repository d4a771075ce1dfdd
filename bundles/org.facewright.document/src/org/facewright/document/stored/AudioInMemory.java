package org.facewright.document.stored;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A small WAV file made on the way. */
final class AudioInMemory implements AudioData {

	private final byte[] wav;
	private final String sha256;

	AudioInMemory(byte[] wav, String sha256) {
		this.wav = wav;
		this.sha256 = sha256;
	}

	@Override
	public long size() {
		return wav.length;
	}

	@Override
	public InputStream open() {
		return new ByteArrayInputStream(wav);
	}

	@Override
	public String sha256() {
		return sha256;
	}
}
