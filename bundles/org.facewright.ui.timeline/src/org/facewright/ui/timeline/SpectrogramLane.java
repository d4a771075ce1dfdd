package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

/** Pitch over time, low sounds at the bottom. */
final class SpectrogramLane extends Lane {

	private static final int SHADES = 256;

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Raster raster = new Raster();
	private final int[] levels = new int[Spectrogram.BANDS];
	private final RGB[] shades = new RGB[SHADES];
	private Palette shadesOf = Palette.LIGHT;

	SpectrogramLane(TimelineModel model, TimeAxis axis) {
		super("Pitch", 72);
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
				shades[i] = level < 0.6
						? Palette.mix(palette.lane(), palette.waveBody(), level / 0.6)
						: Palette.mix(palette.waveBody(), palette.playhead(), (level - 0.6) / 0.4);
			}
		}
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		shade(palette);
		raster.begin(area.width, area.height, palette.lane());
		double bandHeight = (double) area.height / Spectrogram.BANDS;
		if (!model.spectrogram().isEmpty()) {
			for (int x = 0; x < area.width; x++) {
				model.spectrogram().measure(axis.seconds(x), axis.seconds(x + 1.0), levels);
				for (int band = 0; band < Spectrogram.BANDS; band++) {
					if (levels[band] > 0) {
						double bottom = area.height - band * bandHeight;
						raster.column(x, bottom - bandHeight, bottom, shades[levels[band]]);
					}
				}
			}
		}
		Image picture = raster.toImage(gc.getDevice());
		gc.drawImage(picture, area.x, area.y);
		picture.dispose();
	}
}
