package org.facewright.operations.qc;

import static org.facewright.operations.qc.CurveCheck.bridge;
import static org.facewright.operations.qc.CurveCheck.edit;
import static org.facewright.operations.qc.CurveCheck.limit;
import static org.facewright.operations.qc.CurveCheck.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.qc.Edit;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;
import org.facewright.operations.qc.CurveCheck.Found;
import org.facewright.operations.score.PhoneClasses;
import org.facewright.operations.score.Statistics;

/** What curves owe to themselves: no spikes, tremor, jumps, dead channels or impossible values. */
final class CurveChecks {

	private static final Parameter<Double> SPEED = limit("speed", 2, "",
			"Fastest movement, in multiples of what 99 % of real faces' movements keep to.");
	private static final Parameter<Double> STEP = limit("step", 4, "",
			"The same for a movement that does not come back.");
	private static final Parameter<Double> TREMOR = limit("tremor", 0.005, "",
			"Strongest movement above 8 Hz, as a weight.");
	private static final Parameter<Double> ALIVE = limit("alive", 0.002, "", "Least range of a living channel.");
	private static final Parameter<Double> SAME = limit("same", 0.999, "", "Correlation of channels that are copies.");
	private static final Parameter<Double> LOW = limit("low", -0.02, "", "Smallest weight.");
	private static final Parameter<Double> HIGH = limit("high", 1.05, "", "Largest weight.");
	private static final Parameter<Double> FULL = limit("full", 0.05, "", "Largest share of frames at 1 or more.");
	private static final Parameter<Double> EXCESS = limit("excess", 0.05, "",
			"How much mouthClose may exceed jawOpen.");
	private static final Parameter<Double> SIDES = limit("sides", 0.15, "", "Largest mean difference of the sides.");
	private static final Parameter<Double> JUMP = limit("jump", 0.08, "", "Largest jump from frame to frame.");
	private static final Parameter<Double> CLOSE = limit("close", 0.7, "", "Least eyeBlink of a blink.");
	private static final Parameter<Double> FEWEST = limit("fewest", 8, "1/min", "Fewest blinks.");
	private static final Parameter<Double> MOST = limit("most", 30, "1/min", "Most blinks.");
	private static final Parameter<Double> FRAMES = limit("frames", 1.5, "", "Largest difference of length, frames.");
	private static final Parameter<Double> LEAD = limit("silence", 1, "s", "Longest silence before the first sound.");
	private static final Parameter<Double> FOREIGN = limit("foreign", 0.05, "",
			"Largest share of movement in channels the target does not know.");
	private static final Parameter<Double> ERROR = limit("error", 1e-4, "", "Largest difference of a value.");

	/** 99th percentiles of the speed of channels of a real face, 1/s; the longest fitting start of a name counts. */
	private static final Map<String, Double> SPEEDS = Map.of("", 4.0, "jaw", 4.2, "mouthFunnel", 2.6, "mouthClose", 4.2,
			"mouthLowerDown", 3.6, "brow", 8.1);

