package org.facewright.core.curve;

/**
 * What gives one side of a key its slope. All but {@link #USER} follow the neighbouring keys when these change; see
 * {@link KeyCurve#settled}. Slopes: s0 and s1 are those of the straight lines to the key before and after, over the
 * spans h0 and h1. The order is part of the file format.
 */
public enum Tangent {
	/** As the hand has set it. */
	USER,
	/**
	 * Smooth, flat at the ends, and never beyond its neighbours: (sgn s0 + sgn s1) · min(|s0|, |s1|, ½|p|) with p = (s0
	 * h1 + s1 h0) / (h0 + h1) (M. Steffen, A simple method for monotonic interpolation in one dimension, 1990).
	 */
	AUTO,
	/** The slope of the line between both neighbours (Catmull-Rom); at the ends that of the only line there is. */
	SPLINE,
	/** As {@link #SPLINE}, but straight towards a neighbour of nearly the same value. */
	CLAMPED,
	/** As {@link #SPLINE}, but flat at extremes and never so steep that the curve would go beyond its neighbours. */
	PLATEAU,
	/** Slope 0. */
	FLAT,
	/** Straight to the neighbour. */
	LINEAR,
	/** Keeps the value until the next key; outgoing only. */
	STEPPED,
	/** Takes the next key's value at once; outgoing only. */
	STEPPED_NEXT,
	/** The gentler of s0 and s1; flat at extremes and ends. */
	EASE,
	/** The mean of s0 and s1, limited as {@link #PLATEAU} is; flat at extremes and ends. */
	MIX,
	/** The mean of s0 and s1 with handles of 0.3904 of the span, the longer at most five times the shorter. */
	AVERAGE,
	/** As {@link #AVERAGE}, flat at extremes, and no handle ends beyond its neighbour's value. */
	AVERAGE_CLAMPED;

	/** Whether the curve keeps a value instead of running to the next one. */
	public boolean isStepped() {
		return this == STEPPED || this == STEPPED_NEXT;
	}

	/** How the segment after a key runs, whose outgoing side this is. @param next incoming side of the next key */
	Interpolation towards(Tangent next) {
		return switch (this) {
			case STEPPED -> Interpolation.CONSTANT;
			case STEPPED_NEXT -> Interpolation.CONSTANT_NEXT;
			case LINEAR -> next == LINEAR ? Interpolation.LINEAR : Interpolation.BEZIER;
			default -> Interpolation.BEZIER;
		};
	}
}
