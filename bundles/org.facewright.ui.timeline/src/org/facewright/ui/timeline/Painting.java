package org.facewright.ui.timeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.jspecify.annotations.Nullable;

/**
 * What all lanes need to paint: colours, sizes of texts, and which part of the lanes is being painted. Colours and sizes
 * are kept between paints.
 */
final class Painting {

	private static final int MOST_TEXTS = 2000;

	private final Map<RGB, Color> colours = new HashMap<>();
	private final Map<String, Point> extents = new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.@Nullable Entry<String, Point> eldest) {
			return size() > MOST_TEXTS;
		}
	};
	private @Nullable Font measured;
	private Palette palette = Palette.DARK;
	private int from;
	private int to;
	private int scale = 1;

	Palette palette() {
		return palette;
	}

	void setPalette(Palette newPalette) {
		palette = newPalette;
	}

	/** @param first and end columns of the lanes that are painted now; the GC is clipped to them */
	void setColumns(int first, int end, int pixelsPerPoint) {
		from = first;
		to = end;
		scale = pixelsPerPoint;
	}

	/** First column of the lanes that is painted now, from their left edge. */
	int from() {
		return from;
	}

	/** One past the last column that is painted now. */
	int to() {
		return to;
	}

	/** Pixels to the point of the display, whole. */
	int scale() {
		return scale;
	}

	Color colour(RGB rgb) {
		return colours.computeIfAbsent(rgb, Color::new);
	}

	/** Size of a text in the GC's font. */
	Point extent(GC gc, String text) {
		Font font = gc.getFont();
		if (!font.equals(measured)) {
			extents.clear();
			measured = font;
		}
		Point known = extents.get(text);
		if (known == null) {
			known = gc.textExtent(text);
			extents.put(text, known);
		}
		return known;
	}
}
