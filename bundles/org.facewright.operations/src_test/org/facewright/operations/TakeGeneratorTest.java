package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.audio.IngestAnalysis;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.Take;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Generation;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.operations.phone.PhoneEditing;
import org.facewright.operations.phone.PhoneVerbs;

class TakeGeneratorTest {

	private static final int FRAMES = 60;
	private static final PhoneVerbs STRONG = PhoneVerbs.NEUTRAL.withStrength(1.5);
	private static final PhoneVerbs LOCKED = PhoneVerbs.NEUTRAL.withClosureLock(1);
	private static final SpeechLanes PAPA = new SpeechLanes(List.of(new Segment(0.1, 0.9, "papa", 1)),
			List.of(new Segment(0.1, 0.3, "P", 1), new Segment(0.3, 0.5, "AA", 1), new Segment(0.5, 0.7, "P", 1),
					new Segment(0.7, 0.9, "AA", 1)));

	private final Project project = ProjectFile.create("p", FrameRate.FPS_60).project();
	private final Take take = DocumentFactory.eINSTANCE.createTake();

	@BeforeEach
	void open() {
		take.setName("line");
		take.setLength(FRAMES);
		take.setSpeech(Stored.of(PAPA));
		SolveRecipe recipe = TakeStore.recipe(generation(), ParameterSchema.EMPTY.defaults());
		project.getRecipes().add(recipe);
		take.getTracks().add(TakeStore.track(LineGenerator.FACE, face(), recipe));
		project.getTakes().add(take);
	}

	private static MotionClip face() {
		return MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, new float[FRAMES][Arkit.FACE.size()]);
	}

	private static Generation generation() {
		return new Generation(face(), Optional.empty(), Optional.empty(), SampleColumn.constant(0, FRAMES),
				new IngestAnalysis(new PcmFormat(16_000, 1)).report(), OptionalLong.empty(),
				new MotionInfo("other", "Other", "other 1.0", "", 16_000, FrameRate.FPS_60, Arkit.FACE,
						ParameterSchema.EMPTY, 0),
				Optional.empty(), 0, List.of());
	}

	private static void add(ProjectHistory history, Take from) {
		history.edit("Generate take", open -> {
			try {
				TakeGenerator.addTake(open, from, generation(), ParameterSchema.EMPTY.defaults());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}

	@Test
	void anotherTakeCarriesThePhoneEditsInTheSameStep() throws Exception {
		PhoneEditing.set(take, PAPA, Map.of(0, STRONG, 2, LOCKED));
		try (ProjectHistory history = new ProjectHistory(project)) {
			add(history, take);
			Take made = project.getTakes().getLast();
			assertThat(made).isNotSameAs(take);
			assertThat(PhoneEditing.verbs(made, TakeStore.speechOf(made)))
					.isEqualTo(Map.of(0, STRONG, 2, LOCKED));
			assertThat(PhoneEditing.unmatched(made, TakeStore.speechOf(made))).isEmpty();
			assertThat(PhoneEditing.verbs(take, PAPA)).as("its own stay").hasSize(2);

			history.undo();
			assertThat(project.getTakes()).containsExactly(take);
		}
	}

	@Test
	void editsWhosePhonesAreGoneCanBeReviewedInTheOtherTake() throws Exception {
		PhoneEditing.set(take, PAPA, Map.of(0, STRONG, 2, LOCKED));
		PhoneEditing.setSpeech(take, new SpeechLanes(List.of(new Segment(0.1, 0.5, "pa", 1)),
				PAPA.phones().subList(0, 2)));
		try (ProjectHistory history = new ProjectHistory(project)) {
			add(history, take);
			Take made = project.getTakes().getLast();
			assertThat(PhoneEditing.verbs(made, TakeStore.speechOf(made))).isEqualTo(Map.of(0, STRONG));
			assertThat(PhoneEditing.unmatched(made, TakeStore.speechOf(made))).singleElement()
					.extracting(PhoneEdit::getClosureLock).isEqualTo(1.0);
		}
	}

	@Test
	void aTakeWithoutPhoneEditsGivesATakeWithoutTheirLayer() {
		try (ProjectHistory history = new ProjectHistory(project)) {
			add(history, take);
			assertThat(TakeStore.faceOf(project.getTakes().getLast()).getLayers()).hasSize(1);
		}
	}
}
