package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.facewright.motion.a2f.internal.pack.Rig;
import org.facewright.motion.a2f.internal.solve.PoseRig;
import org.facewright.motion.a2f.internal.solve.RigFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A face of one's own in place of the package's. */
class OwnRigTest {

	@TempDir
	Path folder;

	private final List<MotionBackend> backends = new ArrayList<>();
	private A2fLibrary library;
	private PoseRig packaged;

	@BeforeEach
	void importStandIn() throws Exception {
		library = new A2fLibrary(StandInBackends.ONNX, new ModelFolders(folder.resolve("models"), List.of()),
				backend -> {
					backends.add(backend);
					return () -> backends.remove(backend);
				});
		library.importFrom(StandIns.folder("regression"), Progress.NONE);
		packaged = Rig.poses(StandIns.folder("regression").resolve("bs_skin.npz"));
	}

	@AfterEach
	void close() {
		library.close();
	}

	private Path writeObjs(PoseRig rig, double scale, double shift) throws IOException {
		Path objs = Files.createDirectories(folder.resolve("objs"));
		write(objs.resolve("neutral.obj"), rig.neutral(), new float[rig.neutral().length], scale, shift);
		for (int pose = 0; pose < rig.poses().size(); pose++) {
			write(objs.resolve(rig.poses().get(pose) + ".obj"), rig.neutral(), rig.deltas()[pose], scale, shift);
		}
		return objs;
	}

	private static void write(Path file, float[] neutral, float[] delta, double scale, double shift)
			throws IOException {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < neutral.length; i += 3) {
			text.append('v');
			for (int axis = 0; axis < 3; axis++) {
				double value = ((double) neutral[i + axis] + delta[i + axis]) * scale + shift;
				text.append(String.format(Locale.ROOT, " %.7f", value));
			}
			text.append('\n');
		}
		Files.writeString(file, text);
	}

	private List<Problem> problems = List.of();

	private List<float[]> poses(Map<String, String> values) throws Exception {
		List<float[]> poses = new ArrayList<>();
		MotionBackend backend = backends.getFirst();
		float[] sound = new float[16_000];
		for (int i = 0; i < sound.length; i++) {
			sound[i] = (float) (0.4 * Math.sin(i * 0.03) * Math.sin(i * 0.001));
		}
		try (MotionSession session = backend.open(
				new MotionRequest("take", backend.info().parameters().parse(values), false),
				(frame, pose) -> poses.add(pose.clone()), Progress.NONE)) {
			problems = session.problems();
			session.push(sound, 0, sound.length);
			session.end().toCompletableFuture().get();
		}
		return poses;
	}

	@Test
	void thePackagesFaceAsObjFilesGivesThePackagesWeights() throws Exception {
		Path objs = writeObjs(packaged, 1, 0);
		List<float[]> usual = poses(Map.of());
		List<float[]> own = poses(Map.of("rig", objs.toString()));
		assertThat(own).hasSameSizeAs(usual).isNotEmpty();
		float most = 0;
		for (int frame = 0; frame < usual.size(); frame++) {
			for (int channel = 0; channel < usual.get(frame).length; channel++) {
				most = Math.max(most, Math.abs(usual.get(frame)[channel]));
				assertThat(own.get(frame)[channel]).isCloseTo(usual.get(frame)[channel], within(1e-2f));
			}
		}
		assertThat(most).as("something moved").isGreaterThan(0.05f);
	}

	@Test
	void tellsPosesThatTheRigLacks() throws Exception {
		Path objs = writeObjs(packaged, 1, 0);
		String gone = packaged.poses().get(17);
		Files.delete(objs.resolve(gone + ".obj"));
		poses(Map.of("rig", objs.toString()));
		assertThat(problems).extracting(Problem::code).contains("rig.missing");
	}

	@Test
	void refusesWhatIsNoRigWithASentence() {
		assertThatExceptionOfType(MotionException.class)
				.isThrownBy(() -> poses(Map.of("rig", folder.resolve("none").toString())))
				.withMessageContaining("there is no such rig");
	}

	@Test
	void realHeadsCanBeRead() throws IOException {
		Path heads = Path.of(System.getProperty("facewright.shared", "../shared"), "data", "heads");
		org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(heads), "no heads at " + heads);
		PoseRig rig = RigFile.read(heads.resolve("mh_head_arkit.glb"));
		assertThat(rig.poses()).contains("jawOpen", "mouthSmileLeft").hasSizeGreaterThanOrEqualTo(52);
		assertThat(rig.vertices()).isGreaterThan(1000);
		int jaw = rig.poses().indexOf("jawOpen");
		float lowest = 0;
		for (int i = 1; i < rig.neutral().length; i += 3) {
			lowest = Math.min(lowest, rig.deltas()[jaw][i]);
		}
		assertThat(lowest).as("an open jaw goes down").isNegative();
	}
}
