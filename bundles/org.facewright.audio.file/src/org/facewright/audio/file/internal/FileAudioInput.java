package org.facewright.audio.file.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.osgi.service.component.annotations.Component;

/**
 * Opens sound files and the sound of video files. What a file is decides its content, never its suffix. Plain WAV, the
 * commonest, is read without FFmpeg, so that its libraries are neither unpacked nor loaded for it.
 */
@Component
public final class FileAudioInput implements AudioInput {

	private static final int FIRST_BYTES = 1024;

	@Override
	public String id() {
		return "file";
	}

	@Override
	public boolean accepts(URI location) {
		return "file".equalsIgnoreCase(location.getScheme());
	}

	@Override
	public List<URI> locations() {
		return List.of();
	}

	@Override
	public AudioSource open(URI location) throws IOException {
		Path file = path(location);
		FileChannel channel = openChannel(file);
		boolean kept = false;
		try {
			byte[] start = first(channel);
			NotSound.refuse(file, start, channel);
			if (!WavFile.startsLike(start)) {
				return FfmpegSource.open(file, Marks.NONE);
			}
			WavFile wav = WavFile.parse(file, channel);
			if (!wav.isPlain()) {
				return FfmpegSource.open(file, wav.marks());
			}
			kept = true;
			return new WavSource(file, channel, wav);
		} finally {
			if (!kept) {
				channel.close();
			}
		}
	}

	private static Path path(URI location) throws IOException {
		try {
			return Path.of(location);
		} catch (IllegalArgumentException | FileSystemNotFoundException e) {
			throw new IOException("%s: not the address of a file on this machine; name a file".formatted(location), e);
		}
	}

	private static FileChannel openChannel(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException("%s: this is a folder; name a sound file in it".formatted(file));
		}
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException("%s: this is a device or a pipe; name a sound file".formatted(file));
		}
		try {
			return FileChannel.open(file, StandardOpenOption.READ);
		} catch (IOException e) {
			throw refusal(file, e);
		}
	}

	static IOException refusal(Path file, IOException cause) {
		String reason = switch (cause) {
			case NoSuchFileException missing -> "there is no such file; check its name and folder";
			case AccessDeniedException denied -> "may not be read by this user; change its permissions";
			default -> "can't be opened (%s); check the disk or the network".formatted(cause.getMessage());
		};
		return new IOException("%s: %s".formatted(file, reason), cause);
	}

	private static byte[] first(FileChannel channel) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(FIRST_BYTES, channel.size()));
		while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
			// until full
		}
		return buffer.array();
	}
}
