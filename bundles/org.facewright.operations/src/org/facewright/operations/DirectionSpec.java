package org.facewright.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.motion.ParameterRegion;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRange;
import org.facewright.engine.Direction;

/**
 * How parameters change along a take, as a user writes it. Frames are those of the take.
 *
 * @param regions such as {@code 100..200:skin-strength=0.8,emotion-joy=1}
 * @param keys    such as {@code 90:emotion-joy=1,emotion-anger=0}; between keys of one parameter lie straight lines
 */
public record DirectionSpec(List<String> regions, List<String> keys) {

	public static final DirectionSpec NONE = new DirectionSpec(List.of(), List.of());

	public DirectionSpec {
		regions = List.copyOf(regions);
		keys = List.copyOf(keys);
	}

	/**
	 * @param values texts that hold elsewhere
	 * @throws IllegalArgumentException with a sentence for the user when a text makes no sense for these parameters
	 */
	Direction resolve(ParameterSchema schema, Map<String, String> values) {
		List<ParameterRegion> resolved = new ArrayList<>();
		for (String region : regions) {
			int colon = colon(region, "100..200:skin-strength=0.8");
			Map<String, String> there = new LinkedHashMap<>(values);
			there.putAll(settings(region.substring(colon + 1), "100..200:skin-strength=0.8"));
			ParameterValues parsed = schema.parse(there);
			resolved.add(new ParameterRegion(FrameRange.parse(region.substring(0, colon).strip()), parsed));
		}
		return new Direction(resolved, curves(schema));
	}

	private Map<String, KeyCurve> curves(ParameterSchema schema) {
		Map<String, TreeMap<Integer, Float>> found = new LinkedHashMap<>();
		for (String key : keys) {
			int colon = colon(key, "90:emotion-joy=1");
			String at = key.substring(0, colon).strip();
			if (!at.matches("[0-9]{1,9}")) {
				throw new IllegalArgumentException("'%s' is no frame; write a key as 90:emotion-joy=1".formatted(at));
			}
			settings(key.substring(colon + 1), "90:emotion-joy=1").forEach((name, text) -> {
				Object value = parameter(schema, name).parse(text);
				if (!(value instanceof Double number)) {
					throw new IllegalArgumentException("'%s' is no number and can't have keys".formatted(name));
				}
				found.computeIfAbsent(name, n -> new TreeMap<>()).put(Integer.parseInt(at), number.floatValue());
			});
		}
		Map<String, KeyCurve> curves = new LinkedHashMap<>();
		found.forEach((name, values) -> {
			int[] frames = values.keySet().stream().mapToInt(Integer::intValue).toArray();
			float[] numbers = new float[frames.length];
			int i = 0;
			for (float value : values.values()) {
				numbers[i++] = value;
			}
			curves.put(name, KeyCurve.linear(frames, numbers));
		});
		return curves;
	}

	private static Parameter<?> parameter(ParameterSchema schema, String name) {
		return schema.find(name).orElseThrow(() -> new IllegalArgumentException(
				"unknown parameter '%s'; there are: %s".formatted(name,
						String.join(", ", schema.parameters().stream().map(Parameter::name).toList()))));
	}

	private static int colon(String text, String example) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			throw new IllegalArgumentException("'%s' has no colon; write it as %s".formatted(text, example));
		}
		return colon;
	}

	private static Map<String, String> settings(String text, String example) {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String pair : text.split(",")) {
			int equals = pair.indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("'%s' is no setting; write it as %s".formatted(pair, example));
			}
			settings.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
		}
		return settings;
	}
}
