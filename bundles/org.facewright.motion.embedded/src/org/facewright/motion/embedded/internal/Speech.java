package org.facewright.motion.embedded.internal;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.Collectors;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.InferenceSession.BoundRun;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.Tensor;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.RunFacts;
import org.facewright.api.motion.RunTimes;
import org.facewright.core.progress.Problem;
import org.facewright.motion.embedded.internal.ModelPackage.NetworkFile;

/**
 * The network with its recurrent state. Every run takes the same number of samples, so that the result does not depend
 * on how the sound arrived; two bindings hand the state to each other without copying it. Confined to one thread.
 */
final class Speech implements AutoCloseable {

	private final InferenceSession session;
	private final int frames;
	private final FloatBuffer pcm;
	private final FloatBuffer weightBuffer;
	private final FloatBuffer phoneBuffer;
	private final FloatBuffer voiceBuffer;
	private final float[] weights;
	private final float[] phones;
	private final float[] voice;
	private BoundRun next;
	private BoundRun afterwards;
	private final RunTimes times = new RunTimes();

	/**
	 * @param session owned from now on
	 * @param frames  per run
	 */
	Speech(InferenceSession session, ModelPackage model, NetworkFile network, int frames) throws MotionException {
		this.session = session;
		this.frames = frames;
		Tensor in = Tensor.allocate(ElementType.FLOAT32, 1, (long) frames * model.hop());
		Tensor even = Tensor.allocate(ElementType.FLOAT32, 1, network.initialState().length);
		Tensor odd = Tensor.allocate(ElementType.FLOAT32, 1, network.initialState().length);
		Tensor outWeights = Tensor.allocate(ElementType.FLOAT32, 1, frames, model.channels().size());
		Tensor outPhones = Tensor.allocate(ElementType.FLOAT32, 1, frames, model.phones().size());
		Tensor outVoice = Tensor.allocate(ElementType.FLOAT32, 1, frames, Voice.values().length);
		even.floats().put(network.initialState());
		pcm = in.floats();
		weightBuffer = outWeights.floats();
		phoneBuffer = outPhones.floats();
		voiceBuffer = outVoice.floats();
		weights = new float[outWeights.size()];
		phones = new float[outPhones.size()];
		voice = new float[outVoice.size()];
		try {
			next = session.bind(Map.of("pcm", in, "state", even),
					Map.of("weights", outWeights, "phones", outPhones, "voice", outVoice, "state_out", odd));
			afterwards = session.bind(Map.of("pcm", in, "state", odd),
					Map.of("weights", outWeights, "phones", outPhones, "voice", outVoice, "state_out", even));
		} catch (InferenceException e) {
			throw failure(e);
		}
	}

	/** One live, where every frame is waited for; a second of them otherwise, which is many times as fast. */
	static int framesPerRun(boolean live) {
		return live ? 1 : 100;
	}

	int frames() {
		return frames;
	}

	/** @param samples as many as {@link #frames} need, from the start */
	void run(float[] samples) throws MotionException {
		pcm.put(0, samples, 0, pcm.capacity());
		long begun = System.nanoTime();
		try {
			next.run();
		} catch (InferenceException e) {
			throw failure(e);
		}
		times.add(System.nanoTime() - begun, frames);
		BoundRun done = next;
		next = afterwards;
		afterwards = done;
		weightBuffer.get(0, weights);
		phoneBuffer.get(0, phones);
		voiceBuffer.get(0, voice);
	}

	/** Weights of the last run, frame after frame; overwritten by the next run. */
	float[] weights() {
		return weights;
	}

	/** Phone posteriors of the last run, frame after frame; overwritten by the next run. */
	float[] phones() {
		return phones;
	}

	/** What {@link Voice} names of the last run, frame after frame; overwritten by the next run. */
	float[] voice() {
		return voice;
	}

	/** What runs it, and how fast so far. */
	RunFacts facts() {
		return new RunFacts(session.device(), RunFacts.providerOf(session.device()),
				session.precision().map(Precision::id).orElse(""), times.p95(),
				session.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
	}

	static MotionException failure(InferenceException e) {
		Reason reason = switch (e.reason()) {
			case MODEL_MISSING, DEVICE_UNAVAILABLE -> Reason.UNAVAILABLE;
			case MODEL_UNREADABLE, BAD_INPUT -> Reason.MODEL_UNREADABLE;
			case OUT_OF_MEMORY, FAILED -> Reason.FAILED;
		};
		return new MotionException(reason, String.valueOf(e.getMessage()), e);
	}

	@Override
	public void close() {
		session.close();
	}
}
