package org.facewright.exchange.unity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

/**
 * Writes a Unity AnimationClip as YAML. Unity counts blend shapes in percent and time in seconds, both as 32-bit
 * floats: a weight comes back within its last digit, a time within half a microsecond per ten seconds. The clip bears
 * the name of its file, as Unity demands.
 */
@Component
public final class UnityAnimExporter implements TrackExporter {

	static final Parameter<String> PATH = Parameter.text("path").otherwise("Face").label("Path")
			.describe("Path from the Animator to the mesh of the first track, such as Body/Face; empty: the Animator's "
					+ "own object; further tracks go to objects of their own names beside it");
	static final Parameter<String> PREFIX = Parameter.text("shape-prefix").label("Shape prefix")
			.describe("What stands before each shape's name in the mesh, such as blendShape1.");
	static final Parameter<String> TANGENTS = Parameter.choice("tangents", "linear", "auto", "constant")
			.label("Tangents").describe("How Unity joins the keys: by lines, by smooth curves, or not at all");

	private static final String NAME = "Unity's blend shape animation";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("unity-anim", "Unity animation clip (.anim)",
			List.of("anim"), ParameterSchema.of(PATH, PREFIX, TANGENTS, ExportKeys.TOLERANCE));

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*");
	private static final Set<String> WORDS_OF_YAML = Set.of("true", "false", "yes", "no", "on", "off", "null", "y",
			"n");
	private static final int KEYS_PER_REPORT = 1 << 16;
	private static final long MANY_KEYS = 200_000;
	private static final int BYTES_PER_KEY = 240;
	private static final float PERCENT = 100;
	private static final double SLOPE_STEPS = 1e4;
	private static final float LARGEST_WEIGHT = 1e30f;

