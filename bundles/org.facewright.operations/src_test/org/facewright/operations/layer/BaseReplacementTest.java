package org.facewright.operations.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Blend;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.stored.Stored;
import org.facewright.operations.history.ProjectHistory;
import org.junit.jupiter.api.Test;

class BaseReplacementTest {

	private final StackedTake line = new StackedTake();
	private final Layer edits = line.jaw("edits", Blend.ADD, 10, 0, 15, 0.2, 20, 0, 40, 0, 45, -0.1, 50, 0);

	/** The jaw at 0.5, but elsewhere around frame 45. */
	private static MotionClip movedLate() {
		float[][] poses = new float[StackedTake.FRAMES][2];
		for (int frame = 0; frame < poses.length; frame++) {
			poses[frame][0] = frame < 30 ? 0.55f : 0.2f;
			poses[frame][1] = frame / 60f;
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, StackedTake.CHANNELS, poses);
	}

	private static void replace(StackedTake line, MotionClip motion) {
		try {
			BaseReplacement.of(line.take, motion, Optional.empty()).apply(Optional.empty());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void editsStayOnTheNewBaseAndOneWhoseGroundMovedIsFlagged() {
		replace(line, movedLate());

		assertThat(line.jaw(15)).isEqualTo(0.75f, within(1e-6f));
		assertThat(line.jaw(45)).isEqualTo(0.1f, within(1e-6f));
		assertThat(MovedGround.of(line.take)).singleElement().satisfies(moved -> {
			assertThat(moved.layer()).isEqualTo("edits");
			assertThat(moved.frames()).isEqualTo(new FrameRange(41, 50));
			assertThat(moved.channels()).containsExactly("jawOpen");
			assertThat(moved.moved()).isEqualTo(0.3, within(1e-3));
		});
	}

	@Test
	void theWholeReplacementIsOneStepToUndo() {
		try (ProjectHistory history = new ProjectHistory(line.project)) {
			history.edit("Regenerate", project -> replace(line, movedLate()));
			assertThat(history.undoLabels()).containsExactly("Regenerate");
			assertThat(line.face.getLayers()).extracting(Layer::getName).containsExactly("base",
					BaseReplacement.FORMER, "edits");

			history.undo();

			assertThat(line.take.getMarkers()).isEmpty();
			assertThat(line.jaw(45)).isEqualTo(0.4f, within(1e-6f));
			assertThat(line.face.getLayers()).hasSize(2);
		}
	}

	@Test
	void anAcceptedEditIsNoLongerFlaggedAndTheFormerBaseGoes() {
		replace(line, movedLate());

		MovedGround.of(line.take).getFirst().accept(line.take);

		assertThat(line.take.getMarkers()).isEmpty();
		assertThat(line.face.getLayers()).containsExactly(line.base(), edits);
		assertThat(line.jaw(45)).isEqualTo(0.1f, within(1e-6f));
	}

	@Test
	void aRefittedEditGivesItsFormerValuesAtItsKeys() throws IOException {
		edits.setInfluence(0.5);
		replace(line, movedLate());

		BaseReplacement.refit(line.take, MovedGround.of(line.take).getFirst());

		assertThat(line.jaw(45)).isEqualTo(0.45f, within(1e-6f));
		assertThat(line.jaw(15)).isEqualTo(0.65f, within(1e-6f));
		assertThat(MovedGround.of(line.take)).isEmpty();
	}

	@Test
	void aDroppedEditLeavesTheOthers() throws IOException {
		replace(line, movedLate());

		BaseReplacement.drop(line.take, MovedGround.of(line.take).getFirst());

		assertThat(line.jaw(45)).isEqualTo(0.2f, within(1e-6f));
		assertThat(line.jaw(15)).isEqualTo(0.75f, within(1e-6f));
		assertThat(MovedGround.of(line.take)).isEmpty();
		assertThat(((KeyedMotion) edits.getContent()).getCurves().load().curves().getFirst().size()).isEqualTo(5);
	}

	@Test
	void phonesThatLieElsewhereFlagAnEditToo() throws IOException {
		line.take.setSpeech(Stored.of(new SpeechLanes(List.of(), List.of(new Segment(0.1, 0.3, "AA", 1),
				new Segment(0.6, 0.9, "M", 1)))));
		SpeechLanes later = new SpeechLanes(List.of(), List.of(new Segment(0.17, 0.37, "AA", 1),
				new Segment(0.61, 0.9, "M", 1)));

		BaseReplacement replacement = BaseReplacement.of(line.take, StackedTake.motion(0.5f), Optional.of(later));

		assertThat(replacement.moved()).singleElement().satisfies(moved -> {
			assertThat(moved.phones()).isTrue();
			assertThat(moved.frames().start()).isEqualTo(11);
		});
	}

	@Test
	void channelsThatOnlyTheFormerBaseHasAreKept() {
		MotionClip jawOnly = MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")),
				new float[StackedTake.FRAMES][1]);

		replace(line, jawOnly);

		MotionClip result = line.stack().result();
		assertThat(result.column(result.channels().indexOf("browInnerUp")).get(60)).isEqualTo(1);
	}
}
