package org.facewright.ui.timeline;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.speech.Segment;
import org.facewright.ui.texts.Texts;

/**
 * Whether the mouth closes for P B M F V: a disc where it does, a triangle where it nearly does, a cross where it does
 * not. A click goes there and chooses the phone.
 */
final class ClosureLane extends Lane {

	private static final int REACH = 8; // pixels
	private static final RGB GOOD = new RGB(0, 158, 115);
	private static final RGB WEAK = new RGB(230, 159, 0);

	private final TimelineModel model;
	private final TimeAxis axis;

	ClosureLane(TimelineModel model, TimeAxis axis) {
		super(Texts.of("Closures"), 20);
		this.model = model;
		this.axis = axis;
	}

	@Override
	boolean hasContent() {
		return !model.closings().isEmpty();
	}

	/** What is painted. */
	private record Depicted(List<Closing> closings, List<Segment> phones) {
	}

	@Override
	Object depicts() {
		return new Depicted(model.closings(), model.speech().phones());
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.lane()));
		gc.fillRectangle(area);
		gc.setAntialias(SWT.ON);
		int middle = area.y + area.height / 2;
		for (Closing closing : model.closings()) {
			if (closing.phone() >= model.speech().phones().size()) {
				break; // the speech has just changed
			}
			Segment phone = model.speech().phones().get(closing.phone());
			if (phone.endSeconds() < axis.startSeconds() || phone.startSeconds() > axis.endSeconds()) {
				continue;
			}
			int from = area.x + (int) Math.round(axis.x(phone.startSeconds()));
			int to = area.x + (int) Math.round(axis.x(phone.endSeconds()));
			RGB colour = colour(closing.state(), palette);
			gc.setBackground(painting.colour(Palette.mix(palette.lane(), colour, 0.35)));
			gc.fillRectangle(from, area.y + area.height - 4, Math.max(1, to - from), 3);
			mark(gc, painting, closing.state(), (from + to) / 2, middle - 1, colour);
		}
		gc.setAntialias(SWT.OFF);
	}

	private static RGB colour(Closing.State state, Palette palette) {
		return switch (state) {
			case CLOSED -> GOOD;
			case WEAK -> WEAK;
			case MISSING -> palette.warning();
		};
	}

	private static void mark(GC gc, Painting painting, Closing.State state, int x, int y, RGB colour) {
		gc.setBackground(painting.colour(colour));
		gc.setForeground(painting.colour(colour));
		switch (state) {
			case CLOSED -> gc.fillOval(x - 4, y - 4, 8, 8);
			case WEAK -> gc.fillPolygon(new int[] { x - 5, y + 4, x + 5, y + 4, x, y - 5 });
			case MISSING -> {
				gc.setLineWidth(2);
				gc.drawLine(x - 4, y - 4, x + 4, y + 4);
				gc.drawLine(x - 4, y + 4, x + 4, y - 4);
				gc.setLineWidth(1);
			}
		}
	}

	private Optional<Closing> at(int x) {
		Closing best = null;
		double nearest = Double.POSITIVE_INFINITY;
		for (Closing closing : model.closings()) {
			if (closing.phone() < model.speech().phones().size()) {
				Segment phone = model.speech().phones().get(closing.phone());
				double from = axis.x(phone.startSeconds());
				double to = axis.x(phone.endSeconds());
				double distance = Math.abs((from + to) / 2 - x);
				if ((distance <= REACH || x >= from && x < to) && distance < nearest) {
					best = closing;
					nearest = distance;
				}
			}
		}
		return Optional.ofNullable(best);
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		at(x).ifPresent(closing -> {
			model.chooseSpeech(SpeechSelection.of(false, closing.phone()));
			model.setPlayhead(closing.seconds());
		});
		return Optional.empty();
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		return at(x).map(closing -> {
			String label = model.speech().phones().get(closing.phone()).label();
			String distance = "%.1f".formatted(closing.millimetres());
			return switch (closing.state()) {
				case CLOSED -> Texts.of("{0} closes", label);
				case WEAK -> Texts.of("{0} is weak: the lips come as near as {1} mm", label, distance);
				case MISSING -> Texts.of("{0} does not close: the lips stay {1} mm apart", label, distance);
			};
		}).orElse("");
	}
}
