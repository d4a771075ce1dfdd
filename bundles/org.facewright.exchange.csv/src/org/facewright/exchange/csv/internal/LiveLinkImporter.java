package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ClipBuilder;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/**
 * Reads tables of the Live Link Face app and those written like them: columns by name in any order, one row per sample,
 * {@code BlendShapeCount} or {@code FrameRate} in the second column, spaces after commas. Time is kept true: where rows
 * or faces are missing, up to {@value #LONGEST_BRIDGE_MILLIS} ms are bridged by straight lines and longer gaps hold
 * the pose before them.
 */
@Component
public final class LiveLinkImporter implements TrackImporter {

	static final Parameter<Integer> BASE = Parameter.integer("base").between(0, 240).label("Timecode base")
			.unit("frames per second")
			.describe("Frames counted per second in the timecode; 0 finds it out from the file.");
	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate")
			.unit("frames per second")
			.describe("Samples per second, such as 30 or 30000/1001; empty finds it out from the timecodes.");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("livelink-csv", LiveLinkExporter.LABEL,
			List.of("csv"), ParameterSchema.of(BASE, FRAME_RATE));
	private static final int LONGEST_BRIDGE_MILLIS = 100;
	/** Seconds that gaps of one file may fill, unless it has rows enough to be believed. */
	private static final int LONGEST_FILL_SECONDS = 600;
	private static final int FILL_PER_ROW = 4;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		int end = text.indexOf('\n');
		return LiveLinkTable.isHeader(end < 0 ? text : text.substring(0, end));
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		String wanted = values.get(FRAME_RATE);
		Optional<FrameRate> givenRate = wanted.isBlank() ? Optional.empty() : Optional.of(FrameRate.parse(wanted));
		LiveLinkTable table;
		try (TextLines lines = TextLines.open(source)) {
			table = LiveLinkTable.read(lines, source.name(), progress);
		}
		List<Problem> problems = new ArrayList<>(table.problems());
		SampleClock clock = SampleClock.of(source.name(), table, values.get(BASE), givenRate, problems);
		MotionClip clip = clip(source.name(), table, clock, problems);
		return new ImportResult(List.of(new NamedClip("face", clip)), SpeechLanes.EMPTY, problems);
	}

	private static MotionClip clip(String name, LiveLinkTable table, SampleClock clock, List<Problem> problems)
			throws IOException {
		double framesPerSecond = clock.rate().framesPerSecond();
		List<SampleClock.Sample> samples = clock.samples();
		long end = samples.isEmpty() ? 0 : samples.getLast().frame() + 1;
		if (end - samples.size() > Math.max(LONGEST_FILL_SECONDS * framesPerSecond,
				(double) FILL_PER_ROW * samples.size())) {
			throw new IOException(
					("%s: the %d rows stretch over %.0f s by their timecodes, so most of the take would be "
							+ "made up; correct the timecodes or split the file").formatted(name, samples.size(),
									end / framesPerSecond));
		}
		ClipBuilder poses = new ClipBuilder(table.channels().size());
		Gaps dropped = new Gaps("livelink.dropped", "have no row");
		Gaps lost = new Gaps("livelink.lost-face", "have no face");
		long longestBridge = Math.round(LONGEST_BRIDGE_MILLIS / 1000.0 * framesPerSecond);
		boolean faceMissing = false;
		for (SampleClock.Sample sample : samples) {
			float[] pose = sample.row().pose();
			if (pose.length == 0) {
				faceMissing = true;
				continue;
			}
			int missing = (int) (sample.frame() - poses.frameCount());
			if (missing > 0) {
				boolean bridged = poses.frameCount() > 0 && missing <= longestBridge;
				(faceMissing ? lost : dropped).add(poses.frameCount(), missing, bridged);
				fill(poses, pose, missing, bridged);
			}
			poses.append(pose);
			faceMissing = false;
		}
		if (poses.frameCount() == 0 && !samples.isEmpty()) {
			throw new IOException("%s: none of its %d rows has a face; record the take again".formatted(name,
					samples.size()));
		}
		int missing = (int) (end - poses.frameCount());
		if (missing > 0) {
			lost.add(poses.frameCount(), missing, false);
			poses.repeatLast(missing);
		}
		dropped.report(clock.rate(), problems);
		lost.report(clock.rate(), problems);
		return arranged(poses.clip(clock.rate(), table.channels()));
	}

	private static void fill(ClipBuilder poses, float[] next, int missing, boolean bridged) {
		if (bridged) {
			poses.appendBetween(next, missing);
		} else if (poses.frameCount() > 0) {
			poses.repeatLast(missing);
		} else {
			for (int i = 0; i < missing; i++) {
				poses.append(next);
			}
		}
	}

	/** Channels in the order of their standard, others after them; rotations only when one of them moves. */
	private static MotionClip arranged(MotionClip clip) {
		ChannelSet channels = clip.channels();
		List<Integer> order = new ArrayList<>();
		for (Channel channel : Arkit.FACE.channels()) {
			addIfPresent(order, channels.indexOf(channel.name()));
		}
		int[] angles = channels.indices(channel -> channel.kind() == ChannelKind.ANGLE);
		boolean turning = false;
		for (int angle : angles) {
			turning |= Preflight.energy(clip.column(angle)) > 0;
		}
		if (turning) {
			for (Channel channel : Arkit.ROTATIONS) {
				addIfPresent(order, channels.indexOf(channel.name()));
			}
		}
		for (int other : channels.indices(channel -> channel.kind() == ChannelKind.WEIGHT
				&& Arkit.FACE.indexOf(channel.name()) < 0)) {
			order.add(other);
		}
		return clip.select(order.stream().mapToInt(Integer::intValue).toArray());
	}

	private static void addIfPresent(List<Integer> order, int index) {
		if (index >= 0) {
			order.add(index);
		}
	}

	/** Frames of one kind that had to be filled, gathered into two remarks at most. */
	private static final class Gaps {

		private static final int MOST_LISTED = 12;

		private final String code;
		private final String lack;
		private final List<String> bridged = new ArrayList<>();
		private final List<String> held = new ArrayList<>();
		private long bridgedFrames;
		private long heldFrames;

		Gaps(String code, String lack) {
			this.code = code;
			this.lack = lack;
		}

		void add(int start, int count, boolean isBridged) {
			String range = count == 1 ? Integer.toString(start) : start + " to " + (start + count - 1);
			List<String> ranges = isBridged ? bridged : held;
			if (ranges.size() <= MOST_LISTED) {
				ranges.add(ranges.size() == MOST_LISTED ? "and more" : range);
			}
			if (isBridged) {
				bridgedFrames += count;
			} else {
				heldFrames += count;
			}
		}

		void report(FrameRate rate, List<Problem> problems) {
			if (bridgedFrames > 0) {
				problems.add(Problem.warning(code, "%d frames %s and are bridged by straight lines: %s"
						.formatted(bridgedFrames, lack, String.join(", ", bridged)), "look at them once"));
			}
			if (heldFrames > 0) {
				problems.add(Problem.warning(code,
						String.format(Locale.ROOT, "%d frames (%.2f s) %s and hold the nearest pose: %s", heldFrames,
								rate.secondsOf(heldFrames), lack, String.join(", ", held)),
						"animate these frames by hand or record the take again"));
			}
		}
	}
}
