package org.facewright.exchange.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** Curves whose channels have keys of their own each, on their way to a clip of even frames. */
public final class KeyedCurves {

	/** Seconds; beyond it nobody animates. */
	private static final double LATEST = 1e6;
	/** Frames that any file may ask for, and that each key may ask for: files this sparse are damaged. */
	private static final int FREE_FRAMES = 36_000;
	private static final int FRAMES_PER_KEY = 600;
	private static final long FREE_SAMPLES = 1 << 24;
	private static final int SAMPLES_PER_KEY = 100;

	private final ChannelSet channels;
	private final List<CurveKeys> curves;
	private final String where;
	private final double origin;
	private final double end;
	private final KeyedPoses instants;

	/**
	 * @param curves one per channel, none without a key
	 * @param start  second at which the clip begins, unless a key lies before it
	 * @param where  beginning of messages, such as {@code take.anim, Body/Face}
	 * @throws IOException when an instant is beyond all sense
	 */
	public KeyedCurves(ChannelSet channels, List<CurveKeys> curves, double start, String where) throws IOException {
		this.channels = channels;
		this.curves = List.copyOf(curves);
		this.where = where;
		double first = start;
		double last = start;
		for (CurveKeys keys : curves) {
			first = Math.min(first, keys.seconds(0));
			last = Math.max(last, keys.seconds(keys.size() - 1));
		}
		if (!(first >= -LATEST) || !(last <= LATEST)) {
			throw new IOException("%s: it runs from second %s to %s, which can't be meant; correct the times"
					.formatted(where, first, last));
		}
		origin = first;
		end = last;
		double[] seconds = union();
		instants = new KeyedPoses(seconds, new float[0], 0, KeyedPoses.Between.LINEAR);
	}

	/** Second of the file that becomes the clip's frame 0. */
	public double origin() {
		return origin;
	}

	/** Rising instants of all keys, seconds after the origin. */
	private double[] union() {
		List<CurveKeys> different = new ArrayList<>();
		for (CurveKeys keys : curves) {
			if (different.isEmpty() || !sameInstants(different.getLast(), keys)) {
				different.add(keys);
			}
		}
		int count = different.stream().mapToInt(CurveKeys::size).reduce(0, Math::addExact);
		double[] all = new double[count];
		int at = 0;
		for (CurveKeys keys : different) {
			System.arraycopy(keys.instants(), 0, all, at, keys.size());
			at += keys.size();
		}
		Arrays.sort(all);
		int distinct = 0;
		for (double instant : all) {
			if (distinct == 0 || instant > all[distinct - 1]) {
				all[distinct++] = instant;
			}
		}
		double[] seconds = Arrays.copyOf(all, distinct);
		for (int i = 0; i < distinct; i++) {
			seconds[i] -= origin;
		}
		return seconds;
	}

	private static boolean sameInstants(CurveKeys one, CurveKeys other) {
		return Arrays.equals(one.instants(), 0, one.size(), other.instants(), 0, other.size());
	}

	/**
	 * The frame rate to sample at: the wanted one, the file's own when its keys are frames of it, or what the keys
	 * suggest.
	 *
	 * @param wanted   as a user writes it in a parameter {@code frame-rate}; empty: none
	 * @param written  in the file
	 * @param problems gets a remark when the rate is a guess
	 * @throws IOException when the wanted rate can't be read
	 */
	public FrameRate frameRate(String wanted, Optional<FrameRate> written, List<Problem> problems)
			throws IOException {
		if (!wanted.isBlank()) {
			try {
				return FrameRate.parse(wanted.strip());
			} catch (IllegalArgumentException e) {
				throw new IOException("%s can't be read: frame-rate: %s".formatted(where, e.getMessage()), e);
			}
		}
		Optional<FrameRate> own = written.filter(instants::liesOn);
		if (own.isPresent()) {
			return own.get();
		}
		Optional<FrameRate> measured = instants.frameRate();
		if (measured.isPresent() && written.isEmpty()) {
			return measured.get();
		}
		FrameRate rate = written.or(() -> measured).orElse(FrameRate.FPS_60);
		problems.add(Problem.warning("import.frame-rate",
				(instants.keyCount() > 1
						? "%s: keys lie between frames; they were sampled at %s fps"
						: "%s: a single instant tells no frame rate; %s fps was taken").formatted(where, rate),
				"set the parameter 'frame-rate' if that is not what was meant"));
		return rate;
	}

	/**
	 * Samples the curves at the frames of a rate, the first at the origin, the last at or before the last key.
	 *
	 * @throws IOException when the keys lie so far apart that nobody can have meant it, or a value overflows
	 */
	public MotionClip clip(FrameRate rate, Progress progress) throws IOException {
		double framesPerSecond = rate.framesPerSecond();
		double length = end - origin;
		double frames = Math.floor(length * framesPerSecond + KeyedPoses.snap(end, framesPerSecond)) + 1;
		long keyCount = curves.stream().mapToLong(CurveKeys::size).sum();
		if (frames > Math.max(FREE_FRAMES, (double) FRAMES_PER_KEY * instants.keyCount())
				|| frames * channels.size() > Math.max(FREE_SAMPLES, (double) SAMPLES_PER_KEY * keyCount)) {
			throw new IOException(("%s: its %d keys span %s seconds, %.0f frames at %s fps, which can't be meant; "
					+ "correct the times or choose a lower frame rate")
					.formatted(where, keyCount, length, frames, rate));
		}
		List<SampleColumn> columns = new ArrayList<>(curves.size());
		float[] column = new float[(int) frames];
		for (int channel = 0; channel < curves.size(); channel++) {
			progress.checkCancelled();
			progress.report((double) channel / curves.size(), "sampling curves");
			curves.get(channel).sample(origin, framesPerSecond, column);
			for (int frame = 0; frame < column.length; frame++) {
				if (!Float.isFinite(column[frame])) {
					throw new IOException("%s: channel %s overflows at frame %d; correct the keys around it"
							.formatted(where, channels.channel(channel).name(), frame));
				}
			}
			columns.add(SampleColumn.of(column));
		}
		return MotionClip.of(rate, channels, columns);
	}
}
