package org.facewright.inference.onnx.internal;

import java.util.List;

import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;
import org.facewright.api.inference.TensorSpec;

/**
 * How much of a card's memory a network will take. Fitted to what is published of such networks: about 1.5 GiB for a
 * regression network of 75 MB, 2.8 GiB for a diffusion network of 725 MB, 6 GiB for an emotion network of 1.3 GB in
 * batches of 128.
 */
final class MemoryNeed {

	/** What the driver, CUDA and its libraries take before any network. */
	private static final long RUNTIME = 600L << 20;
	/** Weights, and as much again for copies in the layout that is fastest. */
	private static final int WEIGHTS = 2;
	/** Bytes of inner values per sample of sound: 512 channels of 4 bytes at a fifth of the rate. */
	private static final long PER_SAMPLE = 410;
	/** Inputs of fewer numbers in a row are no sound. */
	private static final long SOUND = 4000;

	private MemoryNeed() {
	}

	/** @param modelBytes size of the network's file, in single precision */
	static long onCard(long modelBytes, List<TensorSpec> inputs, List<TensorSpec> outputs, SessionSettings settings) {
		double share = switch (settings.precision()) {
			case FP32 -> 1;
			case FP16 -> 0.5;
			case INT8 -> 0.25;
		};
		long batch = 1;
		long samples = 0;
		long tensors = 0;
		for (TensorSpec input : inputs) {
			long[] shape = greatest(input, settings.profiles());
			batch = Math.max(batch, dynamicBatch(input, shape));
			tensors += bytes(input, shape);
			samples = Math.max(samples, shape.length == 0 ? 0 : shape[shape.length - 1]);
		}
		for (TensorSpec output : outputs) {
			long[] shape = output.shape();
			for (int i = 0; i < shape.length; i++) {
				shape[i] = shape[i] < 0 ? i == 0 || shape.length > 2 ? batch : 1 : shape[i];
			}
			tensors += bytes(output, shape);
		}
		double working = samples >= SOUND ? (double) PER_SAMPLE * samples * batch * Math.max(share, 0.5) : 0;
		return (long) (RUNTIME + WEIGHTS * modelBytes * share + working + tensors);
	}

	/** What a session on the processor takes. */
	static long onProcessor(long modelBytes) {
		return modelBytes + (modelBytes >> 1);
	}

	private static long[] greatest(TensorSpec input, List<ShapeProfile> profiles) {
		for (ShapeProfile profile : profiles) {
			if (profile.input().equals(input.name())) {
				return profile.most();
			}
		}
		long[] shape = input.shape();
		for (int i = 0; i < shape.length; i++) {
			shape[i] = Math.max(1, shape[i]);
		}
		return shape;
	}

	/** Length of the first free dimension, which is the batch wherever it stands. */
	private static long dynamicBatch(TensorSpec input, long[] shape) {
		long[] declared = input.shape();
		for (int i = 0; i < declared.length - 1; i++) {
			if (declared[i] < 0) {
				return shape[i];
			}
		}
		return 1;
	}

	private static long bytes(TensorSpec spec, long[] shape) {
		long bytes = spec.type().bytes();
		for (long length : shape) {
			bytes *= length;
		}
		return bytes;
	}
}
