package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.LaneBuilder;

/** Collects the cues of a file and makes curves, phones or both of them. Confined to one thread. */
final class MouthImport {

	static final Parameter<String> AS = Parameter.choice("as", "both", "curves", "phones").label("Read as")
			.describe(
					"Whether cues become curves by the table of poses, phones (M S EH AA AO UW F L for A to H), or both");
	static final Parameter<FrameRate> FRAME_RATE = Parameter.frameRate("frame-rate").unit("fps").label("Frame rate")
			.describe("Frames per second of the curves");
	static final Parameter<Integer> BLEND = Parameter.integer("blend").otherwise(50).between(0, 1000).unit("ms")
			.label("Blend").describe("Time in which one pose goes over into the next, in the middle of the boundary");
	static final ParameterSchema SCHEMA = ParameterSchema.of(AS, FRAME_RATE, BLEND);

	/** Mouth shapes show a class of phones, not one. */
	private static final double CONFIDENCE = 0.3;
	/** Seconds of curves. */
	private static final double LONGEST = 3 * 3600;
	private static final ChannelSet MOUTH = ChannelSet.of(Arkit.FACE.channels().stream()
			.filter(channel -> MouthShape.ALL.stream().anyMatch(shape -> shape.weight(channel.name()) > 0)).toList());

	private final String name;
	private final ParameterValues values;
	private final Progress progress;
	private final LaneBuilder cues;

	MouthImport(String name, ParameterValues values, Progress progress) {
		this.name = name;
		this.values = values;
		this.progress = progress;
		cues = new LaneBuilder(name, "cue");
		progress.checkCancelled();
	}

	/**
	 * @param where beginning of a message
	 * @throws IOException when the times or the shape are none
	 */
	void add(String where, double start, double end, String shape) throws IOException {
		if (MouthShape.named(shape).isEmpty()) {
			throw new IOException("%s: '%s' is no mouth shape; there are A to H and X".formatted(where,
					shape.length() <= 40 ? shape : shape.substring(0, 40) + "…"));
		}
		if (!(end <= LONGEST)) {
			throw new IOException("%s: a cue at %s s is later than mouth cues can be; correct the file".formatted(where,
					end));
		}
		cues.add(where, start, end, shape, CONFIDENCE);
		if (cues.size() % 256 == 0) {
			progress.checkCancelled();
		}
	}

	/** @param remedy when there is no cue */
	ImportResult result(String remedy) throws IOException {
		if (cues.isEmpty()) {
			throw new IOException("%s: holds no mouth cue; %s".formatted(name, remedy));
		}
		List<Problem> problems = new ArrayList<>();
		List<Segment> lane = cues.build(problems);
		String as = values.get(AS);
		List<NamedClip> tracks = as.equals("phones") ? List.of() : List.of(new NamedClip("face", curves(lane)));
		SpeechLanes speech = as.equals("curves") ? SpeechLanes.EMPTY : new SpeechLanes(List.of(), phones(lane));
		problems.add(Problem.info("rhubarb.poses",
				"%s: %d cues of nine shapes; degrees between them are not in the file".formatted(name, lane.size())));
		return new ImportResult(tracks, speech, problems);
	}

	private static MouthShape shape(Segment cue) {
		return MouthShape.named(cue.label()).orElseThrow();
	}

	private static List<Segment> phones(List<Segment> lane) {
		return lane.stream().filter(cue -> shape(cue) != MouthShape.X && cue.durationSeconds() > 0)
				.map(cue -> new Segment(cue.startSeconds(), cue.endSeconds(), shape(cue).phone(), cue.confidence()))
				.toList();
	}

	private MotionClip curves(List<Segment> lane) {
		FrameRate rate = values.get(FRAME_RATE);
		int frames = Math.max(1, (int) Math.min(Integer.MAX_VALUE / 2, Math.ceil(lane.getLast().endSeconds()
				* rate.framesPerSecond() - 1e-6)));
		double half = values.get(BLEND) / 2000.0;
		List<SampleColumn> columns = new ArrayList<>(MOUTH.size());
		float[] samples = new float[frames];
		double[] weights = new double[lane.size()];
		for (String channel : MOUTH.names()) {
			progress.checkCancelled();
			for (int i = 0; i < weights.length; i++) {
				weights[i] = shape(lane.get(i)).weight(channel);
			}
			sample(lane, weights, rate, half, samples);
			columns.add(SampleColumn.of(samples));
		}
		return MotionClip.of(rate, MOUTH, columns);
	}

	/** Each pose is held; around a boundary a line leads over, never beyond the middle of a cue. Gaps are at rest. */
	private static void sample(List<Segment> lane, double[] weights, FrameRate rate, double half, float[] samples) {
		int cue = 0;
		for (int frame = 0; frame < samples.length; frame++) {
			double time = rate.secondsOf(frame);
			while (cue + 1 < weights.length && lane.get(cue).endSeconds() <= time) {
				cue++;
			}
			Segment here = lane.get(cue);
			if (time < here.startSeconds() || time >= here.endSeconds()) {
				samples[frame] = 0;
				continue;
			}
			double reach = Math.min(half, here.durationSeconds() / 2);
			double value = weights[cue];
			double before = here.startSeconds() + reach - time;
			double after = time - (here.endSeconds() - reach);
			if (before > 0 && cue > 0) {
				value += (weights[cue - 1] - value) * before / (2 * reach);
			} else if (after > 0 && cue + 1 < weights.length) {
				value += (weights[cue + 1] - value) * after / (2 * reach);
			}
			samples[frame] = (float) value;
		}
	}
}
