package org.facewright.live.ifacialmocap.internal;

import java.util.function.UnaryOperator;

import org.facewright.live.common.LiveFace;

/** How apps spell names and what makes them send. */
enum Dialect {

	/** {@code eyeBlink_L-12|}. */
	IFACIALMOCAP("ifacialmocap", '-', LiveFace::sideAsLetter, "iFacialMocap_sahuasouryya9218sauhuiayeta91555dy3719",
			49_983),
	/** {@code eyeBlink_L&12|}, which leaves the minus to numbers. */
	IFACIALMOCAP_V2("ifacialmocap-v2", '&', LiveFace::sideAsLetter,
			"iFacialMocap_sahuasouryya9218sauhuiayeta91555dy3719|sendDataVersion=v2", 49_983),
	/** {@code eyeBlinkLeft&12|}. */
	FACEMOTION3D("facemotion3d", '&', UnaryOperator.identity(), "FACEMOTION3D_OtherStreaming", 49_993);

	final String word;
	final char separator;
	final UnaryOperator<String> spelling;
	final String greeting;
	/** Where the phone waits for its greeting. */
	final int phonePort;

	Dialect(String word, char separator, UnaryOperator<String> spelling, String greeting, int phonePort) {
		this.word = word;
		this.separator = separator;
		this.spelling = spelling;
		this.greeting = greeting;
		this.phonePort = phonePort;
	}

	static Dialect of(String word) {
		for (Dialect dialect : values()) {
			if (dialect.word.equals(word)) {
				return dialect;
			}
		}
		throw new IllegalArgumentException(word);
	}
}
