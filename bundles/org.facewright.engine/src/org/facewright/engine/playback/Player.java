package org.facewright.engine.playback;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.core.audio.PcmFormat;

/**
 * Plays a take's sound. Where it is, is what the device has played: pictures ask {@link #position} and so never drift
 * from what is heard. All methods may be called from any thread and return at once.
 */
public final class Player implements AutoCloseable {

	/** Slowest and fastest pitch-kept playing. */
	public static final double SLOWEST = 0.25;
	public static final double FASTEST = 2;

	private static final double GRAIN_SECONDS = 0.08;
	private static final double GRAIN_FADE_SECONDS = 0.005;
	private static final int MARKS = 256;

	private final PagedSound sound;
	private final AudioLine line;
	private final TimeStretch stretch;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private final Thread thread;
	// guarded by the lock
	private boolean playing;
	private boolean closed;
	private boolean moved = true;
	private double speed = 1; // below 0 plays backwards
	private double resting; // seconds, where the playhead is while nothing plays
	private double loopStart = Double.NaN;
	private double loopEnd = Double.NaN;
	private double grainAt = Double.NaN;
	private boolean grainBackwards;
	// which instant of the sound was written at which frame of the line, newest last; guarded by the lock
	private final long[] markFrames = new long[MARKS];
	private final double[] markSeconds = new double[MARKS];
	private final double[] markSpeeds = new double[MARKS];
	private long marks;
	private long written;

	/** @throws IOException with a sentence for the user when the device can't be opened */
	public Player(PagedSound sound, AudioOutput output) throws IOException {
		this.sound = sound;
		line = output.open(new PcmFormat(sound.sampleRate(), 1));
		stretch = new TimeStretch(sound);
		thread = new Thread(this::run, "facewright-playback");
		thread.setDaemon(true);
		thread.setPriority(Thread.MAX_PRIORITY);
		thread.start();
	}

	/** Plays on from an instant. */
	public void play(double seconds) {
		change(() -> {
			playing = true;
			moved = true;
			resting = seconds;
		});
	}

	/** Stops; the playhead stays at what was heard last. */
	public void pause() {
		change(() -> {
			resting = heard();
			playing = false;
			moved = true;
		});
	}

	/** Puts the playhead somewhere, playing on if it was playing. */
	public void seek(double seconds) {
		change(() -> {
			resting = seconds;
			moved = true;
		});
	}

	/** @param factor 1 as recorded, below 0 backwards; between the limits forwards at the same pitch */
	public void setSpeed(double factor) {
		change(() -> {
			resting = heard();
			moved = true;
			speed = factor < 0 ? Math.max(-FASTEST, factor) : Math.clamp(factor, SLOWEST, FASTEST);
		});
	}

	public double speed() {
		lock.lock();
		try {
			return speed;
		} finally {
			lock.unlock();
		}
	}

	/** Plays round and round between two instants; NaN for none. */
	public void setLoop(double from, double to) {
		change(() -> {
			loopStart = from;
			loopEnd = to;
		});
	}

	/** Lets a short piece at an instant be heard while the hand drags; pieces that come too fast are left out. */
	public void scrub(double seconds) {
		change(() -> {
			grainBackwards = seconds < resting;
			resting = seconds;
			grainAt = seconds;
			playing = false;
		});
	}

	public boolean isPlaying() {
		lock.lock();
		try {
			return playing;
		} finally {
			lock.unlock();
		}
	}

	/** The instant that is heard now, seconds. */
	public double position() {
		lock.lock();
		try {
			return heard();
		} finally {
			lock.unlock();
		}
	}

	private void change(Runnable what) {
		lock.lock();
		try {
			what.run();
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private double heard() {
		if (!playing || moved || marks == 0) {
			return resting;
		}
		long played = line.playedFrames();
		long oldest = Math.max(0, marks - MARKS);
		for (long mark = marks - 1; mark >= oldest; mark--) {
			int i = (int) (mark % MARKS);
			if (markFrames[i] <= played) {
				return markSeconds[i] + (double) (played - markFrames[i]) / sound.sampleRate() * markSpeeds[i];
			}
		}
		return markSeconds[(int) (oldest % MARKS)];
	}

	private void mark(double seconds, double factor) {
		int i = (int) (marks % MARKS);
		markFrames[i] = written;
		markSeconds[i] = seconds;
		markSpeeds[i] = factor;
		marks++;
	}

	private void run() {
		int hop = stretch.hop();
		float[] block = new float[hop];
		float[] grain = new float[(int) (GRAIN_SECONDS * sound.sampleRate())];
		double position = 0; // samples
		while (true) {
			float[] next = block;
			lock.lock();
			try {
				while (!playing && Double.isNaN(grainAt) && !closed) {
					changed.awaitUninterruptibly();
				}
				if (closed) {
					return;
				}
				if (!playing) {
					cutGrain(grain);
					next = grain;
				} else {
					if (moved) {
						line.flush();
						written = line.playedFrames();
						marks = 0;
						position = resting * sound.sampleRate();
						stretch.seek(position);
						moved = false;
					}
					position = looped(position);
					if (position >= sound.length() && speed > 0 || position <= 0 && speed < 0) {
						waitForTheEnd(position);
						continue;
					}
					mark(position / sound.sampleRate(), speed);
					position = read(block, position);
				}
				written += next.length;
			} finally {
				lock.unlock();
			}
			line.write(next, 0, next.length);
		}
	}

	/** Everything is written: stays playing until the last of it was heard, or something else is wanted. */
	private void waitForTheEnd(double position) {
		if (line.playedFrames() < written) {
			try {
				changed.awaitNanos(5_000_000);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		} else {
			resting = Math.clamp(position / sound.sampleRate(), 0, sound.durationSeconds());
			playing = false;
			moved = true;
		}
	}

	private double looped(double position) {
		boolean loops = loopEnd > loopStart;
		double start = loopStart * sound.sampleRate();
		double end = loopEnd * sound.sampleRate();
		if (loops && speed > 0 && position >= end || loops && speed < 0 && position <= start) {
			double to = speed > 0 ? start : end;
			stretch.seek(to);
			return to;
		}
		return position;
	}

	/** @return where the next block begins */
	private double read(float[] block, double position) {
		if (speed > 0) {
			stretch.next(block, speed);
			return stretch.position();
		}
		double at = position;
		for (int i = 0; i < block.length; i++) {
			sound.read((int) at, block, i, 1);
			at += speed;
		}
		stretch.seek(at);
		return at;
	}

	private void cutGrain(float[] grain) {
		int start = (int) (grainAt * sound.sampleRate()) - (grainBackwards ? grain.length : 0);
		grainAt = Double.NaN;
		sound.read(start, grain, 0, grain.length);
		if (grainBackwards) {
			for (int i = 0; i < grain.length / 2; i++) {
				float swapped = grain[i];
				grain[i] = grain[grain.length - 1 - i];
				grain[grain.length - 1 - i] = swapped;
			}
		}
		int fade = (int) (GRAIN_FADE_SECONDS * sound.sampleRate());
		for (int i = 0; i < fade; i++) {
			float gain = (float) i / fade;
			grain[i] *= gain;
			grain[grain.length - 1 - i] *= gain;
		}
	}

	@Override
	public void close() {
		change(() -> closed = true);
		line.close();
		try {
			thread.join(1000);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
