package org.facewright.motion.a2f.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelImport;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.motion.a2f.internal.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

	private static final InferenceBackend ONNX = new OnnxBackend();

	@TempDir
	Path folder;

	private ModelStore store() {
		return new ModelStore(new ModelFolders(folder.resolve("own"), List.of()));
	}

	private ModelImport take(Path from) throws IOException {
		return store().importFrom(from, ONNX, Progress.NONE);
	}

	private Path damaged(String standIn, String file, byte[] contents) throws IOException {
		Path copy = StandIns.copy(standIn, folder.resolve("downloads"));
		Files.write(copy.resolve(file), contents);
		return copy;
	}

	private void assertRefused(Path from, String... parts) throws IOException {
		ModelImport result = take(from);
		assertThat(result.models()).isEmpty();
		assertThat(result.problems()).as(String.join(", ", parts)).anySatisfy(problem -> {
			assertThat(problem.severity()).isEqualTo(Severity.ERROR);
			assertThat(problem.toString()).contains(parts);
		});
		assertThat(store().models()).isEmpty();
	}

	@Test
	void takesInAllFamiliesFromOneFolder() throws Exception {
		ModelImport result = take(StandIns.folder("regression").getParent());
		assertThat(result.problems()).as("%s", result.problems()).extracting(Problem::severity)
				.doesNotContain(Severity.ERROR);
		assertThat(result.models()).extracting(InstalledModel::id).containsExactlyInAnyOrder("audio2emotion",
				"audio2face-multi-3-2", "audio2face-standin-2-3");
		assertThat(store().models()).extracting(InstalledModel::backends).containsExactly(List.of(),
				List.of("a2f-claire-3-2", "a2f-james-3-2", "a2f-mark-3-2"), List.of("a2f-standin-2-3"));
		InstalledModel model = store().models().get(2);
		assertThat(model.sha256()).isEqualTo(
				ModelFiles.sha256(StandIns.folder("regression").resolve("network.onnx"), Progress.NONE));
		assertThat(store().verify(model.id(), ONNX, Progress.NONE)).extracting(Problem::code)
				.containsExactly("model.unpublished", "model.usable");
	}

	@Test
	void replacesAPackageAsAWholeAndRemovesIt() throws Exception {
		take(StandIns.folder("regression"));
		Path own = folder.resolve("own/audio2face-standin-2-3");
		Files.writeString(own.resolve("left-over.txt"), "x");
		take(StandIns.folder("regression"));
		assertThat(own.resolve("left-over.txt")).doesNotExist();
		assertThat(own.resolve("trt_info.json")).exists();
		store().remove("audio2face-standin-2-3");
		try (Stream<Path> left = Files.list(folder.resolve("own"))) {
			assertThat(left).isEmpty();
		}
		assertThatIllegalArgumentException().isThrownBy(() -> store().remove("audio2face-standin-2-3"))
				.withMessageContaining("there is no model");
	}

	@Test
	void leavesNothingBehindWhenCancelled() throws Exception {
		Progress progress = new Progress() {
			private boolean copying;

			@Override
			public void report(double fraction, String doing) {
				copying |= doing.startsWith("copying model_data");
			}

			@Override
			public void checkCancelled() {
				if (copying) {
					throw new CancellationException();
				}
			}
		};
		assertThatThrownBy(() -> store().importFrom(StandIns.folder("regression"), ONNX, progress))
				.isInstanceOf(CancellationException.class);
		try (Stream<Path> left = Files.list(folder.resolve("own"))) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void findsAPackageWhereDownloadersKeepIt() throws Exception {
		Path blobs = StandIns.copy("regression", folder.resolve("blobs"));
		Path snapshot = Files.createDirectories(folder.resolve("hub/models--nvidia--Mark/snapshots/5451728e"));
		try (Stream<Path> files = Files.list(blobs)) {
			for (Path file : files.toList()) {
				Files.createSymbolicLink(snapshot.resolve(file.getFileName()), file);
			}
		}
		assertThat(take(folder.resolve("hub/models--nvidia--Mark")).models()).hasSize(1);
		assertThat(folder.resolve("own/audio2face-standin-2-3/network.onnx")).isRegularFile();
		assertThat(Files.isSymbolicLink(folder.resolve("own/audio2face-standin-2-3/network.onnx"))).isFalse();
	}

	@Test
	void clearsWhatAKilledImportLeft() throws Exception {
		Path own = Files.createDirectories(folder.resolve("own"));
		Path old = Files.createDirectory(own.resolve(".importing-1"));
		Path young = Files.createDirectory(own.resolve(".importing-2"));
		Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(0));
		take(StandIns.folder("emotion"));
		assertThat(old).doesNotExist();
		assertThat(young).exists();
	}

	@Test
	void tellsAnLfsPointerFromWeights() throws Exception {
		Path from = damaged("regression", "network.onnx",
				"version https://git-lfs.github.com/spec/v1\noid sha256:dcd1\nsize 75751144\n".getBytes());
		assertRefused(from, "network.onnx", "git-LFS pointer", "git lfs pull");
	}

	@Test
	void tellsAWebPageFromWeights() throws Exception {
		assertRefused(damaged("emotion", "network.onnx", "<!DOCTYPE html><html>log in</html>".getBytes()),
				"network.onnx", "web page", "login");
	}

	@Test
	void namesAFileThatIsMissing() throws Exception {
		Path from = StandIns.copy("diffusion", folder);
		Files.delete(from.resolve("bs_tongue_James.npz"));
		assertRefused(from, "bs_tongue_James.npz", "missing");
	}

	@Test
	void saysThatAnArchiveIsCutShort() throws Exception {
		byte[] whole = Files.readAllBytes(StandIns.folder("regression").resolve("model_data.npz"));
		assertRefused(damaged("regression", "model_data.npz", Arrays.copyOf(whole, 30_000)), "model_data.npz",
				"cut short");
	}

	@Test
	void findsNetworksOfAnotherRevision() throws Exception {
		Path from = StandIns.copy("regression", folder);
		String info = Files.readString(from.resolve("network_info.json"));
		Files.writeString(from.resolve("network_info.json"),
				info.replace("\"num_shapes_tongue\": 4", "\"num_shapes_tongue\": 5"));
		assertRefused(from, "shapes_matrix_tongue", "two releases are mixed");
		assertRefused(from, "network.onnx", "two revisions are mixed");
	}

	@Test
	void findsRigsOfAnotherMesh() throws Exception {
		Path from = StandIns.copy("regression", folder);
		Files.copy(StandIns.folder("regression").resolve("bs_tongue.npz"), from.resolve("bs_skin.npz"),
				java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		assertRefused(from, "bs_skin.npz");
	}

	@Test
	void findsANetworkOfAnotherFamily() throws Exception {
		Path from = StandIns.copy("regression", folder);
		Files.copy(StandIns.folder("emotion").resolve("network.onnx"), from.resolve("network.onnx"),
				java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		assertRefused(from, "takes no 'input'", "another family");
	}

	@Test
	void explainsFoldersOfSomethingElse() throws Exception {
		assertRefused(Files.createDirectory(folder.resolve("empty")), "there is no model.json");
		Path other = Files.createDirectory(folder.resolve("other"));
		Files.writeString(other.resolve("model.json"), "{\"schema\": 1}");
		assertRefused(other, "another family of models");
		Files.writeString(other.resolve("model.json"), "{\"networkInfoPath\": ");
		assertRefused(other, "no valid JSON");
		Files.writeString(other.resolve("model.json"),
				"{\"networkInfoPath\": \"../x.json\", \"networkPath\": \"n.onnx\"}");
		assertRefused(other, "outside the package");
	}

	@Test
	void saysWhatChangedSinceTheImport() throws Exception {
		take(StandIns.folder("regression"));
		Path config = folder.resolve("own/audio2face-standin-2-3/model_config.json");
		Files.writeString(config, Files.readString(config).replace("1.3", "1.2"));
		assertThat(store().verify("audio2face-standin-2-3", ONNX, Progress.NONE)).anySatisfy(problem -> assertThat(
				problem.toString()).contains("model_config.json changed since the import"));
	}

	@Test
	void findsPackagesInSharedFoldersAndDoesNotRemoveThem() throws Exception {
		Path shared = folder.resolve("studio");
		StandIns.copy("regression", shared);
		ModelStore store = new ModelStore(new ModelFolders(folder.resolve("own"), List.of(shared)));
		assertThat(store.models()).singleElement().satisfies(model -> assertThat(model.shared()).isTrue());
		assertThatIllegalArgumentException().isThrownBy(() -> store.remove("audio2face-standin-2-3"))
				.withMessageContaining("shared folder");
	}

	@Test
	void keepsModelsWhereTheSystemKeepsData() {
		Properties properties = new Properties();
		properties.setProperty("user.home", "/home/ann");
		properties.setProperty("os.name", "Linux");
		properties.setProperty("facewright.models", "/studio" + java.io.File.pathSeparator + "/opt/models");
		ModelFolders linux = ModelFolders.of(properties, Map.of());
		assertThat(linux.own()).isEqualTo(Path.of("/home/ann/.local/share/facewright/models"));
		assertThat(linux.shared()).containsExactly(Path.of("/studio"), Path.of("/opt/models"));
		assertThat(ModelFolders.of(properties, Map.of("FACEWRIGHT_USER_MODELS", "/fast/models")).own())
				.isEqualTo(Path.of("/fast/models"));
		properties.setProperty("os.name", "Mac OS X");
		assertThat(ModelFolders.of(properties, Map.of()).own())
				.isEqualTo(Path.of("/home/ann/Library/Application Support/facewright/models"));
	}
}
