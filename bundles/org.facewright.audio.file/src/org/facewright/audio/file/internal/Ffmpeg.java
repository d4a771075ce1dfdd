package org.facewright.audio.file.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** The native libraries: loaded once, on the first file that needs them, and kept silent. */
final class Ffmpeg {

	/**
	 * Demuxers that hold sound by themselves. Play lists, streams and pictures are left out: a file must not make
	 * FFmpeg open another file or an address.
	 */
	static final String CONTAINERS = "aac,ac3,aiff,amr,ape,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mpeg,mpegts,"
			+ "mxf,ogg,tta,voc,w64,wav,webm,wv";
	static final String PROTOCOLS = "file";

	private static @Nullable Throwable failure;
	private static boolean loaded;

	private Ffmpeg() {
	}

	/** @throws IOException when the libraries are missing or unusable on this machine */
	static synchronized void load(Path file) throws IOException {
		if (!loaded && failure == null) {
			try {
				loadNatives();
				loaded = true;
			} catch (LinkageError | RuntimeException e) {
				failure = e;
			}
		}
		Throwable reason = failure;
		if (reason != null) {
			throw new IOException("%s: needs the FFmpeg libraries, which can't be loaded here (%s); convert it to WAV"
					.formatted(file, firstLine(reason)), reason);
		}
	}

	private static void loadNatives() {
		// JavaCPP would refuse to allocate once the process is larger than its Java heap; model weights alone are.
		setDefault("org.bytedeco.javacpp.maxBytes", "0");
		setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
		avutil.av_log_set_level(avutil.AV_LOG_QUIET);
		avcodec.avcodec_version();
		avformat.avformat_version();
	}

	private static void setDefault(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

	private static String firstLine(Throwable reason) {
		Throwable root = reason;
		for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
			root = cause;
		}
		return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.getClass().getSimpleName());
	}

	/** What FFmpeg calls this error. */
	static String text(int error) {
		byte[] text = new byte[128];
		avutil.av_strerror(error, text, text.length);
		int length = 0;
		while (length < text.length && text[length] != 0) {
			length++;
		}
		return new String(text, 0, length, StandardCharsets.UTF_8);
	}

	static String string(@Nullable BytePointer text) {
		return text == null || text.isNull() ? "" : text.getString(StandardCharsets.UTF_8);
	}
}
