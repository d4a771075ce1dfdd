package org.facewright.ui.timeline;

import java.util.Arrays;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * Pixels in memory for what is drawn by the ten thousand, such as dense curves: a graphics context strokes each of them
 * as a path of its own, which is a hundred times slower. A curve is drawn column by column as what it covers there, with
 * smooth edges; a column's pixels lie side by side.
 */
final class Raster {

	private static final PaletteData LAYOUT = new PaletteData(0xff0000, 0xff00, 0xff);
	private static final int BYTES = 4;
	private static final int TILE = 32; // columns turned into rows at a time

	private int width;
	private int height;
	private int[] pixels = new int[0];
	private byte[] bytes = new byte[0];

	/** An area of one colour. */
	void begin(int newWidth, int newHeight, RGB background) {
		width = newWidth;
		height = newHeight;
		if (pixels.length != width * height) {
			pixels = new int[width * height];
			bytes = new byte[width * height * BYTES];
		}
		Arrays.fill(pixels, packed(background));
	}

	private static int packed(RGB colour) {
		return colour.red << 16 | colour.green << 8 | colour.blue;
	}

	void horizontal(int y, RGB colour) {
		if (y >= 0 && y < height) {
			int value = packed(colour);
			for (int at = y; at < pixels.length; at += height) {
				pixels[at] = value;
			}
		}
	}

	/** One column of a shape between two heights, blended at its ends. */
	void column(int x, double top, double bottom, RGB colour) {
		double from = Math.max(0, top);
		double to = Math.min(height, bottom);
		if (x < 0 || x >= width || to <= from) {
			return;
		}
		int first = (int) from;
		int last = Math.min(height - 1, (int) to);
		int value = packed(colour);
		int start = x * height;
		if (first == last) {
			blend(start + first, value, to - from);
			return;
		}
		blend(start + first, value, first + 1 - from);
		Arrays.fill(pixels, start + first + 1, start + last, value);
		blend(start + last, value, to - last);
	}

	private void blend(int at, int over, double amount) {
		int weight = (int) (amount * 256);
		int under = pixels[at];
		int redBlue = (under & 0xff00ff) * (256 - weight) + (over & 0xff00ff) * weight >>> 8 & 0xff00ff;
		int green = (under & 0xff00) * (256 - weight) + (over & 0xff00) * weight >>> 8 & 0xff00;
		pixels[at] = redBlue | green;
	}

	/** A picture of it; the caller disposes it. */
	Image toImage(Device device) {
		for (int left = 0; left < width; left += TILE) {
			int right = Math.min(width, left + TILE);
			for (int y = 0; y < height; y++) {
				int to = (y * width + left) * BYTES;
				for (int x = left; x < right; x++) {
					int value = pixels[x * height + y];
					bytes[to + 1] = (byte) (value >> 16);
					bytes[to + 2] = (byte) (value >> 8);
					bytes[to + 3] = (byte) value;
					to += BYTES;
				}
			}
		}
		return new Image(device, new ImageData(width, height, 32, LAYOUT, width * BYTES, bytes));
	}
}
