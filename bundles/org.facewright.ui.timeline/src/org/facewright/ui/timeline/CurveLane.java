package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn.Extremes;
import org.facewright.ui.texts.Texts;

/**
 * Curves with the keys of the layer being edited. The curve is what all layers give together; a key sits on it at its
 * frame, and moving it changes the layer.
 */
final class CurveLane extends Lane {

	/** Distance from a key at which it is meant, pixels. */
	static final int HIT = 7;
	private static final int AXIS_LOCK = 4;
	private static final int CURVE_HIT = 5;
	private static final int EDGE_HIT = 4;
	/** Half of the stretch that a lone new key changes, seconds. */
	static final double REACH = 0.12;
	private static final double FINE = 0.1; // of the hand's way

	/** A key under the pointer. */
	record Hit(int channel, int frame) {
	}

	private final TimelineModel model;
	private final TimeAxis axis;
	private final KeyGate gate;
	private final CurvePicture picture;
	private final Handles handles;
	private final SnapTargets snaps;
	private double low = -0.05;
	private double high = 1.05;
	private boolean caged = true;
	private boolean lattice;
	private @Nullable Rectangle marquee;
	private String bubble = "";
	private int bubbleFrame;
	private boolean snapped;

	/** Lets the chosen keys be typed; gets a place in the control. */
	interface Typing {
		void begin(int x, int y);
	}

	private final Typing typing;

	CurveLane(TimelineModel model, TimeAxis axis, KeyGate gate, Typing typing) {
		super(Texts.of("Curves"), 240);
		this.typing = typing;
		this.model = model;
		this.axis = axis;
		this.gate = gate;
		picture = new CurvePicture(model, axis);
		handles = new Handles(model, axis);
		snaps = new SnapTargets(model, axis);
	}

	@Override
	boolean isGreedy() {
		return true;
	}

	@Override
	boolean scrolls() {
		return true;
	}

