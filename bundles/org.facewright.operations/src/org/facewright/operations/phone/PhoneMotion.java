package org.facewright.operations.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.operations.score.LipGeometry;

/**
 * Shapes motion by what is asked of its phones. A phone acts from the middle of the one before to the middle of the one
 * after, though not further than {@value #SKIRT} s beyond its edges: in full between its edges, faded by a raised cosine
 * beside them, so that nothing jumps. First all phones are moved in time, then made stronger, then weighed between jaw
 * and lips, then closed. Values of weights stay within 0 … 1 where they were; frames and channels that no phone reaches
 * are shared with the clip.
 */
public final class PhoneMotion {

	/** Farthest reach beyond the edges of a phone, seconds; about what jaw and lips take to arrive and to leave. */
	static final double SKIRT = 0.12;
	private static final double CLOSE_RAMP = 0.06; // the lips come together slower than they part
	private static final double PART_RAMP = 0.045;
	private static final double CLOSED_UNTIL = 0.01; // before the end of the phone they may part already
	private static final double PRESS = 0.15;
	private static final double ROLL = 0.1;
	private static final double TEETH_JAW = 0.1;
	private static final double TEETH_ROLL = 0.35;
	private static final double TEETH_RAISE = 0.1;
	private static final double SHIFT = 0.5; // of the jaw's opening that the lips can take over
	private static final double SPARE = 0.8; // of the lips' opening that the jaw can take over
	private static final double DROP = 0.25; // further opening of the jaw, which mouthClose takes up
	private static final double STEEPEST = 0.2; // of its length a span of time keeps at least

	private static final List<String> PARTED = List.of("mouthLowerDownLeft", "mouthLowerDownRight",
			"mouthUpperUpLeft", "mouthUpperUpRight");
	private static final List<String> OPENERS = List.of("mouthLowerDownLeft", "mouthLowerDownRight",
			"mouthUpperUpLeft", "mouthUpperUpRight", "mouthFunnel", "noseSneerLeft", "noseSneerRight",
			"mouthShrugUpper");

	/** When a phone acts, in seconds: reaches from, begins, ends, reaches to. */
	private record Window(double from, double start, double end, double to) {

		double weight(double seconds) {
			if (seconds < start) {
				return rise((seconds - from) / (start - from));
			}
			return seconds > end ? rise((to - seconds) / (to - end)) : 1;
		}
	}

	private final double rate;
	private final int frameCount;
	private final ChannelSet channels;
	private final MotionClip clip;
	private final List<Segment> phones;
	/** Values of the channels that have been changed. */
	private final Map<Integer, float[]> values = new HashMap<>();
	private final Map<Integer, int[]> touched = new HashMap<>();

	private PhoneMotion(MotionClip clip, List<Segment> phones) {
		this.clip = clip;
		this.phones = phones;
		channels = clip.channels();
		rate = clip.frameRate().framesPerSecond();
		frameCount = clip.frameCount();
	}

	/**
	 * @param phones of the clip, in order of time
	 * @param verbs  by index of the phone; neutral ones and those of silence change nothing
	 * @return the clip itself when nothing is asked
	 */
	public static MotionClip apply(MotionClip clip, List<Segment> phones, Map<Integer, PhoneVerbs> verbs) {
		PhoneMotion motion = new PhoneMotion(clip, phones);
		Map<Integer, PhoneVerbs> asked = new TreeMap<>();
		verbs.forEach((phone, wanted) -> {
			if (!wanted.isNeutral() && phone >= 0 && phone < phones.size() && motion.window(phone).start() >= 0
					&& !PhoneChannels.of(phones.get(phone).label()).isEmpty()) {
				asked.put(phone, wanted);
			}
		});
		Map<Integer, Window> windows = new HashMap<>();
		asked.forEach((phone, wanted) -> windows.put(phone, motion.move(phone, wanted)));
		asked.forEach((phone, wanted) -> motion.strengthen(phone, motion.of(windows, phone), wanted.strength()));
		asked.forEach((phone, wanted) -> motion.weigh(motion.of(windows, phone), wanted.bias()));
		asked.forEach((phone, wanted) -> motion.close(phone, motion.of(windows, phone), wanted.closureLock()));
		return motion.result();
	}

	private Window of(Map<Integer, Window> windows, int phone) {
		return windows.getOrDefault(phone, window(phone));
	}

