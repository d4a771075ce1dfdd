package org.facewright.operations.region;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Generation;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.TakeOrigin;
import org.facewright.operations.TakeStore;
import org.facewright.operations.layer.BaseReplacement;

/**
 * Makes a stretch of a take's motion again from its sound, with any backend, and puts it under the take's edits. The sound
 * around the stretch is heard too, so that a network that remembers has something to remember.
 */
public final class RegionGenerator {

	/** Seconds of sound before and after a stretch that the backend hears beyond the seams. */
	public static final double SUPPORT_SECONDS = 2;

	private static final int BLOCK = 4096;

	private final Providers providers;

	public RegionGenerator(Providers providers) {
		this.providers = providers;
	}

	/**
	 * What a stretch became, not yet in the project.
	 *
	 * @param frames that differ from before
	 * @param face   the whole take with the stretch in it
	 * @param bones  likewise, where the take and the backend have bones
	 */
	public record Made(Generation generation, ParameterValues values, FrameRange frames, Seams seams, MotionClip face,
			Optional<MotionClip> bones) {
	}

	/**
	 * The long part, on a worker's thread that may read the project; nothing is changed.
	 *
	 * @param region frames of the take
	 * @throws IOException              when sound or motion can't be read
	 * @throws MotionException          when the backend can't be used or fails
	 * @throws IllegalArgumentException with a sentence for the user when the take has no base that can be made again
	 */
	public Made generate(Take take, FrameRange region, String backendId, ParameterValues values, Progress progress)
			throws IOException, MotionException {
		if (take.getAudio() == null) {
			throw new IllegalArgumentException(
					"the take '%s' has no sound to make motion of; choose one that has".formatted(take.getName()));
		}
		MotionClip before = base(TakeStore.faceOf(take)).orElseThrow(() -> new IllegalArgumentException(
				"the take '%s' has no motion that could be made again in part; generate it as a whole".formatted(
						take.getName())));
		FrameRate rate = before.frameRate();
		FrameRange wanted = region.within(before.frameCount());
		int support = (int) Math.ceil((SUPPORT_SECONDS + Seams.WINDOW_SECONDS) * rate.framesPerSecond());
		FrameRange heard = new FrameRange(Math.max(0, wanted.start() - support),
				Math.min(before.frameCount(), wanted.end() + support));
		MotionBackend backend = new LineGenerator(providers).usableBackend(backendId);
		Path wav = Files.createTempFile("facewright", ".wav");
		Generation generation;
		try {
			cut(take.getAudio().getAudio(), rate, heard, heard.end() >= before.frameCount(), wav);
			generation = new Generator(providers).generate(wav.toUri(), take.getName(), ChannelChoice.MIX, backend,
					values, rate, progress);
		} finally {
			Files.deleteIfExists(wav);
		}
		MotionClip now = placed(generation.face(), heard.start(), before.frameCount());
		SpeechLanes speech = TakeStore.speechOf(take);
		Seams seams = Seams.between(before, now, region, speech);
		Optional<MotionClip> bonesBefore = track(take, TakeStore.BONES).flatMap(RegionGenerator::baseOf);
		Optional<MotionClip> bones = bonesBefore.isPresent() && generation.bones().isPresent()
				? Optional.of(seams.blend(bonesBefore.get(),
						placed(generation.bones().get(), heard.start(), before.frameCount())))
				: Optional.empty();
		return new Made(generation, values, seams.frames(before.frameCount()), seams, seams.blend(before, now), bones);
	}

	private static Optional<Track> track(Take take, String name) {
		return take.getTracks().stream().filter(track -> track.getName().equals(name)).findFirst();
	}

	private static Optional<MotionClip> base(Track track) throws IOException {
		return !track.getLayers().isEmpty() && track.getLayers().getFirst().getContent() instanceof SolvedMotion motion
				? Optional.of(motion.getClip().load())
				: Optional.empty();
	}

	private static Optional<MotionClip> baseOf(Track track) {
		try {
			return base(track);
		} catch (IOException e) {
			return Optional.empty(); // bones are an extra; the face says what is wrong with the file
		}
	}

	/** A clip put later in time; its ends are held. */
	private static MotionClip placed(MotionClip clip, int start, int frameCount) {
		return Resampling.resample(clip, clip.frameRate(), frameCount, 1, -start);
	}

	/** The sound of some frames, in full precision. */
	private void cut(AudioData audio, FrameRate rate, FrameRange frames, boolean toTheEnd, Path into)
			throws IOException {
		Path whole = Files.createTempFile("facewright", ".wav");
		try {
			audio.copyTo(whole);
			try (AudioSource source = providers.audioInput(whole.toUri()).open(whole.toUri());
					FileChannel channel = FileChannel.open(into, StandardOpenOption.WRITE);
					WavWriter writer = new WavWriter(channel, source.format(), SampleEncoding.FLOAT_32)) {
				long skip = rate.sampleOf(frames.start(), source.format().sampleRate());
				long left = toTheEnd
						? Long.MAX_VALUE
						: rate.sampleOf(frames.end(), source.format().sampleRate()) - skip;
				float[] block = new float[BLOCK * source.format().channelCount()];
				while (left > 0) {
					int count = source.read(block, 0, (int) Math.min(BLOCK, skip > 0 ? skip : left));
					if (count < 0) {
						break;
					}
					if (skip > 0) {
						skip -= count;
					} else {
						writer.write(block, 0, count);
						left -= count;
					}
				}
			}
		} finally {
			Files.deleteIfExists(whole);
		}
	}

	/**
	 * Puts a stretch under the edits of its take, and records what made it; edits whose ground has moved are flagged. To be
	 * called within an edit.
	 *
	 * @throws IOException when the present motion can't be read
	 */
	public static void apply(Project project, Take take, Made made) throws IOException {
		SolveRecipe recipe = TakeOrigin.withRegion(project, take, made.frames(), made.generation(), made.values());
		BaseReplacement.of(take, made.face(), Optional.empty()).apply(Optional.of(recipe));
		Optional<Track> bones = track(take, TakeStore.BONES);
		if (made.bones().isPresent() && bones.isPresent()
				&& bones.get().getLayers().getFirst().getContent() instanceof SolvedMotion motion) {
			motion.setClip(Stored.of(made.bones().get()));
			motion.setRecipe(recipe);
		}
	}
}
