package org.facewright.operations.receipt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.operations.score.LipGeometry;
import org.facewright.operations.score.PhoneClasses;

/**
 * What was measured between motion before and after a filter.
 *
 * @param frames   that were looked at
 * @param seconds  how long they last
 * @param closures every P, B and M, or where no phones are known, every stretch at which the lips must be closed
 * @param parts    that have changed
 * @param whole    all channels that have changed
 */
public record Receipt(FrameRange frames, double seconds, List<Closure> closures, List<Part> parts, Part whole) {

	/** Lips that are nearer than this count as closed, mm; at rest they are 0.8 mm apart. */
	public static final double CLOSED_MM = 2;

	/**
	 * One closure.
	 *
	 * @param label    of the phone
	 * @param frames   in which the lips have to meet
	 * @param beforeMm least distance of the lips before the filter
	 */
	public record Closure(String label, FrameRange frames, double beforeMm, double afterMm) {

		public boolean closedBefore() {
			return beforeMm <= CLOSED_MM;
		}

		public boolean closedAfter() {
			return afterMm <= CLOSED_MM;
		}

		/** Whether the filter opens it. */
		public boolean isLost() {
			return closedBefore() && !closedAfter();
		}
	}

	/**
	 * Figures of a part of the face.
	 *
	 * @param name         of the part
	 * @param changed      whether any of its channels has changed
	 * @param lagMs        shift of the best match of all curves, positive is late
	 * @param onsetMs      median shift of the instants at which curves rise through their middle
	 * @param cutHz        frequency at which half of the power is lost; NaN when there is none
	 * @param detailLeft   share that is left of motion above 8 Hz, root mean square
	 * @param speedBefore  99th percentile of the fastest channel's speed, 1/s
	 * @param rangeBefore  sum of the channels' ranges, from the 5th to the 95th percentile
	 * @param trembleBefore standard deviation of the noise while channels rest
	 */
	public record Part(String name, boolean changed, double lagMs, double onsetMs, double cutHz, double detailLeft,
			double speedBefore, double speedAfter, double rangeBefore, double rangeAfter, double trembleBefore,
			double trembleAfter) {

		/** Share of the amplitude that is left. */
		public double rangeLeft() {
			return rangeBefore > 0 ? rangeAfter / rangeBefore : 1;
		}

		/** Share of the speed that is left. */
		public double speedLeft() {
			return speedBefore > 0 ? speedAfter / speedBefore : 1;
		}

		/** Share of the tremble that is left. */
		public double trembleLeft() {
			return trembleBefore > 0 ? trembleAfter / trembleBefore : 1;
		}
	}

	/** How a figure is to be taken. */
	public enum Verdict {
		/** Nothing is lost, or something won. */
		GOOD,
		/** The filter takes something away that is seen. */
		COST,
		/** Neither. */
		NONE
	}

	/**
	 * One line for people.
	 *
	 * @param name   in English, for translation
	 * @param change what it comes to, such as {@code −12 %}
	 */
	public record Row(String name, String before, String after, String change, Verdict verdict) {
	}

	public Receipt {
		closures = List.copyOf(closures);
		parts = List.copyOf(parts);
	}

	/**
	 * Compares motion; takes some seconds for half an hour of all channels. On any thread.
	 *
	 * @param speech  phones, for closures
	 * @param closure how certain the lips are to be closed at each frame, where phones are not known
	 * @param frames  to look at
	 * @throws IllegalArgumentException with a sentence for the user when the filter has changed length or rate
	 */
	public static Receipt of(MotionClip before, MotionClip after, SpeechLanes speech, Optional<SampleColumn> closure,
			FrameRange frames, Progress progress) {
		if (before.frameCount() != after.frameCount() || !before.frameRate().equals(after.frameRate())) {
			throw new IllegalArgumentException(
					"there is no receipt for a filter that changes the length or the rate of the track");
		}
		FrameRange range = frames.within(before.frameCount());
		double rate = before.frameRate().framesPerSecond();
		Map<FacePart, PartComparison> parts = new EnumMap<>(FacePart.class);
		PartComparison whole = new PartComparison(rate, range.length());
		for (int channel = 0; channel < before.channels().size() && range.length() > 2; channel++) {
			progress.checkCancelled();
			String name = before.channels().channel(channel).name();
			int other = after.channels().indexOf(name);
			if (other < 0 || before.channels().channel(channel).kind() == ChannelKind.PROBABILITY
					|| before.column(channel) == after.column(other)) {
				continue;
			}
			float[] from = values(before.column(channel), range);
			float[] to = values(after.column(other), range);
			if (!Arrays.equals(from, to)) {
				parts.computeIfAbsent(FacePart.of(name), part -> new PartComparison(rate, range.length())).add(from,
						to);
			}
			progress.report((double) channel / before.channels().size(), name);
		}
		List<Part> compared = new ArrayList<>();
		parts.forEach((part, comparison) -> {
			compared.add(comparison.result(part.label()));
			whole.add(comparison);
		});
		return new Receipt(range, before.frameRate().secondsOf(range.length()),
				closures(before, after, speech, closure, range), compared, whole.result("Face"));
	}

	private static float[] values(SampleColumn column, FrameRange range) {
		float[] values = new float[range.length()];
		column.copy(range.start(), values, 0, values.length);
		return values;
	}

