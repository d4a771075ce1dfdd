package org.facewright.exchange.bvh.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import org.facewright.exchange.common.Gaze;
import org.facewright.exchange.common.Identifiers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

/**
 * Writes head and eyes as BVH: degrees about y, x and z, in which order the angles need no conversion. Eyes without
 * angles turn as their look shapes say.
 */
@Component
public final class BvhExporter implements TrackExporter {

	static final Parameter<String> HEAD = Parameter.text("head").otherwise("Head").label("Head")
			.describe("Name of the head's joint");
	static final Parameter<String> LEFT_EYE = Parameter.text("left-eye").otherwise("LeftEye").label("Left eye")
			.describe("Name of the left eye's joint");
	static final Parameter<String> RIGHT_EYE = Parameter.text("right-eye").otherwise("RightEye").label("Right eye")
			.describe("Name of the right eye's joint");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("bvh", "BVH, head and eyes (.bvh)",
			List.of("bvh"), ParameterSchema.of(HEAD, LEFT_EYE, RIGHT_EYE));
	private static final List<Parameter<String>> NAMES = List.of(HEAD, LEFT_EYE, RIGHT_EYE);
	/** Centimetres from the head's joint, the left eye's x being positive. */
	private static final String[] OFFSETS = { "0 0 0", "3.2 7 8", "-3.2 7 8" };
	private static final int DECIMALS = 6;
	private static final int FRAMES_PER_REPORT = 4096;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	private static boolean carries(Channel channel) {
		return FaceAngles.isOne(channel)
				|| channel.kind() == ChannelKind.WEIGHT && channel.name().startsWith("eyeLook");
	}

	@Override
	public double precision(ExportRequest request) {
		return 2e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(
				WeightTracks.check(request, "BVH", "head or eye", BvhExporter::carries));
		List<String> names = NAMES.stream().map(name -> request.values().get(name).strip()).toList();
		if (!names.equals(Identifiers.of(names)) || names.stream().distinct().count() < names.size()) {
			problems.add(Problem.error("bvh.names",
					"%s are no three different names of joints".formatted(String.join(", ", names)),
					"use ASCII letters, digits and _"));
		}
		long tracks = WeightTracks.of(request, BvhExporter::carries).size();
		if (tracks > 1) {
			problems.add(Problem.warning("bvh.tracks",
					"a BVH file has one head; only the first of %d tracks is written".formatted(tracks),
					"export the others on their own"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		NamedClip track = WeightTracks.of(request, BvhExporter::carries).getFirst();
		MotionClip clip = track.clip();
		Optional<Gaze> gaze = Gaze.of(clip);
		try (TextWriter out = new TextWriter(target.main())) {
			writeHierarchy(gaze.isPresent(), request, out);
			out.text("MOTION\nFrames: ").number(clip.frameCount()).text("\nFrame Time: ")
					.shortest(1 / clip.frameRate().framesPerSecond()).ascii('\n');
			writeFrames(gaze, clip, out, progress);
		}
		progress.report(1, "written");
	}

	private static void writeHierarchy(boolean eyes, ExportRequest request, TextWriter out) throws IOException {
		out.text("HIERARCHY\nROOT ").text(request.values().get(HEAD).strip()).text("\n{\n\tOFFSET 0 0 0\n\t");
		out.text("CHANNELS 6 Xposition Yposition Zposition Yrotation Xrotation Zrotation\n");
		for (int joint = 1; joint < NAMES.size() && eyes; joint++) {
			out.text("\tJOINT ").text(request.values().get(NAMES.get(joint)).strip()).text("\n\t{\n\t\tOFFSET ");
			out.text(OFFSETS[joint]).text("\n\t\tCHANNELS 3 Yrotation Xrotation Zrotation\n");
			out.text("\t\tEnd Site\n\t\t{\n\t\t\tOFFSET 0 0 1.2\n\t\t}\n\t}\n");
		}
		if (!eyes) {
			out.text("\tEnd Site\n\t{\n\t\tOFFSET 0 18 0\n\t}\n");
		}
		out.text("}\n");
	}

	private static void writeFrames(Optional<Gaze> gaze, MotionClip clip, TextWriter out, Progress progress)
			throws IOException {
		int[] head = FaceAngles.indices(clip.channels(), "head");
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			if (frame % FRAMES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report((double) frame / clip.frameCount(), "writing frames");
			}
			out.text("0 0 0");
			write(FaceAngles.at(clip, head, frame), out);
			if (gaze.isPresent()) {
				write(gaze.get().left(frame), out);
				write(gaze.get().right(frame), out);
			}
			out.ascii('\n');
		}
	}

	private static void write(FaceAngles angles, TextWriter out) throws IOException {
		out.ascii(' ').fixed(Math.toDegrees(-angles.yaw()), DECIMALS);
		out.ascii(' ').fixed(Math.toDegrees(angles.pitch()), DECIMALS);
		out.ascii(' ').fixed(Math.toDegrees(-angles.roll()), DECIMALS);
	}
}
