package org.facewright.api.render;

/** How an avatar is painted. */
public enum Shading {
	/** Skin, eyes and teeth under three lights. */
	LIT,
	/** As lit, with the edges of the mesh over it. */
	WIREFRAME,
	/** Each point in the colour of its distance from the neutral face: grey at rest, through blue and green to red at 12 mm. */
	DISPLACEMENT
}