	private static final byte[] TIME = ascii("      - serializedVersion: 3\n        time: ");
	private static final byte[] VALUE = ascii("\n        value: ");
	private static final byte[] IN_SLOPE = ascii("\n        inSlope: ");
	private static final byte[] OUT_SLOPE = ascii("\n        outSlope: ");
	private static final byte[] INFINITE = ascii("Infinity");

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
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, NAME));
		ParameterValues values = request.values();
		if (values.get(ExportKeys.TOLERANCE) > 0 && !values.get(TANGENTS).equals("linear")) {
			problems.add(Problem.error("unity.tolerance",
					"keys can only be left out within a tolerance when lines join the others",
					"set tangents to linear or tolerance to 0"));
		}
		List<NamedClip> tracks = WeightTracks.of(request);
		tracks.forEach(track -> tooLarge(track).ifPresent(problems::add));
		large(tracks, values).ifPresent(problems::add);
		if (tracks.size() > 1) {
			List<String> paths = paths(tracks, values);
			problems.add(Problem.info("unity.paths", "the tracks move the objects %s".formatted(Preflight.list(
					paths.stream().map(path -> "'" + path + "'").toList()))));
		}
		return problems;
	}

	/** Percent and slopes must stay floats. */
	private static Optional<Problem> tooLarge(NamedClip track) {
		MotionClip clip = track.clip();
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			SampleColumn.Extremes extremes = clip.column(channel).extremes(0, clip.frameCount());
			if (Math.max(-extremes.min(), extremes.max()) > LARGEST_WEIGHT) {
				return Optional.of(Problem.error("unity.too-large",
						"track '%s', channel %s: values from %s to %s are more than Unity can hold in percent"
								.formatted(track.name(), clip.channels().channel(channel).name(), extremes.min(),
										extremes.max()),
						"repair that curve before the export"));
			}
		}
		return Optional.empty();
	}

	/** Unity spends some 240 bytes of text on every key. */
	private static Optional<Problem> large(List<NamedClip> tracks, ParameterValues values) {
		long keys = 0;
		for (NamedClip track : tracks) {
			for (SampleColumn column : track.clip().columns()) {
				keys += Float.isNaN(column.constantValue()) ? column.length() : 2;
			}
		}
		return keys < MANY_KEYS || values.get(ExportKeys.TOLERANCE) > 0
				? Optional.empty()
				: Optional.of(Problem.warning("unity.large",
						"the clip has %d keys, about %d MB, which Unity takes long to import".formatted(keys,
								keys * BYTES_PER_KEY / 1_000_000),
						"set tolerance to a value such as 0.002 to leave out what lines give"));
	}

	/** The object that each track moves; no two the same. */
	private static List<String> paths(List<NamedClip> tracks, ParameterValues values) {
		String first = values.get(PATH).strip();
		String folder = first.substring(0, first.lastIndexOf('/') + 1);
		List<String> paths = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		for (NamedClip track : tracks) {
			String path = paths.isEmpty() ? first : folder + track.name().replace('/', '_');
			String unique = path;
			for (int i = 2; !taken.add(unique); i++) {
				unique = path + " " + i;
			}
			paths.add(unique);
		}
		return paths;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		List<NamedClip> tracks = WeightTracks.of(request);
		List<String> paths = paths(tracks, request.values());
		try (TextWriter out = new TextWriter(target.main())) {
			writeHead(target.mainName(), out);
			for (int i = 0; i < tracks.size(); i++) {
				writeTrack(paths.get(i), tracks.get(i).clip(), request.values(), out,
						progress.part((double) i / tracks.size(), (i + 1.0) / tracks.size()));
			}
			writeTail(tracks, out);
		}
		progress.report(1, "written");
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static void writeHead(String fileName, TextWriter out) throws IOException {
		String clip = fileName.endsWith(".anim") ? fileName.substring(0, fileName.length() - 5) : fileName;
		out.text("""
				%YAML 1.1
				%TAG !u! tag:unity3d.com,2011:
				--- !u!74 &7400000
				AnimationClip:
				  m_ObjectHideFlags: 0
				  m_CorrespondingSourceObject: {fileID: 0}
				  m_PrefabInstance: {fileID: 0}
				  m_PrefabAsset: {fileID: 0}
				""").text("  m_Name: ").text(scalar(clip)).text("""

				  serializedVersion: 6
				  m_Legacy: 0
				  m_Compressed: 0
				  m_UseHighQualityCurve: 1
				  m_RotationCurves: []
				  m_CompressedRotationCurves: []
				  m_EulerCurves: []
				  m_PositionCurves: []
				  m_ScaleCurves: []
				  m_FloatCurves:
				""");
	}

	private static void writeTrack(String path, MotionClip clip, ParameterValues values, TextWriter out,
			Progress progress) throws IOException {
		byte[] tail = ascii("""

				        tangentMode: %s
				        weightedMode: 0
				        inWeight: 0.33333334
				        outWeight: 0.33333334
				""".formatted(switch (values.get(TANGENTS)) {
			case "auto" -> "136"; // clamped auto on both sides
			case "constant" -> "103"; // broken, constant on both sides
			default -> "69"; // broken, linear on both sides
		}));
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			progress.checkCancelled();
			progress.report((double) channel / clip.channels().size(), "writing curves");
			out.text("  - curve:\n      serializedVersion: 2\n      m_Curve:\n");
			writeKeys(ExportKeys.of(clip.column(channel), values.get(ExportKeys.TOLERANCE)), clip.frameRate(),
					values.get(TANGENTS), tail, out, progress);
			out.text("      m_PreInfinity: 2\n      m_PostInfinity: 2\n      m_RotationOrder: 4\n    attribute: ");
			out.text(scalar("blendShape." + values.get(PREFIX).strip() + clip.channels().channel(channel).name()));
			out.text("\n    path: ").text(scalar(path)).text("\n    classID: 137\n    script: {fileID: 0}\n");
		}
	}

	private static void writeKeys(KeyCurve curve, FrameRate rate, String tangents, byte[] tail, TextWriter out,
			Progress progress) throws IOException {
		boolean constant = tangents.equals("constant");
		boolean auto = tangents.equals("auto");
		int last = curve.size() - 1;
		double before = 0;
		for (int key = 0; key <= last; key++) {
			if (key % KEYS_PER_REPORT == 0) {
				progress.checkCancelled();
			}
			double after = key < last ? slope(curve, rate, key, key + 1) : before;
			if (key == 0) {
				before = after;
			}
			out.bytes(TIME).shortest((float) rate.secondsOf(curve.frame(key)));
			out.bytes(VALUE).shortest(percent(curve, key));
			if (constant) {
				out.bytes(IN_SLOPE).bytes(INFINITE).bytes(OUT_SLOPE).bytes(INFINITE);
			} else if (auto) {
				float slope = key == 0 || key == last
						? 0
						: rounded(CurveKeys.clampedSlope(before, after, slope(curve, rate, key - 1, key + 1)));
				out.bytes(IN_SLOPE).shortest(slope).bytes(OUT_SLOPE).shortest(slope);
			} else {
				out.bytes(IN_SLOPE).shortest(rounded(before)).bytes(OUT_SLOPE).shortest(rounded(after));
			}
			out.bytes(tail);
			before = after;
		}
	}

	private static float percent(KeyCurve curve, int key) {
		return curve.value(key) * PERCENT;
	}

	/** Percent per second. */
	private static double slope(KeyCurve curve, FrameRate rate, int from, int to) {
		return ((double) percent(curve, to) - percent(curve, from))
				/ rate.secondsOf((long) curve.frame(to) - curve.frame(from));
	}

	/** Finer than any value shows it, and short to write. */
	private static float rounded(double slope) {
		return (float) (Math.rint(slope * SLOPE_STEPS) / SLOPE_STEPS);
	}

	private static void writeTail(List<NamedClip> tracks, TextWriter out) throws IOException {
		double stop = 0;
		for (NamedClip track : tracks) {
			stop = Math.max(stop, track.clip().frameRate().secondsOf(track.clip().frameCount() - 1L));
		}
		out.text("  m_PPtrCurves: []\n  m_SampleRate: ")
				.shortest((float) tracks.getFirst().clip().frameRate().framesPerSecond());
		out.text("""

				  m_WrapMode: 0
				  m_Bounds:
				    m_Center: {x: 0, y: 0, z: 0}
				    m_Extent: {x: 0, y: 0, z: 0}
				  m_ClipBindingConstant:
				    genericBindings: []
				    pptrCurveMapping: []
				  m_AnimationClipSettings:
				    serializedVersion: 2
				    m_AdditiveReferencePoseClip: {fileID: 0}
				    m_AdditiveReferencePoseTime: 0
				    m_StartTime: 0
				""").text("    m_StopTime: ").shortest((float) stop).text("""

				    m_OrientationOffsetY: 0
				    m_Level: 0
				    m_CycleOffset: 0
				    m_HasAdditiveReferencePose: 0
				    m_LoopTime: 0
				    m_LoopBlend: 0
				    m_LoopBlendOrientation: 0
				    m_LoopBlendPositionY: 0
				    m_LoopBlendPositionXZ: 0
				    m_KeepOriginalOrientation: 0
				    m_KeepOriginalPositionY: 1
				    m_KeepOriginalPositionXZ: 0
				    m_HeightFromFeet: 0
				    m_Mirror: 0
				  m_EditorCurves: []
				  m_EulerEditorCurves: []
				  m_HasGenericRootTransform: 0
				  m_HasMotionFloatCurves: 0
				  m_Events: []
				""");
	}

	/** A text as YAML has it on one line: plain where nothing can be taken for anything else, quoted otherwise. */
	private static String scalar(String text) {
		if (text.isEmpty() || PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT))) {
			return text;
		}
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			} else if (c < 0x20 || c > 0x7E) {
				quoted.append("\\u%04X".formatted((int) c));
			} else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}
}
