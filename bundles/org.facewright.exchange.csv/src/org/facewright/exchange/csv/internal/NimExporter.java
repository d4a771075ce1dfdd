package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the table that clients of the Audio2Face-3D service keep: {@code timeCode} in seconds, then a column
 * {@code blendShapes.JawOpen} for each weight.
 */
@Component
public final class NimExporter implements TrackExporter {

	static final String LABEL = "Audio2Face-3D client CSV";
	static final String TIME = "timeCode";
	static final String PREFIX = "blendShapes.";

	private static final ExchangeFormat FORMAT = new ExchangeFormat("nim-csv", LABEL, List.of("nim.csv"),
			ParameterSchema.EMPTY);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(Preflight.notFinite(request));
		Preflight.notCarried(request, channel -> channel.kind() == ChannelKind.WEIGHT, LABEL).ifPresent(problems::add);
		Preflight.outsideUnit(request).ifPresent(problems::add);
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("nim.tracks",
					"only the first of %d tracks is written".formatted(request.tracks().size()),
					"export the others on their own"));
		}
		weights(request).channels().channels().stream().map(Channel::name)
				.filter(name -> name.matches(".*[,\"\\p{Cntrl}].*")).findFirst()
				.ifPresent(name -> problems.add(Problem.error("nim.name",
						"the channel name '%s' holds a comma, a quote or a control character".formatted(name),
						"rename the channel")));
		if (weights(request).channels().size() == 0) {
			problems.add(Problem.error("nim.no-weights", "the first track has no weight channel",
					"choose a take with blendshape weights"));
		}
		return problems;
	}

	private static MotionClip weights(ExportRequest request) {
		MotionClip face = request.tracks().getFirst().clip();
		return face.select(face.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT));
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip clip = weights(request);
		List<String> header = new ArrayList<>(List.of(TIME));
		clip.channels().names().forEach(name -> header.add(PREFIX + ChannelNames.pascalCase(name)));
		TimedRows.write(header, clip, target, progress);
	}
}
