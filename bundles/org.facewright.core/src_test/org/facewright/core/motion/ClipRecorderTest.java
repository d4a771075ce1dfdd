package org.facewright.core.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class ClipRecorderTest {

	private static final ChannelSet TWO = ChannelSet.weights(List.of("jawOpen", "mouthClose"));

	@Test
	void recordsEveryPoseInOrder() {
		ClipRecorder recorder = new ClipRecorder(FrameRate.FPS_60, TWO);
		int count = 2 * SampleColumn.CHUNK + 5;
		for (int frame = 0; frame < count; frame++) {
			recorder.append(new float[] { frame, -frame });
		}
		MotionClip clip = recorder.snapshot();
		assertThat(clip.frameCount()).isEqualTo(count);
		for (int frame = 0; frame < count; frame++) {
			assertThat(clip.column(0).get(frame)).isEqualTo(frame);
			assertThat(clip.column(1).get(frame)).isEqualTo(-frame);
		}
	}

	@Test
	void aSnapshotIsNotChangedByWhatComesLater() {
		ClipRecorder recorder = new ClipRecorder(FrameRate.FPS_60, TWO);
		recorder.append(new float[] { 1, 1 });
		MotionClip clip = recorder.snapshot();
		recorder.append(new float[] { 2, 2 });
		assertThat(clip.frameCount()).isEqualTo(1);
		assertThat(recorder.snapshot().frameCount()).isEqualTo(2);
	}

	@Test
	void snapshotsWhileRecordingHoldWholePoses() throws InterruptedException {
		ClipRecorder recorder = new ClipRecorder(FrameRate.FPS_60, TWO);
		Thread writer = new Thread(() -> {
			for (int frame = 0; frame < 20_000; frame++) {
				recorder.append(new float[] { frame, frame });
			}
		});
		writer.start();
		int frames = 0;
		while (frames < 20_000) {
			MotionClip clip = recorder.snapshot();
			frames = clip.frameCount();
			if (frames > 0) {
				assertThat(clip.column(0).get(frames - 1)).isEqualTo(frames - 1)
						.isEqualTo(clip.column(1).get(frames - 1));
			}
		}
		writer.join();
	}
}
