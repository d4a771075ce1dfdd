package org.facewright.engine.live;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.live.SlotRing.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Sound on its way to poses. The capture thread copies blocks of 10 ms into rings and does nothing else; the feeder takes
 * the voice out of them, changes its rate and pushes it; the session's thread solves and hands the poses on. When the
 * solver falls behind, the ring loses the oldest blocks: the frames after them say so.
 */
final class SoundLane implements AutoCloseable {

	/** Gets every frame on the session's thread, and the end on the feeder's. */
	interface Listener {
		/**
		 * @param frame       at the backend's rate, counted from the first sample captured; rises
		 * @param missing     whether sound is missing in or before the frame
		 * @param neededNanos when the last sample was heard that the frame waited for, to the end of its block
		 */
		void frame(long frame, long captureNanos, long neededNanos, float levelDb, boolean missing, float[] pose);

		/** @param failure why it ended; null at the end of the sound */
		void ended(@Nullable Exception failure);
	}

	/** How long the solver may stand still before sound is lost. */
	private static final double WAITING_SECONDS = 1;
	private static final long POLL_NANOS = 50_000_000;
	private static final long JOIN_MILLIS = 2000;
	private static final float FLOOR_DB = -100;
	/** Blocks after which the steady pace is measured anew, since two clocks drift apart. */
	private static final int PACE_BLOCKS = 500;

	private final String name;
	private final AudioSource source;
	private final double pace;
	private final ChannelChoice choice;
	private final float gain;
	private final AudioResampler.Stream resampler;
	private final MotionInfo info;
	private final MotionSession session;
	private final Clock clock;
	private final long earlierNanos;
	private final Latency latency;
	private final SlotRing recording;
	private final Listener listener;
	private final SlotRing waiting;
	private final int channelCount;
	private final int sourceRate;
	private final int blockFrames;
	private final Timeline timeline;
	private final Timeline.Moment moment = new Timeline.Moment();
	private final Thread capturing;
	private final Thread feeding;
	private long lastFrame = -1;
	private volatile boolean captured;
	private volatile boolean stopped;
	private volatile @Nullable IOException captureFailure;
	private volatile long capturedFrames;
	private volatile float levelDb = FLOOR_DB;
	private volatile float peak;

	/**
	 * @param source        owned from now on, also when this throws
	 * @param earlierMillis how much earlier than it arrives the sound was there: the delay of the device, as measured
	 * @param recording     gets the sound as it was captured
	 */
	SoundLane(String name, AudioSource source, double pace, ChannelChoice choice, double gain, double earlierMillis,
			AudioResampler resamplers, MotionBackend backend, ParameterValues values, Clock clock, Latency latency,
			SlotRing recording, Listener listener) throws MotionException {
		this.name = name;
		this.source = source;
		this.pace = pace;
		this.choice = choice;
		this.gain = (float) gain;
		this.clock = clock;
		earlierNanos = Math.round(earlierMillis * 1e6);
		this.latency = latency;
		this.recording = recording;
		this.listener = listener;
		info = backend.info();
		channelCount = source.format().channelCount();
		sourceRate = source.format().sampleRate();
		blockFrames = blockFrames(sourceRate);
		waiting = new SlotRing((int) Math.ceil(WAITING_SECONDS * 100 * Math.max(1, pace)), blockFrames * channelCount);
		timeline = new Timeline(1e9 / (info.sampleRate() * pace),
				(int) Math.round(info.latencySeconds() * info.sampleRate()));
		resampler = resamplers.open(sourceRate, info.sampleRate());
		try {
			session = backend.open(new MotionRequest(name, values, true), this::solved, Progress.NONE);
		} catch (MotionException | RuntimeException e) {
			resampler.close();
			source.close();
			throw e;
		}
		capturing = thread(this::capture, "capture");
		capturing.setPriority(Thread.MAX_PRIORITY);
		feeding = thread(this::feed, "feed");
	}

	private Thread thread(Runnable work, String what) {
		Thread thread = new Thread(work, "live " + what + ": " + name);
		thread.setDaemon(true);
		return thread;
	}

	/** Sample frames of a block of 10 ms. */
	static int blockFrames(int sampleRate) {
		return Math.max(1, sampleRate / 100);
	}

	void start() {
		feeding.start();
		capturing.start();
	}

	/** Sample frames captured so far. */
	long capturedFrames() {
		return capturedFrames;
	}

	List<Problem> problems() {
		return source.problems();
	}

	/** Level of the newest block, dB below full scale. */
	float levelDb() {
		return levelDb;
	}

	/** Greatest sample since the last call. */
	float takePeak() {
		float highest = peak;
		peak = 0;
		return highest;
	}

	long lostBlocks() {
		return waiting.lost();
	}

