package org.facewright.exchange.fbx.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.CurveKeys.Tangent;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.KeyedCurves;
import org.facewright.exchange.common.Preflight;

import org.jspecify.annotations.Nullable;

/** What moves in an FBX file, found by following the connections from curves to shapes and nodes. One thread. */
final class FbxScene {

	static final Parameter<String> ANIMATION = Parameter.text("animation").label("Animation")
			.describe("Name of the animation stack to read; empty: the first with blend shapes or a turning head");
	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the curves at; empty: as the file or its keys say");
	static final ParameterSchema SCHEMA = ParameterSchema.of(ANIMATION, FRAME_RATE);

	private static final double PERCENT = 100;
	private static final int MOST_KEYS = 1 << 26;
	private static final int CONSTANT = 0x2;
	private static final int LINEAR = 0x4;
	private static final int CUBIC = 0x8;
	private static final int CONSTANT_NEXT = 0x100;
	private static final int USER = 0x400;
	private static final int BREAK = 0x800;
	/** Axes of the rotation orders XYZ, XZY, YZX, YXZ, ZXY and ZYX of FBX, the one applied last first. */
	private static final String[] ORDERS = { "ZYX", "YZX", "XZY", "ZXY", "YXZ", "XYZ" };

	private static final Set<String> AXES = Set.of("d|X", "d|Y", "d|Z");

	private record Link(long parent, String property) {
	}

	/** One axis of a node, or one shape. */
	private record Moved(String name, String axis, double scale, CurveKeys keys, int order) {
	}

	private final String name;
	private final FbxNode root;
	private final ParameterValues values;
	private final Progress progress;
	private final Map<Long, FbxNode> objects = new HashMap<>();
	private final Map<Long, List<Link>> links = new HashMap<>();
	private final List<Problem> problems = new ArrayList<>();
	private final Set<String> leftOut = new TreeSet<>();

	FbxScene(String name, FbxNode root, ParameterValues values, Progress progress) {
		this.name = name;
		this.root = root;
		this.values = values;
		this.progress = progress;
	}

