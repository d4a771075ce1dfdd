package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;

/** The checks before an export that many formats need; each reads the tracks once and changes nothing. */
public final class Preflight {

	private static final int MOST_NAMES = 6;

	private Preflight() {
	}

	/** One error for each channel that holds a NaN or an infinity, naming the first such frame. */
	public static List<Problem> notFinite(ExportRequest request) {
		List<Problem> problems = new ArrayList<>();
		for (NamedClip track : request.tracks()) {
			MotionClip clip = track.clip();
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				int frame = firstNotFinite(clip.column(channel));
				if (frame >= 0) {
					problems.add(Problem.error("export.not-finite",
							"take '%s', track '%s': channel %s is %s at frame %d".formatted(request.name(),
									track.name(),
									clip.channels().channel(channel).name(), clip.column(channel).get(frame), frame),
							"repair that curve before the export, for instance by filling the gap"));
				}
			}
		}
		return problems;
	}

	private static int firstNotFinite(SampleColumn column) {
		int block = SampleColumn.CHUNK;
		for (int start = 0; start < column.length(); start += block) {
			int end = Math.min(column.length(), start + block);
			SampleColumn.Extremes extremes = column.extremes(start, end);
			if (!Float.isFinite(extremes.min()) || !Float.isFinite(extremes.max())) {
				for (int frame = start; frame < end; frame++) {
					if (!Float.isFinite(column.get(frame))) {
						return frame;
					}
				}
			}
		}
		return -1;
	}

	/**
	 * A warning when channels that move have no place in the format, with their share of the energy (sum of squares) of
	 * all the tracks' channels of their kind. Probabilities are never part of a face and are not counted.
	 */
	public static Optional<Problem> notCarried(ExportRequest request, Predicate<Channel> carried, String format) {
		double all = 0;
		double lost = 0;
		double most = 0;
		List<String> names = new ArrayList<>();
		for (NamedClip track : request.tracks()) {
			for (int index = 0; index < track.clip().channels().size(); index++) {
				Channel channel = track.clip().channels().channel(index);
				if (channel.kind() == ChannelKind.PROBABILITY) {
					continue;
				}
				double energy = energy(track.clip().column(index));
				all += energy;
				if (energy > 0 && !carried.test(channel)) {
					lost += energy;
					names.add(energy > most ? 0 : names.size(), channel.name());
					most = Math.max(most, energy);
				}
			}
		}
		if (names.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(Problem.warning("export.not-carried",
				String.format(Locale.ROOT, "%s has no place for %s: %.1f %% of the motion's energy is lost", format,
						list(names), 100 * lost / all),
				"choose a format that carries them, or bake their effect into other channels first"));
	}

	/** Sum of the squares of a channel's values. */
	public static double energy(SampleColumn column) {
		float constant = column.constantValue();
		if (constant == constant) {
			return (double) constant * constant * column.length();
		}
		float[] values = new float[Math.min(column.length(), SampleColumn.CHUNK)];
		double sum = 0;
		for (int start = 0; start < column.length(); start += values.length) {
			int count = Math.min(values.length, column.length() - start);
			column.copy(start, values, 0, count);
			for (int i = 0; i < count; i++) {
				sum += (double) values[i] * values[i];
			}
		}
		return sum;
	}

	/** A warning when weights leave 0…1, naming the channels; they are written as they are. */
	public static Optional<Problem> outsideUnit(ExportRequest request) {
		List<String> names = new ArrayList<>();
		float low = 0;
		float high = 1;
		for (NamedClip track : request.tracks()) {
			MotionClip clip = track.clip();
			for (int channel : clip.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT)) {
				if (clip.frameCount() == 0) {
					continue;
				}
				SampleColumn.Extremes extremes = clip.column(channel).extremes(0, clip.frameCount());
				if (extremes.min() < 0 || extremes.max() > 1) {
					names.add(clip.channels().channel(channel).name());
					low = Math.min(low, extremes.min());
					high = Math.max(high, extremes.max());
				}
			}
		}
		if (names.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(Problem.warning("export.outside-unit",
				String.format(Locale.ROOT, "values from %.3f to %.3f leave the range 0 to 1 in %s", low, high,
						list(names)),
				"they are written as they are; clamp them first if the receiver can't take them"));
	}

	/** A warning when the tracks lack channels that the format always has. */
	public static Optional<Problem> missing(ExportRequest request, ChannelSet wanted, String consequence) {
		List<String> names = wanted.names().stream().filter(name -> request.tracks().stream()
				.noneMatch(track -> track.clip().channels().indexOf(name) >= 0)).toList();
		return names.isEmpty()
				? Optional.empty()
				: Optional.of(Problem.warning("export.missing",
						"the tracks have no %s; %s".formatted(list(names), consequence),
						"nothing needs to be done if these channels are not animated"));
	}

	/** Some names and how many more there are: {@code a, b, c and 12 more}. */
	public static String list(List<String> names) {
		String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
		return names.size() <= MOST_NAMES ? first : first + " and %d more".formatted(names.size() - MOST_NAMES);
	}

	/** @throws IllegalArgumentException with the first error's sentence, when there is one */
	public static void refuseErrors(List<Problem> problems) {
		for (Problem problem : problems) {
			if (problem.severity() == Problem.Severity.ERROR) {
				throw new IllegalArgumentException(problem.toString());
			}
		}
	}
}