	private Window window(int index) {
		Segment phone = phones.get(index);
		double from = Math.max(0, phone.startSeconds() - SKIRT);
		double to = Math.min(frameCount / rate, phone.endSeconds() + SKIRT);
		if (index > 0) {
			from = Math.max(from, middle(phones.get(index - 1)));
		}
		if (index + 1 < phones.size()) {
			to = Math.min(to, middle(phones.get(index + 1)));
		}
		return new Window(Math.min(from, phone.startSeconds()), phone.startSeconds(), phone.endSeconds(),
				Math.max(to, phone.endSeconds()));
	}

	private static double middle(Segment phone) {
		return (phone.startSeconds() + phone.endSeconds()) / 2;
	}

	private static double rise(double share) {
		return 0.5 - 0.5 * Math.cos(Math.PI * Math.clamp(share, 0, 1));
	}

	/** @return the phone's window after it was moved and stretched */
	private Window move(int index, PhoneVerbs verbs) {
		Window window = window(index);
		if (verbs.leadSeconds() == 0 && verbs.hold() == 0) {
			return window;
		}
		double longer = verbs.hold() * (window.end() - window.start()) / 2;
		double[] old = { window.from(), window.start(), (window.start() + window.end()) / 2, window.end(),
				window.to() };
		double[] moved = { old[0], old[1] - verbs.leadSeconds() - longer, old[2] - verbs.leadSeconds(),
				old[3] + longer, old[4] };
		keepOrder(moved, old);
		List<String> names = PhoneChannels.of(phones.get(index).label());
		warp(names, old, moved);
		return new Window(moved[0], moved[1], moved[3], moved[4]);
	}

	/** Every span between the knots keeps a share of its length; the outer knots stay. */
	private static void keepOrder(double[] moved, double[] old) {
		for (int i = 1; i < moved.length - 1; i++) {
			moved[i] = Math.max(moved[i], moved[i - 1] + STEEPEST * (old[i] - old[i - 1]));
		}
		for (int i = moved.length - 2; i > 0; i--) {
			moved[i] = Math.min(moved[i], moved[i + 1] - STEEPEST * (old[i + 1] - old[i]));
		}
	}

	/** Reads the channels along a smooth rising curve of time that runs through the knots. */
	private void warp(List<String> names, double[] old, double[] moved) {
		int first = first(moved[0]);
		int end = end(moved[moved.length - 1]);
		if (end <= first) {
			return;
		}
		int sliceStart = Math.max(0, first - 2);
		int sliceEnd = Math.min(frameCount, end + 2);
		double[] sources = new double[end - first];
		double[] slopes = slopes(moved, old);
		for (int i = 0; i < sources.length; i++) {
			sources[i] = hermite(moved, old, slopes, (first + i) / rate) * rate - sliceStart;
		}
		for (String name : names) {
			int channel = weight(name);
			if (channel >= 0) {
				float[] slice = Arrays.copyOfRange(column(channel, first, end), sliceStart, sliceEnd);
				SampleColumn read = Resampling.at(MotionClip.of(clip.frameRate(), channels.select(channel),
						List.of(SampleColumn.of(slice))), sources).column(0);
				read.copy(0, column(channel, first, end), first, sources.length);
			}
		}
	}

	/** Fritsch and Carlson's limit on slopes that are the mean of their spans'; 1 at both ends, where time goes on. */
	private static double[] slopes(double[] x, double[] y) {
		int last = x.length - 1;
		double[] secants = new double[last];
		for (int i = 0; i < last; i++) {
			secants[i] = x[i + 1] > x[i] ? (y[i + 1] - y[i]) / (x[i + 1] - x[i]) : 1;
		}
		double[] slopes = new double[x.length];
		slopes[0] = Math.min(1, 3 * secants[0]);
		slopes[last] = Math.min(1, 3 * secants[last - 1]);
		for (int i = 1; i < last; i++) {
			double product = secants[i - 1] * secants[i];
			slopes[i] = product <= 0 ? 0 : 2 * product / (secants[i - 1] + secants[i]);
		}
		return slopes;
	}

	private static double hermite(double[] x, double[] y, double[] slopes, double at) {
		int i = 0;
		while (i < x.length - 2 && at >= x[i + 1]) {
			i++;
		}
		double span = x[i + 1] - x[i];
		if (span <= 0) {
			return at;
		}
		double t = Math.clamp((at - x[i]) / span, 0, 1);
		double s = 1 - t;
		return (1 + 2 * t) * s * s * y[i] + t * s * s * span * slopes[i] + t * t * (3 - 2 * t) * y[i + 1]
				+ t * t * (t - 1) * span * slopes[i + 1];
	}

