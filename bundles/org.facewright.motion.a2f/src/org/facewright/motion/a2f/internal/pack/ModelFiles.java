package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import org.facewright.core.progress.Progress;

/** What can be said of a file of a package before its contents are understood. */
final class ModelFiles {

	private static final int LOOKED_AT = 512;
	private static final int BLOCK = 1 << 20;

	private ModelFiles() {
	}

	/** @throws IOException with a sentence for the user when the file is missing or is plainly not what its name says */
	static void requireContent(Path file) throws IOException {
		if (!Files.exists(file)) {
			throw new IOException("%s: this file of the package is missing; download it again".formatted(file));
		}
		if (!Files.isRegularFile(file)) {
			throw new IOException("%s: is no file; download the package again".formatted(file));
		}
		byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(LOOKED_AT);
		}
		String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
		String lower = text.toLowerCase(Locale.ROOT);
		if (text.startsWith("version https://git-lfs")) {
			throw new IOException("%s: is a git-LFS pointer of %d bytes and not the file itself; run 'git lfs pull' in "
					.formatted(file, Files.size(file)) + "its folder, or download the file with a browser");
		}
		if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
			throw new IOException(
					"%s: is a web page and not the file itself; the download needs a login or the licence "
							.formatted(file) + "to be accepted first");
		}
		if (head.length == 0) {
			throw new IOException("%s: is empty; download it again".formatted(file));
		}
		if (head.length == LOOKED_AT && isZero(head)) {
			throw new IOException(
					"%s: begins with zeros only; its download was not finished, repeat it".formatted(file));
		}
	}

	private static boolean isZero(byte[] bytes) {
		for (byte b : bytes) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java platform has SHA-256
		}
	}

	/** Lower-case hexadecimal. */
	static String sha256(Path file, Progress progress) throws IOException {
		MessageDigest digest = sha256();
		byte[] block = new byte[BLOCK];
		long size = Files.size(file);
		long done = 0;
		try (InputStream in = Files.newInputStream(file)) {
			for (int count = in.read(block); count >= 0; count = in.read(block)) {
				digest.update(block, 0, count);
				done += count;
				progress.checkCancelled();
				progress.report(size == 0 ? 1 : (double) done / size, "checking " + file.getFileName());
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}
}
