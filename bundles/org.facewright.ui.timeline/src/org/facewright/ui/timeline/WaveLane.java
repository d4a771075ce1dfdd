package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.facewright.ui.texts.Texts;

/** The sound: peaks, and the body of its loudness in them. */
final class WaveLane extends Lane {

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Raster raster = new Raster();
	private final float[] measured = new float[3];

	WaveLane(TimelineModel model, TimeAxis axis) {
		super(Texts.of("Sound"), 76);
		this.model = model;
		this.axis = axis;
	}

	@Override
	boolean scrolls() {
		return true;
	}

	@Override
	Object depicts() {
		return model.wave();
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		raster.begin(painting.to() - painting.from(), area.height, painting.scale(), palette.lane());
		float middle = area.height / 2f;
		float half = middle - 3;
		int peaks = raster.colour(palette.wave());
		int body = raster.colour(palette.waveBody());
		raster.horizontal((int) middle, raster.colour(palette.grid()));
		double step = 1.0 / raster.scale();
		int columns = (painting.to() - painting.from()) * raster.scale();
		for (int column = 0; column < columns; column++) {
			double x = painting.from() + column * step;
			model.wave().measure(axis.seconds(x), axis.seconds(x + step), measured);
			raster.column(column, middle - half * measured[1], middle - half * measured[0], peaks);
			raster.column(column, middle - half * measured[2], middle + half * measured[2], body);
		}
		raster.draw(gc, area.x + painting.from(), area.y);
	}
}
