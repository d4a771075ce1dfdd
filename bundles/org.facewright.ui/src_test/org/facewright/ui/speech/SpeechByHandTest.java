package org.facewright.ui.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.facewright.operations.phone.PhoneEditing;
import org.facewright.operations.phone.PhoneMotion;
import org.facewright.operations.phone.PhoneVerbs;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.testkit.Hand;
import org.facewright.ui.timeline.Closing;
import org.facewright.ui.timeline.SpeechSelection;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.Verb;

/** What a hand does to words, phones and markers of a project. Skipped where no display can be opened. */
class SpeechByHandTest {

	private static final int FRAMES = 180;
	private static final SpeechLanes LANES = new SpeechLanes(
			List.of(new Segment(0.5, 1.1, "papa", 0.9), new Segment(1.1, 1.7, "bob", 0.9)),
			List.of(new Segment(0.5, 0.6, "P", 0.8), new Segment(0.6, 0.8, "AA", 0.9), new Segment(0.8, 0.9, "P", 0.3),
					new Segment(0.9, 1.1, "AA", 0.9), new Segment(1.1, 1.2, "B", 0.9),
					new Segment(1.2, 1.6, "AA", 0.9), new Segment(1.6, 1.7, "B", 0.9)));

	private static Display display;

	@TempDir
	Path folder;

	private final TimelineModel model = new TimelineModel();
	private final List<Segment> played = new ArrayList<>();
	private int loops;
	private ProjectFile file;
	private Take take;
	private ProjectSession session;
	private SpeechEditing speech;
	private Shell shell;
	private Timeline timeline;
	private PhoneControl control;
	private Hand hand;

	@BeforeAll
	static void openDisplay() {
		try {
			display = Display.getDefault(); // shared with the other tests
		} catch (SWTError | UnsatisfiedLinkError e) {
			abort("no display can be opened: " + e.getMessage());
		}
	}

	@BeforeEach
	void open() throws IOException {
		file = ProjectFile.create("line", FrameRate.FPS_60);
		take = take();
		file.project().getTakes().add(take);
		session = new ProjectSession(file, new Providers());
		speech = new SpeechEditing(session);
		shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout(SWT.VERTICAL));
		shell.setBounds(20, 20, 1000, 900);
		timeline = new Timeline(shell, model, session.keyGate(), new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				model.setPlayhead(seconds);
			}

			@Override
			public void play(Segment segment) {
				played.add(segment);
			}

