package org.facewright.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.ui.testkit.Hand;
import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** What a hand does on the timeline, with the display's own events. Skipped where no display can be opened. */
class TimelineTest {

	private static final int FRAMES = 120;
	private static final int JAW = Arkit.JAW_OPEN;

	private static Display display;

	private final TimelineModel model = new TimelineModel();
	private final RecordingGate gate = new RecordingGate();
	private final List<Double> scrubbed = new ArrayList<>();
	private final List<Segment> played = new ArrayList<>();
	private Shell shell;
	private Timeline timeline;
	private Hand hand;

	/** Keeps keys as a document would, and counts the steps. */
	private final class RecordingGate implements KeyGate {

		private final List<String> steps = new ArrayList<>();
		private KeyCurves before;
		private String label = "";
		private int shown;
		private int cancelled;

		@Override
		public boolean begin(String newLabel) {
			before = model.keys();
			label = newLabel;
			return true;
		}

		@Override
		public void show(KeyCurves keys) {
			shown++;
			put(keys);
		}

		@Override
		public void commit() {
			steps.add(label);
		}

		@Override
		public void cancel() {
			cancelled++;
			put(before);
		}
	}

	@BeforeAll
	static void openDisplay() {
		try {
			display = Display.getDefault();
		} catch (SWTError | UnsatisfiedLinkError e) {
			abort("no display can be opened: " + e.getMessage());
		}
	}

