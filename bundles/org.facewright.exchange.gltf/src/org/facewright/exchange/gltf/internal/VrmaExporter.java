package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

/**
 * Writes VRM animations: expressions under their own names, as VRM's presets or both, the head, and where the eyes look.
 */
@Component
public final class VrmaExporter implements TrackExporter {

	static final Parameter<String> EXPRESSIONS = Parameter.choice("expressions", "both", "custom", "preset")
			.label("Expressions")
			.describe("custom: every weight under its name, for avatars with perfect sync; preset: five vowels and the "
					+ "blinks of VRM, for all others; both: whichever the avatar has");

	private static final String NAME = "VRM animation";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("vrma", "VRM animation (.vrma)", List.of("vrma"),
			ParameterSchema.of(EXPRESSIONS));
	/** The gaze has a place of its own there. */
	private static final List<String> FORBIDDEN = List.of("lookUp", "lookDown", "lookLeft", "lookRight");

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	static boolean carries(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT && !FORBIDDEN.contains(channel.name())
				|| FaceAngles.isOne(channel);
	}

	/** Both eyes share one gaze, so each may be off by half of what they differ in. */
	@Override
	public double precision(ExportRequest request) {
		MotionClip clip = request.tracks().getFirst().clip();
		int[] left = FaceAngles.indices(clip.channels(), "leftEye");
		int[] right = FaceAngles.indices(clip.channels(), "rightEye");
		double widest = 0;
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			FaceAngles one = FaceAngles.at(clip, left, frame);
			FaceAngles other = FaceAngles.at(clip, right, frame);
			widest = Math.max(widest, Math.abs(one.yaw() - other.yaw()));
			widest = Math.max(widest, Math.abs(one.pitch() - other.pitch()));
		}
		return 2e-3 + widest / 2;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(
				WeightTracks.check(request, NAME, "weight or head", VrmaExporter::carries));
		List<NamedClip> tracks = WeightTracks.of(request, VrmaExporter::carries);
		if (tracks.isEmpty()) {
			return problems;
		}
		GltfWriter.checkLength(tracks.getFirst(), false, problems);
		if (tracks.size() > 1) {
			problems.add(Problem.warning("vrma.tracks",
					"an avatar has one face; only the first of %d tracks is written".formatted(tracks.size()),
					"export the others on their own"));
		}
		switch (request.values().get(EXPRESSIONS)) {
			case "both" -> problems.add(Problem.info("vrma.both",
					"the face is written as single shapes and as VRM's vowels and blinks; an avatar that has both "
							+ "kinds would show both, export custom for it"));
			case "preset" -> problems.add(VrmaWriter.hasPresets(tracks.getFirst().clip())
					? Problem.warning("vrma.preset", "only five vowels, the blinks, the head and the gaze are written",
							"set expressions to custom for avatars with perfect sync")
					: Problem.error("vrma.no-presets",
							"nothing of track '%s' makes a vowel or a blink".formatted(tracks.getFirst().name()),
							"set expressions to custom, or export a face with ARKit's channels"));
			default -> {
				// nothing is lost
			}
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		VrmaWriter writer = new VrmaWriter(request.name(),
				WeightTracks.of(request, VrmaExporter::carries).getFirst().clip(),
				request.values().get(EXPRESSIONS));
		byte[] json = writer.json();
		try (OutputStream out = target.main()) {
			GlbFile.writeHead(out, json, writer.bufferLength());
			writer.writeBuffer(out, progress);
		}
		progress.report(1, "written");
	}
}
