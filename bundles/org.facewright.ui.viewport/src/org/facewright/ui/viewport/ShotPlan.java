package org.facewright.ui.viewport;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.render.Area;

/** Where the pictures of a viewport lie within it, in pixels with y from below. */
final class ShotPlan {

	private static final double INSET = 0.36; // of the smaller side
	private static final int LEAST_INSET = 90;
	private static final int MARGIN = 10;

	/**
	 * @param clip  what of the place is painted
	 * @param other whether it shows the second pose
	 * @param inset whether it shows the mouth
	 * @param ghost whether it is laid over what is there
	 */
	record Place(Area frame, Area clip, boolean other, boolean inset, boolean ghost) {
	}

	private ShotPlan() {
	}

	/**
	 * In the order of drawing: what comes later lies above.
	 *
	 * @param divider of a swipe, 0 at the left … 1 at the right
	 * @param flipped whether the second pose is meant by the first place
	 */
	static List<Place> of(int width, int height, Arrangement arrangement, double divider, boolean flipped,
			boolean inset) {
		List<Place> places = new ArrayList<>();
		if (width < 1 || height < 1) {
			return places;
		}
		Area whole = new Area(0, 0, width, height);
		int line = (int) Math.round(Math.clamp(divider, 0, 1) * width);
		switch (arrangement) {
			case ALONE -> add(places, whole, whole, flipped, inset, false);
			case SIDE_BY_SIDE -> {
				int column = Math.max(1, width / 2);
				for (int i = 0; i < 2; i++) {
					Area half = new Area(i * column, 0, column, height);
					add(places, half, half, i == 1 != flipped, inset, false);
				}
			}
			case OVERLAY -> {
				add(places, whole, whole, flipped, inset, false);
				add(places, whole, whole, !flipped, inset, true);
			}
			default -> {
				add(places, whole, new Area(0, 0, line, height), flipped, inset, false);
				add(places, whole, new Area(line, 0, width - line, height), !flipped, inset, false);
			}
		}
		places.removeIf(place -> place.clip().width() == 0 || place.clip().height() == 0);
		return places;
	}

	private static void add(List<Place> places, Area frame, Area clip, boolean other, boolean inset, boolean ghost) {
		places.add(new Place(frame, clip, other, false, ghost));
		int side = (int) Math.max(LEAST_INSET, Math.min(frame.width(), frame.height()) * INSET);
		if (inset && frame.width() >= 2 * side && frame.height() >= 2 * side) {
			// the close-up of a swipe has a line of its own at the same share
			Area close = new Area(frame.x() + frame.width() - side - MARGIN, MARGIN, side, side * 3 / 4);
			double from = (double) (clip.x() - frame.x()) / frame.width();
			double to = (double) (clip.x() + clip.width() - frame.x()) / frame.width();
			int left = close.x() + (int) Math.round(from * side);
			Area seen = new Area(left, close.y(), close.x() + (int) Math.round(to * side) - left, close.height());
			places.add(new Place(close, seen, other, true, ghost));
		}
		// all heads first, close-ups above them
		places.sort((one, two) -> Boolean.compare(one.inset(), two.inset()));
	}
}
