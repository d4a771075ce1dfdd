package org.facewright.filter.basic.internal;

import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** Plays the motion faster or slower at the same frame rate. All channels change, probabilities too. */
@Component(service = TrackFilter.class)
public final class Retime extends BasicFilter {

	static final Parameter<Double> SPEED = Parameter.number("speed").between(0.05, 20).otherwise(1.0).unit("times")
			.label("Speed").describe("2 takes half the time, 0.5 twice the time.");

	public Retime() {
		super("retime", "Retime",
				"Plays the motion faster or slower, so that it no longer fits its sound. Slower costs a closure "
						+ "nothing; faster may step over its deepest frame.",
				ParameterSchema.of(SPEED));
	}

	@Override
	boolean touches(Channel channel) {
		return true;
	}

	@Override
	public boolean changesTime() {
		return true;
	}

	@Override
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		double frames = clip.frameCount() / values.get(SPEED);
		if (frames > Integer.MAX_VALUE / 2) {
			into.add(badValue("%d frames at speed %s are too many".formatted(clip.frameCount(), values.get(SPEED)),
					"choose a higher speed or a shorter clip"));
		}
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		double speed = values.get(SPEED);
		if (speed == 1 || clip.frameCount() == 0) {
			return clip;
		}
		int frames = (int) Math.ceil(clip.frameCount() / speed - 1e-9);
		MotionClip retimed = Resampling.resample(clip, clip.frameRate(), frames, speed, 0);
		progress.report(1, label());
		return retimed;
	}
}
