package org.facewright.operations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.ProjectIds;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.operations.history.ProjectChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectHistoryTest {

	private static final int FRAMES = 10 * SampleColumn.CHUNK;
	/** A chunk with its extremes. */
	private static final long CHUNK_BYTES = 4L * (SampleColumn.CHUNK + 2 * SampleColumn.CHUNK / SampleColumn.BLOCK
			+ 2 * SampleColumn.CHUNK / SampleColumn.FINE);

	private final ProjectFile file = project();
	private final Project project = file.project();
	private final SolvedMotion motion = motion(project);
	private final ProjectHistory history = new ProjectHistory(project);
	private final List<ProjectChange> heard = new ArrayList<>();

	{
		history.addListener(heard::add);
	}

	@Test
	void undoesAndRedoesByReference() {
		Stored<MotionClip> before = motion.getClip();
		Stored<MotionClip> after = raised(before);
		history.edit("Raise jaw", p -> motion.setClip(after));
		assertThat(motion.getClip()).isSameAs(after);
		history.undo();
		assertThat(motion.getClip()).isSameAs(before);
		history.redo();
		assertThat(motion.getClip()).isSameAs(after);
		assertThat(heard).extracting(ProjectChange::kind).containsExactly(Kind.EDIT, Kind.UNDO, Kind.REDO);
		assertThat(heard).allSatisfy(change -> {
			assertThat(change.label()).isEqualTo("Raise jaw");
			assertThat(change.objects()).containsExactly(motion);
		});
	}

	@Test
	void countsTheChunksThatOnlyTheHistoryHas() {
		history.edit("one chunk", p -> motion.setClip(raised(motion.getClip())));
		assertThat(history.bytes()).isBetween(CHUNK_BYTES, CHUNK_BYTES + 2000);
		history.edit("all", p -> motion.setClip(Stored.of(clip(2))));
		assertThat(history.bytes()).isBetween(21 * CHUNK_BYTES, 21 * CHUNK_BYTES + 4000);
		history.undo();
		history.undo();
		assertThat(history.bytes()).isBetween(21 * CHUNK_BYTES, 21 * CHUNK_BYTES + 4000);
	}

	@Test
	void countsWhatARemovedLayerHolds() {
		history.edit("remove", p -> p.getTakes().getFirst().getTracks().getFirst().getLayers().removeFirst());
		assertThat(history.bytes()).isBetween(20 * CHUNK_BYTES, 20 * CHUNK_BYTES + 2000);
		history.undo();
		assertThat(history.bytes()).isLessThan(2000);
	}

	@Test
	void dropsTheOldestStepsPastTheBudget() {
		history.close();
		ProjectHistory small = new ProjectHistory(project, 65 * CHUNK_BYTES);
		for (int i = 0; i < 10; i++) {
			int seed = 10 + i;
			small.edit("clip " + i, p -> motion.setClip(Stored.of(clip(seed))));
		}
		assertThat(small.undoLabels()).containsExactly("clip 9", "clip 8", "clip 7");
		assertThat(small.bytes()).isLessThanOrEqualTo(65 * CHUNK_BYTES);
	}

	@Test
	void keepsTheNewestStepHoweverLarge() {
		history.close();
		ProjectHistory small = new ProjectHistory(project, 1);
		small.edit("large", p -> motion.setClip(Stored.of(clip(3))));
		small.edit("larger", p -> motion.setClip(Stored.of(clip(4))));
		assertThat(small.undoLabels()).containsExactly("larger");
	}

	@Test
	void keepsNothingWithoutBudget() {
		history.close();
		ProjectHistory none = new ProjectHistory(project, 0);
		none.edit("x", p -> p.setName("x"));
		assertThat(none.canUndo()).isFalse();
		assertThat(none.isChanged()).isTrue();
	}

	@Test
	void rollsBackWhenTheEditFails() {
		EObject before = EcoreUtil.copy(project);
		assertThatThrownBy(() -> history.edit("fail", p -> {
			p.setName("half done");
			p.getTakes().addFirst(DocumentFactory.eINSTANCE.createTake());
			p.getTakes().getLast().getTracks().getFirst().getLayers().clear();
			throw new UnsupportedOperationException("enough");
		})).isInstanceOf(UnsupportedOperationException.class).hasMessage("enough");
		assertThat(EcoreUtil.equals(project, before)).isTrue();
		assertThat(project.getTakes().getFirst().getTracks().getFirst().getLayers().getFirst().getContent())
				.isSameAs(motion);
		assertThat(heard).isEmpty();
		assertThat(history.canUndo()).isFalse();
		history.edit("works again", p -> p.setName("x"));
		assertThat(project.getName()).isEqualTo("x");
	}

	@Test
	void refusesWhatBreaksARuleAndRollsItBack() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> history.edit("Shorten", p -> p.getTakes().getFirst().setLength(-1)))
				.withMessage("Shorten: take 'Line' has a negative length or start");
		assertThat(project.getTakes().getFirst().getLength()).isEqualTo(FRAMES);
	}

	@Test
	void refusesAnEditWithinAnEdit() {
		assertThatIllegalStateException()
				.isThrownBy(() -> history.edit("outer", p -> history.edit("inner", q -> q.setName("x"))))
				.withMessage("an edit within the edit 'outer'");
		assertThat(project.getName()).isEqualTo("test");
	}

	@Test
	void refusesAnUndoWithinAnEdit() {
		history.edit("first", p -> p.setName("first"));
		assertThatIllegalStateException().isThrownBy(() -> history.edit("outer", p -> history.undo()));
		assertThat(project.getName()).isEqualTo("first");
		assertThat(history.undoLabels()).containsExactly("first");
	}

	@Test
	void refusesAnEditFromAListener() {
		history.addListener(change -> history.edit("more", p -> p.setName("more")));
		assertThatIllegalStateException().isThrownBy(() -> history.edit("x", p -> p.setName("x")));
		assertThat(project.getName()).isEqualTo("x");
		assertThat(heard).hasSize(1);
	}

	@Test
	void tellsEveryListenerAlthoughOneFails() {
		List<ProjectChange> last = new ArrayList<>();
		history.addListener(change -> {
			throw new UnsupportedOperationException("deaf");
		});
		history.addListener(last::add);
		assertThatThrownBy(() -> history.edit("x", p -> p.setName("x"))).hasMessage("deaf");
		assertThat(last).hasSize(1);
		assertThat(history.undoLabel()).contains("x");
	}

	@Test
	void refusesOtherThreads() throws InterruptedException {
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread other = new Thread(() -> history.edit("x", p -> p.setName("x")), "other");
		other.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
		other.start();
		other.join();
		assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("not to 'other'");
		assertThat(project.getName()).isEqualTo("test");
	}

	@Test
	void refusesChangesThatDoNotPassTheGate() {
		assertThatIllegalStateException().isThrownBy(() -> project.setName("sneaked in"))
				.withMessage("the project was changed without an edit");
		assertThatIllegalStateException().isThrownBy(() -> motion.setClip(Stored.of(clip(5))));
		history.edit("add", p -> p.getTakes().add(take("new", clip(6))));
		assertThatIllegalStateException().isThrownBy(() -> project.getTakes().getLast().setName("sneaked in"));
		history.close();
		project.setName("free");
	}

	@Test
	void notifiesOncePerEditHoweverMuchItChanges() {
		history.edit("much", p -> {
			p.setName("a");
			p.setName("b");
			p.getTakes().add(take("second", clip(7)));
			p.getTakes().getFirst().setLength(5);
		});
		assertThat(heard).hasSize(1);
		assertThat(heard.getFirst().objects()).contains(project, project.getTakes().getFirst());
	}

	@Test
	void leavesNoStepWhenNothingChanged() {
		history.edit("nothing", p -> p.setName("test"));
		assertThat(history.canUndo()).isFalse();
		assertThat(heard).isEmpty();
		assertThat(history.isChanged()).isFalse();
	}

	@Test
	void givesIdsWithinTheEdit() {
		history.edit("add", p -> p.getTakes().add(take("second", clip(7))));
		assertThat(project.getTakes().getLast().getId()).isEqualTo("take-2");
		assertThat(project.getTakes().getLast().getTracks().getFirst().getLayers().getFirst().getId())
				.isEqualTo("layer-2");
	}

	@Test
	void forgetsWhatWasUndoneOnceSomethingElseIsDone() {
		history.edit("a", p -> p.setName("a"));
		history.edit("b", p -> p.setName("b"));
		history.undo();
		assertThat(history.redoLabels()).containsExactly("b");
		history.edit("c", p -> p.setName("c"));
		assertThat(history.canRedo()).isFalse();
		assertThat(history.undoLabels()).containsExactly("c", "a");
		assertThatIllegalStateException().isThrownBy(history::redo).withMessage("there is nothing to redo");
	}

	@Test
	void keepsWhatWasUndoneAsABranchThatCanBeGoneTo() {
		history.edit("a", p -> p.setName("a"));
		history.edit("b", p -> p.setName("b"));
		history.undo();
		history.edit("c", p -> p.setName("c"));
		assertThat(history.steps()).extracting(HistoryStep::label).containsExactly("", "a", "b", "c");
		assertThat(history.steps()).extracting(HistoryStep::branch).containsExactly(0, 0, 1, 0);
		assertThat(history.steps()).extracting(HistoryStep::done).containsExactly(true, true, false, true);
		history.goTo(history.steps().get(2).id());
		assertThat(project.getName()).isEqualTo("b");
		assertThat(history.undoLabels()).containsExactly("b", "a");
		assertThat(history.steps()).extracting(HistoryStep::label).containsExactly("", "a", "c", "b");
		history.goTo(history.steps().get(2).id());
		assertThat(project.getName()).isEqualTo("c");
	}

	@Test
	void goesToAnyStateInOneNotification() {
		String before = project.getName();
		for (String name : List.of("a", "b", "c")) {
			history.edit(name, p -> p.setName(name));
		}
		List<ProjectChange> heard = new ArrayList<>();
		history.addListener(heard::add);
		history.goTo(history.steps().getFirst().id());
		assertThat(project.getName()).isEqualTo(before);
		history.goTo(history.steps().getLast().id());
		assertThat(project.getName()).isEqualTo("c");
		history.goTo(history.steps().getLast().id());
		assertThat(heard).extracting(ProjectChange::kind).containsExactly(ProjectChange.Kind.UNDO,
				ProjectChange.Kind.REDO);
	}

	@Test
	void aStateThatIsNotKeptIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> history.goTo(99))
				.withMessage("that step is no longer kept");
	}

	@Test
	void knowsWhetherTheProjectIsAsItWasSaved() {
		history.edit("a", p -> p.setName("a"));
		assertThat(history.isChanged()).isTrue();
		history.markSaved();
		history.undo();
		assertThat(history.isChanged()).isTrue();
		history.redo();
		assertThat(history.isChanged()).isFalse();
		history.undo();
		history.edit("a", p -> p.setName("a"));
		assertThat(history.isChanged()).isTrue();
	}

	@Test
	void makesOneStepOfAPreview() {
		try (EditPreview drag = history.preview("Move")) {
			for (int i = 1; i <= 5; i++) {
				int length = project.getTakes().getFirst().getLength();
				int step = i;
				drag.update(p -> p.getTakes().getFirst().setLength(p.getTakes().getFirst().getLength() - step));
				assertThat(length).isEqualTo(i == 1 ? FRAMES : FRAMES - i + 1);
			}
			assertThat(history.canUndo()).isFalse();
			drag.commit();
		}
		assertThat(project.getTakes().getFirst().getLength()).isEqualTo(FRAMES - 5);
		assertThat(history.undoLabels()).containsExactly("Move");
		assertThat(heard).extracting(ProjectChange::kind).containsExactly(Kind.PREVIEW, Kind.PREVIEW, Kind.PREVIEW,
				Kind.PREVIEW, Kind.PREVIEW, Kind.EDIT);
		history.undo();
		assertThat(project.getTakes().getFirst().getLength()).isEqualTo(FRAMES);
	}

	@Test
	void rollsBackAPreviewThatIsNotCommitted() {
		EObject before = EcoreUtil.copy(project);
		try (EditPreview drag = history.preview("Move")) {
			drag.update(p -> p.getTakes().add(take("x", clip(8))));
			drag.update(p -> p.getTakes().clear());
		}
		assertThat(EcoreUtil.equals(project, before)).isTrue();
		assertThat(history.canUndo()).isFalse();
		assertThat(heard.getLast().kind()).isEqualTo(Kind.REVERT);
		history.edit("after", p -> p.setName("after"));
		assertThat(history.undoLabels()).containsExactly("after");
	}

	@Test
	void showsNothingWhenAnUpdateFails() {
		try (EditPreview drag = history.preview("Move")) {
			drag.update(p -> p.setName("shown"));
			assertThatIllegalArgumentException()
					.isThrownBy(() -> drag.update(p -> p.getTakes().getFirst().setLength(-1)));
			assertThat(project.getName()).isEqualTo("test");
			assertThat(project.getTakes().getFirst().getLength()).isEqualTo(FRAMES);
			drag.update(p -> p.setName("again"));
			drag.commit();
		}
		assertThat(project.getName()).isEqualTo("again");
	}

	@Test
	void refusesOtherEditsWhileAPreviewIsOpen() {
		EditPreview drag = history.preview("Move");
		assertThatIllegalStateException().isThrownBy(() -> history.edit("x", p -> p.setName("x")));
		assertThatIllegalStateException().isThrownBy(() -> history.preview("second"));
		assertThatIllegalStateException().isThrownBy(history::undo);
		drag.close();
		drag.close();
		assertThatIllegalStateException().isThrownBy(() -> drag.update(p -> p.setName("x")));
		assertThatIllegalStateException().isThrownBy(drag::commit);
		assertThat(project.getName()).isEqualTo("test");
	}

	@Test
	void returnsThroughAnyNumberOfRandomEdits() {
		Random random = new Random(3);
		List<EObject> states = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			states.add(EcoreUtil.copy(project));
			history.edit("edit " + i, p -> change(p, random));
		}
		EObject last = EcoreUtil.copy(project);
		int steps = history.undoLabels().size();
		assertThat(steps).isGreaterThan(40);
		for (String label : history.undoLabels()) {
			history.undo();
			int number = Integer.parseInt(label.substring(5));
			assertThat(EcoreUtil.equals(project, states.get(number))).as(label).isTrue();
		}
		for (int i = 0; i < steps; i++) {
			history.redo();
		}
		assertThat(EcoreUtil.equals(project, last)).isTrue();
	}

	@Test
	void undoesBeyondASaveThatLeftTheClipOut(@TempDir Path folder) throws IOException {
		history.close();
		file.save(folder.resolve("a.fwz"));
		ProjectFile opened = ProjectFile.open(folder.resolve("a.fwz"));
		ProjectHistory steps = new ProjectHistory(opened.project());
		steps.edit("remove", p -> p.getTakes().clear());
		opened.save();
		steps.undo();
		assertThat(motion(opened.project()).getClip().load()).isEqualTo(clip(1));
		opened.save();
		assertThat(motion(ProjectFile.open(folder.resolve("a.fwz")).project()).getClip().load()).isEqualTo(clip(1));
	}

	private static void change(Project project, Random random) {
		List<Take> takes = project.getTakes();
		switch (random.nextInt(6)) {
			case 0 -> takes.add(random.nextInt(takes.size() + 1), take("take", clip(random.nextInt(3))));
			case 1 -> {
				if (takes.size() > 1) {
					takes.remove(random.nextInt(takes.size()));
				}
			}
			case 2 -> project.getTakes().move(0, random.nextInt(takes.size()));
			case 3 -> takes.getFirst().setLength(random.nextInt(5));
			case 4 -> {
				FilterUse filter = DocumentFactory.eINSTANCE.createFilterUse();
				filter.setFilterId("f" + random.nextInt());
				motion(project);
				((Layer) motion(project).eContainer()).getFilters().add(filter);
			}
			default -> motion(project).setClip(raised(motion(project).getClip()));
		}
	}

	private static ProjectFile project() {
		ProjectFile file = ProjectFile.create("test", FrameRate.FPS_60);
		file.project().getTakes().add(take("Line", clip(1)));
		ProjectIds.assign(file.project());
		return file;
	}

	private static Take take(String name, MotionClip clip) {
		Take take = DocumentFactory.eINSTANCE.createTake();
		take.setName(name);
		take.setLength(clip.frameCount());
		Track track = DocumentFactory.eINSTANCE.createTrack();
		track.setChannels(clip.channels());
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		SolvedMotion solved = DocumentFactory.eINSTANCE.createSolvedMotion();
		solved.setClip(Stored.of(clip));
		layer.setContent(solved);
		track.getLayers().add(layer);
		take.getTracks().add(track);
		return take;
	}

	private static SolvedMotion motion(Project project) {
		return (SolvedMotion) project.getTakes().getFirst().getTracks().getFirst().getLayers().getFirst().getContent();
	}

	private static MotionClip clip(long seed) {
		Random random = new Random(seed);
		float[] values = new float[FRAMES];
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < 2; channel++) {
			for (int i = 0; i < FRAMES; i++) {
				values[i] = random.nextFloat();
			}
			columns.add(SampleColumn.of(values));
		}
		return MotionClip.of(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen", "mouthClose")), columns);
	}

	/** The same clip with one frame changed. */
	private static Stored<MotionClip> raised(Stored<MotionClip> stored) {
		MotionClip clip = stored.loaded().orElseThrow();
		return Stored.of(clip.with(0, clip.column(0).with(7, clip.column(0).get(7) + 1)));
	}
}
