package org.facewright.exchange.vmd.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.NameMaps;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

import org.jspecify.annotations.Nullable;

/** Writes motions for MikuMikuDance: morphs, head and eyes, 30 frames per second. */
@Component
public final class VmdExporter implements TrackExporter {

	static final Parameter<String> MORPHS = Parameter.choice("morphs", "both", "arkit", "mmd").label("Morphs")
			.describe("arkit: every weight under its name, for models with perfect sync; mmd: the vowels and blinks "
					+ "that every model has; both: whichever the model has");
	static final Parameter<String> MODEL = Parameter.text("model").label("Model")
			.describe("Name of the model that the motion is for, at most 20 bytes of Shift-JIS; empty: none");

	private static final String NAME = "A motion of MikuMikuDance";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("vmd", "MikuMikuDance motion (.vmd)",
			List.of("vmd"), ParameterSchema.of(MORPHS, MODEL, ExportKeys.TOLERANCE));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	static boolean carries(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT || FaceAngles.isOne(channel);
	}

	/** Without the single shapes the face can't come back. */
	@Override
	public double precision(ExportRequest request) {
		return request.values().get(MORPHS).equals("mmd") ? Double.POSITIVE_INFINITY : 2e-3;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(
				WeightTracks.check(request, NAME, "weight or head", VmdExporter::carries));
		List<NamedClip> tracks = WeightTracks.of(request, VmdExporter::carries);
		if (Mmd.bytes(request.values().get(MODEL).strip(), VmdWriter.MODEL_BYTES).isEmpty()) {
			problems.add(Problem.error("vmd.model",
					"'%s' can't be written in Shift-JIS".formatted(request.values().get(MODEL)),
					"choose another name of the model, or none"));
		}
		if (tracks.isEmpty()) {
			return problems;
		}
		NamedClip face = tracks.getFirst();
		if (tracks.size() > 1) {
			problems.add(Problem.warning("vmd.tracks",
					"a model has one face; only the first of %d tracks is written".formatted(tracks.size()),
					"export the others on their own"));
		}
		if (!face.clip().frameRate().equals(FrameRate.FPS_30)) {
			problems.add(Problem.warning("vmd.rate",
					"MikuMikuDance has 30 frames per second; the take's %s fps are sampled at that".formatted(
							face.clip().frameRate()),
					"closures shorter than a thirtieth of a second may get weaker"));
		}
		if (request.values().get(MORPHS).equals("mmd")) {
			problems.add(hasPresets(face.clip())
					? Problem.warning("vmd.mmd", "only five vowels, the blinks, the head and the eyes are written",
							"set morphs to arkit for models with perfect sync")
					: Problem.error("vmd.no-presets",
							"nothing of track '%s' makes a vowel or a blink".formatted(face.name()),
							"set morphs to arkit, or export a face with ARKit's channels"));
		} else {
			checkNames(face.clip(), problems);
		}
		return problems;
	}

	private static boolean hasPresets(MotionClip clip) {
		List<String> sources = NameMaps.shipped("arkit-to-vrm").orElseThrow().reads();
		return clip.channels().channels().stream()
				.anyMatch(channel -> FaceAngles.isOne(channel) || sources.contains(channel.name()));
	}

	private static void checkNames(MotionClip clip, List<Problem> problems) {
		Map<String, String> taken = new HashMap<>();
		List<String> cut = new ArrayList<>();
		for (Channel channel : clip.channels().channels()) {
			if (channel.kind() != ChannelKind.WEIGHT) {
				continue;
			}
			byte @Nullable [] bytes = Mmd.bytes(channel.name(), Mmd.NAME_BYTES).orElse(null);
			if (bytes == null) {
				problems.add(Problem.error("vmd.name",
						"channel '%s' can't be written in Shift-JIS".formatted(channel.name()), "rename it"));
				return;
			}
			String written = Mmd.text(bytes);
			@Nullable
			String other = taken.put(written, channel.name());
			if (other != null) {
				problems.add(Problem.error("vmd.same-name",
						"channels '%s' and '%s' are both '%s' within %d bytes".formatted(other, channel.name(),
								written, Mmd.NAME_BYTES),
						"rename one of them"));
				return;
			}
			if (!written.equals(channel.name())) {
				cut.add(channel.name());
			}
		}
		if (!cut.isEmpty()) {
			problems.add(Problem.info("vmd.names",
					"names end after %d bytes, as MikuMikuDance compares them: %s".formatted(Mmd.NAME_BYTES,
							Preflight.list(cut))));
		}
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		MotionClip clip = Resampling.toRate(
				WeightTracks.of(request, VmdExporter::carries).getFirst().clip(), FrameRate.FPS_30);
		try (VmdWriter writer = new VmdWriter(target.main(), clip, request.values(), progress)) {
			writer.write();
		}
		progress.report(1, "written");
	}
}
