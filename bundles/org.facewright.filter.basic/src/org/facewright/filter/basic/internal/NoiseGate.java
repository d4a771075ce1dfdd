package org.facewright.filter.basic.internal;

import java.util.List;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * Stills weights while there is no sound. The gate opens when the level reaches the threshold and closes when it has
 * stayed below threshold − hysteresis for the hold time. Weights rise along a raised cosine in the attack before it
 * opens (the mouth moves before the sound) and fall in the release after it has closed.
 */
@Component(service = TrackFilter.class)
public final class NoiseGate extends ColumnFilter {

	static final Parameter<Double> THRESHOLD = Parameter.number("threshold").between(-100, 0).otherwise(-45.0)
			.unit("dB below full scale").label("Threshold").describe("Level of the sound that opens the gate.");
	static final Parameter<Double> HYSTERESIS = Parameter.number("hysteresis").between(0, 60).otherwise(6.0).unit("dB")
			.label("Hysteresis").describe("How far below the threshold the level must fall for the gate to close.");
	static final Parameter<Double> ATTACK = Parameter.number("attack").between(0, 2000).otherwise(120.0).unit("ms")
			.label("Attack").describe("How long before the sound the face starts to move; live at most 40 ms.");
	static final Parameter<Double> HOLD = Parameter.number("hold").between(0, 5000).otherwise(150.0).unit("ms")
			.label("Hold")
			.describe("How long the sound must be away before the gate closes; bridges stops and breaths.");
	static final Parameter<Double> RELEASE = Parameter.number("release").between(0, 5000).otherwise(150.0).unit("ms")
			.label("Release").describe("How long the face takes to come to rest once the gate closes.");

	/** About the sound that a live solver waits for, milliseconds. */
	private static final double MOST_LIVE_ATTACK = 40;

	public NoiseGate() {
		super("noise-gate", "Noise gate",
				"Brings weights to exactly 0 while the take is silent. A closure longer than the hold time falls with "
						+ "the rest, a shorter one keeps all of its depth.",
				ParameterSchema.of(THRESHOLD, HYSTERESIS, ATTACK, HOLD, RELEASE));
	}

	@Override
	boolean touches(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT;
	}

	@Override
	boolean keepsConstants() {
		return false;
	}

	@Override
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		context.levelDb().ifPresentOrElse(level -> laneProblem("level", level, clip).ifPresent(into::add),
				() -> into.add(Problem.error("filter.level-missing",
						"the gate needs the level of the take's sound, and this take has none",
						"give the take its audio, or use gain or clamp instead")));
	}

	@Override
	ChannelPass pass(MotionClip clip, ParameterValues values, FilterContext context) {
		FrameRate rate = clip.frameRate();
		boolean[] open = open(context.levelDb().orElseThrow(), values, rate);
		float[] gains = Envelope.around(open, frames(values.get(ATTACK), rate), frames(values.get(RELEASE), rate));
		return (channel, source, target) -> {
			for (int frame = 0; frame < source.length; frame++) {
				target[frame] = gains[frame] == 0 ? 0 : gains[frame] * source[frame];
			}
		};
	}

	private static boolean[] open(SampleColumn level, ParameterValues values, FrameRate rate) {
		double opening = values.get(THRESHOLD);
		double closing = opening - values.get(HYSTERESIS);
		double hold = frames(values.get(HOLD), rate);
		boolean[] open = new boolean[level.length()];
		boolean now = false;
		int quiet = 0;
		for (int frame = 0; frame < open.length; frame++) {
			quiet = level.get(frame) < closing ? quiet + 1 : 0;
			now = level.get(frame) >= opening || now && quiet <= hold;
			open[frame] = now;
		}
		return open;
	}

	/**
	 * Live the level tells only as much of the future as the sound that the solver waits for, so the face begins to move
	 * later before the sound, and faster.
	 */
	@Override
	public Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		requireUsable(values);
		return Optional.of(new LiveGate(channels.indices(this::touches), rate, values));
	}

	private static final class LiveGate implements LiveFilter {

		private final int[] touched;
		private final double opening;
		private final double closing;
		private final double hold;
		private final double rise;
		private final double fall;
		private boolean open;
		private int quiet;
		/** How far along the raised cosine the gate is: 0 closed, 1 open. */
		private double phase;

		LiveGate(int[] touched, FrameRate rate, ParameterValues values) {
			this.touched = touched;
			opening = values.get(THRESHOLD);
			closing = opening - values.get(HYSTERESIS);
			hold = frames(values.get(HOLD), rate);
			rise = 1 / Math.max(1, frames(Math.min(values.get(ATTACK), MOST_LIVE_ATTACK), rate));
			fall = 1 / Math.max(1, frames(values.get(RELEASE), rate));
		}

		@Override
		public void process(float[] pose) {
			process(pose, Float.NaN);
		}

		@Override
		public void process(float[] pose, float levelDb) {
			if (Float.isNaN(levelDb)) {
				return;
			}
			quiet = levelDb < closing ? quiet + 1 : 0;
			open = levelDb >= opening || open && quiet <= hold;
			phase = Math.clamp(phase + (open ? rise : -fall), 0, 1);
			float gain = Envelope.raisedCosine(1 - phase, 1);
			for (int channel : touched) {
				pose[channel] = gain == 0 ? 0 : gain * pose[channel];
			}
		}
	}

	private static double frames(double milliseconds, FrameRate rate) {
		return milliseconds / 1000 * rate.framesPerSecond();
	}
}
