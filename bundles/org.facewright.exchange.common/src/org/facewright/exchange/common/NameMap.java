package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;

/**
 * A table from the channels of one convention to those of another. Some are made of one source, some combine several.
 * Where every target is a weighted sum the table can be read the other way round: the sources are then those weights,
 * none negative, whose sums come closest to the motion (least squares at each frame); channels that the motion lacks
 * count as being at rest. Immutable.
 *
 * @param id        short and stable, such as {@code arkit-to-vrm}
 * @param label     for people
 * @param from      convention of the sources, for people
 * @param to        convention of the targets, for people
 * @param note      what a user should know; may be empty
 * @param spellings other names of sources, by their usual name
 * @param keeps     whether channels that no target uses stay in the clip; otherwise they are dropped
 * @param sources   all names that the table knows, also those without a part in any target, such as silence
 * @param targets   in the order of the result; names differ without regard to case
 * @param reverse   how to read the table the other way round, where that makes sense
 * @param solved    whether this is a table read the other way round; targets are then those of the original
 */
public record NameMap(String id, String label, String from, String to, String note, Map<String, List<String>> spellings,
		boolean keeps, List<String> sources, List<Target> targets, Optional<Reverse> reverse, boolean solved) {

	/** How several sources become one value. */
	public enum Combine {
		SUM,
		MEAN,
		MAX,
		MIN,
		PRODUCT
	}

	/** One part of a target: a source times a gain. */
	public record Term(String source, double gain) {
	}

	/**
	 * One channel of the result.
	 *
	 * @param terms empty for a channel that is always 0, such as the pose at rest
	 * @param range limits of the combined value; infinite where there are none
	 */
	public record Target(String channel, Combine combine, List<Term> terms, Range range) {

		public Target {
			terms = List.copyOf(terms);
		}
	}

	/** Lowest and highest value. */
	public record Range(double low, double high) {

		public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

		/** @throws IllegalArgumentException when the low end is not below the high one */
		public Range {
			if (!(low < high)) {
				throw new IllegalArgumentException("not a range: %s to %s".formatted(low, high));
			}
		}

		double clamp(double value) {
			return Math.min(high, Math.max(low, value));
		}
	}

	/**
	 * The table read the other way round.
	 *
	 * @param leaveOut sources that are never an answer, such as moods
	 * @param rest     the source that gets what the others leave of 1, such as silence; empty for none
	 */
	public record Reverse(String id, String label, Range range, Set<String> leaveOut, Optional<String> rest) {

		public Reverse {
			leaveOut = Set.copyOf(leaveOut);
		}
	}

	/**
	 * What became of a clip. Energy is the sum of the squares of the values of weight channels.
	 *
	 * @param unmapped channels with energy that the table does not use, each with its share of the clip's energy, most
	 *                 first
	 * @param missing  sources that the table knows and the clip lacks
	 * @param lost     share of the clip's energy that the result does not carry: the unmapped channels (unless kept),
	 *                 and what no mix of a reversed table's poses can show
	 */
	public record Mapped(MotionClip clip, Map<String, Double> unmapped, List<String> missing, double lost) {

		/** Shares below it are rounding and trembling. */
		private static final double NOTEWORTHY = 5e-4;

		/** What a user should know before the result is used. */
		public List<Problem> problems(NameMap map) {
			List<Problem> problems = new ArrayList<>();
			List<String> noteworthy = unmapped.entrySet().stream().filter(entry -> entry.getValue() >= NOTEWORTHY)
					.map(entry -> String.format(Locale.ROOT, "%s %.1f %%", entry.getKey(), 100 * entry.getValue()))
					.toList();
			if (!noteworthy.isEmpty()) {
				problems.add(map.keeps()
						? Problem.info("map.unmapped", "the map %s does not know %s (of the energy); kept as they are"
								.formatted(map.id(), Preflight.list(noteworthy)))
						: Problem.warning("map.unmapped",
								"the map %s has no use for %s of the motion's energy".formatted(map.id(),
										Preflight.list(noteworthy)),
								"add them to a copy of the map if they matter"));
			}
			double notShown = lost - (map.keeps() ? 0 : unmapped.values().stream().mapToDouble(share -> share).sum());
			if (map.solved() && notShown >= 0.01) {
				problems.add(Problem.info("map.approximate", String.format(Locale.ROOT,
						"the channels of %s can't show %.1f %% of the motion's energy", map.to(), 100 * notShown)));
			}
			if (!missing.isEmpty()) {
				problems.add(Problem.info("map.missing", "the map %s also reads %s, which the motion lacks"
						.formatted(map.id(), Preflight.list(missing))));
			}
			return problems;
		}
	}

	/** @throws IllegalArgumentException with a sentence for the user when the parts contradict each other */
	public NameMap {
		spellings = Map.copyOf(spellings);
		sources = List.copyOf(sources);
		targets = List.copyOf(targets);
		Set<String> names = new LinkedHashSet<>();
		for (Target target : targets) {
			if (!names.add(target.channel().toLowerCase(Locale.ROOT))) {
				throw new IllegalArgumentException("the target '%s' stands twice".formatted(target.channel()));
			}
			if (reverse.isPresent() && target.combine() != Combine.SUM && target.combine() != Combine.MEAN) {
				throw new IllegalArgumentException(
						"'%s' is no sum, so the map can't be reversed; remove its reverse".formatted(target.channel()));
			}
		}
	}

	/** Names that a clip must have for this map to be of use: sources, or the targets of a table read in reverse. */
	public List<String> reads() {
		return solved ? targets.stream().map(Target::channel).toList() : sources;
	}

	/** Names that the result may have, in order. */
	public List<String> writes() {
		return solved ? answers() : targets.stream().map(Target::channel).toList();
	}

	private List<String> answers() {
		Reverse how = reverse.orElseThrow();
		List<String> answers = new ArrayList<>(how.rest().stream().toList());
		sources.stream().filter(source -> !how.leaveOut().contains(source) && !answers.contains(source))
				.forEach(answers::add);
		return answers;
	}

	/** The table read the other way round; empty when it can't be. */
	public Optional<NameMap> reversed() {
		return reverse.map(how -> solved
				? new NameMap(how.id(), how.label(), to, from, note, spellings, keeps, sources, targets, reverse,
						false)
				: new NameMap(how.id(), how.label(), to, from, note, spellings, keeps, sources, targets,
						Optional.of(new Reverse(id, label, how.range(), how.leaveOut(), how.rest())), true));
	}

	/** Gain of a source in a target of this table; 0 where it has no part. */
	public double gain(String target, String source) {
		for (Target candidate : targets) {
			if (candidate.channel().equalsIgnoreCase(target)) {
				return candidate.terms().stream().filter(term -> term.source().equals(source))
						.mapToDouble(term -> term.gain() * share(candidate)).sum();
			}
		}
		return 0;
	}

	private static double share(Target target) {
		return target.combine() == Combine.MEAN ? 1.0 / target.terms().size() : 1;
	}

	/**
	 * Takes a clip from this map's convention to the other. Channels that are no weights stay as they are unless the
	 * table uses them.
	 */
	public Mapped apply(MotionClip clip) {
		Map<String, Integer> columns = columns(clip.channels());
		Set<Integer> used = new LinkedHashSet<>(columns.values());
		List<Channel> channels = new ArrayList<>();
		List<SampleColumn> samples = new ArrayList<>();
		double notShown = solved
				? solve(clip, columns, channels, samples)
				: combine(clip, columns, channels, samples);
		Set<String> taken = new LinkedHashSet<>();
		channels.forEach(channel -> taken.add(channel.name().toLowerCase(Locale.ROOT)));
		double all = 0;
		Map<String, Double> energies = new LinkedHashMap<>();
		for (int i = 0; i < clip.channels().size(); i++) {
			Channel channel = clip.channels().channel(i);
			boolean weight = channel.kind() == ChannelKind.WEIGHT;
			double energy = weight ? Preflight.energy(clip.column(i)) : 0;
			all += energy;
			if (used.contains(i)) {
				continue;
			}
			if (energy > 0) {
				energies.put(channel.name(), energy);
			}
			if ((keeps || !weight) && taken.add(channel.name().toLowerCase(Locale.ROOT))) {
				channels.add(channel);
				samples.add(clip.column(i));
			}
		}
		return mapped(MotionClip.of(clip.frameRate(), ChannelSet.of(channels), samples), energies, notShown, all,
				reads().stream().filter(name -> !columns.containsKey(name)).toList());
	}

	private Mapped mapped(MotionClip clip, Map<String, Double> energies, double notShown, double all,
			List<String> missing) {
		Map<String, Double> unmapped = new LinkedHashMap<>();
		energies.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
				.forEach(entry -> unmapped.put(entry.getKey(), entry.getValue() / all));
		double dropped = keeps ? 0 : unmapped.values().stream().mapToDouble(share -> share).sum();
		return new Mapped(clip, unmapped, missing, all > 0 ? Math.min(1, dropped + notShown / all) : 0);
	}

	/** Where in the clip the names that this map reads are. */
	private Map<String, Integer> columns(ChannelSet channels) {
		Map<String, Integer> columns = new LinkedHashMap<>();
		for (String name : reads()) {
			int index = channels.indexOf(name);
			List<String> others = solved ? List.of() : spellings.getOrDefault(name, List.of());
			for (int i = 0; i < others.size() && index < 0; i++) {
				index = channels.indexOf(others.get(i));
			}
			if (index < 0) { // importers give names such as Mouth_L the spelling of ARKit
				index = ChannelNames.known(name).map(known -> channels.indexOf(known.name())).orElse(-1);
			}
			if (index >= 0 && !columns.containsValue(index)) {
				columns.put(name, index);
			}
		}
		return columns;
	}

	private double combine(MotionClip clip, Map<String, Integer> columns, List<Channel> channels,
			List<SampleColumn> samples) {
		for (Target target : targets) {
			List<Term> present = target.terms().stream().filter(term -> columns.containsKey(term.source())).toList();
			if (present.isEmpty()) {
				continue;
			}
			channels.add(channel(target.channel()));
			Term only = present.getFirst();
			boolean renamed = target.terms().size() == 1 && only.gain() == 1 && target.range().equals(Range.ANY);
			samples.add(renamed
					? clip.column(columns.get(only.source()))
					: SampleColumn.of(combined(target, present, clip, columns)));
		}
		return 0;
	}

	private static float[] combined(Target target, List<Term> terms, MotionClip clip, Map<String, Integer> columns) {
		float[] result = new float[clip.frameCount()];
		float[] values = new float[result.length];
		for (int t = 0; t < terms.size(); t++) {
			clip.column(columns.get(terms.get(t).source())).copy(0, values, 0, values.length);
			double gain = terms.get(t).gain() * share(target);
			for (int frame = 0; frame < values.length; frame++) {
				double value = gain * values[frame];
				result[frame] = (float) (t == 0 ? value : switch (target.combine()) {
					case SUM, MEAN -> result[frame] + value;
					case MAX -> Math.max(result[frame], value);
					case MIN -> Math.min(result[frame], value);
					case PRODUCT -> result[frame] * value;
				});
			}
		}
		if (!target.range().equals(Range.ANY)) {
			for (int frame = 0; frame < result.length; frame++) {
				result[frame] = (float) target.range().clamp(result[frame]);
			}
		}
		return result;
	}

	private static Channel channel(String name) {
		return ChannelNames.known(name).filter(known -> known.name().equalsIgnoreCase(name))
				.orElse(Channel.weight(name));
	}

	/** @return energy that no mix of the answers can show */
	private double solve(MotionClip clip, Map<String, Integer> columns, List<Channel> channels,
			List<SampleColumn> samples) {
		Reverse how = reverse.orElseThrow();
		List<String> unknowns = sources.stream()
				.filter(source -> !how.leaveOut().contains(source) && targets.stream().anyMatch(
						target -> columns.containsKey(target.channel()) && target.terms().stream()
								.anyMatch(term -> term.source().equals(source))))
				.toList();
		double[][] gains = new double[targets.size()][unknowns.size()];
		float[][] given = new float[targets.size()][];
		float[] atRest = new float[clip.frameCount()];
		for (int row = 0; row < gains.length; row++) {
			Target target = targets.get(row);
			Integer column = columns.get(target.channel());
			given[row] = column == null ? atRest : clip.column(column).toArray();
			for (Term term : target.terms()) {
				int unknown = unknowns.indexOf(term.source());
				if (unknown >= 0) {
					gains[row][unknown] += term.gain() * share(target);
				}
			}
		}
		float[][] answers = new float[unknowns.size()][clip.frameCount()];
		double residual = new PoseMix(gains, Math.min(0, how.range().low()), how.range().high()).solve(given, answers);
		how.rest().ifPresent(rest -> {
			channels.add(channel(rest));
			samples.add(SampleColumn.of(rest(answers, clip.frameCount())));
		});
		for (int unknown = 0; unknown < answers.length; unknown++) {
			channels.add(channel(unknowns.get(unknown)));
			samples.add(SampleColumn.of(answers[unknown]));
		}
		return residual;
	}

	private static float[] rest(float[][] answers, int frames) {
		float[] rest = new float[frames];
		for (int frame = 0; frame < frames; frame++) {
			double sum = 0;
			for (float[] answer : answers) {
				sum += answer[frame];
			}
			rest[frame] = (float) Math.max(0, 1 - sum);
		}
		return rest;
	}

	/** How many of some names this map reads, without regard to case and with all spellings; empty when none. */
	OptionalDouble coverage(Set<String> lowerNames) {
		long known = reads().stream().filter(name -> lowerNames.contains(name.toLowerCase(Locale.ROOT))
				|| !solved && spellings.getOrDefault(name, List.of()).stream()
						.anyMatch(other -> lowerNames.contains(other.toLowerCase(Locale.ROOT))))
				.count();
		return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(known);
	}
}