	/** Scales what the phone does beside the straight way between its neighbours. */
	private void strengthen(int index, Window window, double strength) {
		if (strength == 1) {
			return;
		}
		int first = first(window.from());
		int end = end(window.to());
		double span = window.to() - window.from();
		for (String name : PhoneChannels.of(phones.get(index).label())) {
			int channel = weight(name);
			if (channel < 0 || end <= first || isFlat(channel, first, end)) {
				continue;
			}
			float[] column = column(channel, first, end);
			double before = at(column, window.from());
			double after = at(column, window.to());
			for (int frame = first; frame < end; frame++) {
				double seconds = frame / rate;
				double way = before + (after - before) * (span > 0 ? (seconds - window.from()) / span : 0);
				double change = (strength - 1) * window.weight(seconds) * (column[frame] - way);
				set(column, frame, column[frame] + change);
			}
		}
	}

	private boolean isFlat(int channel, int first, int end) {
		if (values.containsKey(channel)) {
			return false;
		}
		SampleColumn.Extremes extremes = clip.column(channel).extremes(Math.max(0, first - 1),
				Math.min(frameCount, end + 1));
		return extremes.min() == extremes.max();
	}

	/** Moves the work between jaw and lips; how far the mouth is open stays, as far as the weights allow. */
	private void weigh(Window window, double bias) {
		int jawChannel = weight("jawOpen");
		int first = first(window.from());
		int end = end(window.to());
		if (bias == 0 || jawChannel < 0 || end <= first) {
			return;
		}
		float[] jaw = column(jawChannel, first, end);
		int closeChannel = weight("mouthClose");
		float[] close = closeChannel < 0 ? new float[frameCount] : column(closeChannel, first, end);
		List<float[]> lips = new ArrayList<>();
		for (String name : PARTED) {
			if (weight(name) >= 0) {
				lips.add(column(weight(name), first, end));
			}
		}
		double jawGap = LipGeometry.GAP.factor("jawOpen");
		double closeGap = LipGeometry.GAP.factor("mouthClose");
		double lipGap = PARTED.stream().mapToDouble(LipGeometry.GAP::factor).sum() / PARTED.size();
		for (int frame = first; frame < end; frame++) {
			double amount = Math.abs(bias) * window.weight(frame / rate);
			if (bias > 0) {
				double less = SHIFT * amount * jaw[frame];
				double released = jaw[frame] > 0 ? close[frame] * less / jaw[frame] : 0;
				double lost = Math.max(0, jawGap * less + closeGap * released);
				set(jaw, frame, jaw[frame] - less);
				set(close, frame, close[frame] - released);
				for (float[] lip : lips) {
					set(lip, frame, lip[frame] + lost / (lipGap * lips.size()));
				}
			} else {
				double lost = 0;
				for (float[] lip : lips) {
					lost += lipGap * SPARE * amount * lip[frame];
					set(lip, frame, lip[frame] * (1 - SPARE * amount));
				}
				double drop = closeChannel < 0 ? 0 : DROP * amount * jaw[frame];
				set(jaw, frame, jaw[frame] + lost / jawGap + drop);
				set(close, frame, close[frame] - jawGap / closeGap * drop);
			}
		}
	}

	private void close(int index, Window window, double lock) {
		String label = phones.get(index).label();
		boolean lips = PhoneChannels.isBilabial(label);
		if (lock == 0 || !lips && !PhoneChannels.isLabiodental(label)) {
			return;
		}
		double shut = Math.max(window.start() + Math.min(1 / rate, (window.end() - window.start()) / 2),
				window.end() - CLOSED_UNTIL);
		Window closing = new Window(Math.max(0, window.start() - CLOSE_RAMP), window.start(), shut,
				Math.min(frameCount / rate, shut + PART_RAMP));
		int first = first(closing.from());
		int end = end(closing.to());
		if (end <= first) {
			return;
		}
		if (lips) {
			meet(closing, first, end, lock);
		} else {
			toTeeth(closing, first, end, lock);
		}
	}

