package org.facewright.operations.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.stored.Stored;
import org.junit.jupiter.api.Test;

class LayerStackTest {

	private final StackedTake line = new StackedTake();

	/** Doubles every value. */
	private static final class Twice implements TrackFilter {

		private int runs;

		@Override
		public String id() {
			return "twice";
		}

		@Override
		public String label() {
			return "Twice";
		}

		@Override
		public String description() {
			return "Doubles.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
			runs++;
			MotionClip result = clip;
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				float[] doubled = clip.column(channel).toArray();
				for (int frame = 0; frame < doubled.length; frame++) {
					doubled[frame] *= 2;
				}
				result = result.with(channel, SampleColumn.of(doubled));
			}
			return result;
		}
	}

	@Test
	void anAddedLayerAddsItsKeysTimesItsInfluence() {
		line.jaw("more", Blend.ADD, 0, 0.2).setInfluence(0.5);

		assertThat(line.jaw(30)).isEqualTo(0.6f, within(1e-6f));
	}

	@Test
	void aReplacingLayerGoesTheWayToItsKeysByItsInfluence() {
		line.jaw("other", Blend.REPLACE, 0, 0.1).setInfluence(0.75);

		assertThat(line.jaw(30)).isEqualTo(0.2f, within(1e-6f));
	}

	@Test
	void aMultiplyingLayerScalesByItsKeysAndInfluence() {
		line.jaw("less", Blend.MULTIPLY, 0, 0.5).setInfluence(0.5);

		assertThat(line.jaw(30)).isEqualTo(0.375f, within(1e-6f));
	}

	@Test
	void aWeightCurveFadesALayerOverTime() {
		Layer layer = line.jaw("more", Blend.ADD, 0, 0.2);
		layer.setInfluence(0.5);
		layer.setInfluenceCurve(Stored.of(new KeyCurves(FrameRate.FPS_60, LayerVerbs.WEIGHT,
				List.of(KeyCurve.linear(new int[] { 0, 60 }, new float[] { 0, 1 })))));

		assertThat(line.jaw(0)).isEqualTo(0.5f);
		assertThat(line.jaw(30)).isEqualTo(0.55f, within(1e-6f));
		assertThat(line.jaw(60)).isEqualTo(0.6f, within(1e-6f));
	}

	@Test
	void theOrderOfLayersCounts() {
		Layer added = line.jaw("add", Blend.ADD, 0, 0.1);
		Layer scaled = line.jaw("scale", Blend.MULTIPLY, 0, 0.5);
		assertThat(line.jaw(10)).isEqualTo(0.3f, within(1e-6f));

		LayerVerbs.move(line.face, scaled, 1);

		assertThat(line.jaw(10)).isEqualTo(0.35f, within(1e-6f));
		assertThat(line.face.getLayers()).containsExactly(line.base(), scaled, added);
	}

	@Test
	void channelsWithoutKeysAndOutsideOfTheMaskStay() {
		Layer layer = line.jaw("still", Blend.REPLACE, 0, 0);
		assertThat(line.stack().result().column(1).get(30)).isEqualTo(0.5f);

		LayerVerbs.setMask(layer, List.of("browInnerUp"));

		assertThat(line.jaw(30)).isEqualTo(0.5f);
	}

	@Test
	void aMutedLayerIsLeftOutAndASoloOneSilencesTheOthersButTheBase() {
		Layer one = line.jaw("one", Blend.ADD, 0, 0.1);
		Layer two = line.jaw("two", Blend.ADD, 0, 0.2);
		one.setMuted(true);
		assertThat(line.jaw(0)).isEqualTo(0.7f, within(1e-6f));
		one.setMuted(false);
		one.setSolo(true);
		assertThat(line.jaw(0)).isEqualTo(0.6f, within(1e-6f));
		line.base().setMuted(true);
		assertThat(line.jaw(0)).isEqualTo(0.1f, within(1e-6f));
		one.setMuted(true);
		assertThat(line.jaw(0)).isZero();
		assertThat(two.isSolo()).isFalse();
	}

	@Test
	void aFilterOnALayerSeesTheLayerAndALayerOfFiltersSeesAllBelow() {
		line.providers.addFilter(new Twice());
		line.jaw("more", Blend.ADD, 0, 0.1).getFilters().add(use());
		assertThat(line.jaw(0)).isEqualTo(0.7f, within(1e-6f));

		Layer over = LayerVerbs.addAdjustment(line.face, "twice");
		over.getFilters().add(use());

		assertThat(line.jaw(0)).isEqualTo(1.4f, within(1e-6f));
		over.setInfluence(0.5);
		assertThat(line.jaw(0)).isEqualTo(1.05f, within(1e-6f));
		over.getFilters().getFirst().setEnabled(false);
		assertThat(line.jaw(0)).isEqualTo(0.7f, within(1e-6f));
	}

	@Test
	void aFilterRunsAgainOnlyWhenWhatItSeesHasChanged() {
		Twice filter = new Twice();
		line.providers.addFilter(filter);
		line.base().getFilters().add(use());
		Layer layer = line.jaw("more", Blend.ADD, 0, 0.1);
		LayerStack first = line.stack();
		((KeyedMotion) layer.getContent()).setCurves(Stored.of(StackedTake.keys(0, 0.3)));

		LayerStack second = line.stack(Optional.of(first));

		assertThat(filter.runs).isEqualTo(1);
		assertThat(second.result().column(0).get(5)).isEqualTo(1.3f, within(1e-6f));
		((SolvedMotion) line.base().getContent()).setClip(Stored.of(StackedTake.motion(0.1f)));
		assertThat(line.stack(Optional.of(second)).result().column(0).get(5)).isEqualTo(0.5f, within(1e-6f));
		assertThat(filter.runs).isEqualTo(2);
	}

	@Test
	void quicklyAFilterCarriesWhatChangesBelowItAlong() throws IOException {
		line.providers.addFilter(new Twice());
		Layer layer = line.jaw("more", Blend.ADD, 0, 0.1, 60, 0.1);
		LayerVerbs.addAdjustment(line.face, "twice").getFilters().add(use());
		LayerStack exact = line.stack();
		((KeyedMotion) layer.getContent()).setCurves(Stored.of(StackedTake.keys(0, 0.2, 60, 0.2)));

		LayerStack quick = LayerStack.quick(LayerPlan.of(line.face), exact);

		assertThat(quick.isExact()).isFalse();
		assertThat(quick.result().column(0).get(5)).isEqualTo(1.3f, within(1e-6f));
		LayerStack again = line.stack(Optional.of(quick));
		assertThat(again.isExact()).isTrue();
		assertThat(again.result().column(0).get(5)).isEqualTo(1.4f, within(1e-6f));
	}

	@Test
	void bitByBitTheResultIsThatOfAWholeComputation() {
		Random random = new Random(7);
		line.providers.addFilter(new Twice());
		for (int i = 0; i < 4; i++) {
			line.jaw("layer " + i, Blend.values()[i % 3], 10, 0.2, 50, 0.4);
		}
		LayerStack shown = line.stack();
		for (int step = 0; step < 300; step++) {
			Layer layer = line.face.getLayers().get(1 + random.nextInt(line.face.getLayers().size() - 1));
			change(layer, random);
			shown = line.stack(Optional.of(shown));
			LayerStack whole = line.stack();
			for (int channel = 0; channel < 2; channel++) {
				assertThat(shown.result().column(channel).toArray()).as("step %d", step)
						.containsExactly(whole.result().column(channel).toArray());
			}
		}
	}

	private void change(Layer layer, Random random) {
		switch (random.nextInt(9)) {
			case 0 -> layer.setMuted(!layer.isMuted());
			case 1 -> layer.setSolo(!layer.isSolo());
			case 2 -> layer.setInfluence(random.nextInt(5) / 4.0);
			case 3 -> LayerVerbs.setMask(layer, random.nextBoolean() ? List.of() : List.of("jawOpen"));
			case 4 -> LayerVerbs.move(line.face, layer, 1 + random.nextInt(4));
			case 5 -> layer.setInfluenceCurve(random.nextBoolean()
					? null
					: Stored.of(new KeyCurves(FrameRate.FPS_60, LayerVerbs.WEIGHT, List.of(KeyCurve.linear(
							new int[] { 10, 20 + random.nextInt(20), 50 }, new float[] { 0, 1, 0 })))));
			case 6 -> {
				if (layer.getFilters().isEmpty()) {
					layer.getFilters().add(use());
				} else {
					layer.getFilters().clear();
				}
			}
			default -> {
				KeyedMotion content = (KeyedMotion) layer.getContent();
				try {
					KeyCurves keys = content.getCurves().load();
					int channel = random.nextInt(2);
					content.setCurves(Stored.of(keys.with(channel, random.nextInt(6) == 0
							? KeyCurve.EMPTY
							: keys.curves().get(channel).with(random.nextInt(70), random.nextFloat(),
									Interpolation.values()[random.nextInt(3)]))));
				} catch (IOException e) {
					throw new AssertionError(e);
				}
			}
		}
	}

	@Test
	void aLayerAtAnotherRateIsRefused() {
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		layer.setName("slow");
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_30, StackedTake.CHANNELS, new float[10][2])));
		layer.setContent(motion);
		line.face.getLayers().add(layer);

		assertThatIllegalArgumentException().isThrownBy(line::stack).withMessageContaining("30 fps");
	}

	private static FilterUse use() {
		FilterUse use = DocumentFactory.eINSTANCE.createFilterUse();
		use.setFilterId("twice");
		return use;
	}
}