	static final List<QualityCheck> ALL = List.of(
			new CurveCheck("Q-7", "No spikes",
					"A channel that jumps off and back within 50 ms, faster than a face can, is a"
							+ " solver's slip. Movements that do not come back may be faster. Eyes may blink.",
					ParameterSchema.of(SPEED, STEP), CurveChecks::spikes),
			new CurveCheck("Q-8", "No tremor", "The part of a curve above 8 Hz is noise when it is there all the time:"
					+ " measured as the 10th percentile over windows of 250 ms of a take of 6 s or more; in any 3 s of it 1.6 times as"
					+ " much is allowed.",
					ParameterSchema.of(TREMOR), CurveChecks::tremor),
			new CurveCheck("Q-12", "Channels live",
					"A channel that never moves, or is a copy of another one, is a sign of"
							+ " a wrong name map.",
					ParameterSchema.of(ALIVE, SAME), CurveChecks::dead),
			new CurveCheck("Q-13", "Values a face can have", "Weights are numbers between 0 and 1, and rarely 1.",
					ParameterSchema.of(LOW, HIGH, FULL), CurveChecks::range),
			new CurveCheck("Q-14", "mouthClose within jawOpen", "mouthClose takes back what the jaw opens; more of it"
					+ " pushes the lips through each other.", ParameterSchema.of(EXCESS), CurveChecks::correctives),
			new CurveCheck("Q-15", "Left and right", "Sides that differ all the time are a lopsided solve; against a"
					+ " reference, exchanged sides are found too.", ParameterSchema.of(SIDES), CurveChecks::sides),
			new CurveCheck("Q-18", "No jumps",
					"When a third of the moving channels jump in one frame, two pieces were joined"
							+ " badly. Both sides of a pair count as one.",
					ParameterSchema.of(JUMP), CurveChecks::jumps),
			new CurveCheck("Q-20", "Blinks", "A speaking face blinks 8 to 30 times a minute, with both eyes, wholly, in"
					+ " 100 to 400 ms.", ParameterSchema.of(CLOSE, FEWEST, MOST), CurveChecks::blinks),
			new CurveCheck("Q-22", "Every frame there", "The track is as long as its sound, and no frame is repeated.",
					ParameterSchema.of(FRAMES), CurveChecks::frames),
			new CurveCheck("Q-24", "The recording", "Clipping, silence, missing treble and an offset make every face"
					+ " worse.", ParameterSchema.of(LEAD), CurveChecks::recording),
			new CurveCheck("Q-25", "Channels of the target",
					"What the target does not know is lost, and what is missing"
							+ " stays still. The target is the 52 shapes of ARKit.",
					ParameterSchema.of(FOREIGN),
					CurveChecks::completeness),
			new CurveCheck("Q-27", "Written as it was", "A file that was written, read again, has the channels, frames,"
					+ " rate and values of its source.", ParameterSchema.of(ERROR), CurveChecks::written));

	private CurveChecks() {
	}

