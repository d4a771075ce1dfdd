package org.facewright.api.render;

/**
 * One picture of an avatar within the drawing surface.
 *
 * @param frame what the camera sees is fitted into this
 * @param clip  only what lies here is painted
 * @param ghost 0 clears what was there and paints solidly; above 0 the avatar is laid over it in a tint, as opaque as this
 *              says, at most 1
 */
public record Shot(Area frame, Area clip, Camera camera, Look look, float ghost) {

	/** A solid picture that fills its place. */
	public static Shot of(Area frame, Camera camera, Look look) {
		return new Shot(frame, frame, camera, look, 0);
	}
}
