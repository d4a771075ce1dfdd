package org.facewright.filter.basic.internal;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.osgi.service.component.annotations.Component;

/** y = gain · x + offset. Quaternions stay as they are: scaling their parts would be no rotation. */
@Component(service = TrackFilter.class)
public final class Gain extends PointFilter {

	static final Parameter<Double> GAIN = Parameter.number("gain").between(-10, 10).otherwise(1.0).label("Gain")
			.describe("Factor for every value; 1 leaves them, 0 stills them, below 0 turns them round.");
	static final Parameter<Double> OFFSET = Parameter.number("offset").between(-10, 10).unit("channel units")
			.label("Offset").describe("Added to every value after the gain, also where the face is at rest.");

	public Gain() {
		super("gain", "Gain and offset", "Scales and shifts every value. A gain below 1 on the lips, or an offset on "
				+ "the jaw, takes as much from a closure.", ParameterSchema.of(GAIN, OFFSET));
	}

	@Override
	boolean touches(Channel channel) {
		return super.touches(channel) && channel.kind() != ChannelKind.QUATERNION;
	}

	@Override
	Point point(ParameterValues values) {
		double gain = values.get(GAIN);
		double offset = values.get(OFFSET);
		return value -> (float) (gain * value + offset);
	}
}
