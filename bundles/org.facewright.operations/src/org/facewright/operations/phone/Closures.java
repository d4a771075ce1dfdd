package org.facewright.operations.phone;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.operations.score.LipGeometry;

/**
 * Whether the mouth closes where the speech asks for it. Limits are those of the checks: lips nearer than
 * {@value #MET} mm have met, and for F and V lips nearer than {@value #NEAR} mm or a lower lip rolled in will do. What
 * misses its limit by less than its double, or keeps to it for less than {@value #HELD} s, is weak.
 */
public final class Closures {

	/** How well a phone closes. */
	public enum State {
		CLOSED,
		WEAK,
		MISSING
	}

	/**
	 * @param phone          index
	 * @param gapMillimetres least distance of the inner lips
	 * @param seconds        when it is least
	 */
	public record Closure(int phone, State state, double gapMillimetres, double seconds) {
	}

	private static final double MET = 2;
	private static final double NEAR = 4;
	private static final double ROLLED = 0.1;
	private static final double HELD = 0.035;
	private static final double EARLY = 0.02; // seconds around the phone in which it may close
	private static final double LATE = 0.01;

	private final MotionClip clip;
	private final double rate;
	private final List<SampleColumn> columns = new ArrayList<>();
	private final double[] factors;
	private final int roll;

	private Closures(MotionClip clip) {
		this.clip = clip;
		rate = clip.frameRate().framesPerSecond();
		List<Double> kept = new ArrayList<>();
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			double factor = LipGeometry.GAP.factor(clip.channels().channel(channel).name());
			if (factor != 0) {
				columns.add(clip.column(channel));
				kept.add(factor);
			}
		}
		factors = kept.stream().mapToDouble(Double::doubleValue).toArray();
		roll = clip.channels().indexOf("mouthRollLower");
	}

	/** All P B M F V that lie within the clip; none for a clip without a jaw. */
	public static List<Closure> of(MotionClip clip, List<Segment> phones) {
		if (clip.channels().indexOf("jawOpen") < 0) {
			return List.of();
		}
		Closures closures = new Closures(clip);
		List<Closure> found = new ArrayList<>();
		for (int phone = 0; phone < phones.size(); phone++) {
			Segment segment = phones.get(phone);
			boolean lips = PhoneChannels.isBilabial(segment.label());
			if ((lips || PhoneChannels.isLabiodental(segment.label()))
					&& segment.startSeconds() * closures.rate < clip.frameCount()) {
				found.add(closures.of(phone, segment, lips));
			}
		}
		return List.copyOf(found);
	}

	private Closure of(int index, Segment phone, boolean lips) {
		int first = frame(phone.startSeconds() - EARLY);
		int last = frame(phone.endSeconds() + LATE);
		double limit = lips ? MET : NEAR;
		double least = Double.POSITIVE_INFINITY;
		int at = first;
		int held = 0;
		float rolled = 0;
		for (int frame = first; frame <= last; frame++) {
			double gap = gap(frame);
			held += gap <= limit ? 1 : 0;
			if (gap < least) {
				least = gap;
				at = frame;
			}
			rolled = roll < 0 ? 0 : Math.max(rolled, clip.column(roll).get(frame));
		}
		return new Closure(index, state(phone, lips, least, limit, held, rolled), least, at / rate);
	}

	private State state(Segment phone, boolean lips, double least, double limit, int held, float rolled) {
		if (!lips && rolled >= ROLLED) {
			return State.CLOSED;
		}
		if (least > limit) {
			return least <= 2 * limit ? State.WEAK : State.MISSING;
		}
		// a run of n frames may have lasted for one more
		boolean longEnough = !lips || (held + 0.5) / rate >= Math.min(HELD, phone.durationSeconds());
		return longEnough ? State.CLOSED : State.WEAK;
	}

	private int frame(double seconds) {
		return (int) Math.clamp(Math.round(seconds * rate), 0, clip.frameCount() - 1L);
	}

	private double gap(int frame) {
		double gap = LipGeometry.GAP.neutral();
		for (int i = 0; i < factors.length; i++) {
			gap += factors[i] * columns.get(i).get(frame);
		}
		return 10 * Math.max(0, gap);
	}
}
