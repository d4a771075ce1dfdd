package org.facewright.audio.javasound.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Sound of a microphone, in blocks of at most 10 ms. A device that goes away gives silence at its pace, so that time
 * goes on, and is tried again twice a second until it is back.
 */
final class MicrophoneSource implements AudioSource {

	/** Opens the device again. */
	interface Opener {
		Lines.Line open() throws Lines.LineException;
	}

	private static final long LOST_NANOS = 500_000_000;
	private static final long RETRY_NANOS = 500_000_000;
	private static final long LEAST_PAUSE_NANOS = 1_000_000;
	private static final int MOST_PROBLEMS = 100;

	private final String name;
	private final PcmFormat format;
	private final Opener opener;
	private final Time time;
	private final int blockFrames;
	private final byte[] bytes;
	private final List<Problem> problems = new ArrayList<>();
	/** The open device; null while it is gone. */
	private volatile Lines.@Nullable Line line;
	private volatile boolean closed;
	private volatile long missing;
	private long given;
	private long lastSoundNanos;
	private long nextTryNanos;
	private long silenceGiven;

	MicrophoneSource(String name, Lines.Line line, PcmFormat format, Opener opener, Time time) {
		this.name = name;
		this.line = line;
		this.format = format;
		this.opener = opener;
		this.time = time;
		blockFrames = Math.max(1, format.sampleRate() / 100);
		bytes = new byte[blockFrames * format.channelCount() * Short.BYTES];
		lastSoundNanos = time.nanos();
	}

	@Override
	public PcmFormat format() {
		return format;
	}

	@Override
	public AudioDescription description() {
		return new AudioDescription("device", "16-bit PCM", Short.SIZE, OptionalLong.empty(), List.of());
	}

	@Override
	public OptionalLong frameCount() {
		return OptionalLong.empty();
	}

	@Override
	public int read(float[] buffer, int offset, int frames) {
		int wanted = Math.min(frames, blockFrames);
		while (!closed) {
			Lines.Line open = line;
			int count = open == null ? silence(buffer, offset, wanted) : sound(open, buffer, offset, wanted);
			if (count > 0) {
				given += count;
				return count;
			}
		}
		return -1;
	}

	/** @return 0 when there is nothing yet, or the device has just been found gone */
	private int sound(Lines.Line open, float[] buffer, int offset, int frames) {
		int frameBytes = format.channelCount() * Short.BYTES;
		int wanted = frames * frameBytes;
		int available = open.available();
		if (available < wanted) {
			if (time.nanos() - lastSoundNanos > LOST_NANOS) {
				lose(open);
				return 0;
			}
			long left = (wanted - available) / frameBytes * 1_000_000_000L / format.sampleRate();
			time.pause(Math.max(LEAST_PAUSE_NANOS, left));
			return 0;
		}
		int count = open.read(bytes, wanted) / frameBytes;
		if (count <= 0) {
			lose(open);
			return 0;
		}
		for (int i = 0; i < count * format.channelCount(); i++) {
			buffer[offset + i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8) * 0x1p-15f;
		}
		lastSoundNanos = time.nanos();
		return count;
	}

	private void lose(Lines.Line open) {
		if (closed) {
			return;
		}
		line = null;
		open.close();
		silenceGiven = 0;
		nextTryNanos = time.nanos();
		tell(Problem.warning("audio.device-lost",
				"%s: was lost after %.1f s".formatted(name, (double) given / format.sampleRate()),
				"connect it again; until then there is silence"));
	}

	private void tell(Problem problem) {
		synchronized (problems) {
			if (problems.size() < MOST_PROBLEMS) {
				problems.add(problem);
			}
		}
	}

	/** Silence for the time since the last sound. */
	private int silence(float[] buffer, int offset, int frames) {
		long now = time.nanos();
		long due = (now - lastSoundNanos) / 1000 * format.sampleRate() / 1_000_000 - silenceGiven;
		if (due < frames) {
			if (now - nextTryNanos >= 0) {
				nextTryNanos = now + RETRY_NANOS;
				reopen();
			} else {
				time.pause(Math.max(LEAST_PAUSE_NANOS, (frames - due) * 1_000_000_000L / format.sampleRate()));
			}
			return 0;
		}
		Arrays.fill(buffer, offset, offset + frames * format.channelCount(), 0);
		silenceGiven += frames;
		missing += frames; // only the reading thread counts
		return frames;
	}

	private void reopen() {
		try {
			Lines.Line open = opener.open();
			synchronized (this) {
				if (closed) {
					open.close();
					return;
				}
				line = open;
			}
			lastSoundNanos = time.nanos();
			tell(Problem.info("audio.device-back",
					"%s: is back after %.1f s of silence".formatted(name,
							(double) silenceGiven / format.sampleRate())));
		} catch (Lines.LineException e) {
			// still gone: tried again
		}
	}

	@Override
	public long missingFrames() {
		return missing;
	}

	@Override
	public List<Problem> problems() {
		synchronized (problems) {
			return List.copyOf(problems);
		}
	}

	@Override
	public synchronized void close() {
		if (closed) {
			return;
		}
		closed = true;
		Lines.Line open = line;
		if (open != null) {
			open.close();
		}
	}
}
