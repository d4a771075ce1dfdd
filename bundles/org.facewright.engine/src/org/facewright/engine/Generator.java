package org.facewright.engine;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunFacts;
import org.facewright.core.audio.IngestAnalysis;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ClipRecorder;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** Runs whole recordings through a motion backend. Holds no state; serves many callers at once. */
public final class Generator {

	private final Providers providers;

	public Generator(Providers providers) {
		this.providers = providers;
	}

	/**
	 * @param audio     where the recording is
	 * @param name      of the recording, for messages
	 * @param choice    which channel holds the voice
	 * @param values    of the backend's parameters
	 * @param frameRate of the result
	 * @throws IOException           when the recording can't be read
	 * @throws MotionException       when the backend can't do it
	 * @throws CancellationException when the progress says so
	 */
	public Generation generate(URI audio, String name, ChannelChoice choice, MotionBackend backend,
			ParameterValues values, FrameRate frameRate, Progress progress) throws IOException, MotionException {
		return generate(audio, name, choice, backend, values, SpeechLanes.EMPTY, frameRate, progress);
	}

	/** As above, for a backend that may follow what is said. @param speech empty when not known */
	public Generation generate(URI audio, String name, ChannelChoice choice, MotionBackend backend,
			ParameterValues values, SpeechLanes speech, FrameRate frameRate, Progress progress)
			throws IOException, MotionException {
		return generate(audio, name, choice, backend, values, Direction.NONE, speech, frameRate, progress);
	}

	/** As above, with parameters that change along the take. @param direction in frames of the result */
	public Generation generate(URI audio, String name, ChannelChoice choice, MotionBackend backend,
			ParameterValues values, Direction direction, SpeechLanes speech, FrameRate frameRate, Progress progress)
			throws IOException, MotionException {
		long start = System.nanoTime();
		MotionInfo info = backend.info();
		AudioInput input = providers.audioInput(audio);
		AudioSource source = input.open(audio);
		IngestAnalysis ingest = new IngestAnalysis(source.format());
		try (VoiceReader voice = openVoice(source, name, choice, info.sampleRate(),
				(samples, frames) -> ingest.add(samples, 0, frames))) {
			LevelMeter meter = new LevelMeter(frameRate, info.sampleRate());
			ClipRecorder recorder = new ClipRecorder(info.frameRate(), info.channels());
			Direction there = direction.toRate(frameRate, info.frameRate());
			MotionRequest request = new MotionRequest(name, values, false, there.regions(), there.curves(), speech);
			List<Problem> problems = new ArrayList<>();
			Optional<RunFacts> facts;
			MotionInfo described;
			try (MotionSession session = backend.open(request, (frame, pose) -> recorder.append(pose), progress)) {
				described = backend.info(); // a server tells its model once it is reached
				push(voice, source, session, meter, name, progress);
				await(session, progress);
				problems.addAll(session.problems());
				facts = session.facts();
			}
			IngestReport report = ingest.report();
			if (report.frameCount() == 0) {
				throw new IOException("%s: there is no sound in it".formatted(name));
			}
			problems.addAll(source.problems());
			problems.addAll(report.problems());
			return result(recorder.snapshot(), frameRate, meter, report, source.description().timeReference(),
					described, facts, start, problems);
		}
	}

	/**
	 * Phone posteriors of a recording at the backend's own rate, as aligners want them.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when the backend gives none
	 */
	public MotionClip posteriors(URI audio, String name, ChannelChoice choice, MotionBackend backend,
			Progress progress) throws IOException, MotionException {
		MotionInfo info = backend.info();
		int[] phones = info.channels().indices(channel -> channel.kind() == ChannelKind.PROBABILITY);
		if (phones.length == 0) {
			throw new IllegalArgumentException("the backend '%s' gives no phones to align with".formatted(info.id()));
		}
		Generation generation = generate(audio, name, choice, backend, info.parameters().defaults(), info.frameRate(),
				progress);
		return generation.phones()
				.orElseThrow(() -> new IllegalStateException("no phones came from '%s'".formatted(info.id())));
	}

	/**
	 * Measures how loud a recording is around each frame, as {@link Generation#levelDb()} does.
	 *
	 * @param frameCount frames wanted; those after the sound's end count as silent
	 * @throws IOException when the recording can't be read
	 */
	public SampleColumn levels(URI audio, String name, ChannelChoice choice, FrameRate frameRate, int frameCount,
			Progress progress) throws IOException {
		AudioSource source = providers.audioInput(audio).open(audio);
		int sampleRate = source.format().sampleRate();
		try (VoiceReader voice = openVoice(source, name, choice, sampleRate, (samples, frames) -> {
			// only the level is wanted
		})) {
			LevelMeter meter = new LevelMeter(frameRate, sampleRate);
			float[] block = new float[4096];
			int count;
			while ((count = voice.read(block)) > 0) {
				progress.checkCancelled();
				meter.accept(block, count);
			}
			return meter.levels(frameCount);
		}
	}

