package org.facewright.filter.basic.internal;

import java.util.Optional;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.osgi.service.component.annotations.Component;

/** Limits weights to a range; other kinds of channels stay as they are. */
@Component(service = TrackFilter.class)
public final class Clamp extends PointFilter {

	static final Parameter<Double> MIN = Parameter.number("min").between(-10, 10).unit("weight").label("Minimum")
			.describe("Least weight; smaller ones are raised to it.");
	static final Parameter<Double> MAX = Parameter.number("max").between(-10, 10).otherwise(1.0).unit("weight")
			.label("Maximum").describe("Greatest weight; greater ones are lowered to it.");

	public Clamp() {
		super("clamp", "Clamp", "Limits weights to a range. Costs a closure nothing between 0 and 1.",
				ParameterSchema.of(MIN, MAX));
	}

	@Override
	boolean touches(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT;
	}

	@Override
	Optional<Problem> valueProblem(ParameterValues values) {
		return values.get(MIN) <= values.get(MAX)
				? Optional.empty()
				: Optional.of(badValue("the minimum %s is above the maximum %s".formatted(MIN.format(values.get(MIN)),
						MAX.format(values.get(MAX))), "exchange them"));
	}

	@Override
	Point point(ParameterValues values) {
		float min = values.get(MIN).floatValue();
		float max = values.get(MAX).floatValue();
		return value -> Math.min(max, Math.max(min, value));
	}
}
