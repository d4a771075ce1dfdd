package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.facewright.ui.texts.Texts;

/** Pitch over time, low sounds at the bottom. */
final class SpectrogramLane extends Lane {

	private static final int SHADES = 48; // more than eyes tell apart, fewer than a raster has colours

	private static final int LEVELS = 256; // of the spectrogram

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Raster raster = new Raster();
	private final int[] levels = new int[Spectrogram.BANDS];
	private final RGB[] shades = new RGB[SHADES];
	private final int[] numbers = new int[SHADES];
	private Palette shadesOf = Palette.LIGHT;

	SpectrogramLane(TimelineModel model, TimeAxis axis) {
		super(Texts.of("Pitch"), 72);
		this.model = model;
		this.axis = axis;
		shade(Palette.DARK);
	}

	/** From the lane's colour over the wave's to the playhead's, so that it suits the theme. */
	private void shade(Palette palette) {
		if (palette != shadesOf) {
			shadesOf = palette;
			for (int i = 0; i < SHADES; i++) {
				double level = i / (SHADES - 1.0);
				RGB shade = level < 0.6
						? Palette.mix(palette.lane(), palette.waveBody(), level / 0.6)
						: Palette.mix(palette.waveBody(), palette.playhead(), (level - 0.6) / 0.4);
				shades[i] = shade;
			}
		}
	}

	@Override
	boolean scrolls() {
		return true;
	}

	@Override
	Object depicts() {
		return model.spectrogram();
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		shade(palette);
		raster.begin(painting.to() - painting.from(), area.height, painting.scale(), palette.lane());
		for (int i = 0; i < SHADES; i++) {
			numbers[i] = raster.colour(shades[i]);
		}
		float bandHeight = (float) area.height / Spectrogram.BANDS;
		if (!model.spectrogram().isEmpty()) {
			double step = 1.0 / raster.scale();
			int columns = (painting.to() - painting.from()) * raster.scale();
			for (int column = 0; column < columns; column++) {
				double x = painting.from() + column * step;
				model.spectrogram().measure(axis.seconds(x), axis.seconds(x + step), levels);
				for (int band = 0; band < Spectrogram.BANDS; band++) {
					if (levels[band] > 0) {
						float bottom = area.height - band * bandHeight;
						raster.column(column, bottom - bandHeight, bottom,
								numbers[levels[band] * SHADES / LEVELS]);
					}
				}
			}
		}
		raster.draw(gc, area.x + painting.from(), area.y);
	}
}
