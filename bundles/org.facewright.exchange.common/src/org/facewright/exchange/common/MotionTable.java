package org.facewright.exchange.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ColumnMap.Entry;

import org.jspecify.annotations.Nullable;

/**
 * A table on its way in: columns by name, filled value by value, and what becomes a clip of them. Rows without a value
 * keep the one before. Grows with what is read. Confined to one thread.
 */
public final class MotionTable {

	public static final Parameter<String> TIME_COLUMN = Parameter.text("time-column").label("Time column")
			.describe("Name of the column that tells the time of each row; empty: one called time, frame or alike");
	public static final Parameter<String> TIME_UNIT = Parameter
			.choice("time-unit", "auto", "seconds", "milliseconds", "frames", "none").label("Time unit")
			.describe("Unit of the column of time; auto: as its name says; none: rows are frames");
	public static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second; empty: as the file or the times of its rows say");
	/** All of them, for importers of tables. */
	public static final ParameterSchema SCHEMA = ParameterSchema.of(ColumnMap.COLUMNS, ColumnMap.SCALE,
			ColumnMap.ANGLES, TIME_COLUMN, TIME_UNIT, FRAME_RATE);

	private static final List<String> TIMES = List.of("time", "t", "seconds", "sec", "secs", "time_s", "time_sec",
			"time(s)", "timestamp", "ms", "milliseconds", "time_ms", "timems", "time(ms)", "timestamp_ms", "frame",
			"frames", "frame_index", "framenumber", "frame_number");
	private static final int FIRST_ROOM = 64;
	private static final int MOST_COLUMNS = 1 << 14;

	/** A column that is wanted. */
	private static final class Kept {
		final Channel channel;
		final String column;
		final double gain;
		final boolean given;
		float[] values = new float[FIRST_ROOM];
		int count;
		boolean text;
		boolean numbers;

		Kept(Channel channel, String column, double gain, boolean given) {
			this.channel = channel;
			this.column = column;
			this.gain = gain;
			this.given = given;
		}
	}

	private final String name;
	private final List<String> headers;
	private final ParameterValues values;
	/** By the place of their column; null for columns passed over. */
	private final @Nullable Kept[] kept;
	private final int timeColumn;
	private double[] times = new double[FIRST_ROOM];
	private int timeCount;
	private long missing;
	private Optional<FrameRate> written = Optional.empty();

	/**
	 * @param name    of the file, for messages
	 * @param headers names of the columns
	 * @param values  of {@link #SCHEMA}
	 * @throws IOException when a column that is asked for is not there, or none is known as a channel
	 */
	public MotionTable(String name, List<String> headers, ParameterValues values) throws IOException {
		this.name = name;
		this.headers = headers.stream().map(String::strip).toList();
		this.values = values;
		if (headers.size() > MOST_COLUMNS) {
			throw new IOException("%s: has %d columns, more than any table of motion; choose another file".formatted(
					name, headers.size()));
		}
		kept = new Kept[headers.size()];
		timeColumn = timeColumn();
		List<Entry> entries;
		try {
			entries = ColumnMap.parse(values.get(ColumnMap.COLUMNS));
		} catch (IllegalArgumentException e) {
			throw new IOException("%s can't be read: %s".formatted(name, e.getMessage()), e);
		}
		if (entries.isEmpty()) {
			keepAll();
		} else {
			keep(entries);
		}
	}

	/** Whether a table of these columns would be taken for one of motion without being asked for. */
	public static boolean isLikely(List<String> headers) {
		long known = headers.stream().filter(header -> ChannelNames.known(header).isPresent()).count();
		return known >= Math.min(2, headers.size());
	}

	private int timeColumn() throws IOException {
		String wanted = values.get(TIME_COLUMN).strip();
		if (values.get(TIME_UNIT).equals("none")) {
			return -1;
		}
		if (!wanted.isEmpty()) {
			int index = indexOf(wanted);
			if (index < 0) {
				throw new IOException("%s: there is no column '%s'; choose one of %s".formatted(name, wanted,
						Preflight.list(headers)));
			}
			return index;
		}
		for (int i = 0; i < headers.size(); i++) {
			if (TIMES.contains(headers.get(i).toLowerCase(Locale.ROOT).replace(" ", ""))) {
				return i;
			}
		}
		return -1;
	}

	private int indexOf(String column) {
		int index = headers.indexOf(column);
		for (int i = 0; i < headers.size() && index < 0; i++) {
			index = headers.get(i).equalsIgnoreCase(column) ? i : -1;
		}
		return index;
	}

