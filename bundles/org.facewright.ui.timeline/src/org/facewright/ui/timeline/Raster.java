package org.facewright.ui.timeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Pixels in memory for what is drawn by the ten thousand, such as dense curves and their keys: a graphics context
 * strokes each of them as a path of its own, which is a hundred times slower. A curve is drawn column by column as what
 * it covers there, with smooth edges; a column's pixels lie side by side. On a display with more than one pixel to the
 * point each point becomes several columns and rows; all coordinates here are in points.
 * <p>
 * A pixel is a byte, the number of a colour: SWT turns such pictures into the window system's in half of the time that
 * it needs for pixels of red, green and blue. Each colour has {@value #LEVELS} shades over the background for edges.
 */
final class Raster {

	private static final int LEVELS = 4;
	private static final int MOST = 256;
	private static final int TILE = 16; // columns turned into rows at a time
	private static final RGB UNUSED = new RGB(0, 0, 0);

	private final Map<RGB, Integer> numbers = new HashMap<>();
	private final RGB[] colours = new RGB[MOST];
	private RGB background = UNUSED;
	private int used;
	private int points;
	private int rows;
	private int scale = 1;
	private int width;
	private int height;
	private byte[] pixels = new byte[0];
	private byte[] lines = new byte[0];

	/** An area of one colour. @param pixelsPerPoint of the display, whole */
	void begin(int newWidth, int newHeight, int pixelsPerPoint, RGB newBackground) {
		scale = pixelsPerPoint;
		points = newWidth;
		rows = newHeight;
		width = newWidth * scale;
		height = newHeight * scale;
		if (pixels.length < width * height) {
			pixels = new byte[width * height];
		}
		Arrays.fill(pixels, 0, width * height, (byte) 0);
		if (!newBackground.equals(background) || used > MOST - 2 * LEVELS) {
			numbers.clear();
			Arrays.fill(colours, UNUSED);
			background = newBackground;
			colours[0] = newBackground;
			used = 1;
		}
	}

	/** Columns to the point: curves are finer on a finer display. */
	int scale() {
		return scale;
	}

	/** The number of a colour for this picture; that of the most alike when there are too many. */
	int colour(RGB rgb) {
		Integer known = numbers.get(rgb);
		if (known != null) {
			return known;
		}
		int number = used + LEVELS <= MOST ? used : nearest(rgb);
		if (number == used) {
			for (int level = 1; level <= LEVELS; level++) {
				colours[used++] = Palette.mix(background, rgb, (double) level / LEVELS);
			}
			number += LEVELS - 1;
		}
		numbers.put(rgb, number);
		return number;
	}

	private int nearest(RGB rgb) {
		int best = LEVELS;
		int least = Integer.MAX_VALUE;
		for (int number = LEVELS; number < used; number += LEVELS) {
			RGB other = colours[number];
			int distance = Math.abs(other.red - rgb.red) + Math.abs(other.green - rgb.green)
					+ Math.abs(other.blue - rgb.blue);
			if (distance < least) {
				least = distance;
				best = number;
			}
		}
		return best;
	}

	/** A line of one point across. @param colour from {@link #colour}, as in the other methods */
	void horizontal(int y, int colour) {
		if (y >= 0 && y < rows) {
			for (int row = y * scale; row < (y + 1) * scale; row++) {
				for (int at = row; at < width * height; at += height) {
					pixels[at] = (byte) colour;
				}
			}
		}
	}

	/** One column of a shape between two heights, with smooth ends. @param x in columns, {@link #scale} to the point */
	void column(int x, float top, float bottom, int colour) {
		float from = Math.max(0, top * scale);
		float to = Math.min(height, bottom * scale);
		if (x < 0 || x >= width || !(to > from)) {
			return;
		}
		int first = (int) from;
		int last = Math.min(height - 1, (int) to);
		int start = x * height;
		if (first == last) {
			edge(start + first, colour, to - from);
			return;
		}
		edge(start + first, colour, first + 1 - from);
		byte value = (byte) colour;
		for (int at = start + first + 1; at < start + last; at++) {
			pixels[at] = value;
		}
		edge(start + last, colour, to - last);
	}

	/** A key: a square on its corner. @param x in points */
	void diamond(float x, float y, float size, int colour) {
		int middle = Math.round(x * scale);
		int reach = Math.round(size * scale);
		for (int dx = -reach; dx <= reach; dx++) {
			float half = (float) (reach - Math.abs(dx)) / scale + 0.5f;
			column(middle + dx, y - half, y + half, colour);
		}
	}

	/** A mark for keys too close to be told apart. */
	void tick(float x, float y, float half, int colour) {
		int left = Math.round(x * scale);
		for (int column = left; column < left + scale; column++) {
			column(column, y - half, y + half, colour);
		}
	}

	/** A pixel covered in part: a shade over the background; over others the one that covers more. */
	private void edge(int at, int colour, float amount) {
		int level = (int) (amount * LEVELS + 0.5f);
		if (pixels[at] == 0) {
			if (level > 0) {
				pixels[at] = (byte) (colour - LEVELS + Math.min(LEVELS, level));
			}
		} else if (2 * level >= LEVELS) {
			pixels[at] = (byte) colour;
		}
	}

	/** Puts it into a picture, in one piece. */
	void draw(GC gc, int x, int y) {
		if (width > 0 && height > 0) {
			Image picture = toImage(gc.getDevice());
			if (scale == 1) {
				Pictures.draw(gc, picture, new Rectangle(x, y, points, rows), 1);
			} else {
				gc.drawImage(picture, 0, 0, width, height, x, y, points, rows);
			}
			picture.dispose();
		}
	}

	private Image toImage(Device device) {
		if (lines.length != width * height) {
			lines = new byte[width * height];
		}
		for (int left = 0; left < width; left += TILE) {
			int right = Math.min(width, left + TILE);
			for (int y = 0; y < height; y++) {
				int to = y * width;
				for (int x = left; x < right; x++) {
					lines[to + x] = pixels[x * height + y];
				}
			}
		}
		return new Image(device, new ImageData(width, height, 8, new PaletteData(colours), 1, lines));
	}
}
