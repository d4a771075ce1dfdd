package org.facewright.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.Tangent;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.facewright.ui.testkit.Hand;

/** Curves shaped by hand, on two channels over a dense base. Skipped where no display can be opened. */
class CurveEditingTest {

	private static final int JAW = Stage.JAW;
	private static final int CLOSE = Stage.CLOSE;
	private static final float BASE = 0.1f;

	private Stage stage;
	private Hand hand;
	private TimelineModel model;

	@BeforeEach
	void open() {
		stage = new Stage(BASE,
				Stage.none().with(JAW, Stage.auto(new int[] { 20, 50, 80 }, 0.1f, 0.5f, 0.2f)).with(CLOSE,
						Stage.auto(new int[] { 30, 60 }, 0.3f, 0.6f)),
				JAW, CLOSE);
		hand = stage.hand;
		model = stage.model;
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private int[] frames(int channel) {
		return IntStream.range(0, stage.curve(channel).size()).map(stage.curve(channel)::frame).toArray();
	}

	private void chooseAll() {
		hand.keyDown(SWT.CTRL).type('a').keyUp(SWT.CTRL);
		assertThat(model.selection().size()).isEqualTo(5);
	}

	/** Holds a key meanwhile; skips the test where the window manager takes what is done with it, as some do with Alt. */
	private void with(int modifier, Runnable action) {
		boolean[] arrived = { false };
		Listener watch = event -> arrived[0] |= event.type == SWT.MouseDown || event.keyCode != modifier;
		stage.timeline.addListener(SWT.MouseDown, watch);
		stage.timeline.addListener(SWT.KeyDown, watch);
		hand.keyDown(modifier);
		action.run();
		hand.keyUp(modifier);
		stage.timeline.removeListener(SWT.MouseDown, watch);
		stage.timeline.removeListener(SWT.KeyDown, watch);
		assumeTrue(arrived[0], "the window manager keeps this for itself");
	}

	@Test
	void theBoxsRightEdgeScalesTimeOfAllChannelsAboutTheLeftOne() {
		chooseAll();
		Rectangle cage = stage.cage();
		int middle = cage.y + cage.height / 2;
		hand.drag(cage.x + cage.width, middle, cage.x + cage.width + stage.x(110) - stage.x(80), middle);

		assertThat(frames(JAW)).containsExactly(20, 65, 110);
		assertThat(frames(CLOSE)).containsExactly(35, 80);
		assertThat(stage.curve(JAW).value(1)).isEqualTo(0.5f);
		assertThat(stage.steps).containsExactly("Scale 5 keys");
		assertThat(stage.shown).isGreaterThan(1);
	}

	@Test
	void theBoxsTopEdgeScalesWhatIsSeenAboutTheLowest() {
		chooseAll();
		Rectangle cage = stage.cage();
		int centre = cage.x + cage.width / 2;
		int up = (stage.y(0.2) - stage.y(0.7)) / 2;
		hand.drag(centre, cage.y, centre, cage.y - up);

		// seen from 0.2 to 0.7; half as much again, about 0.2
		assertThat(stage.curve(JAW).value(0)).isCloseTo(0.1f, within(0.01f));
		assertThat(stage.curve(JAW).value(1)).isCloseTo(0.2f + 1.5f * 0.4f - BASE, within(0.02f));
		assertThat(stage.curve(CLOSE).value(1)).isCloseTo(0.2f + 1.5f * 0.5f - BASE, within(0.02f));
		assertThat(frames(JAW)).containsExactly(20, 50, 80);
	}

	@Test
	void altScalesTimeAboutThePlayhead() {
		chooseAll();
		model.setPlayhead(50 / 60.0);
		Rectangle cage = stage.cage();
		int middle = cage.y + cage.height / 2;
		with(SWT.ALT, () -> hand.drag(cage.x + cage.width, middle,
				cage.x + cage.width + stage.x(110) - stage.x(80), middle));

		assertThat(frames(JAW)).containsExactly(0, 50, 110); // twice as long about frame 50, not before the start
	}

	@Test
	void shiftOnTheRightEdgeTakesLaterKeysAlong() {
		model.select(KeySelection.of(JAW, 20, 50));
		hand.settle();
		Rectangle cage = stage.cage();
		int middle = cage.y + cage.height / 2;
		with(SWT.SHIFT, () -> hand.drag(cage.x + cage.width, middle,
				cage.x + cage.width + stage.x(60) - stage.x(50), middle));

		assertThat(frames(JAW)).containsExactly(20, 60, 90);
		assertThat(frames(CLOSE)).containsExactly(30, 60);
	}

	@Test
	void theMiddleOfTheBoxBendsTimeAndKeepsTheEnds() {
		chooseAll();
		Rectangle cage = stage.cage();
		int x = cage.x + cage.width / 2;
		int y = cage.y + cage.height / 2;
		hand.drag(x, y, x + stage.x(68) - stage.x(50), y);

		assertThat(frames(JAW)[0]).isEqualTo(20);
		assertThat(frames(JAW)[1]).isEqualTo(59); // half of 18 frames in the middle
		assertThat(frames(JAW)[2]).isEqualTo(80);
		assertThat(stage.steps).containsExactly("Bend 5 keys");
	}

	@Test
	void aLatticesCornerGoesAlone() {
		chooseAll();
		with(SWT.SHIFT, () -> hand.type('l'));
		Rectangle cage = stage.cage();
		int right = cage.x + cage.width;
		hand.drag(right, cage.y, right + stage.x(100) - stage.x(80), cage.y);

		assertThat(frames(JAW)[0]).isEqualTo(20);
		assertThat(frames(JAW)[1]).isGreaterThan(55); // high, in the middle
		assertThat(frames(JAW)[2]).isBetween(81, 95); // on the right, but low
		assertThat(stage.steps).containsExactly("Shape 5 keys");
	}

	@Test
	void escapeTakesTheBoxBack() {
		chooseAll();
		KeyCurves before = model.keys();
		Rectangle cage = stage.cage();
		int middle = cage.y + cage.height / 2;
		hand.press(cage.x, middle).glide(cage.x, middle, cage.x + 80, middle);
		assertThat(model.keys()).isNotEqualTo(before);
		hand.type(SWT.ESC).release();

		assertThat(model.keys()).isEqualTo(before);
		assertThat(model.selection().size()).isEqualTo(5);
		assertThat(stage.steps).isEmpty();
		assertThat(stage.cancelled).isEqualTo(1);
	}

	@Test
	void aNumberTypedDuringADragIsExact() {
		hand.click(stage.x(50), stage.y(0.6)).rest();
		hand.press(stage.x(50), stage.y(0.6)).glide(stage.x(50), stage.y(0.6), stage.x(55), stage.y(0.6));
		hand.type('1').type('3').release();

		assertThat(frames(JAW)).containsExactly(20, 63, 80);
		assertThat(stage.curve(JAW).value(1)).isEqualTo(0.5f);
	}

	@Test
	void keysFollowThePointerWithoutAButtonUntilEnter() {
		hand.click(stage.x(50), stage.y(0.6)).type('g').moveTo(stage.x(60), stage.y(0.6)).type(SWT.CR);
		hand.moveTo(stage.x(20), stage.y(0.6));

		assertThat(frames(JAW)).containsExactly(20, 60, 80);
		assertThat(stage.steps).containsExactly("Move key");
	}

	@Test
	void valuesSnapToNamedLevels() {
		hand.click(stage.x(50), stage.y(0.6)).rest();
		hand.press(stage.x(50), stage.y(0.6)).glide(stage.x(50), stage.y(0.6), stage.x(50), stage.y(1.0) + 2);
		assertThat(stage.timeline.hint()).endsWith("one");
		hand.release();

		assertThat(model.motion().column(JAW).get(50)).isCloseTo(1f, within(1e-6f));
	}

	@Test
	void instantsSnapToWords() {
		stage.speech = new SpeechLanes(List.of(new Segment(0.5, 1.1, "hello", 1)), List.of());
		stage.show(model.keys());
		hand.click(stage.x(50), stage.y(0.6)).rest();
		hand.press(stage.x(50), stage.y(0.6)).glide(stage.x(50), stage.y(0.6), stage.x(66) + 3, stage.y(0.6));
		assertThat(stage.timeline.hint()).endsWith("end of hello");
		hand.release();

		assertThat(frames(JAW)).containsExactly(20, 66, 80);
	}

	@Test
	void altAndADragOfAKeyLeaveACopy() {
		hand.click(stage.x(50), stage.y(0.6)).rest();
		with(SWT.ALT, () -> hand.drag(stage.x(50), stage.y(0.6), stage.x(65), stage.y(0.6)));

		assertThat(frames(JAW)).containsExactly(20, 50, 65, 80);
		assertThat(stage.curve(JAW).value(2)).isCloseTo(0.5f, within(0.01f));
		assertThat(stage.steps).containsExactly("Duplicate 1 keys");
	}

	@Test
	void altAndADragOfASegmentBendIt() {
		float before = stage.curve(JAW).evaluate(35);
		int y = stage.y(before + BASE);
		with(SWT.ALT, () -> hand.drag(stage.x(35), y, stage.x(35), y - 30));

		assertThat(stage.curve(JAW).evaluate(35)).isCloseTo(before + 30f * (stage.y(0) - stage.y(1) == 0
				? 0
				: 1f / (stage.y(0) - stage.y(1))), within(0.02f));
		assertThat(frames(JAW)).containsExactly(20, 50, 80);
		assertThat(stage.steps).containsExactly("Bend jawOpen");
	}

	@Test
	void altAndADragOfTheRegionsEdgeRetimeWhatLiesInIt() {
		model.setRegion(20 / 60.0, 50 / 60.0);
		hand.settle();
		with(SWT.ALT, () -> hand.drag(stage.x(50), stage.y(0.9), stage.x(57), stage.y(0.9)));

		assertThat(frames(JAW)).containsExactly(20, 57, 87);
		assertThat(frames(CLOSE)).containsExactly(32, 67);
		assertThat(model.regionEnd()).isCloseTo(57 / 60.0, within(1e-9));
		assertThat(stage.steps).containsExactly("Retime keys of the region");
	}

	@Test
	void aWeightedHandleIsStretchedByTheMouse() {
		hand.click(stage.x(50), stage.y(0.6)).type('2').type('0');
		assertThat(stage.curve(JAW).isWeighted(1)).isTrue();
		int ten = stage.x(60) - stage.x(50); // a third of the way to 80
		hand.drag(stage.x(50) + ten, stage.y(0.6), stage.x(50) + 2 * ten, stage.y(0.6));

		assertThat(stage.curve(JAW).handle(1, 2)).isCloseTo(20, within(0.5f));
		assertThat(stage.curve(JAW).outgoing(1)).isEqualTo(Tangent.USER);
		assertThat(stage.steps).endsWith("Turn tangent");
	}

	@Test
	void aBrokenKeyTurnsOneSideOnly() {
		hand.click(stage.x(50), stage.y(0.6)).type('3');
		hand.drag(stage.x(50) + 48, stage.y(0.6), stage.x(50) + 40, stage.y(0.6) - 30);

		assertThat(stage.steps).containsExactly("Break or unify tangents", "Turn tangent");
		assertThat(stage.curve(JAW).handle(1, 3)).isPositive();
		assertThat(stage.curve(JAW).handle(1, 1)).isZero();

		hand.type('3');
		assertThat(stage.curve(JAW).isBroken(1)).isFalse();
		assertThat(stage.curve(JAW).handle(1, 1)).isNegative();
	}

	@ParameterizedTest
	@CsvSource({ "1,AUTO", "2,USER", "4,LINEAR", "5,STEPPED", "6,FLAT", "7,SPLINE", "8,CLAMPED", "9,PLATEAU" })
	void tangentsAreOneKeyAway(char key, Tangent tangent) {
		hand.keyDown(SWT.CTRL).type('a').keyUp(SWT.CTRL).type(key);

		assertThat(stage.curve(JAW).outgoing(1)).isEqualTo(tangent);
		assertThat(stage.curve(CLOSE).outgoing(0)).isEqualTo(tangent);
	}

	@Test
	void theSliderTweensWhileItIsDragged() {
		hand.click(stage.x(50), stage.y(0.6)).rest();
		Rectangle lane = stage.timeline.laneArea("Blend");
		int y = lane.y + lane.height / 2;
		int middle = Timeline.GUTTER + stage.timeline.blendX(0);
		int end = Timeline.GUTTER + stage.timeline.blendX(1);
		hand.press(middle, y).glide(middle, y, end, y);
		assertThat(stage.curve(JAW).value(1)).isCloseTo(0.2f, within(0.01f)); // the key after
		hand.type(SWT.ESC).release();
		assertThat(stage.curve(JAW).value(1)).isEqualTo(0.5f);
		assertThat(stage.steps).isEmpty();

		hand.drag(middle, y, Timeline.GUTTER + stage.timeline.blendX(-1), y);
		assertThat(stage.curve(JAW).value(1)).isCloseTo(0.1f, within(0.01f)); // the key before
		assertThat(stage.steps).containsExactly("Tween: blend 1 keys");
	}

	@Test
	void theSliderGoesToTheGhost() {
		float[] ghost = new float[Stage.FRAMES];
		Arrays.fill(ghost, 0.9f);
		MotionClip other = model.motion().with(JAW, SampleColumn.of(ghost));
		model.setGhost(Optional.of(other));
		hand.click(stage.x(50), stage.y(0.6)).rest();
		Rectangle lane = stage.timeline.laneArea("Blend");
		int y = lane.y + lane.height / 2;
		hand.click(Timeline.GUTTER + stage.timeline.blendX(KeyVerbs.Blend.GHOST), y).rest();
		hand.drag(Timeline.GUTTER + stage.timeline.blendX(0), y, Timeline.GUTTER + stage.timeline.blendX(1), y);

		assertThat(model.motion().column(JAW).get(50)).isCloseTo(0.9f, within(0.01f));
	}

	@Test
	void aKeyOnTheBaseKeepsTheBase() {
		stage.close();
		stage = new Stage(BASE, Stage.none(), JAW, CLOSE);
		hand = stage.hand;
		model = stage.model;
		float[] before = model.motion().column(JAW).toArray();
		with(SWT.CTRL, () -> hand.click(stage.x(60), stage.y(BASE)));
		assertThat(model.motion().column(JAW).toArray()).containsExactly(before, within(1e-6f));
		int keyed = model.selection().channels().iterator().next();
		hand.rest().drag(stage.x(60), stage.y(BASE), stage.x(60), stage.y(0.4));

		assertThat(model.motion().column(keyed).get(60)).isCloseTo(0.4f, within(0.02f));
		assertThat(model.motion().column(keyed).get(40)).isEqualTo(BASE);
		assertThat(stage.curve(keyed).size()).isEqualTo(3);
	}

	@Test
	void insertingSplitsACurveExactly() {
		KeyCurve curve = stage.curve(JAW);
		KeyCurve split = KeyVerbs.insert(model.keys(), JAW, 37, 30).keys().curves().get(JAW);

		assertThat(split.size()).isEqualTo(4);
		for (double frame = 0; frame < 120; frame += 0.5) {
			assertThat(split.evaluate(frame)).isCloseTo(curve.evaluate(frame), within(2e-5f));
		}
	}

	@Test
	void sidesAreSwappedAndCopied() {
		int left = Arkit.FACE.indexOf("mouthSmileLeft");
		int right = Arkit.FACE.indexOf("mouthSmileRight");
		KeyCurves keys = Stage.none().with(left, Stage.auto(new int[] { 10, 20 }, 0.3f, 0.7f)).with(right,
				Stage.auto(new int[] { 15 }, 0.9f));
		KeySelection chosen = KeySelection.of(left, 10, 20);

		KeyVerbs.Result swapped = KeyVerbs.swapSides(keys, chosen);
		assertThat(swapped.keys().curves().get(right).size()).isEqualTo(2);
		assertThat(swapped.keys().curves().get(left).value(0)).isEqualTo(0.9f);

		KeyVerbs.Result copied = KeyVerbs.copySides(keys, chosen);
		assertThat(copied.keys().curves().get(left)).isEqualTo(keys.curves().get(left));
		assertThat(copied.keys().curves().get(right).value(1)).isEqualTo(0.7f);
	}

	@Test
	void keysAreChosenByTheirNeighbourhood() {
		hand.click(stage.x(50), stage.y(0.6));
		with(SWT.ALT, () -> hand.type(SWT.ARROW_UP));
		assertThat(model.selection().frames(JAW)).containsExactly(20, 50, 80);
		with(SWT.ALT, () -> hand.type(SWT.ARROW_DOWN));
		assertThat(model.selection().frames(JAW)).containsExactly(20, 50, 80); // ends have no neighbour that is not chosen
		with(SWT.CTRL, () -> hand.type('i'));
		assertThat(model.selection().frames(CLOSE)).containsExactly(30, 60);
		assertThat(model.selection().frames(JAW)).isEmpty();
	}

	@Test
	void keysAreChosenByTimeRegionAndPhone() {
		model.setPlayhead(55 / 60.0);
		hand.type('e');
		assertThat(model.selection().frames(JAW)).containsExactly(80);
		assertThat(model.selection().frames(CLOSE)).containsExactly(60);
		with(SWT.SHIFT, () -> hand.type('e'));
		assertThat(model.selection().frames(JAW)).containsExactly(20, 50);
		model.setRegion(0.4, 0.9);
		with(SWT.ALT, () -> hand.type('r'));
		assertThat(model.selection().frames(JAW)).containsExactly(50);
		hand.type('b'); // P lies from frame 30 to 42
		assertThat(model.selection().frames(CLOSE)).containsExactly(30);
		assertThat(model.selection().frames(JAW)).isEmpty();
		hand.keyDown(SWT.CTRL).keyDown(SWT.ALT).type('z').keyUp(SWT.ALT).keyUp(SWT.CTRL);
		assertThat(model.selection().frames(JAW)).containsExactly(50);
	}

	@Test
	void altMakesABoxAColumn() {
		with(SWT.ALT, () -> hand.drag(stage.x(45), stage.y(0.95), stage.x(65), stage.y(0.93)));

		assertThat(model.selection().frames(JAW)).containsExactly(50);
		assertThat(model.selection().frames(CLOSE)).containsExactly(60);
	}

	@Test
	void shiftAddsToTheChosenAndControlTakesAway() {
		hand.drag(stage.x(45), stage.y(0.95), stage.x(55), stage.y(0.5));
		assertThat(model.selection().frames(JAW)).containsExactly(50);
		with(SWT.SHIFT, () -> hand.drag(stage.x(55), stage.y(0.95), stage.x(65), stage.y(0.5)));
		assertThat(model.selection().size()).isEqualTo(2);
		with(SWT.CTRL, () -> hand.drag(stage.x(45), stage.y(0.95), stage.x(55), stage.y(0.5)));
		assertThat(model.selection().frames(JAW)).isEmpty();
		assertThat(model.selection().frames(CLOSE)).containsExactly(60);
	}

	@Test
	void manyKeysAreTypedEachFromItsOwn() {
		chooseAll();
		hand.type(SWT.CR);
		for (char letter : "0.4".toCharArray()) {
			hand.type(letter);
		}
		hand.type(SWT.CR);
		assertThat(stage.curve(JAW).value(0)).isEqualTo(0.4f);
		assertThat(stage.curve(CLOSE).value(1)).isEqualTo(0.4f);
		assertThat(stage.steps).containsExactly("Set 5 keys");

		KeyVerbs.Result moved = KeyVerbs.set(model.keys(), model.selection(),
				KeyEntry.parse("+=5f *0.5", FrameRate.FPS_60));
		assertThat(moved.selection().frames(JAW)).containsExactly(25, 55, 85);
		assertThat(moved.keys().curves().get(JAW).value(1)).isEqualTo(0.2f);
	}

	@Test
	void theMenuNamesEveryVerbWithItsKey() {
		Menu menu = KeyMenu.open(stage.timeline, model, KeyMap.DEFAULT, verb -> {});
		List<Object> verbs = new ArrayList<>();
		for (MenuItem item : menu.getItems()) {
			if (item.getMenu() != null) {
				for (MenuItem inner : item.getMenu().getItems()) {
					verbs.add(inner.getData());
					assertThat(inner.getText()).contains("\t");
				}
			}
		}
		menu.dispose();

		assertThat(verbs).contains(Verb.TANGENT_PLATEAU, Verb.GRAB, Verb.SWAP_SIDES, Verb.SELECT_GROW, Verb.MUTE);
		assertThat(verbs).hasSize((int) Arrays.stream(Verb.values())
				.filter(verb -> verb.group() != Verb.Group.PLAY).count());
	}

	@Test
	void aScreenReaderHearsTheChosenKey() {
		hand.click(stage.x(50), stage.y(0.6));
		assertThat(TimelineSpeech.description(model)).isEqualTo("jawOpen, key 2 of 3, frame 50, 0.600, in AA");
		assertThat(TimelineSpeech.value(model)).isCloseTo(0.6, within(1e-6));
		with(SWT.SHIFT, () -> hand.type(SWT.ARROW_RIGHT));
		assertThat(TimelineSpeech.description(model)).startsWith("jawOpen, key 3 of 3");
	}

	@Test
	void aSlowPictureIsStretchedWhileItZoomsAndPaintedAnewWhenTheWheelRests() {
		stage.timeline.setSlow(0);
		stage.picture();
		int painted = stage.paints;
		stage.timeline.axis().zoom(300, 1.6);
		hand.until("the zoomed timeline is painted", () -> stage.paints > painted);
		assertThat(stage.timeline.isExact()).isFalse();
		ImageData rested = stage.picture();
		stage.timeline.setPalette(Palette.DARK);
		assertThat(rested.data).isEqualTo(stage.picture().data);
	}

	@Test
	void aPanShowsTheSamePictureAsPaintingAnew() {
		stage.timeline.axis().zoom(300, 3);
		hand.settle();
		for (int pixels : new int[] { 37, -90, 5, 60 }) {
			stage.timeline.axis().pan(pixels);
			hand.settle();
		}
		hand.moveTo(5, stage.timeline.getSize().y - 3);
		ImageData panned = stage.picture();
		stage.timeline.setPalette(Palette.LIGHT);
		stage.picture();
		stage.timeline.setPalette(Palette.DARK);
		ImageData anew = stage.picture();
		int different = 0;
		for (int y = 0; y < anew.height; y++) {
			for (int x = 0; x < anew.width; x++) {
				different += panned.getPixel(x, y) == anew.getPixel(x, y) ? 0 : 1;
			}
		}
		assertThat(different).isLessThan(anew.width * anew.height / 2000);
	}

	@Test
	void curvesAreDrawnInTheirColoursAndChosenKeysStandOut() {
		Rectangle area = stage.timeline.curveArea();
		RGB own = new RGB(10, 250, 20);
		assertThat(Stage.count(stage.picture(), area, own)).isZero();
		model.setColours(Map.of("jawOpen", own));
		assertThat(Stage.count(stage.picture(), area, own)).isGreaterThan(200);
		RGB chosen = Palette.DARK.selectedKey();
		int before = Stage.count(stage.picture(), area, chosen);
		model.select(KeySelection.of(JAW, 50));
		assertThat(Stage.count(stage.picture(), area, chosen)).isGreaterThan(before + 40);
	}

	@Test
	void mutedAndUnsoloedChannelsRest() {
		model.setMuted(JAW, true);
		assertThat(model.lookedAt().column(JAW).constantValue()).isZero();
		assertThat(model.lookedAt().column(CLOSE)).isSameAs(model.motion().column(CLOSE));
		model.setSoloed(JAW, true);
		assertThat(model.lookedAt().column(JAW).constantValue()).isZero();
		assertThat(model.lookedAt().column(CLOSE).constantValue()).isZero();
		model.setMuted(JAW, false);
		assertThat(model.lookedAt().column(JAW)).isSameAs(model.motion().column(JAW));
		model.setSoloed(JAW, false);
		assertThat(model.lookedAt()).isSameAs(model.motion());
	}

	@Test
	void theKeyboardMutesChannelsOfChosenKeys() {
		hand.click(stage.x(50), stage.y(0.6));
		with(SWT.ALT, () -> hand.type('m'));
		assertThat(model.isMuted(JAW)).isTrue();
		assertThat(model.isMuted(CLOSE)).isFalse();
		BitSet resting = model.resting();
		assertThat(resting.cardinality()).isEqualTo(1);
	}
}
