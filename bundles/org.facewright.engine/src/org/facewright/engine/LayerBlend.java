package org.facewright.engine;

import java.util.ArrayList;
import java.util.List;
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
	 * @param channels  which channels it touches, of those it has
	 */
	public record Layer(MotionClip clip, Mode mode, double influence, Predicate<Channel> channels) {
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
		if (layer.mode() == Mode.REPLACE && layer.influence() == 1 && count == below.length()) {
			return above.slice(0, count);
		}
		float[] values = new float[count];
		float[] top = new float[count];
		below.copy(0, values, 0, count);
		above.copy(0, top, 0, count);
		float influence = (float) layer.influence();
		for (int frame = 0; frame < count; frame++) {
			values[frame] = switch (layer.mode()) {
				case REPLACE -> values[frame] * (1 - influence) + top[frame] * influence;
				case ADD -> values[frame] + top[frame] * influence;
				case MULTIPLY -> values[frame] * (1 + (top[frame] - 1) * influence);
			};
		}
		return below.with(0, values);
	}
}
