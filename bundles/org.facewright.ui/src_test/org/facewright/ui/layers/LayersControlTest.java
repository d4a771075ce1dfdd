package org.facewright.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.facewright.operations.FilterPreset;
import org.facewright.operations.FilterPresets;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.operations.layer.BaseReplacement;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.layer.LayerVerbs;
import org.facewright.operations.layer.MovedGround;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.testkit.Hand;
import org.facewright.ui.timeline.KeyGate;
import org.facewright.ui.timeline.Palette;

/** Verbs of layers and filters, by hand; each is one step of the history. */
class LayersControlTest {

	private static final int FRAMES = 240;
	private static final int JAW = Arkit.JAW_OPEN;

	@TempDir
	private Path folder = Path.of("");
	private FilterPresets presets;
	private final Providers providers = new Providers();
	private final List<FrameRange> jumps = new ArrayList<>();
	private Optional<FrameRange> region = Optional.empty();
	private Display display;
	private Shell shell;
	private Track face;
	private ProjectSession session;
	private LayersControl control;
	private Hand hand;

	/** A mean of so many frames to each side. */
	private static final class Blur implements TrackFilter {

		private static final Parameter<Integer> RADIUS = Parameter.integer("radius").between(0, 100).otherwise(8)
				.label("Radius");

		@Override
		public String id() {
			return "blur";
		}

		@Override
		public String label() {
			return "Blur";
		}

