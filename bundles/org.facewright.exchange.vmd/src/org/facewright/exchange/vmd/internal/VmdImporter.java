package org.facewright.exchange.vmd.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
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
import org.facewright.exchange.common.NameMaps;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

/** Reads morphs, head and eyes of MikuMikuDance's motions. Other bones, cameras and lights are passed over. */
@Component
public final class VmdImporter implements TrackImporter {

	static final Parameter<String> AS = Parameter.choice("as", "arkit", "morphs").label("Read as")
			.describe("arkit: the vowels and blinks of MikuMikuDance as shapes of ARKit where the file has none of "
					+ "those; morphs: every morph under its own name");

	private static final byte[] MAGIC = "Vocaloid Motion Data ".getBytes(StandardCharsets.US_ASCII);
	private static final ExchangeFormat FORMAT = new ExchangeFormat("vmd", "MikuMikuDance motion (.vmd)",
			List.of("vmd"), ParameterSchema.of(AS));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return head.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = new BufferedInputStream(source.open(), 1 << 16)) {
			return new Reading(source.name(), in, values, progress).result();
		}
	}

	/** One key of a bone. */
	private record Turn(long frame, FaceAngles angles, int[] curve) {
	}

	/** One file being read. */
	private static final class Reading {

		private static final int MAGIC_BYTES = 30;
		private static final int MODEL_BYTES = 20;
		private static final int OLD_MODEL_BYTES = 10;
		private static final int BONE_BYTES = 111;
		private static final int MORPH_BYTES = 23;
		private static final int ROTATION_CURVE = 47;
		private static final int KEYS_PER_REPORT = 1 << 14;
		private static final int MOST_MORPHS = 4096;
		private static final double FULL = 127;
		private static final Map<String, List<String>> BONES = Map.of(Mmd.HEAD, List.of("head"), Mmd.LEFT_EYE,
				List.of("leftEye"), Mmd.RIGHT_EYE, List.of("rightEye"), Mmd.BOTH_EYES,
				List.of("leftEye", "rightEye"));

		private final String name;
		private final InputStream in;
		private final ParameterValues values;
		private final Progress progress;
		private final List<Problem> problems = new ArrayList<>();
		private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
		private final Map<String, CurveKeys> morphs = new LinkedHashMap<>();
		private final Map<String, String> spelled = new HashMap<>();
		private final Set<String> leftOut = new TreeSet<>();

		Reading(String name, InputStream in, ParameterValues values, Progress progress) {
			this.name = name;
			this.in = in;
			this.values = values;
			this.progress = progress;
			for (String shape : Arkit.FACE.names()) {
				Mmd.bytes(shape, Mmd.NAME_BYTES).ifPresent(bytes -> spelled.put(Mmd.text(bytes), shape));
			}
		}

		ImportResult result() throws IOException {
			byte[] magic = record(MAGIC_BYTES, "its head");
			String version = new String(magic, MAGIC.length, 4, StandardCharsets.US_ASCII);
			if (!Arrays.equals(Arrays.copyOf(magic, MAGIC.length), MAGIC)
					|| !version.equals("0002") && !version.equals("file")) {
				throw new IOException("%s: does not begin as a motion of MikuMikuDance; choose another format"
						.formatted(name));
			}
			record(version.equals("file") ? OLD_MODEL_BYTES : MODEL_BYTES, "the name of its model");
			long bones = count("bones");
			for (long key = 0; key < bones; key++) {
				report(key);
				readBone(record(BONE_BYTES, "key %d of the bones".formatted(key)), key);
			}
			long morphKeys = count("morphs");
			for (long key = 0; key < morphKeys; key++) {
				report(key);
				readMorph(record(MORPH_BYTES, "key %d of the morphs".formatted(key)), key);
			}
			if (!leftOut.isEmpty()) {
				problems.add(Problem.info("vmd.left-out", "%s: not read, for they are no head and no eyes, are the "
						.formatted(name) + "bones " + Preflight.list(List.copyOf(leftOut))));
			}
			return new ImportResult(List.of(new NamedClip("face", clip())), SpeechLanes.EMPTY, problems);
		}

		private byte[] record(int length, String what) throws IOException {
			byte[] bytes = in.readNBytes(length);
			if (bytes.length < length) {
				throw new IOException("%s: the file ends in %s; it is not complete, export or copy it again"
						.formatted(name, what));
			}
			return bytes;
		}

		/** Motions of cameras end before the counts that would be 0. */
		private long count(String of) throws IOException {
			byte[] bytes = in.readNBytes(4);
			if (bytes.length == 0) {
				return 0;
			}
			if (bytes.length < 4) {
				throw new IOException("%s: the file ends in the count of its %s; export or copy it again"
						.formatted(name, of));
			}
			return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
		}

		private void report(long key) {
			if (key % KEYS_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report(Double.NaN, "reading keys");
			}
		}

		private void readBone(byte[] bytes, long key) throws IOException {
			String bone = Mmd.text(Arrays.copyOf(bytes, Mmd.NAME_BYTES));
			if (!BONES.containsKey(bone)) {
				if (leftOut.size() < 64) {
					leftOut.add(bone);
				}
				return;
			}
			ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
			double x = record.getFloat(31);
			double y = record.getFloat(35);
			double z = record.getFloat(39);
			double w = record.getFloat(43);
			double length = Math.sqrt(x * x + y * y + z * z + w * w);
			if (!(length > 0.5) || length > 2) {
				throw new IOException("%s: key %d of the bones has a rotation of length %s; export the file again"
						.formatted(name, key, length));
			}
			int[] curve = { bytes[ROTATION_CURVE + 3] & 0x7F, bytes[ROTATION_CURVE + 7] & 0x7F,
					bytes[ROTATION_CURVE + 11] & 0x7F, bytes[ROTATION_CURVE + 15] & 0x7F };
			turns.computeIfAbsent(bone, some -> new ArrayList<>()).add(new Turn(
					Integer.toUnsignedLong(record.getInt(Mmd.NAME_BYTES)),
					FaceAngles.ofQuaternion(-x / length, -y / length, z / length, w / length), curve));
		}

		private void readMorph(byte[] bytes, long key) throws IOException {
			String morph = Mmd.text(Arrays.copyOf(bytes, Mmd.NAME_BYTES)).strip();
			ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
			float weight = record.getFloat(Mmd.NAME_BYTES + 4);
			if (!Float.isFinite(weight)) {
				throw new IOException("%s: key %d of the morphs is %s; export the file again".formatted(name, key,
						weight));
			}
			if (morph.isEmpty()) {
				return;
			}
			morph = morph.equals("ウィンク２右") ? Mmd.WINK_RIGHT : morph; // some models spell it in wide letters
			if (morphs.size() == MOST_MORPHS && !morphs.containsKey(morph)) {
				throw new IOException("%s: has more than %d morphs; the file is damaged, export it again".formatted(
						name, MOST_MORPHS));
			}
			morphs.computeIfAbsent(morph, some -> new CurveKeys()).add(
					FrameRate.FPS_30.secondsOf(Integer.toUnsignedLong(record.getInt(Mmd.NAME_BYTES))), weight,
					Tangent.LINEAR, Tangent.LINEAR);
		}

		private MotionClip clip() throws IOException {
			Map<String, CurveKeys> curves = new LinkedHashMap<>();
			boolean single = morphs.keySet().stream().anyMatch(spelled::containsKey);
			boolean convert = values.get(AS).equals("arkit");
			List<String> dropped = new ArrayList<>();
			morphs.forEach((morph, keys) -> {
				boolean preset = isPreset(morph);
				if (preset && single && convert) {
					dropped.add(morph);
				} else {
					curves.put(preset && convert ? vrmName(morph) : spelled.getOrDefault(morph, morph), keys);
				}
			});
			if (!dropped.isEmpty()) {
				problems.add(Problem.info("vmd.presets",
						"%s: %s show what the single shapes show and were left out".formatted(name,
								Preflight.list(dropped))));
			}
			turns.forEach((bone, keys) -> BONES.getOrDefault(bone, List.of())
					.forEach(part -> addTurns(part, keys, curves)));
			if (curves.isEmpty()) {
				throw new IOException("%s: it moves no morph, no head and no eyes; choose a motion of a face"
						.formatted(name));
			}
			List<Channel> channels = ChannelNames.channels(List.copyOf(curves.keySet())).orElseThrow(
					() -> new IOException("%s: two morphs have the same name; rename one of them".formatted(name)));
			KeyedCurves keyed = new KeyedCurves(ChannelSet.of(channels), List.copyOf(curves.values()), 0, name);
			MotionClip clip = keyed.clip(FrameRate.FPS_30, progress);
			return convert && !single ? toArkit(clip) : clip;
		}

		private static boolean isPreset(String morph) {
			return Mmd.VOWELS.containsValue(morph) || morph.equals(Mmd.BLINK) || morph.equals(Mmd.WINK_LEFT)
					|| morph.equals(Mmd.WINK_RIGHT);
		}

		private static String vrmName(String morph) {
			if (morph.equals(Mmd.BLINK)) {
				return "blink";
			}
			if (morph.equals(Mmd.WINK_LEFT)) {
				return "blinkLeft";
			}
			return morph.equals(Mmd.WINK_RIGHT)
					? "blinkRight"
					: Mmd.VOWELS.entrySet().stream().filter(entry -> entry.getValue().equals(morph)).findFirst()
							.orElseThrow().getKey();
		}

		/** Between two keys the angles follow the curve that stands at the later one. */
		private static void addTurns(String part, List<Turn> unsorted, Map<String, CurveKeys> curves) {
			List<Turn> keys = new ArrayList<>(unsorted);
			keys.sort(Comparator.comparingLong(Turn::frame));
			List<Channel> names = FaceAngles.channels(part);
			for (int angle = 0; angle < 3; angle++) {
				CurveKeys curve = new CurveKeys();
				for (int key = 0; key < keys.size(); key++) {
					Turn here = keys.get(key);
					double seconds = FrameRate.FPS_30.secondsOf(here.frame);
					curve.add(seconds, value(here, angle), Tangent.LINEAR, Tangent.LINEAR);
					if (key > 0 && isCurved(here)) {
						Turn before = keys.get(key - 1);
						arrive(curve, here.curve, seconds - FrameRate.FPS_30.secondsOf(before.frame),
								value(here, angle) - value(before, angle));
					}
					if (key + 1 < keys.size() && isCurved(keys.get(key + 1))) {
						Turn after = keys.get(key + 1);
						leave(curve, after.curve, FrameRate.FPS_30.secondsOf(after.frame) - seconds,
								value(after, angle) - value(here, angle));
					}
				}
				curves.putIfAbsent(names.get(angle).name(), curve);
			}
		}

		private static float value(Turn turn, int angle) {
			return (float) (angle == 0
					? turn.angles.yaw()
					: angle == 1 ? turn.angles.pitch() : turn.angles.roll());
		}

		private static boolean isCurved(Turn turn) {
			return turn.curve[0] != turn.curve[1] || turn.curve[2] != turn.curve[3];
		}

		private static void leave(CurveKeys curve, int[] points, double span, double rise) {
			double handle = Math.max(points[0], 0.01) / FULL * span;
			curve.leave(span > 0 ? points[1] / FULL * rise / handle : 0, handle);
		}

		private static void arrive(CurveKeys curve, int[] points, double span, double rise) {
			double handle = Math.max(FULL - points[2], 0.01) / FULL * span;
			curve.arrive(span > 0 ? (FULL - points[3]) / FULL * rise / handle : 0, handle);
		}

		private MotionClip toArkit(MotionClip clip) {
			if (morphs.keySet().stream().noneMatch(Reading::isPreset)) {
				return clip;
			}
			problems.add(Problem.info("vmd.vowels",
					"%s: the vowels and blinks were read as poses of ARKit's shapes".formatted(name)));
			MotionClip mapped = NameMaps.shipped("vrm-to-arkit").orElseThrow().apply(clip).clip();
			List<Channel> channels = new ArrayList<>(mapped.channels().channels());
			List<SampleColumn> columns = new ArrayList<>(mapped.columns());
			for (int i = 0; i < clip.channels().size(); i++) {
				Channel own = clip.channels().channel(i);
				Optional<String> preset = morphs.keySet().stream().filter(Reading::isPreset)
						.filter(morph -> vrmName(morph).equals(own.name())).findFirst();
				if (preset.isEmpty() && channels.stream().noneMatch(some -> some.name().equalsIgnoreCase(own.name()))) {
					channels.add(own);
					columns.add(clip.column(i));
				}
			}
			return MotionClip.of(clip.frameRate(), ChannelSet.of(channels), columns);
		}
	}
}
