package org.facewright.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;

/** Puts layers of motion on top of each other, bottom first. */
public final class LayerBlend {

	public enum Mode {
		/** Takes the place of what is below. */
		REPLACE,
		/** Is added to what is below. */
		ADD,
		/** Scales what is below. */
		MULTIPLY
	}

	/**
	 * @param clip      same rate as the layers below; a shorter one counts as absent after its end
	 * @param influence 0 (no effect) … 1
	 * @param weight    multiplies the influence at each frame; none leaves it as it is
	 * @param channels  which channels it touches, of those it has
	 */
	public record Layer(MotionClip clip, Mode mode, double influence, Optional<SampleColumn> weight,
			Predicate<Channel> channels) {

		/** The same influence all the time. */
		public Layer(MotionClip clip, Mode mode, double influence, Predicate<Channel> channels) {
			this(clip, mode, influence, Optional.empty(), channels);
		}
	}

	private LayerBlend() {
	}

	/**
	 * @param base what everything stands on; its channels and length are the result's
	 * @throws IllegalArgumentException when a layer has another frame rate
	 */
	public static MotionClip blend(MotionClip base, List<Layer> layers) {
		List<SampleColumn> columns = new ArrayList<>(base.columns());
		for (Layer layer : layers) {
			if (!layer.clip().frameRate().equals(base.frameRate())) {
				throw new IllegalArgumentException("a layer at %s fps can't lie over motion at %s fps"
						.formatted(layer.clip().frameRate(), base.frameRate()));
			}
			for (int channel = 0; channel < columns.size(); channel++) {
				int own = layer.clip().channels().indexOf(base.channels().channel(channel).name());
				if (own >= 0 && layer.influence() != 0 && layer.channels().test(base.channels().channel(channel))) {
					columns.set(channel, over(columns.get(channel), layer.clip().column(own), layer));
				}
			}
		}
		return MotionClip.of(base.frameRate(), base.channels(), columns);
	}

	private static SampleColumn over(SampleColumn below, SampleColumn above, Layer layer) {
		int count = Math.min(below.length(), above.length());
		if (layer.mode() == Mode.REPLACE && layer.influence() == 1 && layer.weight().isEmpty()
				&& count == below.length()) {
			return above.slice(0, count);
		}
		return below.with(0, over(below, above, layer.mode(), layer.influence(), layer.weight(), 0, count));
	}

	/**
	 * One channel of a layer over the motion below, for some frames: with the value L of the layer and w = influence ·
	 * weight, y becomes y + w (L − y) in place of what is below, y + w L added, y (1 + w (L − 1)) multiplied.
	 *
	 * @param weight at least {@code to} long where there is one
	 * @param from   first frame
	 * @param to     end of the frames, excluded, within both columns
	 * @return new values of the frames
	 */
	public static float[] over(SampleColumn below, SampleColumn above, Mode mode, double influence,
			Optional<SampleColumn> weight, int from, int to) {
		int count = to - from;
		float[] values = new float[count];
		float[] top = new float[count];
		below.copy(from, values, 0, count);
		above.copy(from, top, 0, count);
		if (weight.isPresent()) {
			float[] weights = new float[count];
			weight.get().copy(from, weights, 0, count);
			for (int frame = 0; frame < count; frame++) {
				values[frame] = blended(mode, values[frame], top[frame], weights[frame] * (float) influence);
			}
		} else if (mode == Mode.ADD) {
			float w = (float) influence;
			for (int frame = 0; frame < count; frame++) {
				values[frame] += top[frame] * w;
			}
		} else {
			for (int frame = 0; frame < count; frame++) {
				values[frame] = blended(mode, values[frame], top[frame], (float) influence);
			}
		}
		return values;
	}

	private static float blended(Mode mode, float below, float above, float w) {
		return switch (mode) {
			case REPLACE -> below * (1 - w) + above * w;
			case ADD -> below + above * w;
			case MULTIPLY -> below * (1 + (above - 1) * w);
		};
	}
}