			@Override
			public void loop() {
				loops++;
			}
		});
		timeline.setLaneGate(speech);
		control = new PhoneControl(shell, List.of("English"), new Verbs());
		session.addListener(this::refresh);
		model.addListener(change -> {
			if (change == TimelineModel.Change.SELECTION) {
				control.show(PhoneView.state(speech, model));
			}
		});
		refresh();
		shell.open();
		shell.forceActive();
		timeline.forceFocus();
		timeline.frameAll();
		hand = new Hand(timeline);
		hand.until("the timeline is on the screen", () -> timeline.getSize().x > 800);
		hand.settle();
	}

	/** As the editor does it. */
	private void refresh() {
		model.show(session.shownMotion(), session.shownKeys(), session.speech(), SpeechEditing.marks(take));
		speech.annotate(model);
		control.show(PhoneView.state(speech, model));
	}

	private static Take take() {
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		for (int frame = 0; frame < FRAMES; frame++) {
			poses[frame][Arkit.JAW_OPEN] = (float) (0.45 + 0.2 * Math.sin(frame / 9.0));
		}
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses)));
		Layer base = DocumentFactory.eINSTANCE.createLayer();
		base.setName("base");
		base.setContent(motion);
		Track face = DocumentFactory.eINSTANCE.createTrack();
		face.setName("face");
		face.setChannels(Arkit.FACE);
		face.getLayers().add(base);
		Take made = DocumentFactory.eINSTANCE.createTake();
		made.setName("line");
		made.setLength(FRAMES);
		made.setSpeech(Stored.of(LANES));
		made.getTracks().add(face);
		return made;
	}

	@AfterEach
	void close() {
		hand.close();
		shell.dispose();
		session.close();
	}

	/** The control's verbs, as its view does them. */
	private final class Verbs implements PhoneControl.Host {

		private java.util.SortedSet<Integer> phones() {
			return model.chosenSpeech().phones(model.speech());
		}

		@Override
		public boolean begin(String quality) {
			return speech.beginAsking(quality);
		}

		@Override
		public void show(UnaryOperator<PhoneVerbs> change, boolean contact) {
			speech.showAsked(phones(), change, contact);
		}

		@Override
		public void commit() {
			speech.commit();
		}

		@Override
		public void cancel() {
			speech.cancel();
		}

		@Override
		public void reset() {
			speech.ask(phones(), org.facewright.ui.timeline.LaneGate.Quality.NEUTRAL, 0);
		}

		@Override
		public void chooseSame() {
			timeline.run(Verb.SAME_PHONES);
		}

		@Override
		public void play() {
			timeline.run(Verb.PLAY_CHOSEN);
		}

		@Override
		public void attach(int edit) {
			speech.attach(speech.unmatched().get(edit), phones().first());
		}

		@Override
		public void drop(int edit, Point onDisplay) {
			int phone = timeline.phoneAt(onDisplay);
			if (phone >= 0) {
				speech.attach(speech.unmatched().get(edit), phone);
			}
		}

		@Override
		public void remove(int edit) {
			speech.remove(List.of(speech.unmatched().get(edit)));
		}

		@Override
		public void carry(int source) {
			speech.carry(speech.sources().get(source));
		}

		@Override
		public void align(String transcript, int language) {
			speech.setSpeech(new SpeechLanes(List.of(new Segment(0.4, 1.8, transcript, 1)), LANES.phones()),
					transcript);
		}
	}

	private int x(double seconds) {
		return Timeline.GUTTER + (int) Math.round(timeline.axis().x(seconds));
	}

	private int y(String lane) {
		Rectangle area = timeline.laneArea(lane);
		return area.y + area.height / 2;
	}

	private List<String> steps() {
		hand.until("the hand has let go", () -> !session.history().isPreviewing());
		return session.history().undoLabels();
	}

	private float jaw(int frame) {
		return session.motion().column(Arkit.JAW_OPEN).get(frame);
	}

	private Segment phone(int index) {
		return session.speech().phones().get(index);
	}

	private Hand held(int modifier, Runnable what) {
		hand.keyDown(modifier);
		what.run();
		return hand.keyUp(modifier);
	}

	@Test
	void aDraggedEdgeTakesTheCurvesAlongAsOneStep() {
		float before = jaw(48); // at 0.8 s, the edge between AA and P
		hand.drag(x(0.8), y("Phones"), x(0.75), y("Phones"));

		assertThat(phone(1).endSeconds()).isCloseTo(0.75, within(0.01)).isEqualTo(phone(2).startSeconds());
		assertThat(jaw((int) Math.round(phone(2).startSeconds() * 60))).isCloseTo(before, within(0.005f));
		assertThat(steps()).containsExactly("Move AA");
		session.history().undo();
		assertThat(session.speech()).isEqualTo(LANES);
		assertThat(jaw(48)).isEqualTo(before);
	}

	@Test
	void theCurvesFollowWhileTheHandMovesAndEscapeTakesItBack() {
		float before = jaw(45);
		hand.press(x(0.8), y("Phones")).glide(x(0.8), y("Phones"), x(0.72), y("Phones"));
		assertThat(jaw(45)).isNotEqualTo(before);
		hand.type(SWT.ESC).release();

		assertThat(session.speech()).isEqualTo(LANES);
		assertThat(jaw(45)).isEqualTo(before);
		assertThat(steps()).isEmpty();
	}

	@Test
	void altCorrectsTheLabelsAndLeavesTheCurves() {
		MotionClip before = session.motion();
		held(SWT.ALT, () -> hand.drag(x(1.1), y("Phones"), x(1.04), y("Phones")));

		assertThat(phone(3).endSeconds()).isCloseTo(1.04, within(0.012));
		assertThat(session.speech().words().getFirst().endSeconds()).isEqualTo(phone(3).endSeconds());
		assertThat(session.motion()).isEqualTo(before);
		assertThat(steps()).containsExactly("Correct AA");
	}

	@Test
	void shiftMovesEverythingAfterTheEdge() {
		held(SWT.SHIFT, () -> hand.drag(x(0.8), y("Phones"), x(0.9), y("Phones")));

		double by = phone(2).startSeconds() - 0.8;
		assertThat(by).isCloseTo(0.1, within(0.012));
		assertThat(phone(6).endSeconds()).isCloseTo(1.7 + by, within(1e-6));
		assertThat(steps()).hasSize(1);
	}

	@Test
	void anEdgeSnapsToFramesAndToThePlayhead() {
		model.setPlayhead(0.7135);
		hand.drag(x(0.8), y("Phones"), x(0.7135) + 3, y("Phones"));
		assertThat(phone(1).endSeconds()).isEqualTo(0.7135);

		hand.drag(x(1.2), y("Phones"), x(1.31), y("Phones"));
		double frame = phone(4).endSeconds() * 60;
		assertThat(frame).isCloseTo(Math.rint(frame), within(1e-9));
	}

	@Test
	void aWordsEdgeTakesItsPhonesAlong() {
		hand.drag(x(1.7), y("Words"), x(1.9), y("Words"));

		assertThat(session.speech().words().get(1).endSeconds()).isCloseTo(1.9, within(0.012));
		assertThat(phone(6).endSeconds()).isCloseTo(1.9, within(0.012));
		assertThat(steps()).containsExactly("Move bob");
	}

	@Test
	void clicksChooseOneSeveralAndARow() {
		hand.click(x(0.7), y("Phones"));
		assertThat(model.chosenSpeech()).isEqualTo(SpeechSelection.of(false, 1));
		held(SWT.CTRL, () -> hand.rest().click(x(1.4), y("Phones")));
		assertThat(model.chosenSpeech().indices()).containsExactly(1, 5);
		hand.rest().click(x(0.55), y("Phones"));
		held(SWT.SHIFT, () -> hand.rest().click(x(1.0), y("Phones")));
		assertThat(model.chosenSpeech().indices()).containsExactly(0, 1, 2, 3);
		hand.type(SWT.ESC);
		assertThat(model.chosenSpeech().isEmpty()).isTrue();
		assertThat(steps()).isEmpty();
	}

	@Test
	void tabGoesThroughPhonesWhileOneIsChosen() {
		hand.click(x(0.7), y("Phones")).type(SWT.TAB);
		assertThat(model.chosenSpeech()).isEqualTo(SpeechSelection.of(false, 2));
		assertThat(model.playhead()).isCloseTo(0.8, within(1e-9));
		held(SWT.CTRL, () -> hand.type(SWT.ARROW_RIGHT));
		assertThat(model.chosenSpeech()).isEqualTo(SpeechSelection.of(false, 3));
	}

	@Test
	void allOfALabelAreStrengthenedAsOneStep() {
		hand.click(x(0.55), y("Phones")).type('y');
		assertThat(model.chosenSpeech().indices()).containsExactly(0, 2);
		MotionClip before = session.motion();
		hand.type(SWT.ARROW_UP);

		PhoneVerbs stronger = PhoneVerbs.NEUTRAL.withStrength(1.1);
		assertThat(PhoneEditing.verbs(take, session.speech()))
				.isEqualTo(Map.of(0, stronger, 2, stronger));
		assertThat(session.motion())
				.isEqualTo(PhoneMotion.apply(before, LANES.phones(), Map.of(0, stronger, 2, stronger)));
		assertThat(steps()).containsExactly("Strength of 2 phones");
		assertThat(model.askedPhones()).containsEntry(2, "strength 110 %");
		session.history().undo();
		assertThat(session.motion()).isEqualTo(before);
	}

	@Test
	void keysAskForEveryQuality() {
		hand.click(x(0.85), y("Phones"));
		hand.type('t').type('h').type('z').type('p');
		PhoneVerbs asked = PhoneEditing.verbs(take, session.speech()).get(2);
		assertThat(asked).isEqualTo(new PhoneVerbs(1, 0.005, 0.1, 1, 0.1));
		assertThat(steps()).containsExactly("Closure of /P/", "Jaw and lips of /P/", "Hold of /P/", "Begin of /P/");
		held(SWT.ALT, () -> hand.type('0'));
		assertThat(PhoneEditing.verbs(take, session.speech())).isEmpty();
		assertThat(session.stack().result()).isEqualTo(session.motion());
	}

	@Test
	void oneKeyMendsAClosureThatIsJumpedTo() {
		assertThat(model.closings()).hasSize(4).extracting(Closing::state).contains(Closing.State.MISSING);
		timeline.run(Verb.START);
		timeline.run(Verb.CLOSURE_FORWARD);
		assertThat(model.chosenSpeech()).isEqualTo(SpeechSelection.of(false, 0));
		hand.type('p');
		assertThat(model.closings().getFirst().state()).isEqualTo(Closing.State.CLOSED);
		assertThat(steps()).containsExactly("Closure of /P/");
	}

	@Test
	void aClickOnAClosureChoosesItsPhone() {
		hand.click(x(1.65), y("Closures"));
		assertThat(model.chosenSpeech()).isEqualTo(SpeechSelection.of(false, 6));
		assertThat(model.playhead()).isBetween(1.57, 1.72);
	}

	@Test
	void doubtfulPhonesAreJumpedTo() {
		timeline.run(Verb.START);
		hand.type('u');
		assertThat(model.chosenSpeech()).isEqualTo(SpeechSelection.of(false, 2));
		hand.click(x(0.85), y("Certain"));
		assertThat(model.playhead()).isEqualTo(0.8);
	}

	@Test
	void aLabelIsTyped() {
		hand.click(x(0.85), y("Phones"));
		timeline.run(Verb.RENAME);
		hand.settle().type('b').type(SWT.CR);

		assertThat(phone(2)).isEqualTo(new Segment(0.8, 0.9, "b", 1));
		assertThat(steps()).containsExactly("Rename P to b");
	}

	@Test
	void phonesAreSplitMergedAndDeleted() {
		hand.click(x(1.4), y("Phones"));
		model.setPlayhead(1.3);
		hand.type('/');
		assertThat(phone(5).endSeconds()).isEqualTo(1.3);
		held(SWT.CTRL, () -> hand.type('j'));
		assertThat(session.speech()).isEqualTo(LANES);
		hand.type(SWT.DEL);
		assertThat(session.speech().phones()).hasSize(6);
		assertThat(steps()).containsExactly("Delete AA", "Merge AA and AA", "Split AA");
	}

	@Test
	void anEditWhosePhoneWentIsPutOnAnother() {
		hand.click(x(0.85), y("Phones")).type('p');
		hand.type(SWT.DEL);
		assertThat(speech.unmatched()).hasSize(1);
		assertThat(PhoneView.state(speech, model).tray())
				.containsExactly("/P/ of papa at 0.80 s: closure locked 100 %");
		hand.rest().click(x(1.15), y("Phones"));
		speech.attach(speech.unmatched().getFirst(), model.chosenSpeech().active());
		assertThat(speech.unmatched()).isEmpty();
		assertThat(PhoneEditing.verbs(take, session.speech()).get(3)).isEqualTo(PhoneVerbs.NEUTRAL.withClosureLock(1));
		assertThat(steps().getFirst()).isEqualTo("Put an edit on /B/");
	}

	@Test
	void aTrayEditIsDraggedOntoAPhone() {
		hand.click(x(0.85), y("Phones")).type('p').type(SWT.DEL);
		Point tray = display.map(null, timeline, control.tray().toDisplay(30, 12));
		hand.rest().click(tray.x, tray.y).rest();
		hand.drag(tray.x, tray.y, x(1.65), y("Phones"));

		assertThat(PhoneEditing.verbs(take, session.speech())).containsOnlyKeys(5);
		assertThat(speech.unmatched()).isEmpty();
	}

	@Test
	void theSliderShowsItsEffectAndIsOneStep() {
		hand.click(x(0.85), y("Phones"));
		Rectangle area = display.map(control, timeline, control.slider(0).getBounds());
		int y = area.y + area.height - 10;
		int middle = area.x + area.width / 2;
		hand.press(middle, y).glide(middle, y, middle + area.width / 4, y);
		double during = PhoneEditing.verbs(take, session.speech()).get(2).strength();
		assertThat(during).isGreaterThan(1.2);
		hand.release();

		assertThat(PhoneEditing.verbs(take, session.speech()).get(2).strength()).isEqualTo(during);
		assertThat(steps()).containsExactly("Strength");
	}

	@Test
	void aNumberIsTypedForAllChosenPhones() {
		hand.click(x(0.55), y("Phones")).type('y');
		control.field(1).setFocus();
		control.field(1).setText("+=20");
		hand.settle().type(SWT.CR);

		assertThat(PhoneEditing.verbs(take, session.speech()).get(0).leadSeconds()).isCloseTo(0.02, within(1e-9));
		assertThat(PhoneEditing.verbs(take, session.speech()).get(2).leadSeconds()).isCloseTo(0.02, within(1e-9));
		assertThat(control.field(1).getText()).isEqualTo("20 ms");
		assertThat(steps()).containsExactly("Lead");
	}

	@Test
	void markersAreSetMovedNamedCommentedAndDeleted() {
		model.setPlayhead(1.0);
		timeline.setFocus();
		hand.settle().type('m');
		assertThat(take.getMarkers()).extracting(Marker::getFrame).containsExactly(60);
		hand.drag(x(1.0), 3, x(1.5), 3);
		assertThat(take.getMarkers().getFirst().getFrame()).isCloseTo(90, within(1));
		timeline.run(Verb.MARK_COMMENT);
		for (char letter : "look".toCharArray()) {
			hand.type(letter);
		}
		hand.type(SWT.CR);
		assertThat(take.getMarkers().getFirst().getComment()).isEqualTo("look");
		model.setPlayhead(0);
		hand.type(']');
		assertThat(model.playheadFrame()).isEqualTo(take.getMarkers().getFirst().getFrame());
		held(SWT.SHIFT, () -> hand.type(SWT.DEL));
		assertThat(take.getMarkers()).isEmpty();
		assertThat(steps()).hasSize(4);
		assertThat(session.speech()).isEqualTo(LANES);
	}

	@Test
	void aMarkerOverTheRegionIsLooped() {
		model.setRegion(0.5, 1.0);
		model.setPlayhead(0.7);
		timeline.setFocus();
		hand.settle().type('m');
		assertThat(take.getMarkers().getFirst().getLength()).isEqualTo(30);
		model.setRegion(Double.NaN, Double.NaN);
		hand.rest().click(x(0.6), 3).click(x(0.6), 3);
		assertThat(model.regionStart()).isCloseTo(0.5, within(1e-9));
		assertThat(model.regionEnd()).isCloseTo(1.0, within(1e-9));
		assertThat(loops).isEqualTo(1);
	}

	@Test
	void theRegionIsMovedByItsBodyAndItsEdges() {
		model.setRegion(0.5, 1.0);
		hand.drag(x(0.8), 3, x(1.3), 3);
		assertThat(model.regionStart()).isCloseTo(1.0, within(0.02));
		assertThat(model.regionEnd() - model.regionStart()).isCloseTo(0.5, within(1e-9));
		hand.drag(x(model.regionEnd()), 3, x(2.0), 3);
		assertThat(model.regionEnd()).isCloseTo(2.0, within(0.02));
		assertThat(model.regionStart()).isCloseTo(1.0, within(0.02));
	}

	@Test
	void aDoubleClickAndAKeyPlayWhatIsChosen() {
		hand.click(x(0.7), y("Phones")).click(x(0.7), y("Phones"));
		assertThat(played).containsExactly(LANES.phones().get(1));
		held(SWT.SHIFT, () -> hand.rest().click(x(1.0), y("Phones")).type(SWT.SPACE));
		assertThat(played.getLast().startSeconds()).isEqualTo(0.6);
		assertThat(played.getLast().endSeconds()).isEqualTo(1.1);
	}

	@Test
	void anotherReadingKeepsTheEditsAsOneStep() {
		hand.click(x(0.85), y("Phones")).type('p');
		control.said().setText("pa pa bob");
		control.alignButton().notifyListeners(SWT.Selection, null);
		assertThat(take.getTranscript()).isEqualTo("pa pa bob");
		assertThat(session.speech().words()).hasSize(1);
		assertThat(PhoneEditing.verbs(take, session.speech())).containsOnlyKeys(2);
		assertThat(steps().getFirst()).isEqualTo("Find words and phones");
		session.history().undo();
		assertThat(session.speech()).isEqualTo(LANES);
	}

	@Test
	void lanesOfASoundBecomeThoseOfATakeWithin() {
		assertThat(SpeechEditing.from(LANES, 0.85).phones()).hasSize(5);
		assertThat(SpeechEditing.from(LANES, 0.85).phones().getFirst().startSeconds()).isZero();
	}

	@Test
	void emotionsOfTheRecipeAreShown() {
		session.history().edit("solve", project -> {
			org.facewright.document.model.SolveRecipe recipe = DocumentFactory.eINSTANCE.createSolveRecipe();
			project.getRecipes().add(recipe);
			for (String[] value : new String[][] { { "emotion-joy", "0.6" }, { "emotion-anger", "0" },
					{ "emotion-strength", "0.5" } }) {
				org.facewright.document.model.ParameterValue parameter = DocumentFactory.eINSTANCE
						.createParameterValue();
				parameter.setName(value[0]);
				parameter.setText(value[1]);
				recipe.getValues().add(parameter);
			}
			((SolvedMotion) take.getTracks().getFirst().getLayers().getFirst().getContent()).setRecipe(recipe);
		});
		assertThat(model.feelings()).extracting(TimelineModel.Feeling::name).containsExactly("joy");
		hand.settle();
		assertThat(timeline.laneArea("Emotion").height).isGreaterThan(10);
	}

	@Test
	void whatIsAskedIsSavedAndReadAgain() throws IOException {
		hand.click(x(0.85), y("Phones")).type('p').type(SWT.ARROW_UP);
		MotionClip shown = session.motion();
		Path saved = folder.resolve("line.fwz");
		session.save(saved);
		try (ProjectSession again = new ProjectSession(ProjectFile.open(saved), new Providers())) {
			assertThat(again.motion()).isEqualTo(shown);
			assertThat(PhoneEditing.verbs(again.take().orElseThrow(), again.speech()))
					.containsExactly(Map.entry(2, new PhoneVerbs(1.1, 0, 0, 1, 0)));
		}
	}

	@Test
	void timeIsReadInPhones() {
		model.setDisplay(org.facewright.ui.timeline.TimeDisplay.PHONES);
		hand.settle();
		assertThat(model.text(0.64)).isEqualTo("papa/AA +40 ms");
	}
}
