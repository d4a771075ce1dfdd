package org.facewright.filter.basic.internal;

/** Weights that rise before marked frames and fall after them along a raised cosine. */
final class Envelope {

	private Envelope() {
	}

	/**
	 * @param marked       frames of weight 1
	 * @param framesBefore length of the rise, ending at a marked frame; 0 for none
	 * @param framesAfter  length of the fall
	 * @return one weight per frame, 0…1
	 */
	static float[] around(boolean[] marked, double framesBefore, double framesAfter) {
		float[] weights = new float[marked.length];
		double distance = Double.POSITIVE_INFINITY;
		for (int frame = 0; frame < marked.length; frame++) {
			distance = marked[frame] ? 0 : distance + 1;
			weights[frame] = raisedCosine(distance, framesAfter);
		}
		distance = Double.POSITIVE_INFINITY;
		for (int frame = marked.length - 1; frame >= 0; frame--) {
			distance = marked[frame] ? 0 : distance + 1;
			weights[frame] = Math.max(weights[frame], raisedCosine(distance, framesBefore));
		}
		return weights;
	}

	/** 1 at distance 0, 0 from {@code length} on. */
	static float raisedCosine(double distance, double length) {
		if (distance == 0) {
			return 1;
		}
		return distance >= length ? 0 : (float) (0.5 + 0.5 * Math.cos(Math.PI * distance / length));
	}
}
