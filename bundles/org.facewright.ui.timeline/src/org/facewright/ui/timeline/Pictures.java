package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;

/** Draws whole pictures. */
final class Pictures {

	private Pictures() {
	}

	/**
	 * Draws a picture at a place, pixel by pixel. SWT for GTK reads all of a picture's pixels back each time it draws
	 * it as such (3.135); as a pattern it is handed to the window system as it is, in a hundredth of the time.
	 *
	 * @param scale pixels of the picture per point, each way
	 */
	static void draw(GC gc, Image picture, Rectangle place, int scale) {
		Transform moved = new Transform(gc.getDevice());
		moved.translate(place.x, place.y);
		moved.scale(1f / scale, 1f / scale);
		fill(gc, picture, moved);
		moved.dispose();
	}

	/**
	 * Draws a picture wider or narrower than it is; what lies outside the clipping is left alone.
	 *
	 * @param left    where its left edge comes, in points
	 * @param stretch its width now, 1 is its own
	 */
	static void stretch(GC gc, Image picture, Rectangle place, int scale, double left, double stretch) {
		Transform moved = new Transform(gc.getDevice());
		moved.translate((float) left, place.y);
		moved.scale((float) (stretch / scale), 1f / scale);
		fill(gc, picture, moved);
		moved.dispose();
	}

	private static void fill(GC gc, Image picture, Transform moved) {
		Rectangle size = picture.getBounds();
		Pattern pattern = new Pattern(gc.getDevice(), picture);
		gc.setTransform(moved);
		gc.setBackgroundPattern(pattern);
		gc.fillRectangle(0, 0, size.width, size.height);
		gc.setBackgroundPattern(null);
		gc.setTransform(null);
		pattern.dispose();
	}
}
