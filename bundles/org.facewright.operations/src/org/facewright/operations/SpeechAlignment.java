package org.facewright.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;

/** Finds when words and phones of a recording are spoken. Holds no state. */
public final class SpeechAlignment {

	/** @param posteriors of the phones, as long as the sound */
	public record Heard(AlignedSpeech speech, MotionClip posteriors) {
	}

	private final Providers providers;

	public SpeechAlignment(Providers providers) {
		this.providers = providers;
	}

	/**
	 * @param transcript what is said; when empty, phones are recognised and there are no words
	 * @param language   of the transcript
	 * @throws IOException              when the recording can't be read
	 * @throws MotionException          when no backend that hears phones can be used
	 * @throws IllegalArgumentException with a sentence for the user when the transcript can't be used
	 */
	public Heard align(Path audio, ChannelChoice channel, Optional<String> transcript, String language,
			Progress progress) throws IOException, MotionException {
		return align(audio, channel, hearing(Optional.empty()), transcript, language, progress);
	}

	/** As above; the phones come from the backend preferred where it hears them, else from another one. */
	Heard align(Path audio, ChannelChoice channel, MotionBackend preferred, Optional<String> transcript,
			String language, Progress progress) throws IOException, MotionException {
		MotionBackend backend = hearing(Optional.of(preferred));
		String name = audio.getFileName().toString();
		MotionClip posteriors = new Generator(providers).posteriors(audio.toUri(), name, channel, backend,
				progress.part(0, 0.8));
		AlignedSpeech speech = transcript.isPresent()
				? providers.aligner().align(posteriors, transcript.get(), language, progress.part(0.8, 1))
				: providers.aligner().recognise(posteriors, progress.part(0.8, 1));
		return new Heard(speech, posteriors);
	}

	private MotionBackend hearing(Optional<MotionBackend> preferred) throws MotionException {
		if (preferred.isPresent() && hears(preferred.get())) {
			return preferred.get();
		}
		Availability last = new Availability("none is installed");
		for (MotionBackend backend : providers.motionBackends()) {
			if (hears(backend)) {
				last = backend.availability();
				if (last.isUsable()) {
					return backend;
				}
			}
		}
		throw new MotionException(MotionException.Reason.UNAVAILABLE,
				"no backend that hears phones can be used: " + last.reason());
	}

	private static boolean hears(MotionBackend backend) {
		return backend.info().channels().channels().stream()
				.anyMatch(channel -> channel.kind() == ChannelKind.PROBABILITY);
	}
}
