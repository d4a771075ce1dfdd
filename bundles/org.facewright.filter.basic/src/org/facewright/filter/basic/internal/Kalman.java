package org.facewright.filter.basic.internal;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * Estimates value and speed by a Kalman filter of the model "the speed changes by a random acceleration, constant
 * within a frame", then looks back with the smoother of Rauch, Tung and Striebel (1965), so that nothing is delayed.
 * The start is unknown (a wide prior), which lets a line pass unchanged from the first frame.
 */
@Component(service = TrackFilter.class)
public final class Kalman extends SmoothingFilter {

	static final Parameter<Double> NOISE = Parameter.number("noise").between(0.001, 10).otherwise(0.02)
			.unit("channel units").label("Noise")
			.describe("Standard deviation of the tremble to be removed, such as 0.02 of a blendshape weight.");
	static final Parameter<Double> ACCELERATION = Parameter.number("acceleration").between(1e-3, 1e6).otherwise(100.0)
			.unit("channel units/s²").label("Acceleration")
			.describe("Standard deviation of the motion's acceleration; lower smooths more. A full closure "
					+ "of 50 ms reaches 2000.");

	private static final double UNKNOWN = 1e6;

	public Kalman() {
		super("kalman", "Kalman with smoother",
				"Best estimate of a smooth motion from noisy values, without delay. A lip closure of 50 ms at 60 fps "
						+ "keeps 82 % of its depth at acceleration 100 and noise 0.02; all of it with the closure "
						+ "guard.",
				NOISE, ACCELERATION);
	}

	@Override
	Curve curve(FrameRate rate, int frameCount, ParameterValues values) {
		Gains gains = new Gains(1 / rate.framesPerSecond(), frameCount, values.get(NOISE), values.get(ACCELERATION));
		double[] value = new double[frameCount];
		double[] speed = new double[frameCount];
		return (source, target) -> {
			gains.forward(source, value, speed);
			gains.backward(value, speed);
			for (int frame = 0; frame < target.length; frame++) {
				target[frame] = (float) value[frame];
			}
		};
	}

	/** Gains depend on time only, not on the values: found once, used for every channel. */
	private static final class Gains {

		private final double seconds;
		/** Of the filter: what value and speed take of the surprise. */
		private final double[] kValue;
		private final double[] kSpeed;
		/** Of the smoother, 2 × 2: what frame i takes of the correction of frame i + 1. */
		private final double[] c00;
		private final double[] c01;
		private final double[] c10;
		private final double[] c11;

		Gains(double seconds, int frameCount, double noise, double acceleration) {
			this.seconds = seconds;
			kValue = new double[frameCount];
			kSpeed = new double[frameCount];
			c00 = new double[frameCount];
			c01 = new double[frameCount];
			c10 = new double[frameCount];
			c11 = new double[frameCount];
			double t = seconds;
			double q = acceleration * acceleration;
			double r = noise * noise;
			double p00 = UNKNOWN;
			double p01 = 0;
			double p11 = UNKNOWN;
			for (int frame = 0; frame < frameCount; frame++) {
				kValue[frame] = p00 / (p00 + r);
				kSpeed[frame] = p01 / (p00 + r);
				double u00 = p00 * r / (p00 + r);
				double u01 = p01 * r / (p00 + r);
				double u11 = p11 - p01 * p01 / (p00 + r);
				p00 = u00 + 2 * t * u01 + t * t * u11 + q * t * t * t * t / 4;
				p01 = u01 + t * u11 + q * t * t * t / 2;
				p11 = u11 + q * t * t;
				double determinant = p00 * p11 - p01 * p01;
				double f00 = u00 + t * u01;
				double f10 = u01 + t * u11;
				c00[frame] = (f00 * p11 - u01 * p01) / determinant;
				c01[frame] = (u01 * p00 - f00 * p01) / determinant;
				c10[frame] = (f10 * p11 - u11 * p01) / determinant;
				c11[frame] = (u11 * p00 - f10 * p01) / determinant;
			}
		}

		void forward(float[] source, double[] value, double[] speed) {
			double x = source[0];
			double v = 0;
			for (int frame = 0; frame < source.length; frame++) {
				double surprise = source[frame] - x;
				value[frame] = x + kValue[frame] * surprise;
				speed[frame] = v + kSpeed[frame] * surprise;
				x = value[frame] + seconds * speed[frame];
				v = speed[frame];
			}
		}

		void backward(double[] value, double[] speed) {
			for (int frame = value.length - 2; frame >= 0; frame--) {
				double dValue = value[frame + 1] - (value[frame] + seconds * speed[frame]);
				double dSpeed = speed[frame + 1] - speed[frame];
				value[frame] += c00[frame] * dValue + c01[frame] * dSpeed;
				speed[frame] += c10[frame] * dValue + c11[frame] * dSpeed;
			}
		}
	}
}
