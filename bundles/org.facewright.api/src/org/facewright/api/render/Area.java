package org.facewright.api.render;

/** A rectangle of a drawing surface, in pixels with y from below as OpenGL counts. */
public record Area(int x, int y, int width, int height) {

	/** The part of this that lies within another; empty ones have width or height 0. */
	public Area within(Area other) {
		int left = Math.max(x, other.x);
		int bottom = Math.max(y, other.y);
		return new Area(left, bottom, Math.max(0, Math.min(x + width, other.x + other.width) - left),
				Math.max(0, Math.min(y + height, other.y + other.height) - bottom));
	}
}
