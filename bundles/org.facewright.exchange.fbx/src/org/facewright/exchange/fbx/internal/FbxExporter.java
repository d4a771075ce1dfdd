package org.facewright.exchange.fbx.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

/**
 * Writes FBX 7.4 as text: meshes with a blend shape per weight, nulls that turn as head and eyes, one animation stack.
 */
@Component
public final class FbxExporter implements TrackExporter {

	static final Parameter<String> MESH = Parameter.choice("mesh", "head", "none").label("Mesh")
			.describe("head: a small head that moves in any scene; none: the names and weights on a single triangle");
	static final Parameter<String> INTERPOLATION = Parameter.choice("interpolation", "linear", "constant")
			.label("Interpolation").describe("How the keys are joined: by lines, or not at all");

	private static final String NAME = "FBX blend shape animation";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("fbx", "FBX 7.4 text (.fbx)", List.of("fbx"),
			ParameterSchema.of(MESH, INTERPOLATION, ExportKeys.TOLERANCE));
	/** Percents must stay floats. */
	private static final float LARGEST = 1e30f;
	/** Seconds; ticks of ten times as many would still fit 64 bits. */
	private static final double LONGEST = 1e7;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	static boolean carries(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT || FaceAngles.isOne(channel);
	}

	@Override
	public double precision(ExportRequest request) {
		return 2e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, NAME, "weight", FbxExporter::carries));
		if (request.values().get(ExportKeys.TOLERANCE) > 0 && !request.values().get(INTERPOLATION).equals("linear")) {
			problems.add(Problem.error("fbx.tolerance",
					"keys can only be left out within a tolerance when lines join the others",
					"set interpolation to linear or tolerance to 0"));
		}
		for (NamedClip track : WeightTracks.of(request, FbxExporter::carries)) {
			check(track, problems);
		}
		return problems;
	}

	private static void check(NamedClip track, List<Problem> problems) {
		if (track.clip().durationSeconds() > LONGEST) {
			problems.add(Problem.error("fbx.too-long",
					"track '%s' is longer than FBX can count".formatted(track.name()), "export it in parts"));
		}
		for (int channel = 0; channel < track.clip().channels().size(); channel++) {
			SampleColumn.Extremes extremes = track.clip().column(channel).extremes(0, track.clip().frameCount());
			if (Math.max(-extremes.min(), extremes.max()) > LARGEST) {
				problems.add(Problem.error("fbx.too-large",
						"track '%s', channel %s: values from %s to %s are more than FBX can hold in percent"
								.formatted(track.name(), track.clip().channels().channel(channel).name(),
										extremes.min(), extremes.max()),
						"repair that curve before the export"));
				return;
			}
		}
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		try (FbxWriter writer = new FbxWriter(request, target.main(), progress)) {
			writer.write();
		}
		progress.report(1, "written");
	}
}