		@Override
		public String description() {
			return "Takes the mean of the frames around each.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.of(RADIUS);
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
			int radius = values.get(RADIUS);
			MotionClip result = clip;
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				float[] sharp = clip.column(channel).toArray();
				float[] blurred = new float[sharp.length];
				for (int frame = 0; frame < sharp.length; frame++) {
					for (int i = -radius; i <= radius; i++) {
						blurred[frame] += sharp[Math.clamp(frame + i, 0, sharp.length - 1)] / (2 * radius + 1);
					}
				}
				result = Arrays.equals(sharp, blurred) ? result : result.with(channel, SampleColumn.of(blurred));
			}
			return result;
		}
	}

	@BeforeEach
	void open() throws IOException {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		providers.addFilter(new Blur());
		presets = new FilterPresets(new UserFolders(folder, folder));
		display = Display.getDefault();
		session = new ProjectSession(project(), providers);
		shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 20, 460, 900);
		control = new LayersControl(shell, new LayersHost() {
			@Override
			public Optional<FrameRange> region() {
				return region;
			}

			@Override
			public FrameRange visible() {
				return new FrameRange(30, 90);
			}

			@Override
			public List<String> shownChannels() {
				return List.of();
			}

			@Override
			public FilterPresets presets() {
				return presets;
			}

			@Override
			public void show(FrameRange frames) {
				jumps.add(frames);
			}
		});
		control.setPalette(Palette.DARK);
		control.show(session);
		shell.open();
		shell.forceActive();
		hand = new Hand(control.list());
		hand.until("the window is shown", () -> control.isVisible() && control.list().getSize().x > 0);
		hand.settle();
	}

	/** A jaw that opens twice and closes for an M of 60 ms at frames 60 and 180. */
	private ProjectFile project() {
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		for (int frame = 0; frame < FRAMES; frame++) {
			double at = (frame % 120 - 60) / 60.0;
			poses[frame][JAW] = (float) (0.6 * bump(at, 0.7) * (1 - bump(at, 0.09)));
		}
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses)));
		Layer base = DocumentFactory.eINSTANCE.createLayer();
		base.setName("base");
		base.setContent(motion);
		face = DocumentFactory.eINSTANCE.createTrack();
		face.setName(LineGenerator.FACE);
		face.setChannels(Arkit.FACE);
		face.getLayers().add(base);
		Take take = DocumentFactory.eINSTANCE.createTake();
		take.setName("line");
		take.setLength(FRAMES);
		take.setSpeech(Stored.of(new SpeechLanes(List.of(), List.of(new Segment(0.97, 1.03, "M", 1),
				new Segment(2.97, 3.03, "B", 1)))));
		take.getTracks().add(face);
		ProjectFile file = ProjectFile.create("line", FrameRate.FPS_60);
		file.project().getTakes().add(take);
		return file;
	}

	private static double bump(double at, double half) {
		return Math.abs(at) >= half ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * at / half);
	}

	@AfterEach
	void close() {
		if (shell != null) {
			hand.close();
			shell.dispose();
			session.close();
		}
	}

	private Layer layer(String name, Blend blend, double value) {
		Layer[] made = new Layer[1];
		session.history().edit("Add", project -> made[0] = LayerVerbs.addKeys(face, name, blend,
				KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE).with(JAW,
						KeyCurve.linear(new int[] { 100, 110, 120 }, new float[] { 0, (float) value, 0 }))));
		hand.settle();
		return made[0];
	}

	/** The window system brings events when it can: checks until it holds. */
	private void eventually(Runnable check) {
		try {
			hand.until("it holds", () -> {
				try {
					check.run();
					return true;
				} catch (AssertionError e) {
					return false;
				}
			});
		} catch (AssertionError e) {
			check.run();
		}
	}

	private float jaw(int frame) {
		return session.motion().column(JAW).get(frame);
	}

	private int steps() {
		return session.history().undoLabels().size();
	}

	private void click(Rectangle at) {
		hand.click(at.x + at.width / 2, at.y + at.height / 2);
	}

	private void focusRow(int row) {
		Rectangle at = control.list().bounds(row);
		hand.click(at.x + at.width / 2, at.y + at.height / 2);
	}

	private void alone(int code, int... modifiers) {
		for (int modifier : modifiers) {
			hand.keyDown(modifier);
		}
		hand.type(code);
		for (int modifier : modifiers) {
			hand.keyUp(modifier);
		}
	}

	private Button button(String text) {
		return find(control, Button.class).stream().filter(button -> button.getText().equals(text)).findFirst()
				.orElseThrow();
	}

	private static <T extends Control> List<T> find(Composite in, Class<T> type) {
		List<T> found = new ArrayList<>();
		for (Control child : in.getChildren()) {
			if (type.isInstance(child)) {
				found.add(type.cast(child));
			}
			if (child instanceof Composite composite) {
				found.addAll(find(composite, type));
			}
		}
		return found;
	}

	private void press(Button button) {
		hand.settle();
		try (Hand other = new Hand(button)) {
			other.click(button.getSize().x / 2, button.getSize().y / 2);
		}
		hand.settle();
	}

	@Test
	void theLettersMuteSoloAndLockALayer() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		float with = jaw(110);
		int before = steps();

		click(control.list().toggleBounds(0, 0));

		eventually(() -> assertThat(layer.isMuted()).isTrue());
		eventually(() -> assertThat(jaw(110)).isEqualTo(with - 0.2f, within(1e-6f)));
		eventually(() -> assertThat(steps()).isEqualTo(before + 1));
		click(control.list().toggleBounds(0, 1));
		click(control.list().toggleBounds(0, 2));
		eventually(() -> assertThat(layer.isSolo()).isTrue());
		eventually(() -> assertThat(layer.isLocked()).isTrue());
		hand.type('m').type('s').type('l');
		eventually(() -> assertThat(List.of(layer.isMuted(), layer.isSolo(), layer.isLocked())).containsOnly(false));
		eventually(() -> assertThat(steps()).isEqualTo(before + 6));
		session.history().undo();
		eventually(() -> assertThat(layer.isLocked()).isTrue());
	}

	private static MenuItem item(Menu menu, String text) {
		return Arrays.stream(menu.getItems()).filter(item -> item.getText().equals(text)).findFirst().orElseThrow();
	}

	private Menu filterMenu() {
		Menu menu = new Menu(shell);
		control.filters().fill(menu);
		return menu;
	}

	@Test
	void aFilterWithItsValuesIsKeptAsAPresetUsedAgainAndDeleted() throws IOException {
		control.filters().setUp(new Blur(), new FilterSpec("blur", Map.of("radius", "3"), "jaw*",
				new FrameRange(10, 20), 2, 0.5));
		Text name = control.filters().presetName();
		assertThat(name.isVisible()).isFalse();
		press(button("Save as preset…"));
		hand.until("the name can be typed", name::isFocusControl);
		try (Hand other = new Hand(name)) {
			other.type('c').type('a').type('l').type('m').type(SWT.CR);
		}
		FilterPreset kept = new FilterPreset("calm",
				new FilterSpec("blur", Map.of("radius", "3"), "jaw*", FrameRange.ALL, 2, 0.5));
		eventually(() -> assertThat(presetsKept()).containsExactly(kept));
		assertThat(name.isVisible()).isFalse();
		assertThat(steps()).as("the project is untouched").isZero();
		control.filters().discard();

		Menu menu = filterMenu();
		item(menu, "calm").notifyListeners(SWT.Selection, new Event());
		control.filters().apply();
		assertThat(face.getLayers().getFirst().getFilters()).singleElement()
				.satisfies(use -> assertThat(LayerPlan.spec(use)).isEqualTo(kept.filter()));

		item(item(menu, "Delete a preset").getMenu(), "calm").notifyListeners(SWT.Selection, new Event());
		menu.dispose();
		assertThat(presetsKept()).isEmpty();
		assertThat(Arrays.stream(filterMenu().getItems()).map(MenuItem::getText)).contains("Blur")
				.doesNotContain("calm", "Delete a preset");
	}

	private List<FilterPreset> presetsKept() {
		try {
			return presets.presets(new ArrayList<>());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void escLeavesTheNameOfAPresetAndKeepsTheFilter() {
		control.filters().setUp(new Blur(), new FilterSpec("blur", Map.of(), "*", FrameRange.ALL, 0, 1));
		Text name = control.filters().presetName();
		press(button("Save as preset…"));
		hand.until("the name can be typed", name::isFocusControl);
		try (Hand other = new Hand(name)) {
			other.type('x').type(SWT.ESC);
		}
		eventually(() -> assertThat(name.isVisible()).isFalse());
		assertThat(control.filters().isSettingUp()).isTrue();
		assertThat(presetsKept()).isEmpty();
	}

	@Test
	void fFlattensAndCOffersChannelsForTheMask() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		float with = jaw(110);
		List<String> offered = new ArrayList<>();
		Listener shown = event -> {
			if (event.widget instanceof Menu menu) {
				offered.addAll(Arrays.stream(menu.getItems()).map(MenuItem::getText).toList());
				display.asyncExec(() -> menu.setVisible(false));
			}
		};
		focusRow(0);
		display.addFilter(SWT.Show, shown);
		try {
			hand.type('c');
			eventually(() -> assertThat(offered).contains("All channels"));
		} finally {
			display.removeFilter(SWT.Show, shown);
		}
		assertThat(layer.getChannelMask()).isEmpty();
		hand.settle();
		control.list().setFocus();
		int before = steps();
		hand.type('f');
		eventually(() -> assertThat(face.getLayers()).hasSize(1));
		assertThat(steps()).isEqualTo(before + 1);
		eventually(() -> assertThat(jaw(110)).isEqualTo(with, within(1e-6f)));
	}

	@Test
	void aDraggedRowChangesTheOrderOfLayers() {
		Layer add = layer("add", Blend.ADD, 0.2);
		Layer scale = layer("scale", Blend.MULTIPLY, 0.5);
		float before = jaw(110);
		int steps = steps();
		Rectangle top = control.list().bounds(0);
		Rectangle under = control.list().bounds(1);

		hand.drag(top.width / 3, top.y + top.height / 2, top.width / 3, under.y + under.height - 2);

		eventually(() -> assertThat(face.getLayers()).containsExactly(face.getLayers().getFirst(), scale, add));
		eventually(() -> assertThat(jaw(110)).isNotEqualTo(before));
		eventually(() -> assertThat(steps()).isEqualTo(steps + 1));
		session.history().undo();
		eventually(() -> assertThat(jaw(110)).isEqualTo(before));
		focusRow(0);
		alone(SWT.ARROW_DOWN, SWT.ALT);
		eventually(() -> assertThat(face.getLayers()).containsExactly(face.getLayers().getFirst(), scale, add));
	}

	@Test
	void theBaseCanNotBeDragged() {
		layer("add", Blend.ADD, 0.2);
		List<Layer> before = List.copyOf(face.getLayers());
		Rectangle base = control.list().bounds(1);

		hand.drag(base.width / 3, base.y + base.height / 2, base.width / 3, 2);

		eventually(() -> assertThat(face.getLayers()).containsExactlyElementsOf(before));
	}

	@Test
	void enterLetsKeysGoToALayer() {
		Layer low = layer("low", Blend.ADD, 0.1);
		Layer high = layer("high", Blend.ADD, 0.1);
		session.setActiveLayer(high);
		focusRow(1);
		eventually(() -> assertThat(session.activeLayer()).contains(high));

		hand.type(SWT.CR);

		eventually(() -> assertThat(session.activeLayer()).contains(low));
		KeyGate gate = session.keyGate();
		gate.begin("Move");
		gate.show(session.keys().with(JAW, KeyCurve.linear(new int[] { 0 }, new float[] { 0.3f })));
		gate.commit();
		eventually(() -> assertThat(
				((KeyedMotion) low.getContent()).getCurves().loaded().orElseThrow().curves().get(JAW).size())
				.isEqualTo(1));
		click(control.list().leadBounds(0));
		eventually(() -> assertThat(session.activeLayer()).contains(high));
	}

	@Test
	void aLayerIsNamedInPlace() {
		Layer layer = layer("edits", Blend.ADD, 0.1);
		focusRow(0);

		hand.type(SWT.F2);
		hand.type('j').type('a').type('w').type(SWT.CR);
		hand.settle();

		eventually(() -> assertThat(layer.getName()).isEqualTo("jaw"));
		eventually(() -> assertThat(session.history().undoLabel()).contains("Rename layer"));
	}

	@Test
	void keysDuplicateDeleteAndAdd() {
		layer("edits", Blend.ADD, 0.1);
		focusRow(0);
		int before = steps();

		alone('d', SWT.CTRL);

		eventually(() -> assertThat(face.getLayers()).extracting(Layer::getName).containsExactly("base", "edits",
				"edits 2"));
		hand.type(SWT.DEL);
		eventually(() -> assertThat(face.getLayers()).extracting(Layer::getName).containsExactly("base", "edits"));
		hand.type(SWT.INSERT);
		eventually(() -> assertThat(face.getLayers()).hasSize(3));
		eventually(() -> assertThat(session.activeLayer()).contains(face.getLayers().getLast()));
		eventually(() -> assertThat(steps()).isEqualTo(before + 3));
	}

	@Test
	void plusAndMinusChangeTheInfluence() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		float full = jaw(110);
		focusRow(0);

		hand.type('-').type('-');

		eventually(() -> assertThat(layer.getInfluence()).isEqualTo(0.9));
		eventually(() -> assertThat(jaw(110)).isEqualTo(full - 0.02f, within(1e-6f)));
	}

	@Test
	void aSlideOfTheInfluenceIsOneStep() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		focusRow(0);
		int before = steps();
		Scale scale = find(control, Scale.class).stream().filter(Control::isVisible).findFirst().orElseThrow();
		try (Hand other = new Hand(scale)) {
			int y = scale.getSize().y / 2;
			int right = scale.getSize().x - 12;
			other.drag(right, y, right / 2, y);
		}
		hand.settle();

		eventually(() -> assertThat(layer.getInfluence()).isBetween(0.2, 0.8));
		eventually(() -> assertThat(steps()).isEqualTo(before + 1));
		session.history().undo();
		eventually(() -> assertThat(layer.getInfluence()).isEqualTo(1));
	}

	@Test
	void mergedDownTheMotionStaysWhatItWas() {
		layer("low", Blend.ADD, 0.1);
		layer("high", Blend.MULTIPLY, 0.5);
		float before = jaw(110);
		focusRow(0);
		int steps = steps();

		hand.type('e');
		hand.until("the layers are merged", () -> face.getLayers().size() == 2);

		eventually(() -> assertThat(jaw(110)).isEqualTo(before, within(0.001f)));
		eventually(() -> assertThat(steps()).isEqualTo(steps + 1));
		session.history().undo();
		eventually(() -> assertThat(face.getLayers()).hasSize(3));
	}

	@Test
	void aBakedLayerIsMutedUnderItsKeys() {
		Layer layer = layer("scale", Blend.MULTIPLY, 0.5);
		float before = jaw(110);
		focusRow(0);

		alone('b', SWT.CTRL);
		hand.until("the layer is baked", () -> face.getLayers().size() == 3);

		eventually(() -> assertThat(layer.isMuted()).isTrue());
		eventually(() -> assertThat(jaw(110)).isEqualTo(before, within(0.001f)));
	}

	@Test
	void theWeightIsShownInTheTimelineAndLimitedToTheRegion() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		float full = jaw(110);
		focusRow(0);
		hand.type('w');
		eventually(() -> assertThat(session.isWeightShown()).isTrue());
		eventually(() -> assertThat(session.shownMotion().channels()).isEqualTo(LayerVerbs.WEIGHT));
		hand.type('w');
		eventually(() -> assertThat(session.isWeightShown()).isFalse());
		region = Optional.of(new FrameRange(0, 100));

		press(button("Only the region"));

		eventually(() -> assertThat(layer.getInfluenceCurve()).isNotNull());
		eventually(() -> assertThat(jaw(110)).isEqualTo(full - 0.2f, within(1e-6f)));
		press(button("Everywhere"));
		eventually(() -> assertThat(layer.getInfluenceCurve()).isNull());
		eventually(() -> assertThat(jaw(110)).isEqualTo(full));
	}

	@Test
	void aMaskLeavesTheOtherChannels() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		float full = jaw(110);
		focusRow(0);

		control.toggle(Set.of("mouthClose"), true);

		eventually(() -> assertThat(layer.getChannelMask()).containsExactly("mouthClose"));
		eventually(() -> assertThat(jaw(110)).isEqualTo(full - 0.2f, within(1e-6f)));
	}

	private void setUpBlur() {
		focusRow(face.getLayers().size() - 1);
		control.filters().setUp(new Blur(), new FilterSpec("blur", Map.of("radius", "8"), "*", FrameRange.ALL, 0, 1));
		hand.until("there is a receipt of the whole take",
				() -> control.filters().receipt().spoken().contains("2 of 2 → 0 of 2"));
	}

	@Test
	void theReceiptSaysWhatAFilterOpensBeforeItIsApplied() {
		int before = steps();

		setUpBlur();

		eventually(() -> assertThat(control.filters().receipt().spoken())
				.contains("Lips closed on P B M 2 of 2 → 0 of 2, 2 lost")
				.contains("a cost"));
		eventually(() -> assertThat(face.getLayers().getFirst().getFilters()).isEmpty());
		eventually(() -> assertThat(steps()).isEqualTo(before));
		eventually(() -> assertThat(session.isTrying()).isTrue());
		hand.until("the filtered motion is shown", () -> jaw(60) > 0.1);
		ReceiptControl receipt = control.filters().receipt();
		Rectangle second = receipt.lostBounds(1);
		try (Hand other = new Hand(receipt)) {
			other.click(second.x + 40, second.y + second.height / 2);
		}
		eventually(
				() -> assertThat(jumps).singleElement().satisfies(frames -> assertThat(frames.contains(180)).isTrue()));
	}

	@Test
	void anAppliedFilterIsOneStepAndAnUndoTakesItAway() {
		setUpBlur();
		int before = steps();

		press(button("Apply"));

		eventually(() -> assertThat(face.getLayers().getFirst().getFilters()).singleElement()
				.satisfies(use -> assertThat(use.getFilterId()).isEqualTo("blur")));
		eventually(() -> assertThat(steps()).isEqualTo(before + 1));
		hand.until("the filter has run", () -> session.isExact() && jaw(60) > 0.1);
		session.history().undo();
		hand.until("the filter is gone", () -> session.isExact() && jaw(60) < 0.01);
	}

	@Test
	void whatIsDiscardedLeavesNothing() {
		setUpBlur();
		int before = steps();

		press(button("Discard"));
		hand.until("the motion is the project's", () -> !session.isTrying() && session.isExact());

		eventually(() -> assertThat(jaw(60)).isLessThan(0.01f));
		eventually(() -> assertThat(steps()).isEqualTo(before));
	}

	@Test
	void aFilterAsKeysChangesTheRegionOnly() {
		region = Optional.of(new FrameRange(40, 80));
		setUpBlur();
		int before = steps();

		press(button("Apply as keys"));
		hand.until("there are keys", () -> face.getLayers().size() == 2);

		eventually(() -> assertThat(face.getLayers().getFirst().getFilters()).isEmpty());
		eventually(() -> assertThat(jaw(60)).isGreaterThan(0.1f));
		eventually(() -> assertThat(jaw(180)).isLessThan(0.01f));
		eventually(() -> assertThat(steps()).isEqualTo(before + 1));
	}

	@Test
	void filtersAreBypassedMovedAndRemovedByKey() {
		setUpBlur();
		press(button("Apply"));
		control.filters().setUp(new Blur(), new FilterSpec("blur", Map.of("radius", "1"), "*", FrameRange.ALL, 0, 1));
		hand.until("there is another receipt", () -> control.filters().receipt().spoken().contains("none lost"));
		press(button("Apply"));
		RowList list = control.filters().list();
		try (Hand other = new Hand(list)) {
			Rectangle first = list.bounds(0);
			other.click(first.width / 3, first.y + first.height / 2);
			other.type('b');
			eventually(() -> assertThat(face.getLayers().getFirst().getFilters().getFirst().isEnabled()).isFalse());
			hand.until("it is bypassed", () -> session.isExact() && !session.isTrying());
			other.keyDown(SWT.ALT).type(SWT.ARROW_DOWN).keyUp(SWT.ALT);
			eventually(() -> assertThat(face.getLayers().getFirst().getFilters().getLast().isEnabled()).isFalse());
			other.type(SWT.DEL);
			eventually(() -> assertThat(face.getLayers().getFirst().getFilters()).singleElement()
					.satisfies(use -> assertThat(use.getValues().getFirst().getText()).isEqualTo("1")));
		}
	}

	@Test
	void anEditWhoseGroundMovedIsShownAndAccepted() {
		Layer layer = layer("edits", Blend.ADD, 0.2);
		MotionClip other = session.motion().with(JAW, SampleColumn.constant(0.9f, FRAMES));
		session.history().edit("Regenerate", project -> {
			try {
				BaseReplacement.of(session.take().orElseThrow(), other, Optional.empty()).apply(Optional.empty());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		hand.settle();
		eventually(() -> assertThat(MovedGround.of(session.take().orElseThrow())).hasSize(1));
		press(button("▶"));
		eventually(() -> assertThat(jumps).containsExactly(new FrameRange(101, 120)));
		float before = jaw(110);

		press(button("Accept"));

		eventually(() -> assertThat(MovedGround.of(session.take().orElseThrow())).isEmpty());
		eventually(() -> assertThat(jaw(110)).isEqualTo(before));
		eventually(() -> assertThat(face.getLayers()).contains(layer));
	}

	@Test
	void theListSaysItselfToScreenReaders() {
		layer("edits", Blend.ADD, 0.2).getName();
		eventually(() -> assertThat(control.list().getAccessible()).isNotNull());
		hand.type(SWT.TAB);
		hand.settle();
		eventually(() -> assertThat(display.getFocusControl()).isNotNull());
	}
}
