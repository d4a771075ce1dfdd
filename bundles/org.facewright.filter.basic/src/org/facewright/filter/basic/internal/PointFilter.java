package org.facewright.filter.basic.internal;

import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.LiveFilter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;

/** A filter that changes each value by itself, wherever it stands in time; live it does the same. */
abstract class PointFilter extends ColumnFilter {

	@FunctionalInterface
	interface Point {
		float at(float value);
	}

	PointFilter(String id, String label, String description, ParameterSchema parameters) {
		super(id, label, description, parameters);
	}

	abstract Point point(ParameterValues values);

	@Override
	final boolean keepsConstants() {
		return false;
	}

	@Override
	final ChannelPass pass(MotionClip clip, ParameterValues values, FilterContext context) {
		Point point = point(values);
		return (channel, source, target) -> {
			for (int frame = 0; frame < source.length; frame++) {
				target[frame] = point.at(source[frame]);
			}
		};
	}

	@Override
	public final Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		requireUsable(values);
		Point point = point(values);
		int[] touched = channels.indices(this::touches);
		return Optional.of(pose -> {
			for (int channel : touched) {
				pose[channel] = point.at(pose[channel]);
			}
		});
	}
}
