package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.KeyedPoses;
import org.facewright.exchange.common.KeyedPoses.Between;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.facewright.exchange.common.TextWriter;

/** Tables whose first column is the time in seconds and whose others are channels: one row per frame, commas, LF. */
final class TimedRows {

	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second; empty: as the times of the rows say");

	private static final int ROWS_PER_REPORT = 1000;
	private static final int MOST_COLUMNS = 4096;

	private TimedRows() {
	}

	/** @param header names of all columns, the time first */
	static void write(List<String> header, MotionClip clip, ExportTarget target, Progress progress)
			throws IOException {
		float[] pose = new float[clip.channels().size()];
		try (TextWriter out = new TextWriter(target.main())) {
			out.text(String.join(",", header)).ascii('\n');
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				if (frame % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report((double) frame / clip.frameCount(), "Writing " + target.mainName());
				}
				clip.pose(frame, pose);
				out.shortest(clip.frameRate().secondsOf(frame));
				for (float value : pose) {
					out.ascii(',').shortest(value);
				}
				out.ascii('\n');
			}
		}
		progress.report(1, "Wrote " + target.mainName());
	}

	/** The cells of a file's first line. */
	static List<String> header(byte[] head) {
		String text = TextLines.peek(head);
		int end = text.indexOf('\n');
		return Cells.split((end < 0 ? text : text.substring(0, end)).strip(), ',');
	}

	/** Makes channels of a header's names, the time's column left out. */
	@FunctionalInterface
	interface Naming {
		/** @throws IOException when these are no names of the format */
		List<Channel> channels(List<String> names, TextLines lines) throws IOException;
	}

	static ImportResult read(ImportSource source, String track, String wantedRate, Naming naming, Progress progress)
			throws IOException {
		progress.checkCancelled();
		double[] seconds = new double[64];
		float[] numbers = new float[0];
		int rows = 0;
		int width;
		List<Channel> channels;
		try (TextLines lines = TextLines.open(source)) {
			String header = lines.next();
			if (header == null || header.isBlank()) {
				throw new IOException("%s: the file is empty; export it again".formatted(source.name()));
			}
			List<String> names = Cells.split(header.strip(), ',');
			if (names.size() < 2 || names.size() > MOST_COLUMNS) {
				throw lines.error("%d columns are no table of this format".formatted(names.size()),
						"choose another file or format");
			}
			channels = naming.channels(names.subList(1, names.size()), lines);
			width = names.size() - 1;
			numbers = new float[64 * width];
			for (String line = lines.next(); line != null; line = lines.next()) {
				if (line.isBlank()) {
					continue;
				}
				if (rows % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "Reading " + source.name());
				}
				if (rows == seconds.length) {
					seconds = Arrays.copyOf(seconds, rows + rows / 2);
					numbers = Arrays.copyOf(numbers, Math.multiplyExact(seconds.length, width));
				}
				seconds[rows] = row(Cells.split(line, ','), names, numbers, rows * width, lines);
				if (rows > 0 && !(seconds[rows] > seconds[rows - 1])) {
					throw lines.error("time %s does not come after %s".formatted(seconds[rows], seconds[rows - 1]),
							"put the rows in order");
				}
				rows++;
			}
		}
		if (rows == 0) {
			throw new IOException("%s: has a header but no row; export it again".formatted(source.name()));
		}
		return result(source, track, wantedRate, ChannelSet.of(channels), Arrays.copyOf(seconds, rows),
				Arrays.copyOf(numbers, rows * width));
	}

	private static double row(List<String> cells, List<String> names, float[] numbers, int at, TextLines lines)
			throws IOException {
		if (cells.size() != names.size()) {
			throw lines.error("%d columns where the header has %d".formatted(cells.size(), names.size()),
					"the row was cut off; delete it or export the file again");
		}
		for (int i = 1; i < cells.size(); i++) {
			OptionalDouble value = Numbers.parse(cells.get(i));
			if (value.isEmpty() || !Float.isFinite((float) value.getAsDouble())) {
				throw lines.error("%s is '%s', which is no usable number".formatted(names.get(i),
						shortened(cells.get(i))), "correct or delete the row");
			}
			numbers[at + i - 1] = (float) value.getAsDouble();
		}
		OptionalDouble time = Numbers.parse(cells.getFirst());
		if (time.isEmpty() || Math.abs(time.getAsDouble()) > 1e10) {
			throw lines.error("'%s' is no time in seconds".formatted(shortened(cells.getFirst())), "correct it");
		}
		return time.getAsDouble();
	}

	private static String shortened(String cell) {
		return cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
	}

	private static ImportResult result(ImportSource source, String track, String wantedRate, ChannelSet channels,
			double[] seconds, float[] numbers) throws IOException {
		List<Problem> problems = new ArrayList<>();
		double origin = seconds[0];
		for (int i = 0; i < seconds.length; i++) {
			seconds[i] -= origin;
		}
		if (origin != 0) {
			problems.add(Problem.info("import.start",
					"%s starts at second %s, which became frame 0".formatted(source.name(), origin)));
		}
		KeyedPoses poses = new KeyedPoses(seconds, numbers, channels.size(), Between.LINEAR);
		FrameRate rate;
		if (!wantedRate.isBlank()) {
			try {
				rate = FrameRate.parse(wantedRate.strip());
			} catch (IllegalArgumentException e) {
				throw new IOException("%s can't be read: frame-rate: %s".formatted(source.name(), e.getMessage()), e);
			}
		} else {
			rate = poses.frameRate().orElse(FrameRate.FPS_60);
			if (poses.frameRate().isEmpty()) {
				problems.add(Problem.warning("import.frame-rate",
						"%s: its times tell no frame rate; %s was taken".formatted(source.name(), rate),
						"set the parameter 'frame-rate' if that is not what was meant"));
			}
		}
		return new ImportResult(List.of(new NamedClip(track, poses.clip(rate, channels, source.name()))),
				SpeechLanes.EMPTY, problems);
	}
}
