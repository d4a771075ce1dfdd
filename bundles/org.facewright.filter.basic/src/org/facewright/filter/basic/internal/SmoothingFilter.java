package org.facewright.filter.basic.internal;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** A filter that takes the unrest out of every channel and, when asked to, leaves lip closures as they were. */
abstract class SmoothingFilter extends ColumnFilter {

	/** Smooths one channel after the other; owns its memory. */
	@FunctionalInterface
	interface Curve {
		void smooth(float[] source, float[] target);
	}

	/** @param own the filter's parameters; those of the closure guard follow them */
	SmoothingFilter(String id, String label, String description, Parameter<?>... own) {
		super(id, label, description, guarded(own));
	}

	private static ParameterSchema guarded(Parameter<?>... own) {
		List<Parameter<?>> parameters = new ArrayList<>(List.of(own));
		parameters.add(ClosureGuard.GUARD);
		parameters.add(ClosureGuard.FADE);
		return new ParameterSchema(parameters);
	}

	/** @param frameCount frames of every channel, 1 or more */
	abstract Curve curve(FrameRate rate, int frameCount, ParameterValues values);

	/** Whether kept closures may only close the lips more, never less, than the smoothed curve does. */
	boolean guardsOnlyCloser() {
		return false;
	}

	@Override
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		ClosureGuard.addProblems(clip, values, context, into);
	}

	@Override
	final ChannelPass pass(MotionClip clip, ParameterValues values, FilterContext context) {
		Curve curve = curve(clip.frameRate(), clip.frameCount(), values);
		ChannelPass smooth = (channel, source, target) -> curve.smooth(source, target);
		return ClosureGuard.of(clip, values, context, guardsOnlyCloser()).<ChannelPass>map(
				guard -> (channel, source, target) -> {
					curve.smooth(source, target);
					guard.restore(channel, source, target);
				}).orElse(smooth);
	}

	@Override
	final MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		MotionClip continuous = Quaternions.continuous(clip);
		return Quaternions.normalised(super.filter(continuous, values, context, progress), continuous);
	}

	/** Frames of a window that fits a clip: odd, no longer than the clip. */
	static int fittingWindow(int window, int frameCount) {
		return Math.min(window, frameCount % 2 == 1 ? frameCount : Math.max(1, frameCount - 1));
	}

	static void addWindowProblem(int window, MotionClip clip, List<Problem> into) {
		if (window > clip.frameCount() && clip.frameCount() > 0) {
			into.add(Problem.warning("filter.window-reduced",
					"a window of %d frames does not fit a clip of %d and is reduced to %d".formatted(window,
							clip.frameCount(), fittingWindow(window, clip.frameCount())),
					"choose a shorter window or filter a longer clip"));
		}
	}
}
