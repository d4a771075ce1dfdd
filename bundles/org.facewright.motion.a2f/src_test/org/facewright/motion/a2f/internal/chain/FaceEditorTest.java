package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.ParameterRegion;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.motion.a2f.internal.Solved;
import org.facewright.motion.a2f.internal.StandInBackends;
import org.facewright.motion.a2f.internal.chain.FaceParameters.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaceEditorTest {

	private static final float[] SOUND = Solved.sound(20_000);

	private static FaceEditor edit(MotionBackend backend) throws Exception {
		return (FaceEditor) backend.interactive(Solved.request(backend, Map.of(), false), SOUND, Progress.NONE)
				.orElseThrow();
	}

	private static float[][] clip(InteractiveMotion editor, MotionRequest request) throws Exception {
		MotionClip clip = editor.clip(request, Progress.NONE).toCompletableFuture().get(30, TimeUnit.SECONDS);
		float[][] poses = new float[clip.frameCount()][clip.channels().size()];
		for (int frame = 0; frame < poses.length; frame++) {
			clip.pose(frame, poses[frame]);
		}
		return poses;
	}

	@ParameterizedTest
	@ValueSource(strings = { StandInBackends.REGRESSION, StandInBackends.CLAIRE })
	void givesTheClipOfASessionWhateverChangesOnTheWay(String id) throws Exception {
		MotionBackend backend = StandInBackends.face(id);
		List<Map<String, String>> edits = List.of(Map.of(), Map.of("skin-strength", "0.5"),
				Map.of("emotion-joy", "1", "tongue-strength", "0.3"),
				Map.of("face-mask-level", "0.3", "lower-face-smoothing",
						"0.05"),
				Map.of("solver-l2", "2", "multipliers", "jawOpen=2"), Map.of("path", "mesh"), Map.of());
		try (FaceEditor editor = edit(backend)) {
			for (Map<String, String> values : edits) {
				MotionRequest request = Solved.request(backend, values, false);
				assertThat(Solved.of(backend, request, SOUND).differenceTo(clip(editor, request))).as("%s", values)
						.isLessThan(1e-4f);
			}
			MotionRequest regions = new MotionRequest("test", backend.info().parameters().defaults(), false,
					List.of(new ParameterRegion(new FrameRange(20, 40),
							backend.info().parameters().parse(Map.of("skin-strength", "2", "emotion-fear", "0.5")))),
					Map.of());
			assertThat(Solved.of(backend, regions, SOUND).differenceTo(clip(editor, regions))).isLessThan(1e-4f);
		}
	}

	@Test
	void computesOnlyTheLayersBelowAChange() throws Exception {
		MotionBackend backend = StandInBackends.face(StandInBackends.REGRESSION);
		try (FaceEditor editor = edit(backend)) {
			clip(editor, Solved.request(backend, Map.of(), false));
			assertPasses(editor, 1, 1, 1, 1, 1, 1);
			clip(editor, Solved.request(backend, Map.of(), false));
			assertPasses(editor, 1, 1, 1, 1, 1, 1);
			clip(editor, Solved.request(backend, Map.of("skin-strength", "0.5"), false));
			assertPasses(editor, 1, 2, 1, 1, 1, 2);
			clip(editor, Solved.request(backend, Map.of("tongue-strength", "0.5"), false));
			assertPasses(editor, 1, 3, 2, 1, 1, 3);
			clip(editor, Solved.request(backend, Map.of("tongue-strength", "0.5", "saccade-strength", "0"), false));
			assertPasses(editor, 1, 3, 2, 1, 2, 4);
			clip(editor, Solved.request(backend,
					Map.of("tongue-strength", "0.5", "saccade-strength", "0", "lower-teeth-strength", "0"), false));
			assertPasses(editor, 1, 3, 2, 2, 2, 5);
			clip(editor, Solved.request(backend, Map.of("tongue-strength", "0.5", "saccade-strength", "0",
					"lower-teeth-strength", "0", "solver-l2", "1"), false));
			assertPasses(editor, 1, 3, 2, 2, 2, 6);
			clip(editor, Solved.request(backend, Map.of("emotion-joy", "1"), false));
			assertPasses(editor, 2, 4, 3, 3, 3, 7);
		}
	}

	private static void assertPasses(FaceEditor editor, int... passes) {
		int[] counted = new int[passes.length];
		for (Layer layer : Layer.values()) {
			counted[layer.ordinal()] = editor.passes(layer);
		}
		assertThat(counted).containsExactly(passes);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void givesOneFrameAsTheClipHasItWhereNothingIsRemembered(boolean clipFirst) throws Exception {
		MotionBackend backend = StandInBackends.face(StandInBackends.REGRESSION);
		MotionRequest request = Solved.request(backend, Map.of("lower-face-smoothing", "0", "upper-face-smoothing", "0",
				"solver-temporal", "0", "emotion-grief", "0.5"), false);
		float[][] golden = Solved.of(backend, request, SOUND).poses();
		try (FaceEditor editor = edit(backend)) {
			if (clipFirst) {
				clip(editor, request);
			}
			float[] pose = new float[golden[0].length];
			for (int frame : new int[] { 0, 1, 37, editor.frameCount() - 1 }) {
				editor.frame(frame, request, pose);
				assertThat(pose).as("frame %d", frame).usingComparatorWithPrecision(1e-4f)
						.containsExactly(golden[frame]);
			}
		}
	}

	@Test
	void givesOneFrameOfADiffusionFromTheRunsBeforeIt() throws Exception {
		MotionBackend backend = StandInBackends.face(StandInBackends.CLAIRE);
		Map<String, String> values = new HashMap<>(Solved.BARE);
		MotionRequest request = Solved.request(backend, values, false);
		float[][] golden = Solved.of(backend, request, SOUND).poses();
		try (FaceEditor editor = edit(backend)) {
			float[] pose = new float[golden[0].length];
			for (int frame : new int[] { 0, 14, 15, 16, 44, 45, 74 }) {
				editor.frame(frame, request, pose);
				// its memory is woken by two runs instead of all, and counts for a hundredth
				assertThat(pose).as("frame %d", frame).usingComparatorWithPrecision(2e-3f)
						.containsExactly(golden[frame]);
			}
			clip(editor, request);
			editor.frame(74, request, pose);
			assertThat(pose).usingComparatorWithPrecision(1e-4f).containsExactly(golden[74]);
		}
	}

	@Test
	void dropsAClipForANewerOne() throws Exception {
		MotionBackend backend = StandInBackends.face(StandInBackends.REGRESSION);
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		Progress slow = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				begun.countDown();
				try {
					go.await(20, TimeUnit.SECONDS);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			}
		};
		try (FaceEditor editor = edit(backend)) {
			CompletableFuture<MotionClip> old = editor.clip(Solved.request(backend, Map.of(), false), slow)
					.toCompletableFuture();
			begun.await();
			CompletableFuture<MotionClip> newer = editor
					.clip(Solved.request(backend, Map.of("emotion-joy", "1"), false), Progress.NONE)
					.toCompletableFuture();
			go.countDown();
			assertThat(newer.get(20, TimeUnit.SECONDS).frameCount()).isEqualTo(75);
			assertThatThrownBy(old::get).satisfiesAnyOf(
					thrown -> assertThat(thrown).isInstanceOf(CancellationException.class),
					thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class));
		}
	}

	@Test
	void refusesWhatWouldNeedSomethingElseLoaded() throws Exception {
		MotionBackend backend = StandInBackends.face(StandInBackends.REGRESSION);
		MotionRequest deaf = Solved.request(backend, Map.of("emotion-network", "off", "device", "cpu"), false);
		try (InteractiveMotion editor = backend.interactive(deaf, SOUND, Progress.NONE).orElseThrow()) {
			float[] pose = new float[75];
			editor.frame(0, deaf, pose);
			assertThatIllegalArgumentException()
					.isThrownBy(() -> editor.frame(0, Solved.request(backend, Map.of("device", "cpu"), false), pose))
					.withMessageContaining("open it again");
			assertThatIllegalArgumentException().isThrownBy(
					() -> editor.frame(0, Solved.request(backend, Map.of("emotion-network", "off"), false), pose))
					.withMessageContaining("cpu, fp32");
		}
	}

	@Test
	void takesNothingMoreOnceClosed() throws Exception {
		MotionBackend backend = StandInBackends.face(StandInBackends.REGRESSION);
		FaceEditor editor = edit(backend);
		editor.close();
		editor.close();
		assertThatThrownBy(() -> editor.frame(0, Solved.request(backend, Map.of(), false), new float[75]))
				.isInstanceOf(CancellationException.class);
		assertThatThrownBy(() -> editor.clip(Solved.request(backend, Map.of(), false), Progress.NONE)
				.toCompletableFuture().get()).hasCauseInstanceOf(CancellationException.class);
	}
}
