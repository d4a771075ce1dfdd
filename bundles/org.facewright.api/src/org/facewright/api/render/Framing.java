package org.facewright.api.render;

/** What of an avatar a camera looks at. */
public enum Framing {
	HEAD,
	MOUTH
}
