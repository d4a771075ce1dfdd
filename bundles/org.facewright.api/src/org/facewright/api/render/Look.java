package org.facewright.api.render;

/**
 * How an avatar and what is behind it are painted.
 *
 * @param background what is behind the avatar, 0xRRGGBB
 */
public record Look(Shading shading, Lights lights, int background) {
}
