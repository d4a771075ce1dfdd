package org.facewright.filter.basic.internal;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.curve.KeyReduction;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.osgi.service.component.annotations.Component;

/** Replaces each curve by the straight lines between the keys that {@link KeyReduction} keeps. */
@Component(service = TrackFilter.class)
public final class KeyReducer extends ColumnFilter {

	static final Parameter<Double> TOLERANCE = Parameter.number("tolerance").between(0, 1).otherwise(0.01)
			.unit("channel units").label("Tolerance").describe("Greatest difference allowed at any frame.");

	public KeyReducer() {
		super("key-reduction", "Key reduction",
				"Draws straight lines between few keys; at every frame the result lies within the tolerance of the "
						+ "original, so a closure loses no more than the tolerance.",
				ParameterSchema.of(TOLERANCE));
	}

	@Override
	ChannelPass pass(MotionClip clip, ParameterValues values, FilterContext context) {
		double tolerance = values.get(TOLERANCE);
		return (channel, source, target) -> KeyReduction.reduce(SampleColumn.of(source), tolerance).bake(source.length)
				.copy(0, target, 0, target.length);
	}
}
