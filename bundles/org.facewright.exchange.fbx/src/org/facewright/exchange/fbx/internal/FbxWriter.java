package org.facewright.exchange.fbx.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.FaceMesh;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.WeightTracks;

/**
 * One take as FBX text. Objects get numbers in the order in which they are written; what belongs to what stands at the
 * end as connections. Confined to one thread.
 */
final class FbxWriter implements Closeable {

	private static final long FIRST_ID = 1_000_000;
	private static final double HEAD_SPACING_CM = 25;
	private static final int VALUES_PER_LINE = 64;
	private static final float PERCENT = 100;
	/** Default tangent weights as two packed thirds, seen as FBX's own writer writes them: as a whole number. */
	private static final String KEY_DATA = "0,0,218434821,0";
	private static final int CONSTANT = 2;
	private static final int LINEAR = 4;

	/** A curve to be written: of which channel, of which node, under which name. */
	private record Animated(long node, String property, String axis, SampleColumn column, FrameRate rate,
			double factor) {
	}

	private final ExportRequest request;
	private final List<NamedClip> tracks;
	private final boolean head;
	private final TextWriter out;
	private final Progress progress;
	private final List<String> connections = new ArrayList<>();
	private final List<Animated> curves = new ArrayList<>();
	private final long stop;
	private long nextId = FIRST_ID;

	FbxWriter(ExportRequest request, OutputStream target, Progress progress) {
		this.request = request;
		this.progress = progress;
		tracks = WeightTracks.of(request, FbxExporter::carries);
		head = request.values().get(FbxExporter.MESH).equals("head");
		out = new TextWriter(target);
		long last = 0;
		for (NamedClip track : tracks) {
			last = Math.max(last, FbxTime.ticks(track.clip().frameCount() - 1L, track.clip().frameRate()));
		}
		stop = last;
	}

	void write() throws IOException {
		writeHead();
		writeDefinitions();
		out.text("Objects:  {\n");
		for (int track = 0; track < tracks.size(); track++) {
			writeTrack(track, tracks.get(track));
		}
		writeAnimation();
		out.text("}\nConnections:  {\n");
		for (String connection : connections) {
			out.text(connection);
		}
		out.text("}\nTakes:  {\n\tCurrent: ").text(quoted(request.name())).text("\n\tTake: ")
				.text(quoted(request.name())).text(" {\n\t\tFileName: ").text(quoted(request.name() + ".tak"));
		out.text("\n\t\tLocalTime: 0,").number(stop).text("\n\t\tReferenceTime: 0,").number(stop).text("\n\t}\n}\n");
	}

	private void writeHead() throws IOException {
		FrameRate rate = tracks.getFirst().clip().frameRate();
		int mode = FbxTime.mode(rate);
		out.text("""
				; FBX 7.4.0 project file
				; ----------------------------------------------------

				FBXHeaderExtension:  {
					FBXHeaderVersion: 1003
					FBXVersion: 7400
					Creator: "Facewright"
				}
				GlobalSettings:  {
					Version: 1000
					Properties70:  {
						P: "UpAxis", "int", "Integer", "",1
						P: "UpAxisSign", "int", "Integer", "",1
						P: "FrontAxis", "int", "Integer", "",2
						P: "FrontAxisSign", "int", "Integer", "",1
						P: "CoordAxis", "int", "Integer", "",0
						P: "CoordAxisSign", "int", "Integer", "",1
						P: "OriginalUpAxis", "int", "Integer", "",1
						P: "OriginalUpAxisSign", "int", "Integer", "",1
						P: "UnitScaleFactor", "double", "Number", "",1
						P: "OriginalUnitScaleFactor", "double", "Number", "",1
				""");
		out.text("\t\tP: \"TimeMode\", \"enum\", \"\", \"\",").number(mode);
		out.text("\n\t\tP: \"TimeSpanStart\", \"KTime\", \"Time\", \"\",0");
		out.text("\n\t\tP: \"TimeSpanStop\", \"KTime\", \"Time\", \"\",").number(stop);
		out.text("\n\t\tP: \"CustomFrameRate\", \"double\", \"Number\", \"\",");
		if (mode == FbxTime.CUSTOM) {
			out.shortest(rate.framesPerSecond());
		} else {
			out.text("-1");
		}
		out.text("\n\t}\n}\nDocuments:  {\n\tCount: 1\n\tDocument: ").number(id());
		out.text(", \"Scene\", \"Scene\" {\n\t\tRootNode: 0\n\t}\n}\nReferences:  {\n}\n");
	}

