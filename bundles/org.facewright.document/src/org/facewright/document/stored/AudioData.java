package org.facewright.document.stored;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The bytes of a WAV file that belongs to a project, never held in memory unless they came from there. Safe to share
 * between threads.
 */
@ProviderType
public interface AudioData {

	/** Bytes. */
	long size() throws IOException;

	/**
	 * Reads from the start. A read of the last byte checks that nothing was damaged.
	 *
	 * @throws IOException with a sentence for the user when the file is gone or damaged
	 */
	InputStream open() throws IOException;

	/** Of all bytes, lower-case hexadecimal. */
	String sha256();

	/** Writes a file of its own, for readers that need one; an existing file is replaced. */
	default void copyTo(Path file) throws IOException {
		try (InputStream in = open()) {
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/**
	 * Tells that another place holds these bytes and will keep them, so that this one's own source may go. Called by the
	 * project's file after a save.
	 */
	default void keptBy(AudioData other) {
	}

	/**
	 * A file on disk that must stay as it is until the project was saved; a save notices when it did not.
	 *
	 * @throws IOException when it can't be read
	 */
	static AudioData of(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return new AudioOnDisk(file, Files.size(file), sha256(in));
		}
	}

	/** @param wav copied */
	static AudioData of(byte[] wav) {
		try {
			return new AudioInMemory(wav.clone(), sha256(new ByteArrayInputStream(wav)));
		} catch (IOException e) {
			throw new AssertionError("memory can't fail to be read", e);
		}
	}

	/** A name that stands in a document, before the document is joined with the file that has the sound. */
	static AudioData named(String entry) {
		return new NamedAudio(entry);
	}

	private static String sha256(InputStream in) throws IOException {
		MessageDigest digest = Digests.sha256();
		new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
		return HexFormat.of().formatHex(digest.digest());
	}
}
