package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Marker;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.LiveSetup;
import org.facewright.engine.live.PacedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveTakesTest {

	private static final int SAMPLES = 30_000;

	@TempDir
	Path folder;

	private static LiveSession session(double pace) throws Exception {
		float[] ramp = new float[SAMPLES];
		for (int i = 0; i < ramp.length; i++) {
			ramp[i] = i / 100_000f;
		}
		MotionBackend backend = new SimpleProviders.FirstSample();
		PacedSource source = new PacedSource(new SimpleProviders.Memory(new PcmFormat(1000, 1), ramp),
				URI.create("memory:ramp"), pace, false, Clock.SYSTEM);
		return LiveSession.start(
				LiveSetup.of(new LiveSetup.Sound("ramp", source, pace, ChannelChoice.MIX, 1, 0, backend,
						backend.info().parameters().defaults()), List.of()),
				new SimpleProviders.HoldSamples(), Clock.SYSTEM);
	}

	/** Records until it is killed. */
	static final class Victim {

		public static void main(String[] args) throws Exception {
			try (LiveSession session = session(1)) {
				session.startTake(Path.of(args[0]), "victim", 30);
				while (!session.awaitEnd(20)) {
					System.out.println(session.report().frames());
				}
			}
		}
	}

	private Path record(String name, double seconds) throws Exception {
		Path journal = LiveTakes.newJournal(folder.resolve("take.fwz"));
		try (LiveSession session = session(10)) {
			session.startTake(journal, name, 30);
			session.awaitEnd(Math.round(seconds * 100));
			session.stopTake();
		}
		return journal;
	}

	private static MotionClip clip(Take take, int track) throws IOException {
		return ((SolvedMotion) take.getTracks().get(track).getLayers().getFirst().getContent()).getClip().load();
	}

	@Test
	void aKilledProgramLosesNothingThatWasWritten() throws Exception {
		Path project = folder.resolve("take.fwz");
		Path journal = LiveTakes.newJournal(project);
		Process victim = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xshare:auto",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				Victim.class.getName(), journal.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		long told = 0;
		try (BufferedReader out = new BufferedReader(new InputStreamReader(victim.getInputStream()))) {
			while (told < 120) {
				String line = out.readLine();
				assertThat(line).as("the victim lives").isNotNull();
				told = Long.parseLong(line);
			}
			assertThatThrownBy(() -> LiveTakes.add(project, journal, Optional.empty()))
					.isInstanceOf(IOException.class).hasMessageContaining("still being recorded");
			victim.destroyForcibly().waitFor();
		} finally {
			victim.destroyForcibly();
		}
		assertThat(LiveTakes.journals(project)).containsExactly(journal.toAbsolutePath());
		LiveTakes.Added added = LiveTakes.add(project, journal, Optional.empty());
		assertThat(added.frames()).as("all but what was on its way").isGreaterThan((int) told - 15);
		assertThat(added.problems()).singleElement().satisfies(
				problem -> assertThat(problem.message()).contains("not ended in order"));
		assertThat(journal).doesNotExist();
		Take take = ProjectFile.open(project).project().getTakes().getFirst();
		for (int frame = 0; frame < added.frames(); frame++) {
			assertThat(clip(take, 0).column(0).get(frame)).isEqualTo(frame * 10 / 100_000f);
		}
		assertThat(take.getAudio().getLength()).isEqualTo(added.frames() * 10L);
	}

	@Test
	void takesOfOneNameAreToldApartAndKeepTimecodeSoundAndPhones() throws Exception {
		Path project = folder.resolve("take.fwz");
		LiveTakes.Added first = LiveTakes.add(project, record("one", 2), Optional.empty());
		LiveTakes.Added second = LiveTakes.add(project, record("one", 1), Optional.empty());
		assertThat(first.name()).isEqualTo("one");
		assertThat(second.name()).isEqualTo("one 2");
		assertThat(first.timecode()).matches("[0-2]\\d:[0-5]\\d:[0-5]\\d:\\d\\d");
		ProjectFile file = ProjectFile.open(project);
		assertThat(file.project().getFrameRate()).isEqualTo(FrameRate.FPS_100);
		Take take = file.project().getTakes().getFirst();
		assertThat(take.getMarkers()).extracting(Marker::getLabel).contains("start " + first.timecode());
		assertThat(take.getTracks()).hasSize(2);
		assertThat(clip(take, 1).channels().names()).containsExactly("phone.P");
		assertThat(take.getAudio().getTimeReference() / 10).isEqualTo(
				Long.parseLong(first.timecode().substring(9)) + 100 * seconds(first.timecode()));
		assertThat(take.getLength() * 10L).isEqualTo(take.getAudio().getLength());
	}

	private static long seconds(String timecode) {
		String[] parts = timecode.split(":");
		return Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
	}

	@Test
	void aProjectThatExistsKeepsItsRate() throws Exception {
		Path project = folder.resolve("take.fwz");
		ProjectFile.create("old", FrameRate.FPS_25).save(project);
		LiveTakes.Added added = LiveTakes.add(project, record("new", 2), Optional.of(FrameRate.FPS_60));
		assertThat(added.frameRate()).isEqualTo(FrameRate.FPS_25);
		MotionClip clip = clip(ProjectFile.open(project).project().getTakes().getFirst(), 0);
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_25);
		assertThat(clip.column(0).get(10)).isEqualTo(400 / 100_000f);
	}

	@Test
	void damageInAJournalCostsOnlyWhatItHit() throws Exception {
		Path project = folder.resolve("take.fwz");
		Path journal = record("hurt", 3);
		byte[] bytes = Files.readAllBytes(journal);
		for (int i = 0; i < 40; i++) {
			bytes[bytes.length / 2 + i] ^= 0x5A;
		}
		Files.write(journal, bytes);
		LiveTakes.Added added = LiveTakes.add(project, journal, Optional.empty());
		assertThat(added.problems()).extracting(problem -> problem.code()).contains("take.damaged");
		MotionClip clip = clip(ProjectFile.open(project).project().getTakes().getFirst(), 0);
		assertThat(clip.frameCount()).isGreaterThan(250);
		int wrong = 0;
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			wrong += clip.column(0).get(frame) == frame * 10 / 100_000f ? 0 : 1;
		}
		assertThat(wrong).isBetween(0, 4);
	}

	@Test
	void everyTruncatedJournalCanBeReadOrIsRefused() throws Exception {
		Path journal = record("cut", 0.5);
		byte[] bytes = Files.readAllBytes(journal);
		Path cut = folder.resolve("cut.fwz.1.take");
		for (int length = bytes.length - 1; length > 0; length -= 97) {
			try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
					StandardOpenOption.TRUNCATE_EXISTING)) {
				channel.write(java.nio.ByteBuffer.wrap(bytes, 0, length));
			}
			try {
				assertThat(org.facewright.engine.live.RecordedTake.read(cut).isComplete()).isFalse();
			} catch (IOException e) {
				assertThat(e.getMessage()).contains("cut.fwz.1.take");
			}
		}
	}
}