	ImportResult result() throws IOException {
		collect();
		Map<Long, Map<String, List<Moved>>> stacks = new LinkedHashMap<>();
		List<FbxNode> curves = root.child("Objects").map(FbxNode::children).orElse(List.of()).stream()
				.filter(node -> node.name().equals("AnimationCurve")).toList();
		for (int i = 0; i < curves.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / curves.size(), "reading curves");
			readCurve(curves.get(i), stacks);
		}
		Map<String, List<Moved>> tracks = chosen(stacks);
		List<NamedClip> clips = new ArrayList<>();
		for (Map.Entry<String, List<Moved>> track : assigned(tracks).entrySet()) {
			progress.checkCancelled();
			clips.add(new NamedClip(track.getKey(), clip(track.getKey(), track.getValue())));
		}
		clips.sort(Comparator.comparingInt(FbxScene::faceless));
		if (!leftOut.isEmpty()) {
			problems.add(Problem.info("fbx.left-out", "%s: not read, for it is no blend shape, head or eye, is %s"
					.formatted(name, Preflight.list(List.copyOf(leftOut)))));
		}
		return new ImportResult(clips, SpeechLanes.EMPTY, problems);
	}

	private static int faceless(NamedClip track) {
		return -(int) track.clip().channels().names().stream().filter(some -> Arkit.FACE.indexOf(some) >= 0).count();
	}

	private void collect() throws IOException {
		FbxNode all = root.child("Objects").orElseThrow(() -> new IOException(
				"%s: there are no objects in it, so it is no FBX of version 7; export it again".formatted(name)));
		for (FbxNode object : all.children()) {
			if (object.numberCount() > 0) {
				objects.put((long) object.number(0), object);
			}
		}
		for (FbxNode link : root.child("Connections").map(FbxNode::children).orElse(List.of())) {
			if (link.numberCount() == 2) {
				links.computeIfAbsent((long) link.number(0), key -> new ArrayList<>(1))
						.add(new Link((long) link.number(1), link.text(1)));
			}
		}
	}

	private List<Link> linksOf(long id) {
		return links.getOrDefault(id, List.of());
	}

	/** The object of a kind that this one belongs to directly. */
	private Optional<Long> owner(long id, String kind, String type) {
		for (Link link : linksOf(id)) {
			FbxNode object = objects.get(link.parent);
			if (object != null && object.name().equals(kind) && (type.isEmpty() || object.text(1).equals(type))) {
				return Optional.of(link.parent);
			}
		}
		return Optional.empty();
	}

	private static String plainName(@Nullable FbxNode object) {
		String text = object == null ? "" : object.text(0);
		return text.substring(text.indexOf("::") < 0 ? 0 : text.indexOf("::") + 2).strip();
	}

	private void readCurve(FbxNode curve, Map<Long, Map<String, List<Moved>>> stacks) throws IOException {
		if (curve.numberCount() == 0) {
			return;
		}
		for (Link toNode : linksOf((long) curve.number(0))) {
			FbxNode curveNode = objects.get(toNode.parent);
			if (curveNode == null || !curveNode.name().equals("AnimationCurveNode")) {
				continue;
			}
			Optional<Long> layer = owner(toNode.parent, "AnimationLayer", "");
			long stack = layer.flatMap(some -> owner(some, "AnimationStack", "")).orElse(-1L);
			for (Link toTarget : linksOf(toNode.parent)) {
				FbxNode target = objects.get(toTarget.parent);
				if (target != null && !toTarget.property.isEmpty()) {
					readMoved(curve, toNode.property, target, toTarget,
							stacks.computeIfAbsent(stack, key -> new LinkedHashMap<>()));
				}
			}
		}
	}

	private void readMoved(FbxNode curve, String axis, FbxNode target, Link toTarget,
			Map<String, List<Moved>> tracks) throws IOException {
		if (target.name().equals("Deformer") && toTarget.property.equals("DeformPercent")) {
			CurveKeys keys = keys(curve, 1 / PERCENT);
			if (keys.size() > 0) {
				tracks.computeIfAbsent(meshOf(toTarget.parent), key -> new ArrayList<>())
						.add(new Moved(shapeName(target), "", 1, keys, 0));
			}
		} else if (target.name().equals("Model") && toTarget.property.equals("Lcl Rotation")
				&& AXES.contains(axis) && FaceAngles.partOf(plainName(target)).isPresent()) {
			CurveKeys keys = keys(curve, Math.toRadians(1));
			int order = target.property("RotationOrder").map(Double::intValue).orElse(0);
			if (order < 0 || order >= ORDERS.length) {
				throw new IOException(
						("%s, at %d (line, or byte of a binary file): the rotation order %d of '%s' is none"
								+ " of FBX; export it again").formatted(name, target.line(), order, plainName(target)));
			}
			if (keys.size() > 0) {
				tracks.computeIfAbsent("\0" + plainName(target), key -> new ArrayList<>())
						.add(new Moved(plainName(target), axis.substring(2), 1, keys, order));
			}
		} else if (leftOut.size() < 64) {
			leftOut.add("%s of %s".formatted(toTarget.property, plainName(target)));
		}
	}

	private static String shapeName(FbxNode channel) {
		String plain = plainName(channel);
		return plain.isEmpty() ? "shape" : plain;
	}

	private String meshOf(long channel) {
		Optional<Long> model = owner(channel, "Deformer", "BlendShape").flatMap(deformer -> linksOf(deformer).stream()
				.flatMap(toGeometry -> linksOf(toGeometry.parent).stream()).map(Link::parent)
				.filter(id -> objects.get(id) != null).findFirst());
		String plain = model.map(id -> plainName(objects.get(id))).orElse("");
		return plain.isEmpty() ? "face" : plain;
	}

	/** @param scale from the file's unit to ours */
	private CurveKeys keys(FbxNode curve, double scale) throws IOException {
		FbxNode times = curve.array("KeyTime");
		FbxNode numbers = curve.array("KeyValueFloat");
		FbxNode flags = curve.array("KeyAttrFlags");
		FbxNode data = curve.array("KeyAttrDataFloat");
		FbxNode counts = curve.array("KeyAttrRefCount");
		int count = times.numberCount();
		if (numbers.numberCount() != count || count > MOST_KEYS) {
			throw error(curve, "%d times and %d values".formatted(count, numbers.numberCount()));
		}
		CurveKeys keys = new CurveKeys();
		int attribute = -1;
		double left = 0;
		double nextSlope = Double.NaN;
		for (int key = 0; key < count; key++) {
			while (left < 1 && attribute + 1 < counts.numberCount()) {
				attribute++;
				left = counts.number(attribute);
			}
			left--;
			int flag = attribute >= 0 && attribute < flags.numberCount() ? (int) flags.number(attribute) : LINEAR;
			boolean hasSlopes = 4L * attribute + 3 < data.numberCount() && attribute >= 0 && (flag & CUBIC) != 0
					&& (flag & (USER | BREAK)) != 0;
			float value = (float) (numbers.number(key) * scale);
			if (!Float.isFinite(value)) {
				throw error(curve, "the value " + numbers.number(key));
			}
			Tangent leaves = leaving(flag);
			keys.add(times.number(key) / FbxTime.TICKS_PER_SECOND, value, arriving(flag), leaves);
			if (!Double.isNaN(nextSlope)) {
				keys.arrive(nextSlope * scale, Double.NaN);
			}
			nextSlope = Double.NaN;
			if (hasSlopes) {
				keys.leave(data.number(4 * attribute) * scale, Double.NaN);
				nextSlope = data.number(4 * attribute + 1);
			}
		}
		return keys;
	}

	/** A key's flags say how the curve goes on from it, so what arrives is decided by the key before. */
	private static Tangent leaving(int flag) {
		if ((flag & CONSTANT) != 0) {
			return (flag & CONSTANT_NEXT) != 0 ? Tangent.STEP_NEXT : Tangent.STEP;
		}
		return (flag & CUBIC) != 0 ? Tangent.SPLINE : Tangent.LINEAR;
	}

	private static Tangent arriving(int flag) {
		return (flag & CUBIC) != 0 ? Tangent.SPLINE : Tangent.LINEAR;
	}

	private IOException error(FbxNode node, String what) {
		return new IOException("%s: the curve at %d (line, or byte of a binary file) has %s; export the file again"
				.formatted(name, node.line(), what));
	}

	private Map<String, List<Moved>> chosen(Map<Long, Map<String, List<Moved>>> stacks) throws IOException {
		Map<String, Map<String, List<Moved>>> byName = new LinkedHashMap<>();
		stacks.forEach((stack, tracks) -> {
			if (!tracks.isEmpty()) {
				byName.putIfAbsent(plainName(objects.get(stack)), tracks);
			}
		});
		if (byName.isEmpty()) {
			throw new IOException("%s: no curve moves a blend shape, a head or an eye; export it with its animation%s"
					.formatted(name, leftOut.isEmpty()
							? ""
							: " (there is " + Preflight.list(List.copyOf(leftOut))
									+ ")"));
		}
		String wanted = values.get(ANIMATION).strip();
		List<String> names = List.copyOf(byName.keySet());
		if (!wanted.isEmpty()) {
			return Optional.ofNullable(byName.get(wanted)).orElseThrow(() -> new IOException(
					"%s: it has no animation '%s'; choose one of: %s".formatted(name, wanted,
							Preflight.list(names))));
		}
		if (names.size() > 1) {
			problems.add(Problem.warning("fbx.animations",
					"%s has %d animations of faces (%s); the first one was read".formatted(name, names.size(),
							Preflight.list(names)),
					"choose another one by the parameter 'animation'"));
		}
		return byName.get(names.getFirst());
	}

	/** The turning of heads and eyes goes to the mesh that their name begins with, otherwise to the first one. */
	private static Map<String, List<Moved>> assigned(Map<String, List<Moved>> found) {
		Map<String, List<Moved>> tracks = new LinkedHashMap<>();
		found.forEach((key, moved) -> {
			if (!key.startsWith("\0")) {
				tracks.put(key, new ArrayList<>(moved));
			}
		});
		found.forEach((key, moved) -> {
			if (key.startsWith("\0")) {
				String track = tracks.keySet().stream().filter(mesh -> key.startsWith("\0" + mesh)).findFirst()
						.or(() -> tracks.keySet().stream().findFirst()).orElse("face");
				tracks.computeIfAbsent(track, some -> new ArrayList<>()).addAll(moved);
			}
		});
		return tracks;
	}

	private MotionClip clip(String track, List<Moved> moved) throws IOException {
		List<String> names = new ArrayList<>();
		List<CurveKeys> curves = new ArrayList<>();
		Map<String, Integer> orders = new HashMap<>();
		for (Moved some : moved) {
			Optional<String> part = some.axis.isEmpty() ? Optional.empty() : FaceAngles.partOf(some.name);
			String angle = switch (some.axis) {
				case "X" -> "Pitch";
				case "Y" -> "Yaw";
				case "Z" -> "Roll";
				default -> "";
			};
			part.ifPresent(known -> orders.put(known, some.order));
			names.add(part.map(known -> known + angle).orElse(some.name));
			curves.add(some.keys);
		}
		List<Channel> channels = ChannelNames.channels(names).orElseThrow(() -> new IOException(
				"%s, %s: two curves move the same shape; bake the animation into one layer and export it again"
						.formatted(name, track)));
		double start = curves.stream().mapToDouble(CurveKeys::first).min().orElse(0);
		KeyedCurves keyed = new KeyedCurves(ChannelSet.of(channels), curves, start, "%s, %s".formatted(name, track));
		if (keyed.origin() != 0) {
			problems.add(Problem.info("fbx.start", "%s: '%s' starts at second %s, which became frame 0".formatted(name,
					track, keyed.origin())));
		}
		MotionClip clip = keyed.clip(keyed.frameRate(values.get(FRAME_RATE), writtenRate(), problems), progress);
		for (Map.Entry<String, Integer> order : orders.entrySet()) {
			clip = turned(clip, order.getKey(), ORDERS[order.getValue()]);
		}
		return clip;
	}

	private Optional<FrameRate> writtenRate() {
		return root.child("GlobalSettings").flatMap(settings -> settings.property("TimeMode").flatMap(
				mode -> FbxTime.rate(mode.intValue(), settings.property("CustomFrameRate").orElse(0.0))));
	}

	/** From degrees about axes to the signs and the order of the face's angles. */
	private static MotionClip turned(MotionClip clip, String part, String order) {
		int[] indices = FaceAngles.indices(clip.channels(), part);
		int frames = clip.frameCount();
		float[][] angles = new float[3][frames];
		for (int frame = 0; frame < frames; frame++) {
			FaceAngles raw = FaceAngles.at(clip, indices, frame);
			FaceAngles own = FaceAngles.ofTurns(raw.pitch(), raw.yaw(), raw.roll(), order);
			angles[0][frame] = (float) own.yaw();
			angles[1][frame] = (float) own.pitch();
			angles[2][frame] = (float) own.roll();
		}
		boolean all = Arrays.stream(indices).allMatch(index -> index >= 0);
		List<Channel> channels = new ArrayList<>(clip.channels().channels());
		List<SampleColumn> columns = new ArrayList<>(clip.columns());
		List<Channel> known = FaceAngles.channels(part);
		for (int i = 0; i < indices.length; i++) {
			if (indices[i] >= 0) {
				columns.set(indices[i], SampleColumn.of(angles[i]));
			} else if (!all && !order.equals("YXZ")) {
				channels.add(new Channel(known.get(i).name(), ChannelKind.ANGLE));
				columns.add(SampleColumn.of(angles[i]));
			}
		}
		return MotionClip.of(clip.frameRate(), ChannelSet.of(channels), columns);
	}
}
