package org.facewright.engine.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.SlotRing.Slot;

/**
 * Measures how much later than it is heard sound arrives from a source: it plays short sweeps, listens for them, and
 * compares. With each sweep the targets get a pose with open jaw and closed eyes, so that a camera can see how long they
 * take. A sweep is found by correlation, which noise and echoes hardly move.
 */
public final class DelayMeasurement {

	/**
	 * @param millis       from hearing to arrival, the middle one of the sweeps that were heard
	 * @param spreadMillis between the shortest and the longest
	 * @param heard        sweeps found again
	 * @param played       sweeps played
	 */
	public record Result(double millis, double spreadMillis, int heard, int played) {
	}

	private static final double SWEEP_SECONDS = 0.03;
	private static final double FROM_HZ = 800;
	private static final double TO_HZ = 4000;
	private static final double LEAD_SECONDS = 0.3;
	private static final double INTERVAL_SECONDS = 0.6;
	private static final double MOST_DELAY_SECONDS = 0.5;
	private static final double EARLIEST_SECONDS = 0.02;
	private static final double FLASH_SECONDS = 0.1;
	private static final float LOUDNESS = 0.5f;
	/** Correlation, 1 for the sweep itself, below which it counts as not heard. */
	private static final double LEAST_LIKENESS = 0.4;
	private static final long LOOK_NANOS = 1_000_000;
	private static final int PLAY_RATE = 48_000;

	private final AudioSource source;
	private final AudioOutput output;
	private final List<Target> targets;
	private final int count;
	private final Clock clock;

	/** @param source stays open; @param count sweeps, 2 or more */
	public DelayMeasurement(AudioSource source, AudioOutput output, List<Target> targets, int count, Clock clock) {
		if (count < 2) {
			throw new IllegalArgumentException("at least two tones are needed");
		}
		this.source = source;
		this.output = output;
		this.targets = List.copyOf(targets);
		this.count = count;
		this.clock = clock;
	}

	/** The sweep: its frequency rises evenly, its ends are soft. */
	private static float[] sweep(int sampleRate) {
		float[] samples = new float[(int) (SWEEP_SECONDS * sampleRate)];
		for (int i = 0; i < samples.length; i++) {
			double seconds = (double) i / sampleRate;
			double share = (double) i / samples.length;
			double phase = 2 * Math.PI
					* (FROM_HZ * seconds + (TO_HZ - FROM_HZ) * seconds * seconds / (2 * SWEEP_SECONDS));
			samples[i] = (float) (Math.sin(phase) * Math.sin(Math.PI * share));
		}
		return samples;
	}

	/**
	 * Takes about {@code 0.6 · count} seconds and a little more.
	 *
	 * @throws IOException with a sentence for the user when nothing can be played, or too few sweeps are heard
	 */
	public Result measure(Progress progress) throws IOException {
		List<SinkLane> lanes = new ArrayList<>();
		try (Player player = new Player(output.open(new PcmFormat(PLAY_RATE, 1)))) {
			for (Target target : targets) {
				lanes.add(new SinkLane(target, Arkit.FACE, FrameRate.FPS_100, clock, new Latency()));
			}
			player.start();
			Captured captured = listen(player, lanes, progress);
			return compare(player, captured);
		} finally {
			lanes.forEach(SinkLane::finish);
		}
	}

	/** Sound of the source, and when its first sample arrived. */
	private record Captured(float[] mono, long startNanos) {
	}

	private Captured listen(Player player, List<SinkLane> lanes, Progress progress) throws IOException {
		int sampleRate = source.format().sampleRate();
		int channels = source.format().channelCount();
		double seconds = LEAD_SECONDS + count * INTERVAL_SECONDS + MOST_DELAY_SECONDS;
		float[] mono = new float[(int) (seconds * sampleRate)];
		float[] block = new float[SoundLane.blockFrames(sampleRate) * channels];
		long start = Long.MAX_VALUE;
		int at = 0;
		while (at < mono.length) {
			progress.checkCancelled();
			int frames = source.read(block, 0, block.length / channels);
			if (frames < 0) {
				throw new IOException("the source ended before all tones were played");
			}
			long now = clock.nanos();
			for (int i = 0; i < frames && at < mono.length; i++, at++) {
				float sum = 0;
				for (int channel = 0; channel < channels; channel++) {
					sum += block[i * channels + channel];
				}
				mono[at] = sum / channels;
			}
			start = Math.min(start, now - Math.round(at * 1e9 / sampleRate));
			flash(player, lanes, now, at / (sampleRate / 100));
			progress.report((double) at / mono.length, "listening");
		}
		return new Captured(mono, start);
	}

