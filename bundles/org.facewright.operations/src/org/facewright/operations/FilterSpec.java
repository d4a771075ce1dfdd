package org.facewright.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.time.FrameRange;
import org.facewright.engine.FilterStep;
import org.facewright.engine.Providers;

/**
 * One use of a filter as a user writes or a document keeps it: everything as text, so that it outlives the filter's
 * bundle.
 *
 * @param filterId      id of the filter
 * @param values        texts for its parameters
 * @param channels      names and patterns with commas; {@code *} for all
 * @param region        frames
 * @param featherFrames frames over which the region's edges fade
 * @param amount        0…1
 */
public record FilterSpec(String filterId, Map<String, String> values, String channels, FrameRange region,
		int featherFrames, double amount) {

	private static final List<String> SCOPE = List.of("channels", "region", "feather", "amount");

	public FilterSpec {
		values = Map.copyOf(values);
	}

	/**
	 * Reads {@code savitzky-golay:window=7,order=2,channels=jaw*+mouth*,region=100..200,feather=3,amount=0.5}. Channel
	 * patterns are joined by {@code +} here, since commas separate the settings.
	 *
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	public static FilterSpec parse(String text) {
		int colon = text.indexOf(':');
		String id = (colon < 0 ? text : text.substring(0, colon)).strip();
		Map<String, String> values = new LinkedHashMap<>();
		if (colon >= 0) {
			for (String setting : text.substring(colon + 1).split(",")) {
				int equals = setting.indexOf('=');
				if (equals < 1) {
					throw new IllegalArgumentException(
							"'%s' in '%s' is no setting; write name=value".formatted(setting, text));
				}
				values.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
			}
		}
		Map<String, String> scope = new LinkedHashMap<>(values);
		scope.keySet().retainAll(SCOPE);
		values.keySet().removeAll(SCOPE);
		return new FilterSpec(id, values, scope.getOrDefault("channels", "*").replace('+', ','),
				FrameRange.parse(scope.getOrDefault("region", "..")),
				(int) number("feather", scope.getOrDefault("feather", "0")),
				number("amount", scope.getOrDefault("amount", "1")));
	}

	private static double number(String name, String text) {
		try {
			return Double.parseDouble(text);
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException("%s: '%s' is not a number".formatted(name, text), e);
		}
	}

	/** @throws IllegalArgumentException with a sentence for the user when the filter is not installed or refuses */
	public FilterStep resolve(Providers providers) {
		TrackFilter filter = providers.filter(filterId);
		try {
			return new FilterStep(filter, filter.parameters().parse(values), FilterStep.channelsNamed(channels),
					region, featherFrames, amount);
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(filterId + ": " + e.getMessage(), e);
		}
	}
}
