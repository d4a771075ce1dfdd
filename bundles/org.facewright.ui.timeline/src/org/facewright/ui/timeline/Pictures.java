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
		Pattern pattern = new Pattern(gc.getDevice(), picture);
		Transform moved = new Transform(gc.getDevice());
		moved.translate(place.x, place.y);
		moved.scale(1f / scale, 1f / scale);
		gc.setTransform(moved);
		gc.setBackgroundPattern(pattern);
		gc.fillRectangle(0, 0, place.width * scale, place.height * scale);
		gc.setBackgroundPattern(null);
		gc.setTransform(null);
		moved.dispose();
		pattern.dispose();
	}
}
