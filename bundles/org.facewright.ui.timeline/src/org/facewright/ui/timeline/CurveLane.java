package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.motion.SampleColumn.Extremes;

/**
 * Curves with the keys of the layer being edited. The curve is what all layers give together; a key sits on it at its
 * frame, and moving it changes the layer.
 */
final class CurveLane extends Lane {

	/** Distance from a key at which it is meant, pixels. */
	static final int HIT = 7;
	private static final int AXIS_LOCK = 4;
	private static final int CURVE_HIT = 5;
	/** Half of the stretch that a lone new key changes, seconds. */
	static final double REACH = 0.12;
	private static final double[] GRID = { 0, 0.5, 1 };
	private static final double HALF_STROKE = 0.6;
	private static final int HANDLE = 48; // pixels from a key to its handle's end
	private static final int MOST_HANDLES = 200;

	/** A key under the pointer. */
	record Hit(int channel, int frame) {
	}

	private final TimelineModel model;
	private final TimeAxis axis;
	private final KeyGate gate;
	private final Raster raster = new Raster();
	private double low = -0.05;
	private double high = 1.05;
	private @Nullable Rectangle marquee;
	private final SnapTargets snaps;
	private String bubble = "";
	private int bubbleFrame;

	/** Lets the chosen keys be typed; gets a place in the control. */
	interface Typing {
		void begin(int x, int y);
	}

	private final Typing typing;

	CurveLane(TimelineModel model, TimeAxis axis, KeyGate gate, Typing typing) {
		super("Curves", 240);
		this.typing = typing;
		this.model = model;
		this.axis = axis;
		this.gate = gate;
		snaps = new SnapTargets(model, axis);
	}

	@Override
	boolean isGreedy() {
		return true;
	}

	CurveScale scale(Rectangle area) {
		return CurveScale.of(model, area, low, high);
	}

	@Override
	void zoomValue(int y, double factor, Rectangle area) {
		for (CurveScale.Strip strip : scale(area).strips()) {
			if (y >= strip.top() && y < strip.top() + strip.height()) {
				double pivot = strip.value(y);
				low = Math.max(-4, pivot + (low - pivot) / factor);
				high = Math.min(4, Math.max(low + 0.02, pivot + (high - pivot) / factor));
			}
		}
	}

