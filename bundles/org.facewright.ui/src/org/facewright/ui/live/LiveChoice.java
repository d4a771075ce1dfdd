package org.facewright.ui.live;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.facewright.engine.live.ChannelGroup;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.LiveSetup;
import org.facewright.engine.live.LiveSources;
import org.facewright.engine.live.PacedSource;
import org.facewright.engine.live.SilentInput;
import org.facewright.engine.live.Target;
import org.facewright.exchange.common.NameMaps;
import org.facewright.operations.LivePoseMap;
import org.facewright.operations.SourceDelays;
import org.facewright.operations.exchange.UserFolders;

/**
 * What a live session is to do, as it stands in the form.
 *
 * @param source         such as {@code mic:default}, {@code silence:none}, {@code file:line.wav}, {@code livelink://0.0.0.0}
 * @param values         of the backend's parameters, by name
 * @param targets        such as {@code livelink://127.0.0.1:11111?rate=60}
 * @param preRollSeconds that takes begin earlier
 */
record LiveChoice(String source, String backend, Map<String, String> values, List<String> targets, boolean mirror,
		double preRollSeconds) {

	LiveChoice {
		values = Map.copyOf(values);
		targets = List.copyOf(targets);
	}

	/** Whether nothing is heard and silence stands in for a microphone. */
	boolean isSilence() {
		return source.equals(SilentInput.LOCATION.toString());
	}

	/**
	 * Starts the session; takes a second or more.
	 *
	 * @throws IOException, MotionException, IllegalArgumentException with a sentence for the user
	 */
	LiveSession start(Providers providers) throws IOException, MotionException {
		List<Target> sinks = targets.stream().map(text -> Target.parse(providers, text, maps -> {
			try {
				return LivePoseMap.maker(NameMaps.find(maps, Optional.of(UserFolders.current().maps())));
			} catch (IOException e) {
				throw new IllegalArgumentException(e.getMessage(), e);
			}
		})).toList();
		boolean heard = isSilence() || LiveSources.isSound(providers, source);
		List<LiveSetup.Input> inputs = heard
				? List.of()
				: List.of(LiveSources.input(providers, source, ChannelGroup.ALL));
		Optional<LiveSetup.Sound> sound = heard ? Optional.of(sound(providers)) : Optional.empty();
		return LiveSession.start(new LiveSetup(sound, inputs, FrameRate.FPS_60, Map.of(), List.of(), mirror, sinks,
				preRollSeconds), providers.resampler(), Clock.SYSTEM);
	}

	private LiveSetup.Sound sound(Providers providers) throws IOException, MotionException {
		MotionBackend motion = providers.motionBackend(backend);
		if (!motion.availability().isUsable()) {
			throw new MotionException(MotionException.Reason.UNAVAILABLE, motion.availability().reason());
		}
		var parsed = motion.info().parameters().parse(values);
		double earlier = SourceDelays.ofUser().millis(source).orElse(0);
		AudioSource opened = isSilence()
				? new PacedSource(new SilentInput(), SilentInput.LOCATION, 1, false, Clock.SYSTEM)
				: LiveSources.openSound(providers, source, 1, source.startsWith("file:"), Clock.SYSTEM);
		return new LiveSetup.Sound(source, opened, 1, ChannelChoice.parse("mix"), 1, earlier, motion, parsed);
	}
}
