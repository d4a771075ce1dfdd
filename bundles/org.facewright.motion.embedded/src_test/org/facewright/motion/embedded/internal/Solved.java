package org.facewright.motion.embedded.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Progress;
import org.facewright.inference.onnx.internal.OnnxBackend;

/** Runs the model that ships on a whole sound. */
final class Solved {

	static final MotionBackend BACKEND = new EmbeddedBackend(new OnnxBackend());

	private Solved() {
	}

	/** @param chunk gives the length of the next push */
	static float[][] frames(float[] sound, boolean live, Map<String, String> values, IntSupplier chunk)
			throws MotionException {
		List<float[]> frames = new ArrayList<>();
		MotionRequest request = new MotionRequest("test", BACKEND.info().parameters().parse(values), live);
		try (MotionSession session = BACKEND.open(request, (frame, pose) -> frames.add(pose.clone()), Progress.NONE)) {
			for (int at = 0; at < sound.length;) {
				int count = Math.min(Math.max(1, chunk.getAsInt()), sound.length - at);
				session.push(sound, at, count);
				at += count;
			}
			session.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
		} catch (InterruptedException | ExecutionException | TimeoutException e) {
			throw new IllegalStateException(e);
		}
		return frames.toArray(float[][]::new);
	}

	static float[][] frames(float[] sound, boolean live, Map<String, String> values) throws MotionException {
		return frames(sound, live, values, () -> 1600);
	}
}
