package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.LayerContent;
import org.facewright.document.model.Marker;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.junit.jupiter.api.Test;

class TakeRetimingTest {

	private static final DocumentFactory FACTORY = DocumentFactory.eINSTANCE;
	private static final ChannelSet JAW = ChannelSet.weights(List.of("jawOpen"));
	private static final SpeechLanes BEFORE = new SpeechLanes(List.of(new Segment(0.5, 1.5, "ma", 1)),
			List.of(new Segment(0.5, 1, "M", 1), new Segment(1, 1.5, "AA", 1)));
	private static final SpeechLanes AFTER = new SpeechLanes(BEFORE.words(),
			List.of(new Segment(0.5, 1.25, "M", 1), new Segment(1.25, 1.5, "AA", 1)));

	private final SolvedMotion solved = FACTORY.createSolvedMotion();
	private final KeyedMotion keyed = FACTORY.createKeyedMotion();
	private final FilterUse filter = FACTORY.createFilterUse();
	private final Marker marker = FACTORY.createMarker();
	private final Take take = take();

	private Take take() {
		float[][] poses = new float[120][1];
		poses[60][0] = 1;
		solved.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_60, JAW, poses)));
		keyed.setCurves(Stored.of(new KeyCurves(FrameRate.FPS_60, JAW,
				List.of(KeyCurve.linear(new int[] { 30, 60 }, new float[] { 0, 1 })))));
		filter.setRange(new FrameRange(45, 60));
		marker.setFrame(60);
		marker.setLength(30);
		Take made = FACTORY.createTake();
		made.setName("line");
		made.setLength(120);
		made.setSpeech(Stored.of(BEFORE));
		made.getMarkers().add(marker);
		Track track = FACTORY.createTrack();
		track.getLayers().addAll(List.of(layer(solved), layer(keyed)));
		track.getLayers().getFirst().getFilters().add(filter);
		made.getTracks().add(track);
		return made;
	}

	private static Layer layer(LayerContent content) {
		Layer layer = FACTORY.createLayer();
		layer.setContent(content);
		return layer;
	}

	@Test
	void carriesCurvesKeysRangesAndMarkersAlongWhenAPhoneIsMoved() throws Exception {
		TakeRetiming.of(take, AFTER, FrameRate.FPS_60).apply();
		assertThat(take.getSpeech().load()).isEqualTo(AFTER);
		assertThat(solved.getClip().load().column(0).get(75)).isEqualTo(1);
		assertThat(keyed.getCurves().load().curves().getFirst().frame(1)).isEqualTo(75);
		assertThat(keyed.getCurves().load().curves().getFirst().frame(0)).isEqualTo(30);
		assertThat(filter.getRange()).isEqualTo(new FrameRange(53, 75));
		assertThat(marker.getFrame()).isEqualTo(75);
		assertThat(marker.getLength()).isEqualTo(15);
	}

	@Test
	void changesNothingUntilItIsApplied() throws Exception {
		TakeRetiming.of(take, AFTER, FrameRate.FPS_60);
		assertThat(take.getSpeech().load()).isEqualTo(BEFORE);
		assertThat(solved.getClip().load().column(0).get(60)).isEqualTo(1);
	}

	@Test
	void movesPhonesWithAWord() throws Exception {
		SpeechLanes moved = new SpeechLanes(List.of(new Segment(0.5, 1.25, "ma", 1)), BEFORE.phones());
		TakeRetiming.of(take, moved, FrameRate.FPS_60).apply();
		assertThat(take.getSpeech().load().phones().getFirst().endSeconds()).isEqualTo(0.875);
	}

	@Test
	void refusesTakesWithoutLanes() {
		take.setSpeech(null);
		assertThatIllegalArgumentException().isThrownBy(() -> TakeRetiming.of(take, AFTER, FrameRate.FPS_60))
				.withMessageContaining("align its transcript");
	}
}