	private void writeDefinitions() throws IOException {
		int meshes = 0;
		int shapes = 0;
		int nulls = 0;
		int angles = 0;
		for (NamedClip track : tracks) {
			int weights = weights(track.clip()).length;
			meshes += weights > 0 ? 1 : 0;
			shapes += weights;
			for (String part : FaceAngles.PARTS) {
				int[] indices = FaceAngles.indices(track.clip().channels(), part);
				for (int index : indices) {
					angles += index >= 0 ? 1 : 0;
				}
				nulls += FaceAngles.has(track.clip(), part) ? 1 : 0;
			}
		}
		String[] types = { "GlobalSettings", "Model", "NodeAttribute", "Geometry", "Deformer", "AnimationStack",
				"AnimationLayer", "AnimationCurveNode", "AnimationCurve" };
		int[] counts = { 1, meshes + nulls, nulls, meshes + shapes, meshes + shapes, 1, 1, shapes + nulls,
				shapes + angles };
		int all = 0;
		for (int count : counts) {
			all += count;
		}
		out.text("Definitions:  {\n\tVersion: 100\n\tCount: ").number(all).text("\n");
		for (int i = 0; i < types.length; i++) {
			out.text("\tObjectType: ").text(quoted(types[i])).text(" {\n\t\tCount: ").number(counts[i])
					.text("\n\t}\n");
		}
		out.text("}\n");
	}

