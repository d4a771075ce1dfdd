package org.facewright.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.exchange.common.ChannelNames;
import org.jspecify.annotations.Nullable;

/**
 * How an exported file compares with what was to be written, after reading it again.
 *
 * @param channels       channels found again by name
 * @param missing        face channels that are not in the file
 * @param frames         frames in the file
 * @param maxDifference  greatest difference of any value found again
 * @param timeSkewFrames difference of the lengths, in frames of the take, or of the file where those are longer
 * @param lost           missing channels that are not 0 throughout
 * @param worst          where the greatest difference is; empty when there is none
 * @param shiftFrames    how many frames of the take the motion in the file is late; found where the values differ, and
 *                       0 as long as they agree
 * @param precision      the greatest difference that the format allows itself
 */
public record ReadBack(int channels, int missing, int frames, double maxDifference, double timeSkewFrames,
		List<String> lost, Optional<Place> worst, int shiftFrames, double precision) {

	/** A value that came back as another one. */
	public record Place(String channel, int frame, float written, float read) {
	}

	/** A frame of one rate that falls this near to one of the other is the same instant. */
	private static final double SAME_INSTANT = 1e-3;
	private static final int WIDEST_SHIFT = 4;

	public ReadBack {
		lost = List.copyOf(lost);
	}

	/**
	 * Compares the part of {@code written} that {@code read} carries, at the instants that both have a frame for.
	 *
	 * @param precision that the format promises for values up to 1; larger ones may be off by as much more
	 */
	static ReadBack compare(MotionClip written, MotionClip read, double precision) {
		int found = 0;
		List<String> lost = new ArrayList<>();
		Comparison comparison = new Comparison(
				read.frameRate().framesPerSecond() / written.frameRate().framesPerSecond());
		for (int channel = 0; channel < written.channels().size(); channel++) {
			String name = written.channels().channel(channel).name();
			SampleColumn column = written.column(channel);
			int own = read.channels().indexOf(name);
			if (own < 0) { // importers give some names the spelling of ARKit, such as mouthLeft for Mouth_L
				int known = ChannelNames.known(name).map(other -> read.channels().indexOf(other.name())).orElse(-1);
				own = known >= 0 && comparison.areAlike(column, read.column(known), precision) ? known : -1;
			}
			if (own >= 0) {
				found++;
				comparison.add(name, column, read.column(own));
			} else if (column.constantValue() != 0) {
				lost.add(name);
			}
		}
		double longest = Math.min(read.frameRate().framesPerSecond(), written.frameRate().framesPerSecond());
		double skew = (read.durationSeconds() - written.durationSeconds()) * longest;
		int shift = comparison.worst > precision ? comparison.shift() : 0;
		return new ReadBack(found, written.channels().size() - found, read.frameCount(), comparison.greatest, skew,
				lost,
				Optional.ofNullable(comparison.place), shift, precision);
	}

	/** Differences so far. Values above 1 are compared by their size, since formats keep digits and not decimals. */
	private static final class Comparison {

		private final double step;
		private double greatest;
		private double worst;
		private @Nullable Place place;
		private SampleColumn worstWritten = SampleColumn.constant(0, 0);
		private SampleColumn worstRead = SampleColumn.constant(0, 0);

		Comparison(double step) {
			this.step = step;
		}

		void add(String name, SampleColumn written, SampleColumn read) {
			for (int frame = 0; frame < written.length(); frame++) {
				int at = frameOf(frame, read.length());
				if (at < 0) {
					continue;
				}
				double difference = Math.abs((double) written.get(frame) - read.get(at));
				greatest = Math.max(greatest, difference);
				double relative = difference / Math.max(1, Math.abs(written.get(frame)));
				if (relative > worst) {
					worst = relative;
					place = new Place(name, frame, written.get(frame), read.get(at));
					worstWritten = written;
					worstRead = read;
				}
			}
		}

		boolean areAlike(SampleColumn written, SampleColumn read, double precision) {
			Comparison alone = new Comparison(step);
			alone.add("", written, read);
			return alone.worst <= precision;
		}

		/** The file's frame at the instant of a frame of the take; -1 when it has none. */
		private int frameOf(int frame, int length) {
			double at = frame * step;
			long nearest = Math.round(at);
			return nearest < length && Math.abs(at - nearest) <= SAME_INSTANT * Math.max(1, step) ? (int) nearest : -1;
		}

		/** The shift at which the worst channel agrees best. */
		int shift() {
			int best = 0;
			double least = Double.POSITIVE_INFINITY;
			for (int i = 0; i <= 2 * WIDEST_SHIFT; i++) {
				int shift = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
				double distance = distance(worstWritten, worstRead, shift);
				if (distance < 0.25 * least) {
					least = distance;
					best = shift;
				}
			}
			return best;
		}

		private double distance(SampleColumn own, SampleColumn other, int shift) {
			double sum = 0;
			int count = 0;
			for (int frame = 0; frame < own.length(); frame++) {
				int at = frame + shift < 0 ? -1 : frameOf(frame + shift, other.length());
				if (at >= 0) {
					double difference = own.get(frame) - other.get(at);
					sum += difference * difference;
					count++;
				}
			}
			return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
		}
	}

	/** One sentence for a person; empty when everything came back as the format promises. */
	public Optional<String> complaint() {
		if (worst.isPresent() && exceeds(worst.get())) {
			Place at = worst.get();
			return Optional.of(String.format(Locale.ROOT,
					"reading it back gave other values: %s at frame %d is %.6f and was %.6f%s; the format promises "
							+ "differences up to %.2g",
					at.channel(), at.frame(), at.read(), at.written(),
					shiftFrames == 0 ? "" : " (the motion is %+d frames late)".formatted(shiftFrames), precision));
		}
		if (Math.abs(timeSkewFrames) > 1 + SAME_INSTANT) {
			return Optional.of(String.format(Locale.ROOT,
					"reading it back gave another length: it differs by %.2f frames", timeSkewFrames));
		}
		return Optional.empty();
	}

	private boolean exceeds(Place at) {
		return Math.abs((double) at.written() - at.read()) > precision * Math.max(1, Math.abs(at.written()));
	}
}
