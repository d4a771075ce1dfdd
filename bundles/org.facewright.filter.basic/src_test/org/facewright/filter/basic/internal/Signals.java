package org.facewright.filter.basic.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** Known curves for the tests. */
final class Signals {

	private Signals() {
	}

	static float[] values(int frames, IntToDoubleFunction value) {
		float[] values = new float[frames];
		for (int frame = 0; frame < frames; frame++) {
			values[frame] = (float) value.applyAsDouble(frame);
		}
		return values;
	}

	static MotionClip clip(FrameRate rate, String channel, float... values) {
		return MotionClip.of(rate, ChannelSet.weights(List.of(channel)), List.of(SampleColumn.of(values)));
	}

	/** A jaw at 1 that dips to 0 in the middle along a raised cosine of this width at half depth. */
	static MotionClip jawDip(FrameRate rate, int frames, double widthMs) {
		return clip(rate, "jawOpen", values(frames, frame -> 1 - dip(rate, frame - frames / 2, widthMs)));
	}

	/** Depth of the dip, 1 in its middle. */
	static double dip(FrameRate rate, double framesFromMiddle, double widthMs) {
		double distance = Math.abs(framesFromMiddle) / rate.framesPerSecond() * 1000 / widthMs;
		return distance >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * distance);
	}

	/** What the smoothed {@link #jawDip} keeps of its depth. */
	static double depth(MotionClip smoothed) {
		return 1 - smoothed.column(0).extremes(0, smoothed.frameCount()).min();
	}

	static FilterContext phone(String label, double startSeconds, double endSeconds) {
		return new FilterContext(Optional.empty(), Optional.empty(),
				new SpeechLanes(List.of(), List.of(new Segment(startSeconds, endSeconds, label, 1))));
	}

	static FilterContext closure(float... lane) {
		return new FilterContext(Optional.empty(), Optional.of(SampleColumn.of(lane)), SpeechLanes.EMPTY);
	}

	/** @param settings name, value, name, value … */
	static ParameterValues values(TrackFilter filter, String... settings) {
		Map<String, String> texts = new java.util.LinkedHashMap<>();
		for (int i = 0; i < settings.length; i += 2) {
			texts.put(settings[i], settings[i + 1]);
		}
		return filter.parameters().parse(texts);
	}

	static MotionClip apply(TrackFilter filter, MotionClip clip, String... settings) {
		return apply(filter, clip, FilterContext.NONE, settings);
	}

	static MotionClip apply(TrackFilter filter, MotionClip clip, FilterContext context, String... settings) {
		return filter.apply(clip, values(filter, settings), context, Progress.NONE);
	}

	static float[] apply(TrackFilter filter, float[] values, String... settings) {
		return apply(filter, clip(FrameRate.FPS_60, "browInnerUp", values), settings).column(0).toArray();
	}
}
