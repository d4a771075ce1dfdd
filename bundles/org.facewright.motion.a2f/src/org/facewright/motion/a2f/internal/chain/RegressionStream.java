package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.motion.a2f.internal.pack.EmotionDatabase;
import org.facewright.motion.a2f.internal.pack.NetworkShape;

/** One run per frame; frames don't depend on each other. */
final class RegressionStream implements FaceStream, SharedNetwork.Job {

	private record Values(float inputStrength, float[] implicit) {
	}

	private final SharedNetwork network;
	private final NetworkShape.Regression shape;
	private final Windows windows;
	private final SoundTrack sound;
	private final FaceEmotion emotion;
	private final Regions<Values> regions;
	private final int group;
	private final int emotionWidth;
	private final float[] heard;
	private final float[] felt;
	private final float[] rows;
	private final int[] offsets;
	private long next;
	private int count;

	/**
	 * @param group frames per run of the network: 1 when they are wanted at once; always the same number, so that results
	 *              don't depend on how the sound came
	 */
	RegressionStream(SharedNetwork network, FaceModel model, SoundTrack sound, FaceEmotion emotion,
			MotionRequest request, int group) {
		this.network = network;
		this.shape = (NetworkShape.Regression) model.shape();
		this.windows = Windows.of(shape, model.frameRate());
		this.sound = sound;
		this.emotion = emotion;
		this.group = group;
		FaceParameters p = model.parameters();
		EmotionDatabase database = model.actor().emotions().orElseThrow();
		regions = Regions.of(request, v -> new Values(v.get(p.inputStrength).floatValue(),
				database.emotion(v.get(p.sourceShot), v.get(p.sourceFrame))));
		emotionWidth = shape.implicitEmotion() + shape.emotions().size();
		heard = new float[group * shape.window()];
		felt = new float[group * emotionWidth];
		rows = new float[group * shape.width()];
		offsets = new int[group];
		for (int i = 0; i < group; i++) {
			offsets[i] = i * shape.width();
		}
		network.join();
	}

	/** The next frame to compute is this one. */
	void seek(long frame) {
		next = frame;
	}

	@Override
	public int advance(boolean closed) throws InferenceException {
		emotion.advance(sound, closed);
		long ready = windows.available(sound.length(), closed) - next;
		int wanted = (int) Math.min(group, Math.max(0, ready));
		int known = 0;
		while (known < wanted && emotion.isKnown(windows.target(next + known))) {
			known++;
		}
		if (known == 0 || known < group && !closed) {
			return 0;
		}
		count = known;
		for (int i = 0; i < count; i++) {
			long run = next + i;
			Values values = regions.at(Math.toIntExact(run));
			sound.read(windows.start(run), shape.window(), values.inputStrength(), heard, i * shape.window());
			System.arraycopy(values.implicit(), 0, felt, i * emotionWidth, shape.implicitEmotion());
			emotion.read(windows.target(run), run, felt, i * emotionWidth + shape.implicitEmotion());
		}
		network.run(this);
		next += count;
		sound.dropBefore(Math.min(windows.start(next), emotion.needsFrom()));
		emotion.dropBefore(windows.target(next));
		return count;
	}

	@Override
	public int rowCount() {
		return count;
	}

	@Override
	public void write(SharedNetwork.Batch batch, int firstRow) {
		for (int i = 0; i < count; i++) {
			batch.put("input", firstRow + i, heard, i * shape.window());
			batch.put("emotion", firstRow + i, felt, i * emotionWidth);
		}
	}

	@Override
	public void read(SharedNetwork.Batch batch, int firstRow) {
		for (int i = 0; i < count; i++) {
			batch.get("result", firstRow + i, rows, i * shape.width());
		}
	}

	@Override
	public float[] rows() {
		return rows;
	}

	@Override
	public int[] offsets() {
		return offsets;
	}

	@Override
	public void close() {
		network.leave();
	}
}
