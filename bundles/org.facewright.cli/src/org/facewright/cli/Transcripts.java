package org.facewright.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what is said from a text file. */
final class Transcripts {

	private Transcripts() {
	}

	/** @throws IOException with a sentence for the user when it is no text, or empty */
	static String read(Path file) throws IOException {
		String text;
		try {
			text = Files.readString(file);
		} catch (CharacterCodingException e) {
			throw new IOException("%s: this is no text in UTF-8; save the transcript as plain text".formatted(file), e);
		}
		String said = text.replace("\uFEFF", "");
		if (said.isBlank()) {
			throw new IOException("%s: there is nothing in it; write down what is said".formatted(file));
		}
		return said;
	}
}
