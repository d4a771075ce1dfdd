package org.facewright.filter.basic.internal;

import java.util.function.Supplier;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * The 1€ filter (Casiez, Roussel and Vogel 2012): a low-pass whose cut-off rises with the speed of the motion,
 * f = min-cutoff + beta · |speed|, with α = 1 / (1 + τ/T) and τ = 1 / (2π f). Speed is in units per second.
 */
@Component(service = TrackFilter.class)
public final class OneEuro extends CausalFilter {

	static final Parameter<Double> MIN_CUTOFF = Parameter.number("min-cutoff").between(0.01, 1000).otherwise(3.0)
			.unit("Hz").label("Cut-off at rest").describe("Lower it until a still face no longer trembles.");
	static final Parameter<Double> BETA = Parameter.number("beta").between(0, 1000).otherwise(2.0)
			.unit("Hz per unit/s").label("Speed")
			.describe("How much the cut-off rises with speed; raise it until quick motion no longer lags.");
	static final Parameter<Double> D_CUTOFF = Parameter.number("d-cutoff").between(0.01, 1000).otherwise(1.0)
			.unit("Hz").label("Cut-off of the speed").describe("Cut-off of the low-pass that the speed is taken from.");

	public OneEuro() {
		super("one-euro", "One Euro",
				"Steadies a still face and follows quick motion with little delay; works live. Sees the past only, so "
						+ "closures come late; one of 50 ms at 60 fps keeps 82 % of its depth, all of it with the "
						+ "closure guard, which has nothing to go by live.",
				MIN_CUTOFF, BETA, D_CUTOFF);
	}

	@Override
	Supplier<Follower> follower(FrameRate rate, ParameterValues values) {
		double seconds = 1 / rate.framesPerSecond();
		double minCutoff = values.get(MIN_CUTOFF);
		double beta = values.get(BETA);
		double speedShare = share(values.get(D_CUTOFF), seconds);
		return () -> new Follower() {
			private boolean started;
			private double smoothed;
			private double speed;

			@Override
			public float next(float value) {
				if (!started) {
					started = true;
					smoothed = value;
				}
				speed += speedShare * ((value - smoothed) / seconds - speed);
				smoothed += share(minCutoff + beta * Math.abs(speed), seconds) * (value - smoothed);
				return (float) smoothed;
			}
		};
	}

	/** Share of the new value in an exponential average of this cut-off. */
	private static double share(double cutoff, double seconds) {
		return 1 / (1 + 1 / (2 * Math.PI * cutoff * seconds));
	}
}