	/** The usual range of weights. */
	void resetValues() {
		low = -0.05;
		high = 1.05;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		CurveScale scale = scale(area);
		raster.begin(area.width, area.height, palette.lane());
		for (CurveScale.Strip strip : scale.strips()) {
			for (double value : GRID) {
				raster.horizontal((int) Math.round(strip.y(value)) - area.y, palette.grid());
			}
			raster.horizontal(strip.top() - area.y, palette.laneEdge());
			model.ghost().ifPresent(ghost -> strip.channels()
					.forEach(channel -> drawCurve(area, strip, ghost, channel, palette.ghost())));
			for (int channel : strip.channels()) {
				RGB rgb = palette.of(Articulator.of(model.channels().channel(channel).name()));
				drawCurve(area, strip, model.motion(), channel,
						model.isLocked(channel)
								? Palette.mix(rgb, palette.lane(), 0.6)
								: Palette.mix(rgb, palette.text(), channel % 3 * 0.18));
			}
		}
		Image picture = raster.toImage(gc.getDevice());
		gc.drawImage(picture, area.x, area.y);
		picture.dispose();
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				paintKeys(gc, area, strip, channel, painting);
			}
			if (!strip.label().isEmpty()) {
				gc.setForeground(painting.colour(palette.faintText()));
				gc.drawText(strip.label(), area.x + 6, strip.top() + 3, true);
			}
		}
		gc.setForeground(painting.colour(palette.selectedKey()));
		gc.setBackground(painting.colour(palette.selectedKey()));
		for (HandleHit handle : handles(scale)) {
			gc.drawLine(area.x + keyX(handle.frame()), handle.keyY(), area.x + handle.x(), handle.y());
			gc.fillOval(area.x + handle.x() - 3, handle.y() - 3, 7, 7);
		}
		paintBubble(gc, area, painting);
		Rectangle box = marquee;
		if (box != null) {
			gc.setAlpha(50);
			gc.setBackground(painting.colour(palette.selection()));
			gc.fillRectangle(box);
			gc.setAlpha(255);
			gc.setForeground(painting.colour(palette.selection()));
			gc.drawRectangle(box);
		}
	}

	/** Where a dragged key has snapped to. */
	private void paintBubble(GC gc, Rectangle area, Painting painting) {
		if (!bubble.isEmpty()) {
			int x = area.x + keyX(bubbleFrame);
			gc.setForeground(painting.colour(painting.palette().playhead()));
			gc.setBackground(painting.colour(painting.palette().background()));
			gc.drawLine(x, area.y, x, area.y + area.height);
			gc.drawText(" → " + bubble + " ", x + 6, area.y + 6, false);
		}
	}

	/** In each column what the curve covers there: its extremes when dense, straight lines between samples else. */
	private void drawCurve(Rectangle area, CurveScale.Strip strip, MotionClip clip, int channel, RGB colour) {
		if (channel >= clip.channels().size() || clip.frameCount() == 0) {
			return;
		}
		SampleColumn column = clip.column(channel);
		double rate = clip.frameRate().framesPerSecond();
		double gain = CurveScale.gain(model, channel);
		boolean dense = rate / axis.pixelsPerSecond() > 2;
		double end = column.length() - 1.0;
		double before = Double.NaN;
		for (int x = 0; x < area.width; x++) {
			double from = axis.seconds(x) * rate;
			double to = axis.seconds(x + 1.0) * rate;
			if (to < 0 || from > end) {
				continue;
			}
			double low;
			double high;
			if (dense) {
				int first = (int) Math.max(0, from);
				int last = (int) Math.max(first + 1.0, to + 1);
				if (to - from > SampleColumn.BLOCK) { // whole blocks, whose extremes are known
					first -= first % SampleColumn.BLOCK;
					last += SampleColumn.BLOCK - 1 - (last - 1) % SampleColumn.BLOCK;
				}
				Extremes extremes = column.extremes(first, Math.min(column.length(), last));
				low = extremes.min();
				high = extremes.max();
			} else {
				double left = Double.isNaN(before) ? between(column, Math.max(0, from)) : before;
				before = between(column, Math.min(end, to));
				low = Math.min(left, before);
				high = Math.max(left, before);
				int sample = (int) Math.ceil(from);
				if (sample < to && sample >= 0 && sample <= end) {
					low = Math.min(low, column.get(sample));
					high = Math.max(high, column.get(sample));
				}
			}
			raster.column(x, strip.y(high * gain) - area.y - HALF_STROKE, strip.y(low * gain) - area.y + HALF_STROKE,
					colour);
		}
	}

	private static double between(SampleColumn column, double frame) {
		int left = (int) frame;
		int right = Math.min(column.length() - 1, left + 1);
		return column.get(left) + (column.get(right) - column.get(left)) * (frame - left);
	}

	private void paintKeys(GC gc, Rectangle area, CurveScale.Strip strip, int channel, Painting painting) {
		KeyCurve curve = model.keys().curves().get(channel);
		int lastX = Integer.MIN_VALUE;
		for (int key = firstVisible(curve); key < curve.size(); key++) {
			int x = keyX(curve.frame(key));
			if (x > area.width) {
				break;
			}
			boolean chosen = model.selection().contains(channel, curve.frame(key));
			if (!chosen && x - lastX < 3) {
				continue;
			}
			lastX = x;
			int y = keyY(strip, channel, curve.frame(key));
			int size = chosen ? 5 : 3;
			gc.setBackground(painting.colour(chosen ? painting.palette().selectedKey() : painting.palette().key()));
			gc.fillPolygon(new int[] { area.x + x - size, y, area.x + x, y - size, area.x + x + size, y, area.x + x,
					y + size });
		}
	}

	private int firstVisible(KeyCurve curve) {
		double frame = axis.startSeconds() * model.frameRate().framesPerSecond() - 1;
		int low = 0;
		int high = curve.size();
		while (low < high) {
			int middle = (low + high) / 2;
			if (curve.frame(middle) < frame) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private int keyX(int frame) {
		return (int) Math.round(axis.x(model.frameRate().secondsOf(frame)));
	}

	private int keyY(CurveScale.Strip strip, int channel, int frame) {
		return (int) Math.round(strip.y(shownValue(channel, frame) * CurveScale.gain(model, channel)));
	}

	/** Height of the curve at a frame; keys beyond the take show what the layer says. */
	private double shownValue(int channel, int frame) {
		SampleColumn column = model.motion().column(channel);
		return frame >= 0 && frame < column.length()
				? column.get(frame)
				: model.keys().curves().get(channel).evaluate(frame);
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		CurveScale scale = scale(area);
		Optional<HandleHit> handle = handles(scale).stream()
				.filter(hit -> Math.hypot(hit.x() - x, hit.y() - y) <= HIT && !model.isLocked(hit.channel()))
				.findFirst();
		if (handle.isPresent()) {
			return Optional.of(handleGesture(scale, handle.get()));
		}
		Optional<Hit> key = keyAt(scale, x, y);
		if (key.isPresent()) {
			KeySelection one = KeySelection.of(key.get().channel(), key.get().frame());
			boolean already = model.selection().contains(key.get().channel(), key.get().frame());
			if ((state & SWT.MOD1) != 0) {
				model.select(already ? model.selection().minus(one) : model.selection().plus(one));
			} else if ((state & SWT.MOD2) != 0) {
				model.select(model.selection().plus(one));
			} else if (!already) {
				model.select(one);
			}
			return Optional.of(moveGesture(scale, x, y));
		}
		Optional<Hit> curve = curveAt(scale, x, y);
		boolean free = curve.isPresent() && !model.isLocked(curve.get().channel());
		if (free && (state & SWT.MOD1) != 0) {
			return insert(curve.get()) ? Optional.of(moveGesture(scale, x, y)) : Optional.empty();
		}
		if (free) {
			KeySelection ends = segment(curve.get());
			if (!ends.isEmpty()) {
				model.select(ends);
				return Optional.of(moveGesture(scale, x, y));
			}
		}
		return Optional.of(boxGesture(scale, x, y, state, area));
	}

	private boolean insert(Hit place) {
		if (!gate.begin("Insert key on " + model.channels().channel(place.channel()).name())) {
			return false;
		}
		int reach = (int) Math.max(2, Math.round(REACH * model.frameRate().framesPerSecond()));
		KeyVerbs.Result result = KeyVerbs.insert(model.keys(), place.channel(), place.frame(), reach);
		gate.show(result.keys());
		gate.commit();
		model.select(result.selection());
		return true;
	}

	/** The keys at both ends of the segment under the pointer. */
	private KeySelection segment(Hit place) {
		KeyCurve curve = model.keys().curves().get(place.channel());
		for (int key = 0; key + 1 < curve.size(); key++) {
			if (curve.frame(key) <= place.frame() && place.frame() < curve.frame(key + 1)) {
				return KeySelection.of(place.channel(), curve.frame(key), curve.frame(key + 1));
			}
		}
		return KeySelection.NONE;
	}

	/** The nearest key within reach; chosen ones win. */
	Optional<Hit> keyAt(CurveScale scale, int x, int y) {
		Hit best = null;
		double bestDistance = HIT + 0.5;
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				KeyCurve curve = model.keys().curves().get(channel);
				for (int key = firstVisible(curve); key < curve.size(); key++) {
					int dx = keyX(curve.frame(key)) - x;
					if (dx > HIT) {
						break;
					}
					double distance = Math.hypot(dx, (double) keyY(strip, channel, curve.frame(key)) - y);
					if (model.selection().contains(channel, curve.frame(key))) {
						distance -= 2;
					}
					if (distance < bestDistance && !model.isLocked(channel)) {
						bestDistance = distance;
						best = new Hit(channel, curve.frame(key));
					}
				}
			}
		}
		return Optional.ofNullable(best);
	}

	/** The curve under the pointer and the frame nearest to it. */
	Optional<Hit> curveAt(CurveScale scale, int x, int y) {
		double rate = model.frameRate().framesPerSecond();
		int frame = (int) Math.round(axis.seconds(x) * rate);
		if (frame < 0 || frame >= model.motion().frameCount()) {
			return Optional.empty();
		}
		Hit best = null;
		double bestDistance = CURVE_HIT + 0.5;
		for (CurveScale.Strip strip : scale.strips()) {
			if (y < strip.top() || y >= strip.top() + strip.height()) {
				continue;
			}
			for (int channel : strip.channels()) {
				int from = (int) Math.max(0, Math.floor(axis.seconds(x - 2.0) * rate));
				int to = (int) Math.min(model.motion().frameCount(), Math.ceil(axis.seconds(x + 2.0) * rate) + 1);
				Extremes extremes = model.motion().column(channel).extremes(from, Math.max(from + 1, to));
				double gain = CurveScale.gain(model, channel);
				double top = strip.y(extremes.max() * gain);
				double bottom = strip.y(extremes.min() * gain);
				double distance = y < top ? top - y : Math.max(0, y - bottom);
				if (distance < bestDistance) {
					bestDistance = distance;
					best = new Hit(channel, frame);
				}
			}
		}
		return Optional.ofNullable(best);
	}

	/** What the hand holds: the chosen key nearest to where it pressed. */
	private int heldFrame(int x) {
		double pressed = axis.seconds(x) * model.frameRate().framesPerSecond();
		int held = model.selection().firstFrame();
		for (int channel : model.selection().channels()) {
			for (int frame : model.selection().frames(channel)) {
				if (Math.abs(frame - pressed) < Math.abs(held - pressed)) {
					held = frame;
				}
			}
		}
		return held;
	}

	private Gesture moveGesture(CurveScale scale, int startX, int startY) {
		int held = heldFrame(startX);
		double perPixel = scale.strips().stream()
				.filter(strip -> startY >= strip.top() && startY < strip.top() + strip.height()).findFirst()
				.map(CurveScale.Strip::perPixel).orElse(0.0);
		return new Gesture() {
			private final KeyCurves before = model.keys();
			private final KeySelection chosen = model.selection();
			private boolean begun;
			private boolean refused;
			private int lock; // 1 time only, 2 value only

			@Override
			public void drag(int x, int y, int state) {
				int dx = x - startX;
				int dy = y - startY;
				if (refused || !begun && Math.max(Math.abs(dx), Math.abs(dy)) < 2) {
					return;
				}
				if (!begun) {
					begun = gate.begin(chosen.size() == 1 ? "Move key" : "Move %d keys".formatted(chosen.size()));
					refused = !begun;
				}
				if ((state & SWT.MOD2) == 0) {
					lock = 0;
				} else if (lock == 0 && Math.max(Math.abs(dx), Math.abs(dy)) >= AXIS_LOCK) {
					lock = Math.abs(dx) >= Math.abs(dy) ? 1 : 2;
				}
				if (begun) {
					double wanted = dx / axis.pixelsPerSecond() * model.frameRate().framesPerSecond();
					int frames = lock == 2 ? 0 : snapped(wanted, state);
					frames = Math.max(frames, -chosen.firstFrame());
					float value = lock == 1 ? 0 : (float) (-dy * perPixel);
					KeyVerbs.Result result = KeyVerbs.move(before, chosen, frames, value);
					gate.show(result.keys());
					model.select(result.selection());
				}
			}

			/** Ctrl turns snapping round. */
			private int snapped(double wanted, int state) {
				Optional<SnapTargets.Target> target = (state & SWT.MOD1) != 0
						? Optional.empty()
						: snaps.near(held + wanted, chosen);
				bubble = target.map(SnapTargets.Target::name).orElse("");
				bubbleFrame = target.map(SnapTargets.Target::frame).orElse(0);
				return target.map(found -> found.frame() - held).orElse((int) Math.round(wanted));
			}

			@Override
			public void release() {
				bubble = "";
				if (begun) {
					gate.commit();
				}
			}

			@Override
			public void cancel() {
				bubble = "";
				if (begun) {
					gate.cancel();
					model.select(chosen);
				}
			}
		};
	}

	/** Turns a handle; with Ctrl only this side of the key. */
	private Gesture handleGesture(CurveScale scale, HandleHit hit) {
		return new Gesture() {
			private final KeyCurves before = model.keys();
			private boolean begun;
			private boolean refused;

			@Override
			public void drag(int x, int y, int state) {
				if (!begun && !refused) {
					begun = gate.begin("Turn tangent");
					refused = !begun;
				}
				if (begun) {
					double dx = x - keyX(hit.frame());
					double side = hit.outgoing() ? Math.max(2, dx) : Math.min(-2, dx);
					double perFrame = axis.pixelsPerSecond() / model.frameRate().framesPerSecond();
					double slope = -(y - (double) hit.keyY()) / side * hit.perPixel() * perFrame
							- belowSlope(hit.channel(), hit.frame());
					float length = handleLength(before.curves().get(hit.channel()), hit);
					gate.show(KeyVerbs.handle(before, hit.channel(), hit.frame(), hit.outgoing(),
							new KeyVerbs.Handle(length, slope * length), (state & SWT.MOD1) != 0));
				}
			}

			@Override
			public void release() {
				if (begun) {
					gate.commit();
				}
			}

			@Override
			public void cancel() {
				if (begun) {
					gate.cancel();
				}
			}
		};
	}

	/** A handle's end under the pointer. */
	private record HandleHit(int channel, int frame, boolean outgoing, int x, int y, int keyY, double perPixel) {
	}

	/** Frames from the key to the handle's end, a third of the span where there is none yet. */
	private static float handleLength(KeyCurve curve, HandleHit hit) {
		for (int key = 0; key < curve.size(); key++) {
			if (curve.frame(key) == hit.frame()) {
				float length = curve.handle(key, hit.outgoing() ? 2 : 0);
				if (Math.abs(length) > 0.01f) {
					return length;
				}
				int other = hit.outgoing() ? key + 1 : key - 1;
				return other < 0 || other >= curve.size()
						? hit.outgoing() ? 1 : -1
						: (curve.frame(other) - hit.frame()) / 3f;
			}
		}
		return hit.outgoing() ? 1 : -1;
	}

	/** Slope per frame of what lies under the layer being edited. */
	private double belowSlope(int channel, int frame) {
		KeyCurve curve = model.keys().curves().get(channel);
		double after = shownValue(channel, frame + 1) - curve.evaluate(frame + 1.0);
		double before = shownValue(channel, frame - 1) - curve.evaluate(frame - 1.0);
		return (after - before) / 2;
	}

	/** Ends of the handles of chosen smooth keys, at a constant distance on the screen. */
	private List<HandleHit> handles(CurveScale scale) {
		List<HandleHit> handles = new ArrayList<>();
		if (model.selection().size() > MOST_HANDLES) {
			return handles;
		}
		double perFrame = axis.pixelsPerSecond() / model.frameRate().framesPerSecond();
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				KeyCurve curve = model.keys().curves().get(channel);
				double gain = CurveScale.gain(model, channel);
				for (int key = firstVisible(curve); key < curve.size()
						&& keyX(curve.frame(key)) <= axis.width(); key++) {
					int frame = curve.frame(key);
					if (!model.selection().contains(channel, frame)
							|| curve.interpolation(key) != Interpolation.BEZIER) {
						continue;
					}
					for (boolean outgoing : new boolean[] { false, true }) {
						float length = curve.handle(key, outgoing ? 2 : 0);
						double own = Math.abs(length) > 0.01f ? curve.handle(key, outgoing ? 3 : 1) / length : 0;
						double slope = (own + belowSlope(channel, frame)) * gain / strip.perPixel() / perFrame;
						double angle = Math.atan(slope);
						int y = keyY(strip, channel, frame);
						int direction = outgoing ? 1 : -1;
						handles.add(new HandleHit(channel, frame, outgoing,
								(int) Math.round(keyX(frame) + direction * HANDLE * Math.cos(angle)),
								(int) Math.round(y - direction * HANDLE * Math.sin(angle)), y,
								strip.perPixel() / gain));
					}
				}
			}
		}
		return handles;
	}

	private Gesture boxGesture(CurveScale scale, int startX, int startY, int state, Rectangle area) {
		KeySelection before = model.selection();
		return new Gesture() {
			@Override
			public void drag(int x, int y, int now) {
				boolean column = (now & SWT.MOD3) != 0;
				int top = column ? area.y : Math.min(startY, y);
				int bottom = column ? area.y + area.height : Math.max(startY, y);
				marquee = new Rectangle(area.x + Math.min(startX, x), top, Math.abs(x - startX), bottom - top);
				KeySelection inside = inside(scale, Math.min(startX, x), Math.max(startX, x), top, bottom);
				boolean add = (state & SWT.MOD2) != 0;
				boolean remove = (state & SWT.MOD1) != 0;
				model.select(add ? before.plus(inside) : remove ? before.minus(inside) : inside);
			}

			@Override
			public void release() {
				if (marquee == null && (state & (SWT.MOD1 | SWT.MOD2)) == 0) {
					model.select(KeySelection.NONE);
				}
				marquee = null;
			}

			@Override
			public void cancel() {
				marquee = null;
				model.select(before);
			}
		};
	}

	private KeySelection inside(CurveScale scale, int left, int right, int top, int bottom) {
		Map<Integer, int[]> found = new HashMap<>();
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				if (model.isLocked(channel)) {
					continue;
				}
				KeyCurve curve = model.keys().curves().get(channel);
				List<Integer> frames = new ArrayList<>();
				for (int key = firstVisible(curve); key < curve.size(); key++) {
					int x = keyX(curve.frame(key));
					if (x > right) {
						break;
					}
					int y = keyY(strip, channel, curve.frame(key));
					if (x >= left && y >= top && y <= bottom) {
						frames.add(curve.frame(key));
					}
				}
				found.put(channel, frames.stream().mapToInt(Integer::intValue).toArray());
			}
		}
		return KeySelection.of(found);
	}

	@Override
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		Optional<Hit> key = keyAt(scale(area), x, y);
		key.ifPresent(hit -> {
			if (!model.selection().contains(hit.channel(), hit.frame())) {
				model.select(KeySelection.of(hit.channel(), hit.frame()));
			}
			typing.begin(area.x + x + 8, y - 28);
		});
		return key.isPresent();
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		CurveScale scale = scale(area);
		Optional<Hit> hit = keyAt(scale, x, y).or(() -> curveAt(scale, x, y));
		return hit.map(found -> "%s  %s  %.3f".formatted(model.channels().channel(found.channel()).name(),
				model.display().text(model.frameRate().secondsOf(found.frame()), model.frameRate()),
				shownValue(found.channel(), found.frame()))).orElse("");
	}
}
