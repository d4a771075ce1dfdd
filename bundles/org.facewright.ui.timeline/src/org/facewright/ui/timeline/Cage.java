package org.facewright.ui.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.texts.Texts;

/**
 * The box around the chosen keys. Its edges scale them about the opposite edge (with Alt about the playhead, or about
 * zero), its corners do both, Shift on the right edge takes all later keys along; the handle in the middle bends time
 * when it is drawn aside and shears values when it is drawn up. As a lattice its corners are drawn one by one.
 */
final class Cage {

	/** What is held. */
	enum Part {
		LEFT,
		RIGHT,
		TOP,
		BOTTOM,
		TOP_LEFT,
		TOP_RIGHT,
		BOTTOM_LEFT,
		BOTTOM_RIGHT,
		MIDDLE;

		boolean isLeft() {
			return this == LEFT || this == TOP_LEFT || this == BOTTOM_LEFT;
		}

		boolean isRight() {
			return this == RIGHT || this == TOP_RIGHT || this == BOTTOM_RIGHT;
		}

		boolean isTop() {
			return this == TOP || this == TOP_LEFT || this == TOP_RIGHT;
		}

		boolean isBottom() {
			return this == BOTTOM || this == BOTTOM_LEFT || this == BOTTOM_RIGHT;
		}

		boolean isCorner() {
			return this != MIDDLE && (isLeft() || isRight()) && (isTop() || isBottom());
		}
	}

	/** Values seen at the chosen keys of a strip. */
	private record Values(double low, double high) {
	}

	private static final int MARGIN = 12; // between keys and box, so that both can be held
	private static final int HIT = 6;
	private static final int KNOB = 3;
	private static final double FARTHEST_BEND = 0.45;

	private final TimelineModel model;
	private final TimeAxis axis;
	private final CurveScale scale;
	private final Map<CurveScale.Strip, Values> values = new HashMap<>();
	private final int firstFrame;
	private final int lastFrame;
	private int top = Integer.MAX_VALUE;
	private int bottom = Integer.MIN_VALUE;

