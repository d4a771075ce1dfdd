package org.facewright.ui.timeline;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.ui.texts.Texts;

/** What the take is meant to feel: a band for each emotion, as high as it is strong. */
final class EmotionLane extends Lane {

	private static final RGB[] COLOURS = { new RGB(230, 159, 0), new RGB(86, 180, 233), new RGB(0, 158, 115),
			new RGB(204, 121, 167), new RGB(213, 94, 0), new RGB(148, 148, 200) };

	private final TimelineModel model;
	private final TimeAxis axis;

	EmotionLane(TimelineModel model, TimeAxis axis) {
		super(Texts.of("Emotion"), 34);
		this.model = model;
		this.axis = axis;
	}

	@Override
	boolean hasContent() {
		return !model.feelings().isEmpty();
	}

	@Override
	Object depicts() {
		return model.feelings();
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.lane()));
		gc.fillRectangle(area);
		int count = model.feelings().size();
		for (int i = 0; i < count; i++) {
			TimelineModel.Feeling feeling = model.feelings().get(i);
			int top = area.y + area.height * i / count;
			int height = area.height * (i + 1) / count - area.height * i / count;
			paint(gc, painting, feeling, COLOURS[i % COLOURS.length], new Rectangle(area.x, top, area.width, height));
		}
	}

	private void paint(GC gc, Painting painting, TimelineModel.Feeling feeling, RGB colour, Rectangle band) {
		RGB soft = Palette.mix(painting.palette().lane(), colour, 0.5);
		gc.setForeground(painting.colour(soft));
		for (int x = 0; x < band.width; x++) {
			int from = frame(axis.seconds(x), feeling);
			int to = Math.max(from + 1, frame(axis.seconds(x + 1.0), feeling));
			if (from >= 0 && to <= feeling.values().length()) {
				float value = Math.clamp(feeling.values().extremes(from, to).max(), 0, 1);
				int height = Math.round(value * (band.height - 1));
				if (height > 0) {
					gc.drawLine(band.x + x, band.y + band.height - 1, band.x + x, band.y + band.height - height);
				}
			}
		}
		Point size = painting.extent(gc, feeling.name());
		if (size.y <= band.height + 4) {
			gc.setForeground(painting.colour(painting.palette().text()));
			gc.drawText(feeling.name(), band.x + 4, band.y + (band.height - size.y) / 2, SWT.DRAW_TRANSPARENT);
		}
	}

	private int frame(double seconds, TimelineModel.Feeling feeling) {
		double frame = Math.floor(seconds * model.frameRate().framesPerSecond());
		return frame < 0 || frame >= feeling.values().length() ? -1 : (int) frame;
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		StringBuilder text = new StringBuilder();
		for (TimelineModel.Feeling feeling : model.feelings()) {
			int frame = frame(axis.seconds(x), feeling);
			if (frame >= 0) {
				text.append(text.isEmpty() ? "" : "\n").append(feeling.name())
						.append("  %.2f".formatted(feeling.values().get(frame)));
			}
		}
		return text.toString();
	}
}
