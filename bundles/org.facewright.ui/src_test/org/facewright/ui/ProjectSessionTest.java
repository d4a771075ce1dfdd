package org.facewright.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.layer.LayerVerbs;
import org.facewright.ui.timeline.KeyGate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys and layers of an open project, without a display. */
class ProjectSessionTest {

	private static final ChannelSet JAW = ChannelSet.weights(List.of("jawOpen"));

	private final Providers providers = new Providers();
	private Track face;
	private ProjectSession session;

	/** Makes every value half as large. */
	private static final TrackFilter HALF = new TrackFilter() {

		@Override
		public String id() {
			return "half";
		}

		@Override
		public String label() {
			return "Half";
		}

		@Override
		public String description() {
			return "Halves.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
			float[] half = clip.column(0).toArray();
			for (int i = 0; i < half.length; i++) {
				half[i] /= 2;
			}
			return clip.with(0, SampleColumn.of(half));
		}
	};

	@BeforeEach
	void open() throws IOException {
		providers.addFilter(HALF);
		ProjectFile file = ProjectFile.create("line", FrameRate.FPS_60);
		float[][] poses = new float[61][1];
		for (float[] pose : poses) {
			pose[0] = 0.4f;
		}
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_60, JAW, poses)));
		Layer base = DocumentFactory.eINSTANCE.createLayer();
		base.setName("base");
		base.setContent(motion);
		face = DocumentFactory.eINSTANCE.createTrack();
		face.setName(LineGenerator.FACE);
		face.setChannels(JAW);
		face.getLayers().add(base);
		Take take = DocumentFactory.eINSTANCE.createTake();
		take.setName("line");
		take.setLength(61);
		take.getTracks().add(face);
		file.project().getTakes().add(take);
		session = new ProjectSession(file, providers, null);
	}

	private static KeyCurves keys(double... framesAndValues) {
		int[] frames = new int[framesAndValues.length / 2];
		float[] values = new float[frames.length];
		for (int i = 0; i < frames.length; i++) {
			frames[i] = (int) framesAndValues[2 * i];
			values[i] = (float) framesAndValues[2 * i + 1];
		}
		return KeyCurves.empty(FrameRate.FPS_60, JAW).with(0, KeyCurve.linear(frames, values));
	}

	private void gesture(KeyCurves... shown) {
		KeyGate gate = session.keyGate();
		assertThat(gate.begin("Move")).isTrue();
		for (KeyCurves keys : shown) {
			gate.show(keys);
		}
		gate.commit();
	}

	private Layer add(String name, Blend blend) {
		Layer[] made = new Layer[1];
		session.history().edit("Add", project -> made[0] = LayerVerbs.addKeys(face, name, blend, FrameRate.FPS_60));
		return made[0];
	}

	private float jaw(int frame) {
		return session.motion().column(0).get(frame);
	}

	@Test
	void theFirstKeyMakesALayerForIt() {
		gesture(keys(0, 0.1), keys(0, 0.2));

		assertThat(face.getLayers()).extracting(Layer::getName).containsExactly("base", "edits");
		assertThat(jaw(30)).isEqualTo(0.6f, within(1e-6f));
		assertThat(session.history().undoLabels()).containsExactly("Move");
		session.history().undo();
		assertThat(face.getLayers()).hasSize(1);
		assertThat(jaw(30)).isEqualTo(0.4f);
	}

	@Test
	void keysGoToTheActiveLayerBelowOthers() throws IOException {
		Layer low = add("low", Blend.ADD);
		Layer high = add("high", Blend.MULTIPLY);
		session.setActiveLayer(high);
		gesture(keys(0, 1)); // the hand raised a new key by 1: a factor of 2
		session.setActiveLayer(low);
		assertThat(session.keys().curves().getFirst().size()).isZero();

		gesture(keys(0, 0.1));

		assertThat(jaw(10)).isEqualTo(1f, within(1e-6f));
		assertThat(((KeyedMotion) high.getContent()).getCurves().load().curves().getFirst().value(0)).isEqualTo(2);
		assertThat(session.history().undoLabels()).hasSize(4);
		session.history().undo();
		assertThat(jaw(10)).isEqualTo(0.8f, within(1e-6f));
		assertThat(session.activeLayer()).contains(low);
	}

	@Test
	void aGestureThatIsCancelledLeavesNothing() {
		Layer low = add("low", Blend.ADD);
		session.setActiveLayer(low);
		KeyGate gate = session.keyGate();
		gate.begin("Move");
		gate.show(keys(0, 0.5));
		assertThat(jaw(0)).isEqualTo(0.9f, within(1e-6f));

		gate.cancel();

		assertThat(jaw(0)).isEqualTo(0.4f);
		assertThat(session.history().undoLabels()).containsExactly("Add");
	}

	@Test
	void aLockedLayerTakesNoKeys() {
		Layer layer = add("low", Blend.ADD);
		session.history().edit("Lock", project -> layer.setLocked(true));

		assertThat(session.keyGate().begin("Move")).isFalse();
	}

	@Test
	void filtersAboveAGestureRunAgainWhenItEnds() {
		Layer low = add("low", Blend.ADD);
		session.history().edit("Filter", project -> LayerVerbs.addAdjustment(face, "half").getFilters().add(half()));
		assertThat(jaw(0)).isEqualTo(0.2f, within(1e-6f));
		session.setActiveLayer(low);
		KeyGate gate = session.keyGate();
		gate.begin("Move");

		gate.show(keys(0, 0.2));

		assertThat(jaw(0)).isEqualTo(0.4f, within(1e-6f));
		assertThat(session.isExact()).isFalse();
		gate.commit();
		assertThat(jaw(0)).isEqualTo(0.3f, within(1e-6f));
		assertThat(session.isExact()).isTrue();
	}

	@Test
	void theWeightOfALayerIsShapedLikeAnyCurve() throws IOException {
		Layer layer = add("low", Blend.ADD);
		gesture(keys(0, 0.2));
		session.showWeight(layer, true);
		assertThat(session.shownMotion().channels()).isEqualTo(LayerVerbs.WEIGHT);
		assertThat(session.shownMotion().column(0).get(30)).isEqualTo(1);
		KeyCurves weight = session.shownKeys();

		gesture(weight.with(0, KeyCurve.linear(new int[] { 0, 60 }, new float[] { 1, 0 })));

		assertThat(jaw(30)).isEqualTo(0.5f, within(1e-6f));
		assertThat(session.keys().curves().getFirst().size()).isEqualTo(1);
		assertThat(layer.getInfluenceCurve().load().curves().getFirst().size()).isEqualTo(2);
		session.history().undo();
		assertThat(jaw(30)).isEqualTo(0.6f, within(1e-6f));
		session.showWeight(layer, false);
		assertThat(session.shownMotion()).isEqualTo(session.motion());
	}

	@Test
	void verbsThatComputeKeysGetALayerThatAddsThem() {
		Layer hold = add("hold", Blend.REPLACE);
		session.setActiveLayer(hold);

		assertThat(session.useAddedLayer()).isEqualTo(1);

		assertThat(session.activeLayer().orElseThrow().getBlend()).isEqualTo(Blend.ADD);
	}

	@Test
	void aFilterThatIsNotInstalledIsSaidAndLeftOut() {
		FilterUse gone = half();
		gone.setFilterId("gone");

		session.history().edit("Filter", project -> face.getLayers().getFirst().getFilters().add(gone));

		assertThat(session.complaint()).contains("gone");
		assertThat(jaw(0)).isEqualTo(0.4f);
		session.history().undo();
		assertThat(session.complaint()).isEmpty();
	}

	private static FilterUse half() {
		FilterUse use = DocumentFactory.eINSTANCE.createFilterUse();
		use.setFilterId("half");
		return use;
	}
}
