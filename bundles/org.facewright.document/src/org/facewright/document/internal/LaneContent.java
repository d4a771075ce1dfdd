package org.facewright.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;

/**
 * Words and phones as UTF-8 text: a first line {@code facewright-lanes 1}, then one line each of kind ({@code word} or
 * {@code phone}), start and end in seconds, confidence and label, with tabs between. In labels a backslash is written
 * {@code \\}, a tab {@code \t}, a line feed {@code \n} and a carriage return {@code \r}.
 */
public final class LaneContent implements Content<SpeechLanes> {

	private static final String FIRST_LINE = "facewright-lanes 1";
	private static final int MAX_BYTES = 256 << 20;

	@Override
	public String folder() {
		return "speech";
	}

	@Override
	public String suffix() {
		return ".lanes";
	}

	@Override
	public void write(SpeechLanes lanes, OutputStream out) throws IOException {
		StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
		lanes.words().forEach(word -> append(text, "word", word));
		lanes.phones().forEach(phone -> append(text, "phone", phone));
		out.write(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static void append(StringBuilder text, String kind, Segment segment) {
		text.append(kind).append('\t').append(segment.startSeconds()).append('\t').append(segment.endSeconds())
				.append('\t').append(segment.confidence()).append('\t').append(escaped(segment.label())).append('\n');
	}

	private static String escaped(String label) {
		return label.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
	}

	@Override
	public SpeechLanes read(InputStream in, long size) throws IOException {
		if (size > MAX_BYTES) {
			throw new IOException("%d bytes are too many for words and phones".formatted(size));
		}
		List<Segment> words = new ArrayList<>();
		List<Segment> phones = new ArrayList<>();
		String[] lines = decode(in.readAllBytes()).split("\n", -1);
		if (!lines[0].equals(FIRST_LINE)) {
			throw new IOException("its layout '%s' is unknown, this Facewright reads '%s'"
					.formatted(lines[0].substring(0, Math.min(40, lines[0].length())), FIRST_LINE));
		}
		for (int i = 1; i < lines.length - 1; i++) {
			String[] parts = lines[i].split("\t", -1);
			try {
				List<Segment> lane = parts[0].equals("word") ? words : phones;
				if (parts.length != 5 || lane == phones && !parts[0].equals("phone")) {
					throw new IllegalArgumentException("it has another form");
				}
				lane.add(new Segment(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), plain(parts[4]),
						Double.parseDouble(parts[3])));
			} catch (IllegalArgumentException e) {
				throw new IOException("line %d is damaged: %s".formatted(i + 1, e.getMessage()), e);
			}
		}
		try {
			return new SpeechLanes(words, phones);
		} catch (IllegalArgumentException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static String decode(byte[] bytes) throws IOException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException e) {
			throw new IOException("it is not text in UTF-8", e);
		}
	}

	private static String plain(String escaped) {
		StringBuilder plain = new StringBuilder(escaped.length());
		for (int i = 0; i < escaped.length(); i++) {
			char c = escaped.charAt(i);
			if (c != '\\') {
				plain.append(c);
				continue;
			}
			if (++i == escaped.length()) {
				throw new IllegalArgumentException("a backslash ends it");
			}
			plain.append(switch (escaped.charAt(i)) {
				case 't' -> '\t';
				case 'n' -> '\n';
				case 'r' -> '\r';
				case '\\' -> '\\';
				default -> throw new IllegalArgumentException("\\" + escaped.charAt(i));
			});
		}
		return plain.toString();
	}
}
