package org.facewright.operations.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.facewright.operations.EditLayer;
import org.facewright.operations.TakeRetiming;
import org.facewright.operations.TakeStore;
import org.facewright.operations.history.EditPreview;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.layer.LayerStack;
import org.junit.jupiter.api.Test;

class PhoneEditingTest {

	private static final DocumentFactory FACTORY = DocumentFactory.eINSTANCE;
	private static final int FRAMES = 240;
	private static final PhoneVerbs STRONG = PhoneVerbs.NEUTRAL.withStrength(1.5);
	private static final PhoneVerbs LOCKED = PhoneVerbs.NEUTRAL.withClosureLock(1);

	private final Take take = take(line("papa B-AA-N B-EH-R"));

	/** Words of phones with dashes between, or a word of p a p a; a phone lasts 0.2 s, the first begins at 0.2 s. */
	private static SpeechLanes line(String text) {
		List<Segment> words = new ArrayList<>();
		List<Segment> phones = new ArrayList<>();
		double at = 0.2;
		for (String word : text.split(" ")) {
			String[] labels = (word.equals("papa") ? "P-AA-P-AA" : word).split("-");
			double start = at;
			for (String label : labels) {
				phones.add(new Segment(at, at + 0.2, label, 0.9));
				at += 0.2;
			}
			words.add(new Segment(start, at, word, 0.9));
		}
		return new SpeechLanes(words, phones);
	}

