package org.facewright.operations.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.facewright.core.motion.Arkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A measure of the lips in centimetres on the ICT-FaceKit mesh, linear in the 52 weights: {@code functionals.json} holds
 * its value of the neutral face and the change by each weight.
 */
public final class LipGeometry {

	public static final List<String> WEIGHTS = Arkit.FACE.names();

	/** Mean distance of the inner lips; never below 0. */
	public static final LipGeometry GAP = read("gap", true);
	/** Distance of the corners. */
	public static final LipGeometry WIDTH = read("width", false);
	/** How far the lower lip lies behind the upper teeth. */
	public static final LipGeometry TUCK = read("tuck", false);

	private final double neutral;
	private final double[] factors;
	private final boolean positive;

	private LipGeometry(double neutral, double[] factors, boolean positive) {
		this.neutral = neutral;
		this.factors = factors;
		this.positive = positive;
	}

	private static LipGeometry read(String name, boolean positive) {
		try (InputStream in = LipGeometry.class.getResourceAsStream("functionals.json")) {
			JsonNode measure = new ObjectMapper().readTree(in).get(name);
			double[] factors = WEIGHTS.stream().mapToDouble(weight -> measure.get("w").path(weight).asDouble(0))
					.toArray();
			return new LipGeometry(measure.get("neutral").doubleValue(), factors, positive);
		} catch (IOException e) {
			throw new UncheckedIOException("the lip measures can't be read; install the product again", e);
		}
	}

	/** Its value of the neutral face. */
	public double neutral() {
		return neutral;
	}

	/** Its change by a whole weight; 0 for what it does not depend on. */
	public double factor(String weight) {
		int index = WEIGHTS.indexOf(weight);
		return index < 0 ? 0 : factors[index];
	}

	/** @param weights in the order of {@link #WEIGHTS} */
	public double of(double[] weights) {
		double sum = neutral;
		for (int i = 0; i < factors.length; i++) {
			sum += factors[i] * weights[i];
		}
		return positive ? Math.max(0, sum) : sum;
	}
}
