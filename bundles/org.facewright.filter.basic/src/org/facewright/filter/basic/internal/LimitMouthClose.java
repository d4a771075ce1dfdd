package org.facewright.filter.basic.internal;

import java.util.List;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * Lowers {@code mouthClose} to {@code jawOpen} + slack wherever it is higher: it brings the lips together over an open
 * jaw, and more of it than the jaw is open pushes them through each other. True captures exceed the jaw by a little.
 */
@Component(service = TrackFilter.class)
public final class LimitMouthClose extends BasicFilter {

	static final Parameter<Double> SLACK = Parameter.number("slack").between(0, 1).otherwise(0.02).unit("weight")
			.label("Slack").describe("How much mouthClose may exceed jawOpen.");

	private static final String MOUTH_CLOSE = Arkit.FACE.channel(Arkit.MOUTH_CLOSE).name();
	private static final String JAW_OPEN = Arkit.FACE.channel(Arkit.JAW_OPEN).name();

	public LimitMouthClose() {
		super("limit-mouth-close", "Limit mouthClose",
				"Keeps mouthClose from exceeding jawOpen, so that lips do not go through each other. Closed lips stay "
						+ "closed.",
				ParameterSchema.of(SLACK));
	}

	@Override
	boolean touches(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT
				&& (channel.name().equalsIgnoreCase(MOUTH_CLOSE) || channel.name().equalsIgnoreCase(JAW_OPEN));
	}

	@Override
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		if (!hasBoth(clip)) {
			into.add(Problem.info("filter.channels-missing",
					"nothing to limit: the clip has not both %s and %s".formatted(MOUTH_CLOSE, JAW_OPEN)));
		}
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		if (!hasBoth(clip)) {
			return clip;
		}
		int close = clip.channels().indexOf(MOUTH_CLOSE);
		SampleColumn jaw = clip.column(clip.channels().indexOf(JAW_OPEN));
		float[] limited = clip.column(close).toArray();
		double slack = values.get(SLACK);
		boolean changed = false;
		for (int frame = 0; frame < limited.length; frame++) {
			float most = (float) (Math.max(0, jaw.get(frame)) + slack);
			if (limited[frame] > most) {
				limited[frame] = most;
				changed = true;
			}
		}
		progress.report(1, label());
		return changed ? clip.with(close, SampleColumn.of(limited)) : clip;
	}

	@Override
	public Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		if (channels.indices(this::touches).length != 2) {
			return Optional.of(pose -> {
				// nothing to limit
			});
		}
		int close = channels.indexOf(MOUTH_CLOSE);
		int jaw = channels.indexOf(JAW_OPEN);
		double slack = values.get(SLACK);
		return Optional.of(pose -> pose[close] = Math.min(pose[close], (float) (Math.max(0, pose[jaw]) + slack)));
	}

	private boolean hasBoth(MotionClip clip) {
		return clip.channels().indices(this::touches).length == 2;
	}
}
