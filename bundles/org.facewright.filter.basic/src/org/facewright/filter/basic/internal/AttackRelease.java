package org.facewright.filter.basic.internal;

import java.util.Optional;
import java.util.function.Supplier;

import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * Exponential average with one time constant for rising and one for falling values: each frame goes 1 − exp(−T/τ) of
 * the way. Without lag it runs forward, then backward with the constants exchanged, so that an edge that rises in time
 * is smoothed by the attack in both directions.
 */
@Component(service = TrackFilter.class)
public final class AttackRelease extends CausalFilter {

	static final Parameter<Double> ATTACK = Parameter.number("attack").between(0, 5000).otherwise(30.0).unit("ms")
			.label("Attack").describe("Time constant while the value rises; after it 63 % of a step are done.");
	static final Parameter<Double> RELEASE = Parameter.number("release").between(0, 5000).otherwise(10.0).unit("ms")
			.label("Release")
			.describe("Time constant while the value falls; shorter than the attack, the jaw closes fast and opens "
					+ "slowly.");
	static final Parameter<Boolean> ZERO_LAG = Parameter.flag("zero-lag").label("No lag").describe(
			"Runs forward and backward, so that nothing comes late; needs the whole track and can't be used live.");

	/** Time constants after which the start is forgotten: exp(−20) is 2e-9. */
	private static final double FORGOTTEN = 20;

	public AttackRelease() {
		super("attack-release", "Attack and release",
				"Follows rising and falling values at different speeds; works live. A lip closure of 50 ms at 60 fps "
						+ "keeps 93 % of its depth with attack 30 and release 10 ms, 78 % with 20 and 20; all of it "
						+ "with the closure guard, which has nothing to go by live.",
				ATTACK, RELEASE, ZERO_LAG);
	}

	@Override
	Supplier<Follower> follower(FrameRate rate, ParameterValues values) {
		double rising = share(values.get(ATTACK), rate);
		double falling = share(values.get(RELEASE), rate);
		return () -> new Follower() {
			private boolean started;
			private double smoothed;

			@Override
			public float next(float value) {
				if (!started) {
					started = true;
					smoothed = value;
				}
				smoothed = follow(smoothed, value, rising, falling);
				return (float) smoothed;
			}
		};
	}

	@Override
	Curve curve(FrameRate rate, int frameCount, ParameterValues values) {
		if (!values.get(ZERO_LAG)) {
			return super.curve(rate, frameCount, values);
		}
		double rising = share(values.get(ATTACK), rate);
		double falling = share(values.get(RELEASE), rate);
		double longest = Math.max(values.get(ATTACK), values.get(RELEASE)) / 1000 * rate.framesPerSecond();
		int margin = (int) Math.min(Reflection.MOST, Math.ceil(FORGOTTEN * longest));
		double[] line = new double[frameCount + 2 * margin];
		return (source, target) -> {
			Reflection.extend(source, margin, line);
			for (int i = 1; i < line.length; i++) {
				line[i] = follow(line[i - 1], line[i], rising, falling);
			}
			for (int i = line.length - 2; i >= 0; i--) {
				line[i] = follow(line[i + 1], line[i], falling, rising);
			}
			for (int frame = 0; frame < target.length; frame++) {
				target[frame] = (float) line[margin + frame];
			}
		};
	}

	@Override
	public Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		return values.get(ZERO_LAG) ? Optional.empty() : super.live(channels, rate, values);
	}

	private static double follow(double smoothed, double value, double rising, double falling) {
		return smoothed + (value > smoothed ? rising : falling) * (value - smoothed);
	}

	private static double share(double milliseconds, FrameRate rate) {
		return milliseconds == 0 ? 1 : -Math.expm1(-1000 / (milliseconds * rate.framesPerSecond()));
	}
}