	private Cage(TimelineModel model, TimeAxis axis, CurveScale scale) {
		this.model = model;
		this.axis = axis;
		this.scale = scale;
		firstFrame = model.selection().firstFrame();
		lastFrame = model.selection().lastFrame();
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				measure(strip, channel);
			}
		}
	}

	private void measure(CurveScale.Strip strip, int channel) {
		for (int frame : model.selection().frames(channel)) {
			double value = CurvePicture.seen(model, channel, frame) * scale.gain(channel);
			Values known = values.get(strip);
			values.put(strip, known == null
					? new Values(value, value)
					: new Values(Math.min(known.low(), value), Math.max(known.high(), value)));
			int y = (int) Math.round(strip.y(value));
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
		}
	}

	/** Of the chosen keys; empty when there are not two that could be scaled. */
	static Optional<Cage> of(TimelineModel model, TimeAxis axis, CurveScale scale) {
		if (model.selection().isEmpty()) {
			return Optional.empty();
		}
		Cage cage = new Cage(model, axis, scale);
		return cage.values.isEmpty() || cage.firstFrame == cage.lastFrame && cage.bottom - cage.top < 2
				? Optional.empty()
				: Optional.of(cage);
	}

	private int x(double frame) {
		return (int) Math.round(axis.x(frame / model.frameRate().framesPerSecond()));
	}

	/** In pixels of the lanes; within the lane of the curves, so that its edges can be held. */
	Rectangle box() {
		CurveScale.Strip last = scale.strips().getLast();
		int left = x(firstFrame) - MARGIN;
		int upper = Math.max(scale.strips().getFirst().top() + KNOB, top - MARGIN);
		int lower = Math.min(last.top() + last.height() - KNOB - 2, bottom + MARGIN);
		return new Rectangle(left, upper, x(lastFrame) + MARGIN - left, Math.max(2 * MARGIN, lower - upper));
	}

	void paint(GC gc, Rectangle area, Painting painting, boolean lattice) {
		Rectangle box = box();
		gc.setForeground(painting.colour(painting.palette().selection()));
		gc.setBackground(painting.colour(painting.palette().selection()));
		gc.setLineStyle(lattice ? SWT.LINE_DOT : SWT.LINE_SOLID);
		gc.drawRectangle(area.x + box.x, box.y, box.width, box.height);
		gc.setLineStyle(SWT.LINE_SOLID);
		for (Part part : Part.values()) {
			int x = area.x + knobX(part, box);
			int y = knobY(part, box);
			if (part == Part.MIDDLE) {
				gc.drawOval(x - KNOB - 1, y - KNOB - 1, 2 * KNOB + 2, 2 * KNOB + 2);
			} else if (!lattice || part.isCorner()) {
				gc.fillRectangle(x - KNOB, y - KNOB, 2 * KNOB + 1, 2 * KNOB + 1);
			}
		}
	}

	private static int knobX(Part part, Rectangle box) {
		return part.isLeft() ? box.x : part.isRight() ? box.x + box.width : box.x + box.width / 2;
	}

	private static int knobY(Part part, Rectangle box) {
		return part.isTop() ? box.y : part.isBottom() ? box.y + box.height : box.y + box.height / 2;
	}

	/** The knob or edge under the pointer. */
	Optional<Part> at(int x, int y) {
		Rectangle box = box();
		for (Part part : new Part[] { Part.TOP_LEFT, Part.TOP_RIGHT, Part.BOTTOM_LEFT, Part.BOTTOM_RIGHT, Part.LEFT,
				Part.RIGHT, Part.TOP, Part.BOTTOM, Part.MIDDLE }) {
			if (Math.max(Math.abs(knobX(part, box) - x), Math.abs(knobY(part, box) - y)) <= HIT) {
				return Optional.of(part);
			}
		}
		return Optional.empty();
	}

	/** The form of the pointer over a part. */
	static int cursor(Part part) {
		return switch (part) {
			case LEFT, RIGHT -> SWT.CURSOR_SIZEWE;
			case TOP, BOTTOM -> SWT.CURSOR_SIZENS;
			case TOP_LEFT, BOTTOM_RIGHT -> SWT.CURSOR_SIZENWSE;
			case TOP_RIGHT, BOTTOM_LEFT -> SWT.CURSOR_SIZENESW;
			case MIDDLE -> SWT.CURSOR_SIZEALL;
		};
	}

	/** A drag of a part. @param hint hears what it does, in words */
	Gesture drag(Part part, KeyGate gate, KeyVerbs.Level below, boolean lattice, Hint hint, int startX, int startY) {
		int count = model.selection().size();
		double startSeconds = axis.seconds(startX);
		return new KeyGesture(model, gate, lattice && part.isCorner()
				? Texts.of("Shape {0} keys", count)
				: part == Part.MIDDLE ? Texts.of("Bend {0} keys", count) : Texts.of("Scale {0} keys", count)) {

			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				double frames = (axis.seconds(x) - startSeconds) * model.frameRate().framesPerSecond();
				int dy = y - startY;
				if (!hasBegun() && exact().isEmpty() && Math.abs(x - startX) < 2 && Math.abs(dy) < 2) {
					return Optional.empty();
				}
				if (part == Part.MIDDLE) {
					return Optional.of(bent(frames, dy));
				}
				if (lattice && part.isCorner()) {
					return Optional.of(shaped(frames, dy));
				}
				return Optional.of(scaled(frames, dy, state, exact()));
			}

			private KeyVerbs.Result scaled(double frames, int dy, int state, OptionalDouble exact) {
				double length = Math.max(1, (double) lastFrame - firstFrame);
				boolean about = (state & SWT.MOD3) != 0;
				double pivot = about ? model.playheadFrame() : part.isLeft() ? lastFrame : firstFrame;
				double held = part.isLeft() ? firstFrame : lastFrame;
				double time = part.isLeft() || part.isRight()
						? about && held != pivot
								? (held + frames - pivot) / (held - pivot)
								: 1 + (part.isLeft() ? -frames : frames) / length
						: 1;
				int height = Math.max(1, bottom - top);
				double value = part.isTop()
						? 1 - (double) dy / height
						: part.isBottom() ? 1 + (double) dy / height : 1;
				if (exact.isPresent()) {
					time = time == 1 && !part.isCorner() && !part.isLeft() && !part.isRight()
							? 1
							: exact.getAsDouble();
					value = part.isTop() || part.isBottom() ? exact.getAsDouble() : 1;
				}
				if (!about && time < 1 / length) {
					time = 1 / length; // keys keep their order
				}
				if (part == Part.RIGHT && (state & SWT.MOD2) != 0 && lastFrame > firstFrame) {
					int target = Math.max(firstFrame + 1, (int) Math.round(firstFrame + length * time));
					hint.show(Texts.of("{0} frames, later keys too", signed(target - lastFrame)), target);
					KeyVerbs.Result ripple = KeyVerbs.retime(before, chosen.channels(), firstFrame, lastFrame,
							target);
					return new KeyVerbs.Result(ripple.keys(), KeySearch.where(ripple.keys(), chosen.channels(),
							frame -> frame >= firstFrame && frame <= target));
				}
				hint.show("× " + "%.2f".formatted(time != 1 ? time : value), (int) Math.round(held + frames));
				return KeyVerbs.warp(before, chosen, scaling(pivot, time, value, about), below);
			}

			private KeyVerbs.Warp scaling(double pivot, double time, double value, boolean aboutZero) {
				return new KeyVerbs.Warp() {
					@Override
					public double frame(int channel, double frame, double seen) {
						return pivot + (frame - pivot) * time;
					}

					@Override
					public double value(int channel, double frame, double seen) {
						Values known = values.get(scale.stripOf(channel));
						double gain = scale.gain(channel);
						double fixed = aboutZero || known == null
								? 0
								: (part.isTop() ? known.low() : known.high()) / gain;
						return value == 1 ? seen : fixed + (seen - fixed) * value;
					}
				};
			}

			/** Time bows towards the hand and keeps its order; values lean, the first down as far as the last up. */
			private KeyVerbs.Result bent(double frames, int dy) {
				double length = Math.max(1, (double) lastFrame - firstFrame);
				double bow = Math.clamp(frames / length, -FARTHEST_BEND, FARTHEST_BEND);
				hint.show(Texts.of("bend {0} %", Math.round(bow * 100)), (int) (firstFrame + length / 2));
				return KeyVerbs.warp(before, chosen, new KeyVerbs.Warp() {
					@Override
					public double frame(int channel, double frame, double seen) {
						double share = Math.clamp((frame - firstFrame) / length, 0, 1);
						return frame + 2 * bow * share * (1 - share) * length;
					}

					@Override
					public double value(int channel, double frame, double seen) {
						CurveScale.Strip strip = scale.stripOf(channel);
						double lean = 2 * (frame - firstFrame) / length - 1;
						return seen - dy * strip.perPixel() / scale.gain(channel) * lean;
					}
				}, below);
			}

			/** One corner goes with the hand, the others stay; what lies between goes in proportion. */
			private KeyVerbs.Result shaped(double frames, int dy) {
				double length = Math.max(1, (double) lastFrame - firstFrame);
				hint.show(Texts.of("{0} frames", signed((int) Math.round(frames))), lastFrame);
				return KeyVerbs.warp(before, chosen, new KeyVerbs.Warp() {
					@Override
					public double frame(int channel, double frame, double seen) {
						return frame + frames * weight(channel, frame, seen);
					}

					@Override
					public double value(int channel, double frame, double seen) {
						return seen - dy * scale.stripOf(channel).perPixel() / scale.gain(channel)
								* weight(channel, frame, seen);
					}

					private double weight(int channel, double frame, double seen) {
						double along = Math.clamp((frame - firstFrame) / length, 0, 1);
						@Nullable
						Values known = values.get(scale.stripOf(channel));
						double up = known == null || known.high() == known.low()
								? 1
								: Math.clamp((seen * scale.gain(channel) - known.low()) / (known.high() - known.low()),
										0, 1);
						return (part.isLeft() ? 1 - along : along) * (part.isTop() ? up : 1 - up);
					}
				}, below);
			}

			@Override
			void ended() {
				hint.show("", 0);
			}
		};
	}

	/** What a drag says while it goes on. */
	interface Hint {
		/** @param text empty for nothing  @param frame where to show it */
		void show(String text, int frame);
	}

	static String signed(int number) {
		return number > 0 ? "+" + number : Integer.toString(number);
	}
}
