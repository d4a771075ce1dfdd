package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionBackend;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.pack.Actor;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.facewright.motion.a2f.internal.pack.ModelPackage;
import org.facewright.motion.a2f.internal.pack.ModelStore;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.facewright.motion.a2f.internal.solve.PoseSolver;
import org.facewright.motion.a2f.internal.solve.PoseSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Figures that others have measured with the published packages, checked where these are imported and the system property
 * {@code facewright.withModels} is true.
 */
class RealModelsTest {

	private static final Map<String, MotionBackend> BACKENDS = new TreeMap<>();
	private static final Map<String, Boolean> PUBLISHED = new TreeMap<>();
	private static Optional<A2fLibrary> library = Optional.empty();
	private static ModelStore store = new ModelStore(ModelFolders.ofThisMachine());

	@BeforeAll
	static void open() {
		assumeTrue(Boolean.getBoolean("facewright.withModels"),
				"skipped: no weights wanted; set the system property facewright.withModels");
		assumeTrue(!store.entries().isEmpty(), "skipped: no weights in " + store.folders());
		library = Optional.of(new A2fLibrary(StandInBackends.ONNX, store.folders(), backend -> {
			BACKENDS.put(backend.info().id(), backend);
			return () -> BACKENDS.remove(backend.info().id());
		}));
	}

	@AfterAll
	static void close() {
		library.ifPresent(A2fLibrary::close);
	}

	/** A published package; the test is left out without it. */
	private static ModelPackage.Face face(String what, Predicate<ModelPackage.Face> wanted) {
		Optional<ModelPackage.Face> found = store.entries().stream().map(ModelStore.Entry::model)
				.filter(ModelPackage.Face.class::isInstance).map(ModelPackage.Face.class::cast).filter(wanted)
				.filter(RealModelsTest::isPublished).findFirst();
		assumeTrue(found.isPresent(), "skipped: no weights of " + what);
		return found.orElseThrow();
	}

