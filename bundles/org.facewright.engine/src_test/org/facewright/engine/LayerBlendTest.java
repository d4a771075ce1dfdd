package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.LayerBlend.Layer;
import org.facewright.engine.LayerBlend.Mode;
import org.junit.jupiter.api.Test;

class LayerBlendTest {

	private final MotionClip base = clip(FrameRate.FPS_60, "jawOpen", 0.5f, 0.5f, 0.5f);

	@Test
	void replacesAddsAndMultipliesByInfluence() {
		assertThat(over(Mode.REPLACE, 1, 0.1f, 0.2f, 0.3f)).containsExactly(0.1f, 0.2f, 0.3f);
		assertThat(over(Mode.REPLACE, 0.5, 0.1f, 0.3f, 0.5f)).containsExactly(0.3f, 0.4f, 0.5f);
		assertThat(over(Mode.ADD, 0.5, 0.5f, 0f, -0.5f)).containsExactly(0.75f, 0.5f, 0.25f);
		assertThat(over(Mode.MULTIPLY, 1, 2f, 1f, 0f)).containsExactly(1f, 0.5f, 0f);
		assertThat(over(Mode.MULTIPLY, 0, 2f, 1f, 0f)).containsExactly(0.5f, 0.5f, 0.5f);
	}

	@Test
	void aWeightScalesTheInfluenceOverTime() {
		Optional<SampleColumn> weight = Optional.of(SampleColumn.of(0, 0.5f, 1));
		MotionClip top = clip(FrameRate.FPS_60, "jawOpen", 0.1f, 0.1f, 0.1f);

		assertThat(LayerBlend.blend(base, List.of(new Layer(top, Mode.REPLACE, 1, weight, channel -> true))).column(0)
				.toArray()).containsExactly(0.5f, 0.3f, 0.1f);
		assertThat(LayerBlend.blend(base, List.of(new Layer(top, Mode.ADD, 0.5, weight, channel -> true))).column(0)
				.toArray()).containsExactly(0.5f, 0.525f, 0.55f);
	}

	@Test
	void aShorterLayerEndsWhereItEnds() {
		assertThat(over(Mode.REPLACE, 1, 0.1f)).containsExactly(0.1f, 0.5f, 0.5f);
	}

	@Test
	void refusesAnotherFrameRate() {
		Layer layer = new Layer(clip(FrameRate.FPS_30, "jawOpen", 1), Mode.ADD, 1, channel -> true);
		assertThatThrownBy(() -> LayerBlend.blend(base, List.of(layer))).hasMessageContaining("30 fps");
	}

	private float[] over(Mode mode, double influence, float... values) {
		Layer layer = new Layer(clip(FrameRate.FPS_60, "jawOpen", values), mode, influence, channel -> true);
		return LayerBlend.blend(base, List.of(layer)).column(0).toArray();
	}

	private static MotionClip clip(FrameRate rate, String name, float... values) {
		return MotionClip.of(rate, ChannelSet.weights(List.of(name)), List.of(SampleColumn.of(values)));
	}
}
