package org.facewright.api.render;

/**
 * One picture of an avatar within the drawing surface.
 *
 * @param x          left edge in pixels
 * @param y          lower edge in pixels, counted from below as OpenGL does
 * @param background what is behind the avatar, 0xRRGGBB
 */
public record Shot(int x, int y, int width, int height, Camera camera, Shading shading, int background) {
}