	/** Figures are only known of what was published. */
	private static boolean isPublished(ModelPackage model) {
		return PUBLISHED.computeIfAbsent(model.id(), id -> {
			try {
				return store.verify(id, StandInBackends.ONNX, Progress.NONE).stream()
						.anyMatch(problem -> problem.code().equals("model.release"));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}

	private static ModelPackage.Face diffusion() {
		return face("Audio2Face-3D v3.0",
				face -> face.shape() instanceof NetworkShape.Diffusion d && d.skin() == 72_006);
	}

	private static ModelPackage.Face markRegression() {
		return face("Audio2Face-3D v2.3 Mark", face -> face.shape() instanceof NetworkShape.Regression r
				&& r.width() == 301);
	}

	@Test
	void isSoundFileByFile() throws Exception {
		for (ModelStore.Entry entry : store.entries()) {
			List<Problem> problems = store.verify(entry.model().id(), StandInBackends.ONNX, Progress.NONE);
			assertThat(problems).as("%s", problems).extracting(Problem::severity).doesNotContain(Severity.ERROR);
		}
	}

	@Test
	void solvesPosesOfItsOwnRigAsMeasured() throws Exception {
		Actor mark = Actor.read(diffusion(), 2);
		List<String> poses = mark.skin().poses().poses();
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(mark.skin().poses(), mark.skin().settings()));
		float[] weights = new float[poses.size()];
		solver.solveDeltas(mark.skin().poses().deltas()[poses.indexOf("jawOpen")], weights);
		assertThat(weights[poses.indexOf("jawOpen")]).isCloseTo(0.9992f, within(1e-3f));
		assertThat(weights[poses.indexOf("mouthRollLower")]).isCloseTo(0.0177f, within(1e-3f));
		solver.reset();
		solver.solveDeltas(mark.skin().poses().deltas()[poses.indexOf("mouthClose")], weights);
		assertThat(weights[poses.indexOf("mouthClose")]).isCloseTo(0.9532f, within(1e-3f));
		solver.reset();
		solver.solveDeltas(new float[mark.skin().poses().neutral().length], weights);
		assertThat(weights).containsOnly(0);
		solver.reset();
		solver.solveDeltas(mark.skin().poses().deltas()[poses.indexOf("mouthSmileLeft")], weights);
		assertThat(weights[poses.indexOf("mouthStretchLeft")]).isCloseTo(1, within(0.05f));
		assertThat(weights[poses.indexOf("mouthStretchRight")]).isCloseTo(1, within(0.05f));
		assertThat(weights[poses.indexOf("mouthShrugLower")]).isCloseTo(0.62f, within(0.05f));
	}

	@Test
	void tellsSilenceFromAVoice() throws Exception {
		ModelPackage.Face mark = markRegression();
		double silence = meanOutput(mark, 0);
		double voice = meanOutput(mark, 0.3);
		assertThat(silence).isCloseTo(0.4078, within(0.05));
		assertThat(voice).isGreaterThan(silence + 0.05);
	}

	private static double meanOutput(ModelPackage.Face face, double level) throws Exception {
		NetworkShape.Regression shape = (NetworkShape.Regression) face.shape();
		Tensor input = Tensor.allocate(ElementType.FLOAT32, 1, 1, shape.window());
		Tensor emotion = Tensor.allocate(ElementType.FLOAT32, 1, 1, shape.implicitEmotion() + shape.emotions().size());
		Tensor result = Tensor.allocate(ElementType.FLOAT32, 1, 1, shape.width());
		for (int i = 0; i < shape.window(); i++) {
			double voice = 0;
			for (int harmonic = 1; harmonic < 20; harmonic++) {
				voice += Math.sin(2 * Math.PI * 120 * harmonic * i / 16_000.0) / harmonic;
			}
			input.floats().put(i, (float) (level * voice));
		}
		Actor actor = Actor.read(face, 0);
		emotion.floats().put(actor.emotions().orElseThrow().emotion(actor.config().sourceShot(),
				actor.config().sourceFrame()));
		try (InferenceSession session = StandInBackends.ONNX.open(face.network(), SessionSettings.CPU, Progress.NONE)) {
			session.bind(Map.of("input", input, "emotion", emotion), Map.of("result", result)).run();
		}
		double sum = 0;
		FloatBuffer values = result.floats();
		for (int i = 0; i < values.capacity(); i++) {
			sum += Math.abs(values.get(i));
		}
		return sum / values.capacity();
	}

	@Test
	void opensTheJawInSpeechAndKeepsItShutInSilence() throws Exception {
		float[] speech = speech();
		Set<String> published = new TreeSet<>();
		store.models().stream().filter(model -> isPublished(store.entry(model.id()).model()))
				.forEach(model -> published.addAll(model.backends()));
		assumeTrue(!published.isEmpty(), "skipped: no published weights");
		for (Map.Entry<String, MotionBackend> backend : BACKENDS.entrySet()) {
			if (!published.contains(backend.getKey())) {
				continue;
			}
			float[] jaw = Solved.of(backend.getValue(), Map.of("emotion-network", "off"), speech).channel("jawOpen");
			float[] still = Solved.of(backend.getValue(), Map.of("emotion-network", "off"), new float[32_000])
					.channel("jawOpen");
			float most = 0;
			for (float value : jaw) {
				most = Math.max(most, value);
			}
			assertThat(most).as(backend.getKey()).isBetween(0.3f, 1.6f);
			for (float value : still) {
				assertThat(value).as(backend.getKey() + " in silence").isLessThan(most / 2);
			}
		}
	}

	@Test
	void givesTheSameLiveForFilesAndInTheEditor() throws Exception {
		float[] sound = speech();
		Map<String, String> values = Map.of("emotion-network", "off");
		for (Map.Entry<String, MotionBackend> backend : BACKENDS.entrySet()) {
			Solved file = Solved.of(backend.getValue(), values, sound);
			Solved live = Solved.of(backend.getValue(), Solved.request(backend.getValue(), values, true), sound);
			assertThat(live.differenceTo(file.poses())).as(backend.getKey()).isLessThan(1e-4f);
			try (InteractiveMotion editor = backend.getValue()
					.interactive(Solved.request(backend.getValue(), values, false), sound, Progress.NONE)
					.orElseThrow()) {
				MotionClip clip = editor.clip(Solved.request(backend.getValue(), values, false), Progress.NONE)
						.toCompletableFuture().get(10, TimeUnit.MINUTES);
				float[][] poses = new float[clip.frameCount()][clip.channels().size()];
				for (int i = 0; i < poses.length; i++) {
					clip.pose(i, poses[i]);
				}
				assertThat(file.differenceTo(poses)).as(backend.getKey()).isLessThan(1e-4f);
			}
		}
	}

	@Test
	void smoothsWeightsLikeTheWholeMesh() throws Exception {
		float[] sound = java.util.Arrays.copyOf(speech(), 24_000);
		Map<String, String> values = Map.of("emotion-network", "off", "lower-face-smoothing", "0.05");
		Map<String, String> mesh = new TreeMap<>(values);
		mesh.put("path", "mesh");
		for (MotionBackend backend : List.copyOf(BACKENDS.values())) {
			assertThat(Solved.of(backend, values, sound).differenceTo(Solved.of(backend, mesh, sound).poses()))
					.as(backend.info().id()).isLessThan(1e-3f);
		}
	}

	/** A line of speech at 16 kHz from the shared data. */
	private static float[] speech() throws IOException {
		List<Path> places = new ArrayList<>();
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			places.add(folder.resolveSibling("shared").resolve("data/speech/Mark_neutral.wav"));
		}
		places.add(Path.of(System.getProperty("facewright.shared", "../shared"), "data/speech/Mark_neutral.wav"));
		Optional<Path> found = places.stream().filter(Files::isRegularFile).findFirst();
		assumeTrue(found.isPresent(), "skipped: no shared recordings");
		byte[] wav = Files.readAllBytes(found.orElseThrow());
		ByteBuffer data = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
		int at = 12;
		while (data.getInt(at) != 0x61746164) { // "data"
			at += 8 + data.getInt(at + 4);
		}
		float[] sound = new float[Math.min(data.getInt(at + 4), wav.length - at - 8) / 2];
		for (int i = 0; i < sound.length; i++) {
			sound[i] = data.getShort(at + 8 + 2 * i) / 32768f;
		}
		return sound;
	}
}
