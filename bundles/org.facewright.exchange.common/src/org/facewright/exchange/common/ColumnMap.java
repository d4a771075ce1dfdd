package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;

/**
 * Which columns of a table are which channels, as users write it, the same text for both directions:
 * {@code jawOpen=mouth_open*0.01, mouthClose}. A value of the table times the gain is that of the channel. Without a
 * gain the scale counts, and for angles also their unit.
 */
public final class ColumnMap {

	public static final Parameter<String> COLUMNS = Parameter.text("columns").label("Columns")
			.describe("Channels and their columns, such as jawOpen=mouth_open*0.01, mouthClose, where a column's value "
					+ "times the gain is the channel's; empty: all, each under its own name");
	public static final Parameter<Double> SCALE = Parameter.number("scale").between(1e-6, 1e6).otherwise(1.0)
			.label("Scale").describe("What stands in the table for a weight of 1, such as 100 for percent");
	public static final Parameter<String> ANGLES = Parameter.choice("angles", "radians", "degrees").label("Angles")
			.describe("Unit of angles in the table");
	/** When writing. */
	public static final Parameter<String> TIME = Parameter
			.choice("time-unit", "seconds", "milliseconds", "frames", "none").label("Time unit")
			.describe("Unit of the first column, which tells the time of each row; none: no such column");
	/** When writing. */
	public static final Parameter<String> TIME_NAME = Parameter.text("time-column").label("Time column")
			.describe("Name of the column of time; empty: time, time_ms or frame, as its unit is");

	/**
	 * A column and what it is.
	 *
	 * @param gain  table to channel
	 * @param given whether a user wrote it
	 */
	record Entry(String channel, String column, double gain, boolean given) {
	}

	/**
	 * A column to be written.
	 *
	 * @param factor channel to table; 1 leaves every bit as it is
	 */
	public record Column(String name, SampleColumn samples, double factor) {

		/** The value to write. */
		public double value(int frame) {
			return factor == 1 ? samples.get(frame) : samples.get(frame) * factor;
		}
	}

	private ColumnMap() {
	}

	/** @throws IllegalArgumentException with a sentence for the user when the text is no map */
	static List<Entry> parse(String text) {
		List<Entry> entries = new ArrayList<>();
		for (String part : text.split(",")) {
			if (part.isBlank()) {
				continue;
			}
			int equals = part.indexOf('=');
			String channel = (equals < 0 ? part : part.substring(0, equals)).strip();
			String column = (equals < 0 ? part : part.substring(equals + 1)).strip();
			double gain = Double.NaN;
			int star = column.lastIndexOf('*');
			if (equals >= 0 && star > 0) {
				OptionalDouble number = Numbers.parse(column.substring(star + 1).strip());
				gain = number.orElse(0);
				column = column.substring(0, star).strip();
			}
			if (channel.isEmpty() || column.isEmpty() || gain == 0) {
				throw new IllegalArgumentException(
						"columns: '%s' is no channel and column; write it as jawOpen=mouth_open*0.01".formatted(
								part.strip()));
			}
			entries.add(new Entry(channel, column, gain, true));
		}
		return entries;
	}

	/** Gain, table to channel, of a column for which the map gives none. */
	static double gain(Channel channel, ParameterValues values) {
		if (channel.kind() == ChannelKind.ANGLE) {
			return values.get(ANGLES).equals("degrees") ? Math.toRadians(1) : 1;
		}
		return channel.kind() == ChannelKind.WEIGHT ? 1 / values.get(SCALE) : 1;
	}

	/**
	 * How far a value may be off that was written with so many decimals.
	 *
	 * @param decimals negative for all that a float needs
	 */
	public static double precision(ExportRequest request, int decimals) {
		double largest = 0;
		for (Column column : columns(request.tracks().getFirst().clip(), request.values())) {
			largest = Math.max(largest, 1 / Math.abs(column.factor));
		}
		return 2e-6 + (decimals < 0 ? 0 : largest * Math.pow(10, -decimals));
	}

