package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;

/** Curves and their keys as one picture. */
final class CurvePicture {

	private static final double[] GRID = { 0, 0.5, 1 };
	private static final float HALF_STROKE = 0.6f;
	private static final float MARKED_STROKE = 1f;
	private static final double DENSE = 2; // samples in a column from which on their extremes are drawn
	private static final int TICKS = 6; // keys nearer to each other than this are ticks
	private static final int KEY = 3;
	private static final int CHOSEN_KEY = 5;

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Raster raster = new Raster();
	private float[] low = new float[0];
	private float[] high = new float[0];
	private float[] samples = new float[0];

	CurvePicture(TimelineModel model, TimeAxis axis) {
		this.model = model;
		this.axis = axis;
	}

	/** Paints the columns that {@code painting} asks for. */
	void paint(GC gc, Rectangle area, Painting painting, CurveScale scale) {
		Palette palette = painting.palette();
		raster.begin(painting.to() - painting.from(), area.height, painting.scale(), palette.lane());
		boolean someMarked = !model.marked().isEmpty();
		for (CurveScale.Strip strip : scale.strips()) {
			for (double value : GRID) {
				raster.horizontal((int) Math.round(strip.y(value)) - area.y, raster.colour(palette.grid()));
			}
			raster.horizontal(strip.top() - area.y, raster.colour(palette.laneEdge()));
			model.ghost().ifPresent(ghost -> strip.channels().forEach(channel -> drawCurve(area, painting, strip,
					ghost, channel, scale.gain(channel), raster.colour(palette.ghost()), HALF_STROKE)));
			for (int channel : strip.channels()) {
				if (!model.isMarked(channel)) {
					drawCurve(area, painting, strip, model.motion(), channel, scale.gain(channel),
							raster.colour(colour(channel, palette, someMarked)), HALF_STROKE);
				}
			}
			for (int channel : strip.channels()) {
				if (model.isMarked(channel)) {
					drawCurve(area, painting, strip, model.motion(), channel, scale.gain(channel),
							raster.colour(colour(channel, palette, false)), MARKED_STROKE);
				}
			}
			for (int channel : strip.channels()) {
				drawKeys(area, painting, strip, channel, scale.gain(channel), false);
			}
			for (int channel : strip.channels()) {
				drawKeys(area, painting, strip, channel, scale.gain(channel), true);
			}
		}
		raster.draw(gc, area.x + painting.from(), area.y);
	}

	/** Locked and resting channels, and those beside marked ones, step back. */
	private RGB colour(int channel, Palette palette, boolean faint) {
		double back = model.isLocked(channel) || model.isResting(channel) ? 0.65 : faint ? 0.5 : 0;
		return Palette.mix(model.colour(channel, palette), palette.lane(), back);
	}

	/** In each column what the curve covers there: its extremes when dense, straight lines between samples else. */
	private void drawCurve(Rectangle area, Painting painting, CurveScale.Strip strip, MotionClip clip, int channel,
			double gain, int colour, float halfStroke) {
		if (channel >= clip.channels().size() || clip.frameCount() == 0) {
			return;
		}
		int columns = (painting.to() - painting.from()) * raster.scale();
		if (low.length < columns) {
			low = new float[columns];
			high = new float[columns];
		}
		double rate = clip.frameRate().framesPerSecond();
		double step = rate / axis.pixelsPerSecond() / raster.scale();
		double start = axis.seconds(painting.from()) * rate;
		if (step > DENSE) {
			clip.column(channel).envelope(start, step, 0, columns, low, high);
		} else {
			lines(clip.column(channel), start, step, columns);
		}
		float zero = (float) (strip.y(0) - area.y);
		float slope = (float) ((strip.y(1) - strip.y(0)) * gain);
		for (int column = 0; column < columns; column++) {
			if (low[column] <= high[column]) { // not where there are no frames
				raster.column(column, zero + slope * high[column] - halfStroke,
						zero + slope * low[column] + halfStroke, colour);
			}
		}
	}

	private void lines(SampleColumn column, double start, double step, int columns) {
		int first = (int) Math.clamp(Math.floor(start), 0, column.length() - 1.0);
		int last = (int) Math.clamp(Math.ceil(start + columns * step), 0, column.length() - 1.0);
		int count = last - first + 1;
		if (samples.length < count + 1) {
			samples = new float[count + 1];
		}
		column.copy(first, samples, 0, count);
		samples[count] = samples[count - 1];
		double end = column.length() - 1.0;
		for (int x = 0; x < columns; x++) {
			double from = start + x * step;
			double to = from + step;
			if (to < 0 || from > end) {
				low[x] = Float.NaN;
				continue;
			}
			float left = between(Math.max(0, from) - first);
			float right = between(Math.min(end, to) - first);
			float least = Math.min(left, right);
			float most = Math.max(left, right);
			int sample = (int) Math.ceil(from) - first;
			if (sample >= 0 && sample < count && sample + first < to) {
				least = Math.min(least, samples[sample]);
				most = Math.max(most, samples[sample]);
			}
			low[x] = least;
			high[x] = most;
		}
	}

	private float between(double at) {
		int left = (int) at;
		return (float) (samples[left] + (samples[left + 1] - samples[left]) * (at - left));
	}

	private void drawKeys(Rectangle area, Painting painting, CurveScale.Strip strip, int channel, double gain,
			boolean chosen) {
		KeyCurve curve = model.keys().curves().get(channel);
		double rate = model.frameRate().framesPerSecond();
		int[] wanted = chosen ? model.selection().frames(channel) : new int[0];
		if (curve.size() == 0 || chosen && wanted.length == 0) {
			return;
		}
		int first = (int) Math.floor(axis.seconds(painting.from() - 8.0) * rate);
		int last = (int) Math.ceil(axis.seconds(painting.to() + 8.0) * rate);
		int from = curve.firstFrom(first);
		int to = curve.firstFrom(last + 1);
		double spacing = to - from < 2
				? TICKS
				: ((double) curve.frame(to - 1) - curve.frame(from)) / (to - 1 - from) / rate
						* axis.pixelsPerSecond();
		int colour = raster.colour(chosen
				? painting.palette().selectedKey()
				: model.isLocked(channel)
						? painting.palette().ghost()
						: painting.palette().key());
		int next = 0;
		for (int key = from; key < to; key++) {
			int frame = curve.frame(key);
			while (next < wanted.length && wanted[next] < frame) {
				next++;
			}
			if (chosen && (next == wanted.length || wanted[next] != frame)) {
				continue;
			}
			float x = (float) (axis.x(frame / rate) - painting.from());
			float y = (float) (strip.y(seen(model, channel, frame) * gain) - area.y);
			if (spacing < TICKS) {
				raster.tick(x, y, chosen ? CHOSEN_KEY : KEY, colour);
			} else {
				raster.diamond(x, y, chosen ? CHOSEN_KEY : KEY, colour);
			}
		}
	}

	/** Height of the curve at a frame; keys beyond the take show what the layer says. */
	static double seen(TimelineModel model, int channel, int frame) {
		SampleColumn column = model.motion().column(channel);
		return frame >= 0 && frame < column.length()
				? column.get(frame)
				: model.keys().curves().get(channel).evaluate(frame);
	}
}
