package org.facewright.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
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
import org.facewright.operations.layer.BaseReplacement;
import org.facewright.operations.phone.PhoneEditing;

/** Makes motion again from the sound of a take: as another take beside it, or as a new base under its edits. */
public final class TakeGenerator {

	private final Providers providers;

	public TakeGenerator(Providers providers) {
		this.providers = providers;
	}

	/**
	 * The long part, on a worker's thread; the project is not touched.
	 *
	 * @param audio of the take
	 * @throws IOException     when the sound can't be read
	 * @throws MotionException when the backend can't be used or fails
	 */
	public Generation generate(AudioData audio, String name, FrameRate frameRate, String backendId,
			ParameterValues values, Progress progress) throws IOException, MotionException {
		MotionBackend backend = new LineGenerator(providers).usableBackend(backendId);
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			audio.copyTo(wav);
			return new Generator(providers).generate(wav.toUri(), name, ChannelChoice.MIX, backend, values, frameRate,
					progress);
		} finally {
			Files.deleteIfExists(wav);
		}
	}

	/**
	 * Adds the motion as a take beside the one it was made of. Edits of phones go along; those whose phones are gone are
	 * kept without effect, to be reviewed. To be called within an edit.
	 *
	 * @return the new take
	 */
	public static Take addTake(Project project, Take from, Generation generation, ParameterValues values)
			throws IOException {
		SolveRecipe recipe = TakeStore.recipe(generation, values);
		project.getRecipes().add(recipe);
		Take take = DocumentFactory.eINSTANCE.createTake();
		take.setName(freeName(project, from.getName() + " " + generation.info().id()));
		take.setAudio(from.getAudio());
		take.setAudioStart(from.getAudioStart());
		take.setLength(generation.face().frameCount());
		take.setTranscript(from.getTranscript());
		SpeechLanes speech = TakeStore.speechOf(from);
		if (!speech.isEmpty()) {
			take.setSpeech(Stored.of(speech));
		}
		take.getTracks().add(TakeStore.track(LineGenerator.FACE, generation.face(), recipe));
		generation.bones()
				.ifPresent(bones -> take.getTracks().add(TakeStore.track(TakeStore.BONES, bones, recipe)));
		generation.phones().ifPresent(
				phones -> take.getTracks().add(TakeStore.track(TakeStore.PHONES, phones, recipe)));
		PhoneEditing.carry(from, take);
		project.getTakes().add(take);
		return take;
	}

	/**
	 * Puts the motion under a take's edits; filters and other layers stay, and edits whose ground has moved are flagged.
	 * To be called within an edit.
	 */
	public static void replaceBase(Project project, Take take, Generation generation, ParameterValues values) {
		SolveRecipe recipe = TakeStore.recipe(generation, values);
		project.getRecipes().add(recipe);
		try {
			BaseReplacement.of(take, generation.face(), Optional.empty()).apply(Optional.of(recipe));
		} catch (IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
		for (Track track : take.getTracks()) {
			if (track.getName().equals(TakeStore.PHONES)) {
				replaceBase(track, TakeStore.PHONES, generation.phones(), recipe);
			}
			if (track.getName().equals(TakeStore.BONES)) {
				replaceBase(track, TakeStore.BONES, generation.bones(), recipe);
			}
		}
	}

	private static void replaceBase(Track track, String name,
			Optional<MotionClip> clip, SolveRecipe recipe) {
		Layer base = track.getLayers().getFirst();
		if (clip.isPresent() && base.getContent() instanceof SolvedMotion motion) {
			motion.setClip(Stored.of(clip.get()));
			motion.setRecipe(recipe);
		} else if (clip.isPresent()) {
			track.getLayers().addFirst(TakeStore.track(name, clip.get(), recipe).getLayers().getFirst());
		}
	}

	private static String freeName(Project project, String wanted) {
		Set<String> taken = project.getTakes().stream().map(Take::getName).collect(Collectors.toSet());
		String name = wanted;
		for (int i = 2; taken.contains(name); i++) {
			name = wanted + " " + i;
		}
		return name;
	}
}
