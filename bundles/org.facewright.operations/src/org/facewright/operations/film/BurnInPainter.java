package org.facewright.operations.film;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Map;

/** Writes lines of text into pictures, light on a dark strip, in a size that follows the picture's. */
final class BurnInPainter {

	private static final double HEIGHT = 0.028; // of the picture's
	private static final int LEAST_HEIGHT = 11;
	private static final Color INK = new Color(0xF2F2F2);
	private static final Color STRIP = new Color(0, 0, 0, 150);

	static {
		if (System.getProperty("java.awt.headless") == null) {
			System.setProperty("java.awt.headless", "true");
		}
	}

	private final int width;
	private final int height;
	private final BufferedImage image;
	private final byte[] pixels; // blue, green, red

	BurnInPainter(int width, int height) {
		this.width = width;
		this.height = height;
		image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
	}

	/**
	 * @param rgb   red, green, blue of each pixel, rows from the top; changed
	 * @param lines by place
	 * @throws IOException with a sentence for the user when there is no font
	 */
	void paint(byte[] rgb, Map<Place, String> lines) throws IOException {
		if (lines.isEmpty()) {
			return;
		}
		swap(rgb, pixels);
		Graphics2D pen = image.createGraphics();
		try {
			pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			for (Map.Entry<Place, String> line : lines.entrySet()) {
				write(pen, line.getKey(), line.getValue());
			}
		} catch (RuntimeException | LinkageError | InternalError e) {
			throw new IOException("text can't be written into the film, this machine offers no font (%s); install one"
					.formatted(e.getMessage()) + " or leave the burn-ins out", e);
		} finally {
			pen.dispose();
		}
		swap(pixels, rgb);
	}

	private void write(Graphics2D pen, Place place, String text) {
		float size = (float) Math.max(LEAST_HEIGHT, height * HEIGHT);
		Font font = new Font(Font.MONOSPACED, Font.PLAIN, 1).deriveFont(size);
		int margin = Math.round(size * 0.5f);
		int room = width * 31 / 32 - 2 * margin;
		int wide = pen.getFontMetrics(font).stringWidth(text);
		if (wide > room) {
			font = font.deriveFont(Math.max(size * 0.5f, size * room / wide));
		}
		pen.setFont(font);
		FontMetrics metrics = pen.getFontMetrics();
		int length = metrics.stringWidth(text);
		int x = switch (place.column()) {
			case 0 -> margin;
			case 1 -> (width - length) / 2;
			default -> width - margin - length;
		};
		int y = place.isTop() ? margin : height - margin - metrics.getHeight();
		pen.setColor(STRIP);
		pen.fillRoundRect(x - margin / 2, y - margin / 4, length + margin, metrics.getHeight() + margin / 2, margin,
				margin);
		pen.setColor(INK);
		pen.drawString(text, x, y + metrics.getAscent());
	}

	private static void swap(byte[] from, byte[] to) {
		for (int i = 0; i < from.length; i += 3) {
			byte first = from[i];
			to[i + 1] = from[i + 1];
			to[i] = from[i + 2];
			to[i + 2] = first;
		}
	}
}
