package org.facewright.engine.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveStats;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.RenderEngine;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GuardedBundleTest {

	private final AtomicInteger told = new AtomicInteger();
	private final GuardedBundle bundle = new GuardedBundle("acme.jar", told::incrementAndGet);

	@Test
	void everyMethodOfWhatIsOpenedIsPassedOnDefaultsToo() {
		for (Class<?> guard : GuardedSessions.class.getDeclaredClasses()) {
			for (Class<?> contract : guard.getInterfaces()) {
				for (Method method : contract.getMethods()) {
					if (!Modifier.isStatic(method.getModifiers()) && !method.getName().equals("close")) {
						assertThat(guard.getDeclaredMethods()).as("%s of %s", method, guard)
								.anyMatch(own -> own.getName().equals(method.getName())
										&& List.of(own.getParameterTypes())
												.equals(List.of(method.getParameterTypes())));
					}
				}
			}
		}
	}

	@Test
	void whatASoundServiceSaysOfItselfIsAskedOnce() {
		AtomicInteger asked = new AtomicInteger();
		TrackExporter guarded = bundle.guard(TrackExporter.class, new Exporter() {
			@Override
			public ExchangeFormat format() {
				asked.incrementAndGet();
				return super.format();
			}
		});
		assertThat(guarded.format().id()).isEqualTo("acme");
		assertThat(guarded.format().label()).isEqualTo("Acme");
		assertThat(asked).hasValue(1);
		assertThat(bundle.services()).containsExactly("writes acme");
		assertThat(bundle.fault()).isEmpty();
	}

	@Test
	void guardsAreComparedByIdentity() {
		Exporter exporter = new Exporter();
		TrackExporter guarded = bundle.guard(TrackExporter.class, exporter);
		assertThat(guarded).isEqualTo(guarded).isNotEqualTo(exporter).hasSameHashCodeAs(guarded);
		assertThat(guarded).hasToString("acme of acme.jar");
	}

	@Test
	void errorsOfTheMachineBecomeTheContractsOwnException() {
		TrackExporter guarded = exporting(() -> {
			throw new NoClassDefFoundError("com/acme/Codec");
		});
		assertThatThrownBy(() -> export(guarded)).isExactlyInstanceOf(IOException.class)
				.hasMessage("acme.jar failed while writing acme: its class com.acme.Codec can't be found or made;"
						+ " disable it under Studio Bundles or with 'facewright bundles disable acme.jar'");
		assertThat(bundle.fault()).startsWith("acme.jar failed while writing acme");
		assertThat(told).hasValue(1);
	}

	@Test
	void whatTheContractAllowsPassesUnchanged() {
		IOException full = new IOException("the disk is full");
		assertThatThrownBy(() -> export(exporting(() -> {
			throw full;
		}))).isSameAs(full);
		assertThatThrownBy(() -> export(exporting(() -> {
			throw new CancellationException();
		}))).isInstanceOf(CancellationException.class);
		assertThat(bundle.fault()).isEmpty();
	}

	@Test
	void aRefusalInWordsKeepsItsWordsAndNamesTheJar() {
		assertThatThrownBy(() -> export(exporting(() -> {
			throw new IllegalArgumentException("a take needs a jaw");
		}))).isInstanceOf(IllegalArgumentException.class).hasMessage("acme.jar says: a take needs a jaw");
		assertThat(bundle.fault()).isEmpty();
	}

	@Test
	void anAnswerThatDoesNotComeIsNotWaitedForTwice() {
		AtomicInteger asked = new AtomicInteger();
		TrackExporter guarded = bundle.guard(TrackExporter.class, new Exporter() {
			@Override
			public List<Problem> check(ExportRequest request) {
				asked.incrementAndGet();
				try {
					Thread.sleep(60_000);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				return List.of();
			}
		});
		for (int i = 0; i < 3; i++) {
			assertThatThrownBy(() -> guarded.check(null)).isInstanceOf(BundleFault.class)
					.hasMessageContaining(
							"acme.jar failed while answering check() of acme: it did not answer within 2 s");
		}
		assertThat(asked).hasValue(1);
	}

	@Test
	void oneThatCanNotSayWhatItIsIsNotTaken() {
		assertThatThrownBy(() -> bundle.guard(TrackExporter.class, new Exporter() {
			@Override
			public ExchangeFormat format() {
				throw new StackOverflowError();
			}
		})).isInstanceOf(BundleFault.class).hasMessageContaining("acme.jar failed while answering")
				.hasMessageContaining("it called itself without end");
		assertThat(bundle.services()).isEmpty();
	}

	@Test
	void aBackendWhoseStateFailsLaterIsListedAsUnusable() {
		boolean[] broken = new boolean[1];
		MotionBackend guarded = bundle.guard(MotionBackend.class, new Backend(null) {
			@Override
			public Availability availability() {
				if (broken[0]) {
					throw new IllegalStateException("boom");
				}
				return Availability.USABLE;
			}

			@Override
			public MotionInfo info() {
				if (broken[0]) {
					throw new IllegalStateException("boom");
				}
				return super.info();
			}
		});
		broken[0] = true;
		assertThat(guarded.info().id()).isEqualTo("acme");
		assertThat(guarded.availability().isUsable()).isFalse();
		assertThat(guarded.availability().reason()).startsWith("acme.jar failed");
	}

	@Test
	void aSessionIsWorkUntilItIsClosedOnce() throws Exception {
		MotionBackend guarded = bundle.guard(MotionBackend.class, new Backend(new Session()));
		MotionSession session = guarded.open(request(), (frame, pose) -> {}, Progress.NONE);
		assertThat(bundle.idleSeconds()).isZero();
		session.close();
		session.close();
		Thread.sleep(2);
		assertThat(bundle.idleSeconds()).isPositive();
	}

	@Test
	void aSessionThatFailsAnywhereEndsAsAMotionException() throws Exception {
		MotionSession session = bundle.guard(MotionBackend.class, new Backend(new Session() {
			@Override
			public void push(float[] mono, int offset, int count) {
				throw new ArrayIndexOutOfBoundsException(7);
			}

			@Override
			public CompletionStage<Void> end() {
				return CompletableFuture.failedFuture(new LinkageError("torn"));
			}

			@Override
			public void close() {
				throw new IllegalStateException("stuck");
			}
		})).open(request(), (frame, pose) -> {}, Progress.NONE);
		assertThatThrownBy(() -> session.push(new float[1], 0, 1)).isInstanceOf(MotionException.class)
				.hasMessageContaining("acme.jar failed while opening acme");
		assertThatThrownBy(() -> session.end().toCompletableFuture().get()).isInstanceOf(ExecutionException.class)
				.cause().isInstanceOf(MotionException.class).hasMessageContaining("torn (LinkageError)");
		session.close();
		assertThat(bundle.fault()).contains("closing after opening acme: stuck");
	}

	@Test
	void aLiveTakeGoesOnWithoutAConnectionOrFilterThatFails() {
		List<Long> sent = new ArrayList<>();
		LiveConnection connection = new GuardedSessions.Connection(bundle, new LiveConnection() {
			@Override
			public void send(long frame, long captureNanos, float[] pose) {
				sent.add(frame);
				throw new IllegalStateException("boom");
			}

			@Override
			public LiveStats stats() {
				throw new IllegalStateException("boom");
			}

			@Override
			public void close() {
			}
		}, "connecting acme");
		connection.send(1, 0, new float[1]);
		connection.send(2, 0, new float[1]);
		assertThat(sent).containsExactly(1L);
		LiveFilter filter = new GuardedSessions.Filter(bundle, pose -> {
			pose[0] = 1;
			throw new IllegalStateException("boom");
		}, "filtering");
		filter.process(new float[1]);
		float[] pose = { 0.5f };
		filter.process(pose, -20);
		assertThat(pose).containsExactly(0.5f);
	}

	@Test
	void aRendererThatFailsToDrawIsLeftOutAndCountsUntilItIsDisposedOf() throws Exception {
		AtomicInteger drawn = new AtomicInteger();
		RenderEngine guarded = bundle.guard(RenderEngine.class, new RenderEngine() {
			@Override
			public String id() {
				return "acme";
			}

			@Override
			public List<String> suffixes() {
				return List.of("acme");
			}

			@Override
			public AvatarRenderer create() {
				return (AvatarRenderer) Proxy.newProxyInstance(AvatarRenderer.class.getClassLoader(),
						new Class<?>[] { AvatarRenderer.class }, (proxy, method, arguments) -> {
							if (method.getName().equals("init")) {
								drawn.incrementAndGet();
								throw new StackOverflowError();
							}
							return null;
						});
			}
		});
		AvatarRenderer renderer = guarded.create();
		renderer.init();
		renderer.init();
		assertThat(drawn).hasValue(1);
		assertThat(bundle.fault()).contains("it called itself without end");
		assertThat(bundle.idleSeconds()).isZero();
		renderer.dispose();
		Thread.sleep(2);
		assertThat(bundle.idleSeconds()).isPositive();
	}

	@Test
	void anInputThatFailsToAnswerAcceptsNothingAndListsNothing() {
		AudioInput guarded = bundle.guard(AudioInput.class, new AudioInput() {
			@Override
			public String id() {
				return "acme";
			}

			@Override
			public boolean accepts(URI location) {
				throw new IllegalStateException("boom");
			}

			@Override
			public List<URI> locations() {
				throw new NoClassDefFoundError("com/acme/Device");
			}

			@Override
			public AudioSource open(URI location) throws IOException {
				throw new IOException("not here");
			}
		});
		assertThat(guarded.accepts(URI.create("file:/a.wav"))).isFalse();
		assertThat(guarded.locations()).isEmpty();
		assertThatThrownBy(() -> guarded.open(URI.create("file:/a.wav"))).hasMessage("not here");
		assertThat(bundle.fault()).contains("its class com.acme.Device can't be found");
	}

	private interface Work {

		void run() throws IOException;
	}

	private TrackExporter exporting(Work work) {
		return bundle.guard(TrackExporter.class, new Exporter() {
			@Override
			public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
				work.run();
			}
		});
	}

	private static void export(TrackExporter exporter) throws IOException {
		exporter.export(null, null, Progress.NONE);
	}

	private static MotionRequest request() {
		return null;
	}

	private static class Exporter implements TrackExporter {

		@Override
		public ExchangeFormat format() {
			return new ExchangeFormat("acme", "Acme", List.of("acme"), ParameterSchema.EMPTY);
		}

		@Override
		public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		}
	}

	private static class Backend implements MotionBackend {

		private final MotionSession session;

		Backend(MotionSession session) {
			this.session = session;
		}

		@Override
		public MotionInfo info() {
			return new MotionInfo("acme", "Acme", "1", "", 16_000, FrameRate.FPS_60, ChannelSet.weights(List.of("a")),
					ParameterSchema.EMPTY, 0);
		}

		@Override
		public Availability availability() {
			return Availability.USABLE;
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
			return session;
		}
	}

	private static class Session implements MotionSession {

		@Override
		public void push(float[] mono, int offset, int count) {
		}

		@Override
		public CompletionStage<Void> end() {
			return CompletableFuture.completedStage(null);
		}

		@Override
		public void close() {
		}
	}
}
