package org.facewright.operations.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunFacts;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.audio.file.internal.FileAudioInput;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Project;
import org.facewright.document.model.Take;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.facewright.operations.EditLayer;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LineRequest;
import org.facewright.operations.TakeOrigin;
import org.facewright.operations.TakeStore;
import org.facewright.operations.history.ProjectHistory;

class RegionGeneratorTest {

	private static final int RATE = 16000;
	private static final ChannelSet JAW = ChannelSet.weights(List.of("jawOpen"));

	@TempDir
	private Path folder = Path.of("");
	private Providers providers = new Providers();
	private Project project = ProjectFile.create("p", FrameRate.FPS_60).project();

	/** The jaw is as open as the sound's first sample of the frame says, times a gain. */
	private record Loudness(String id, float gain) implements MotionBackend {

		@Override
		public MotionInfo info() {
			return new MotionInfo(id, id, id + " 1.0", "", RATE, FrameRate.FPS_60, JAW, ParameterSchema.EMPTY, 0);
		}

		@Override
		public Availability availability() {
			return Availability.USABLE;
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
			List<Float> heard = new ArrayList<>();
			return new MotionSession() {
				@Override
				public void push(float[] mono, int offset, int count) {
					for (int i = 0; i < count; i++) {
						heard.add(mono[offset + i]);
					}
				}

				@Override
				public CompletionStage<Void> end() {
					long frames = FrameRate.FPS_60.framesCovering(heard.size(), RATE);
					for (int frame = 0; frame < frames; frame++) {
						sink.accept(frame, new float[] { gain
								* heard.get((int) FrameRate.FPS_60.sampleOf(frame, RATE)) });
					}
					return CompletableFuture.completedFuture(null);
				}

				@Override
				public Optional<RunFacts> facts() {
					return Optional.of(new RunFacts("cuda:0", "CUDA", "fp16", 1.25, "TensorRT is not installed"));
				}

				@Override
				public void close() {
					// nothing held
				}
			};
		}
	}

	@BeforeEach
	void open() throws Exception {
		providers.addAudioInput(new FileAudioInput());
		providers.addResampler(new SimpleProviders.HoldSamples());
		providers.addMotionBackend(new Loudness("whole", 1));
		providers.addMotionBackend(new Loudness("half", 0.5f));
		Path wav = folder.resolve("line.wav");
		float[] ramp = new float[10 * RATE];
		for (int i = 0; i < ramp.length; i++) {
			ramp[i] = (float) i / ramp.length;
		}
		try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				WavWriter writer = new WavWriter(channel, new PcmFormat(RATE, 1), SampleEncoding.FLOAT_32)) {
			writer.write(ramp, 0, ramp.length);
		}
		Path file = folder.resolve("line.fwz");
		new LineGenerator(providers).run(new LineRequest("line", wav, "whole", Map.of(), FrameRate.FPS_60,
				ChannelChoice.MIX, Optional.empty(),
				List.of(new LineRequest.Output(file, LineRequest.PROJECT_FORMAT, Map.of()))), Progress.NONE);
		project = ProjectFile.open(file).project();
	}

	private Take take() {
		return project.getTakes().getFirst();
	}

	private SampleColumn jaw() throws IOException {
		return new TakeStore(providers).evaluate(take(), Progress.NONE).face().column(0);
	}

	private RegionGenerator.Made half(int start, int end) throws Exception {
		return new RegionGenerator(providers).generate(take(), new FrameRange(start, end), "half",
				ParameterSchema.EMPTY.defaults(), Progress.NONE);
	}

	private void apply(ProjectHistory history, RegionGenerator.Made made) {
		history.edit("Regenerate region", open -> {
			try {
				RegionGenerator.apply(open, take(), made);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}

	@Test
	void theStretchIsMadeOfTheSoundOfItsOwnFrames() throws Exception {
		RegionGenerator.Made made = half(240, 360);
		SampleColumn face = made.face().column(0);
		for (int frame = made.seams().in() + 5; frame < made.seams().out() - 5; frame++) {
			assertThat(face.get(frame)).isCloseTo(0.5f * frame / 600, within(2e-4f));
		}
		assertThat(face.get(200)).isCloseTo(200f / 600, within(2e-4f));
		assertThat(face.get(400)).isCloseTo(400f / 600, within(2e-4f));
		assertThat(made.seams().in()).isBetween(231, 249);
		assertThat(made.seams().out()).isBetween(351, 369);
		assertThat(face.length()).isEqualTo(600);
	}

	@Test
	void oneStepPutsItUnderTheEditsAndTakesItAwayAgain() throws Exception {
		float before = jaw().get(300);
		KeyCurves keys = KeyCurves.empty(FrameRate.FPS_60, JAW).with(0,
				KeyCurve.linear(new int[] { 280, 300, 320 }, new float[] { 0, 0.2f, 0 }));
		try (ProjectHistory history = new ProjectHistory(project)) {
			history.edit("edit", open -> EditLayer.set(TakeStore.faceOf(take()), keys));
			float edited = jaw().get(300) - before;
			assertThat(edited).isGreaterThan(0.1f);
			apply(history, half(240, 360));
			assertThat(jaw().get(300)).isCloseTo(0.25f + edited, within(1e-3f));
			history.undo();
			assertThat(jaw().get(300)).isCloseTo(before + edited, within(1e-6f));
			assertThat(TakeOrigin.of(take()).pieces()).hasSize(1);
		}
	}

	@Test
	void theTakeRemembersWhichStretchCameFromWhat() throws Exception {
		try (ProjectHistory history = new ProjectHistory(project)) {
			RegionGenerator.Made made = half(240, 360);
			apply(history, made);
			List<TakeOrigin.Piece> pieces = TakeOrigin.of(take()).pieces();
			assertThat(pieces).extracting(TakeOrigin.Piece::backend).containsExactly("whole", "half");
			assertThat(pieces.get(1).frames()).contains(made.frames());
			assertThat(pieces.get(1).text()).isEqualTo("half 1.0, CUDA (cuda:0), fp16, p95 1.25 ms per frame");
			assertThat(pieces.get(1).fallback()).isEqualTo("TensorRT is not installed");
			RegionGenerator.Made over = half(250, 370);
			apply(history, over);
			assertThat(TakeOrigin.of(take()).pieces()).extracting(TakeOrigin.Piece::frames).containsExactly(
					Optional.empty(), Optional.of(new FrameRange(made.frames().start(), over.frames().start())),
					Optional.of(over.frames()));
			apply(history, half(200, 420));
			assertThat(TakeOrigin.of(take()).pieces()).hasSize(2);
		}
	}

	@Test
	void theRecordIsStillThereAfterSaving() throws Exception {
		Path file = folder.resolve("saved.fwz");
		ProjectFile opened = ProjectFile.open(folder.resolve("line.fwz"));
		project = opened.project();
		try (ProjectHistory history = new ProjectHistory(project)) {
			apply(history, half(240, 360));
		}
		opened.save(file);
		TakeOrigin origin = TakeOrigin.of(ProjectFile.open(file).project().getTakes().getFirst());
		assertThat(origin.pieces()).hasSize(2);
		assertThat(origin.summary()).contains("half 1.0").contains("..");
	}

	@Test
	void aTakeWithoutSoundIsSaidInOneSentence() {
		take().setAudio(null);
		assertThatThrownBy(() -> half(240, 360)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("has no sound");
	}
}
