package org.facewright.filter.basic.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;

/** A filter that works channel by channel. Columns it does not change are shared with the input. */
abstract class ColumnFilter extends BasicFilter {

	/** The work on one clip: owns its memory, is used by one thread, for one channel after the other. */
	@FunctionalInterface
	interface ChannelPass {

		/**
		 * @param source one value per frame, finite; not changed
		 * @param target as long; every value is written
		 */
		void run(Channel channel, float[] source, float[] target);
	}

	ColumnFilter(String id, String label, String description, ParameterSchema parameters) {
		super(id, label, description, parameters);
	}

	/** @param clip at least one frame */
	abstract ChannelPass pass(MotionClip clip, ParameterValues values, FilterContext context);

	/** Whether a channel of one repeated value stays as it is, so that it need not be looked at. */
	boolean keepsConstants() {
		return true;
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		if (clip.frameCount() == 0) {
			return clip;
		}
		ChannelPass pass = pass(clip, values, context);
		List<SampleColumn> columns = new ArrayList<>(clip.columns());
		float[] source = new float[clip.frameCount()];
		float[] target = new float[clip.frameCount()];
		for (int i = 0; i < columns.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / columns.size(), label());
			Channel channel = clip.channels().channel(i);
			SampleColumn column = clip.column(i);
			if (!touches(channel) || keepsConstants() && !Float.isNaN(column.constantValue())) {
				continue;
			}
			column.copy(0, source, 0, source.length);
			pass.run(channel, source, target);
			if (!Arrays.equals(source, target)) {
				columns.set(i, SampleColumn.of(target));
			}
		}
		progress.report(1, label());
		return MotionClip.of(clip.frameRate(), clip.channels(), columns);
	}
}
