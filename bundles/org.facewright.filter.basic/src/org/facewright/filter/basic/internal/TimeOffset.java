package org.facewright.filter.basic.internal;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * Moves the motion in time against the sound, by whole or parts of frames; the first or last pose is held where nothing
 * comes after it. Whole frames pass unchanged, parts of frames by the interpolation of {@link Resampling}.
 */
@Component(service = TrackFilter.class)
public final class TimeOffset extends BasicFilter {

	static final Parameter<Double> OFFSET = Parameter.number("offset").between(-60_000, 60_000).unit("ms")
			.label("Offset")
			.describe("Below 0 the motion comes earlier, above 0 later; lips lead the sound by some tens of ms.");

	public TimeOffset() {
		super("time-offset", "Time offset",
				"Moves the motion earlier or later without changing its length. By whole frames it costs a closure "
						+ "nothing; between two frames the lowest frame of a short one may be missed, which costs one "
						+ "of 50 ms at 60 fps up to 8 % of its depth.",
				ParameterSchema.of(OFFSET));
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		double frames = values.get(OFFSET) / 1000 * clip.frameRate().framesPerSecond();
		double start = Math.abs(frames - Math.rint(frames)) < 1e-6 ? -Math.rint(frames) : -frames;
		if (start == 0) {
			return clip;
		}
		int[] moving = clip.channels().indices(
				channel -> touches(channel) && Float.isNaN(clip.column(clip.channels().indexOf(channel.name()))
						.constantValue()));
		MotionClip changed = clip;
		for (int i = 0; i < moving.length; i++) {
			progress.checkCancelled();
			progress.report((double) i / moving.length, label());
			MotionClip moved = Resampling.resample(clip.select(moving[i]), clip.frameRate(), clip.frameCount(), 1,
					start);
			changed = changed.with(moving[i], moved.column(0));
		}
		progress.report(1, label());
		return changed;
	}
}
