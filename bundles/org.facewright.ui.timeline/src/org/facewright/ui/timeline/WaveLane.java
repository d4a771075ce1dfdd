package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** The sound: peaks, and the body of its loudness in them. */
final class WaveLane extends Lane {

	private final TimelineModel model;
	private final TimeAxis axis;
	private final float[] measured = new float[3];

	WaveLane(TimelineModel model, TimeAxis axis) {
		super("Sound", 76);
		this.model = model;
		this.axis = axis;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.lane()));
		gc.fillRectangle(area);
		int middle = area.y + area.height / 2;
		double half = area.height / 2.0 - 3;
		gc.setForeground(painting.colour(palette.grid()));
		gc.drawLine(area.x, middle, area.x + area.width, middle);
		int[] peaks = new int[area.width * 4];
		int[] body = new int[area.width * 4];
		for (int i = 0; i < area.width; i++) {
			model.wave().measure(axis.seconds(i), axis.seconds(i + 1.0), measured);
			put(peaks, i, area.x, middle - half * measured[1], middle - half * measured[0]);
			put(body, i, area.x, middle - half * measured[2], middle + half * measured[2]);
		}
		gc.setForeground(painting.colour(palette.wave()));
		gc.drawPolyline(peaks);
		gc.setForeground(painting.colour(palette.waveBody()));
		gc.drawPolyline(body);
	}

	/** A column of the zigzag that fills the shape. */
	private static void put(int[] points, int column, int left, double top, double bottom) {
		boolean down = column % 2 == 0;
		points[column * 4] = left + column;
		points[column * 4 + 1] = (int) Math.round(down ? top : bottom);
		points[column * 4 + 2] = left + column;
		points[column * 4 + 3] = (int) Math.round(down ? bottom : top);
	}
}
