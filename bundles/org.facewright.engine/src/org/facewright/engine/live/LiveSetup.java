package org.facewright.engine.live;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.live.LiveInput;
import org.facewright.api.motion.MotionBackend;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;

/**
 * What a live session is made of.
 *
 * @param sound          what is heard, and what solves it; empty when poses are only received
 * @param inputs         poses received; beside sound they take their channels from it, alone the first one leads
 * @param inputRate      of the session's poses when there is no sound
 * @param gains          factors by channels; of several that name one channel the product counts
 * @param filters        that every pose goes through, in order
 * @param mirror         whether left and right change sides
 * @param targets        what is sent to
 * @param preRollSeconds that a take begins before its recording was asked for
 */
public record LiveSetup(Optional<Sound> sound, List<Input> inputs, FrameRate inputRate,
		Map<ChannelGroup, Double> gains, List<Filter> filters, boolean mirror, List<Target> targets,
		double preRollSeconds) {

	public static final double USUAL_PRE_ROLL_SECONDS = 30;

	public LiveSetup {
		inputs = List.copyOf(inputs);
		gains = Map.copyOf(gains);
		filters = List.copyOf(filters);
		targets = List.copyOf(targets);
		if (sound.isEmpty() && inputs.isEmpty()) {
			throw new IllegalArgumentException("a live session needs a source: sound, or poses that are received");
		}
	}

	/** Sound, nothing else: for a start. */
	public static LiveSetup of(Sound sound, List<Target> targets) {
		return new LiveSetup(Optional.of(sound), List.of(), FrameRate.FPS_60, Map.of(), List.of(), false, targets,
				USUAL_PRE_ROLL_SECONDS);
	}

	/**
	 * @param name           for messages
	 * @param source         owned by the session from its start on
	 * @param pace           1 for real time; how much faster the sound comes
	 * @param choice         which channel holds the voice
	 * @param gain           factor for the voice
	 * @param earlierMillis  delay of the device, as measured: how much earlier than it arrives the sound was there
	 * @param backend        that solves it
	 */
	public record Sound(String name, AudioSource source, double pace, ChannelChoice choice, double gain,
			double earlierMillis, MotionBackend backend, ParameterValues values) {
	}

	/**
	 * @param subject whose poses are taken; empty for whoever comes first
	 * @param group   channels it gives
	 */
	public record Input(LiveInput input, URI location, ParameterValues values, String subject, ChannelGroup group) {
	}

	/**
	 * @param channels it may change
	 * @param amount   0 leaves poses as they are, 1 filters them in full
	 */
	public record Filter(TrackFilter filter, ParameterValues values, ChannelGroup channels, double amount) {
	}
}
