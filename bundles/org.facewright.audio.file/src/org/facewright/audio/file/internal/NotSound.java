package org.facewright.audio.file.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Names what is often met where a sound file should be. */
final class NotSound {

	/** How sound files start that have printable characters first. */
	private static final List<String> SOUND = List.of("RIFF", "RF64", "BW64", "RIFX", "FORM", "fLaC", "OggS", "ID3",
			"#!AMR", ".snd", "caff", "MAC ", "wvpk");

	private static final int SHORTEST_HEADER = 12;

	private NotSound() {
	}

	/** @throws IOException with what the file is and what to do, when it is certainly no sound file */
	static void refuse(Path file, byte[] start, FileChannel channel) throws IOException {
		if (start.length == 0) {
			throw refusal(file, "is empty", "copy or record it again");
		}
		String text = new String(start, StandardCharsets.ISO_8859_1);
		if (text.startsWith("version https://git-lfs")) {
			throw refusal(file, "is a git-LFS pointer, not the sound itself", "run 'git lfs pull' in its folder");
		}
		boolean startsLikeSound = SOUND.stream().anyMatch(magic -> text.startsWith(magic) || magic.startsWith(text));
		if (startsLikeSound && start.length < SHORTEST_HEADER) {
			throw refusal(file, "starts like a sound file, but the header is cut off", "copy the file again");
		}
		if (startsLikeSound) {
			return;
		}
		String lower = text.replace("\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
		if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.startsWith("<head")) {
			throw refusal(file, "is a web page, not sound", "download the file itself, perhaps after logging in");
		}
		if (text.startsWith("PK\3\4")) {
			throw refusal(file, "is a ZIP archive", "unpack it and name the sound file in it");
		}
		if (isText(start)) {
			throw refusal(file, "is a text file, not sound", "name a sound or video file");
		}
		if (isZero(start) && isZero(channel)) {
			throw refusal(file, "holds nothing but zeros", "copy it again: this happens when a copy was broken off");
		}
	}

	private static IOException refusal(Path file, String what, String remedy) {
		return new IOException("%s: %s; %s".formatted(file, what, remedy));
	}

	private static boolean isText(byte[] start) {
		for (byte b : start) {
			if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7F) {
				return false;
			}
		}
		try {
			// the last character may be cut
			int end = start.length;
			while (end > 0 && end > start.length - 4 && start[end - 1] < 0) {
				end--;
			}
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start, 0, end));
			return end > 0;
		} catch (CharacterCodingException e) {
			return false;
		}
	}

	private static boolean isZero(FileChannel channel) throws IOException {
		ByteBuffer block = ByteBuffer.allocate(1 << 16);
		for (long at = 0; at < channel.size(); at += block.capacity()) {
			block.clear();
			int count = channel.read(block, at);
			for (int i = 0; i < count; i++) {
				if (block.get(i) != 0) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean isZero(byte[] bytes) {
		for (byte b : bytes) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}
}
