package org.facewright.operations.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.ClosureLane;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;
import org.facewright.operations.TakeStore;

/**
 * What filters may know of a take, before it is computed: level and pitch from its sound, closures from its phones or
 * posteriors. Two are equal when they give the same.
 *
 * @param name   of the take
 * @param phones posteriors
 */
public record ContextSource(String name, Optional<AudioData> audio, Optional<Stored<SpeechLanes>> speech,
		Optional<Stored<MotionClip>> phones) {

	/** On the thread of the document. */
	public static ContextSource of(Take take) {
		return new ContextSource(take.getName(), Optional.ofNullable(take.getAudio()).map(asset -> asset.getAudio()),
				Optional.ofNullable(take.getSpeech()), posteriors(take));
	}

	private static Optional<Stored<MotionClip>> posteriors(Take take) {
		for (Track track : take.getTracks()) {
			if (track.getName().equals(TakeStore.PHONES) && !track.getLayers().isEmpty()
					&& track.getLayers().getFirst().getContent() instanceof SolvedMotion motion) {
				return Optional.of(motion.getClip());
			}
		}
		return Optional.empty();
	}

	/** The slow part, on any thread. */
	public FilterContext load(Providers providers, FrameRate rate, int frameCount, Progress progress)
			throws IOException {
		SpeechLanes lanes = speech.isPresent() ? speech.get().load() : SpeechLanes.EMPTY;
		Optional<SampleColumn> heard = phones.isPresent()
				? ClosureLane.ofPosteriors(phones.get().load())
				: Optional.empty();
		// phones without words were recognised from the posteriors, which tell more
		boolean recognised = lanes.words().isEmpty() && heard.isPresent();
		Optional<SampleColumn> closure = lanes.phones().isEmpty() || recognised
				? heard
				: Optional.of(ClosureLane.ofPhones(lanes.phones(), rate, frameCount));
		if (audio.isEmpty()) {
			return new FilterContext(Optional.empty(), closure, lanes);
		}
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			audio.get().copyTo(wav);
			Generator voice = new Generator(providers);
			return new FilterContext(
					Optional.of(voice.levels(wav.toUri(), name, ChannelChoice.MIX, rate, frameCount, progress)),
					closure, lanes,
					Optional.of(voice.pitches(wav.toUri(), name, ChannelChoice.MIX, rate, frameCount, progress)));
		} finally {
			Files.deleteIfExists(wav);
		}
	}
}