	private static List<Closure> closures(MotionClip before, MotionClip after, SpeechLanes speech,
			Optional<SampleColumn> closure, FrameRange range) {
		List<Closure> found = new ArrayList<>();
		if (before.channels().indexOf("jawOpen") < 0) {
			return found;
		}
		Lips from = new Lips(before);
		Lips to = new Lips(after);
		double rate = before.frameRate().framesPerSecond();
		if (!speech.phones().isEmpty()) {
			for (Segment phone : speech.phones()) {
				if (PhoneClasses.BILABIALS.contains(PhoneClasses.name(phone.label()))) {
					// as the check of closures looks: 20 ms before the phone to 10 ms after it
					int first = (int) Math.round((phone.startSeconds() - 0.02) * rate);
					int end = (int) Math.round((phone.endSeconds() + 0.01) * rate) + 1;
					add(found, phone.label(), first, end, from, to, range);
				}
			}
		} else if (closure.isPresent()) {
			SampleColumn certain = closure.get();
			int length = Math.min(certain.length(), before.frameCount());
			for (int frame = range.start(); frame < Math.min(range.end(), length); frame++) {
				int first = frame;
				while (frame < length && certain.get(frame) >= 0.5) {
					frame++;
				}
				if (frame > first) {
					add(found, "closure", first, frame, from, to, range);
				}
			}
		}
		return found;
	}

	private static void add(List<Closure> found, String label, int first, int end, Lips from, Lips to,
			FrameRange range) {
		int start = Math.max(0, first);
		if (start < range.start() || end > range.end() || end <= start) {
			return;
		}
		FrameRange frames = new FrameRange(start, end);
		found.add(new Closure(label, frames, from.least(frames), to.least(frames)));
	}

	/** The distance of the lips of a clip. */
	private static final class Lips {

		private final MotionClip clip;
		private final int[] channels;
		private final double[] weights = new double[LipGeometry.WEIGHTS.size()];

		Lips(MotionClip clip) {
			this.clip = clip;
			channels = LipGeometry.WEIGHTS.stream().mapToInt(clip.channels()::indexOf).toArray();
		}

		/** mm */
		double least(FrameRange frames) {
			double least = Double.MAX_VALUE;
			for (int frame = frames.start(); frame < frames.end(); frame++) {
				for (int i = 0; i < channels.length; i++) {
					weights[i] = channels[i] < 0 ? 0 : clip.column(channels[i]).get(frame);
				}
				least = Math.min(least, 10 * LipGeometry.GAP.of(weights));
			}
			return least;
		}
	}

	/** Closures that the filter opens. */
	public List<Closure> lost() {
		return closures.stream().filter(Closure::isLost).toList();
	}

	public boolean changesNothing() {
		return !whole.changed();
	}

	/** The figures of all channels, one a line, what it costs first. */
	public List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		long closed = closures.stream().filter(Closure::closedBefore).count();
		long still = closures.stream().filter(Closure::closedAfter).count();
		int lost = lost().size();
		rows.add(new Row("Lips closed on P B M", closures.isEmpty() ? "–" : closed + " of " + closures.size(),
				closures.isEmpty() ? "–" : still + " of " + closures.size(),
				closures.isEmpty() ? "no closure known" : lost == 0 ? "none lost" : lost + " lost",
				closures.isEmpty() ? Verdict.NONE : lost == 0 ? Verdict.GOOD : Verdict.COST));
		double lag = farther(whole.lagMs(), parts.stream().mapToDouble(Part::lagMs).toArray());
		rows.add(new Row("Delay", "0 ms", text("%.0f ms", whole.lagMs()), signed("%+.0f ms", lag, 1),
				Math.abs(lag) < 8 ? Verdict.GOOD : Verdict.COST));
		rows.add(new Row("Onset", "0 ms", text("%.0f ms", whole.onsetMs()), signed("%+.0f ms", whole.onsetMs(), 1),
				Math.abs(whole.onsetMs()) < 8 ? Verdict.GOOD : Verdict.COST));
		rows.add(new Row("Bandwidth", "full", Double.isNaN(whole.cutHz()) ? "full" : text("%.1f Hz", whole.cutHz()),
				change(whole.detailLeft()) + " above 8 Hz",
				Double.isNaN(whole.cutHz()) || whole.cutHz() >= 8 ? Verdict.GOOD : Verdict.COST));
		rows.add(new Row("Peak speed", text("%.1f /s", whole.speedBefore()), text("%.1f /s", whole.speedAfter()),
				change(whole.speedLeft()), whole.speedLeft() < 0.8 ? Verdict.COST : Verdict.GOOD));
		rows.add(new Row("Amplitude", "100 %", text("%.0f %%", 100 * whole.rangeLeft()), change(whole.rangeLeft()),
				whole.rangeLeft() < 0.9 ? Verdict.COST : Verdict.GOOD));
		boolean rested = whole.trembleBefore() > 0;
		rows.add(new Row("Tremble at rest", rested ? text("%.4f", whole.trembleBefore()) : "–",
				rested ? text("%.4f", whole.trembleAfter()) : "–", rested ? change(whole.trembleLeft()) : "",
				rested && whole.trembleLeft() < 0.9 ? Verdict.GOOD : Verdict.NONE));
		return rows;
	}

	private static double farther(double one, double... others) {
		double farthest = one;
		for (double other : others) {
			farthest = Math.abs(other) > Math.abs(farthest) ? other : farthest;
		}
		return farthest;
	}

	private static String text(String format, double value) {
		return String.format(Locale.ROOT, format, value).replaceFirst("^-(0([.]0)? )", "$1").replace('-', '−');
	}

	private static String signed(String format, double value, double least) {
		return Math.abs(value) < least / 2 ? "none" : text(format, value);
	}

	private static String change(double left) {
		double percent = 100 * (left - 1);
		return Math.abs(percent) < 0.5 ? "unchanged" : text("%+.0f %%", percent);
	}
}