	/** Shows the pose to the targets while a sweep and a little more is heard. */
	private void flash(Player player, List<SinkLane> lanes, long now, long frame) {
		if (lanes.isEmpty()) {
			return;
		}
		boolean on = false;
		for (int k = 0; k < count; k++) {
			double since = (now - player.heardNanos(k)) / 1e9;
			on |= since >= 0 && since < FLASH_SECONDS;
		}
		Slot slot = new Slot(Arkit.FACE.size());
		slot.index = frame;
		slot.captureNanos = now;
		slot.neededNanos = now;
		slot.readyNanos = now;
		slot.count = slot.values.length;
		if (on) {
			slot.values[Arkit.JAW_OPEN] = 1;
			slot.values[Arkit.FACE.indexOf("eyeBlinkLeft")] = 1;
			slot.values[Arkit.FACE.indexOf("eyeBlinkRight")] = 1;
		}
		lanes.forEach(lane -> lane.accept(slot));
	}

	private Result compare(Player player, Captured captured) throws IOException {
		int sampleRate = source.format().sampleRate();
		float[] wanted = sweep(sampleRate);
		double[] delays = new double[count];
		int heard = 0;
		for (int k = 0; k < count; k++) {
			double expected = (player.heardNanos(k) - captured.startNanos()) / 1e9;
			int from = (int) Math.max(0, (expected - EARLIEST_SECONDS) * sampleRate);
			int to = (int) Math.min(captured.mono().length - wanted.length,
					(expected + MOST_DELAY_SECONDS) * sampleRate);
			double at = find(wanted, captured.mono(), from, to);
			if (!Double.isNaN(at)) {
				delays[heard++] = (at / sampleRate - expected) * 1000;
			}
		}
		if (heard * 2 < count) {
			throw new IOException(
					"only %d of %d tones were heard; turn the loudspeaker up, bring the microphone nearer, "
							.formatted(heard, count) + "or connect output and input by a cable");
		}
		Arrays.sort(delays, 0, heard);
		return new Result(delays[heard / 2], delays[heard - 1] - delays[0], heard, count);
	}

	/** @return where the sweep begins, in samples; NaN when it is not there */
	private static double find(float[] wanted, float[] sound, int from, int to) {
		double own = 0;
		for (float sample : wanted) {
			own += sample * sample;
		}
		double best = 0;
		double at = Double.NaN;
		for (int start = from; start < to; start++) {
			double product = 0;
			double energy = 1e-9;
			for (int i = 0; i < wanted.length; i++) {
				float sample = sound[start + i];
				product += sample * wanted[i];
				energy += sample * sample;
			}
			double likeness = product / Math.sqrt(own * energy);
			if (likeness > best) {
				best = likeness;
				at = start;
			}
		}
		return best >= LEAST_LIKENESS ? at : Double.NaN;
	}

	/** Plays the sweeps on a thread of its own and knows when each is heard. */
	private final class Player implements AutoCloseable {

		private final AudioLine line;
		private final Thread thread = new Thread(this::play, "calibration tones");
		private final Thread watch = new Thread(this::watch, "calibration position");
		private volatile boolean stopped;
		/** When sample frame 0 was heard: the earliest that the device's position allows. */
		private volatile long startNanos = Long.MAX_VALUE;

		Player(AudioLine line) {
			this.line = line;
			thread.setDaemon(true);
			watch.setDaemon(true);
		}

		void start() {
			thread.start();
			watch.start();
		}

		private long frameOf(int k) {
			return Math.round((LEAD_SECONDS + k * INTERVAL_SECONDS) * PLAY_RATE);
		}

		/** Positions grow in steps; the one seen soonest after its step is nearest to the truth. */
		private void watch() {
			try {
				while (!stopped) {
					long played = line.playedFrames();
					if (played > 0) {
						startNanos = Math.min(startNanos, clock.nanos() - played * 1_000_000_000L / PLAY_RATE);
					}
					clock.sleepUntil(clock.nanos() + LOOK_NANOS);
				}
			} catch (InterruptedException e) {
				// closed while it slept
			}
		}

		long heardNanos(int k) {
			return startNanos == Long.MAX_VALUE ? Long.MAX_VALUE : startNanos + frameOf(k) * 1_000_000_000L / PLAY_RATE;
		}

		private void play() {
			float[] sweep = sweep(PLAY_RATE);
			float[] block = new float[PLAY_RATE / 100];
			long end = frameOf(count);
			for (long at = 0; at < end && !stopped; at += block.length) {
				Arrays.fill(block, 0);
				for (int k = 0; k < count; k++) {
					for (int i = 0; i < block.length; i++) {
						long within = at + i - frameOf(k);
						if (within >= 0 && within < sweep.length) {
							block[i] = LOUDNESS * sweep[(int) within];
						}
					}
				}
				line.write(block, 0, block.length);
			}
		}

		@Override
		public void close() {
			stopped = true;
			watch.interrupt();
			boolean interrupted = Thread.interrupted();
			try {
				watch.join(2000);
				line.close();
				thread.join(2000);
			} catch (InterruptedException e) {
				interrupted = true;
				line.close();
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
