package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;

/**
 * Finds out by which conventions a recording was made, and repairs what differs from ours: weights from 0 to 1, angles
 * in radians, every frame a new sample, left where the face has its left. It judges by the values alone and speaks only
 * when they leave little doubt; every rule's limits stand beside it. Holds no state.
 */
public final class ConventionDoctor {

	/** What can be wrong and put right; the code is what a user writes. */
	public enum Repair {
		/** Channels of another convention's names become ARKit's. */
		NAMES("names"),
		/** 0 to 100, or 0 to 255, becomes 0 to 1. */
		SCALE("scale"),
		/** Degrees become radians. */
		DEGREES("degrees"),
		/** 1 for an open eye becomes 0. */
		EYES("eyes"),
		/** Every left and right channel of the eyes' gaze changes sides. */
		GAZE_SIDES("gaze-sides"),
		/** Jaw and mouth shifted to the left and to the right change sides. */
		SHIFT_SIDES("shift-sides"),
		/** Repeated frames go, and the frame rate with them. */
		HELD_FRAMES("held-frames"),
		/** Frames in which every weight is 0 are filled from both sides. */
		GAPS("gaps"),
		/** Single frames far out of range are filled from both sides. */
		SPIKES("spikes"),
		/** A copy of a channel under a name of no standard goes. */
		DUPLICATES("duplicates"),
		/** A side that never moves gets the motion of the other. */
		ONE_SIDED("one-sided");

		private final String code;

		Repair(String code) {
			this.code = code;
		}

		public String code() {
			return code;
		}

		/** @throws IllegalArgumentException with a sentence for the user when there is no such repair */
		public static Repair of(String code) {
			return Arrays.stream(values()).filter(repair -> repair.code.equals(code)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("there is no repair '%s'; there are: %s"
							.formatted(code, String.join(", ", Arrays.stream(values()).map(Repair::code).toList()))));
		}
	}

	/** One thing that was noticed and can be put right. */
	public record Finding(Repair repair, Problem problem) {
	}

	/**
	 * What the values tell.
	 *
	 * @param names     the convention of the names: {@code ARKit 52}, another that a map knows, or {@code unknown}
	 * @param still     channels that never leave 0; natural for many, so they are no finding
	 * @param findings  in the order in which they must be repaired
	 */
	public record Diagnosis(String names, List<String> still, List<Finding> findings) {

		public Diagnosis {
			still = List.copyOf(still);
			findings = List.copyOf(findings);
		}

		public List<Problem> problems() {
			return findings.stream().map(Finding::problem).toList();
		}
	}

	/** A weight may be exaggerated by an animator up to here; a scale that reaches beyond is another one. */
	private static final double HIGHEST_WEIGHT = 2;
	/** More than this share of the values that are not 0 must lie beyond, or they are spikes. */
	private static final double SCALE_SHARE = 0.1;
	private static final double HIGHEST_PERCENT = 200;
	private static final double LOWEST_SCALE_PEAK = 6;
	private static final double HIGHEST_BYTE = 256;
	/** No head turns further from the camera than a quarter turn, and no eye. */
	private static final double HIGHEST_ANGLE = Math.PI / 2;
	/** An open eye lies above it most of the time where 1 means open. */
	private static final double OPEN_EYE = 0.75;
	private static final double CLOSED_EYE = 0.3;
	private static final double LONGEST_CLOSED_SHARE = 0.15;
	private static final double SURE_CORRELATION = 0.6;
	private static final double MOVING = 0.003;
	private static final double CLEARLY_MOVING = 0.1;
	private static final int FEWEST_FRAMES = 30;
	private static final int LONGEST_HOLD = 8;
	/** Seconds; a face can rest at 0 for longer, but not appear out of nothing. */
	private static final double SHORTEST_JUMP_SECONDS = 0.05;
	private static final double JUMP = 0.15;
	private static final List<String> MIRRORED_WITHOUT_SIDES = List.of("jawLeft", "mouthLeft");

	private ConventionDoctor() {
	}

