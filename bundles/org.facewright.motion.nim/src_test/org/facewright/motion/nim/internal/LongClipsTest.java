package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Progress;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.Fixture.Solved;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clips beyond a server's limit: cut in pauses, joined without a seam. */
@Timeout(60)
class LongClipsTest {

	private static final int LIMIT = 12;

	@TempDir
	Path folder;

	private Fixture fixture;

	@BeforeEach
	void start() {
		fixture = new Fixture(folder);
	}

	@AfterEach
	void stop() throws Exception {
		fixture.close();
	}

	private ScriptedServer scripted() throws Exception {
		ScriptedServer server = fixture.script("studio", new ScriptedServer.Script());
		fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", server.port()).withClipSeconds(LIMIT));
		return server;
	}

	private void assertFollows(Solved solved, float[] sound) {
		assertThat(solved.frames().size()).isEqualTo(Math.ceilDiv(sound.length * 60, 16_000));
		for (int frame = 3; frame < solved.frames().size() - 3; frame++) {
			int at = frame * 16_000 / 60;
			double expected = 0;
			for (int i = at - 160; i <= at + 160; i++) {
				expected += Math.abs(sound[i]) / 321;
			}
			assertThat((double) solved.frames().get(frame)[0]).as("frame %d", frame).isCloseTo(expected, within(0.05));
		}
	}

	/** Speech with a pause of half a second around each of these instants. */
	private static float[] withPauses(double seconds, double... pauses) {
		float[] sound = Fixture.swell(seconds);
		for (double pause : pauses) {
			for (int i = 0; i < sound.length; i++) {
				double distance = Math.abs(i / 16_000.0 - pause);
				sound[i] *= (float) Math.clamp((distance - 0.25) / 0.1, 0, 1);
			}
		}
		return sound;
	}

	@Test
	void cutsInPauses() throws Exception {
		ScriptedServer server = scripted();
		float[] sound = withPauses(30, 3, 7.5, 14.25, 21);
		assertFollows(fixture.solve(sound, Map.of()), sound);
		assertThat(server.conversations).hasSize(5);
		for (ScriptedServer.Conversation conversation : server.conversations) {
			assertThat(conversation.secondsHeard()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(server.conversations.getFirst().secondsHeard()).as("a second beyond the pause").isCloseTo(8.5,
				within(0.25));
	}

	@Test
	void cutsWhereItIsQuietestWhenNobodyPauses() throws Exception {
		ScriptedServer server = scripted();
		float[] sound = Fixture.swell(26);
		assertFollows(fixture.solve(sound, Map.of()), sound);
		assertThat(server.conversations.size()).isBetween(3, 6);
		for (ScriptedServer.Conversation conversation : server.conversations) {
			assertThat(conversation.secondsHeard()).isLessThanOrEqualTo(LIMIT);
		}
	}

	@Test
	void cutsLiveSoundWithoutAGap() throws Exception {
		ScriptedServer server = scripted();
		float[] sound = withPauses(25, 7.5, 14.5, 21);
		assertFollows(fixture.solve(sound, true, Map.of()), sound);
		assertThat(server.conversations.size()).isGreaterThan(2);
	}

	@Test
	void cutsLiveSoundThatComesNoFasterThanItIsHeard() throws Exception {
		ScriptedServer server = scripted();
		float[] sound = withPauses(19, 7.5, 13.4);
		List<float[]> frames = new ArrayList<>();
		try (MotionSession session = fixture.backend.open(fixture.request(true, Map.of()),
				(frame, pose) -> frames.add(pose.clone()), Progress.NONE)) {
			for (int at = 0; at < sound.length; at += 1600) {
				session.push(sound, at, 1600);
				double seconds = at / 16_000.0;
				if (seconds > 7.4 && seconds < 9 || seconds > 13.3 && seconds < 15) {
					Thread.sleep(30); // around the pauses the session has sent all there is
				}
			}
			session.end().toCompletableFuture().get(20, TimeUnit.SECONDS);
		}
		assertFollows(new Solved(frames, List.of()), sound);
		assertThat(server.conversations.stream().map(ScriptedServer.Conversation::secondsHeard).toList()).hasSize(3);
	}

	@Test
	void doesNotCutWhatFitsEasily() throws Exception {
		ScriptedServer server = scripted();
		float[] sound = withPauses(5, 4);
		assertFollows(fixture.solve(sound, Map.of()), sound);
		assertThat(server.conversations).hasSize(1);
	}

	@Test
	void keepsWithinTheReferenceServersLimit() throws Exception {
		MotionServer server = fixture.serve(ServerOptions.USUAL.withPort(0).withClipLimit(Duration.ofSeconds(LIMIT)),
				Fixture.level());
		fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", server.port())); // it tells its limit itself
		float[] sound = withPauses(40, 8, 15, 22, 29, 36);
		assertFollows(fixture.solve(sound, Map.of()), sound);
		assertThat(server.counts().finished()).isGreaterThan(3);
		assertThat(server.counts().failed()).isZero();
	}

	@Test
	void sendsEachPartTheEmotionsThatHoldThere() throws Exception {
		ScriptedServer server = scripted();
		float[] sound = withPauses(18, 8);
		fixture.solve(sound, Map.of("emotions", "2:joy=0.5;9:sadness=1", "beginning-emotion", "anger=0.3"));
		var second = server.conversations.get(1).messages.get(1).getAudioWithEmotion().getEmotionsList();
		assertThat(second).hasSize(2);
		assertThat(second.get(0).getTimeCode()).isZero();
		assertThat(second.get(0).getEmotionMap()).containsEntry("joy", 0.5f);
		assertThat(second.get(1).getTimeCode()).isCloseTo(9 - 7, within(0.3));
	}

	@Test
	void fadesWhatTwoCallsDifferBy() {
		java.util.List<Float> values = new java.util.ArrayList<>();
		var grid = new org.facewright.core.motion.FrameGrid(org.facewright.core.time.FrameRate.FPS_60, 1,
				org.facewright.core.motion.FrameGrid.Between.LINEAR, (frame, pose) -> values.add(pose[0]));
		Seam seam = new Seam(grid, 1);
		for (int i = 0; i <= 60; i++) {
			seam.add(i / 60.0, new float[] { 1 });
		}
		seam.next();
		for (int i = 30; i <= 120; i++) {
			seam.add(i / 60.0, new float[] { 0 });
		}
		assertThat(values).hasSize(121);
		assertThat(values.get(60)).isEqualTo(1);
		assertThat(values.get(76)).isZero();
		for (int i = 1; i < values.size(); i++) {
			assertThat(values.get(i - 1) - values.get(i)).as("frame %d", i).isBetween(0f, 0.12f);
		}
	}
}
