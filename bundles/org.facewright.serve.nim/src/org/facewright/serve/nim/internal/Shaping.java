package org.facewright.serve.nim.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.rpc.a2f.face.BlendShapeParameters;
import org.facewright.rpc.a2f.face.FaceParameters;

/**
 * What a client may ask of the face: gain and offset per blendshape, clamping, and the strength of the mouth. What the
 * backend knows nothing of is left out and named.
 */
final class Shaping {

	/** The one face parameter that a backend may follow, and the backend's name for it. */
	private static final String STRENGTH = "lowerFaceStrength";
	private static final String BACKEND_STRENGTH = "strength";

	private final int[] sources;
	private final List<String> names = new ArrayList<>();
	private final float[] gains;
	private final float[] offsets;
	private final boolean clamped;
	private final List<String> ignored = new ArrayList<>();
	private final ParameterValues values;

	/** @throws IllegalArgumentException with a sentence for the client when a name or value makes no sense */
	Shaping(MotionInfo info, FaceParameters face, BlendShapeParameters shapes) {
		sources = info.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT);
		Map<String, Integer> indexByName = new HashMap<>();
		for (int source : sources) {
			String name = serviceName(info.channels().channel(source));
			indexByName.put(name, names.size());
			names.add(name);
		}
		gains = new float[sources.length];
		offsets = new float[sources.length];
		Arrays.fill(gains, 1);
		put(shapes.getBsWeightMultipliersMap(), indexByName, gains);
		put(shapes.getBsWeightOffsetsMap(), indexByName, offsets);
		clamped = shapes.getEnableClampingBsWeight();
		values = values(info, face);
	}

	/** The service writes names with a capital. */
	static String serviceName(Channel channel) {
		return Character.toUpperCase(channel.name().charAt(0)) + channel.name().substring(1);
	}

	private void put(Map<String, Float> wanted, Map<String, Integer> indexByName, float[] target) {
		wanted.forEach((name, value) -> {
			if (!Float.isFinite(value)) {
				throw new IllegalArgumentException("%s: %s is no number".formatted(name, value));
			}
			Integer index = indexByName.get(name);
			if (index == null) {
				ignored.add(name);
			} else {
				target[index] = value;
			}
		});
	}

	private ParameterValues values(MotionInfo info, FaceParameters face) {
		ParameterValues result = info.parameters().defaults();
		for (Map.Entry<String, Float> wanted : face.getFloatParamsMap().entrySet()) {
			if (!Float.isFinite(wanted.getValue())) {
				throw new IllegalArgumentException("%s: %s is no number".formatted(wanted.getKey(), wanted.getValue()));
			}
			var strength = info.parameters().find(BACKEND_STRENGTH)
					.filter(parameter -> parameter.kind() == Parameter.Kind.NUMBER);
			if (wanted.getKey().equals(STRENGTH) && strength.isPresent()) {
				double value = Math.clamp(wanted.getValue(), strength.get().minimum(), strength.get().maximum());
				result = info.parameters().parse(Map.of(BACKEND_STRENGTH, Double.toString(value)));
			} else {
				ignored.add(wanted.getKey());
			}
		}
		ignored.addAll(face.getIntegerParamsMap().keySet());
		ignored.addAll(face.getFloatArrayParamsMap().keySet());
		return result;
	}

	/** Names of the poses' values, in their order. */
	List<String> names() {
		return names;
	}

	/** Values for the backend. */
	ParameterValues values() {
		return values;
	}

	/** Settings that have no effect here. */
	List<String> ignored() {
		return ignored;
	}

	/** Value {@code i} of a backend's pose, shaped. */
	float value(float[] pose, int i) {
		float value = pose[sources[i]] * gains[i] + offsets[i];
		return clamped ? Math.clamp(value, 0f, 1f) : value;
	}
}