	/** Looks at a clip and changes nothing. */
	public static Diagnosis examine(MotionClip clip) {
		List<Finding> findings = new ArrayList<>();
		Optional<NameMap> map = NameMaps.recognise(weightNames(clip));
		map.ifPresent(found -> findings.add(names(clip, found)));
		scale(clip).ifPresent(findings::add);
		MotionClip unit = has(findings, Repair.SCALE) ? scaled(clip) : clip;
		degrees(clip).ifPresent(findings::add);
		spikes(unit, has(findings, Repair.SCALE)).ifPresent(findings::add);
		eyes(unit).ifPresent(findings::add);
		gazeSides(clip).ifPresent(findings::add);
		shiftSides(clip).ifPresent(findings::add);
		gaps(unit).ifPresent(findings::add);
		duplicates(clip).ifPresent(findings::add);
		oneSided(unit).ifPresent(findings::add);
		heldFrames(clip).ifPresent(findings::add);
		return new Diagnosis(map.map(NameMap::from).orElse(knownNames(clip) ? NameMaps.ARKIT : "unknown"),
				still(clip), findings);
	}

	/** The clip with the findings that are wanted put right; findings must be of this clip. */
	public static MotionClip repair(MotionClip clip, List<Finding> findings, Set<Repair> wanted) {
		MotionClip result = clip;
		for (Finding finding : findings) {
			if (wanted.contains(finding.repair())) {
				result = switch (finding.repair()) {
					case NAMES -> NameMaps.recognise(weightNames(result)).orElseThrow().apply(result).clip();
					case SCALE -> scaled(result);
					case DEGREES -> radians(result);
					case SPIKES -> filled(result, spikeFrames(result));
					case EYES -> invertedEyes(result);
					case GAZE_SIDES -> exchanged(result, gazeNames(result));
					case SHIFT_SIDES -> exchanged(result, MIRRORED_WITHOUT_SIDES);
					case GAPS -> filled(result, allWeights(result, gapFrames(result)));
					case DUPLICATES -> withoutDuplicates(result);
					case ONE_SIDED -> bothSided(result);
					case HELD_FRAMES -> thinned(result, hold(result));
				};
			}
		}
		return result;
	}

	private static boolean has(List<Finding> findings, Repair repair) {
		return findings.stream().anyMatch(finding -> finding.repair() == repair);
	}

	private static Finding finding(Repair repair, String message, String advice) {
		return new Finding(repair, Problem.warning("convention." + repair.code(), message, advice));
	}

	// names

	private static List<String> weightNames(MotionClip clip) {
		return clip.channels().channels().stream().filter(channel -> channel.kind() == ChannelKind.WEIGHT)
				.map(Channel::name).toList();
	}

	private static boolean knownNames(MotionClip clip) {
		List<String> names = weightNames(clip);
		return names.stream().filter(name -> Arkit.FACE.indexOf(name) >= 0).count() * 2 >= Math.max(1, names.size());
	}

	private static Finding names(MotionClip clip, NameMap map) {
		return new Finding(Repair.NAMES, Problem.info("convention.names",
				"the channels are named as %s; the map %s makes ARKit's of them".formatted(map.from(), map.id())));
	}

	private static List<String> still(MotionClip clip) {
		List<String> still = new ArrayList<>();
		for (int i = 0; i < clip.channels().size(); i++) {
			if (clip.column(i).constantValue() == 0) {
				still.add(clip.channels().channel(i).name());
			}
		}
		return still;
	}

	// range and units

	private static Optional<Finding> scale(MotionClip clip) {
		double peak = 0;
		long set = 0;
		long beyond = 0;
		String where = "";
		for (int channel : weights(clip)) {
			float[] values = clip.column(channel).toArray();
			for (float value : values) {
				double size = Math.abs(value);
				set += size > 0 ? 1 : 0;
				beyond += size > HIGHEST_WEIGHT ? 1 : 0;
				if (size > peak) {
					peak = size;
					where = clip.channels().channel(channel).name();
				}
			}
		}
		if (beyond <= SCALE_SHARE * set || peak < LOWEST_SCALE_PEAK) {
			return Optional.empty();
		}
		if (peak > HIGHEST_BYTE) {
			return Optional.empty();
		}
		return Optional.of(finding(Repair.SCALE,
				String.format(Locale.ROOT, "values go up to %.1f (%s), so they seem to run from 0 to %.0f and not to 1",
						peak, where, fullScale(peak)),
				"let them be repaired, or scale them yourself"));
	}

