package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.facewright.audio.file.internal.FileAudioInput;
import org.facewright.audio.file.internal.PolyphaseResampler;
import org.facewright.core.motion.MotionClip;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recording plays live through the model that ships to two programs and into a project. */
@Timeout(60)
class ScriptedLiveTest {

	@TempDir
	Path folder;

	private final Providers providers = new Providers();

	/** Speech, where it lies beside the repository. */
	static Path recording() {
		for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
			Path file = Path.of(System.getProperty("facewright.shared", up.resolve("shared").toString()),
					"data/speech/Claire_sadness_44.1khz_5_sec.wav");
			if (Files.exists(file)) {
				return file;
			}
		}
		Assumptions.abort("the recordings of shared/data/speech are not beside the repository");
		throw new IllegalStateException();
	}

	private Target target(DatagramSink.Receiver receiver, String more) throws Exception {
		return Target.parse(providers, "datagram://127.0.0.1:" + receiver.port() + more);
	}

	@Test
	void everyFrameArrivesInOrderAndTheTakeIsWhatWasSent() throws Exception {
		Path recording = recording();
		EmbeddedBackend backend = new EmbeddedBackend(new OnnxBackend());
		providers.addAudioInput(new FileAudioInput());
		providers.addLiveSink(new DatagramSink());
		Assumptions.assumeTrue(backend.availability().isUsable(), backend.availability().reason());
		Path project = folder.resolve("take.fwz");
		Path journal = LiveTakes.newJournal(project);
		LiveReport report;
		List<DatagramSink.Received> full;
		List<DatagramSink.Received> slower;
		try (DatagramSink.Receiver first = new DatagramSink.Receiver();
				DatagramSink.Receiver second = new DatagramSink.Receiver()) {
			LiveSetup.Sound sound = new LiveSetup.Sound("line",
					LiveSources.openSound(providers, "file:" + recording, 2, false, Clock.SYSTEM), 2, ChannelChoice.MIX,
					1,
					0, backend, backend.info().parameters().defaults());
			try (LiveSession session = LiveSession.start(
					LiveSetup.of(sound, List.of(target(first, ""), target(second, "?rate=60&delay=50"))),
					new PolyphaseResampler(), Clock.SYSTEM)) {
				session.startTake(journal, "line", 30);
				assertThat(session.awaitEnd(20_000)).isTrue();
				session.requireNoFailure();
				session.stopTake();
				session.close();
				report = session.report();
			}
			for (int i = 0; i < 100 && second.received().size() < report.frames() * 60 / 100; i++) {
				Thread.sleep(10);
			}
			full = first.received();
			slower = second.received();
		}
		assertThat(report.droppedSamples()).isZero();
		assertThat(full).hasSize((int) report.frames());
		long zero = full.getFirst().frame();
		assertThat(full).extracting(DatagramSink.Received::frame)
				.isEqualTo(LongStream.range(zero, zero + full.size()).boxed().toList());
		long slowZero = slower.getFirst().frame();
		assertThat(slower).extracting(DatagramSink.Received::frame)
				.isEqualTo(LongStream.range(slowZero, slowZero + slower.size()).boxed().toList());
		assertThat(slower.size()).isBetween(full.size() * 60 / 100 - 1, full.size() * 60 / 100 + 1);

		LiveTakes.Added added = LiveTakes.add(project, journal, Optional.empty());
		assertThat(added.gaps()).isZero();
		Take take = ProjectFile.open(project).project().getTakes().getFirst();
		MotionClip clip = ((SolvedMotion) take.getTracks().getFirst().getLayers().getFirst().getContent()).getClip()
				.load();
		assertThat(clip.frameCount()).isEqualTo(full.size());
		float[] pose = new float[clip.channels().size()];
		for (int frame = 0; frame < full.size(); frame++) {
			clip.pose(frame, pose);
			assertThat(pose).as("frame %d", frame).containsExactly(full.get(frame).pose());
		}
		assertThat(clip.column(17).extremes(0, clip.frameCount()).max()).as("the jaw moves").isGreaterThan(0.05f);
		assertThat(take.getAudio().getSampleRate()).isEqualTo(44_100);
		assertThat(take.getAudio().getLength()).isEqualTo(full.size() * 441L);
	}
}
