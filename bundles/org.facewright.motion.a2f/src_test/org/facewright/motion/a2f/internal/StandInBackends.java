package org.facewright.motion.a2f.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.motion.MotionBackend;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.motion.a2f.internal.pack.ModelFolders;

/** Backends of the stand-ins. */
public final class StandInBackends {

	public static final InferenceBackend ONNX = new OnnxBackend();
	public static final String REGRESSION = "a2f-standin-2-3";
	public static final String CLAIRE = "a2f-claire-3-2";
	public static final String MARK = "a2f-mark-3-2";

	/** Without the emotion network, by id. */
	public static final Map<String, MotionBackend> FACES = of("regression", "diffusion");
	/** With it. */
	public static final Map<String, MotionBackend> ALL = of("regression", "diffusion", "emotion");

	private StandInBackends() {
	}

	private static Map<String, MotionBackend> of(String... standIns) {
		try {
			Path shared = Files.createTempDirectory("stand-ins");
			for (String standIn : standIns) {
				StandIns.copy(standIn, shared);
			}
			Map<String, MotionBackend> backends = new TreeMap<>();
			new A2fLibrary(ONNX, new ModelFolders(shared.resolve("own"), List.of(shared)), backend -> {
				backends.put(backend.info().id(), backend);
				return () -> backends.remove(backend.info().id());
			});
			return backends;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** One of {@link #FACES}. */
	public static MotionBackend face(String id) {
		MotionBackend backend = FACES.get(id);
		if (backend == null) {
			throw new IllegalArgumentException(id + " is none of " + FACES.keySet());
		}
		return backend;
	}
}
