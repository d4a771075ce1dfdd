package com.example.lipsync;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** Writes a line's face as the engine loads it: one packed file, see README.md. */
@Component(service = TrackExporter.class)
public final class LipSyncExporter implements TrackExporter {

	static final Parameter<Double> TOLERANCE = Parameter.number("tolerance").between(0, 0.1).otherwise(0.002)
			.label("Tolerance").describe("What 8 bits may change a value by before 16 are taken.");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("packed-lipsync", "Packed lip-sync",
			List.of("lips"),
			ParameterSchema.of(TOLERANCE));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	/** Sixteen bits of values up to 1 are finer than any tolerance a user would set. */
	@Override
	public double precision(ExportRequest request) {
		return 1e-4;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>();
		MotionClip clip = request.tracks().getFirst().clip();
		ChannelSet channels = clip.channels();
		if (length(request.name()) > PackedLine.LONGEST_LINE || channels.size() > PackedLine.MOST_CHANNELS) {
			problems.add(Problem.error("packed-lipsync.too-much",
					"the line's name has %d bytes and the face %d channels, the format holds %d and %d".formatted(
							length(request.name()), channels.size(), PackedLine.LONGEST_LINE, PackedLine.MOST_CHANNELS),
					"shorten the name or leave channels out"));
		}
		for (int channel = 0; channel < channels.size(); channel++) {
			String name = channels.channel(channel).name();
			if (length(name) > PackedLine.LONGEST_CHANNEL) {
				problems.add(Problem.error("packed-lipsync.long-name", "the name of channel %s is longer than %d bytes"
						.formatted(name, PackedLine.LONGEST_CHANNEL), "shorten it with a name map"));
			}
			float[] values = clip.column(channel).toArray();
			for (int frame = 0; frame < values.length; frame++) {
				if (!Float.isFinite(values[frame])) {
					problems.add(Problem.error("packed-lipsync.not-a-number",
							"%s has no value at frame %d".formatted(name, frame), "repair the curve first"));
					break;
				}
			}
		}
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("packed-lipsync.face-only", "only the face is written",
					"export the other tracks in another format"));
		}
		return problems;
	}

	private static int length(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		for (Problem problem : check(request)) {
			if (problem.severity() == Severity.ERROR) {
				throw new IllegalArgumentException(problem.toString());
			}
		}
		MotionClip clip = request.tracks().getFirst().clip();
		double tolerance = request.values().get(TOLERANCE);
		PackedLine line = new PackedLine(request.name(), clip.frameRate().numerator(), clip.frameRate().denominator(),
				clip.frameCount());
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			progress.checkCancelled();
			progress.report((double) channel / clip.channels().size(), "packing");
			line.add(clip.channels().channel(channel).name(), clip.column(channel).toArray(), tolerance);
		}
		try (OutputStream out = target.main()) {
			out.write(line.toBytes());
		}
	}
}