	private static Take take(SpeechLanes speech) {
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		for (int frame = 0; frame < FRAMES; frame++) {
			poses[frame][Arkit.JAW_OPEN] = (float) (0.4 + 0.2 * Math.sin(frame * Math.PI / 12));
		}
		SolvedMotion solved = FACTORY.createSolvedMotion();
		solved.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses)));
		Layer base = FACTORY.createLayer();
		base.setName("base");
		base.setContent(solved);
		Track face = FACTORY.createTrack();
		face.setName("face");
		face.setChannels(Arkit.FACE);
		face.getLayers().add(base);
		Take take = FACTORY.createTake();
		take.setName("line");
		take.setLength(FRAMES);
		take.setSpeech(Stored.of(speech));
		take.getTracks().add(face);
		Project project = FACTORY.createProject();
		project.setFrameRate(FrameRate.FPS_60);
		project.getTakes().add(take);
		return take;
	}

	private static MotionClip shown(Take take) throws Exception {
		return LayerStack.of(LayerPlan.of(TakeStore.faceOf(take)), FRAMES, Optional.empty(), new Providers(),
				() -> FilterContext.NONE, Progress.NONE).result();
	}

	private static SpeechLanes speech(Take take) throws Exception {
		return TakeStore.speechOf(take);
	}

	@Test
	void editsLieInALayerOfTheirOwnBelowTheKeys() throws Exception {
		EditLayer.set(TakeStore.faceOf(take), KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE));
		PhoneEditing.set(take, speech(take), Map.of(0, STRONG));
		assertThat(TakeStore.faceOf(take).getLayers()).extracting(Layer::getName)
				.containsExactly("base", "phone edits", "edits");
		assertThat(EditLayer.of(TakeStore.faceOf(take))).isPresent();
	}

	@Test
	void theLayerShapesWhatLiesBelow() throws Exception {
		MotionClip before = shown(take);
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED));
		MotionClip after = shown(take);
		assertThat(after).isEqualTo(
				PhoneMotion.apply(before, speech(take).phones(), Map.of(2, LOCKED))).isNotEqualTo(before);
	}

	@Test
	void anotherBaseGetsTheSameEdits() throws Exception {
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED, 5, STRONG));
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		for (int frame = 0; frame < FRAMES; frame++) {
			poses[frame][Arkit.JAW_OPEN] = (float) (0.3 + 0.25 * Math.cos(frame / 5.0));
		}
		MotionClip regenerated = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
		((SolvedMotion) TakeStore.faceOf(take).getLayers().getFirst().getContent()).setClip(Stored.of(regenerated));
		assertThat(shown(take)).isEqualTo(
				PhoneMotion.apply(regenerated, speech(take).phones(), Map.of(2, LOCKED, 5, STRONG)));
	}

	@Test
	void theLayerKeepsToItsInfluenceMaskAndSwitch() throws Exception {
		MotionClip before = shown(take);
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED));
		Layer layer = PhoneEditing.layer(TakeStore.faceOf(take)).orElseThrow();
		float full = shown(take).column(Arkit.MOUTH_CLOSE).get(42);
		layer.setInfluence(0.5);
		assertThat(shown(take).column(Arkit.MOUTH_CLOSE).get(42)).isCloseTo(full / 2, within(1e-5f));
		layer.getChannelMask().add("jawOpen");
		assertThat(shown(take).column(Arkit.MOUTH_CLOSE)).isEqualTo(before.column(Arkit.MOUTH_CLOSE));
		layer.setMuted(true);
		assertThat(shown(take)).isEqualTo(before);
	}

	@Test
	void neutralVerbsTakeTheEditAndAnEmptyLayerAway() throws Exception {
		MotionClip before = shown(take);
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED, 4, STRONG));
		PhoneEditing.set(take, speech(take), Map.of(2, PhoneVerbs.NEUTRAL));
		assertThat(PhoneEditing.verbs(take, speech(take))).containsExactly(Map.entry(4, STRONG));
		PhoneEditing.set(take, speech(take), Map.of(4, PhoneVerbs.NEUTRAL));
		assertThat(TakeStore.faceOf(take).getLayers()).hasSize(1);
		assertThat(shown(take)).isEqualTo(before);
	}

	@Test
	void anEditIsOneStepOfTheHistoryAndAPreviewComesBack() throws Exception {
		SpeechLanes speech = speech(take);
		try (ProjectHistory history = new ProjectHistory((Project) take.eContainer())) {
			history.edit("Strength", project -> PhoneEditing.set(take, speech, Map.of(2, STRONG, 4, STRONG)));
			try (EditPreview preview = history.preview("Lock")) {
				preview.update(project -> PhoneEditing.set(take, speech, Map.of(2, LOCKED)));
				assertThat(PhoneEditing.verbs(take, speech)).containsEntry(2, LOCKED);
			}
			assertThat(PhoneEditing.verbs(take, speech)).containsEntry(2, STRONG).hasSize(2);
			history.undo();
			assertThat(TakeStore.faceOf(take).getLayers()).hasSize(1);
		}
	}

	@Test
	void editsGoAlongWhenPhonesAreMoved() throws Exception {
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED, 4, STRONG));
		SpeechLanes moved = LaneVerbs.moveEdge(speech(take), false, 1, true, 0.75, 4, true);
		TakeRetiming.of(take, moved, FrameRate.FPS_60).apply();
		assertThat(PhoneEditing.verbs(take, speech(take))).containsOnly(Map.entry(2, LOCKED), Map.entry(4, STRONG));
		PhoneEdit edit = PhoneEditing.attached(take, speech(take)).get(2);
		assertThat(edit.getStart()).isCloseTo(0.75, within(1e-6));
		assertThat(edit.getWord()).isEqualTo("papa");
		assertThat(edit.getOccurrence()).isEqualTo(1);
	}

	@Test
	void editsStayWithPhonesThatAreRelabelledSplitOrMerged() throws Exception {
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED));
		PhoneEditing.setSpeech(take, LaneVerbs.rename(speech(take), false, 2, "B"));
		assertThat(PhoneEditing.verbs(take, speech(take))).containsOnlyKeys(2);
		assertThat(PhoneEditing.attached(take, speech(take)).get(2).getPhone()).isEqualTo("B");
		PhoneEditing.setSpeech(take, LaneVerbs.split(speech(take), false, 0, 0.3));
		assertThat(PhoneEditing.verbs(take, speech(take))).containsOnlyKeys(3);
		PhoneEditing.setSpeech(take, LaneVerbs.merge(speech(take), false, 0, 1));
		assertThat(PhoneEditing.verbs(take, speech(take))).containsOnlyKeys(2);
	}

	@Test
	void anEditWhosePhoneIsDeletedIsKeptForReview() throws Exception {
		MotionClip before = shown(take);
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED));
		PhoneEditing.setSpeech(take, LaneVerbs.delete(speech(take), false, java.util.Set.of(2)));
		assertThat(PhoneEditing.verbs(take, speech(take))).isEmpty();
		List<PhoneEdit> tray = PhoneEditing.unmatched(take, speech(take));
		assertThat(tray).hasSize(1);
		assertThat(shown(take)).isEqualTo(before);

		PhoneEditing.attach(take, tray.getFirst(), speech(take), 3); // the B of ban
		assertThat(PhoneEditing.unmatched(take, speech(take))).isEmpty();
		assertThat(PhoneEditing.verbs(take, speech(take))).containsExactly(Map.entry(3, LOCKED));
	}

	@Test
	void anotherReadingOfTheLineIsMatchedByPhonesAndWords() throws Exception {
		// P of papa's end, B of ban, B of bear
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED, 4, STRONG, 7, LOCKED));
		Take again = take(line("OW papa M-EH-N B-EH-R"));
		int lost = PhoneEditing.carry(take, again);
		// ban was replaced by men: its B has no like; the others moved by one phone
		assertThat(PhoneEditing.verbs(again, speech(again))).containsOnly(Map.entry(3, LOCKED), Map.entry(8, LOCKED));
		assertThat(lost).isEqualTo(1);
		List<PhoneEdit> tray = PhoneEditing.unmatched(again, speech(again));
		assertThat(tray).hasSize(1);
		assertThat(tray.getFirst().getPhone()).isEqualTo("B");
		assertThat(tray.getFirst().getWord()).isEqualTo("b-aa-n");
		assertThat(PhoneEditing.edits(take)).hasSize(3);
	}

	@Test
	void aNewAlignmentMovesTheEditsAndLeavesTheCurves() throws Exception {
		PhoneEditing.set(take, speech(take), Map.of(4, STRONG));
		List<Segment> later = speech(take).phones().stream().map(
				phone -> new Segment(phone.startSeconds() + 0.3, phone.endSeconds() + 0.3, phone.label(), 0.5))
				.toList();
		Stored<MotionClip> base = ((SolvedMotion) TakeStore.faceOf(take).getLayers().getFirst().getContent()).getClip();
		PhoneEditing.setSpeech(take, new SpeechLanes(List.of(), later));
		assertThat(PhoneEditing.verbs(take, speech(take))).containsExactly(Map.entry(4, STRONG));
		assertThat(((SolvedMotion) TakeStore.faceOf(take).getLayers().getFirst().getContent()).getClip())
				.isSameAs(base);
	}

	@Test
	void longLinesAreMatchedInLittleTimeAndMemory() {
		List<Segment> before = new ArrayList<>();
		List<Segment> after = new ArrayList<>();
		String[] labels = { "P", "AA", "T", "IY", "S", "OW", "M", "EH", "K", "UW", "B" };
		java.util.Random random = new java.util.Random(1);
		for (int i = 0; i < 18_000; i++) {
			String label = labels[random.nextInt(labels.length)];
			before.add(new Segment(i * 0.1, i * 0.1 + 0.1, label, 1));
			if (i % 1000 != 500) {
				after.add(new Segment(i * 0.1 + 0.02, i * 0.1 + 0.12, label, 1));
			}
		}
		int[] pairs = PhoneAlignment.match(new SpeechLanes(List.of(), before), new SpeechLanes(List.of(), after),
				false);
		int found = 0;
		for (int i = 0; i < pairs.length; i++) {
			found += pairs[i] == i - (i + 499) / 1000 ? 1 : 0;
		}
		assertThat(found).isGreaterThan(17_900);
	}

	@Test
	void editsThatNobodyKnowsAnyPhoneForAreToBeReviewed() throws Exception {
		PhoneEditing.set(take, speech(take), Map.of(2, LOCKED));
		take.setSpeech(null);
		assertThat(PhoneEditing.unmatched(take, speech(take))).hasSize(1);
		assertThat(shown(take)).isNotNull();
	}
}
