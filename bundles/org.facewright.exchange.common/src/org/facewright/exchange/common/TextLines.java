package org.facewright.exchange.common;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.facewright.api.exchange.ImportSource;

import org.jspecify.annotations.Nullable;

/**
 * Reads a text file line by line: UTF-8 with or without byte order mark, or UTF-16 with one; LF, CRLF or CR. Whatever
 * is not such text ends in an IOException that names file and line. Confined to one thread.
 */
public final class TextLines implements Closeable {

	/** Characters; far above any table of motion, far below what would hurt. */
	private static final int LONGEST_LINE = 1 << 22;

	private final String name;
	private final Reader reader;
	private final char[] buffer = new char[1 << 13];
	private final StringBuilder line = new StringBuilder();
	private int position;
	private int limit;
	private int lineNumber;
	private boolean afterReturn;

	private TextLines(String name, Reader reader) {
		this.name = name;
		this.reader = reader;
	}

	/** Opens the main file; closing the lines closes it. */
	public static TextLines open(ImportSource source) throws IOException {
		InputStream in = source.open();
		try {
			return of(source.name(), in);
		} catch (IOException | RuntimeException e) {
			in.close();
			throw e;
		}
	}

	/** @param name for messages */
	public static TextLines of(String name, InputStream in) throws IOException {
		BufferedInputStream bytes = new BufferedInputStream(in);
		bytes.mark(4);
		byte[] head = bytes.readNBytes(3);
		bytes.reset();
		bytes.skipNBytes(markLength(head));
		return new TextLines(name, new InputStreamReader(bytes, charset(head).newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
	}

	/** The beginning of a file as text, to guess its kind by; what is no text becomes question marks. */
	public static String peek(byte[] head) {
		int mark = markLength(head);
		return charset(head).decode(ByteBuffer.wrap(head, mark, head.length - mark)).toString();
	}

	private static Charset charset(byte[] head) {
		if (startsWith(head, 0xFE, 0xFF)) {
			return StandardCharsets.UTF_16BE;
		}
		return startsWith(head, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
	}

	private static int markLength(byte[] head) {
		if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE)) {
			return 2;
		}
		return startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
	}

	private static boolean startsWith(byte[] head, int... bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
				return false;
			}
		}
		return true;
	}

	/** Number of the line read last, 1 for the first. */
	public int lineNumber() {
		return lineNumber;
	}

	/**
	 * The next line without its end, null after the last.
	 *
	 * @throws IOException when the file can't be read or is no text
	 */
	public @Nullable String next() throws IOException {
		line.setLength(0);
		boolean any = false;
		while (fill()) {
			char character = buffer[position++];
			boolean second = afterReturn && character == '\n';
			afterReturn = false;
			if (second) {
				continue;
			}
			any = true;
			if (character == '\n' || character == '\r') {
				afterReturn = character == '\r';
				lineNumber++;
				return line.toString();
			}
			append(character);
		}
		if (!any) {
			return null;
		}
		lineNumber++;
		return line.toString();
	}

	private void append(char character) throws IOException {
		if (character == 0) {
			throw notText();
		}
		if (line.length() == LONGEST_LINE) {
			throw new IOException("%s: line %d is longer than %d characters; this is no table of motion"
					.formatted(name, lineNumber + 1, LONGEST_LINE));
		}
		line.append(character);
	}

	private boolean fill() throws IOException {
		if (position < limit) {
			return true;
		}
		position = 0;
		try {
			limit = reader.read(buffer, 0, buffer.length);
		} catch (CharacterCodingException e) {
			throw notText();
		}
		return limit > 0;
	}

	private IOException notText() {
		return new IOException(("%s: not readable as text at or after line %d; save it as UTF-8 text, or choose "
				+ "another format if it is a binary file").formatted(name, lineNumber + 1));
	}

	/** An exception about the line read last: {@code take.csv, line 12: what; remedy}. */
	public IOException error(String what, String remedy) {
		return error(lineNumber, what, remedy);
	}

	/** An exception about a line: {@code take.csv, line 12: what; remedy}. */
	public IOException error(int line, String what, String remedy) {
		return new IOException("%s, line %d: %s; %s".formatted(name, line, what, remedy));
	}

	@Override
	public void close() throws IOException {
		reader.close();
	}
}
