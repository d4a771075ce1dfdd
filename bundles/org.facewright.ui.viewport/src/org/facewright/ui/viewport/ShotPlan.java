package org.facewright.ui.viewport;

import java.util.ArrayList;
import java.util.List;

/** Where the pictures of a viewport lie within it, in pixels with y from below. */
final class ShotPlan {

	private static final double INSET = 0.36; // of the smaller side
	private static final int LEAST_INSET = 90;
	private static final int MARGIN = 10;

	/** @param other whether it shows the second pose  @param inset whether it shows the mouth */
	record Place(int x, int y, int width, int height, boolean other, boolean inset) {
	}

	private ShotPlan() {
	}

	/** In the order of drawing: what comes later lies above. */
	static List<Place> of(int width, int height, boolean two, boolean inset) {
		List<Place> places = new ArrayList<>();
		if (width < 1 || height < 1) {
			return places;
		}
		int columns = two && width > 1 ? 2 : 1;
		int column = width / columns;
		for (int i = 0; i < columns; i++) {
			int x = i * column;
			places.add(new Place(x, 0, column, height, i == 1, false));
			int side = (int) Math.max(LEAST_INSET, Math.min(column, height) * INSET);
			if (inset && column >= 2 * side && height >= 2 * side) {
				places.add(new Place(x + column - side - MARGIN, MARGIN, side, side * 3 / 4, i == 1, true));
			}
		}
		return places;
	}
}