	/** What opens the lips goes, they press a little, and mouthClose takes up what is left of the gap. */
	private void meet(Window closing, int first, int end, double lock) {
		Map<String, float[]> open = new HashMap<>();
		for (String name : OPENERS) {
			if (weight(name) >= 0) {
				open.put(name, column(weight(name), first, end));
			}
		}
		Map<String, float[]> pressed = new HashMap<>();
		for (String name : List.of("mouthPressLeft", "mouthPressRight", "mouthRollLower")) {
			if (weight(name) >= 0) {
				pressed.put(name, column(weight(name), first, end));
			}
		}
		boolean byJaw = weight("mouthClose") < 0;
		String closer = byJaw ? "jawOpen" : "mouthClose";
		if (weight(closer) < 0) {
			return;
		}
		float[] close = column(weight(closer), first, end);
		double factor = LipGeometry.GAP.factor(closer);
		for (int frame = first; frame < end; frame++) {
			double amount = lock * closing.weight(frame / rate);
			double gap = gap(frame);
			for (Map.Entry<String, float[]> opener : open.entrySet()) {
				float[] column = opener.getValue();
				gap -= LipGeometry.GAP.factor(opener.getKey()) * column[frame];
				set(column, frame, column[frame] * (1 - amount));
			}
			for (Map.Entry<String, float[]> press : pressed.entrySet()) {
				float[] column = press.getValue();
				double more = Math.max(0, (press.getKey().equals("mouthRollLower") ? ROLL : PRESS) - column[frame]);
				gap += LipGeometry.GAP.factor(press.getKey()) * more;
				set(column, frame, column[frame] + amount * more);
			}
			double needed = Math.max(0, gap) / Math.abs(factor);
			set(close, frame, close[frame] + amount * (byJaw ? -needed : needed));
		}
	}

	private void toTeeth(Window closing, int first, int end, double lock) {
		towards("jawOpen", closing, first, end, lock, 0, TEETH_JAW);
		towards("mouthClose", closing, first, end, lock, 0, 0.05);
		towards("mouthFunnel", closing, first, end, lock, 0, 0.1);
		towards("mouthLowerDownLeft", closing, first, end, lock, 0, 0);
		towards("mouthLowerDownRight", closing, first, end, lock, 0, 0);
		towards("mouthRollLower", closing, first, end, lock, TEETH_ROLL, 1);
		towards("mouthUpperUpLeft", closing, first, end, lock, TEETH_RAISE, 1);
		towards("mouthUpperUpRight", closing, first, end, lock, TEETH_RAISE, 1);
	}

	/** Brings a channel between two values. */
	private void towards(String name, Window closing, int first, int end, double lock, double least, double most) {
		int channel = weight(name);
		if (channel < 0) {
			return;
		}
		float[] column = column(channel, first, end);
		for (int frame = first; frame < end; frame++) {
			double target = Math.clamp(column[frame], least, most);
			double amount = lock * closing.weight(frame / rate);
			set(column, frame, column[frame] + amount * (target - column[frame]));
		}
	}

	/** Mean distance of the inner lips, cm; below 0 where they are pressed. */
	private double gap(int frame) {
		double gap = LipGeometry.GAP.neutral();
		for (int channel = 0; channel < channels.size(); channel++) {
			double factor = LipGeometry.GAP.factor(channels.channel(channel).name());
			if (factor != 0) {
				float[] changed = values.get(channel);
				gap += factor * (changed == null ? clip.column(channel).get(frame) : changed[frame]);
			}
		}
		return gap;
	}

	private int weight(String name) {
		int channel = channels.indexOf(name);
		return channel >= 0 && channels.channel(channel).kind() == ChannelKind.WEIGHT ? channel : -1;
	}

	private int first(double seconds) {
		return Math.clamp((long) Math.ceil(seconds * rate - 1e-9), 0, frameCount);
	}

	private int end(double seconds) {
		return Math.clamp((long) Math.floor(seconds * rate + 1e-9) + 1, 0, frameCount);
	}

	/** The values of a channel, of which some frames are about to change. */
	private float[] column(int channel, int first, int end) {
		int[] range = touched.computeIfAbsent(channel, index -> new int[] { frameCount, 0 });
		range[0] = Math.min(range[0], first);
		range[1] = Math.max(range[1], end);
		return values.computeIfAbsent(channel, index -> clip.column(index).toArray());
	}

	private double at(float[] column, double seconds) {
		double frame = Math.clamp(seconds * rate, 0, frameCount - 1.0);
		int low = (int) frame;
		int high = Math.min(low + 1, frameCount - 1);
		return column[low] + (frame - low) * (column[high] - column[low]);
	}

	/** Within 0 … 1, unless the value was beyond already. */
	private static void set(float[] column, int frame, double value) {
		float old = column[frame];
		column[frame] = (float) Math.clamp(value, Math.min(0, old), Math.max(1, old));
	}

	private MotionClip result() {
		MotionClip result = clip;
		for (Map.Entry<Integer, float[]> changed : values.entrySet()) {
			int channel = changed.getKey();
			int[] range = touched.getOrDefault(channel, new int[] { 0, frameCount });
			if (range[1] > range[0]) {
				result = result.with(channel, clip.column(channel).with(range[0],
						Arrays.copyOfRange(changed.getValue(), range[0], range[1])));
			}
		}
		return result;
	}
}
