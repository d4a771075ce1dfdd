package org.facewright.filter.basic.internal;

import java.util.Arrays;
import java.util.Optional;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.osgi.service.component.annotations.Component;

/** Sends each weight through a curve of given points; beyond the first and the last one it keeps their values. */
@Component(service = TrackFilter.class)
public final class Remap extends PointFilter {

	static final String SMOOTH = "smooth";
	static final String LINEAR = "linear";

	static final Parameter<String> CURVE = Parameter.text("curve").otherwise("0:0 1:1").label("Curve").describe(
			"Points as in:out, rising by in, such as '0:0 0.5:0.7 1:1'; weights beyond the ends keep the end values.");
	static final Parameter<String> SHAPE = Parameter.choice("shape", SMOOTH, LINEAR).label("Between the points")
			.describe("A smooth curve that never overshoots its points, or straight lines.");

	public Remap() {
		super("remap", "Remap curve",
				"Sends each weight through a curve. Costs a closure nothing as long as 0 stays 0 and full stays full.",
				ParameterSchema.of(CURVE, SHAPE));
	}

	@Override
	boolean touches(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT;
	}

	@Override
	Optional<Problem> valueProblem(ParameterValues values) {
		try {
			points(values.get(CURVE));
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.of(badValue("the curve '%s' can't be used: %s".formatted(values.get(CURVE), e.getMessage()),
					"write points as in:out, rising by in, such as 0:0 0.5:0.7 1:1"));
		}
	}

	@Override
	Point point(ParameterValues values) {
		double[][] points = points(values.get(CURVE));
		double[] x = points[0];
		double[] y = points[1];
		if (values.get(SHAPE).equals(LINEAR)) {
			return value -> (float) linear(x, y, value);
		}
		Pchip curve = new Pchip(x, y);
		return value -> (float) curve.at(value);
	}

	private static double linear(double[] x, double[] y, double position) {
		int last = x.length - 1;
		if (!(position > x[0])) {
			return position <= x[0] ? y[0] : position;
		}
		if (position >= x[last]) {
			return y[last];
		}
		int found = Arrays.binarySearch(x, position);
		if (found >= 0) {
			return y[found];
		}
		int i = -found - 2;
		return y[i] + (y[i + 1] - y[i]) * (position - x[i]) / (x[i + 1] - x[i]);
	}

	/** @return what goes in, and what comes out  @throws IllegalArgumentException with the reason, to be quoted */
	private static double[][] points(String text) {
		String[] words = text.strip().split("[\\s,;]+");
		if (words.length < 2) {
			throw new IllegalArgumentException("it needs two points or more");
		}
		double[][] points = new double[2][words.length];
		for (int i = 0; i < words.length; i++) {
			String[] parts = words[i].split(":", -1);
			if (parts.length != 2) {
				throw new IllegalArgumentException("'%s' is not a point".formatted(words[i]));
			}
			points[0][i] = number(parts[0]);
			points[1][i] = number(parts[1]);
			if (i > 0 && points[0][i] <= points[0][i - 1]) {
				throw new IllegalArgumentException("%s does not come after %s".formatted(words[i], words[i - 1]));
			}
		}
		return points;
	}

	private static double number(String text) {
		double number;
		try {
			number = Double.parseDouble(text);
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException("'%s' is not a number".formatted(text), e);
		}
		if (!Double.isFinite(number) || Math.abs(number) > 1e6) {
			throw new IllegalArgumentException("'%s' is out of range".formatted(text));
		}
		return number;
	}
}