	private void keepAll() throws IOException {
		List<String> names = new ArrayList<>();
		List<Integer> places = new ArrayList<>();
		Map<String, Integer> counts = new HashMap<>();
		for (int i = 0; i < headers.size(); i++) {
			if (i != timeColumn && !headers.get(i).isBlank()) {
				int before = counts.merge(headers.get(i).toLowerCase(Locale.ROOT), 1, Integer::sum);
				names.add(before == 1 ? headers.get(i) : headers.get(i) + " " + before);
				places.add(i);
			}
		}
		boolean isMotion = timeColumn >= 0 && !names.isEmpty() || !values.get(FRAME_RATE).isBlank();
		if (!isMotion && names.stream().noneMatch(some -> ChannelNames.known(some).isPresent())) {
			throw new IOException(("%s: none of its columns (%s) is called as a channel of a face; say which is which "
					+ "by the parameter 'columns'").formatted(name, Preflight.list(headers)));
		}
		List<Channel> channels = ChannelNames.channels(names).orElseThrow(() -> new IOException(
				"%s: two columns have the same name; rename one of them".formatted(name)));
		for (int i = 0; i < places.size(); i++) {
			kept[places.get(i)] = new Kept(channels.get(i), names.get(i), ColumnMap.gain(channels.get(i), values),
					false);
		}
	}

	private void keep(List<Entry> entries) throws IOException {
		List<Channel> channels = new ArrayList<>();
		for (Entry entry : entries) {
			int index = indexOf(entry.column());
			if (index < 0) {
				throw new IOException("%s: there is no column '%s'; choose one of %s".formatted(name, entry.column(),
						Preflight.list(headers)));
			}
			Channel channel = ChannelNames.known(entry.channel()).orElse(Channel.weight(entry.channel()));
			if (kept[index] != null || channels.stream().anyMatch(channel::equals)) {
				throw new IOException("%s: the parameter 'columns' names '%s' twice; remove one".formatted(name,
						entry.column()));
			}
			channels.add(channel);
			kept[index] = new Kept(channel, entry.column(),
					Double.isNaN(entry.gain()) ? ColumnMap.gain(channel, values) : entry.gain(), true);
		}
	}

	/** Columns of the table. */
	public int width() {
		return headers.size();
	}

	/** Whether anything becomes of a column, so that the others need not be read. */
	public boolean wants(int column) {
		return column == timeColumn || kept[column] != null;
	}

	/** The rate that the file itself tells. */
	public void frameRate(FrameRate rate) {
		written = Optional.of(rate);
	}

	/**
	 * Adds a value to a column.
	 *
	 * @param where the place in the file, for messages; asked only when something is wrong
	 */
	public void add(int column, double value, Where where) throws IOException {
		if (column == timeColumn) {
			if (!Double.isFinite(value)) {
				throw new IOException("%s: the time is %s; correct it".formatted(where.text(), value));
			}
			if (timeCount == times.length) {
				times = Arrays.copyOf(times, Math.addExact(timeCount, timeCount / 2));
			}
			times[timeCount++] = value;
		}
		Kept into = kept[column];
		if (into == null || into.text) {
			return;
		}
		float sample = (float) (into.gain == 1 ? value : value * into.gain);
		if (!Float.isFinite(sample)) {
			throw new IOException("%s: %s is %s, which is not usable; correct the file".formatted(where.text(),
					into.column, value));
		}
		into.numbers = true;
		put(into, sample);
	}

	/** A place in a file. */
	@FunctionalInterface
	public interface Where {
		/** Such as {@code take.csv, line 12}. */
		String text();
	}

	private static void put(Kept into, float sample) {
		if (into.count == into.values.length) {
			into.values = Arrays.copyOf(into.values, Math.addExact(into.count, into.count / 2));
		}
		into.values[into.count++] = sample;
	}

	/** Adds nothing where a value belongs: the one before stays, or 0 at the beginning. */
	public void addMissing(int column, Where where) throws IOException {
		if (column == timeColumn) {
			throw new IOException("%s: the time is missing; correct it".formatted(where.text()));
		}
		Kept into = kept[column];
		if (into != null && !into.text) {
			missing++;
			put(into, into.count == 0 ? 0 : into.values[into.count - 1]);
		}
	}

	/** Adds what is written in a cell. A column of words is passed over unless it was asked for. */
	public void addText(int column, String cell, Where where) throws IOException {
		Kept into = kept[column];
		if (column != timeColumn && (into == null || into.text)) {
			return;
		}
		if (cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("null")) {
			addMissing(column, where);
			return;
		}
		OptionalDouble number = Numbers.parse(cell);
		if (number.isPresent()) {
			add(column, number.getAsDouble(), where);
			return;
		}
		boolean known = into != null && (into.given || ChannelNames.known(into.column).isPresent());
		if (into == null || known || into.numbers) {
			throw new IOException("%s: '%s' in column %s is no number; correct it or leave the column out".formatted(
					where.text(), cell.length() > 40 ? cell.substring(0, 40) + "…" : cell, headers.get(column)));
		}
		into.text = true;
		into.values = new float[0];
	}

