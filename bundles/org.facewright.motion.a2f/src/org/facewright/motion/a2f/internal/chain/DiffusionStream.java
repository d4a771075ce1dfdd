package org.facewright.motion.a2f.internal.chain;

import java.util.Arrays;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.motion.a2f.internal.pack.NetworkShape;

/**
 * Blocks of frames, each run with what the network remembers of the run before. The first run hears silence and only
 * wakes the memory; frames before the sound's beginning are left out.
 */
final class DiffusionStream implements FaceStream, SharedNetwork.Job {

	private record Values(float inputStrength, boolean constantNoise, int seed) {
	}

	/** What the noise in a row of memory is. */
	private record NoiseMark(long seed, long start) {
	}

	private final SharedNetwork network;
	private final NetworkShape.Diffusion shape;
	private final Windows windows;
	private final SoundTrack sound;
	private final FaceEmotion emotion;
	private final Regions<Values> regions;
	private final long firstFrame;
	private final float[] heard;
	private final float[] felt;
	private final float[] identity;
	private final float[] memory;
	private final float[] nextMemory;
	private final float[] rows;
	private final int[] offsets;
	private final int noiseSize;
	private final int frameSize;
	private long next;
	private long running;
	private int firstRow;

	DiffusionStream(SharedNetwork network, FaceModel model, SoundTrack sound, FaceEmotion emotion,
			MotionRequest request) {
		this.network = network;
		this.shape = (NetworkShape.Diffusion) model.shape();
		this.windows = Windows.of(shape);
		this.sound = sound;
		this.emotion = emotion;
		FaceParameters p = model.parameters();
		regions = Regions.of(request, v -> new Values(v.get(p.inputStrength).floatValue(), v.get(p.constantNoise),
				v.get(p.noiseSeed)));
		firstFrame = windows.firstFrame(shape.centre());
		frameSize = shape.width();
		heard = new float[shape.window()];
		felt = new float[shape.centre() * shape.emotions().size()];
		identity = new float[shape.identities().size()];
		identity[model.actor().identity()] = 1;
		memory = new float[shape.steps() * shape.layers() * shape.latent()];
		nextMemory = new float[memory.length];
		rows = new float[Math.multiplyExact(shape.centre(), frameSize)];
		offsets = new int[shape.centre()];
		noiseSize = Math.multiplyExact(shape.steps() + 1, Math.multiplyExact(shape.frames(), frameSize));
		network.join();
	}

	/** Length of what the network remembers. */
	int memoryLength() {
		return memory.length;
	}

	/** Copies what the network remembers after the last run. */
	void saveMemory(float[] into) {
		System.arraycopy(memory, 0, into, 0, memory.length);
	}

	/** The run to make next, and what the network remembers then; an empty array for nothing. */
	void seek(long run, float[] remembered) {
		next = run;
		if (remembered.length == 0) {
			Arrays.fill(memory, 0);
		} else {
			System.arraycopy(remembered, 0, memory, 0, memory.length);
		}
	}

	/** Run that computes a frame of the track. */
	long runOf(long frame) {
		return (frame + firstFrame) / shape.centre();
	}

	/** First frame of the track that the last call of advance gave. */
	long firstFrameOfRows() {
		return running * shape.centre() + firstRow - firstFrame;
	}

	@Override
	public int advance(boolean closed) throws InferenceException {
		while (true) {
			emotion.advance(sound, closed);
			if (next >= windows.available(sound.length(), closed)) {
				return 0;
			}
			long block = next * shape.centre();
			long last = windows.frameTarget(block + shape.centre() - 1, shape.centre());
			if (!emotion.isKnown(last)) {
				return 0;
			}
			running = next;
			Values values = regions.at((int) Math.max(0, block - firstFrame));
			sound.read(windows.start(running), shape.window(), values.inputStrength(), heard, 0);
			for (int k = 0; k < shape.centre(); k++) {
				emotion.read(Math.max(0, windows.frameTarget(block + k, shape.centre())),
						Math.max(0, block + k - firstFrame), felt, k * shape.emotions().size());
			}
			network.run(this);
			System.arraycopy(nextMemory, 0, memory, 0, memory.length);
			next++;
			sound.dropBefore(Math.min(windows.start(next), emotion.needsFrom()));
			emotion.dropBefore(Math.max(0, windows.target(next)));
			firstRow = (int) Math.clamp(firstFrame - block, 0, (long) shape.centre());
			for (int i = 0; i < shape.centre() - firstRow; i++) {
				offsets[i] = (firstRow + i) * frameSize;
			}
			if (firstRow < shape.centre()) {
				return shape.centre() - firstRow;
			}
		}
	}

	@Override
	public int rowCount() {
		return 1;
	}

	@Override
	public void write(SharedNetwork.Batch batch, int row) {
		batch.put("window", row, heard, 0);
		batch.put("identity", row, identity, 0);
		batch.put("emotion", row, felt, 0);
		batch.put("input_latents", row, memory, 0);
		Values values = regions.at((int) Math.max(0, running * shape.centre() - firstFrame));
		// runs begin at multiples of four values, so that each can be drawn by itself
		long stride = Math.ceilDiv(noiseSize, 4) * 4L;
		NoiseMark wanted = new NoiseMark(values.seed(), values.constantNoise() ? 0 : running * stride);
		if (!wanted.equals(batch.kept(row))) {
			Noise.fill(wanted.seed(), wanted.start(), batch.numbers("noise"), row * noiseSize, noiseSize);
			batch.keep(row, wanted);
		}
	}

	@Override
	public void read(SharedNetwork.Batch batch, int row) {
		int block = shape.frames() * frameSize;
		batch.numbers("prediction").get(row * block + shape.left() * frameSize, rows, 0, rows.length);
		batch.get("output_latents", row, nextMemory, 0);
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
