package org.facewright.exchange.vmd.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names as MikuMikuDance has them: Japanese, in Microsoft's Shift-JIS, in fields of fixed length. */
final class Mmd {

	static final String HEAD = "頭";
	static final String LEFT_EYE = "左目";
	static final String RIGHT_EYE = "右目";
	static final String BOTH_EYES = "両目";
	static final String BLINK = "まばたき";
	static final String WINK_LEFT = "ウィンク２";
	static final String WINK_RIGHT = "ｳｨﾝｸ２右";

	/** The mouths that every model has, by VRM's name. */
	static final Map<String, String> VOWELS = vowels();

	static final int NAME_BYTES = 15;

	private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

	private Mmd() {
	}

	private static Map<String, String> vowels() {
		Map<String, String> vowels = new LinkedHashMap<>();
		vowels.put("aa", "あ");
		vowels.put("ih", "い");
		vowels.put("ou", "う");
		vowels.put("ee", "え");
		vowels.put("oh", "お");
		return vowels;
	}

	/** The bytes of a name, cut between characters where there are too many; empty when it can't be written. */
	static Optional<byte[]> bytes(String name, int most) {
		try {
			ByteBuffer all = SHIFT_JIS.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT)
					.onMalformedInput(CodingErrorAction.REPORT).encode(CharBuffer.wrap(name));
			int end = name.length();
			while (all.remaining() > most) {
				end = name.offsetByCodePoints(end, -1);
				all = SHIFT_JIS.newEncoder().encode(CharBuffer.wrap(name, 0, end));
			}
			byte[] bytes = new byte[all.remaining()];
			all.get(bytes);
			return Optional.of(bytes);
		} catch (CharacterCodingException e) {
			return Optional.empty(); // told to the user by check()
		}
	}

	/** A name up to the first NUL; what is no Shift-JIS becomes a replacement character. */
	static String text(byte[] field) {
		int length = 0;
		while (length < field.length && field[length] != 0) {
			length++;
		}
		return SHIFT_JIS.decode(ByteBuffer.wrap(field, 0, length)).toString();
	}
}
