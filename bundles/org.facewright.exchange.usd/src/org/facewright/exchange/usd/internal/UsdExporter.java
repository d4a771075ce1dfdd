package org.facewright.exchange.usd.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.FaceMesh;
import org.facewright.exchange.common.Identifiers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

/**
 * Writes USD as text: a SkelAnimation prim per track with one time sample per frame, for a shot to refer to, or a whole
 * head that it moves. Time codes are frames, so timeCodesPerSecond is the frame rate, NTSC rates as the double nearest
 * to their fraction. Weights are written with as many digits as it takes to read the same 32-bit float back.
 */
@Component
public final class UsdExporter implements TrackExporter {

	static final Parameter<String> MESH = Parameter.choice("mesh", "none", "head").label("Mesh")
			.describe("none: the animation only, for a shot to refer to; head: with a small head that it moves");
	static final Parameter<String> LAYOUT = Parameter.choice("layout", "skel", "mh-curve").label("Layout")
			.describe("skel: SkelAnimation; mh-curve: the MetaHuman curve attributes of Audio2Face");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("usd", "USD text (.usda)", List.of("usda"),
			ParameterSchema.of(MESH, LAYOUT));

	private static final String IDENTITY = "[((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))]";
	private static final int HEAD_SPACING = 25;
	private static final int FRAMES_PER_REPORT = 4096;

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
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, "USD blend shape animation"));
		List<NamedClip> tracks = WeightTracks.of(request);
		if (request.values().get(LAYOUT).equals("mh-curve") && request.values().get(MESH).equals("head")) {
			problems.add(Problem.error("usd.mesh", "the layout mh-curve has no mesh, and mesh is set to head",
					"set mesh to none or layout to skel"));
		}
		if (request.values().get(LAYOUT).equals("mh-curve") && tracks.stream().anyMatch(track -> track.clip().channels()
				.names().stream().noneMatch(name -> name.startsWith("CTRL_expressions_")))) {
			problems.add(Problem.warning("usd.names",
					"the layout mh-curve is read by MetaHumans, and the take has none of their controls",
					"apply the name map arkit-to-metahuman before the export"));
		}
		problems.addAll(Identifiers.renamed(tracks, "usd.renamed", "USD"));
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		List<NamedClip> tracks = WeightTracks.of(request);
		List<String> prims = Identifiers.of(tracks.stream().map(NamedClip::name).toList());
		try (TextWriter out = new TextWriter(target.main())) {
			writeLayer(tracks, prims, out);
			for (int i = 0; i < tracks.size(); i++) {
				MotionClip clip = tracks.get(i).clip();
				Progress part = progress.part((double) i / tracks.size(), (i + 1.0) / tracks.size());
				double step = tracks.getFirst().clip().frameRate().framesPerSecond()
						/ clip.frameRate().framesPerSecond();
				if (request.values().get(LAYOUT).equals("mh-curve")) {
					writeCurves(prims.get(i), clip, step, out, part);
				} else if (request.values().get(MESH).equals("head")) {
					writeHead(prims.get(i), i, clip, step, out, part);
				} else {
					writeAnimation(prims.get(i), "", clip, step, out, part);
				}
			}
		}
		progress.report(1, "written");
	}

	/** Time codes count the first track's frames; a track at another rate has fractional ones. */
	private static void writeLayer(List<NamedClip> tracks, List<String> prims, TextWriter out) throws IOException {
		MotionClip first = tracks.getFirst().clip();
		double framesPerSecond = first.frameRate().framesPerSecond();
		double last = 0;
		for (NamedClip track : tracks) {
			last = Math.max(last, track.clip().frameRate().secondsOf(track.clip().frameCount() - 1L) * framesPerSecond);
		}
		out.text("#usda 1.0\n(\n");
		out.text("    customLayerData = {\n        string frameRate = \"").text(first.frameRate().toString())
				.text("\"\n    }\n");
		out.text("    defaultPrim = \"").text(prims.getFirst()).text("\"\n");
		out.text("    doc = \"Facewright\"\n");
		out.text("    endTimeCode = ");
		writeTimeCode(last, out);
		out.text("\n    framesPerSecond = ").shortest(framesPerSecond);
		out.text("\n    metersPerUnit = 0.01\n    startTimeCode = 0\n    timeCodesPerSecond = ")
				.shortest(framesPerSecond);
		out.text("\n    upAxis = \"Y\"\n)\n");
	}

	/** A whole number where it differs from one by rounding only. */
	private static void writeTimeCode(double timeCode, TextWriter out) throws IOException {
		double whole = Math.rint(timeCode);
		out.shortest(Math.abs(timeCode - whole) < 1e-9 * Math.max(1, whole) ? whole : timeCode);
	}

	private static void writeAnimation(String prim, String indent, MotionClip clip, double step, TextWriter out,
			Progress progress) throws IOException {
		out.text("\n").text(indent).text("def SkelAnimation \"").text(prim).text("\"\n").text(indent).text("{\n");
		out.text(indent).text("    uniform token[] blendShapes = ");
		writeTokens(Identifiers.of(clip.channels().names()), out);
		out.text("\n").text(indent).text("    float[] blendShapeWeights.timeSamples = {\n");
		writeSamples(indent + "        ", clip, step, out, progress);
		out.text(indent).text("    }\n").text(indent).text("}\n");
	}

	private static void writeCurves(String prim, MotionClip clip, double step, TextWriter out, Progress progress)
			throws IOException {
		out.text("\ndef \"").text(prim).text("\"\n{\n");
		out.text("    custom token[] mh_curveNames = ");
		writeTokens(Identifiers.of(clip.channels().names()), out);
		out.text("\n    custom float[] mh_curveValues.timeSamples = {\n");
		writeSamples("        ", clip, step, out, progress);
		out.text("    }\n}\n");
	}

	private static void writeTokens(List<String> names, TextWriter out) throws IOException {
		out.ascii('[');
		for (int i = 0; i < names.size(); i++) {
			out.text(i == 0 ? "\"" : ", \"").text(names.get(i)).ascii('"');
		}
		out.ascii(']');
	}

	private static void writeSamples(String indent, MotionClip clip, double step, TextWriter out, Progress progress)
			throws IOException {
		float[] pose = new float[clip.channels().size()];
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			if (frame % FRAMES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report((double) frame / clip.frameCount(), "writing weights");
			}
			clip.pose(frame, pose);
			out.text(indent);
			writeTimeCode(frame * step, out);
			out.text(": [");
			for (int channel = 0; channel < pose.length; channel++) {
				if (channel > 0) {
					out.ascii(',').ascii(' ');
				}
				out.shortest(pose[channel]);
			}
			out.text("],\n");
		}
	}

	private static void writeHead(String prim, int place, MotionClip clip, double step, TextWriter out,
			Progress progress) throws IOException {
		List<String> names = Identifiers.of(clip.channels().names());
		String root = "/" + prim;
		out.text("\ndef SkelRoot \"").text(prim).text("\"\n{\n");
		if (place > 0) {
			out.text("    double3 xformOp:translate = (").number((long) place * HEAD_SPACING).text(", 0, 0)\n");
			out.text("    uniform token[] xformOpOrder = [\"xformOp:translate\"]\n\n");
		}
		out.text("    def Skeleton \"Skel\" (\n        prepend apiSchemas = [\"SkelBindingAPI\"]\n    )\n    {\n");
		out.text("        uniform matrix4d[] bindTransforms = ").text(IDENTITY);
		out.text("\n        uniform token[] joints = [\"Head\"]");
		out.text("\n        uniform matrix4d[] restTransforms = ").text(IDENTITY);
		out.text("\n        rel skel:animationSource = <").text(root).text("/Anim>\n    }\n");
		writeAnimation("Anim", "    ", clip, step, out, progress);
		writeMesh(root, clip, names, out);
		out.text("}\n");
	}

	private static void writeMesh(String root, MotionClip clip, List<String> names, TextWriter out)
			throws IOException {
		FaceMesh head = FaceMesh.head();
		float[] points = head.points();
		int[] triangles = head.triangles();
		out.text("\n    def Mesh \"Face\" (\n        prepend apiSchemas = [\"SkelBindingAPI\"]\n    )\n    {\n");
		out.text("        uniform bool doubleSided = 1\n");
		out.text("        float3[] extent = ");
		writeVectors(extent(points), out);
		out.text("\n        int[] faceVertexCounts = ");
		writeInts(IntStream.range(0, triangles.length / 3).map(triangle -> 3).toArray(), out);
		out.text("\n        int[] faceVertexIndices = ");
		writeInts(triangles, out);
		out.text("\n        point3f[] points = ");
		writeVectors(points, out);
		out.text("\n        color3f[] primvars:displayColor = ");
		writeColours(head.colours(), out);
		out.text(" (\n            interpolation = \"vertex\"\n        )\n");
		out.text("        uniform token[] skel:blendShapes = ");
		writeTokens(names, out);
		out.text("\n        rel skel:blendShapeTargets = [");
		for (int i = 0; i < names.size(); i++) {
			out.text(i == 0 ? "<" : ", <").text(root).text("/Face/").text(names.get(i)).ascii('>');
		}
		out.text("]\n        rel skel:skeleton = <").text(root).text("/Skel>\n");
		out.text("        uniform token subdivisionScheme = \"none\"\n");
		for (int i = 0; i < names.size(); i++) {
			FaceMesh.Shape shape = head.shape(clip.channels().channel(i).name());
			out.text("\n        def BlendShape \"").text(names.get(i)).text("\"\n        {\n");
			out.text("            uniform vector3f[] offsets = ");
			writeVectors(shape.offsets(), out);
			out.text("\n            uniform int[] pointIndices = ");
			writeInts(shape.vertices(), out);
			out.text("\n        }\n");
		}
		out.text("    }\n");
	}

	private static float[] extent(float[] points) {
		float[] extent = { points[0], points[1], points[2], points[0], points[1], points[2] };
		for (int i = 0; i < points.length; i++) {
			extent[i % 3] = Math.min(extent[i % 3], points[i]);
			extent[3 + i % 3] = Math.max(extent[3 + i % 3], points[i]);
		}
		return extent;
	}

	private static void writeInts(int[] values, TextWriter out) throws IOException {
		out.ascii('[');
		for (int i = 0; i < values.length; i++) {
			out.text(i == 0 ? "" : ", ").number(values[i]);
		}
		out.ascii(']');
	}

	private static void writeVectors(float[] values, TextWriter out) throws IOException {
		out.ascii('[');
		for (int i = 0; i < values.length; i += 3) {
			out.text(i == 0 ? "(" : ", (").shortest(values[i]).text(", ").shortest(values[i + 1]).text(", ")
					.shortest(values[i + 2]).ascii(')');
		}
		out.ascii(']');
	}

	private static void writeColours(int[] colours, TextWriter out) throws IOException {
		out.ascii('[');
		for (int i = 0; i < colours.length; i++) {
			out.text(i == 0 ? "(" : ", (").fixed((colours[i] >> 16 & 255) / 255.0, 3).text(", ")
					.fixed((colours[i] >> 8 & 255) / 255.0, 3).text(", ").fixed((colours[i] & 255) / 255.0, 3)
					.ascii(')');
		}
		out.ascii(']');
	}
}
