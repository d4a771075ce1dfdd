package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GeneratorTest {

	private static final URI SOUND = URI.create("memory:line");

	private final Providers providers = new Providers();
	private final SimpleProviders.FirstSample backend = new SimpleProviders.FirstSample();

	GeneratorTest() {
		providers.addResampler(new SimpleProviders.HoldSamples());
		providers.addMotionBackend(backend);
	}

	@Test
	void carriesEverySampleToTheBackendAndEveryFrameBack() throws Exception {
		float[] ramp = new float[2 * 1000];
		for (int i = 0; i < 1000; i++) {
			ramp[2 * i] = i / 1000f;
			ramp[2 * i + 1] = 0.5f;
		}
		Generation left = generate(ramp, 2, new ChannelChoice(0), FrameRate.FPS_100);
		assertThat(left.face().frameCount()).isEqualTo(100);
		for (int frame = 0; frame < 100; frame++) {
			assertThat(left.face().column(0).get(frame)).isEqualTo(frame / 100f);
		}
		assertThat(left.phones().orElseThrow().column(0).get(50)).isEqualTo(-0.5f);
		assertThat(left.ingest().frameCount()).isEqualTo(1000);
		Generation mixed = generate(ramp, 2, ChannelChoice.MIX, FrameRate.FPS_100);
		assertThat(mixed.face().column(0).get(50)).isCloseTo(0.5f, within(1e-6f));
	}

	@Test
	void givesTheWantedFrameRate() throws Exception {
		float[] ramp = new float[1000];
		for (int i = 0; i < ramp.length; i++) {
			ramp[i] = i / 1000f;
		}
		Generation generation = generate(ramp, 1, ChannelChoice.MIX, FrameRate.of(25));
		assertThat(generation.face().frameCount()).isEqualTo(25);
		assertThat(generation.face().column(0).get(10)).isCloseTo(0.4f, within(1e-5f));
	}

	@Test
	void measuresTheLevelAroundEachFrame() throws Exception {
		float[] sound = new float[1000];
		for (int i = 500; i < 1000; i++) {
			sound[i] = i % 2 == 0 ? 0.1f : -0.1f;
		}
		Generation generation = generate(sound, 1, ChannelChoice.MIX, FrameRate.FPS_100);
		assertThat(generation.levelDb().get(10)).isEqualTo(-100);
		assertThat(generation.levelDb().get(75)).isCloseTo(-20f, within(0.01f));
	}

	@Test
	void refusesSilenceOfNoLengthAndMissingChannels() {
		assertThatThrownBy(() -> generate(new float[0], 1, ChannelChoice.MIX, FrameRate.FPS_60))
				.isInstanceOf(IOException.class).hasMessageContaining("no sound");
		assertThatThrownBy(() -> generate(new float[10], 1, new ChannelChoice(1), FrameRate.FPS_60))
				.isInstanceOf(IOException.class).hasMessageContaining("channel 2");
	}

	@Test
	void namesTheModelThatAServerTellsOnceItIsReached() throws Exception {
		AtomicBoolean reached = new AtomicBoolean();
		MotionBackend server = new MotionBackend() {
			@Override
			public MotionInfo info() {
				MotionInfo info = backend.info();
				return new MotionInfo(info.id(), info.label(), reached.get() ? "told" : info.id(), "",
						info.sampleRate(), info.frameRate(), info.channels(), info.parameters(), info.latencySeconds());
			}

			@Override
			public Availability availability() {
				return backend.availability();
			}

			@Override
			public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException {
				reached.set(true);
				return backend.open(request, sink, progress);
			}
		};
		providers.addAudioInput(new SimpleProviders.Memory(new PcmFormat(1000, 1), new float[100]));
		assertThat(new Generator(providers).generate(SOUND, "line", ChannelChoice.MIX, server,
				ParameterSchema.EMPTY.defaults(), FrameRate.FPS_60, Progress.NONE).info().modelId()).isEqualTo("told");
	}

	@Test
	void stopsWhenCancelled() {
		providers.addAudioInput(new SimpleProviders.Memory(new PcmFormat(1000, 1), new float[10_000]));
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				// nobody looks
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> new Generator(providers).generate(SOUND, "line", ChannelChoice.MIX, backend,
				ParameterSchema.EMPTY.defaults(), FrameRate.FPS_60, cancelled))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void namesWhatIsInstalledWhenAskedForSomethingElse() {
		assertThatThrownBy(() -> providers.motionBackend("a2f"))
				.hasMessage("there is no backend 'a2f'; installed: first-sample");
	}

	private Generation generate(float[] samples, int channels, ChannelChoice choice, FrameRate rate) throws Exception {
		providers.addAudioInput(new SimpleProviders.Memory(new PcmFormat(1000, channels), samples));
		try {
			return new Generator(providers).generate(SOUND, "line", choice, backend, ParameterSchema.EMPTY.defaults(),
					rate, Progress.NONE);
		} finally {
			providers.removeAudioInput(new SimpleProviders.Memory(new PcmFormat(1000, channels), samples));
		}
	}
}