	/** @throws IOException when the columns do not make a clip */
	public ImportResult result(Progress progress) throws IOException {
		progress.checkCancelled();
		List<Problem> problems = new ArrayList<>();
		List<Kept> columns = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (Kept column : kept) {
			if (column != null && column.text) {
				words.add(column.column);
			} else if (column != null) {
				columns.add(column);
			}
		}
		int rows = columns.isEmpty() ? 0 : columns.getFirst().count;
		for (Kept column : columns) {
			if (column.count != rows || timeColumn >= 0 && timeCount != rows) {
				throw new IOException("%s: column %s has %d values, the first one %d; the file is cut off or was edited"
						.formatted(name, column.column, column.count, rows));
			}
		}
		if (rows == 0) {
			throw new IOException("%s: the table has no row of numbers; choose another file".formatted(name));
		}
		if (!words.isEmpty()) {
			problems.add(Problem.info("table.words", "%s: not read, for they hold no numbers, are the columns %s"
					.formatted(name, Preflight.list(words))));
		}
		List<String> strangers = columns.stream()
				.filter(column -> !column.given && ChannelNames.known(column.column).isEmpty())
				.map(column -> column.column).toList();
		if (!strangers.isEmpty()) {
			problems.add(Problem.info("table.names",
					"%s: the columns %s are no channels of ARKit; they were read under their own names".formatted(name,
							Preflight.list(strangers))));
		}
		if (missing > 0) {
			problems.add(Problem.warning("table.missing",
					"%s: %d cells are empty and got the value of the row before".formatted(name, missing),
					"look at those places before using them"));
		}
		return new ImportResult(List.of(new NamedClip("face", clip(columns, rows, problems, progress))),
				SpeechLanes.EMPTY, problems);
	}

	private MotionClip clip(List<Kept> columns, int rows, List<Problem> problems, Progress progress)
			throws IOException {
		ChannelSet channels = ChannelSet.of(columns.stream().map(column -> column.channel).toList());
		Optional<FrameRate> wanted = wantedRate();
		String unit = timeColumn < 0 ? "none" : unit();
		if (unit.equals("none")) {
			return MotionClip.of(rate(wanted, Optional.empty(), problems), channels, samples(columns, rows));
		}
		Optional<FrameRate> known = wanted.or(() -> written);
		double perSecond = unit.equals("frames")
				? known.orElse(FrameRate.FPS_60).framesPerSecond()
				: unit.equals("milliseconds") ? 1000 : 1;
		double[] seconds = new double[rows];
		for (int row = 0; row < rows; row++) {
			seconds[row] = (times[row] - times[0]) / perSecond;
			if (row > 0 && !(seconds[row] >= seconds[row - 1]) || !Double.isFinite(seconds[row])) {
				throw new IOException("%s: the time of row %d (%s) is before that of the row before (%s); sort the rows"
						.formatted(name, row + 1, times[row], times[row - 1]));
			}
		}
		KeyedPoses instants = new KeyedPoses(seconds, new float[0], 0, KeyedPoses.Between.LINEAR);
		Optional<FrameRate> measured = unit.equals("frames") ? known : instants.frameRate();
		FrameRate rate = rate(wanted, measured, problems);
		if (isEveryFrame(seconds, rate)) {
			return MotionClip.of(rate, channels, samples(columns, rows));
		}
		problems.add(Problem.info("table.uneven",
				"%s: its rows are no even frames; they were read at %s fps".formatted(name, rate)));
		float[] numbers = new float[Math.multiplyExact(rows, columns.size())];
		for (int column = 0; column < columns.size(); column++) {
			for (int row = 0; row < rows; row++) {
				numbers[row * columns.size() + column] = columns.get(column).values[row];
			}
		}
		return new KeyedPoses(seconds, numbers, columns.size(), KeyedPoses.Between.LINEAR).clip(rate, channels, name);
	}

	private static List<SampleColumn> samples(List<Kept> columns, int rows) {
		return columns.stream()
				.map(column -> SampleColumn.of(Arrays.copyOf(column.values, rows))).toList();
	}

	private static boolean isEveryFrame(double[] seconds, FrameRate rate) {
		for (int row = 0; row < seconds.length; row++) {
			if (Math.abs(seconds[row] * rate.framesPerSecond() - row) > 0.02) {
				return false;
			}
		}
		return true;
	}

	private Optional<FrameRate> wantedRate() throws IOException {
		String text = values.get(FRAME_RATE).strip();
		if (text.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(FrameRate.parse(text));
		} catch (IllegalArgumentException e) {
			throw new IOException("%s can't be read: frame-rate: %s".formatted(name, e.getMessage()), e);
		}
	}

	private FrameRate rate(Optional<FrameRate> wanted, Optional<FrameRate> measured, List<Problem> problems) {
		Optional<FrameRate> known = wanted.or(() -> written).or(() -> measured);
		if (known.isEmpty()) {
			problems.add(Problem.warning("table.rate",
					"%s: nothing tells its frame rate; %s fps were taken".formatted(name, FrameRate.FPS_60),
					"set the parameter 'frame-rate' if that is not what was meant"));
		}
		return known.orElse(FrameRate.FPS_60);
	}

	private String unit() {
		String wanted = values.get(TIME_UNIT);
		if (!wanted.equals("auto")) {
			return wanted;
		}
		String header = headers.get(timeColumn).toLowerCase(Locale.ROOT);
		if (header.contains("frame")) {
			return "frames";
		}
		return header.contains("ms") || header.contains("milli") ? "milliseconds" : "seconds";
	}
}