	/** What a table of one track refuses or loses. @param format for messages */
	public static List<Problem> check(ExportRequest request, String format) {
		List<Problem> problems = new ArrayList<>();
		MotionClip clip = request.tracks().getFirst().clip();
		List<Entry> entries;
		try {
			entries = parse(request.values().get(COLUMNS));
		} catch (IllegalArgumentException e) {
			problems.add(Problem.error("table.columns", e.getMessage(), "correct the parameter 'columns'"));
			return problems;
		}
		List<String> unknown = entries.stream().map(Entry::channel).filter(name -> clip.channels().indexOf(name) < 0)
				.toList();
		if (!unknown.isEmpty()) {
			problems.add(Problem.error("table.unknown",
					"the face of take '%s' has no channel %s".formatted(request.name(), Preflight.list(unknown)),
					"correct the parameter 'columns'"));
			return problems;
		}
		Set<String> written = new HashSet<>();
		for (Entry entry : entries) {
			if (!written.add(entry.channel.toLowerCase(Locale.ROOT))) {
				problems.add(Problem.error("table.twice",
						"the parameter 'columns' has the channel %s twice".formatted(entry.channel), "remove one"));
				return problems;
			}
		}
		Preflight.notCarried(request, channel -> entries.isEmpty()
				|| written.contains(channel.name().toLowerCase(Locale.ROOT)), format).ifPresent(problems::add);
		if (columns(clip, request.values()).isEmpty()) {
			problems.add(Problem.error("table.empty",
					"the first track of take '%s' has no channel, so there is no column to write".formatted(
							request.name()),
					"choose a take with channels"));
			return problems;
		}
		sameName(clip, request.values(), problems);
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("table.tracks",
					"a table holds one track; only the first of %d is written".formatted(request.tracks().size()),
					"export the others on their own"));
		}
		if (request.values().get(TIME).equals("frames") || request.values().get(TIME).equals("none")) {
			problems.add(Problem.info("table.rate",
					"the table does not tell its frame rate of %s fps".formatted(clip.frameRate())));
		}
		problems.addAll(Preflight.notFinite(ExportRequest.of(request.name(),
				new NamedClip(request.tracks().getFirst().name(), carried(clip, request.values())),
				request.values())));
		Preflight.outsideUnit(request).ifPresent(problems::add);
		return problems;
	}

	private static MotionClip carried(MotionClip clip, ParameterValues values) {
		List<Entry> entries = parse(values.get(COLUMNS));
		return entries.isEmpty()
				? clip.select(clip.channels().indices(channel -> channel.kind() != ChannelKind.PROBABILITY))
				: clip.select(entries.stream().mapToInt(entry -> clip.channels().indexOf(entry.channel)).distinct()
						.toArray());
	}

	private static void sameName(MotionClip clip, ParameterValues values, List<Problem> problems) {
		Set<String> names = new HashSet<>();
		if (!values.get(TIME).equals("none")) {
			names.add(timeName(values).toLowerCase(Locale.ROOT));
		}
		for (Column column : columns(clip, values)) {
			if (!names.add(column.name.toLowerCase(Locale.ROOT))) {
				problems.add(Problem.error("table.same-name", "two columns would be called '%s'".formatted(column.name),
						"rename one of them by the parameter 'columns' or 'time-column'"));
			}
		}
	}

	/** Name of the column of time. */
	public static String timeName(ParameterValues values) {
		String wanted = values.get(TIME_NAME).strip();
		if (!wanted.isEmpty()) {
			return wanted;
		}
		return switch (values.get(TIME)) {
			case "milliseconds" -> "time_ms";
			case "frames" -> "frame";
			default -> "time";
		};
	}

	/** The columns to write, in order, without that of time. The map must be good: see {@link #check}. */
	public static List<Column> columns(MotionClip clip, ParameterValues values) {
		ChannelSet channels = clip.channels();
		List<Entry> entries = parse(values.get(COLUMNS));
		List<Column> columns = new ArrayList<>();
		if (entries.isEmpty()) {
			for (int i = 0; i < channels.size(); i++) {
				Channel channel = channels.channel(i);
				if (channel.kind() != ChannelKind.PROBABILITY) {
					columns.add(new Column(channel.name(), clip.column(i), 1 / gain(channel, values)));
				}
			}
		}
		for (Entry entry : entries) {
			int index = channels.indexOf(entry.channel);
			double gain = Double.isNaN(entry.gain) ? gain(channels.channel(index), values) : entry.gain;
			columns.add(new Column(entry.column, clip.column(index), 1 / gain));
		}
		return columns;
	}
}
