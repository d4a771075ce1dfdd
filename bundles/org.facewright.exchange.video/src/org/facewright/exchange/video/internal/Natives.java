package org.facewright.exchange.video.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.jspecify.annotations.Nullable;

/** FFmpeg's libraries: loaded with the first film, and kept silent. */
final class Natives {

	private static boolean loaded;
	private static @Nullable Throwable failure;

	private Natives() {
	}

	/** @throws IOException with a sentence for the user when they are missing or unusable on this machine */
	static synchronized void load(Path file) throws IOException {
		if (!loaded && failure == null) {
			try {
				// JavaCPP counts all memory of the process, of which networks are the most
				unlessSet("org.bytedeco.javacpp.maxBytes", "0");
				unlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
				avutil.av_log_set_level(avutil.AV_LOG_QUIET);
				avcodec.avcodec_version();
				avformat.avformat_version();
				swscale.swscale_version();
				loaded = true;
			} catch (LinkageError | RuntimeException e) {
				failure = e;
			}
		}
		Throwable reason = failure;
		if (reason != null) {
			throw new IOException(
					"%s can't be made, the FFmpeg libraries can't be loaded here (%s); save pictures instead"
							.formatted(file, reason.getMessage()),
					reason);
		}
	}

	private static void unlessSet(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

	/** What FFmpeg calls an error. */
	static String text(int error) {
		byte[] text = new byte[128];
		avutil.av_strerror(error, text, text.length);
		return new String(text, StandardCharsets.UTF_8).replaceAll("\0.*", "").strip();
	}
}
