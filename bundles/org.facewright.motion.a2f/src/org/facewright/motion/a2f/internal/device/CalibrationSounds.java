package org.facewright.motion.a2f.internal.device;

import java.nio.FloatBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;

/**
 * Inputs for a calibration, cut from a user's own sound: windows all along it, noise where the network wants some, and
 * an emotion at a time. The same tensors are filled again for each example.
 */
public final class CalibrationSounds implements Iterable<Map<String, Tensor>> {

	private static final List<String> SOUND = List.of("input", "window", "input_values");
	private static final String NOISE = "noise";
	/** What numbers that the network leaves free stand for. */
	private static final int WINDOW = 30_000;

	private final List<TensorSpec> inputs;
	private final List<float[]> sounds;
	private final int most;

	/**
	 * @param inputs of the network
	 * @param sounds at the network's sample rate
	 * @param most   examples, spread evenly over all sounds
	 */
	public CalibrationSounds(List<TensorSpec> inputs, List<float[]> sounds, int most) {
		if (sounds.stream().allMatch(sound -> sound.length == 0)) {
			throw new IllegalArgumentException("a calibration needs some sound; give recordings with speech");
		}
		this.inputs = inputs;
		this.sounds = sounds;
		this.most = most;
	}

	@Override
	public Iterator<Map<String, Tensor>> iterator() {
		long samples = sounds.stream().mapToLong(sound -> sound.length).sum();
		Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (TensorSpec spec : inputs) {
			tensors.put(spec.name(), Tensor.allocate(spec.type(), shape(spec)));
		}
		Random random = new Random(1);
		return new Iterator<>() {
			private int next;

			@Override
			public boolean hasNext() {
				return next < most;
			}

			@Override
			public Map<String, Tensor> next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				fill(tensors, samples * next / most, next, random);
				next++;
				return tensors;
			}
		};
	}

	private static long[] shape(TensorSpec spec) {
		long[] shape = spec.shape();
		for (int i = 0; i < shape.length; i++) {
			if (shape[i] < 0) {
				shape[i] = i == shape.length - 1 && SOUND.contains(spec.name()) ? WINDOW : 1;
			}
		}
		return shape;
	}

	private void fill(Map<String, Tensor> tensors, long at, int example, Random random) {
		tensors.forEach((name, tensor) -> {
			FloatBuffer values = tensor.floats();
			int last = (int) tensor.shape()[tensor.shape().length - 1];
			for (int i = 0; i < values.limit(); i++) {
				values.put(i, 0);
			}
			if (SOUND.contains(name)) {
				copy(at, values);
			} else if (name.equals(NOISE)) {
				for (int i = 0; i < values.limit(); i++) {
					values.put(i, (float) random.nextGaussian());
				}
			} else if (name.equals("identity")) {
				values.put(example % last, 1);
			} else if (name.equals("emotion") && example % 2 == 1) {
				for (int row = 0; row < values.limit(); row += last) {
					values.put(row + last - 1 - example / 2 % Math.min(10, last), 1);
				}
			}
		});
	}

	private void copy(long at, FloatBuffer values) {
		long begin = at;
		for (float[] sound : sounds) {
			if (begin < sound.length) {
				for (int i = 0; i < values.limit() && begin + i < sound.length; i++) {
					values.put(i, sound[(int) begin + i]);
				}
				return;
			}
			begin -= sound.length;
		}
	}
}
