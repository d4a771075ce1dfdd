package org.facewright.ui.timeline;

import java.util.Arrays;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * Pixels in memory for what is drawn by the ten thousand, such as dense curves and their keys: a graphics context
 * strokes each of them as a path of its own, which is a hundred times slower. A curve is drawn column by column as what
 * it covers there, with smooth edges; a column's pixels lie side by side. On a display with more than one pixel to the
 * point each point becomes several columns and rows; all coordinates here are in points.
 */
final class Raster {

	/** Bytes lie as the window system's own pictures have them, so that they are copied as they are. */
	private static final PaletteData LAYOUT = new PaletteData(0xff00, 0xff0000, 0xff000000);
	private static final int BYTES = 4;
	private static final int TILE = 32; // columns turned into rows at a time

	private int points;
	private int rows;
	private int scale = 1;
	private int width;
	private int height;
	private int[] pixels = new int[0];
	private byte[] bytes = new byte[0];

	/** An area of one colour. @param pixelsPerPoint of the display, whole */
	void begin(int newWidth, int newHeight, int pixelsPerPoint, RGB background) {
		scale = pixelsPerPoint;
		points = newWidth;
		rows = newHeight;
		width = newWidth * scale;
		height = newHeight * scale;
		if (pixels.length < width * height) {
			pixels = new int[width * height];
		}
		Arrays.fill(pixels, 0, width * height, packed(background));
	}

	/** Columns to the point: curves are finer on a finer display. */
	int scale() {
		return scale;
	}

	static int packed(RGB colour) {
		return colour.red << 16 | colour.green << 8 | colour.blue;
	}

	/** A line of one point across. */
	void horizontal(int y, int colour) {
		if (y >= 0 && y < rows) {
			for (int row = y * scale; row < (y + 1) * scale; row++) {
				for (int at = row; at < width * height; at += height) {
					pixels[at] = colour;
				}
			}
		}
	}

	/** One column of a shape between two heights, blended at its ends. @param x in columns, {@link #scale} to the point */
	void column(int x, float top, float bottom, int colour) {
		float from = Math.max(0, top * scale);
		float to = Math.min(height, bottom * scale);
		if (x < 0 || x >= width || to <= from) {
			return;
		}
		int first = (int) from;
		int last = Math.min(height - 1, (int) to);
		int start = x * height;
		if (first == last) {
			blend(start + first, colour, to - from);
			return;
		}
		blend(start + first, colour, first + 1 - from);
		for (int at = start + first + 1; at < start + last; at++) {
			pixels[at] = colour;
		}
		blend(start + last, colour, to - last);
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

	private void blend(int at, int over, float amount) {
		int weight = (int) (amount * 256);
		int under = pixels[at];
		int redBlue = (under & 0xff00ff) * (256 - weight) + (over & 0xff00ff) * weight >>> 8 & 0xff00ff;
		int green = (under & 0xff00) * (256 - weight) + (over & 0xff00) * weight >>> 8 & 0xff00;
		pixels[at] = redBlue | green;
	}

	/** Puts it into a picture, in one piece. */
	void draw(GC gc, int x, int y) {
		if (width > 0 && height > 0) {
			Image picture = toImage(gc.getDevice());
			gc.drawImage(picture, 0, 0, width, height, x, y, points, rows);
			picture.dispose();
		}
	}

	private Image toImage(Device device) {
		if (bytes.length != width * height * BYTES) {
			bytes = new byte[width * height * BYTES];
		}
		for (int left = 0; left < width; left += TILE) {
			int right = Math.min(width, left + TILE);
			for (int y = 0; y < height; y++) {
				int to = (y * width + left) * BYTES;
				for (int x = left; x < right; x++) {
					int value = pixels[x * height + y];
					bytes[to] = (byte) value;
					bytes[to + 1] = (byte) (value >> 8);
					bytes[to + 2] = (byte) (value >> 16);
					to += BYTES;
				}
			}
		}
		return new Image(device, new ImageData(width, height, 32, LAYOUT, width * BYTES, bytes));
	}
}
