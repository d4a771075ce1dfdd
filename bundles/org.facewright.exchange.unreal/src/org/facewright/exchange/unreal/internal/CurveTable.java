package org.facewright.exchange.unreal.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.WeightTracks;

/**
 * A take as Unreal's curve tables have it: a row per weight, a column per frame, the same times for all rows. A track
 * that ends before the others holds its last pose.
 *
 * @param rate       of all tracks
 * @param frameCount of the longest track
 */
record CurveTable(List<Row> rows, FrameRate rate, int frameCount) {

	/** One curve. */
	record Row(String name, SampleColumn samples) {

		float value(int frame) {
			return samples.get(Math.min(frame, samples.length() - 1));
		}
	}

	static final Parameter<String> NAMES = Parameter.choice("names", "camel", "pascal").label("Row names")
			.describe("camel: jawOpen, as Apple spells it; pascal: JawOpen, as Epic's live link spells it");
	static final ParameterSchema SCHEMA = ParameterSchema.of(NAMES);

	/** Unreal cuts longer names. */
	private static final int LONGEST_NAME = 1023;

	static CurveTable of(ExportRequest request) {
		List<NamedClip> tracks = WeightTracks.of(request);
		List<Row> rows = new ArrayList<>();
		int frameCount = 0;
		for (NamedClip track : tracks) {
			MotionClip clip = track.clip();
			frameCount = Math.max(frameCount, clip.frameCount());
			for (int i = 0; i < clip.channels().size(); i++) {
				String name = clip.channels().channel(i).name();
				String spelled = request.values().get(NAMES).equals("pascal") ? ChannelNames.pascalCase(name) : name;
				rows.add(new Row(tracks.size() == 1 ? spelled : track.name() + "." + spelled, clip.column(i)));
			}
		}
		return new CurveTable(rows, tracks.getFirst().clip().frameRate(), frameCount);
	}

	static List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, "an Unreal curve table"));
		List<NamedClip> tracks = WeightTracks.of(request);
		if (tracks.isEmpty()) {
			return problems;
		}
		if (tracks.stream().map(track -> track.clip().frameRate()).distinct().count() > 1) {
			problems.add(Problem.error("unreal.rates",
					"the tracks have different frame rates, and all rows of a curve table share their times",
					"export one track at a time or resample them"));
			return problems;
		}
		CurveTable table = of(request);
		List<String> names = table.rows.stream().map(Row::name).toList();
		if (names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count() < names.size()) {
			problems.add(Problem.error("unreal.names", "two tracks of the same name have a channel in common",
					"rename one of the tracks"));
		}
		names.stream().filter(name -> name.length() > LONGEST_NAME).findFirst()
				.ifPresent(name -> problems.add(Problem.error("unreal.name",
						"the name of channel %s… is longer than %d characters".formatted(name.substring(0, 40),
								LONGEST_NAME),
						"rename it")));
		if (tracks.size() > 1) {
			problems.add(Problem.info("unreal.rows", "row names begin with the tracks' names, such as %s".formatted(
					names.getFirst())));
			if (tracks.stream().anyMatch(track -> track.clip().frameCount() < table.frameCount)) {
				problems.add(Problem.warning("unreal.lengths",
						"the tracks differ in length; those that end before frame %d hold their last pose"
								.formatted(table.frameCount),
						"cut the tracks to the same length if that is not wanted"));
			}
		}
		double last = table.rate.secondsOf(table.frameCount);
		if (Math.ulp((float) last) * 2 > table.rate.secondsOf(1)) {
			problems.add(Problem.error("unreal.length",
					"Unreal keeps times as 32-bit floats, which can't tell frames apart after %.0f seconds at %s fps"
							.formatted(last, table.rate),
					"split the take"));
		}
		return problems;
	}

	/** @throws IllegalArgumentException when a check found an error */
	static CurveTable require(ExportRequest request) {
		Preflight.refuseErrors(check(request));
		return of(request);
	}

	/** Times of all frames, seconds, with at least one decimal and at most so many, as bytes to write. */
	byte[][] times(int decimals) {
		byte[][] times = new byte[frameCount][];
		for (int frame = 0; frame < frameCount; frame++) {
			String text = BigDecimal.valueOf(rate.secondsOf(frame))
					.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
			times[frame] = (text.indexOf('.') < 0 ? text + ".0" : text)
					.getBytes(StandardCharsets.US_ASCII);
		}
		return times;
	}
}
