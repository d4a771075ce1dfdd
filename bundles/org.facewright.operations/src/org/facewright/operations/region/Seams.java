package org.facewright.operations.region;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.operations.score.PhoneClasses;

/**
 * Where new motion takes over from old and gives back: in frames around the ends of a stretch where both are most alike in
 * place and speed, weighted by how fast they move, outside of lip closures and rather in silence. All channels fade
 * together, so that what belongs together, such as an open jaw and closed lips, stays together.
 *
 * @param in   middle of the first fade, frames; the first frame when the stretch begins with the take
 * @param out  middle of the second fade; the number of frames when the stretch ends with the take
 * @param fade length of each fade, frames
 */
public record Seams(int in, int out, int fade) {

	/** Seconds on either side of an end in which its seam is looked for. */
	public static final double WINDOW_SECONDS = 0.15;
	/** Length of a fade. */
	public static final double FADE_SECONDS = 0.08;

	private static final double SLOPE = 4; // what unlike speed counts against unlike place, per frame
	private static final double HURRY = 10; // how much worse a seam in fast motion is, per unit and frame
	private static final double MOUTH = 3; // how much more jaw and closure count
	private static final double CLOSED = 0.5; // added inside a lip closure
	private static final double SILENT = 0.5; // factor in silence
	private static final double FAR = 0.02; // added per second away from the wanted end
	private static final int LEAST_FADE = 2;

	/**
	 * Looks for the best seams.
	 *
	 * @param before old motion
	 * @param now    new motion, the same frames; channels are found by name
	 * @param region to be made new
	 * @param speech may be empty
	 * @throws IllegalArgumentException with a sentence for the user when nothing of the take lies in the region
	 */
	public static Seams between(MotionClip before, MotionClip now, FrameRange region, SpeechLanes speech) {
		FrameRange wanted = region.within(before.frameCount());
		if (wanted.isEmpty()) {
			throw new IllegalArgumentException("the region lies beyond the end of the take; choose another");
		}
		double rate = before.frameRate().framesPerSecond();
		int window = (int) Math.round(WINDOW_SECONDS * rate);
		int fade = Math.max(LEAST_FADE, Math.min((int) Math.round(FADE_SECONDS * rate), wanted.length() / 2));
		Costs costs = new Costs(before, now, speech, fade);
		int middle = (wanted.start() + wanted.end()) / 2;
		int in = wanted.start() <= fade / 2 ? 0 : costs.best(wanted.start(), window, fade, middle - fade / 2);
		int out = wanted.end() >= before.frameCount() - fade / 2
				? before.frameCount()
				: costs.best(wanted.end(), window, middle + fade / 2, before.frameCount() - fade);
		return new Seams(in, out, fade);
	}

	/** Share of the new motion in a frame: 0 outside, 1 inside, rising and falling without a step. */
	public double share(int frame) {
		double rising = in == 0 ? 1 : ramp((frame - in + fade / 2.0) / fade);
		double falling = ramp((out + fade / 2.0 - frame) / fade);
		return Math.min(rising, out == Integer.MAX_VALUE ? 1 : falling);
	}

	private static double ramp(double x) {
		double t = Math.clamp(x, 0, 1);
		return t * t * (3 - 2 * t);
	}

	/** Frames that differ from the old motion. */
	public FrameRange frames(int frameCount) {
		return new FrameRange(Math.max(0, in - fade / 2), Math.min(frameCount, out + (fade + 1) / 2));
	}

	/** The old motion with the new in the stretch; channels that the new one lacks stay as they are. */
	public MotionClip blend(MotionClip before, MotionClip now) {
		Seams whole = out >= before.frameCount() ? new Seams(in, Integer.MAX_VALUE, fade) : this;
		FrameRange changed = frames(before.frameCount());
		MotionClip blended = before;
		for (int channel = 0; channel < before.channels().size(); channel++) {
			int other = now.channels().indexOf(before.channels().channel(channel).name());
			if (other < 0) {
				continue;
			}
			SampleColumn old = before.column(channel);
			SampleColumn fresh = now.column(other);
			float[] values = new float[changed.length()];
			for (int i = 0; i < values.length; i++) {
				int frame = changed.start() + i;
				double share = whole.share(frame);
				float to = frame < fresh.length() ? fresh.get(frame) : old.get(frame);
				values[i] = share >= 1 ? to : (float) (old.get(frame) * (1 - share) + to * share);
			}
			blended = blended.with(channel, old.with(changed.start(), values));
		}
		return blended;
	}

	/** What a seam costs in each frame. */
	private static final class Costs {

		private final List<SampleColumn> old = new ArrayList<>();
		private final List<SampleColumn> fresh = new ArrayList<>();
		private final List<Double> weights = new ArrayList<>();
		private final SpeechLanes speech;
		private final double rate;
		private final int frames;
		private final int fade;

		Costs(MotionClip before, MotionClip now, SpeechLanes speech, int fade) {
			this.speech = speech;
			this.fade = fade;
			rate = before.frameRate().framesPerSecond();
			frames = Math.min(before.frameCount(), now.frameCount());
			for (int channel = 0; channel < before.channels().size(); channel++) {
				String name = before.channels().channel(channel).name();
				int other = now.channels().indexOf(name);
				if (other >= 0) {
					old.add(before.column(channel));
					fresh.add(now.column(other));
					weights.add(name.startsWith("jaw") || name.startsWith("mouthClose") ? MOUTH : 1);
				}
			}
		}

		int best(int wanted, int window, int least, int most) {
			int best = Math.clamp(wanted, Math.min(least, most), Math.max(least, most));
			double bestCost = Double.MAX_VALUE;
			for (int frame = Math.max(least, wanted - window); frame <= Math.min(most, wanted + window); frame++) {
				double cost = cost(frame) + FAR * Math.abs(frame - wanted) / rate;
				if (cost < bestCost) {
					bestCost = cost;
					best = frame;
				}
			}
			return best;
		}

		private double cost(int middle) {
			double sum = 0;
			int count = 0;
			for (int frame = middle - fade / 2; frame <= middle + fade / 2; frame++) {
				if (frame >= 1 && frame < frames) {
					sum += unlike(frame);
					count++;
				}
			}
			double seconds = middle / rate;
			double reach = fade / 2.0 / rate;
			double closed = 0;
			boolean silent = !speech.phones().isEmpty();
			for (Segment phone : speech.phones()) {
				if (phone.startSeconds() < seconds + reach && phone.endSeconds() > seconds - reach) {
					silent &= PhoneClasses.isSilence(phone.label());
					if (PhoneClasses.BILABIALS.contains(PhoneClasses.name(phone.label()))) {
						closed = CLOSED;
					}
				}
			}
			return sum / Math.max(1, count) * (silent ? SILENT : 1) + closed;
		}

		private double unlike(int frame) {
			double sum = 0;
			for (int i = 0; i < old.size(); i++) {
				double a = old.get(i).get(frame);
				double b = fresh.get(i).get(frame);
				double da = a - old.get(i).get(frame - 1);
				double db = b - fresh.get(i).get(frame - 1);
				double hurry = 1 + HURRY * (Math.abs(da) + Math.abs(db)) / 2;
				sum += weights.get(i) * ((a - b) * (a - b) + SLOPE * (da - db) * (da - db)) * hurry;
			}
			return sum;
		}
	}
}