	/** All that a picture of the curves depends on; clips and keys never change, so being the same object is enough. */
	private record Depicted(MotionClip motion, Optional<MotionClip> ghost, KeyCurves keys, KeySelection selection,
			Object channels, double low, double high) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Depicted depicted && depicted.motion == motion
					&& depicted.ghost.orElse(null) == ghost.orElse(null) && depicted.keys == keys
					&& depicted.selection == selection && depicted.channels.equals(channels) && depicted.low == low
					&& depicted.high == high;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(motion);
		}
	}

	@Override
	Object depicts() {
		return new Depicted(model.motion(), model.ghost(), model.keys(), model.selection(), model.appearance(), low,
				high);
	}

	CurveScale scale(Rectangle area) {
		return CurveScale.of(model, area, low, high);
	}

	/** Whether the box around the chosen keys is shown. */
	boolean isCaged() {
		return caged;
	}

	void setCaged(boolean show) {
		caged = show;
	}

	boolean isLattice() {
		return lattice;
	}

	void setLattice(boolean cornersAlone) {
		lattice = cornersAlone;
	}

	@Override
	void zoomValue(int y, double factor, Rectangle area) {
		double pivot = scale(area).stripAt(y).value(y);
		low = Math.max(-4, pivot + (low - pivot) / factor);
		high = Math.min(4, Math.max(low + 0.02, pivot + (high - pivot) / factor));
	}

	/** The usual range of weights. */
	void resetValues() {
		low = -0.05;
		high = 1.05;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		picture.paint(gc, area, painting, scale(area));
	}

	@Override
	void overlay(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		CurveScale scale = scale(area);
		gc.setForeground(painting.colour(palette.faintText()));
		for (CurveScale.Strip strip : scale.strips()) {
			if (!strip.label().isEmpty()) {
				gc.drawText(strip.label(), area.x + 6, strip.top() + 3, true);
			}
		}
		if (model.hasRegion()) {
			gc.setForeground(painting.colour(palette.selection()));
			for (double edge : new double[] { model.regionStart(), model.regionEnd() }) {
				int x = area.x + (int) Math.round(axis.x(edge));
				gc.drawLine(x, area.y, x, area.y + area.height);
			}
		}
		handles.paint(gc, area, painting, scale);
		cage(scale).ifPresent(cage -> cage.paint(gc, area, painting, lattice));
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

	private Optional<Cage> cage(CurveScale scale) {
		return caged && marquee == null ? Cage.of(model, axis, scale) : Optional.empty();
	}

	/** What a drag does, and where it has snapped to. */
	private void paintBubble(GC gc, Rectangle area, Painting painting) {
		if (!bubble.isEmpty()) {
			int x = area.x + keyX(bubbleFrame);
			gc.setForeground(painting.colour(painting.palette().playhead()));
			gc.setBackground(painting.colour(painting.palette().background()));
			if (snapped) {
				gc.drawLine(x, area.y, x, area.y + area.height);
			}
			Point size = painting.extent(gc, bubble);
			int left = Math.clamp(x + 8, area.x, Math.max(area.x, area.x + area.width - size.x - 8));
			gc.drawText(bubble, left, area.y + 6, false);
		}
	}

	/** What the drag in progress says; empty for nothing. */
	String hint() {
		return bubble;
	}

	private void hint(String text, int frame) {
		bubble = text;
		bubbleFrame = frame;
		snapped = false;
	}

	private int keyX(int frame) {
		return (int) Math.round(axis.x(model.frameRate().secondsOf(frame)));
	}

	private int keyY(CurveScale scale, CurveScale.Strip strip, int channel, int frame) {
		return (int) Math.round(strip.y(CurvePicture.seen(model, channel, frame) * scale.gain(channel)));
	}

	private double frameAt(double x) {
		return axis.seconds(x) * model.frameRate().framesPerSecond();
	}

	/** What lies under the keys as they are now, for drags and verbs. */
	KeyVerbs.Level below() {
		MotionClip motion = model.motion();
		KeyCurves keys = model.keys();
		return (channel, frame) -> frame >= 0 && frame < motion.frameCount()
				? motion.column(channel).get(frame) - keys.curves().get(channel).evaluate(frame)
				: 0;
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		CurveScale scale = scale(area);
		Optional<Handles.Hit> handle = handles.at(scale, x, y);
		if (handle.isPresent()) {
			return Optional.of(handles.drag(handle.get(), gate));
		}
		Optional<Hit> key = keyAt(scale, x, y);
		if (key.isPresent()) {
			return Optional.of(pressKey(scale, key.get(), x, y, state));
		}
		Optional<Cage> cage = cage(scale);
		Optional<Cage.Part> part = cage.flatMap(box -> box.at(x, y));
		if (cage.isPresent() && part.isPresent()) {
			return Optional.of(cage.get().drag(part.get(), gate, below(), lattice, this::hint, x, y));
		}
		if ((state & SWT.MOD3) != 0) {
			Optional<Gesture> retiming = retiming(x);
			if (retiming.isPresent()) {
				return retiming;
			}
		}
		Optional<Hit> curve = curveAt(scale, x, y);
		boolean free = curve.isPresent() && !model.isLocked(curve.get().channel());
		if (free && (state & SWT.MOD1) != 0) {
			return insert(curve.get()) ? Optional.of(moveGesture(scale, x, y, false)) : Optional.empty();
		}
		if (free) {
			KeySelection ends = segment(curve.get());
			if (!ends.isEmpty()) {
				if ((state & SWT.MOD3) != 0) {
					return bending(scale, curve.get(), y);
				}
				model.select((state & SWT.MOD2) != 0 ? model.selection().plus(ends) : ends);
				return Optional.of(moveGesture(scale, x, y, false));
			}
		}
		return Optional.of(boxGesture(scale, x, y, state, area));
	}

	private Gesture pressKey(CurveScale scale, Hit key, int x, int y, int state) {
		KeySelection one = KeySelection.of(key.channel(), key.frame());
		boolean already = model.selection().contains(key.channel(), key.frame());
		if ((state & SWT.MOD1) != 0 && (state & SWT.MOD3) == 0) {
			model.select(already ? model.selection().minus(one) : model.selection().plus(one));
		} else if ((state & SWT.MOD2) != 0) {
			model.select(model.selection().plus(one));
		} else if (!already) {
			model.select(one);
		}
		Gesture move = moveGesture(scale, x, y, (state & SWT.MOD3) != 0);
		List<Hit> pile = keysAt(scale, x, y);
		boolean cycles = already && pile.size() > 1 && model.selection().size() == 1
				&& (state & (SWT.MOD1 | SWT.MOD2 | SWT.MOD3)) == 0;
		if (!cycles) {
			return move;
		}
		return new Gesture() { // a click on keys that lie over each other goes to the next one
			@Override
			public void drag(int toX, int toY, int toState) {
				move.drag(toX, toY, toState);
			}

			@Override
			public void release() {
				boolean moved = move instanceof KeyGesture keys && keys.hasBegun();
				move.release();
				if (!moved) {
					int index = pile.indexOf(key);
					Hit next = pile.get((index + 1) % pile.size());
					model.select(KeySelection.of(next.channel(), next.frame()));
				}
			}

			@Override
			public void cancel() {
				move.cancel();
			}

			@Override
			public boolean type(char letter) {
				return move.type(letter);
			}
		};
	}

	@Override
	void point(int x, int y, Rectangle area) {
		CurveScale scale = scale(area);
		Optional<Hit> key = keyAt(scale, x, y);
		if (key.isPresent()) {
			if (!model.selection().contains(key.get().channel(), key.get().frame())) {
				model.select(KeySelection.of(key.get().channel(), key.get().frame()));
			}
		} else if (model.selection().isEmpty()) {
			curveAt(scale, x, y).map(this::segment).filter(ends -> !ends.isEmpty()).ifPresent(model::select);
		}
	}

	private boolean insert(Hit place) {
		KeyVerbs.Result result = KeyVerbs.insert(model.keys(), place.channel(), place.frame(), reach());
		String name = model.channels().channel(place.channel()).name();
		if (!gate.step(Texts.of("Insert key on {0}", name), result.keys())) {
			return false;
		}
		model.select(result.selection());
		return true;
	}

	/** Half of the stretch that a lone new key changes, frames. */
	int reach() {
		return (int) Math.max(2, Math.round(REACH * model.frameRate().framesPerSecond()));
	}

	/** The keys at both ends of the segment under the pointer. */
	private KeySelection segment(Hit place) {
		KeyCurve curve = model.keys().curves().get(place.channel());
		int next = curve.firstFrom(place.frame() + 1);
		return next > 0 && next < curve.size()
				? KeySelection.of(place.channel(), curve.frame(next - 1), curve.frame(next))
				: KeySelection.NONE;
	}

	/** The nearest key within reach; chosen ones win. */
	Optional<Hit> keyAt(CurveScale scale, int x, int y) {
		Hit best = null;
		double bestDistance = HIT + 0.5;
		for (Hit hit : keysAt(scale, x, y)) {
			double distance = Math.hypot((double) keyX(hit.frame()) - x,
					(double) keyY(scale, scale.stripOf(hit.channel()), hit.channel(), hit.frame()) - y);
			if (model.selection().contains(hit.channel(), hit.frame())) {
				distance -= HIT;
			}
			if (model.isMarked(hit.channel())) {
				distance -= 2;
			}
			if (distance < bestDistance) {
				bestDistance = distance;
				best = hit;
			}
		}
		return Optional.ofNullable(best);
	}

	/** All keys within reach that are not locked. */
	private List<Hit> keysAt(CurveScale scale, int x, int y) {
		List<Hit> hits = new ArrayList<>();
		int from = (int) Math.floor(frameAt(x - HIT - 1.0));
		int to = (int) Math.ceil(frameAt(x + HIT + 1.0));
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				KeyCurve curve = model.keys().curves().get(channel);
				for (int key = curve.firstFrom(from); key < curve.size() && curve.frame(key) <= to; key++) {
					if (!model.isLocked(channel) && Math.hypot((double) keyX(curve.frame(key)) - x,
							(double) keyY(scale, strip, channel, curve.frame(key)) - y) <= HIT) {
						hits.add(new Hit(channel, curve.frame(key)));
					}
				}
			}
		}
		return hits;
	}

	/** The curve under the pointer and the frame nearest to it. */
	Optional<Hit> curveAt(CurveScale scale, int x, int y) {
		int frame = (int) Math.round(frameAt(x));
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
				int from = (int) Math.max(0, Math.floor(frameAt(x - 2.0)));
				int to = (int) Math.min(model.motion().frameCount(), Math.ceil(frameAt(x + 2.0)) + 1);
				Extremes extremes = model.motion().column(channel).extremes(from, Math.max(from + 1, to));
				double gain = scale.gain(channel);
				double top = strip.y(extremes.max() * gain);
				double bottom = strip.y(extremes.min() * gain);
				double distance = y < top ? top - y : Math.max(0, y - bottom);
				distance -= model.isMarked(channel) ? 1 : 0;
				if (distance < bestDistance) {
					bestDistance = distance;
					best = new Hit(channel, frame);
				}
			}
		}
		return Optional.ofNullable(best);
	}

	/** What the hand holds: the chosen key nearest to where it pressed. */
	private Hit held(int x) {
		double pressed = frameAt(x);
		Hit held = new Hit(0, model.selection().firstFrame());
		double nearest = Double.POSITIVE_INFINITY;
		for (int channel : model.selection().channels()) {
			for (int frame : model.selection().frames(channel)) {
				if (Math.abs(frame - pressed) < nearest) {
					nearest = Math.abs(frame - pressed);
					held = new Hit(channel, frame);
				}
			}
		}
		return held;
	}

	/** Moves the chosen keys from where the pointer is, without a button: until a click or Enter. */
	Gesture grab(Rectangle area, int x, int y) {
		return moveGesture(scale(area), x, y, false);
	}

	/** Moves the chosen keys in time, and all later ones of their channels along. */
	Gesture rippleGrab(int startX) {
		double start = frameAt(startX);
		return new KeyGesture(model, gate, Texts.of("Ripple {0} keys", model.selection().size())) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				int frames = (int) Math.round(exact().orElse(frameAt(x) - start));
				int limited = Math.max(frames, -chosen.firstFrame());
				hint(Texts.of("{0} frames, later keys too", Cage.signed(limited)), chosen.firstFrame() + limited);
				return limited == 0 && !hasBegun()
						? Optional.empty()
						: Optional.of(KeyVerbs.ripple(before, chosen, limited));
			}

			@Override
			void ended() {
				hint("", 0);
			}
		};
	}

	/** Scales the chosen keys about the playhead in time and about zero in value, with the pointer's way. */
	Gesture scaleGrab(int startX, int startY) {
		KeyVerbs.Level below = below();
		int pivot = model.playheadFrame();
		return new KeyGesture(model, gate, Texts.of("Scale {0} keys", model.selection().size())) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				if (!hasBegun() && exact().isEmpty() && Math.abs(x - startX) + Math.abs(y - startY) < 2) {
					return Optional.empty();
				}
				boolean values = (state & SWT.MOD2) != 0;
				double factor = exact().orElse(Math.exp(values ? (startY - y) / 200.0 : (x - startX) / 200.0));
				double time = values ? 1 : Math.max(0.01, factor);
				double value = values ? factor : 1;
				hint("× %.2f".formatted(factor), pivot);
				return Optional.of(KeyVerbs.warp(before, chosen, new KeyVerbs.Warp() {
					@Override
					public double frame(int channel, double frame, double seen) {
						return pivot + (frame - pivot) * time;
					}

					@Override
					public double value(int channel, double frame, double seen) {
						return seen * value;
					}
				}, below));
			}

			@Override
			void ended() {
				hint("", 0);
			}
		};
	}

	private Gesture moveGesture(CurveScale scale, int startX, int startY, boolean duplicates) {
		Hit held = held(startX);
		double start = frameAt(startX);
		double perPixel = scale.stripAt(startY).perPixel();
		double heldValue = CurvePicture.seen(model, held.channel(), held.frame());
		double heldGain = scale.gain(held.channel());
		int count = model.selection().size();
		String label = duplicates
				? Texts.of("Duplicate {0} keys", count)
				: count == 1 ? Texts.of("Move key") : Texts.of("Move {0} keys", count);
		return new KeyGesture(model, gate, label) {
			private int lock; // 1 time only, 2 value only
			private String target = "";

			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				int dx = x - startX;
				int dy = y - startY;
				if (!hasBegun() && exact().isEmpty() && Math.max(Math.abs(dx), Math.abs(dy)) < 2) {
					return Optional.empty();
				}
				boolean shift = (state & SWT.MOD2) != 0;
				boolean control = (state & SWT.MOD1) != 0;
				if (!shift || control) {
					lock = 0;
				} else if (lock == 0 && Math.max(Math.abs(dx), Math.abs(dy)) >= AXIS_LOCK) {
					lock = Math.abs(dx) >= Math.abs(dy) ? 1 : 2;
				}
				double way = shift && control ? FINE : 1;
				target = "";
				int frames = lock == 2 ? 0 : frames((frameAt(x) - start) * way, control);
				double value = lock == 1 ? 0 : value(-dy * perPixel * way, control, Math.abs(dy) >= AXIS_LOCK);
				if (exact().isPresent()) {
					boolean typesValue = lock == 2 || isFraction();
					frames = typesValue ? 0 : (int) Math.round(exact().getAsDouble());
					value = typesValue ? exact().getAsDouble() : 0;
					target = "";
				}
				frames = Math.max(frames, -chosen.firstFrame());
				hint("%s f  %+.3f%s".formatted(Cage.signed(frames), value, target), held.frame() + frames);
				snapped = !target.isEmpty();
				return Optional.of(duplicates
						? KeyVerbs.duplicate(before, chosen, frames, (float) value)
						: KeyVerbs.move(before, chosen, frames, (float) value));
			}

			/** Ctrl turns snapping round. */
			private int frames(double wanted, boolean inverted) {
				if (model.isSnapping() == inverted) {
					return (int) Math.round(wanted);
				}
				Optional<SnapTargets.Target> near = snaps.near(held.frame() + wanted, chosen);
				near.ifPresent(found -> target = "  → " + found.name());
				return near.map(found -> found.frame() - held.frame()).orElse((int) Math.round(wanted));
			}

			private double value(double shownWay, boolean inverted, boolean meant) {
				double wanted = shownWay / heldGain;
				if (model.isSnapping() == inverted || !meant) {
					return wanted;
				}
				Optional<SnapTargets.Level> near = snaps.nearValue(held.channel(), held.frame(), heldValue + wanted,
						perPixel / heldGain, chosen);
				near.ifPresent(found -> target += "  ↕ " + found.name());
				return near.map(found -> found.value() - heldValue).orElse(wanted);
			}

			@Override
			void ended() {
				hint("", 0);
			}
		};
	}

	/** Alt and a drag of the region's edge: what lies in it is stretched, what comes later moves along. */
	private Optional<Gesture> retiming(int startX) {
		if (!model.hasRegion() || Math.abs(axis.x(model.regionEnd()) - startX) > EDGE_HIT) {
			return Optional.empty();
		}
		double rate = model.frameRate().framesPerSecond();
		int from = (int) Math.round(model.regionStart() * rate);
		int to = (int) Math.round(model.regionEnd() * rate);
		double regionStart = model.regionStart();
		double regionEnd = model.regionEnd();
		List<Integer> free = model.free();
		KeyGesture keys = new KeyGesture(model, gate, Texts.of("Retime keys of the region")) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				double wanted = exact().isPresent() ? to + exact().getAsDouble() : frameAt(x);
				int target = Math.max(from + 1, snaps.near(wanted, KeySelection.all(before, free))
						.map(SnapTargets.Target::frame).orElse((int) Math.round(wanted)));
				if (target == to && !hasBegun()) {
					return Optional.empty();
				}
				hint(Texts.of("{0} frames, × {1}", Cage.signed(target - to),
						"%.2f".formatted((double) (target - from) / (to - from))), target);
				model.setRegion(regionStart, target / rate);
				return Optional.of(KeyVerbs.retime(before, free, from, to, target));
			}

			@Override
			void ended() {
				hint("", 0);
			}
		};
		return Optional.of(new Gesture() {
			@Override
			public void drag(int x, int y, int state) {
				keys.drag(x, y, state);
			}

			@Override
			public void release() {
				keys.release();
			}

			@Override
			public void cancel() {
				keys.cancel();
				model.setRegion(regionStart, regionEnd);
			}

			@Override
			public boolean type(char letter) {
				return keys.type(letter);
			}
		});
	}

	/** Alt and a drag of a segment bends it by both of its handles. */
	private Optional<Gesture> bending(CurveScale scale, Hit place, int startY) {
		KeyCurve curve = model.keys().curves().get(place.channel());
		int key = curve.firstFrom(place.frame() + 1) - 1;
		Interpolation kind = curve.interpolation(key);
		if (kind == Interpolation.CONSTANT || kind == Interpolation.CONSTANT_NEXT) {
			return Optional.empty();
		}
		model.select(segment(place));
		double share = ((double) place.frame() - curve.frame(key)) / (curve.frame(key + 1) - curve.frame(key));
		double perPixel = scale.stripOf(place.channel()).perPixel() / scale.gain(place.channel());
		return Optional.of(new KeyGesture(model, gate,
				Texts.of("Bend {0}", model.channels().channel(place.channel()).name())) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				if (!hasBegun() && Math.abs(y - startY) < 2) {
					return Optional.empty();
				}
				return Optional.of(new KeyVerbs.Result(
						KeyVerbs.bend(before, place.channel(), key, share, (startY - y) * perPixel), chosen));
			}
		});
	}

	private Gesture boxGesture(CurveScale scale, int startX, int startY, int state, Rectangle area) {
		KeySelection before = model.selection();
		double start = axis.seconds(startX);
		return new Gesture() {
			@Override
			public void drag(int x, int y, int now) {
				boolean column = (now & SWT.MOD3) != 0;
				int from = (int) Math.round(axis.x(start));
				int top = column ? area.y : Math.min(startY, y);
				int bottom = column ? area.y + area.height : Math.max(startY, y);
				Rectangle box = new Rectangle(area.x + Math.min(from, x), top, Math.abs(x - from), bottom - top);
				if (marquee == null && box.width < 2 && box.height < 2) {
					return;
				}
				marquee = box;
				KeySelection inside = inside(scale, Math.min(from, x), Math.max(from, x), top, bottom);
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
		int from = (int) Math.ceil(frameAt(left - 0.5));
		int to = (int) Math.floor(frameAt(right + 0.5));
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				if (model.isLocked(channel)) {
					continue;
				}
				KeyCurve curve = model.keys().curves().get(channel);
				int first = curve.firstFrom(from);
				int[] frames = new int[curve.size() - first];
				int count = 0;
				for (int key = first; key < curve.size() && curve.frame(key) <= to; key++) {
					int y = keyY(scale, strip, channel, curve.frame(key));
					if (y >= top && y <= bottom) {
						frames[count++] = curve.frame(key);
					}
				}
				found.put(channel, Arrays.copyOf(frames, count));
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

	/** The form of the pointer at a place. */
	int cursor(int x, int y, Rectangle area) {
		CurveScale scale = scale(area);
		if (keyAt(scale, x, y).isPresent() || handles.at(scale, x, y).isPresent()) {
			return SWT.CURSOR_HAND;
		}
		return cage(scale).flatMap(cage -> cage.at(x, y)).map(Cage::cursor).orElse(SWT.CURSOR_ARROW);
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		CurveScale scale = scale(area);
		List<Hit> pile = keysAt(scale, x, y);
		List<Hit> hits = pile.isEmpty() ? curveAt(scale, x, y).map(List::of).orElse(List.of()) : pile;
		StringBuilder text = new StringBuilder();
		for (Hit hit : hits) {
			text.append(text.isEmpty() ? "" : "\n").append("%s  %s  %.3f".formatted(
					model.channels().channel(hit.channel()).name(),
					model.display().text(model.frameRate().secondsOf(hit.frame()), model.frameRate()),
					CurvePicture.seen(model, hit.channel(), hit.frame())));
		}
		return text.toString();
	}
}
