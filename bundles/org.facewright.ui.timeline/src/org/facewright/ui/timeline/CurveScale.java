package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.motion.SampleColumn.Extremes;

/** Where curves lie in their lane: strips, and in each the scale of values. */
final class CurveScale {

	private static final int MARGIN = 5;

	/**
	 * Curves that share one scale.
	 *
	 * @param label    for people; empty when there is only one strip
	 * @param channels shown in it, in order
	 * @param low      value at the lower edge
	 * @param high     value at the upper edge
	 */
	record Strip(String label, int top, int height, List<Integer> channels, double low, double high) {

		double y(double value) {
			return top + MARGIN + (high - value) / (high - low) * (height - 2 * MARGIN);
		}

		double value(double y) {
			return high - (y - top - MARGIN) / (height - 2 * MARGIN) * (high - low);
		}

		/** Change of value for one pixel up. */
		double perPixel() {
			return (high - low) / (height - 2 * MARGIN);
		}
	}

	private final List<Strip> strips;
	private final double[] gains;

	private CurveScale(List<Strip> strips, TimelineModel model) {
		this.strips = strips;
		gains = new double[model.channels().size()];
		for (int channel = 0; channel < gains.length; channel++) {
			gains[channel] = model.isShown(channel) ? gain(model, channel) : 1;
		}
	}

	/** @param low and high values at the edges of the strips; normalised curves each fill 0 to 1 */
	static CurveScale of(TimelineModel model, Rectangle area, double low, double high) {
		Map<Articulator, List<Integer>> groups = new EnumMap<>(Articulator.class);
		List<Integer> all = new ArrayList<>();
		for (int channel = 0; channel < model.channels().size(); channel++) {
			if (model.isShown(channel)) {
				all.add(channel);
				groups.computeIfAbsent(Articulator.of(model.channels().channel(channel).name()),
						group -> new ArrayList<>()).add(channel);
			}
		}
		if (model.mode() != TimelineModel.CurveMode.STACKED || groups.isEmpty()) {
			return new CurveScale(List.of(new Strip("", area.y, area.height, all, low, high)), model);
		}
		List<Strip> strips = new ArrayList<>();
		int count = groups.size();
		int i = 0;
		for (Map.Entry<Articulator, List<Integer>> group : groups.entrySet()) {
			int top = area.y + area.height * i / count;
			int bottom = area.y + area.height * (i + 1) / count;
			strips.add(new Strip(group.getKey().label(), top, bottom - top, group.getValue(), low, high));
			i++;
		}
		return new CurveScale(strips, model);
	}

	List<Strip> strips() {
		return strips;
	}

	/** The strip at a height; the nearest outside of all. */
	Strip stripAt(int y) {
		for (Strip strip : strips) {
			if (y < strip.top() + strip.height()) {
				return strip;
			}
		}
		return strips.getLast();
	}

	/** The strip in which a channel lies; the first when it is not shown. */
	Strip stripOf(int channel) {
		for (Strip strip : strips) {
			if (strip.channels().contains(channel)) {
				return strip;
			}
		}
		return strips.getFirst();
	}

	/** Factor by which a channel's values are stretched to fill its strip: 1 unless curves are normalised. */
	double gain(int channel) {
		return gains[channel];
	}

	private static double gain(TimelineModel model, int channel) {
		if (model.mode() != TimelineModel.CurveMode.NORMALISED || model.motion().frameCount() == 0) {
			return 1;
		}
		Extremes extremes = model.motion().column(channel).extremes(0, model.motion().frameCount());
		double peak = Math.max(Math.abs(extremes.min()), Math.abs(extremes.max()));
		return peak > 1e-6 ? 1 / peak : 1;
	}
}