	private static double usualSpeed(String channel) {
		return SPEEDS.entrySet().stream().filter(entry -> channel.startsWith(entry.getKey()))
				.max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length())).orElseThrow().getValue();
	}

	private static void spikes(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		for (String channel : face.weights()) {
			if (channel.startsWith("eyeBlink") || channel.startsWith("eyeLook") || channel.startsWith("eyeWide")
					|| channel.startsWith("eyeSquint")) {
				continue;
			}
			float[] column = face.column(channel);
			double usual = usualSpeed(channel);
			double limit = values.get(SPEED) * usual;
			for (FrameRange run : runs(face.frames, 1, 2,
					frame -> frame > 0 && Math.abs(column[frame] - column[frame - 1]) * face.rate > limit)) {
				double fastest = 0;
				boolean up = false;
				boolean down = false;
				for (int frame = run.start(); frame < run.end(); frame++) {
					double speed = (column[frame] - column[frame - 1]) * face.rate;
					fastest = Math.max(fastest, Math.abs(speed));
					up |= speed > limit;
					down |= speed < -limit;
				}
				if (up && down && run.length() <= Math.max(3, face.framesOf(0.05))) {
					// The last fast step leads back to the curve: the frames before it are off.
					FrameRange off = new FrameRange(run.start(), run.end() - 1);
					found.add(Severity.ERROR, run, List.of(channel), Optional.empty(), fastest, limit, "1/s",
							List.of(bridge(face, channel, off)), "%s jumps off and back at %.1f/s", channel, fastest);
				} else if (fastest > values.get(STEP) * usual) {
					FrameRange wide = new FrameRange(Math.max(0, run.start() - 1),
							Math.min(face.frames, run.end() + 1));
					found.add(Severity.WARNING, run, List.of(channel), Optional.empty(), fastest,
							values.get(STEP) * usual, "1/s", List.of(bridge(face, channel, wide)),
							"%s moves at %.1f/s", channel, fastest);
				}
			}
		}
	}

	/** What is left above 8 Hz: a Butterworth high-pass of second order, there and back. */
	private static double[] above8Hz(float[] values, double rate) {
		double[] passed = FaceCurves.doubles(values);
		double warped = Math.tan(Math.PI * 8 / rate);
		double norm = 1 / (1 + Math.sqrt(2) * warped + warped * warped);
		double a1 = 2 * (warped * warped - 1) * norm;
		double a2 = (1 - Math.sqrt(2) * warped + warped * warped) * norm;
		for (int pass = 0; pass < 2; pass++) {
			double x1 = passed[0];
			double x2 = passed[0];
			double y1 = 0;
			double y2 = 0;
			for (int i = 0; i < passed.length; i++) {
				double x = passed[i];
				double y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
				x2 = x1;
				x1 = x;
				y2 = y1;
				y1 = y;
				passed[i] = y;
			}
			for (int i = 0, j = passed.length - 1; i < j; i++, j--) {
				double swapped = passed[i];
				passed[i] = passed[j];
				passed[j] = swapped;
			}
		}
		return passed;
	}

	private static void tremor(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		int window = face.framesOf(0.25);
		if (face.rate < 20 || face.frames < 4 * window) {
			return;
		}
		int stretch = Math.min(12, face.frames / window);
		for (String channel : face.weights()) {
			if (channel.startsWith("eyeLook") || !isFinite(face.column(channel))) {
				continue;
			}
			double[] high = above8Hz(face.column(channel), face.rate);
			double[] strengths = new double[face.frames / window];
			for (int w = 0; w < strengths.length; w++) {
				double sum = 0;
				for (int i = w * window; i < (w + 1) * window; i++) {
					sum += high[i] * high[i];
				}
				strengths[w] = Math.sqrt(sum / window);
			}
			boolean[] trembling = new boolean[face.frames];
			// A few windows of fast speech have no quiet one among them: only a long take is judged as a whole.
			double worst = strengths.length < 24 ? 0 : Statistics.percentile(strengths, 10);
			Arrays.fill(trembling, worst > values.get(TREMOR));
			for (int first = 0; first + stretch <= strengths.length; first++) {
				double quiet = Statistics.percentile(Arrays.copyOfRange(strengths, first, first + stretch), 10);
				if (quiet > 1.6 * values.get(TREMOR)) {
					worst = Math.max(worst, quiet);
					Arrays.fill(trembling, first * window, Math.min(face.frames, (first + stretch) * window), true);
				}
			}
			for (FrameRange run : runs(face.frames, 1, 0, frame -> trembling[frame])) {
				found.add(Severity.WARNING, run, List.of(channel), Optional.empty(), worst, values.get(TREMOR), "",
						List.of(calmed(face, channel, high, run)), "%s trembles above 8 Hz by %.3f", channel, worst);
			}
		}
	}

	/** The curve without its part above 8 Hz, closures left alone. */
	private static Edit calmed(FaceCurves face, String channel, double[] high, FrameRange run) {
		float[] calm = Arrays.copyOfRange(face.column(channel), run.start(), run.end());
		boolean[] kept = new boolean[face.frames];
		for (Segment phone : face.phones) {
			if (PhoneClasses.BILABIALS.contains(FaceCurves.name(phone))
					&& (channel.equals("jawOpen") || channel.equals("mouthClose"))) {
				FrameRange span = face.span(phone.startSeconds() - 0.03, phone.endSeconds() + 0.03);
				Arrays.fill(kept, span.start(), span.end(), true);
			}
		}
		for (int i = 0; i < calm.length; i++) {
			calm[i] -= kept[run.start() + i] ? 0 : (float) high[run.start() + i];
		}
		return edit(channel, run.start(), calm);
	}

	private static boolean isFinite(float[] values) {
		for (float value : values) {
			if (!Float.isFinite(value)) {
				return false;
			}
		}
		return true;
	}

	private static void dead(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (face.frames / face.rate < 1 || face.phones.isEmpty() && input.levelDb().isEmpty()) {
			return;
		}
		List<String> still = new ArrayList<>();
		List<String> living = new ArrayList<>();
		for (String channel : face.weights()) {
			SampleColumn.Extremes extremes = face.clip.column(face.clip.channels().indexOf(channel)).extremes(0,
					face.frames);
			(extremes.max() - extremes.min() < values.get(ALIVE) ? still : living).add(channel);
		}
		if (still.remove("jawOpen")) {
			found.add(Severity.ERROR, face.all(), List.of("jawOpen"), Optional.empty(), 0, values.get(ALIVE), "",
					List.of(), "jawOpen never moves in a take that speaks; check the name map");
		}
		if (!still.isEmpty()) {
			found.add(Severity.INFO, face.all(), still, Optional.empty(), still.size(), 0, "channels", List.of(),
					"%d channels never move: %s", still.size(), String.join(", ", still));
		}
		for (int i = 0; i < living.size(); i++) {
			for (int j = i + 1; j < living.size(); j++) {
				if (Arkit.mirrored(living.get(i)).equals(Optional.of(living.get(j)))) {
					continue;
				}
				double same = Statistics.correlation(FaceCurves.doubles(face.column(living.get(i))),
						FaceCurves.doubles(face.column(living.get(j))), 0, 0, face.frames);
				if (same >= values.get(SAME)) {
					found.add(Severity.INFO, face.all(), List.of(living.get(i), living.get(j)), Optional.empty(), same,
							values.get(SAME), "", List.of(), "%s and %s are copies of each other", living.get(i),
							living.get(j));
				}
			}
		}
	}

	private static void range(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		double low = values.get(LOW);
		double high = values.get(HIGH);
		for (String channel : face.weights()) {
			float[] column = face.column(channel);
			for (FrameRange run : runs(face.frames, 1, 2, frame -> !Float.isFinite(column[frame]))) {
				found.add(Severity.ERROR, run, List.of(channel), Optional.empty(), Double.NaN, Double.NaN, "",
						List.of(bridge(face, channel, run)), "%s has no value for %d frames", channel, run.length());
			}
			for (FrameRange run : runs(face.frames, 1, 2,
					frame -> column[frame] < low || column[frame] > high && Float.isFinite(column[frame]))) {
				float[] clamped = new float[run.length()];
				double worst = column[run.start()];
				for (int i = 0; i < clamped.length; i++) {
					double value = column[run.start() + i];
					worst = Math.abs(value - 0.5) > Math.abs(worst - 0.5) ? value : worst;
					clamped[i] = (float) Math.clamp(value, 0, 1);
				}
				found.add(Severity.ERROR, run, List.of(channel), Optional.empty(), worst, worst < 0.5 ? low : high, "",
						List.of(edit(channel, run.start(), clamped)), "%s goes to %.2f", channel, worst);
			}
			int full = 0;
			for (float value : column) {
				full += value >= 0.9999f ? 1 : 0;
			}
			double share = (double) full / face.frames;
			if (share > values.get(FULL) && !channel.startsWith("eye")) {
				found.add(Severity.ERROR, face.all(), List.of(channel), Optional.empty(), share, values.get(FULL), "",
						List.of(), "%s stands at its end for %.0f %% of the time; lower the strength", channel,
						100 * share);
			}
		}
	}

	private static void correctives(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (!face.has("mouthClose") || !face.has("jawOpen")) {
			return;
		}
		float[] jaw = face.column("jawOpen");
		float[] close = face.column("mouthClose");
		double excess = values.get(EXCESS);
		for (FrameRange run : runs(face.frames, Math.max(1, face.framesOf(0.05)), 2,
				frame -> close[frame] > Math.max(0, jaw[frame]) + excess)) {
			double worst = 0;
			float[] limited = new float[run.length()];
			for (int i = 0; i < limited.length; i++) {
				int frame = run.start() + i;
				worst = Math.max(worst, close[frame] - jaw[frame]);
				limited[i] = Math.min(close[frame], Math.max(0, jaw[frame]));
			}
			found.add(Severity.WARNING, run, List.of("mouthClose"), Optional.empty(), worst, excess, "",
					List.of(edit("mouthClose", run.start(), limited)), "mouthClose exceeds jawOpen by %.2f", worst);
		}
	}

	private static void sides(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		Optional<FaceCurves> reference = input.reference()
				.filter(clip -> clip.frameRate().equals(face.clip.frameRate()))
				.map(clip -> new FaceCurves(clip, input));
		List<String> exchanged = new ArrayList<>();
		double surest = 0;
		for (String left : face.weights()) {
			Optional<String> right = Arkit.mirrored(left);
			if (!left.endsWith("Left") || right.isEmpty() || !face.has(right.get()) || left.startsWith("eyeLook")) {
				continue;
			}
			double[] difference = difference(face, left, right.get());
			double mean = Arrays.stream(difference).map(Math::abs).average().orElse(0);
			if (mean > values.get(SIDES) && !left.equals("jawLeft") && !left.equals("mouthLeft")) {
				found.add(Severity.WARNING, face.all(), List.of(left, right.get()), Optional.empty(), mean,
						values.get(SIDES), "", List.of(), "%s and %s differ by %.2f on average", left, right.get(),
						mean);
			}
			if (reference.isPresent() && reference.get().has(left) && reference.get().has(right.get())) {
				double[] known = difference(reference.get(), left, right.get());
				int count = Math.min(known.length, difference.length);
				double same = Statistics.correlation(difference, known, 0, 0, count);
				if (same < -0.5 && Arrays.stream(difference).map(Math::abs).max().orElse(0) > 0.01) {
					exchanged.add(left);
					exchanged.add(right.get());
					surest = Math.min(surest, same);
				}
			}
		}
		if (!exchanged.isEmpty()) {
			List<Edit> fix = exchanged.stream().map(channel -> new Edit(channel, 0,
					SampleColumn.of(face.column(Arkit.mirrored(channel).orElseThrow())))).toList();
			found.add(Severity.ERROR, face.all(), exchanged, Optional.empty(), surest, -0.5, "", fix,
					"left and right are exchanged in %d channels, compared with the reference", exchanged.size());
		}
	}

	private static double[] difference(FaceCurves face, String left, String right) {
		float[] a = face.column(left);
		float[] b = face.column(right);
		double[] difference = new double[a.length];
		for (int i = 0; i < a.length; i++) {
			difference[i] = a[i] - b[i];
		}
		return difference;
	}

	private static void jumps(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		List<String> channels = face.weights().stream().filter(channel -> !channel.startsWith("eye")).toList();
		double limit = values.get(JUMP);
		int[] together = new int[face.frames];
		double[] largest = new double[face.frames];
		int living = 0;
		List<List<String>> jumping = new ArrayList<>();
		for (int frame = 0; frame < face.frames; frame++) {
			jumping.add(new ArrayList<>(0));
		}
		for (String channel : channels) {
			float[] column = face.column(channel);
			double[] steps = new double[Math.max(0, face.frames - 1)];
			for (int i = 0; i < steps.length; i++) {
				steps[i] = Math.abs(column[i + 1] - column[i]);
			}
			double usual = Statistics.percentile(steps, 95);
			String other = Arkit.mirrored(channel).orElse("");
			living += usual > 1e-4 && (channel.endsWith("Left") || !face.has(other)) ? 1 : 0;
			for (int i = 0; i < steps.length; i++) {
				boolean alone = steps[i] > 2 * neighbour(steps, i);
				if (steps[i] > limit && steps[i] > 3 * usual && alone) {
					together[i + 1] += jumping.get(i + 1).contains(other) ? 0 : 1;
					largest[i + 1] = Math.max(largest[i + 1], steps[i]);
					jumping.get(i + 1).add(channel);
				}
			}
		}
		for (int frame = 1; frame < face.frames; frame++) {
			if (together[frame] >= Math.max(3, living / 3)) {
				List<String> moved = jumping.get(frame);
				int at = frame;
				found.add(Severity.ERROR, new FrameRange(frame - 1, frame + 1), moved, Optional.empty(), largest[frame],
						limit, "", moved.stream().map(channel -> seam(face, channel, at)).toList(),
						"%d channels jump by up to %.2f in one frame", moved.size(), largest[frame]);
			}
		}
	}

	private static double neighbour(double[] steps, int at) {
		return Math.max(at > 0 ? steps[at - 1] : 0, at + 1 < steps.length ? steps[at + 1] : 0);
	}

	/** Spreads a jump over 100 ms at both sides. */
	private static Edit seam(FaceCurves face, String channel, int at) {
		float[] column = face.column(channel);
		int reach = Math.max(1, face.framesOf(0.1));
		float half = (column[at] - column[at - 1]) / 2;
		int from = Math.max(0, at - reach);
		float[] values = new float[Math.min(face.frames, at + reach) - from];
		for (int i = 0; i < values.length; i++) {
			int frame = from + i;
			double distance = frame < at ? at - frame - 0.5 : frame - at + 0.5;
			double weight = 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, distance / reach));
			values[i] = (float) (column[frame] + (frame < at ? half : -half) * weight);
		}
		return edit(channel, from, values);
	}

	private static void blinks(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (!face.has("eyeBlinkLeft") || !face.has("eyeBlinkRight") || face.frames / face.rate < 10) {
			return;
		}
		float[] left = face.column("eyeBlinkLeft");
		float[] right = face.column("eyeBlinkRight");
		List<FrameRange> blinks = runs(face.frames, 1, 1, frame -> Math.max(left[frame], right[frame]) > 0.35);
		List<String> channels = List.of("eyeBlinkLeft", "eyeBlinkRight");
		for (FrameRange blink : blinks) {
			double most = 0;
			for (int frame = blink.start(); frame < blink.end(); frame++) {
				most = Math.max(most, Math.min(left[frame], right[frame]));
			}
			double lasts = blink.length() / face.rate * 1000;
			if (most < values.get(CLOSE)) {
				found.add(Severity.INFO, blink, channels, Optional.empty(), most, values.get(CLOSE), "", List.of(),
						"a blink closes the eyes only to %.2f", most);
			} else if (lasts > 400) {
				found.add(Severity.INFO, blink, channels, Optional.empty(), lasts, 400, "ms", List.of(),
						"a blink lasts %.0f ms", lasts);
			}
		}
		double perMinute = blinks.size() * 60 * face.rate / face.frames;
		if (perMinute < values.get(FEWEST) || perMinute > values.get(MOST)) {
			boolean few = perMinute < values.get(FEWEST);
			found.add(Severity.INFO, face.all(), channels, Optional.empty(), perMinute,
					few ? values.get(FEWEST) : values.get(MOST), "1/min", List.of(),
					few
							? "the face blinks %.0f times a minute; the filter lively adds some"
							: "the face blinks %.0f times a minute",
					perMinute);
		}
	}

	private static void frames(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		double wanted = input.sound().map(IngestReport::durationSeconds).orElse(Double.NaN);
		double length = face.frames / face.rate;
		double difference = (length - wanted) * face.rate;
		if (Math.abs(difference) > values.get(FRAMES) + 1e-6) {
			found.add(Severity.ERROR, new FrameRange(face.frames - 1, face.frames), List.of(), Optional.empty(),
					difference, values.get(FRAMES), "frames", List.of(),
					"the track is %.1f frames %s than its sound; check the frame rate", Math.abs(difference),
					difference > 0 ? "longer" : "shorter");
		}
		List<float[]> moving = new ArrayList<>();
		for (int channel = 0; channel < face.clip.channels().size(); channel++) {
			SampleColumn.Extremes extremes = face.clip.column(channel).extremes(0, face.frames);
			if (extremes.max() > extremes.min()) {
				moving.add(face.column(face.clip.channels().channel(channel).name()));
			}
		}
		boolean[] repeated = new boolean[face.frames];
		for (int frame = 1; frame < face.frames && !moving.isEmpty(); frame++) {
			repeated[frame] = isSame(moving, frame);
		}
		boolean[] speaking = new boolean[face.frames];
		for (Segment phone : face.phones) {
			FrameRange span = face.span(phone);
			Arrays.fill(speaking, span.start(), span.end(), true);
		}
		List<String> names = face.clip.channels().channels().stream().filter(c -> c.kind() == ChannelKind.WEIGHT)
				.map(c -> c.name()).toList();
		for (FrameRange run : runs(face.frames, 2, 0, frame -> repeated[frame])) {
			boolean spoken = false;
			for (int frame = run.start(); frame < run.end(); frame++) {
				spoken |= speaking[frame];
			}
			if (spoken) {
				found.add(Severity.ERROR, run, List.of(), Optional.empty(), run.length(), 1, "frames",
						names.stream().filter(name -> differs(face.column(name), run))
								.map(name -> bridge(face, name, run)).toList(),
						"the face stands still for %d frames while it speaks", run.length());
			}
		}
	}

	private static boolean differs(float[] column, FrameRange run) {
		return run.end() < column.length && column[run.end()] != column[run.end() - 1];
	}

	private static boolean isSame(List<float[]> columns, int frame) {
		for (float[] column : columns) {
			if (Math.abs(column[frame] - column[frame - 1]) > 1e-6f) {
				return false;
			}
		}
		return true;
	}

	private static void recording(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (input.sound().isEmpty()) {
			return;
		}
		IngestReport sound = input.sound().get();
		for (Problem problem : sound.problems()) {
			found.add(problem.severity() == Severity.ERROR ? Severity.WARNING : problem.severity(), face.all(),
					List.of(),
					Optional.empty(), Double.NaN, Double.NaN, "", List.of(), "%s", problem);
		}
		double leading = (double) sound.leadingSilence() / sound.format().sampleRate();
		if (leading > values.get(LEAD)) {
			found.add(Severity.WARNING, face.span(0, leading), List.of(), Optional.empty(), leading, values.get(LEAD),
					"s", List.of(), "the recording starts with %.1f s of silence", leading);
		}
	}

	private static void completeness(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		List<String> names = face.weights();
		List<String> missing = Arkit.FACE.names().stream()
				.filter(name -> !face.has(name) && !name.equals("tongueOut")).toList();
		List<String> foreign = names.stream().filter(name -> Arkit.FACE.indexOf(name) < 0).toList();
		if (!missing.isEmpty()) {
			found.add(Severity.WARNING, face.all(), missing, Optional.empty(), missing.size(), 0, "channels", List.of(),
					"%d of the 52 shapes are missing: %s", missing.size(), String.join(", ", missing));
		}
		double lost = energy(face, foreign);
		double all = energy(face, names);
		if (all > 0 && lost / all > values.get(FOREIGN)) {
			found.add(Severity.WARNING, face.all(), foreign, Optional.empty(), lost / all, values.get(FOREIGN), "",
					List.of(), "%.0f %% of the movement is in channels that the target does not know; use a name map",
					100 * lost / all);
		}
	}

	private static double energy(FaceCurves face, List<String> names) {
		double sum = 0;
		for (String name : names) {
			float[] column = face.column(name);
			for (int i = 1; i < column.length; i++) {
				double step = column[i] - column[i - 1];
				sum += Double.isFinite(step) ? step * step : 0;
			}
		}
		return sum;
	}

	private static void written(QcInput input, FaceCurves face, ParameterValues values, Found found) {
		if (input.source().isEmpty()) {
			return;
		}
		MotionClip source = input.source().get();
		double skew = Math.abs(face.frames / face.rate - source.durationSeconds()) * face.rate;
		if (!source.frameRate().equals(face.clip.frameRate()) || skew > 0.5) {
			found.add(Severity.ERROR, face.all(), List.of(), Optional.empty(), skew, 0.5, "frames", List.of(),
					"the file has %d frames at %s a second, its source %d at %s; write it again", face.frames,
					face.clip.frameRate(), source.frameCount(), source.frameRate());
			return;
		}
		for (int i = 0; i < source.channels().size(); i++) {
			String name = source.channels().channel(i).name();
			if (source.channels().channel(i).kind() == ChannelKind.PROBABILITY) {
				continue;
			}
			if (!face.has(name)) {
				found.add(Severity.ERROR, face.all(), List.of(name), Optional.empty(), Double.NaN, Double.NaN, "",
						List.of(), "%s is missing in the file; write it again", name);
				continue;
			}
			float[] column = face.column(name);
			SampleColumn known = source.column(i);
			int worst = 0;
			for (int frame = 0; frame < Math.min(column.length, known.length()); frame++) {
				double off = Math.abs(column[frame] - known.get(frame));
				worst = !(off <= Math.abs(column[worst] - known.get(worst))) ? frame : worst;
			}
			double off = Math.abs(column[worst] - known.get(worst));
			if (!(off <= values.get(ERROR))) {
				found.add(Severity.ERROR, new FrameRange(worst, worst + 1), List.of(name), Optional.empty(), off,
						values.get(ERROR), "", List.of(), "%s differs from its source by %.5f; write it again", name,
						off);
			}
		}
	}
}
