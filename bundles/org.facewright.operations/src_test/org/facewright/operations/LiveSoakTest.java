package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.facewright.audio.file.internal.FileAudioInput;
import org.facewright.audio.file.internal.PolyphaseResampler;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.LiveReport;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.LiveSetup;
import org.facewright.engine.live.LiveSources;
import org.facewright.engine.live.Target;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.motion.embedded.internal.EmbeddedBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays a recording for long at four times its pace, through the model that ships to two sockets and into a take, and
 * looks whether anything grows. For the night: {@code -Dfacewright.soak.minutes=30} of sound take a quarter of that.
 */
@EnabledIfSystemProperty(named = "facewright.soak.minutes", matches = "[1-9][0-9]*")
class LiveSoakTest {

	private static final double PACE = 4;
	/** Of the heap between the first tenth and the end, collected both times. */
	private static final long MOST_GROWTH_BYTES = 16L << 20;

	@TempDir
	Path folder;

	private record Held(long heapBytes, int threads, long files) {

		static Held now() throws IOException {
			for (int i = 0; i < 3; i++) {
				System.gc();
			}
			try (Stream<Path> open = Files.isDirectory(Path.of("/proc/self/fd"))
					? Files.list(Path.of("/proc/self/fd"))
					: Stream.empty()) {
				return new Held(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
						ManagementFactory.getThreadMXBean().getThreadCount(), open.count());
			}
		}

		@Override
		public String toString() {
			return "%.1f MiB heap, %d threads, %d open files".formatted(heapBytes / 1048576.0, threads, files);
		}
	}

	@Test
	void nothingGrows() throws Exception {
		double seconds = Integer.getInteger("facewright.soak.minutes") * 60 / PACE;
		Providers providers = new Providers();
		providers.addAudioInput(new FileAudioInput());
		providers.addLiveSink(new DatagramSink());
		EmbeddedBackend backend = new EmbeddedBackend(new OnnxBackend());
		run(providers, backend, 5, folder.resolve("warm.take")); // what is loaded once is loaded now
		Held before = Held.now();
		Held[] middle = run(providers, backend, seconds, folder.resolve("long.take"));
		Held after = Held.now();
		System.out.println("before:  " + before);
		System.out.println("begun:   " + middle[0]);
		System.out.println("ending:  " + middle[1]);
		System.out.println("after:   " + after);
		assertThat(middle[1].heapBytes() - middle[0].heapBytes()).isLessThan(MOST_GROWTH_BYTES);
		assertThat(middle[1].threads()).isEqualTo(middle[0].threads());
		assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
		assertThat(after.files()).isLessThanOrEqualTo(before.files());
	}

	/** @return what is held after a tenth of the time, and just before the end */
	private Held[] run(Providers providers, EmbeddedBackend backend, double seconds, Path journal) throws Exception {
		Held[] held = new Held[2];
		LiveReport report;
		long received;
		try (DatagramSink.Receiver first = new DatagramSink.Receiver(false);
				DatagramSink.Receiver second = new DatagramSink.Receiver(false)) {
			LiveSetup.Sound sound = new LiveSetup.Sound("line",
					LiveSources.openSound(providers, "file:" + ScriptedLiveTest.recording(), PACE, true, Clock.SYSTEM),
					PACE, ChannelChoice.MIX, 1, 0, backend, backend.info().parameters().defaults());
			List<Target> targets = List.of(Target.parse(providers, "datagram://127.0.0.1:" + first.port()),
					Target.parse(providers, "datagram://127.0.0.1:" + second.port() + "?rate=60"));
			try (LiveSession session = LiveSession.start(LiveSetup.of(sound, targets), new PolyphaseResampler(),
					Clock.SYSTEM)) {
				session.startTake(journal, "soak", 30);
				session.awaitEnd(Math.round(seconds * 100));
				held[0] = Held.now();
				session.awaitEnd(Math.round(seconds * 900));
				held[1] = Held.now();
				session.finish();
				session.requireNoFailure();
				session.stopTake();
				session.close();
				report = session.report();
			}
			received = first.count();
		}
		System.out.printf("%.0f s of sound in %.0f s: %d frames, %d received, %d samples dropped, own share %s%n",
				report.soundSeconds(), report.seconds(), report.frames(), received, report.droppedSamples(),
				report.stages().get("own"));
		LiveTakes.Added added = LiveTakes.add(folder.resolve("soak.fwz"), journal, Optional.empty());
		assertThat(added.frames()).isEqualTo((int) Math.round(report.soundSeconds() * 100));
		return held;
	}
}