	private void capture() {
		Slot block = waiting.newSlot();
		double nanosPerFrame = 1e9 / (sourceRate * pace);
		long start = Long.MAX_VALUE;
		long nextStart = Long.MAX_VALUE;
		long position = 0;
		int blocks = 0;
		try {
			int frames;
			while ((frames = fill(block)) > 0) {
				long now = clock.nanos();
				long early = now - Math.round((position + frames) * nanosPerFrame);
				if (blocks++ % PACE_BLOCKS == 0) {
					start = Math.min(early, blocks == 1 ? early : nextStart);
					nextStart = Long.MAX_VALUE;
				}
				start = Math.min(start, early);
				nextStart = Math.min(nextStart, early);
				block.index = position;
				block.captureNanos = start + Math.round(position * nanosPerFrame) - earlierNanos;
				block.readyNanos = now;
				block.count = frames * channelCount;
				latency.capture.record(early - start);
				waiting.write(block);
				recording.write(block);
				position += frames;
				capturedFrames = position;
			}
		} catch (IOException e) {
			captureFailure = e;
		} finally {
			captured = true;
			waiting.wake();
		}
	}

	/** Reads a whole block, less at the end. @return sample frames */
	private int fill(Slot block) throws IOException {
		long missingBefore = source.missingFrames();
		int frames = 0;
		while (frames < blockFrames) {
			int read = source.read(block.values, frames * channelCount, blockFrames - frames);
			if (read < 0) {
				break;
			}
			frames += read;
		}
		block.missing = source.missingFrames() > missingBefore;
		return frames;
	}

	private void feed() {
		Exception failure = null;
		try {
			feedAll();
			end();
		} catch (MotionException e) {
			failure = e;
		} catch (CancellationException e) {
			failure = stopped ? null : e;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			stopped = true;
			source.close();
			resampler.close();
		}
		IOException unread = captureFailure;
		listener.ended(unread != null ? unread : failure);
	}

	private void feedAll() throws MotionException {
		Slot block = waiting.newSlot();
		float[] mono = new float[blockFrames];
		float[] resampled = new float[Math.max(resampler.capacityFor(blockFrames), resampler.capacityFor(0))];
		long expected = 0;
		long lostFrames = 0;
		long given = 0;
		while (!stopped) {
			boolean last = captured; // before the look: what comes after it is seen by the next one
			if (!waiting.read(block)) {
				if (last) {
					break;
				}
				waiting.await(POLL_NANOS);
				continue;
			}
			int frames = block.count / channelCount;
			if (block.index > expected) {
				lostFrames += block.index - expected;
				latency.droppedSamples.addAndGet(block.index - expected);
			}
			expected = block.index + frames;
			choice.extract(block.values, channelCount, frames, mono);
			float level = scale(mono, frames);
			int count = resampler.process(mono, 0, frames, resampled);
			given += count;
			long now = clock.nanos();
			latency.queue.record(now - block.readyNanos);
			timeline.add(given, lostFrames * info.sampleRate() / sourceRate,
					block.captureNanos + Math.round(frames * 1e9 / (sourceRate * pace)), now, level, block.missing);
			session.push(resampled, 0, count);
		}
		int count;
		while (!stopped && (count = resampler.flush(resampled)) > 0) {
			session.push(resampled, 0, count);
		}
	}

	/** Applies the gain. @return the block's level */
	private float scale(float[] mono, int frames) {
		double energy = 0;
		float highest = 0;
		for (int i = 0; i < frames; i++) {
			float sample = mono[i] * gain;
			mono[i] = sample;
			energy += sample * sample;
			highest = Math.max(highest, Math.abs(sample));
		}
		peak = Math.max(peak, highest);
		levelDb = energy == 0
				? FLOOR_DB
				: (float) Math.max(FLOOR_DB, 10 * Math.log10(energy / frames));
		return levelDb;
	}

	private void end() throws MotionException, InterruptedException {
		var ended = session.end().toCompletableFuture();
		while (!stopped) {
			try {
				ended.get(50, TimeUnit.MILLISECONDS);
				return;
			} catch (TimeoutException e) {
				// looks whether it was stopped, and waits on
			} catch (ExecutionException e) {
				if (e.getCause() instanceof MotionException failure) {
					throw failure;
				}
				if (e.getCause() instanceof CancellationException cancelled) {
					throw cancelled;
				}
				throw new MotionException(MotionException.Reason.FAILED,
						"%s: the backend failed: %s".formatted(name, e.getCause()), e.getCause());
			}
		}
	}

	/** A frame of the solver, on its thread. */
	private void solved(int frame, float[] pose) {
		long now = clock.nanos();
		timeline.find(info.frameRate().sampleOf(frame, info.sampleRate()), moment);
		latency.model.record(now - moment.pushedNanos);
		long nearest = info.frameRate().frameOf(moment.captured, info.sampleRate());
		long number = Math.max(lastFrame + 1, nearest);
		boolean gap = number > lastFrame + 1 || moment.missing;
		lastFrame = number;
		if ((now - moment.neededNanos) / 1e9 * pace > 1 / info.frameRate().framesPerSecond()) {
			latency.underruns.incrementAndGet();
		}
		listener.frame(number, moment.captureNanos, moment.neededNanos, moment.levelDb, gap, pose);
	}

	/** Ends the sound; what was captured is still solved, and the listener is told of the end. */
	void finish() {
		source.close();
	}

	@Override
	public void close() {
		stopped = true;
		source.close();
		session.close();
		waiting.wake();
		join(capturing);
		join(feeding);
	}

	private static void join(Thread thread) {
		boolean interrupted = Thread.interrupted();
		try {
			if (thread != Thread.currentThread()) {
				thread.join(JOIN_MILLIS);
			}
		} catch (InterruptedException e) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