	/**
	 * Finds the pitch of the voice around each frame.
	 *
	 * @param frameCount frames wanted; those after the sound's end have none
	 * @return Hz, 0 where there is no voice
	 * @throws IOException when the recording can't be read
	 */
	public SampleColumn pitches(URI audio, String name, ChannelChoice choice, FrameRate frameRate, int frameCount,
			Progress progress) throws IOException {
		AudioSource source = providers.audioInput(audio).open(audio);
		try (VoiceReader voice = openVoice(source, name, choice, PitchMeter.SAMPLE_RATE, (samples, frames) -> {
			// only the pitch is wanted
		})) {
			PitchMeter meter = new PitchMeter(frameRate);
			float[] block = new float[4096];
			int count;
			while ((count = voice.read(block)) > 0) {
				progress.checkCancelled();
				meter.accept(block, count);
			}
			return meter.pitches(frameCount);
		}
	}

	/**
	 * The voice of a recording.
	 *
	 * @param sampleRate wanted, Hz
	 * @return mono, full scale ±1
	 * @throws IOException when the recording can't be read
	 */
	public float[] samples(URI audio, String name, ChannelChoice choice, int sampleRate, Progress progress)
			throws IOException {
		AudioSource source = providers.audioInput(audio).open(audio);
		try (VoiceReader voice = openVoice(source, name, choice, sampleRate, (samples, frames) -> {
			// only the voice is wanted
		})) {
			float[] all = new float[sampleRate];
			float[] block = new float[4096];
			int length = 0;
			for (int count = voice.read(block); count > 0; count = voice.read(block)) {
				progress.checkCancelled();
				if (length + count > all.length) {
					all = Arrays.copyOf(all, Math.max(length + count, 2 * all.length));
				}
				System.arraycopy(block, 0, all, length, count);
				length += count;
			}
			return Arrays.copyOf(all, length);
		}
	}

	private VoiceReader openVoice(AudioSource source, String name, ChannelChoice choice, int sampleRate,
			VoiceReader.Tap tap) throws IOException {
		try {
			return new VoiceReader(source, name, choice, providers.resampler(), sampleRate, tap);
		} catch (IOException | RuntimeException e) {
			source.close();
			throw e;
		}
	}

	private static void push(VoiceReader voice, AudioSource source, MotionSession session, LevelMeter meter,
			String name, Progress progress) throws IOException, MotionException {
		float[] block = new float[4096];
		int count;
		while ((count = voice.read(block)) > 0) {
			progress.checkCancelled();
			meter.accept(block, count);
			session.push(block, 0, count);
			double fraction = source.frameCount().isPresent()
					? Math.min(1, (double) voice.framesRead() / Math.max(1, source.frameCount().getAsLong()))
					: Double.NaN;
			progress.report(fraction, name);
		}
	}

	private static void await(MotionSession session, Progress progress) throws MotionException {
		var ended = session.end().toCompletableFuture();
		while (true) {
			try {
				ended.get(100, TimeUnit.MILLISECONDS);
				return;
			} catch (TimeoutException e) {
				progress.checkCancelled();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("interrupted");
			} catch (ExecutionException e) {
				if (e.getCause() instanceof MotionException failure) {
					throw failure;
				}
				throw new MotionException(MotionException.Reason.FAILED,
						"the backend failed: " + e.getCause().getMessage(), e.getCause());
			}
		}
	}

	private static Generation result(MotionClip recorded, FrameRate frameRate, LevelMeter meter, IngestReport ingest,
			OptionalLong timeReference, MotionInfo info, Optional<RunFacts> facts, long start, List<Problem> problems) {
		int[] faceChannels = recorded.channels()
				.indices(channel -> channel.kind() == ChannelKind.WEIGHT || channel.kind() == ChannelKind.ANGLE);
		int[] boneChannels = recorded.channels()
				.indices(channel -> channel.kind() == ChannelKind.QUATERNION || channel.kind() == ChannelKind.LENGTH);
		int[] phoneChannels = recorded.channels().indices(channel -> channel.kind() == ChannelKind.PROBABILITY);
		MotionClip face = Resampling.toRate(recorded.select(faceChannels), frameRate);
		Optional<MotionClip> bones = boneChannels.length == 0
				? Optional.empty()
				: Optional.of(Resampling.toRate(recorded.select(boneChannels), frameRate));
		Optional<MotionClip> phones = phoneChannels.length == 0
				? Optional.empty()
				: Optional.of(Resampling.toRate(recorded.select(phoneChannels), frameRate));
		double seconds = (System.nanoTime() - start) / 1e9;
		return new Generation(face, bones, phones, meter.levels(face.frameCount()), ingest, timeReference, info,
				facts, seconds, List.copyOf(problems));
	}
}
