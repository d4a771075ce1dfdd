package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveStats;
import org.facewright.api.live.PoseListener;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.Availability;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSessionTest {

	private static final URI PLACE = URI.create("memory:ramp");

	/** A protocol whose packets are sent by hand. */
	static final class ManualInput implements LiveInput {

		PoseListener listener = (subject, nanos, seconds, pose) -> {};
		volatile boolean closed;

		@Override
		public String id() {
			return "hand";
		}

		@Override
		public String label() {
			return "By hand";
		}

		@Override
		public int defaultPort() {
			return 1;
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public ChannelSet channels() {
			return Arkit.FACE;
		}

		@Override
		public LiveReception open(URI location, ParameterValues values, PoseListener to) {
			listener = to;
			return new LiveReception() {
				@Override
				public URI location() {
					return location;
				}

				@Override
				public LiveStats stats() {
					return new LiveStats(0, 0, 0, "");
				}

				@Override
				public void close() {
					closed = true;
				}
			};
		}

		void send(double seconds, float value) {
			float[] pose = new float[Arkit.FACE.size()];
			java.util.Arrays.fill(pose, value);
			listener.accept("phone", System.nanoTime(), seconds, pose);
		}
	}

	@TempDir
	Path folder;

	private final CollectingSink sink = new CollectingSink();

	private static float[] ramp(int count) {
		float[] samples = new float[count];
		for (int i = 0; i < count; i++) {
			samples[i] = i / 100_000f;
		}
		return samples;
	}

	private static LiveSetup.Sound sound(int samples, double pace, MotionBackend backend) throws IOException {
		PacedSource source = new PacedSource(new SimpleProviders.Memory(new PcmFormat(1000, 1), ramp(samples)), PLACE,
				pace, false, Clock.SYSTEM);
		return new LiveSetup.Sound("ramp", source, pace, ChannelChoice.MIX, 1, 0, backend,
				backend.info().parameters().defaults());
	}

	private LiveSession start(LiveSetup setup) throws IOException, MotionException {
		return LiveSession.start(setup, new SimpleProviders.HoldSamples(), Clock.SYSTEM);
	}

	@Test
	void everyFrameArrivesInOrder() throws Exception {
		try (LiveSession session = start(
				LiveSetup.of(sound(5000, 10, new SimpleProviders.FirstSample()), List.of(sink.target())))) {
			assertThat(session.awaitEnd(5000)).isTrue();
			session.requireNoFailure();
			session.close();
			assertThat(sink.sent).hasSize(500);
			for (int i = 0; i < 500; i++) {
				assertThat(sink.sent.get(i).pose()).as("no posteriors").containsExactly(i * 10 / 100_000f);
				assertThat(sink.sent.get(i).frame()).isEqualTo(sink.sent.getFirst().frame() + i);
			}
			assertThat(session.report().frames()).isEqualTo(500);
			assertThat(session.report().droppedSamples()).isZero();
			assertThat(session.latest().newest()).containsExactly(4990 / 100_000f);
			assertThat(sink.closed).isTrue();
		}
	}

	@Test
	void numbersAreTheTimeOfDay() throws Exception {
		long before = java.time.LocalTime.now().toNanoOfDay();
		try (LiveSession session = start(
				LiveSetup.of(sound(100, 1, new SimpleProviders.FirstSample()), List.of(sink.target())))) {
			session.awaitEnd(5000);
		}
		double seconds = sink.sent.getFirst().frame() / 100.0;
		assertThat(seconds).isBetween(before / 1e9 - 0.1, before / 1e9 + 1);
	}

	@Test
	void aTakeIsWhatWasSent() throws Exception {
		Path journal = folder.resolve("take.journal");
		try (LiveSession session = start(
				LiveSetup.of(sound(3000, 4, new SimpleProviders.FirstSample()), List.of(sink.target())))) {
			session.startTake(journal, "one", 30);
			assertThat(session.isRecording()).isTrue();
			session.awaitEnd(5000);
			session.stopTake();
		}
		RecordedTake take = RecordedTake.read(journal);
		assertThat(take.isComplete()).isTrue();
		assertThat(take.name()).isEqualTo("one");
		assertThat(take.gaps()).isEmpty();
		assertThat(take.problems()).isEmpty();
		assertThat(take.firstFrame()).isEqualTo(sink.sent.getFirst().frame());
		assertThat(take.clip().frameCount()).isEqualTo(sink.sent.size()).isEqualTo(300);
		for (int i = 0; i < 300; i++) {
			assertThat(take.clip().column(0).get(i)).isEqualTo(sink.sent.get(i).pose()[0]);
			assertThat(take.clip().column(1).get(i)).as("phones are kept").isEqualTo(-sink.sent.get(i).pose()[0]);
		}
		Path wav = folder.resolve("take.wav");
		try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			assertThat(take.writeSound(channel)).isEqualTo(3000);
		}
		assertThat(lastSample(wav)).isEqualTo(2999 / 100_000f);
	}

	private static float lastSample(Path wav) throws IOException {
		byte[] bytes = Files.readAllBytes(wav);
		return java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getFloat(bytes.length - 4);
	}

	@Test
	void aTakeBeginsBeforeItWasAskedForAndMarksWhere() throws Exception {
		Path journal = folder.resolve("take.journal");
		try (LiveSession session = start(
				LiveSetup.of(sound(4000, 4, new SimpleProviders.FirstSample()), List.of(sink.target())))) {
			session.awaitEnd(400);
			session.startTake(journal, "two", 0.5);
			session.awaitEnd(200);
			session.stopTake();
		}
		RecordedTake take = RecordedTake.read(journal);
		assertThat(take.marks()).singleElement().satisfies(mark -> {
			assertThat(mark.label()).isEqualTo("in");
			assertThat(mark.frame()).isEqualTo(50);
		});
		assertThat(take.clip().frameCount()).isBetween(90, 250);
		int offset = (int) (take.firstFrame() - sink.sent.getFirst().frame());
		for (int i = 0; i < take.clip().frameCount(); i++) {
			assertThat(take.clip().column(0).get(i)).isEqualTo(sink.sent.get(offset + i).pose()[0]);
		}
	}

	/** Solves like {@link SimpleProviders.FirstSample} and stops for a while at frame 50. */
	private static final class Stalling implements MotionBackend {

		final CountDownLatch stall = new CountDownLatch(1);

		@Override
		public MotionInfo info() {
			return new SimpleProviders.FirstSample().info();
		}

		@Override
		public Availability availability() {
			return Availability.USABLE;
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink to, Progress progress) {
			return new SimpleProviders.FirstSample().open(request, (frame, pose) -> {
				if (frame == 50) {
					try {
						stall.await(5, TimeUnit.SECONDS);
					} catch (InterruptedException e) {
						Thread.currentThread().interrupt();
					}
				}
				to.accept(frame, pose);
			}, progress);
		}
	}

	@Test
	void soundThatTheSolverIsTooSlowForLeavesAGapAndTheRestInTime() throws Exception {
		Stalling backend = new Stalling();
		Path journal = folder.resolve("take.journal");
		LiveReport report;
		try (LiveSession session = start(LiveSetup.of(sound(6000, 4, backend), List.of(sink.target())))) {
			session.startTake(journal, "gap", 30);
			session.awaitEnd(1300); // of which one second can wait
			backend.stall.countDown();
			session.awaitEnd(5000);
			session.stopTake();
			report = session.report();
		}
		assertThat(report.droppedSamples()).isBetween(300L, 1500L);
		assertThat(report.gaps()).isEqualTo(1);
		RecordedTake take = RecordedTake.read(journal);
		assertThat(take.gaps()).hasSize(1);
		int lost = (int) (report.droppedSamples() / 10);
		assertThat(take.clip().frameCount()).as("gaps keep their time").isEqualTo(600);
		RecordedTake.Stretch gap = take.gaps().getFirst();
		assertThat(gap.length()).isBetween(lost, lost + 1);
		for (int frame = 0; frame < 600; frame++) {
			boolean inGap = frame >= gap.frame() && frame < gap.frame() + lost;
			float shown = take.clip().column(0).get(frame);
			assertThat(shown).isEqualTo(inGap ? (gap.frame() - 1) * 10 / 100_000f : frame * 10 / 100_000f);
		}
		Path wav = folder.resolve("take.wav");
		try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			assertThat(take.writeSound(channel)).isEqualTo(6000);
		}
		assertThat(lastSample(wav)).as("the sound has no gap").isEqualTo(5999 / 100_000f);
	}

	/** A microphone that is unplugged from 500 to 700 ms. */
	private static final class Unplugged implements AudioSource {

		private final AudioSource whole;
		private int given;
		private long missing;

		Unplugged(AudioSource whole) {
			this.whole = whole;
		}

		@Override
		public PcmFormat format() {
			return whole.format();
		}

		@Override
		public AudioDescription description() {
			return whole.description();
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.empty();
		}

		@Override
		public int read(float[] buffer, int offset, int frames) throws IOException {
			int count = whole.read(buffer, offset, frames);
			for (int i = 0; i < count; i++, given++) {
				if (given >= 500 && given < 700) {
					buffer[offset + i] = 0;
					missing++;
				}
			}
			return count;
		}

		@Override
		public long missingFrames() {
			return missing;
		}

		@Override
		public List<Problem> problems() {
			return List.of();
		}

		@Override
		public void close() {
			whole.close();
		}
	}

	@Test
	void whatAnUnpluggedMicrophoneMissedIsAGapOfTheTake() throws Exception {
		LiveSetup.Sound whole = sound(1500, 4, new SimpleProviders.FirstSample());
		LiveSetup.Sound torn = new LiveSetup.Sound("mic", new Unplugged(whole.source()), 4, ChannelChoice.MIX, 1, 0,
				whole.backend(), whole.values());
		Path journal = folder.resolve("take.journal");
		try (LiveSession session = start(LiveSetup.of(torn, List.of(sink.target())))) {
			session.startTake(journal, "mic", 30);
			session.awaitEnd(5000);
			session.stopTake();
			assertThat(session.report().gaps()).isEqualTo(1);
		}
		assertThat(sink.sent).as("poses go on").hasSize(150);
		assertThat(RecordedTake.read(journal).gaps())
				.containsExactly(new RecordedTake.Stretch(50, 20, "gap"));
	}

	/** As {@link SimpleProviders.FirstSample}, with one pose for all frames. */
	private static final class Frugal implements MotionBackend {

		@Override
		public MotionInfo info() {
			return new SimpleProviders.FirstSample().info();
		}

		@Override
		public Availability availability() {
			return Availability.USABLE;
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink to, Progress progress) {
			float[] pose = new float[2];
			return new MotionSession() {
				private int position;

				@Override
				public void push(float[] mono, int offset, int count) {
					for (int i = 0; i < count; i++, position++) {
						if (position % 10 == 0) {
							pose[0] = mono[offset + i];
							to.accept(position / 10, pose);
						}
					}
				}

				@Override
				public java.util.concurrent.CompletionStage<Void> end() {
					return java.util.concurrent.CompletableFuture.completedFuture(null);
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}
	}

	@Test
	void theHotPathAllocatesNothing() throws Exception {
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		try (LiveSession session = start(
				LiveSetup.of(sound(20_000, 10, new Frugal()), List.of(new Target(new NullSink(),
						URI.create("null://127.0.0.1:9"), ParameterSchema.EMPTY.defaults(),
						Optional.of(FrameRate.FPS_60), 0, 0.5, Optional.empty()))))) {
			session.awaitEnd(700);
			Map<Thread, Long> before = new java.util.HashMap<>();
			for (Thread thread : Thread.getAllStackTraces().keySet()) {
				if (thread.getName().matches("live (capture|feed|send): .*")) {
					before.put(thread, threads.getThreadAllocatedBytes(thread.threadId()));
				}
			}
			long frames = session.report().frames();
			session.awaitEnd(1000);
			long passed = session.report().frames() - frames;
			assertThat(before).hasSize(3);
			assertThat(passed).isGreaterThan(500);
			before.forEach((thread, bytes) -> assertThat(
					(double) (threads.getThreadAllocatedBytes(thread.threadId()) - bytes) / passed)
					.as("bytes per frame of " + thread.getName()).isLessThan(1));
		}
	}

	@Test
	void noThreadIsLeft() throws Exception {
		try (LiveSession session = start(
				LiveSetup.of(sound(100_000, 1, new SimpleProviders.FirstSample()), List.of(sink.target())))) {
			session.startTake(folder.resolve("take.journal"), "one", 30);
			assertThat(liveThreads()).isNotEmpty();
		}
		assertThat(liveThreads()).isEmpty();
		assertThat(RecordedTake.read(folder.resolve("take.journal")).isComplete()).isTrue();
	}

	private static List<String> liveThreads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith("live "))
				.toList();
	}

	@Test
	void aCameraGivesTheUpperFaceWhileSoundGivesTheMouth() throws Exception {
		ManualInput input = new ManualInput();
		LiveSetup setup = new LiveSetup(Optional.of(sound(3000, 1, new SimpleProviders.FirstSample())),
				List.of(new LiveSetup.Input(input, URI.create("hand://127.0.0.1:1"), input.parameters().defaults(), "",
						ChannelGroup.CAMERA)),
				FrameRate.FPS_60, Map.of(), List.of(), false, List.of(sink.target()), 30);
		try (LiveSession session = start(setup)) {
			for (int i = 0; i < 45; i++) {
				input.send(Double.NaN, 0.8f);
				session.awaitEnd(10);
			}
			int brow = session.channels().indexOf("browInnerUp");
			int jaw = session.channels().indexOf("jawOpen");
			assertThat(session.channels().indexOf("mouthFunnel")).as("not the camera's").isEqualTo(-1);
			float[] pose = session.latest().newest();
			assertThat(pose[brow]).isEqualTo(0.8f);
			assertThat(pose[jaw]).isBetween(0.001f, 0.03f);
			session.awaitEnd(1200); // the camera is silent for longer than it may
			assertThat(session.latest().newest()[brow]).isZero();
		}
		assertThat(input.closed).isTrue();
	}

	@Test
	void aReceivedStreamIsATakeNumberedByTheSendersTime() throws Exception {
		ManualInput input = new ManualInput();
		Path journal = folder.resolve("take.journal");
		LiveSetup setup = new LiveSetup(Optional.empty(), List.of(new LiveSetup.Input(input,
				URI.create("hand://127.0.0.1:1"), input.parameters().defaults(), "", ChannelGroup.ALL)),
				FrameRate.FPS_60, Map.of(), List.of(), false, List.of(sink.target()), 30);
		try (LiveSession session = start(setup)) {
			for (int i = 0; i < 60; i++) {
				if (i < 20 || i >= 30) { // ten packets were lost
					input.send(100 + i / 60.0 + (i % 3) * 0.002, i / 100f);
				}
				if (i == 0) {
					session.startTake(journal, "phone", 30);
				}
				Thread.sleep(2);
			}
			session.stopTake();
		}
		RecordedTake take = RecordedTake.read(journal);
		assertThat(take.hasSound()).isFalse();
		assertThat(take.clip().channels()).isEqualTo(Arkit.FACE);
		assertThat(take.clip().frameCount()).isEqualTo(60);
		assertThat(take.gaps()).singleElement().satisfies(gap -> {
			assertThat(gap.frame()).isEqualTo(20);
			assertThat(gap.length()).isBetween(10, 11);
		});
		for (int i = 0; i < 60; i++) {
			assertThat(take.clip().column(0).get(i)).isEqualTo((i < 20 || i >= 30 ? i : 19) / 100f);
		}
		assertThat(sink.sent).hasSize(50);
	}

	@Test
	void aSourceThatBreaksIsTold() throws Exception {
		PacedSource source = new PacedSource(new SimpleProviders.Memory(new PcmFormat(2000, 1), ramp(100)), PLACE, 1,
				false, Clock.SYSTEM);
		MotionBackend backend = new SimpleProviders.FirstSample();
		LiveSetup.Sound wrong = new LiveSetup.Sound("ramp", source, 1, new ChannelChoice(1), 1, 0, backend,
				backend.info().parameters().defaults());
		assertThatThrownBy(() -> start(LiveSetup.of(wrong, List.of(sink.target()))))
				.isInstanceOf(IOException.class).hasMessageContaining("channel 2");
		assertThat(liveThreads()).isEmpty();
		assertThat(sink.closed).isTrue();
	}
}
