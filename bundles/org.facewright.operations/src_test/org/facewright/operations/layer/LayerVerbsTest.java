package org.facewright.operations.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Blend;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.stored.Stored;
import org.facewright.operations.history.ProjectHistory;
import org.junit.jupiter.api.Test;

class LayerVerbsTest {

	private final StackedTake line = new StackedTake();

	@Test
	void aCopyLiesAboveItsOriginalAndHasAnIdOfItsOwn() {
		try (ProjectHistory history = new ProjectHistory(line.project)) {
			history.edit("Add", project -> line.jaw("edits", Blend.ADD, 0, 0.1));
			Layer original = line.face.getLayers().get(1);
			history.edit("Duplicate", project -> LayerVerbs.duplicate(line.face, original));

			Layer copy = line.face.getLayers().get(2);
			assertThat(copy.getName()).isEqualTo("edits 2");
			assertThat(copy.getId()).isNotEqualTo(original.getId()).isNotBlank();
			assertThat(line.jaw(0)).isEqualTo(0.7f, within(1e-6f));
			history.undo();
			assertThat(line.face.getLayers()).containsExactly(line.base(), original);
		}
	}

	@Test
	void theBaseStaysWhereItIs() {
		Layer base = line.base();
		assertThatIllegalArgumentException().isThrownBy(() -> LayerVerbs.move(line.face, base, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> LayerVerbs.delete(line.face, base));
		Layer layer = line.jaw("edits", Blend.ADD, 0, 0.1);
		LayerVerbs.move(line.face, layer, 0);
		assertThat(line.face.getLayers()).containsExactly(base, layer);
	}

	@Test
	void mergedLayersGiveWhatTheyGaveBefore() throws IOException {
		line.jaw("less", Blend.MULTIPLY, 0, 1, 20, 1, 30, 0.2, 40, 1);
		Layer upper = line.jaw("more", Blend.ADD, 10, 0, 25, 0.3, 50, 0);
		upper.setInfluence(0.5);
		LayerStack before = line.stack();

		LayerVerbs.mergeDown(line.face, upper, LayerVerbs.merged(line.face, upper, before));

		assertThat(line.face.getLayers()).extracting(Layer::getName).containsExactly("base", "less");
		assertSame(line.stack().result(), before.result());
	}

	@Test
	void curvesThatAreAloneInTheirChannelStayAsTheHandMadeThem() throws IOException {
		line.jaw("one", Blend.ADD, 10, 0, 25, 0.3, 50, 0);
		KeyCurve brow = KeyCurve.linear(new int[] { 5, 15, 20 }, new float[] { 0, 0.4f, 0 });
		Layer upper = LayerVerbs.addKeys(line.face, "two", Blend.ADD,
				KeyCurves.empty(FrameRate.FPS_60, StackedTake.CHANNELS).with(1, brow));

		KeyCurves merged = LayerVerbs.merged(line.face, upper, line.stack());

		assertThat(merged.curves()).containsExactly(StackedTake.keys(10, 0, 25, 0.3, 50, 0).curves().getFirst(), brow);
	}

	@Test
	void nothingIsMergedIntoTheBase() {
		Layer layer = line.jaw("edits", Blend.ADD, 0, 0.1);
		LayerStack stack = line.stack();
		assertThatIllegalArgumentException().isThrownBy(() -> LayerVerbs.merged(line.face, layer, stack))
				.withMessageContaining("flatten");
	}

	@Test
	void bakedKeysGiveWhatTheLayerGaveWhichIsMuted() {
		Layer layer = line.jaw("hold", Blend.REPLACE, 20, 0.3, 40, 0.1);
		layer.setInfluenceCurve(Stored.of(LayerVerbs.ramps(FrameRate.FPS_60, new FrameRange(20, 41), 5,
				StackedTake.FRAMES)));
		LayerStack before = line.stack();

		Layer baked = LayerVerbs.bake(line.face, layer,
				LayerVerbs.difference(before.below(layer), before.upTo(layer), FrameRange.ALL));

		assertThat(layer.isMuted()).isTrue();
		assertThat(baked.getBlend()).isEqualTo(Blend.ADD);
		assertSame(line.stack().result(), before.result());
	}

	@Test
	void flattenedThereIsOneLayerThatGivesWhatAllGave() {
		line.jaw("more", Blend.ADD, 0, 0.2, 60, 0);
		MotionClip before = line.stack().result();

		LayerVerbs.flatten(line.face, before);

		assertThat(line.face.getLayers()).hasSize(1);
		assertThat(line.stack().result()).isEqualTo(before);
		assertThat(((SolvedMotion) line.base().getContent()).getClip().loaded()).contains(before);
	}

	@Test
	void rampsRiseAndFallInsideTheFrames() {
		KeyCurve weight = LayerVerbs.ramps(FrameRate.FPS_60, new FrameRange(10, 31), 4, 61).curves().getFirst();

		assertThat(weight.bake(61).toArray()).startsWith(0, 0).endsWith(0, 0).satisfies(values -> {
			assertThat(values[10]).isZero();
			assertThat(values[12]).isEqualTo(0.5f);
			assertThat(values[14]).isEqualTo(1);
			assertThat(values[26]).isEqualTo(1);
			assertThat(values[28]).isEqualTo(0.5f);
			assertThat(values[30]).isZero();
		});
		assertThat(LayerVerbs.ramps(FrameRate.FPS_60, new FrameRange(0, 61), 4, 61).curves().getFirst().bake(61)
				.toArray()).containsOnly(1);
	}

	@Test
	void theFirstKeysOfAReplacingLayerKeepTheMotion() throws IOException {
		Layer layer = line.jaw("hold", Blend.REPLACE);
		KeyCurves before = StackedTake.keys();
		KeyCurves hand = StackedTake.keys(10, 0, 20, 0.1, 30, 0);

		KeyCurves meant = LayerVerbs.meant(hand, before, Blend.REPLACE, line.stack().below(layer));

		((KeyedMotion) layer.getContent()).setCurves(Stored.of(meant));
		assertThat(line.jaw(10)).isEqualTo(0.5f);
		assertThat(line.jaw(20)).isEqualTo(0.6f, within(1e-6f));
		assertThat(LayerVerbs.meant(hand, before, Blend.MULTIPLY, line.stack().below(layer)).curves().getFirst()
				.value(1)).isEqualTo(1.1f, within(1e-6f));
		assertThat(LayerVerbs.meant(hand, meant, Blend.REPLACE, line.stack().below(layer))).isEqualTo(hand);
	}

	private static void assertSame(MotionClip now, MotionClip before) {
		for (int channel = 0; channel < before.channels().size(); channel++) {
			assertThat(now.column(channel).toArray()).containsExactly(before.column(channel).toArray(), within(0.001f));
		}
	}
}
