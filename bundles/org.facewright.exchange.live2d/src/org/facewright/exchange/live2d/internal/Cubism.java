package org.facewright.exchange.live2d.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.Gaze;

/**
 * The parameters that Cubism's template gives every model, and a face in their terms. They know one mouth opening, one
 * form of the mouth and one height of each brow: a face goes into them, but not all of it comes out again.
 */
final class Cubism {

	private static final double DEGREES = Math.toDegrees(1);
	/** What the gaze reaches at 1: see {@link Gaze}. */
	private static final double SIDEWAYS = 0.6;
	private static final double UP = 0.45;
	private static final double DOWN = 0.61;

	private record Row(String id, double low, double high, double rest, Map<String, Double> gains) {
	}

	private static final List<Row> ROWS = List.of(
			new Row("ParamAngleX", -30, 30, 0, Map.of("headYaw", -DEGREES)),
			new Row("ParamAngleY", -30, 30, 0, Map.of("headPitch", -DEGREES)),
			new Row("ParamAngleZ", -30, 30, 0, Map.of("headRoll", DEGREES)),
			new Row("ParamEyeLOpen", 0, 1, 1, Map.of("eyeBlinkLeft", -1.0)),
			new Row("ParamEyeLSmile", 0, 1, 0, Map.of("cheekSquintLeft", 0.6, "eyeSquintLeft", 0.4)),
			new Row("ParamEyeROpen", 0, 1, 1, Map.of("eyeBlinkRight", -1.0)),
			new Row("ParamEyeRSmile", 0, 1, 0, Map.of("cheekSquintRight", 0.6, "eyeSquintRight", 0.4)),
			new Row("ParamBrowLY", -1, 1, 0,
					Map.of("browInnerUp", 0.5, "browOuterUpLeft", 0.5, "browDownLeft", -1.0)),
			new Row("ParamBrowRY", -1, 1, 0,
					Map.of("browInnerUp", 0.5, "browOuterUpRight", 0.5, "browDownRight", -1.0)),
			new Row("ParamMouthForm", -1, 1, 0,
					Map.of("mouthSmileLeft", 0.5, "mouthSmileRight", 0.5, "mouthFrownLeft", -0.5, "mouthFrownRight",
							-0.5, "mouthPucker", -0.5, "mouthFunnel", -0.5)),
			new Row("ParamMouthOpenY", 0, 1, 0, Map.of("jawOpen", 1.0, "mouthClose", -1.0)));
	private static final String MOUTH = "ParamMouthOpenY";
	private static final String PREFIX = "Param";

	private Cubism() {
	}

	/** A shape's parameter in models with one for each: {@code ParamJawOpen}. */
	static String shapeId(String channel) {
		return channel.startsWith(PREFIX)
				? channel
				: PREFIX + Character.toUpperCase(channel.charAt(0)) + channel.substring(1);
	}

	/** The shape of ARKit, or the angle, that a model has a parameter of its own for. */
	static Optional<Channel> shape(String id) {
		String name = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
		int index = Arkit.FACE.indexOf(name);
		return index >= 0
				? Optional.of(Arkit.FACE.channel(index))
				: Arkit.ROTATIONS.stream().filter(angle -> angle.name().equalsIgnoreCase(name)).findFirst();
	}

	/** The channels of a face that the template's parameters read. */
	static boolean reads(Channel channel) {
		return ROWS.stream().anyMatch(row -> row.gains.containsKey(channel.name()))
				|| channel.name().startsWith("eyeLook") || FaceAngles.isOne(channel);
	}

	/** @param mouthGain how far ParamMouthOpenY goes for jawOpen at 1 */
	static Map<String, SampleColumn> template(MotionClip face, double mouthGain) {
		Map<String, SampleColumn> curves = new LinkedHashMap<>();
		for (Row row : ROWS) {
			if (row.gains.keySet().stream().anyMatch(name -> face.channels().indexOf(name) >= 0)) {
				curves.put(row.id, combined(row, face, row.id.equals(MOUTH) ? mouthGain : 1));
			}
		}
		Gaze.of(face).ifPresent(gaze -> {
			float[] x = new float[face.frameCount()];
			float[] y = new float[x.length];
			for (int frame = 0; frame < x.length; frame++) {
				FaceAngles both = gaze.both(frame);
				x[frame] = (float) Math.clamp(-both.yaw() / SIDEWAYS, -1, 1);
				y[frame] = (float) Math.clamp(-both.pitch() / (both.pitch() < 0 ? UP : DOWN), -1, 1);
			}
			curves.put("ParamEyeBallX", SampleColumn.of(x));
			curves.put("ParamEyeBallY", SampleColumn.of(y));
		});
		return curves;
	}

