package org.facewright.operations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.AudioReference;
import org.facewright.api.filter.FilterContext;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.Layer;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Generation;
import org.facewright.engine.Providers;
import org.facewright.operations.layer.ContextSource;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.layer.LayerStack;

/** Keeps takes in projects and evaluates them. Holds no state. */
public final class TakeStore {

	/** Name of the track that holds phone posteriors. */
	public static final String PHONES = "phones";
	/** Name of the track that holds the motion of bones, such as the jaw's. */
	public static final String BONES = "bones";

	private static final DocumentFactory FACTORY = DocumentFactory.eINSTANCE;

	private final Providers providers;

	public TakeStore(Providers providers) {
		this.providers = providers;
	}

	/**
	 * Writes a new project of one take: its sound, its motion, its phones, and how they were made.
	 *
	 * @param face   what was generated, without the line's filters, which are put on it
	 * @param speech words and phones in time, empty when they are not known
	 * @throws IOException when the recording can't be read again or the file not be written
	 */
	public void saveNew(Path file, LineRequest line, ParameterValues values, Generation generation,
			MotionClip face, SpeechLanes speech, Progress progress) throws IOException {
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			AudioAsset audio = asset(line, generation, wav, progress);
			ProjectFile projectFile = ProjectFile.create(line.name(), line.frameRate());
			Project project = projectFile.project();
			project.getAssets().add(audio);
			SolveRecipe recipe = recipe(generation, values);
			project.getRecipes().add(recipe);
			Take take = FACTORY.createTake();
			take.setName(line.name());
			take.setAudio(audio);
			take.setLength(generation.face().frameCount());
			line.transcript().ifPresent(take::setTranscript);
			if (!speech.isEmpty()) {
				take.setSpeech(Stored.of(speech));
			}
			take.getTracks().add(track(LineGenerator.FACE, face, recipe));
			generation.bones().ifPresent(bones -> take.getTracks().add(track(BONES, bones, recipe)));
			generation.phones().ifPresent(phones -> take.getTracks().add(track(PHONES, phones, recipe)));
			addFilters(take, line.filters());
			project.getTakes().add(take);
			Path folder = file.toAbsolutePath().getParent();
			if (folder != null) {
				Files.createDirectories(folder);
			}
			projectFile.save(file);
		} finally {
			Files.deleteIfExists(wav);
		}
	}

	private AudioAsset asset(LineRequest line, Generation generation, Path wav, Progress progress)
			throws IOException {
		try (AudioSource source = providers.audioInput(line.audio().toUri()).open(line.audio().toUri());
				FileChannel channel = FileChannel.open(wav, StandardOpenOption.WRITE);
				WavWriter writer = new WavWriter(channel, source.format(), encoding(source))) {
			float[] block = new float[4096 * source.format().channelCount()];
			int frames;
			while ((frames = source.read(block, 0, 4096)) > 0) {
				progress.checkCancelled();
				writer.write(block, 0, frames);
			}
		}
		AudioAsset asset = FACTORY.createAudioAsset();
		asset.setName(line.name());
		asset.setSourceName(line.audio().getFileName().toString());
		asset.setAudio(AudioData.of(wav));
		asset.setSampleRate(generation.ingest().format().sampleRate());
		asset.setChannels(generation.ingest().format().channelCount());
		asset.setLength(generation.ingest().frameCount());
		generation.timeReference().ifPresent(asset::setTimeReference);
		return asset;
	}

	/** As many bits as the original had; lossy codecs decode to 16. */
	private static SampleEncoding encoding(AudioSource source) {
		int bits = source.description().bitsPerSample();
		return bits <= 16 ? SampleEncoding.PCM_16 : bits <= 24 ? SampleEncoding.PCM_24 : SampleEncoding.FLOAT_32;
	}

	static SolveRecipe recipe(Generation generation, ParameterValues values) {
		SolveRecipe recipe = FACTORY.createSolveRecipe();
		recipe.setBackendId(generation.info().id());
		recipe.setModelId(generation.info().modelId());
		recipe.setModelSha256(generation.info().modelSha256());
		recipe.setAudioLength(generation.ingest().frameCount());
		generation.facts().ifPresent(facts -> {
			recipe.setDevice(facts.device());
			recipe.setProvider(facts.provider());
			TakeOrigin.measured(facts).forEach((name, text) -> recipe.getValues().add(value(name, text)));
		});
		values.toText().forEach((name, text) -> recipe.getValues().add(value(name, text)));
		return recipe;
	}

	static Track track(String name, MotionClip clip, SolveRecipe recipe) {
		SolvedMotion motion = FACTORY.createSolvedMotion();
		motion.setClip(Stored.of(clip));
		motion.setRecipe(recipe);
		Layer layer = FACTORY.createLayer();
		layer.setName("base");
		layer.setContent(motion);
		Track track = FACTORY.createTrack();
		track.setName(name);
		track.setChannels(clip.channels());
		track.getLayers().add(layer);
		return track;
	}

	/** Puts filters on the face's lowest layer, above those that are there. */
	static void addFilters(Take take, List<FilterSpec> specs) {
		Layer base = face(take).getLayers().getFirst();
		specs.forEach(spec -> base.getFilters().add(use(spec)));
	}

	/** A use of a filter, not yet in a layer. */
	public static FilterUse use(FilterSpec spec) {
		FilterUse use = FACTORY.createFilterUse();
		use.setFilterId(spec.filterId());
		use.setAmount(spec.amount());
		use.setRange(spec.region());
		use.setFeather(spec.featherFrames());
		if (!spec.channels().equals("*")) {
			use.getChannelMask().addAll(List.of(spec.channels().split(",")));
		}
		spec.values().forEach((name, text) -> use.getValues().add(value(name, text)));
		return use;
	}

	static ParameterValue value(String name, String text) {
		ParameterValue value = FACTORY.createParameterValue();
		value.setName(name);
		value.setText(text);
		return value;
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such take */
	public static Take take(Project project, Optional<String> name) {
		List<String> names = project.getTakes().stream().map(Take::getName).toList();
		if (names.isEmpty()) {
			throw new IllegalArgumentException("the project has no take; generate or record one first");
		}
		if (name.isEmpty() && names.size() > 1) {
			throw new IllegalArgumentException(
					"the project has several takes; choose with --take: " + String.join(", ", names));
		}
		return project.getTakes().stream().filter(take -> name.isEmpty() || take.getName().equals(name.get()))
				.findFirst().orElseThrow(() -> new IllegalArgumentException(
						"there is no take '%s'; there are: %s".formatted(name.orElse(""), String.join(", ", names))));
	}

	private static Track face(Take take) {
		return take.getTracks().stream().filter(track -> track.getName().equals(LineGenerator.FACE)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"the take '%s' has no track '%s'".formatted(take.getName(), LineGenerator.FACE)));
	}

	/** The face of a take with all layers and filters, and what goes with it. */
	public TrackFiles.Tracks evaluate(Take take, Progress progress) throws IOException {
		Track face = face(take);
		boolean filtered = face.getLayers().stream().anyMatch(layer -> !layer.getFilters().isEmpty());
		FilterContext context = filtered ? context(take, progress) : FilterContext.NONE;
		MotionClip clip = evaluate(take, context, progress);
		return new TrackFiles.Tracks(take.getName(), clip, context,
				Optional.ofNullable(take.getAudio()).map(this::reference),
				speech(take), List.of());
	}

	/** The face of a take with all layers and filters, on the document's thread. @param context what filters may know */
	MotionClip evaluate(Take take, FilterContext context, Progress progress) throws IOException {
		return LayerStack.of(LayerPlan.of(face(take)), take.getLength(), Optional.empty(), providers, () -> context,
				progress).result();
	}

	/** What is said in a take; empty when it is not known. */
	public static SpeechLanes speechOf(Take take) throws IOException {
		return speech(take);
	}

	/** The track of a take that holds its face. */
	public static Track faceOf(Take take) {
		return face(take);
	}

	private AudioReference reference(AudioAsset asset) {
		return new AudioReference(asset.getSourceName(), asset.getSampleRate(), asset.getLength(),
				asset.getTimeReference() < 0 ? OptionalLong.empty() : OptionalLong.of(asset.getTimeReference()))
				.withSound(new TakeSound(asset.getAudio(), providers));
	}

	private static SpeechLanes speech(Take take) throws IOException {
		return take.getSpeech() == null ? SpeechLanes.EMPTY : take.getSpeech().load();
	}

	/** What filters may know of a take: level and pitch from its sound, closures from its phones or posteriors. */
	public FilterContext context(Take take, Progress progress) throws IOException {
		FrameRate rate = ((Project) take.eContainer()).getFrameRate();
		int frames = take.getLength();
		if (face(take).getLayers().getFirst().getContent() instanceof SolvedMotion motion) {
			MotionClip base = motion.getClip().load();
			rate = base.frameRate();
			frames = base.frameCount();
		}
		return ContextSource.of(take).load(providers, rate, frames, progress);
	}
}
