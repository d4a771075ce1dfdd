package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.Identifiers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.WeightTracks;

/**
 * What both of Maya's animation files consist of: units, then curves of keys. Times are frames of the unit that has the
 * take's rate, or seconds where Maya has none; weights have as many digits as it takes to read the same 32-bit float
 * back.
 */
final class MayaCurveWriter {

	private static final Parameter<String> NODE = Parameter.text("node").otherwise("faceBS").label("Node")
			.describe("Name of the blendShape node of the first track; further tracks go to nodes of their own names");
	private static final Parameter<String> TANGENTS = Parameter.choice("tangents", "linear", "auto", "step")
			.label("Tangents").describe("How Maya joins the keys: by lines, by smooth curves, or not at all");
	private static final Parameter<String> TIME_UNIT = Parameter.choice("time-unit", "frames", "sec")
			.label("Time unit")
			.describe("frames: of the take's rate, where Maya has a unit for it; sec: seconds, whatever the "
					+ "scene's rate");
	static final ParameterSchema SCHEMA = ParameterSchema.of(NODE, TANGENTS, ExportKeys.TOLERANCE, TIME_UNIT);

	/** A node's name, with namespaces and with the path of its parents where that is needed. */
	private static final Pattern NODE_NAME = Pattern.compile("\\|?[A-Za-z_]\\w*(?:[:|][A-Za-z_]\\w*)*");
	private static final int KEYS_PER_REPORT = 1 << 16;

	private final List<NamedClip> tracks;
	private final ParameterValues values;
	private final TextWriter out;
	private final Progress progress;
	private final String unit;
	private final byte[] keyEnd;
	private long keys;

	MayaCurveWriter(ExportRequest request, TextWriter out, Progress progress) {
		tracks = WeightTracks.of(request);
		values = request.values();
		this.out = out;
		this.progress = progress;
		unit = unit(tracks, values);
		String tangents = values.get(TANGENTS);
		// a key can't arrive in a step, it only leaves so
		String in = tangents.equals("step") ? "linear" : tangents;
		keyEnd = " %s %s 1 1 0;\n".formatted(in, tangents).getBytes(StandardCharsets.US_ASCII);
	}

	/** @param format for messages */
	static List<Problem> check(ExportRequest request, String format) {
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, format));
		List<NamedClip> tracks = WeightTracks.of(request);
		String node = request.values().get(NODE).strip();
		if (!NODE_NAME.matcher(node).matches()) {
			problems.add(Problem.error("maya.node", "'%s' is no name of a Maya node".formatted(node),
					"set the parameter 'node' to the name of the blendShape node, such as faceBS"));
		}
		if (request.values().get(ExportKeys.TOLERANCE) > 0 && !request.values().get(TANGENTS).equals("linear")) {
			problems.add(Problem.error("maya.tolerance",
					"keys can only be left out within a tolerance when lines join the others",
					"set tangents to linear or tolerance to 0"));
		}
		if (!tracks.isEmpty()) {
			timing(tracks, request.values()).ifPresent(problems::add);
		}
		problems.addAll(Identifiers.renamed(tracks, "maya.renamed", "Maya"));
		return problems;
	}

	private static Optional<Problem> timing(List<NamedClip> tracks, ParameterValues values) {
		if (!values.get(TIME_UNIT).equals("frames") || !unit(tracks, values).equals(MayaUnits.SECONDS)) {
			return Optional.empty();
		}
		FrameRate rate = tracks.getFirst().clip().frameRate();
		boolean same = tracks.stream().allMatch(track -> track.clip().frameRate().equals(rate));
		return Optional.of(Problem.warning("maya.time-unit",
				same
						? "Maya has no time unit of %s fps; the keys are written in seconds".formatted(rate)
						: "the tracks have different frame rates; the keys are written in seconds",
				"set the scene's rate before the import if keys should lie on frames, or resample the take"));
	}

	private static String unit(List<NamedClip> tracks, ParameterValues values) {
		boolean same = tracks.stream().map(track -> track.clip().frameRate()).distinct().count() == 1;
		return same && values.get(TIME_UNIT).equals("frames")
				? MayaUnits.wordFor(tracks.getFirst().clip().frameRate()).orElse(MayaUnits.SECONDS)
				: MayaUnits.SECONDS;
	}

	List<NamedClip> tracks() {
		return tracks;
	}

	/** The node of each track: the first one's by parameter, the others' by their names. */
	List<String> nodes() {
		List<String> names = Identifiers.of(tracks.stream().map(NamedClip::name).toList());
		List<String> nodes = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		for (int i = 0; i < names.size(); i++) {
			String name = i == 0 ? values.get(NODE).strip() : names.get(i);
			String unique = name;
			for (int n = 2; !taken.add(unique); n++) {
				unique = name + "_" + n;
			}
			nodes.add(unique);
		}
		return nodes;
	}

	/** Units and range, as both formats have them after their version. */
	void writeHead() throws IOException {
		double last = 0;
		for (NamedClip track : tracks) {
			MotionClip clip = track.clip();
			int frame = clip.frameCount() - 1;
			last = Math.max(last, isFrames() ? frame : clip.frameRate().secondsOf(frame));
		}
		out.text("mayaVersion 2024;\ntimeUnit ").text(unit).text(";\nlinearUnit cm;\nangularUnit deg;\n");
		out.text("startTime 0;\nendTime ").shortest(last).text(";\n");
	}

	private boolean isFrames() {
		return !unit.equals(MayaUnits.SECONDS);
	}

	/** The curve of one channel. */
	void writeCurve(MotionClip clip, int channel, String indent) throws IOException {
		progress.checkCancelled();
		KeyCurve curve = ExportKeys.of(clip.column(channel), values.get(ExportKeys.TOLERANCE));
		out.text(indent).text("animData {\n");
		for (String line : List.of("input time", "output unitless", "weighted 0", "preInfinity constant",
				"postInfinity constant")) {
			out.text(indent).text("  ").text(line).text(";\n");
		}
		out.text(indent).text("  keys {\n");
		writeKeys(clip.frameRate(), curve, indent + "    ");
		out.text(indent).text("  }\n").text(indent).text("}\n");
	}

	private void writeKeys(FrameRate rate, KeyCurve curve, String indent) throws IOException {
		boolean frames = isFrames();
		for (int key = 0; key < curve.size(); key++) {
			if (keys++ % KEYS_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report(Double.NaN, "writing keys");
			}
			out.text(indent);
			if (frames) {
				out.number(curve.frame(key));
			} else {
				out.fixed(rate.secondsOf(curve.frame(key)), 9);
			}
			out.ascii(' ').shortest(curve.value(key)).bytes(keyEnd);
		}
	}

	/** @throws IllegalArgumentException when a check found an error */
	static void refuse(ExportRequest request, String format) {
		Preflight.refuseErrors(check(request, format));
	}
}