	private static double fullScale(double peak) {
		return peak <= HIGHEST_PERCENT ? 100 : 255;
	}

	private static MotionClip scaled(MotionClip clip) {
		double peak = 0;
		for (int channel : weights(clip)) {
			peak = Math.max(peak, largest(clip.column(channel)));
		}
		return changed(clip, weights(clip), 1 / fullScale(peak));
	}

	private static Optional<Finding> degrees(MotionClip clip) {
		double peak = 0;
		String where = "";
		for (int channel : angles(clip)) {
			double size = largest(clip.column(channel));
			if (size > peak) {
				peak = size;
				where = clip.channels().channel(channel).name();
			}
		}
		return peak <= HIGHEST_ANGLE
				? Optional.empty()
				: Optional.of(finding(Repair.DEGREES,
						String.format(Locale.ROOT, "%s goes up to %.1f, so angles seem to be degrees and not radians",
								where, peak),
						"let them be repaired if that is so"));
	}

	private static MotionClip radians(MotionClip clip) {
		return changed(clip, angles(clip), Math.PI / 180);
	}

	private static int[] weights(MotionClip clip) {
		return clip.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT);
	}

	private static int[] angles(MotionClip clip) {
		return clip.channels().indices(channel -> channel.kind() == ChannelKind.ANGLE);
	}

	private static double largest(SampleColumn column) {
		if (column.length() == 0) {
			return 0;
		}
		SampleColumn.Extremes extremes = column.extremes(0, column.length());
		return Math.max(Math.abs(extremes.min()), Math.abs(extremes.max()));
	}

	private static MotionClip changed(MotionClip clip, int[] channels, double factor) {
		MotionClip result = clip;
		for (int channel : channels) {
			float[] values = clip.column(channel).toArray();
			for (int frame = 0; frame < values.length; frame++) {
				values[frame] = (float) (values[frame] * factor);
			}
			result = result.with(channel, SampleColumn.of(values));
		}
		return result;
	}

	// spikes

	private static Optional<Finding> spikes(MotionClip clip, boolean scaled) {
		boolean[][] spikes = spikeFrames(clip);
		int count = 0;
		String where = "";
		for (int channel = 0; channel < spikes.length; channel++) {
			for (int frame = 0; frame < spikes[channel].length; frame++) {
				if (spikes[channel][frame]) {
					where = count == 0
							? "%s at frame %d".formatted(clip.channels().channel(channel).name(), frame)
							: where;
					count++;
				}
			}
		}
		return count == 0
				? Optional.empty()
				: Optional.of(finding(Repair.SPIKES,
						"%d values stand far out of range, first %s".formatted(count, where),
						"let them be filled from both sides, or look at them"));
	}

	/** Values beyond every scale whose neighbours of at most two frames away are not. */
	private static boolean[][] spikeFrames(MotionClip clip) {
		boolean[][] spikes = new boolean[clip.channels().size()][];
		for (int channel = 0; channel < spikes.length; channel++) {
			int length = clip.frameCount();
			spikes[channel] = new boolean[length];
			if (clip.channels().channel(channel).kind() != ChannelKind.WEIGHT
					|| largest(clip.column(channel)) <= HIGHEST_WEIGHT) {
				continue;
			}
			float[] values = clip.column(channel).toArray();
			for (int frame = 0; frame < length; frame++) {
				spikes[channel][frame] = Math.abs(values[frame]) > HIGHEST_WEIGHT
						&& (inRange(values, frame - 1) || inRange(values, frame - 2))
						&& (inRange(values, frame + 1) || inRange(values, frame + 2));
			}
		}
		return spikes;
	}

	private static boolean inRange(float[] values, int frame) {
		return frame >= 0 && frame < values.length && Math.abs(values[frame]) <= HIGHEST_WEIGHT;
	}

	// eyes

	private static Optional<Finding> eyes(MotionClip clip) {
		List<String> inverted = invertedEyeNames(clip);
		return inverted.isEmpty()
				? Optional.empty()
				: Optional.of(finding(Repair.EYES,
						"%s lie near 1 and dip shortly to 0, so 1 seems to be an open eye".formatted(
								Preflight.list(inverted)),
						"let them be turned round, since 1 is a closed eye here"));
	}

	private static List<String> invertedEyeNames(MotionClip clip) {
		List<String> names = new ArrayList<>();
		for (String name : List.of("eyeBlinkLeft", "eyeBlinkRight")) {
			int channel = clip.channels().indexOf(name);
			if (channel < 0 || clip.frameCount() < FEWEST_FRAMES) {
				continue;
			}
			float[] values = clip.column(channel).toArray();
			int closed = 0;
			for (float value : values) {
				closed += value < CLOSED_EYE ? 1 : 0;
			}
			Arrays.sort(values);
			boolean open = values[values.length / 2] > OPEN_EYE && values[values.length - 1] <= 1.2;
			if (open && closed > 0 && closed < LONGEST_CLOSED_SHARE * values.length) {
				names.add(name);
			}
		}
		return names;
	}

	private static MotionClip invertedEyes(MotionClip clip) {
		MotionClip result = clip;
		for (String name : invertedEyeNames(clip)) {
			int channel = clip.channels().indexOf(name);
			float[] values = clip.column(channel).toArray();
			for (int frame = 0; frame < values.length; frame++) {
				values[frame] = 1 - values[frame];
			}
			result = result.with(channel, SampleColumn.of(values));
		}
		return result;
	}

	// sides

	/**
	 * ARKit turns an eye to the left by a yaw below 0 while its shapes say out on the left side and in on the right one
	 * (recorded takes of two devices: correlation -1.00). Where shapes and rotations disagree the sides are swapped;
	 * without rotations nothing can be told, since a mirrored face is a face too.
	 */
	private static Optional<Finding> gazeSides(MotionClip clip) {
		Optional<float[]> left = difference(clip, "eyeLookOutLeft", "eyeLookInLeft");
		Optional<float[]> right = difference(clip, "eyeLookInRight", "eyeLookOutRight");
		Optional<float[]> leftYaw = moving(clip, "leftEyeYaw");
		Optional<float[]> rightYaw = moving(clip, "rightEyeYaw");
		if (left.isEmpty() || right.isEmpty() || leftYaw.isEmpty() || rightYaw.isEmpty()) {
			return Optional.empty();
		}
		double atLeft = correlation(left.get(), leftYaw.get());
		double atRight = correlation(right.get(), rightYaw.get());
		return atLeft > SURE_CORRELATION && atRight > SURE_CORRELATION
				? Optional.of(finding(Repair.GAZE_SIDES,
						String.format(Locale.ROOT, "the gaze in the shapes goes against the eyes' rotations "
								+ "(correlation %.2f), so left and right seem to be exchanged", (atLeft + atRight) / 2),
						"let the sides of all channels be exchanged if the file mirrors the face"))
				: Optional.empty();
	}

	/**
	 * A mouth shifted to one side is stretched and raised on the other (recorded takes: -0.80 to -0.95 and -0.65 to
	 * -0.91) and drawn down on its own (0.62 to 0.78). Files whose jaw and mouth columns were read in the order of the
	 * network protocol have it the other way round.
	 */
	private static Optional<Finding> shiftSides(MotionClip clip) {
		Optional<float[]> shift = difference(clip, "mouthLeft", "mouthRight");
		Optional<float[]> stretch = difference(clip, "mouthStretchLeft", "mouthStretchRight");
		Optional<float[]> upper = difference(clip, "mouthUpperUpLeft", "mouthUpperUpRight");
		if (shift.isEmpty() || stretch.isEmpty() || upper.isEmpty()) {
			return Optional.empty();
		}
		double against = correlation(shift.get(), stretch.get());
		double raised = correlation(shift.get(), upper.get());
		return against > SURE_CORRELATION && raised > SURE_CORRELATION / 2
				? Optional.of(finding(Repair.SHIFT_SIDES,
						String.format(Locale.ROOT, "the mouth is stretched on the side that it moves to (correlation "
								+ "%.2f), so the columns of jaw and mouth left and right seem to be exchanged",
								against),
						"let them be exchanged if the file was written in the order of the network protocol"))
				: Optional.empty();
	}

	/** First minus second channel where both are there and their difference moves. */
	private static Optional<float[]> difference(MotionClip clip, String first, String second) {
		int one = clip.channels().indexOf(first);
		int two = clip.channels().indexOf(second);
		if (one < 0 || two < 0) {
			return Optional.empty();
		}
		float[] values = clip.column(one).toArray();
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] -= clip.column(two).get(frame);
		}
		return deviation(values) >= MOVING && values.length >= FEWEST_FRAMES ? Optional.of(values) : Optional.empty();
	}

	private static Optional<float[]> moving(MotionClip clip, String name) {
		int channel = clip.channels().indexOf(name);
		if (channel < 0) {
			return Optional.empty();
		}
		float[] values = clip.column(channel).toArray();
		return deviation(values) >= MOVING && values.length >= FEWEST_FRAMES ? Optional.of(values) : Optional.empty();
	}

	private static double deviation(float[] values) {
		double sum = 0;
		double squares = 0;
		for (float value : values) {
			sum += value;
			squares += (double) value * value;
		}
		int n = Math.max(1, values.length);
		return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
	}

	private static double correlation(float[] a, float[] b) {
		int n = a.length;
		double sumA = 0;
		double sumB = 0;
		double aa = 0;
		double bb = 0;
		double ab = 0;
		for (int i = 0; i < n; i++) {
			sumA += a[i];
			sumB += b[i];
			aa += (double) a[i] * a[i];
			bb += (double) b[i] * b[i];
			ab += (double) a[i] * b[i];
		}
		double varianceA = aa - sumA * sumA / n;
		double varianceB = bb - sumB * sumB / n;
		return varianceA > 0 && varianceB > 0 ? (ab - sumA * sumB / n) / Math.sqrt(varianceA * varianceB) : 0;
	}

	/** One name of each pair of weights that have a side. */
	private static List<String> gazeNames(MotionClip clip) {
		return weightNames(clip).stream().filter(name -> name.endsWith("Left")).toList();
	}

	private static MotionClip exchanged(MotionClip clip, List<String> leftNames) {
		MotionClip result = clip;
		for (String left : leftNames) {
			int one = clip.channels().indexOf(left);
			int two = clip.channels().indexOf(Arkit.mirrored(left).orElseThrow());
			if (one >= 0 && two >= 0) {
				result = result.with(one, clip.column(two)).with(two, clip.column(one));
			}
		}
		return result;
	}

	// gaps

	private static Optional<Finding> gaps(MotionClip clip) {
		boolean[] gaps = gapFrames(clip);
		int frames = 0;
		List<String> ranges = new ArrayList<>();
		for (int start = 0; start < gaps.length; start++) {
			int end = start;
			while (end < gaps.length && gaps[end]) {
				end++;
			}
			if (end > start) {
				ranges.add(end - start == 1 ? Integer.toString(start) : start + " to " + (end - 1));
				frames += end - start;
				start = end;
			}
		}
		return ranges.isEmpty()
				? Optional.empty()
				: Optional.of(finding(Repair.GAPS,
						"all weights jump to 0 and back, as where a tracker lost the face: %d frames, %s".formatted(
								frames, Preflight.list(ranges)),
						"let them be filled from both sides, or look at them"));
	}

	/** Runs of frames with every weight 0 that the motion enters or leaves with a jump. */
	private static boolean[] gapFrames(MotionClip clip) {
		int frames = clip.frameCount();
		int[] weights = weights(clip);
		boolean[] zero = new boolean[frames];
		Arrays.fill(zero, weights.length > 2);
		float[][] values = new float[weights.length][];
		for (int i = 0; i < weights.length; i++) {
			values[i] = clip.column(weights[i]).toArray();
			for (int frame = 0; frame < frames; frame++) {
				zero[frame] &= values[i][frame] == 0;
			}
		}
		for (int start = 0; start < frames; start++) {
			int end = start;
			while (end < frames && zero[end]) {
				end++;
			}
			if (end > start) {
				boolean before = start > 0 && jumps(values, start - 1, clip.frameRate());
				boolean after = end < frames && jumps(values, end, clip.frameRate());
				Arrays.fill(zero, start, end, before && after);
				start = end;
			}
		}
		return zero;
	}

	/** Whether a pose beside a run of zeros is further from 0 than a face gets in one frame. */
	private static boolean jumps(float[][] values, int frame, FrameRate rate) {
		double allowed = JUMP * Math.max(1, 1 / rate.framesPerSecond() / SHORTEST_JUMP_SECONDS);
		int far = 0;
		for (float[] column : values) {
			far += Math.abs(column[frame]) > allowed ? 1 : 0;
		}
		return far >= 2;
	}

	private static boolean[][] allWeights(MotionClip clip, boolean[] frames) {
		boolean[][] wanted = new boolean[clip.channels().size()][clip.frameCount()];
		for (int channel : weights(clip)) {
			wanted[channel] = frames;
		}
		return wanted;
	}

	/** The clip with some values replaced by straight lines between what is left; at the ends the nearest holds. */
	private static MotionClip filled(MotionClip clip, boolean[][] wanted) {
		MotionClip result = clip;
		for (int channel = 0; channel < wanted.length; channel++) {
			float[] values = clip.column(channel).toArray();
			boolean any = false;
			int before = -1;
			for (int frame = 0; frame < values.length; frame++) {
				if (wanted[channel][frame]) {
					any = true;
					continue;
				}
				for (int gap = before + 1; gap < frame; gap++) {
					values[gap] = before < 0
							? values[frame]
							: values[before] + (values[frame] - values[before]) * (gap - before) / (frame - before);
				}
				before = frame;
			}
			for (int gap = before + 1; before >= 0 && gap < values.length; gap++) {
				values[gap] = values[before];
			}
			result = any ? result.with(channel, SampleColumn.of(values)) : result;
		}
		return result;
	}

	// duplicated and dead channels

	private static Optional<Finding> duplicates(MotionClip clip) {
		List<String> copies = new ArrayList<>();
		boolean repairable = false;
		for (int[] pair : duplicatePairs(clip)) {
			String first = clip.channels().channel(pair[0]).name();
			String second = clip.channels().channel(pair[1]).name();
			copies.add("%s of %s".formatted(second, first));
			repairable |= Arkit.FACE.indexOf(second) < 0;
		}
		if (copies.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(finding(Repair.DUPLICATES,
				"some channels are copies of others: %s".formatted(Preflight.list(copies)),
				repairable
						? "let those under names of no standard be dropped"
						: "look at how the file was made; nothing is dropped, since all have names of the standard"));
	}

	/** Channels with the same motion, the second later in the clip; the two sides of a symmetric face are no copies. */
	private static List<int[]> duplicatePairs(MotionClip clip) {
		List<int[]> pairs = new ArrayList<>();
		int[] weights = weights(clip);
		for (int i = 0; i < weights.length; i++) {
			SampleColumn column = clip.column(weights[i]);
			float constant = column.constantValue();
			if (constant == constant || column.length() < FEWEST_FRAMES) {
				continue;
			}
			for (int j = i + 1; j < weights.length; j++) {
				if (column.equals(clip.column(weights[j])) && !areSides(clip.channels(), weights[i], weights[j])) {
					boolean standard = Arkit.FACE.indexOf(clip.channels().channel(weights[i]).name()) >= 0;
					pairs.add(standard ? new int[] { weights[i], weights[j] } : new int[] { weights[j], weights[i] });
				}
			}
		}
		return pairs;
	}

	private static boolean areSides(ChannelSet channels, int one, int two) {
		String first = channels.channel(one).name();
		String second = channels.channel(two).name();
		return Arkit.mirrored(first).filter(second::equals).isPresent() || bare(first).equals(bare(second));
	}

	/** A name without what tells its side or lip, such as {@code mouthFunnelUL} and {@code Mouth_Pucker_Up_L}. */
	private static String bare(String name) {
		return name.replaceFirst("(?:_(?:Up|Down))?_[LR]$|(?:[UD])?[LR]$|Left$|Right$", "");
	}

	private static MotionClip withoutDuplicates(MotionClip clip) {
		Set<Integer> dropped = new LinkedHashSet<>();
		for (int[] pair : duplicatePairs(clip)) {
			if (Arkit.FACE.indexOf(clip.channels().channel(pair[1]).name()) < 0) {
				dropped.add(pair[1]);
			}
		}
		return clip.select(IntStream.range(0, clip.channels().size())
				.filter(channel -> !dropped.contains(channel)).toArray());
	}

	private static Optional<Finding> oneSided(MotionClip clip) {
		List<String> dead = new ArrayList<>();
		for (int[] pair : deadSides(clip)) {
			dead.add(clip.channels().channel(pair[0]).name());
		}
		return dead.isEmpty()
				? Optional.empty()
				: Optional.of(finding(Repair.ONE_SIDED,
						"%s never moves although the other side does".formatted(Preflight.list(dead)),
						"let it follow the other side, or look at how the file was made"));
	}

	/** Channels that never move, each with its moving other side. */
	private static List<int[]> deadSides(MotionClip clip) {
		List<int[]> dead = new ArrayList<>();
		for (int channel : weights(clip)) {
			String name = clip.channels().channel(channel).name();
			float constant = clip.column(channel).constantValue();
			if (constant != constant || Arkit.FACE.indexOf(name) < 0 || name.startsWith("eyeLook")
					|| MIRRORED_WITHOUT_SIDES.contains(name) || name.equals("jawRight") || name.equals("mouthRight")) {
				continue;
			}
			int other = Arkit.mirrored(name).map(clip.channels()::indexOf).orElse(-1);
			if (other >= 0 && clip.frameCount() >= FEWEST_FRAMES) {
				SampleColumn.Extremes extremes = clip.column(other).extremes(0, clip.frameCount());
				if (extremes.max() - extremes.min() > CLEARLY_MOVING) {
					dead.add(new int[] { channel, other });
				}
			}
		}
		return dead;
	}

	private static MotionClip bothSided(MotionClip clip) {
		MotionClip result = clip;
		for (int[] pair : deadSides(clip)) {
			result = result.with(pair[0], clip.column(pair[1]));
		}
		return result;
	}

	// frame rate

	private static Optional<Finding> heldFrames(MotionClip clip) {
		int hold = hold(clip);
		return hold == 1
				? Optional.empty()
				: Optional.of(finding(Repair.HELD_FRAMES,
						"each frame stands %d times, so the motion was made at %s frames a second and not at %s"
								.formatted(hold, slower(clip.frameRate(), hold), clip.frameRate()),
						"let the copies be dropped, so that curves and filters see the true motion"));
	}

	/** How many times each sample stands; 1 where samples follow each other. */
	private static int hold(MotionClip clip) {
		int frames = clip.frameCount();
		if (frames < FEWEST_FRAMES) {
			return 1;
		}
		boolean[] changes = new boolean[frames];
		for (SampleColumn column : clip.columns()) {
			float constant = column.constantValue();
			if (constant == constant) {
				continue;
			}
			float[] values = column.toArray();
			for (int frame = 1; frame < frames; frame++) {
				changes[frame] |= values[frame] != values[frame - 1];
			}
		}
		int moving = 0;
		for (boolean change : changes) {
			moving += change ? 1 : 0;
		}
		for (int hold = LONGEST_HOLD; hold > 1; hold--) {
			int onStep = 0;
			for (int frame = hold; frame < frames; frame += hold) {
				onStep += changes[frame] ? 1 : 0;
			}
			if (moving > 0 && onStep == moving && onStep * hold * 2 >= frames && onStep >= 10) {
				return hold;
			}
		}
		return 1;
	}

	private static FrameRate slower(FrameRate rate, int hold) {
		return new FrameRate(rate.numerator(), Math.multiplyExact(rate.denominator(), hold));
	}

	private static MotionClip thinned(MotionClip clip, int hold) {
		if (hold == 1) {
			return clip;
		}
		int frames = (clip.frameCount() + hold - 1) / hold;
		List<SampleColumn> columns = new ArrayList<>();
		float[] values = new float[frames];
		for (SampleColumn column : clip.columns()) {
			for (int frame = 0; frame < frames; frame++) {
				values[frame] = column.get(frame * hold);
			}
			columns.add(SampleColumn.of(values));
		}
		return MotionClip.of(slower(clip.frameRate(), hold), clip.channels(), columns);
	}
}
