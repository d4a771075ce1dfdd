package org.facewright.filter.basic.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;

/**
 * Brings lip closures back that a smoothing filter has worn down: while the closure lane is at {@value #CLOSED} or
 * more, and during the phones P, B and M, the channels that close the lips follow the unfiltered curve; around it they
 * change over along a raised cosine. Elsewhere nothing changes.
 */
final class ClosureGuard {

	static final Parameter<Boolean> GUARD = Parameter.flag("closure-guard").otherwise(true).label("Keep lip closures")
			.describe("Keeps the jaw and lip channels as they were where the lips are closed, known from the closure "
					+ "lane or the phones P, B and M.");
	static final Parameter<Double> FADE = Parameter.number("closure-fade").between(0, 500).otherwise(40.0).unit("ms")
			.label("Fade of kept closures")
			.describe("How long the change between the smoothed and the kept curve takes, before and after a closure.");

	static final float CLOSED = 0.5f;

	/** Channels whose falling closes the lips. */
	private static final List<String> FALLING = List.of("jawopen", "mouthlowerdown", "mouthupperup");
	/** Channels whose rising closes the lips. */
	private static final List<String> RISING = List.of("mouthclose", "mouthpress", "mouthroll");
	/** Channels that shape a closure without closing by themselves. */
	private static final List<String> SHAPING = List.of("mouthfunnel", "mouthpucker");

	/** Longer phone symbols of sounds made with closed lips: TIMIT closures, syllabic m, the German affricate. */
	private static final Set<String> LONG_SYMBOLS = Set.of("pcl", "bcl", "em", "pf");

	private final float[] weights;
	private final boolean onlyCloser;

	private ClosureGuard(float[] weights, boolean onlyCloser) {
		this.weights = weights;
		this.onlyCloser = onlyCloser;
	}

	/**
	 * @param onlyCloser keep a channel only where the unfiltered curve closes the lips more than the filtered one
	 * @return empty when switched off or when there is nothing to go by
	 */
	static Optional<ClosureGuard> of(MotionClip clip, ParameterValues values, FilterContext context,
			boolean onlyCloser) {
		if (!values.get(GUARD) || !knowsClosures(context)) {
			return Optional.empty();
		}
		boolean[] closed = new boolean[clip.frameCount()];
		markLane(context, closed);
		markPhones(clip.frameRate(), context, closed);
		double fade = values.get(FADE) / 1000 * clip.frameRate().framesPerSecond();
		return Optional.of(new ClosureGuard(Envelope.around(closed, fade, fade), onlyCloser));
	}

	static void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		if (!values.get(GUARD)) {
			return;
		}
		context.closure().flatMap(lane -> BasicFilter.laneProblem("closure", lane, clip)).ifPresent(into::add);
		if (!knowsClosures(context) && clip.channels().channels().stream().anyMatch(ClosureGuard::guards)) {
			into.add(Problem.info("filter.closures-unknown", "lip closures are not kept: the take has neither a "
					+ "closure lane nor phones that say where they are"));
		}
	}

	/** Puts the unfiltered values back into {@code filtered} where the lips are closed. */
	void restore(Channel channel, float[] original, float[] filtered) {
		if (!guards(channel)) {
			return;
		}
		boolean falling = isOne(channel, FALLING);
		if (onlyCloser && !falling && !isOne(channel, RISING)) {
			return;
		}
		for (int frame = 0; frame < filtered.length; frame++) {
			float change = original[frame] - filtered[frame];
			if (!onlyCloser || falling == change < 0) {
				filtered[frame] = weights[frame] == 1 ? original[frame] : filtered[frame] + weights[frame] * change;
			}
		}
	}

	static boolean guards(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT
				&& (isOne(channel, FALLING) || isOne(channel, RISING) || isOne(channel, SHAPING));
	}

	/** Whether the lips are closed while a phone sounds. @param symbol ARPAbet, IPA, SAMPA or TIMIT */
	static boolean closesLips(String symbol) {
		String phone = symbol.toLowerCase(Locale.ROOT);
		int suffix = phone.indexOf('_');
		if (suffix > 0) {
			phone = phone.substring(0, suffix);
		}
		if (LONG_SYMBOLS.contains(phone)) {
			return true;
		}
		return !phone.isEmpty() && "pbm".indexOf(phone.charAt(0)) >= 0
				&& phone.chars().skip(1).noneMatch(letter -> letter >= 'a' && letter <= 'z');
	}

	private static boolean knowsClosures(FilterContext context) {
		return context.closure().isPresent() || !context.speech().phones().isEmpty();
	}

	private static void markLane(FilterContext context, boolean[] closed) {
		context.closure().ifPresent(lane -> {
			for (int frame = 0; frame < closed.length; frame++) {
				closed[frame] = lane.get(frame) >= CLOSED;
			}
		});
	}

	/** A phone marks every frame that shows an instant of it, one at least. */
	private static void markPhones(FrameRate rate, FilterContext context, boolean[] closed) {
		for (Segment phone : context.speech().phones()) {
			if (closesLips(phone.label())) {
				long first = rate.frameAt(phone.startSeconds());
				long last = Math.min(closed.length - 1L, Math.max(first, rate.frameAt(phone.endSeconds())));
				for (long frame = first; frame <= last; frame++) {
					closed[(int) frame] = true;
				}
			}
		}
	}

	private static boolean isOne(Channel channel, List<String> starts) {
		String name = channel.name().toLowerCase(Locale.ROOT);
		for (String start : starts) {
			if (name.startsWith(start)) {
				return true;
			}
		}
		return false;
	}
}
