package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * Pixels in memory for what is drawn by the ten thousand, such as dense curves: a graphics context strokes each of them
 * as a path of its own, which is a hundred times slower. A curve is drawn column by column as what it covers there, with
 * smooth edges.
 */
final class Raster {

	private static final PaletteData LAYOUT = new PaletteData(0xff0000, 0xff00, 0xff);
	private static final int BYTES = 4;

	private int width;
	private int height;
	private byte[] pixels = new byte[0];

	/** An area of one colour. */
	void begin(int newWidth, int newHeight, RGB background) {
		width = newWidth;
		height = newHeight;
		if (pixels.length != width * height * BYTES) {
			pixels = new byte[width * height * BYTES];
		}
		for (int at = 0; at < width * BYTES; at += BYTES) {
			put(at, background);
		}
		for (int y = 1; y < height; y++) {
			System.arraycopy(pixels, 0, pixels, y * width * BYTES, width * BYTES);
		}
	}

	int width() {
		return width;
	}

	void horizontal(int y, RGB colour) {
		if (y >= 0 && y < height) {
			for (int at = y * width * BYTES; at < (y + 1) * width * BYTES; at += BYTES) {
				put(at, colour);
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
		if (first == last) {
			blend(x, first, colour, to - from);
			return;
		}
		blend(x, first, colour, first + 1 - from);
		for (int y = first + 1; y < last; y++) {
			put((y * width + x) * BYTES, colour);
		}
		blend(x, last, colour, to - last);
	}

	private void blend(int x, int y, RGB colour, double amount) {
		int at = (y * width + x) * BYTES;
		int weight = (int) (amount * 256);
		pixels[at + 1] = mixed(pixels[at + 1], colour.red, weight);
		pixels[at + 2] = mixed(pixels[at + 2], colour.green, weight);
		pixels[at + 3] = mixed(pixels[at + 3], colour.blue, weight);
	}

	private static byte mixed(byte under, int over, int weight) {
		int below = under & 0xff;
		return (byte) (below + ((over - below) * weight >> 8));
	}

	private void put(int at, RGB colour) {
		pixels[at + 1] = (byte) colour.red;
		pixels[at + 2] = (byte) colour.green;
		pixels[at + 3] = (byte) colour.blue;
	}

	/** A picture of it; the caller disposes it. */
	Image toImage(Device device) {
		return new Image(device, new ImageData(width, height, 32, LAYOUT, width * BYTES, pixels));
	}
}
