package org.facewright.motion.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionRequest;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {

	@TempDir
	Path folder = Path.of("");

	private Path copy() throws IOException {
		Path from = ModelFolders.find(EmbeddedBackend.ID).orElseThrow();
		Path to = Files.createDirectories(folder.resolve("models/embedded"));
		for (String name : List.of("model.json", "live.onnx", "file.onnx", "instant.onnx")) {
			Files.copy(from.resolve(name), to.resolve(name));
		}
		return to;
	}

	private static void assertUnreadable(Path model, String... words) {
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> {
			for (ModelPackage.NetworkFile network : ModelPackage.read(model).networks()) {
				ModelPackage.verify(network);
			}
		}).withMessageContainingAll(words).extracting(MotionException::reason).isEqualTo(Reason.MODEL_UNREADABLE);
	}

	@Test
	void readsTheManifestThatShips() throws Exception {
		ModelPackage model = ModelPackage.read(ModelFolders.find(EmbeddedBackend.ID).orElseThrow());
		assertThat(model.channels()).containsExactlyInAnyOrderElementsOf(Arkit.FACE.names());
		assertThat(model.phones()).hasSize(41);
		for (String use : List.of(EmbeddedBackend.LIVE, EmbeddedBackend.FILE, "instant")) {
			ModelPackage.verify(model.network(use));
		}
		assertThat(Alignment.of(model, model.network(EmbeddedBackend.LIVE)).latencySeconds()).isLessThanOrEqualTo(0.05);
	}

	@Test
	void noticesOneChangedByte() throws Exception {
		Path model = copy();
		byte[] bytes = Files.readAllBytes(model.resolve("file.onnx"));
		bytes[bytes.length / 2] ^= 1;
		Files.write(model.resolve("file.onnx"), bytes);
		assertUnreadable(model, "file.onnx", "SHA-256");
	}

	@Test
	void noticesANetworkThatWasCutShort() throws Exception {
		Path model = copy();
		Files.write(model.resolve("live.onnx"), new byte[100]);
		assertUnreadable(model, "live.onnx", "100 bytes");
	}

	@Test
	void namesWhatIsWrongWithAManifest() throws Exception {
		Path model = copy();
		Path manifest = model.resolve("model.json");
		String good = Files.readString(manifest);
		Files.writeString(manifest, good.substring(0, good.length() / 2));
		assertUnreadable(model, "model.json", "JSON");
		Files.writeString(manifest, good.replaceFirst("\"schema\": 2", "\"schema\": 7"));
		assertUnreadable(model, "model.json", "schema 7");
		Files.writeString(manifest, good.replace("live.onnx", "../live.onnx"));
		assertUnreadable(model, "model.json", "beside the manifest");
		Files.writeString(manifest, good.replace("\"jawOpen\"", "\"jawAjar\""));
		assertUnreadable(model, "model.json", "jawAjar");
		Files.writeString(manifest, good.replaceFirst("\"settling\": \\d+", "\"settling\": -1"));
		assertUnreadable(model, "model.json", "settling -1");
		Files.writeString(manifest, good.replace("\"hop\": 160", "\"hop\": \"wide\""));
		assertUnreadable(model, "model.json", "hop");
	}

	@Test
	void looksInChosenFoldersOnlyOrElseUpwards() throws Exception {
		Path model = copy();
		Path deep = Files.createDirectories(folder.resolve("plugins/some/bundle"));
		assertThat(ModelFolders.find("embedded", "", List.of(deep))).contains(model.toAbsolutePath());
		assertThat(ModelFolders.find("embedded", deep + File.pathSeparator + folder.resolve("models"), List.of()))
				.contains(model);
		assertThat(ModelFolders.find("embedded", deep.toString(), List.of(deep))).isEmpty();
	}

	@Test
	void saysThatTheModelIsMissingWithoutFailingTheList() {
		String before = System.getProperty(ModelFolders.PROPERTY);
		System.setProperty(ModelFolders.PROPERTY, folder.resolve("empty").toString());
		try {
			MotionBackend backend = new EmbeddedBackend(new OnnxBackend());
			assertThat(backend.info().channels()).isEqualTo(Arkit.FACE);
			assertThat(backend.availability().reason()).contains("models/embedded").contains(ModelFolders.PROPERTY);
			MotionRequest request = new MotionRequest("take", backend.info().parameters().defaults(), false);
			assertThatExceptionOfType(MotionException.class)
					.isThrownBy(() -> backend.open(request, (frame, pose) -> {}, Progress.NONE))
					.extracting(MotionException::reason).isEqualTo(Reason.UNAVAILABLE);
		} finally {
			if (before == null) {
				System.clearProperty(ModelFolders.PROPERTY);
			} else {
				System.setProperty(ModelFolders.PROPERTY, before);
			}
		}
	}
}