	private static SampleColumn combined(Row row, MotionClip face, double gain) {
		float[] samples = new float[face.frameCount()];
		for (int frame = 0; frame < samples.length; frame++) {
			double value = row.rest;
			for (int channel = 0; channel < face.channels().size(); channel++) {
				Double own = row.gains.get(face.channels().channel(channel).name());
				if (own != null) {
					value += gain * own * face.column(channel).get(frame);
				}
			}
			samples[frame] = (float) Math.clamp(value, row.low, row.high);
		}
		return SampleColumn.of(samples);
	}

	/**
	 * A clip of parameters as a face: parameters of single shapes under the shapes' names; the template's as what comes
	 * closest where there is no such shape; all others as they are.
	 */
	static MotionClip face(MotionClip parameters, double mouthGain) {
		Map<String, SampleColumn> columns = new LinkedHashMap<>();
		Map<String, Channel> channels = new LinkedHashMap<>();
		for (int i = 0; i < parameters.channels().size(); i++) {
			Optional<Channel> shape = shape(parameters.channels().channel(i).name());
			if (shape.isPresent()) {
				channels.putIfAbsent(shape.get().name(), shape.get());
				columns.putIfAbsent(shape.get().name(), parameters.column(i));
			}
		}
		for (int i = 0; i < parameters.channels().size(); i++) {
			Channel own = parameters.channels().channel(i);
			if (shape(own.name()).isEmpty() && !addTemplate(own.name(), parameters.column(i), mouthGain, channels,
					columns)) {
				channels.putIfAbsent(own.name(), own);
				columns.putIfAbsent(own.name(), parameters.column(i));
			}
		}
		return MotionClip.of(parameters.frameRate(), ChannelSet.of(List.copyOf(channels.values())),
				new ArrayList<>(columns.values()));
	}

	private interface Inverse {
		double of(double value);
	}

	private static boolean addTemplate(String id, SampleColumn column, double mouthGain,
			Map<String, Channel> channels, Map<String, SampleColumn> columns) {
		Map<String, Inverse> parts = switch (id) {
			case "ParamAngleX" -> Map.of("headYaw", v -> -v / DEGREES);
			case "ParamAngleY" -> Map.of("headPitch", v -> -v / DEGREES);
			case "ParamAngleZ" -> Map.of("headRoll", v -> v / DEGREES);
			case "ParamEyeLOpen" -> Map.of("eyeBlinkLeft", v -> Math.max(0, 1 - v));
			case "ParamEyeROpen" -> Map.of("eyeBlinkRight", v -> Math.max(0, 1 - v));
			case "ParamEyeLSmile" -> Map.of("cheekSquintLeft", v -> v);
			case "ParamEyeRSmile" -> Map.of("cheekSquintRight", v -> v);
			case "ParamEyeBallX" -> both("Yaw", v -> -v * SIDEWAYS);
			case "ParamEyeBallY" -> both("Pitch", v -> -v * (v > 0 ? UP : DOWN));
			case "ParamBrowLY" -> brow("Left");
			case "ParamBrowRY" -> brow("Right");
			case "ParamMouthForm" -> Map.of("mouthSmileLeft", v -> Math.max(0, v), "mouthSmileRight",
					v -> Math.max(0, v), "mouthFrownLeft", v -> Math.max(0, -v), "mouthFrownRight",
					v -> Math.max(0, -v));
			case MOUTH -> Map.of("jawOpen", v -> v / mouthGain);
			default -> Map.of();
		};
		parts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(part -> {
			if (!columns.containsKey(part.getKey())) {
				float[] samples = column.toArray();
				for (int frame = 0; frame < samples.length; frame++) {
					samples[frame] = (float) (part.getValue().of(samples[frame]) + 0.0);
				}
				channels.put(part.getKey(), shape(part.getKey()).orElse(new Channel(part.getKey(),
						ChannelKind.WEIGHT)));
				columns.put(part.getKey(), SampleColumn.of(samples));
			}
		});
		return !parts.isEmpty();
	}

	private static Map<String, Inverse> both(String angle, Inverse inverse) {
		return Map.of("leftEye" + angle, inverse, "rightEye" + angle, inverse);
	}

	private static Map<String, Inverse> brow(String side) {
		return Map.of("browOuterUp" + side, v -> Math.max(0, v), "browDown" + side, v -> Math.max(0, -v));
	}
}
