package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.MotionBackend;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class A2fLibraryTest {

	@TempDir
	Path folder;

	private final Map<String, MotionBackend> services = new TreeMap<>();
	private final List<String> events = new ArrayList<>();
	private final List<A2fLibrary> opened = new ArrayList<>();

	private A2fLibrary library() {
		A2fLibrary library = new A2fLibrary(StandInBackends.ONNX, new ModelFolders(folder.resolve("own"), List.of()),
				backend -> {
					String id = backend.info().id();
					events.add("+" + id);
					services.put(id, backend);
					return () -> {
						events.add("-" + id);
						services.remove(id);
					};
				});
		opened.add(library);
		return library;
	}

	@AfterEach
	void close() {
		opened.forEach(A2fLibrary::close);
	}

	@Test
	void publishesBackendsAsPackagesComeAndGo() throws Exception {
		A2fLibrary library = library();
		assertThat(services).isEmpty();
		library.importFrom(StandIns.folder("regression"), Progress.NONE);
		assertThat(services).containsOnlyKeys("a2f-standin-2-3");
		library.importFrom(StandIns.folder("diffusion"), Progress.NONE);
		assertThat(services).containsOnlyKeys("a2f-claire-3-2", "a2f-james-3-2", "a2f-mark-3-2", "a2f-standin-2-3");
		assertThat(events).as("what was there stays untouched").hasSize(4);
		library.remove("audio2face-multi-3-2");
		assertThat(services).containsOnlyKeys("a2f-standin-2-3");
		assertThat(library.models()).extracting(InstalledModel::id).containsExactly("audio2face-standin-2-3");
		library.close();
		assertThat(services).isEmpty();
	}

	@Test
	void findsWhatWasImportedBefore() throws Exception {
		library().importFrom(StandIns.folder("regression"), Progress.NONE);
		services.clear();
		library();
		MotionBackend backend = services.get("a2f-standin-2-3");
		assertThat(backend).isNotNull();
		assertThat(backend.info().modelSha256()).hasSize(64);
		assertThat(backend.availability().isUsable()).isTrue();
		Files.delete(folder.resolve("own/audio2face-standin-2-3/bs_skin.npz"));
		assertThat(backend.availability().reason()).contains("bs_skin.npz").contains("import the model again");
	}

	@Test
	void showsParametersWithTheDefaultsOfTheActorsFiles() throws Exception {
		Map<String, String> mark = StandInBackends.face(StandInBackends.MARK).info().parameters().defaults().toText();
		Map<String, String> claire = StandInBackends.face(StandInBackends.CLAIRE).info().parameters().defaults()
				.toText();
		assertThat(mark).containsEntry("lower-face-smoothing", "0.0023").containsEntry("eyelid-open-offset", "0.06")
				.containsEntry("right-eye-y-offset", "-2").containsEntry("noise-seed", "0");
		assertThat(claire).containsEntry("lower-face-smoothing", "0.006").containsEntry("saccade-strength", "0.6")
				.doesNotContainKey("source-shot");
		assertThat(StandInBackends.face(StandInBackends.REGRESSION).info().parameters().defaults().toText())
				.containsEntry("input-strength", "1.3").containsEntry("source-shot", "neutral")
				.containsEntry("source-frame", "3").doesNotContainKey("constant-noise");
	}

	@Test
	void takesDefaultsOfEmotionsFromTheirOwnPackage() throws Exception {
		Path emotion = StandIns.copy("emotion", folder);
		Path config = emotion.resolve("model_config.json");
		Files.writeString(config,
				Files.readString(config).replace("\"emotion_strength\": 0.6", "\"emotion_strength\": 0.4")
						.replace("\"enable_preferred_emotion\": false", "\"enable_preferred_emotion\": 1"));
		A2fLibrary library = library();
		library.importFrom(emotion, Progress.NONE);
		library.importFrom(StandIns.folder("regression"), Progress.NONE);
		MotionBackend backend = services.get("a2f-standin-2-3");
		assertThat(backend.info().parameters().defaults().toText()).containsEntry("emotion-strength", "0.4")
				.containsEntry("preferred-emotion", "true").containsEntry("emotion-live-blend", "0.7");
		float[] sound = Solved.sound(8_000);
		assertThat(Solved.of(backend, Map.of(), sound)
				.differenceTo(Solved.of(backend, Map.of("emotion-strength", "0.6"), sound).poses()))
				.isGreaterThan(1e-3f);
	}

	@Test
	void solvesManyTracksThroughOneNetworkAsIfEachWereAlone() throws Exception {
		for (String id : List.of(StandInBackends.REGRESSION, StandInBackends.CLAIRE)) {
			MotionBackend backend = StandInBackends.face(id);
			List<float[]> sounds = new ArrayList<>();
			List<Callable<Solved>> jobs = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				float[] sound = Solved.sound(14_000 + 1000 * i);
				for (int s = 0; s < sound.length; s++) {
					sound[s] *= 1 + 0.1f * i;
				}
				sounds.add(sound);
				jobs.add(() -> Solved.of(backend, Map.of(), sound));
			}
			try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
				List<Future<Solved>> together = pool.invokeAll(jobs);
				for (int i = 0; i < 6; i++) {
					Solved alone = Solved.of(backend, Map.of(), sounds.get(i));
					assertThat(together.get(i).get().differenceTo(alone.poses())).as("%s %d", id, i).isLessThan(1e-4f);
				}
			}
		}
	}
}