	private static int[] weights(MotionClip clip) {
		return clip.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT);
	}

	private long id() {
		return nextId++;
	}

	/** What is inside of quotes: quotes and line ends as FBX escapes them. */
	static String quoted(String text) {
		return '"' + text.replace("\"", "&quot;").replace("\n", "&lf;").replace("\r", "&cr;") + '"';
	}

	private void connect(long child, long parent) {
		connections.add("\tC: \"OO\"," + child + ',' + parent + '\n');
	}

	private void connect(long child, long parent, String property) {
		connections.add("\tC: \"OP\"," + child + ',' + parent + ", \"" + property + "\"\n");
	}

	private void writeTrack(int number, NamedClip track) throws IOException {
		MotionClip clip = track.clip();
		long parent = 0;
		for (String part : FaceAngles.PARTS) {
			if (FaceAngles.has(clip, part)) {
				long model = writeNull(track, part, parent, parent == 0 ? number * HEAD_SPACING_CM : 0);
				if (part.equals("head")) {
					parent = model;
				}
			}
		}
		int[] weights = weights(clip);
		if (weights.length > 0) {
			writeMesh(track, weights, parent, parent == 0 ? number * HEAD_SPACING_CM : 0);
		}
	}

	/** A null whose rotation order is that of the angles, so that each is written as it is. */
	private long writeNull(NamedClip track, String part, long parent, double x) throws IOException {
		MotionClip clip = track.clip();
		long attribute = id();
		long model = id();
		String name = track.name() + "_" + part;
		out.text("\tNodeAttribute: ").number(attribute).text(", ").text(quoted("NodeAttribute::" + name));
		out.text(", \"Null\" {\n\t\tTypeFlags: \"Null\"\n\t}\n");
		writeModel(model, name, "Null", x, "\t\t\tP: \"RotationOrder\", \"enum\", \"\", \"\",4\n"
				+ "\t\t\tP: \"RotationActive\", \"bool\", \"\", \"\",1\n");
		connect(model, parent);
		connect(attribute, model);
		int[] indices = FaceAngles.indices(clip.channels(), part);
		double degrees = Math.toDegrees(1);
		String[] axes = { "Y", "X", "Z" };
		for (int angle = 0; angle < axes.length; angle++) {
			if (indices[angle] >= 0) {
				curves.add(new Animated(model, "Lcl Rotation", axes[angle], clip.column(indices[angle]),
						clip.frameRate(), angle == 1 ? degrees : -degrees));
			}
		}
		return model;
	}

	private void writeModel(long model, String name, String type, double x, String properties) throws IOException {
		out.text("\tModel: ").number(model).text(", ").text(quoted("Model::" + name)).text(", \"").text(type);
		out.text("\" {\n\t\tVersion: 232\n\t\tProperties70:  {\n").text(properties);
		out.text("\t\t\tP: \"InheritType\", \"enum\", \"\", \"\",1\n");
		out.text("\t\t\tP: \"DefaultAttributeIndex\", \"int\", \"Integer\", \"\",0\n");
		if (x != 0) {
			out.text("\t\t\tP: \"Lcl Translation\", \"Lcl Translation\", \"\", \"A\",").shortest(x).text(",0,0\n");
		}
		out.text("\t\t}\n\t\tShading: T\n\t\tCulling: \"CullingOff\"\n\t}\n");
	}

	private void writeMesh(NamedClip track, int[] weights, long parent, double x) throws IOException {
		MotionClip clip = track.clip();
		long geometry = id();
		long model = id();
		long deformer = id();
		String name = track.name();
		out.text("\tGeometry: ").number(geometry).text(", ").text(quoted("Geometry::" + name)).text(", \"Mesh\" {\n");
		writeGeometry();
		out.text("\t}\n");
		writeModel(model, name, "Mesh", x, "");
		connect(model, parent);
		connect(geometry, model);
		out.text("\tDeformer: ").number(deformer).text(", ").text(quoted("Deformer::" + name));
		out.text(", \"BlendShape\" {\n\t\tVersion: 100\n\t}\n");
		connect(deformer, geometry);
		for (int weight : weights) {
			progress.checkCancelled();
			Channel channel = clip.channels().channel(weight);
			long shape = id();
			long sub = id();
			out.text("\tGeometry: ").number(shape).text(", ").text(quoted("Geometry::" + channel.name()));
			out.text(", \"Shape\" {\n\t\tVersion: 100\n");
			writeShape(channel.name());
			out.text("\t}\n\tDeformer: ").number(sub).text(", ").text(quoted("SubDeformer::" + channel.name()));
			out.text(", \"BlendShapeChannel\" {\n\t\tVersion: 100\n\t\tDeformPercent: ");
			out.shortest(clip.column(weight).get(0) * PERCENT);
			out.text("\n\t\tFullWeights: *1 {\n\t\t\ta: 100\n\t\t}\n\t}\n");
			connect(sub, deformer);
			connect(shape, sub);
			curves.add(new Animated(sub, "DeformPercent", "DeformPercent", clip.column(weight), clip.frameRate(),
					PERCENT));
		}
	}

	private void writeGeometry() throws IOException {
		float[] points = head ? FaceMesh.head().points() : new float[] { 0, 0, 0, 1, 0, 0, 0, 1, 0 };
		int[] triangles = head ? FaceMesh.head().triangles() : new int[] { 0, 1, 2 };
		floats("Vertices", points);
		int[] polygons = new int[triangles.length];
		for (int i = 0; i < polygons.length; i++) {
			polygons[i] = i % 3 == 2 ? ~triangles[i] : triangles[i]; // the last of a polygon is marked so
		}
		whole("PolygonVertexIndex", polygons);
		out.text("\t\tGeometryVersion: 124\n");
	}

	/** A shape that moves nothing still has one point, for some readers drop those without. */
	private void writeShape(String channel) throws IOException {
		FaceMesh.Shape shape = FaceMesh.head().shape(channel);
		boolean empty = !head || shape.vertices().length == 0;
		int[] vertices = empty ? new int[1] : shape.vertices();
		whole("Indexes", vertices);
		floats("Vertices", empty ? new float[3] : shape.offsets());
		floats("Normals", new float[3 * vertices.length]);
	}

	private void begin(String name, long count) throws IOException {
		out.text("\t\t").text(name).text(": *").number(count).text(" {\n\t\t\ta: ");
	}

	/** Lines may be broken behind a comma. */
	private void separate(int index) throws IOException {
		if (index > 0) {
			out.ascii(',');
			if (index % VALUES_PER_LINE == 0) {
				out.ascii('\n');
			}
		}
	}

	private void end() throws IOException {
		out.text("\n\t\t}\n");
	}

	private void floats(String name, float[] values) throws IOException {
		begin(name, values.length);
		for (int i = 0; i < values.length; i++) {
			separate(i);
			out.shortest(values[i]);
		}
		end();
	}

	private void whole(String name, int[] values) throws IOException {
		begin(name, values.length);
		for (int i = 0; i < values.length; i++) {
			separate(i);
			out.number(values[i]);
		}
		end();
	}

	private void writeAnimation() throws IOException {
		long stack = id();
		long layer = id();
		out.text("\tAnimationStack: ").number(stack).text(", ").text(quoted("AnimStack::" + request.name()));
		out.text(", \"\" {\n\t\tProperties70:  {\n");
		for (String limit : List.of("LocalStart", "LocalStop", "ReferenceStart", "ReferenceStop")) {
			out.text("\t\t\tP: \"").text(limit).text("\", \"KTime\", \"Time\", \"\",");
			out.number(limit.endsWith("Stop") ? stop : 0).ascii('\n');
		}
		out.text("\t\t}\n\t}\n\tAnimationLayer: ").number(layer);
		out.text(", \"AnimLayer::BaseLayer\", \"\" {\n\t}\n");
		connect(layer, stack);
		long node = 0;
		Animated before = null;
		for (int i = 0; i < curves.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / curves.size(), "writing curves");
			Animated animated = curves.get(i);
			if (before == null || before.node != animated.node) {
				node = writeCurveNode(animated, layer);
			}
			before = animated;
			long curve = id();
			connect(curve, node, "d|" + animated.axis);
			writeCurve(curve, animated);
		}
	}

	private long writeCurveNode(Animated animated, long layer) throws IOException {
		long node = id();
		boolean weight = animated.property.equals("DeformPercent");
		out.text("\tAnimationCurveNode: ").number(node).text(", \"AnimCurveNode::")
				.text(weight ? "DeformPercent" : "R").text("\", \"\" {\n\t\tProperties70:  {\n");
		for (String axis : weight ? List.of("DeformPercent") : List.of("X", "Y", "Z")) {
			out.text("\t\t\tP: \"d|").text(axis).text("\", \"Number\", \"\", \"A\",0\n");
		}
		out.text("\t\t}\n\t}\n");
		connect(node, layer);
		connect(node, animated.node, animated.property);
		return node;
	}

	private void writeCurve(long id, Animated animated) throws IOException {
		KeyCurve keys = ExportKeys.of(animated.column, request.values().get(ExportKeys.TOLERANCE)
				* (animated.property.equals("DeformPercent") ? 1 : 0));
		out.text("\tAnimationCurve: ").number(id).text(", \"AnimCurve::\", \"\" {\n\t\tDefault: ");
		out.shortest((float) (animated.column.get(0) * animated.factor)).text("\n\t\tKeyVer: 4008\n");
		begin("KeyTime", keys.size());
		for (int key = 0; key < keys.size(); key++) {
			separate(key);
			out.number(FbxTime.ticks(keys.frame(key), animated.rate));
		}
		end();
		begin("KeyValueFloat", keys.size());
		for (int key = 0; key < keys.size(); key++) {
			separate(key);
			out.shortest((float) (keys.value(key) * animated.factor));
		}
		end();
		boolean linear = request.values().get(FbxExporter.INTERPOLATION).equals("linear");
		begin("KeyAttrFlags", 1);
		out.number(linear ? LINEAR : CONSTANT);
		end();
		begin("KeyAttrDataFloat", 4);
		out.text(KEY_DATA);
		end();
		begin("KeyAttrRefCount", 1);
		out.number(keys.size());
		end();
		out.text("\t}\n");
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
