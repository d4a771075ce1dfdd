package org.facewright.filter.basic.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * Hampel's identifier: a value farther than threshold · 1.4826 · MAD from the median of its window becomes that median.
 * MAD is the median distance from the median; times 1.4826 it is the standard deviation of normal noise. Near the ends
 * the first and the last whole window serve. All decisions are made on the unfiltered values.
 */
@Component(service = TrackFilter.class)
public final class Despike extends SmoothingFilter {

	static final Parameter<Integer> WINDOW = Parameter.integer("window").between(3, 101).otherwise(5).unit("frames")
			.label("Window").describe("Frames that a value is compared with, an odd number.");
	static final Parameter<Double> THRESHOLD = Parameter.number("threshold").between(0, 100).otherwise(3.0)
			.unit("standard deviations").label("Threshold").describe("How far out a value must lie to be a spike.");
	static final Parameter<Double> FLOOR = Parameter.number("floor").between(0, 10).otherwise(0.02)
			.unit("channel units").label("Least spike")
			.describe("Smaller differences are left alone, so that the first stirring of a still face survives.");

	private static final double NORMAL = 1.4826;

	public Despike() {
		super("despike", "Despike (Hampel)",
				"Replaces single wild values by the median around them and leaves all others as they are. Costs a "
						+ "closure of 50 ms or more nothing at 60 fps; one that is a single frame long looks like a "
						+ "spike and needs the closure guard.",
				WINDOW, THRESHOLD, FLOOR);
	}

	@Override
	boolean guardsOnlyCloser() {
		return true;
	}

	@Override
	Optional<Problem> valueProblem(ParameterValues values) {
		int window = values.get(WINDOW);
		return window % 2 == 1
				? Optional.empty()
				: Optional.of(badValue("a window of %d frames has no frame in its middle".formatted(window),
						"choose %d or %d".formatted(window - 1, window + 1)));
	}

	@Override
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		super.addProblems(clip, values, context, into);
		addWindowProblem(values.get(WINDOW), clip, into);
	}

	@Override
	Curve curve(FrameRate rate, int frameCount, ParameterValues values) {
		int window = fittingWindow(values.get(WINDOW), frameCount);
		double limit = values.get(THRESHOLD) * NORMAL;
		double floor = values.get(FLOOR);
		float[] sorted = new float[window];
		return (source, target) -> {
			for (int frame = 0; frame < source.length; frame++) {
				int start = Math.clamp(frame - window / 2, 0, source.length - window);
				System.arraycopy(source, start, sorted, 0, window);
				Arrays.sort(sorted);
				float median = sorted[window / 2];
				float distance = Math.abs(source[frame] - median);
				target[frame] = source[frame];
				if (distance > floor) {
					for (int i = 0; i < window; i++) {
						sorted[i] = Math.abs(sorted[i] - median);
					}
					Arrays.sort(sorted);
					if (distance > limit * sorted[window / 2]) {
						target[frame] = median;
					}
				}
			}
		};
	}
}