	@BeforeEach
	void open() {
		shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(20, 20, 900, 640);
		timeline = new Timeline(shell, model, gate, new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				scrubbed.add(seconds);
				model.setPlayhead(seconds);
			}

			@Override
			public void play(Segment segment) {
				played.add(segment);
			}
		});
		model.setMode(TimelineModel.CurveMode.ABSOLUTE);
		KeyCurve jaw = KeyCurve.EMPTY.with(30, 0.2f, Interpolation.LINEAR).with(60, 0.6f, Interpolation.LINEAR)
				.with(90, 0.4f, Interpolation.LINEAR);
		put(KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE).with(JAW, jaw));
		BitSet only = new BitSet();
		only.set(JAW);
		model.setShown(only);
		hand = Stage.open(shell, timeline);
		timeline.frameAll();
		hand.settle();
	}

	@AfterEach
	void close() {
		hand.close();
		shell.dispose();
	}

	private void put(KeyCurves keys) {
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			columns.add(keys.curves().get(channel).bake(FRAMES));
		}
		model.show(MotionClip.of(FrameRate.FPS_60, Arkit.FACE, columns), keys,
				new SpeechLanes(List.of(new Segment(0.5, 1.0, "papa", 0.9)),
						List.of(new Segment(0.5, 0.7, "P", 0.8), new Segment(0.7, 1.0, "AA", 0.9))),
				List.of());
	}

	private int x(int frame) {
		return Timeline.GUTTER + (int) Math.round(timeline.axis().x(frame / 60.0));
	}

	private int y(double value) {
		Rectangle area = timeline.curveArea();
		CurveScale scale = CurveScale.of(model, area, -0.05, 1.05);
		return (int) Math.round(scale.strips().getFirst().y(value));
	}

	private KeyCurve jaw() {
		return model.keys().curves().get(JAW);
	}

	@Test
	void aKeyFollowsTheHandAndIsOneStep() {
		hand.drag(x(60), y(0.6), x(70), y(0.8));

		assertThat(jaw().frame(1)).isEqualTo(70);
		assertThat(jaw().value(1)).isCloseTo(0.8f, within(0.02f));
		assertThat(gate.steps).containsExactly("Move key");
		assertThat(gate.shown).isGreaterThan(1);
	}

	@Test
	void escapeTakesADragBack() {
		KeyCurves before = model.keys();
		hand.press(x(60), y(0.6)).glide(x(60), y(0.6), x(75), y(0.9)).type(SWT.ESC).release();

		assertThat(model.keys()).isEqualTo(before);
		assertThat(gate.cancelled).isEqualTo(1);
		assertThat(gate.steps).isEmpty();
	}

	@Test
	void shiftKeepsTheAxisOfTheFirstMovement() {
		hand.click(x(60), y(0.6)).rest().keyDown(SWT.SHIFT).drag(x(60), y(0.6), x(72), y(0.63)).keyUp(SWT.SHIFT);

		assertThat(jaw().frame(1)).isEqualTo(72);
		assertThat(jaw().value(1)).isEqualTo(0.6f);
	}

	@Test
	void aBoxChoosesWhatIsInsideAndTheChosenMoveTogether() {
		hand.drag(x(20), y(1.0), x(70), y(0.0));
		assertThat(model.selection().size()).isEqualTo(2);

		hand.drag(x(30), y(0.2), x(36), y(0.2));

		assertThat(jaw().frame(0)).isEqualTo(36);
		assertThat(jaw().frame(1)).isEqualTo(66);
		assertThat(jaw().frame(2)).isEqualTo(90);
		assertThat(gate.steps).containsExactly("Move 2 keys");
	}

	@Test
	void controlAndClickSetAKeyThatKeepsTheShape() {
		float at45 = model.motion().column(JAW).get(45);
		hand.keyDown(SWT.CTRL).press(x(45), y(at45)).release().keyUp(SWT.CTRL);

		assertThat(jaw().size()).isGreaterThan(3);
		assertThat(jaw().evaluate(45)).isCloseTo(at45, within(1e-4f));
		assertThat(gate.steps).containsExactly("Insert key on jawOpen");
	}

	@Test
	void deleteTakesTheChosenAway() {
		hand.press(x(60), y(0.6)).release().type(SWT.DEL);

		assertThat(jaw().size()).isEqualTo(2);
		assertThat(gate.steps).containsExactly("Delete 1 keys");
	}

	@Test
	void aClickOnNothingChoosesNothing() {
		hand.press(x(60), y(0.6)).release();
		assertThat(model.selection().size()).isEqualTo(1);

		hand.press(x(100), y(0.95)).release();

		assertThat(model.selection().isEmpty()).isTrue();
	}

	@Test
	void lockedChannelsNeverChange() {
		KeyCurves before = model.keys();
		model.setLocked(JAW, true);

		hand.drag(x(60), y(0.6), x(70), y(0.8));

		assertThat(model.keys()).isEqualTo(before);
		assertThat(gate.steps).isEmpty();
	}

	@Test
	void theRulerScrubs() {
		hand.drag(x(30), 15, x(60), 15);

		assertThat(model.playhead()).isCloseTo(1.0, within(0.02));
		assertThat(scrubbed.size()).isGreaterThan(2);
	}

	@Test
	void controlOnTheRulerSetsTheRegion() {
		hand.keyDown(SWT.CTRL).drag(x(30), 15, x(60), 15).keyUp(SWT.CTRL);

		assertThat(model.regionStart()).isCloseTo(0.5, within(0.02));
		assertThat(model.regionEnd()).isCloseTo(1.0, within(0.02));
	}

	@Test
	void theWheelZoomsAboutThePointer() {
		double under = timeline.axis().seconds(x(60) - Timeline.GUTTER);
		double before = timeline.axis().pixelsPerSecond();
		hand.wheel(x(60), y(0.5), 2);

		assertThat(timeline.axis().pixelsPerSecond()).isCloseTo(before * 1.15 * 1.15, within(0.01));
		assertThat(timeline.axis().seconds(x(60) - Timeline.GUTTER)).isCloseTo(under, within(0.01));
	}

	@Test
	void aDoubleClickPlaysThePhone() {
		Rectangle phones = timeline.laneArea("Phones");
		int middle = phones.y + phones.height / 2;
		hand.click(x(50), middle).click(x(50), middle);

		assertThat(played).extracting(Segment::label).contains("AA");
	}

	@Test
	void columnsOfTheDopeSheetMoveInTime() {
		Rectangle dope = timeline.laneArea("Keys");
		hand.drag(x(60), dope.y + 9, x(66), dope.y + 9);

		assertThat(jaw().frame(1)).isEqualTo(66);
		assertThat(gate.steps).containsExactly("Move 1 keys in time");
	}

	@Test
	void copiedKeysArePastedAtThePlayhead() {
		hand.click(x(60), y(0.6)).keyDown(SWT.CTRL).type('c').keyUp(SWT.CTRL);
		model.setPlayhead(100 / 60.0);
		hand.keyDown(SWT.CTRL).type('v').keyUp(SWT.CTRL);

		assertThat(jaw().frame(3)).isEqualTo(100);
		assertThat(jaw().value(3)).isEqualTo(0.6f);
		assertThat(gate.steps).containsExactly("Paste keys");
	}

	@Test
	void aMirroredPasteChangesSides() {
		int left = Arkit.FACE.indexOf("mouthSmileLeft");
		int right = Arkit.FACE.indexOf("mouthSmileRight");
		KeyCurves keys = model.keys().with(left, KeyCurve.linear(new int[] { 10, 20 }, new float[] { 0.3f, 0.7f }));

		KeyVerbs.Result pasted = KeyVerbs.paste(keys, KeyVerbs.copy(keys, KeySelection.of(left, 10, 20)), 40, true);

		assertThat(pasted.keys().curves().get(right).value(1)).isEqualTo(0.7f);
		assertThat(pasted.selection().frames(right)).containsExactly(40, 50);
	}

	@Test
	void timeAndValueCanBeTyped() {
		hand.click(x(60), y(0.6)).type(SWT.CR);
		for (char letter : "66f 0.25".toCharArray()) {
			hand.type(letter);
		}
		hand.type(SWT.CR);

		assertThat(jaw().frame(1)).isEqualTo(66);
		assertThat(jaw().value(1)).isEqualTo(0.25f);
		assertThat(gate.steps).containsExactly("Set 1 keys");
	}

	@Test
	void typedValuesMayCalculate() {
		assertThat(typed("+= 0.1").value().applyAsDouble(0.4)).isCloseTo(0.5, within(1e-9));
		assertThat(typed("* 1.5").value().applyAsDouble(0.4)).isCloseTo(0.6, within(1e-9));
		assertThat(typed("/2").value().applyAsDouble(0.4)).isCloseTo(0.2, within(1e-9));
		assertThat(typed("80%").value().applyAsDouble(0.4)).isCloseTo(0.8, within(1e-9));
		assertThat(typed("0.5s").frame().applyAsInt(7)).isEqualTo(30);
		assertThat(typed("-=3f").frame().applyAsInt(7)).isEqualTo(4);
		assertThat(typed("+=50ms 0.2").frame().applyAsInt(7)).isEqualTo(10);
		assertThat(typed("+=50ms 0.2").value().applyAsDouble(0.9)).isEqualTo(0.2);
		assertThatThrownBy(() -> typed("soon")).hasMessageContaining("'soon' is no time and value");
		assertThatThrownBy(() -> typed("/0")).hasMessageContaining("divided by 0");
	}

	private static KeyEntry.Typed typed(String text) {
		return KeyEntry.parse(text, FrameRate.FPS_60);
	}

	@Test
	void aKeyPutBetweenItsNeighboursIsOneStep() {
		hand.click(x(60), y(0.6)).type('w');

		assertThat(jaw().value(1)).isCloseTo(0.3f, within(1e-5f));
		assertThat(gate.steps).containsExactly("Tween 1 keys");
	}

	@Test
	void aTurnedHandleShapesTheCurve() {
		hand.click(x(60), y(0.6)).type('6');
		assertThat(jaw().handle(1, 3)).isZero();

		hand.drag(x(60) + 48, y(0.6), x(60) + 40, y(0.6) - 30);

		assertThat(jaw().handle(1, 3)).isPositive();
		assertThat(jaw().handle(1, 1)).isNegative();
		assertThat(gate.steps).containsExactly("Tangents of 1 keys", "Turn tangent");
	}

	@Test
	void aDraggedKeySnapsToThePhone() {
		hand.press(x(60), y(0.6)).glide(x(60), y(0.6), x(42) + 4, y(0.6)).release();

		assertThat(jaw().frame(1)).isEqualTo(42); // the end of /P/ lies at 0.7 s
	}

	@Test
	void rippleTakesAllLaterKeysAlong() {
		hand.click(x(60), y(0.6));
		boolean[] arrived = { false };
		timeline.addListener(SWT.KeyDown, event -> arrived[0] |= event.keyCode == SWT.ARROW_RIGHT);
		hand.keyDown(SWT.ALT).keyDown(SWT.SHIFT).type(SWT.ARROW_RIGHT).keyUp(SWT.SHIFT).keyUp(SWT.ALT);
		assumeTrue(arrived[0], "the window manager keeps Alt+Shift+Right for itself");

		assertThat(jaw().frame(0)).isEqualTo(30);
		assertThat(jaw().frame(1)).isEqualTo(61);
		assertThat(jaw().frame(2)).isEqualTo(91);
		assertThat(gate.steps).containsExactly("Ripple 1 keys");
	}

	@Test
	void keysAndPhonesAreReachedByKeyboard() {
		hand.click(x(5), 15).type('.');
		assertThat(model.playheadFrame()).isEqualTo(30);

		hand.keyDown(SWT.CTRL).type(SWT.ARROW_RIGHT).keyUp(SWT.CTRL);

		assertThat(model.playhead()).isCloseTo(0.7, within(1e-6));
	}

	@Test
	void aKeyIsSetAtThePlayheadOnShownChannels() {
		model.setPlayhead(45 / 60.0);
		timeline.setFocus();
		float before = model.motion().column(JAW).get(45);
		hand.settle().type('s');

		assertThat(model.selection().contains(JAW, 45)).isTrue();
		assertThat(jaw().evaluate(45)).isCloseTo(before, within(1e-4f));
		assertThat(gate.steps).containsExactly("Set keys");
	}

	@Test
	void everythingDrawsInEveryModeWithoutLeaks() {
		for (TimelineModel.CurveMode mode : TimelineModel.CurveMode.values()) {
			model.setMode(mode);
			hand.settle();
			for (Palette palette : List.of(Palette.DARK, Palette.LIGHT)) {
				timeline.setPalette(palette);
				hand.settle();
			}
		}

		assertThat(timeline.isDisposed()).isFalse();
	}
}
