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
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/** Shows the same motion at another frame rate. All channels change, probabilities too. */
@Component(service = TrackFilter.class)
public final class Resample extends BasicFilter {

	static final Parameter<FrameRate> RATE = Parameter.frameRate("rate").unit("frames/s").label("Frame rate")
			.describe("Frames per second of the result, such as 60 or 30000/1001.");

	public Resample() {
		super("resample", "Resample",
				"Shows the same motion at another frame rate. A higher rate costs a closure nothing; a lower one may "
						+ "step over the deepest frame: from 60 to 30 fps one of 50 ms keeps at least 75 %.",
				ParameterSchema.of(RATE));
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
		FrameRate rate = values.get(RATE);
		double frames = clip.durationSeconds() * rate.framesPerSecond();
		if (frames > Integer.MAX_VALUE / 2) {
			into.add(badValue(
					"%d s at %s frames a second are too many frames".formatted(Math.round(clip.durationSeconds()),
							rate),
					"choose a lower rate or a shorter clip"));
		}
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		MotionClip resampled = Resampling.toRate(clip, values.get(RATE));
		progress.report(1, label());
		return resampled;
	}
}
