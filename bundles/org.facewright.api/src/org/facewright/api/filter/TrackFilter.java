package org.facewright.api.filter;

import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes a clip. Registered as a service. Which channels and frames are changed, and how strongly, is the caller's
 * business: a filter works on the whole clip it is given.
 */
@ConsumerType
public interface TrackFilter {

	/** Stable and short, such as {@code savitzky-golay}. */
	String id();

	/** For people. */
	String label();

	/** One sentence: what it does and what it costs. */
	String description();

	ParameterSchema parameters();

	/** Whether length or frame rate may change; such a filter can only be applied to whole clips. */
	default boolean changesTime() {
		return false;
	}

	/** What will not work as wished, without filtering: parameters that do not fit the clip, context that is missing. */
	default List<Problem> check(MotionClip clip, ParameterValues values, FilterContext context) {
		return List.of();
	}

	/**
	 * Returns a new clip; the input is never changed. Deterministic: same clip, values and context, same result. Any
	 * worker thread.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when values or context do not fit the clip
	 */
	MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress);

	/** Frame-by-frame form for live use; empty when the filter must see the future. */
	default Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		return Optional.empty();
	}
}
