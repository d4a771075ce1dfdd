package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.facewright.exchange.common.Timecode;

/**
 * The rows of a file as they stand in it.
 *
 * @param dialect    who writes tables like this one, for people
 * @param statedRate from a {@code FrameRate} column, where there is one
 */
record LiveLinkTable(String dialect, ChannelSet channels, List<Row> rows, Optional<FrameRate> statedRate,
		List<Problem> problems) {

	/** @param pose of width 0 when there was no face */
	record Row(int line, Timecode timecode, float[] pose) {
	}

	private static final float[] NO_FACE = {};
	private static final int ROWS_PER_REPORT = 1000;
	private static final int MOST_COLUMNS = 4096;

	/** Whether a first line is that of such a table, perhaps cut off at its end. */
	static boolean isHeader(String line) {
		String[] names = cells(line);
		if (!names[0].equalsIgnoreCase(LiveLinkColumns.TIMECODE)) {
			return false;
		}
		for (String name : names) {
			if (ChannelNames.known(name).isPresent()) {
				return true;
			}
		}
		return false;
	}

	private static String[] cells(String line) {
		String[] cells = line.split(",", -1);
		for (int i = 0; i < cells.length; i++) {
			cells[i] = cells[i].strip();
		}
		return cells;
	}

	static LiveLinkTable read(TextLines lines, String name, Progress progress) throws IOException {
		progress.checkCancelled();
		String header = lines.next();
		if (header == null || header.isBlank()) {
			throw new IOException("%s: the file is empty; export or record it again".formatted(name));
		}
		if (!isHeader(header)) {
			throw lines.error("this is not the header of a Live Link Face table",
					header.indexOf(';') >= 0 || header.indexOf('\t') >= 0
							? "save it with commas between the columns and points in the numbers"
							: "the first column must be Timecode and the others names such as JawOpen");
		}
		String[] names = cells(header);
		if (names.length > MOST_COLUMNS) {
			throw lines.error("%d columns are more than any face has".formatted(names.length), "correct the header");
		}
		return new Reader(lines, name, names).read(progress);
	}

	/** Where a file's columns are, and what its rows gave so far. */
	private static final class Reader {

		private final TextLines lines;
		private final String name;
		private final int width;
		private final int countColumn;
		private final int rateColumn;
		private final int validColumn;
		private final int[] valueColumns;
		private final ChannelSet channels;
		private final List<Row> rows = new ArrayList<>();
		private Optional<FrameRate> statedRate = Optional.empty();

		Reader(TextLines lines, String name, String[] names) throws IOException {
			this.lines = lines;
			this.name = name;
			width = names.length;
			int count = -1;
			int rate = -1;
			int valid = -1;
			List<Integer> columns = new ArrayList<>();
			List<String> valueNames = new ArrayList<>();
			for (int i = 1; i < names.length; i++) {
				if (names[i].equalsIgnoreCase(LiveLinkColumns.COUNT)) {
					count = i;
				} else if (names[i].equalsIgnoreCase(LiveLinkColumns.FRAME_RATE)) {
					rate = i;
				} else if (names[i].equalsIgnoreCase(LiveLinkColumns.VALID)) {
					valid = i;
				} else {
					columns.add(i);
					valueNames.add(names[i]);
				}
			}
			countColumn = count;
			rateColumn = rate;
			validColumn = valid;
			valueColumns = columns.stream().mapToInt(Integer::intValue).toArray();
			channels = ChannelSet.of(ChannelNames.channels(valueNames).orElseThrow(() -> lines
					.error("a column has no name, or two have the same", "give every column a name of its own")));
		}

		LiveLinkTable read(Progress progress) throws IOException {
			String line;
			while ((line = lines.next()) != null) {
				if (rows.size() % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "Reading " + name);
				}
				if (!line.isBlank()) {
					row(line);
				}
			}
			return new LiveLinkTable(dialect(), channels, rows, statedRate, problems());
		}

		private String dialect() {
			if (rateColumn >= 0) {
				return "dialect of Unreal's desktop tool";
			}
			int left = channels.indexOf("jawLeft");
			int right = channels.indexOf("jawRight");
			if (left < 0 || right < 0) {
				return "columns of a tool of its own";
			}
			return right < left ? "columns in the order of the device" : "columns in the order of the network protocol";
		}

		private void row(String line) throws IOException {
			String[] cells = cells(line);
			Timecode timecode = Timecode.parse(cells[0]).orElseThrow(() -> lines.error(
					"'%s' is no timecode".formatted(shortened(cells[0])), "write HH:MM:SS:FF or HH:MM:SS:FF.sss"));
			if (rateColumn >= 0 && statedRate.isEmpty() && cells.length > rateColumn) {
				statedRate = statedRate(cells[rateColumn]);
			}
			if (hasNoFace(cells)) {
				rows.add(new Row(lines.lineNumber(), timecode, NO_FACE));
				return;
			}
			if (cells.length != width) {
				throw lines.error("%d columns where the header has %d".formatted(cells.length, width),
						cells.length < width
								? "the row was cut off; delete it or export the file again"
								: "write numbers with points, not commas");
			}
			float[] pose = new float[valueColumns.length];
			for (int i = 0; i < pose.length; i++) {
				pose[i] = value(cells[valueColumns[i]], i);
			}
			rows.add(new Row(lines.lineNumber(), timecode, pose));
		}

		private boolean hasNoFace(String[] cells) {
			return countColumn >= 0 && cells.length > countColumn && cells[countColumn].equals("0")
					|| countColumn >= 0 && cells.length == 1
					|| validColumn >= 0 && cells.length == width && Numbers.parse(cells[validColumn]).orElse(1) == 0;
		}

		private float value(String cell, int index) throws IOException {
			OptionalDouble value = Numbers.parse(cell);
			if (value.isEmpty() || !Float.isFinite((float) value.getAsDouble())) {
				throw lines.error("%s is '%s', which is no usable number".formatted(channels.channel(index).name(),
						shortened(cell)), "correct or delete the row");
			}
			return (float) value.getAsDouble();
		}

		/** Reads {@code 60}, {@code 59.940}, {@code 30000/1001} and {@code 60 fps}. */
		private static Optional<FrameRate> statedRate(String cell) {
			String text = cell.replaceFirst("(?i)\\s*fps$", "");
			if (text.matches("\\d{1,7}/\\d{1,7}")) {
				String[] parts = text.split("/");
				int numerator = Integer.parseInt(parts[0]);
				int denominator = Integer.parseInt(parts[1]);
				return numerator > 0 && denominator > 0
						? Optional.of(new FrameRate(numerator, denominator))
						: Optional.empty();
			}
			OptionalDouble number = Numbers.parse(text);
			return number.isEmpty() ? Optional.empty() : FrameRates.ofDecimal(number.getAsDouble());
		}

		private static String shortened(String cell) {
			return cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
		}

		private List<Problem> problems() {
			List<Problem> problems = new ArrayList<>();
			List<String> unknown = channels.channels().stream()
					.filter(channel -> channel.kind() == ChannelKind.WEIGHT
							&& ChannelNames.known(channel.name()).isEmpty())
					.map(Channel::name).toList();
			if (!unknown.isEmpty()) {
				problems.add(Problem.info("livelink.unknown",
						"columns of no known face channel are kept under their names: " + Preflight.list(unknown)));
			}
			return problems;
		}
	}
}
