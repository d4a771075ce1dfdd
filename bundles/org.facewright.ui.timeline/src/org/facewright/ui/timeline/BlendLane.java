package org.facewright.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.motion.MotionClip;
import org.facewright.ui.texts.Texts;

/**
 * A slider that moves the chosen keys between their neighbours, or towards one of them, the motion below, the ghost, a
 * smooth line or rest. What it moves towards is chosen on the left.
 */
final class BlendLane extends Lane {

	private static final int GAP = 10;
	private static final int KNOB = 6;
	private static final int LONGEST = 420;
	private static final double BEYOND = 1.25; // overshoot at the slider's ends

	private final TimelineModel model;
	private final KeyGate gate;
	private final Supplier<KeyVerbs.Level> below;
	private final int[] ends = new int[KeyVerbs.Blend.values().length]; // right edges of the kinds' names
	private KeyVerbs.Blend kind = KeyVerbs.Blend.TWEEN;
	private double amount;

	BlendLane(TimelineModel model, KeyGate gate, Supplier<KeyVerbs.Level> below) {
		super(Texts.of("Blend"), 24);
		this.model = model;
		this.gate = gate;
		this.below = below;
	}

	KeyVerbs.Blend kind() {
		return kind;
	}

	void setKind(KeyVerbs.Blend newKind) {
		kind = newKind;
	}

	void nextKind() {
		kind = KeyVerbs.Blend.values()[(kind.ordinal() + 1) % KeyVerbs.Blend.values().length];
	}

	private static String name(KeyVerbs.Blend kind) {
		return switch (kind) {
			case TWEEN -> Texts.of("Tween");
			case NEIGHBOUR -> Texts.of("Neighbour");
			case BASE -> Texts.of("Base");
			case GHOST -> Texts.of("Ghost");
			case SMOOTH -> Texts.of("Smooth");
			case REST -> Texts.of("Rest");
		};
	}

	/** Of the step it makes. */
	String step() {
		return Texts.of("{0}: blend {1} keys", name(kind), model.selection().size());
	}

	/** The chosen keys moved by an amount, 1 being the whole way. */
	KeyVerbs.Result blended(double wanted) {
		return KeyVerbs.blend(model.keys(), model.selection(), kind, wanted, below.get(), ghost());
	}

	/** What is drawn as ghost; the motion below the keys where there is none. */
	private KeyVerbs.Level ghost() {
		KeyVerbs.Level under = below.get();
		MotionClip ghost = model.ghost().orElse(null);
		return ghost == null
				? under
				: (channel, frame) -> channel < ghost.channels().size() && frame >= 0 && frame < ghost.frameCount()
						? ghost.column(channel).get(frame)
						: under.at(channel, frame);
	}

	@Override
	Object depicts() {
		return List.of(kind, amount, model.selection().isEmpty());
	}

	/** The slider: its left edge and its length, from the lane's left edge. */
	private Rectangle slider(Rectangle area) {
		int left = ends[ends.length - 1] + 2 * GAP;
		return new Rectangle(left, area.y, Math.clamp(area.width - left - GAP, 20, LONGEST), area.height);
	}

	/** Where the knob lies for an amount. */
	int x(double wanted, Rectangle area) {
		Rectangle slider = slider(area);
		return (int) Math.round(slider.x + (wanted / BEYOND + 1) / 2 * slider.width);
	}

	/** The middle of a kind's name. */
	int x(KeyVerbs.Blend wanted) {
		int left = wanted.ordinal() == 0 ? 0 : ends[wanted.ordinal() - 1];
		return (left + ends[wanted.ordinal()]) / 2;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.lane()));
		gc.fillRectangle(area);
		int left = 0;
		for (KeyVerbs.Blend blend : KeyVerbs.Blend.values()) {
			Point size = painting.extent(gc, name(blend));
			boolean chosen = blend == kind;
			if (chosen) {
				gc.setBackground(painting.colour(Palette.mix(palette.lane(), palette.selection(), 0.45)));
				gc.fillRoundRectangle(area.x + left + 2, area.y + 2, size.x + GAP - 2, area.height - 5, 6, 6);
			}
			gc.setForeground(painting.colour(chosen ? palette.text() : palette.faintText()));
			gc.drawText(name(blend), area.x + left + 1 + GAP / 2, area.y + (area.height - size.y) / 2, true);
			left += size.x + GAP;
			ends[blend.ordinal()] = left;
		}
		Rectangle slider = slider(area);
		int middle = area.y + area.height / 2;
		boolean usable = !model.selection().isEmpty();
		gc.setForeground(painting.colour(usable ? palette.faintText() : palette.grid()));
		gc.drawLine(area.x + slider.x, middle, area.x + slider.x + slider.width, middle);
		for (double mark : new double[] { -1, -0.5, 0, 0.5, 1 }) {
			int x = area.x + x(mark, area);
			int half = mark == 0 ? 5 : 3;
			gc.drawLine(x, middle - half, x, middle + half);
		}
		int knob = area.x + x(amount, area);
		gc.setBackground(painting.colour(usable ? palette.selectedKey() : palette.grid()));
		gc.fillRoundRectangle(knob - KNOB / 2, area.y + 4, KNOB + 1, area.height - 9, 4, 4);
		if (amount != 0) {
			gc.setForeground(painting.colour(palette.text()));
			gc.drawText("%+.0f %%".formatted(amount * 100), area.x + slider.x + slider.width + GAP,
					area.y + (area.height - painting.extent(gc, "0").y) / 2, true);
		}
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		for (KeyVerbs.Blend blend : KeyVerbs.Blend.values()) {
			if (x < ends[blend.ordinal()]) {
				kind = blend;
				return Optional.empty();
			}
		}
		return model.selection().isEmpty() ? Optional.empty() : Optional.of(slide(x, area));
	}

	/** Starts from the middle wherever it is pressed, so that nothing jumps. */
	private Gesture slide(int startX, Rectangle area) {
		Rectangle slider = slider(area);
		KeyVerbs.Level under = below.get();
		KeyVerbs.Level ghost = ghost();
		boolean onKnob = Math.abs(startX - x(0, area)) <= KNOB;
		return new KeyGesture(model, gate, step()) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				if (onKnob && !hasBegun() && exact().isEmpty() && Math.abs(x - startX) < 2) {
					return Optional.empty();
				}
				double wanted = (2.0 * (x - slider.x) / slider.width - 1) * BEYOND;
				amount = exact().isPresent()
						? exact().getAsDouble() / 100
						: Math.clamp(wanted, -BEYOND, BEYOND);
				return Optional.of(KeyVerbs.blend(before, chosen, kind, amount, under, ghost));
			}

			@Override
			void ended() {
				amount = 0;
			}
		};
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		if (x < ends[ends.length - 1]) {
			return Texts.of("What the slider moves the chosen keys towards");
		}
		return model.selection().isEmpty()
				? Texts.of("Choose keys, then drag: they move between their neighbours or towards something")
				: Texts.of("Drag: the chosen keys follow; Escape takes it back");
	}
}
