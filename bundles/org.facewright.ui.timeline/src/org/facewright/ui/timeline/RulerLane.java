package org.facewright.ui.timeline;

import java.util.Optional;
import java.util.function.DoubleConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Time, markers and the region. A drag scrubs; with Ctrl it sets the region. */
final class RulerLane extends Lane {

	private static final int LABEL_GAP = 84;

	private final TimelineModel model;
	private final TimeAxis axis;
	private final DoubleConsumer scrub;

	/** @param scrub gets the instant under the hand */
	RulerLane(TimelineModel model, TimeAxis axis, DoubleConsumer scrub) {
		super("Time", 30);
		this.model = model;
		this.axis = axis;
		this.scrub = scrub;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.background()));
		gc.fillRectangle(area);
		if (model.hasRegion()) {
			int from = (int) axis.x(model.regionStart());
			int to = (int) axis.x(model.regionEnd());
			gc.setBackground(painting.colour(Palette.mix(palette.background(), palette.selection(), 0.5)));
			gc.fillRectangle(area.x + from, area.y, Math.max(1, to - from), 8);
		}
		double step = model.display().step(axis.pixelsPerSecond(), model.frameRate(), LABEL_GAP);
		double fine = Math.max(step / 10, 1 / model.frameRate().framesPerSecond());
		gc.setForeground(painting.colour(palette.grid()));
		for (long i = (long) Math.floor(axis.startSeconds() / fine); i * fine <= axis.endSeconds(); i++) {
			int x = area.x + (int) Math.round(axis.x(i * fine));
			gc.drawLine(x, area.y + area.height - 5, x, area.y + area.height);
		}
		gc.setForeground(painting.colour(palette.faintText()));
		for (long i = (long) Math.floor(axis.startSeconds() / step); i * step <= axis.endSeconds(); i++) {
			if (i < 0) {
				continue;
			}
			int x = area.x + (int) Math.round(axis.x(i * step));
			gc.drawLine(x, area.y + area.height - 11, x, area.y + area.height);
			gc.drawText(model.display().text(i * step, model.frameRate()), x + 4, area.y + 8, true);
		}
		for (TimelineModel.Mark mark : model.marks()) {
			paintMark(gc, area, painting, mark);
		}
	}

	private void paintMark(GC gc, Rectangle area, Painting painting, TimelineModel.Mark mark) {
		int x = area.x + (int) Math.round(axis.x(model.frameRate().secondsOf(mark.frame())));
		gc.setForeground(painting.colour(painting.palette().warning()));
		gc.setBackground(painting.colour(painting.palette().warning()));
		gc.fillPolygon(new int[] { x - 4, area.y, x + 4, area.y, x, area.y + 7 });
		Point size = gc.textExtent(mark.label());
		gc.drawText(mark.label(), x + 6, area.y - 1, true);
		if (mark.length() > 0) {
			int to = area.x
					+ (int) Math.round(axis.x(model.frameRate().secondsOf((long) mark.frame() + mark.length())));
			gc.drawLine(x, area.y + 1, Math.max(to, x + size.x), area.y + 1);
		}
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		if ((state & SWT.MOD1) != 0) {
			return Optional.of(regionDrag(x));
		}
		scrub.accept(axis.seconds(x));
		return Optional.of(new Gesture() {
			private final double before = model.playhead();

			@Override
			public void drag(int toX, int toY, int toState) {
				scrub.accept(axis.seconds(toX));
			}

			@Override
			public void release() {
				// the playhead stays where it is
			}

			@Override
			public void cancel() {
				scrub.accept(before);
			}
		});
	}

	private Gesture regionDrag(int startX) {
		double from = onFrame(startX);
		double oldStart = model.regionStart();
		double oldEnd = model.regionEnd();
		return new Gesture() {
			@Override
			public void drag(int x, int y, int state) {
				model.setRegion(from, onFrame(x));
			}

			@Override
			public void release() {
				if (!model.hasRegion()) {
					model.setRegion(Double.NaN, Double.NaN);
				}
			}

			@Override
			public void cancel() {
				model.setRegion(oldStart, oldEnd);
			}
		};
	}

	private double onFrame(int x) {
		double rate = model.frameRate().framesPerSecond();
		return Math.max(0, Math.round(axis.seconds(x) * rate) / rate);
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		return model.display().text(axis.seconds(x), model.frameRate());
	}
}
