package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.motion.MotionBackend;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own trainings may be exported with a batch of one. */
class OneRowNetworkTest {

	@TempDir
	Path folder;

	@Test
	void isRunRowByRow() throws Exception {
		Path copy = StandIns.copy("regression", folder);
		Path network = copy.resolve("network.onnx");
		// a free dimension is a message { 2: "batch" }; the same bytes as { 1: 1 } and an unknown field to fill the rest
		String bytes = Files.readString(network, StandardCharsets.ISO_8859_1);
		String free = "\n\u0007\u0012\u0005batch";
		assertThat(bytes).contains(free);
		Files.writeString(network, bytes.replace(free, "\n\u0007\b\u0001z\u0003one"), StandardCharsets.ISO_8859_1);
		Map<String, MotionBackend> backends = new TreeMap<>();
		A2fLibrary library = new A2fLibrary(StandInBackends.ONNX,
				new ModelFolders(folder.resolve("own"), List.of(folder)), backend -> {
					backends.put(backend.info().id(), backend);
					return () -> backends.remove(backend.info().id());
				});
		try {
			assertThat(library.verify("audio2face-standin-2-3", Progress.NONE)).extracting(p -> p.code())
					.contains("model.usable");
			float[] sound = Solved.sound(8_000);
			Solved one = Solved.of(backends.values().iterator().next(), Map.of(), sound);
			Solved any = Solved.of(StandInBackends.face(StandInBackends.REGRESSION), Map.of(), sound);
			assertThat(one.differenceTo(any.poses())).isLessThan(1e-5f);
		} finally {
			library.close();
		}
	}
}
