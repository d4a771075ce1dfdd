package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;

/** The sound: peaks, and the body of its loudness in them. */
final class WaveLane extends Lane {

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Raster raster = new Raster();
	private final float[] measured = new float[3];

	WaveLane(TimelineModel model, TimeAxis axis) {
		super("Sound", 76);
		this.model = model;
		this.axis = axis;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		raster.begin(area.width, area.height, palette.lane());
		double middle = area.height / 2.0;
		double half = middle - 3;
		raster.horizontal((int) middle, palette.grid());
		for (int x = 0; x < area.width; x++) {
			model.wave().measure(axis.seconds(x), axis.seconds(x + 1.0), measured);
			raster.column(x, middle - half * measured[1], middle - half * measured[0], palette.wave());
			raster.column(x, middle - half * measured[2], middle + half * measured[2], palette.waveBody());
		}
		Image picture = raster.toImage(gc.getDevice());
		gc.drawImage(picture, area.x, area.y);
		picture.dispose();
	}
}
