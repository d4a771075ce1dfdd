package org.facewright.filter.basic.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.motion.SampleColumn.Extremes;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;

/**
 * What the filters here share: {@link #check} finds what does not fit, {@link #apply} refuses in the same words. A
 * channel the filter touches must have a finite value at every frame.
 */
abstract class BasicFilter implements TrackFilter {

	private final String id;
	private final String label;
	private final String description;
	private final ParameterSchema parameters;

	BasicFilter(String id, String label, String description, ParameterSchema parameters) {
		this.id = id;
		this.label = label;
		this.description = description;
		this.parameters = parameters;
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final String label() {
		return label;
	}

	@Override
	public final String description() {
		return description;
	}

	@Override
	public final ParameterSchema parameters() {
		return parameters;
	}

	@Override
	public final List<Problem> check(MotionClip clip, ParameterValues values, FilterContext context) {
		List<Problem> problems = new ArrayList<>();
		valueProblem(values).ifPresent(problems::add);
		if (problems.isEmpty()) {
			if (needsFiniteValues()) {
				findNotFinite(clip).ifPresent(problems::add);
			}
			addProblems(clip, values, context, problems);
		}
		return List.copyOf(problems);
	}

	@Override
	public final MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		progress.checkCancelled();
		for (Problem problem : check(clip, values, context)) {
			if (problem.severity() == Severity.ERROR) {
				throw new IllegalArgumentException("%s: %s".formatted(id, problem));
			}
		}
		return filter(clip, values, context, progress);
	}

	/** The work itself, on a clip that {@link #check} found no error in. */
	abstract MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress);

	/** Whether the filter may change a channel; probabilities are never touched. */
	boolean touches(Channel channel) {
		return channel.kind() != ChannelKind.PROBABILITY;
	}

	boolean needsFiniteValues() {
		return true;
	}

	/** What makes the values unusable for any clip. */
	Optional<Problem> valueProblem(@SuppressWarnings("unused") ParameterValues values) {
		return Optional.empty();
	}

	/** Adds what does not fit between clip, values and context. */
	@SuppressWarnings("unused")
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		// most filters fit every clip
	}

	/** @throws IllegalArgumentException with a sentence for the user when the values can't be used */
	final void requireUsable(ParameterValues values) {
		valueProblem(values).ifPresent(problem -> {
			throw new IllegalArgumentException("%s: %s".formatted(id, problem));
		});
	}

	static Problem badValue(String message, String advice) {
		return Problem.error("filter.parameter", message, advice);
	}

	/** Complains when a lane of the context does not belong to the clip or has frames without a value. */
	static Optional<Problem> laneProblem(String name, SampleColumn lane, MotionClip clip) {
		if (lane.length() != clip.frameCount()) {
			return Optional.of(Problem.error("filter.lane-length",
					"the %s lane has %d frames, the clip %d".formatted(name, lane.length(), clip.frameCount()),
					"compute the lane again for this clip"));
		}
		for (int frame = 0; frame < lane.length(); frame++) {
			if (Float.isNaN(lane.get(frame))) {
				return Optional.of(Problem.error("filter.lane-not-finite",
						"the %s lane has no value at frame %d".formatted(name, frame),
						"compute the lane again for this clip"));
			}
		}
		return Optional.empty();
	}

	private Optional<Problem> findNotFinite(MotionClip clip) {
		for (int channel = 0; channel < clip.channels().size() && clip.frameCount() > 0; channel++) {
			SampleColumn column = clip.column(channel);
			if (!touches(clip.channels().channel(channel)) || isFinite(column)) {
				continue;
			}
			int frame = 0;
			while (Float.isFinite(column.get(frame))) {
				frame++;
			}
			return Optional.of(Problem.error("filter.not-finite",
					"channel '%s' has no finite value at frame %d (%s)"
							.formatted(clip.channels().channel(channel).name(), frame, column.get(frame)),
					"fill the gaps first with the filter gap-fill"));
		}
		return Optional.empty();
	}

	/** @param column at least one frame */
	static boolean isFinite(SampleColumn column) {
		Extremes extremes = column.extremes(0, column.length());
		return Float.isFinite(extremes.min()) && Float.isFinite(extremes.max());
	}
}
