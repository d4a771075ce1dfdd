package org.facewright.ui.timeline;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** What all lanes need to paint. Colours are kept between paints. */
final class Painting {

	private final Map<RGB, Color> colours = new HashMap<>();
	private Palette palette = Palette.DARK;

	Palette palette() {
		return palette;
	}

	void setPalette(Palette newPalette) {
		palette = newPalette;
	}

	Color colour(RGB rgb) {
		return colours.computeIfAbsent(rgb, Color::new);
	}
}
