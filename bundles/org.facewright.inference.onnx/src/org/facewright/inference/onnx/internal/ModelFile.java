package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;

/**
 * A model file that is there and at least might be one. Equal while the file was not changed.
 *
 * @param path     the real one, links resolved
 * @param size     bytes
 * @param modified when it was last written, milliseconds
 */
record ModelFile(Path path, long size, long modified) {

	private static final int LOOKED_AT = 512;

	/** @throws InferenceException when it is missing, or plainly something else */
	static ModelFile at(Path model) throws InferenceException {
		if (!Files.exists(model)) {
			throw new InferenceException(Reason.MODEL_MISSING,
					"%s: there is no such model; check the path or download the model again".formatted(model));
		}
		if (!Files.isRegularFile(model)) {
			throw new InferenceException(Reason.MODEL_UNREADABLE,
					"%s: not a file; name the .onnx file itself".formatted(model));
		}
		try {
			Path real = model.toRealPath();
			BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
			requireModel(model, attributes.size(), head(real));
			return new ModelFile(real, attributes.size(), attributes.lastModifiedTime().toMillis());
		} catch (IOException e) {
			throw new InferenceException(Reason.MODEL_UNREADABLE,
					"%s: the model can't be read (%s); check its permissions".formatted(model, e), e);
		}
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(LOOKED_AT);
		}
	}

	private static void requireModel(Path model, long size, byte[] head) throws InferenceException {
		if (size == 0) {
			throw unreadable(model, "the file is empty; download the model again");
		}
		String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
		if (text.startsWith("version https://git-lfs")) {
			throw unreadable(model,
					"this is a git-LFS pointer of %d bytes and not the model; run 'git lfs pull' in its folder"
							.formatted(size));
		}
		String lower = text.toLowerCase(Locale.ROOT);
		if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
			throw unreadable(model,
					"this is a web page and not a model; the download needs a login or another address");
		}
		if (allZero(head)) {
			throw unreadable(model, "the file begins with zeros only; its download was not finished, repeat it");
		}
	}

	private static boolean allZero(byte[] bytes) {
		for (byte b : bytes) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}

	private static InferenceException unreadable(Path model, String what) {
		return new InferenceException(Reason.MODEL_UNREADABLE, model + ": " + what);
	}
}
