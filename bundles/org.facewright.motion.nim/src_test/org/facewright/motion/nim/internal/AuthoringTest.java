package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionException;
import org.facewright.core.motion.Arkit;
import org.facewright.motion.nim.FaceAuthoring;
import org.facewright.motion.nim.FaceAuthoring.Pose;
import org.facewright.motion.nim.ServerProbe;
import org.facewright.motion.nim.ServerReport;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AuthoringTest {

	@TempDir
	Path folder;

	private Fixture fixture;
	private MotionServer server;

	@BeforeEach
	void start() throws Exception {
		fixture = new Fixture(folder);
		server = fixture.add("studio");
	}

	@AfterEach
	void stop() throws Exception {
		fixture.close();
	}

	private FaceAuthoring open(float[] sound) throws Exception {
		return FaceAuthoring.open(fixture.book.entry("studio"), fixture.keys, sound);
	}

	@Test
	void givesManyPosesAtOnce() throws Exception {
		try (FaceAuthoring authoring = open(Fixture.swell(4))) {
			assertThat(authoring.channels()).isEqualTo(Arkit.FACE);
			List<CompletableFuture<Pose>> poses = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				poses.add(authoring.pose(i / 30.0, Map.of()));
			}
			for (int i = 0; i < 100; i++) {
				Pose pose = poses.get(i).get(10, TimeUnit.SECONDS);
				assertThat(pose.seconds()).isCloseTo(i / 30.0, within(0.006));
				assertThat((double) pose.weights()[0]).isCloseTo(Fixture.swellAt(i / 30.0), within(0.02));
			}
		}
	}

	@Test
	void followsTheSettings() throws Exception {
		try (FaceAuthoring authoring = open(Fixture.swell(2))) {
			float plain = authoring.pose(1, Map.of()).get(10, TimeUnit.SECONDS).weights()[1];
			float turned = authoring
					.pose(1, Map.of("multipliers", "eyeLookDownLeft=3", "offsets", "eyeLookDownLeft=-0.1"))
					.get(10, TimeUnit.SECONDS).weights()[1];
			assertThat(turned).isEqualTo(3 * plain - 0.1f, within(1e-4f));
			assertThatIllegalArgumentException().isThrownBy(() -> authoring.pose(1, Map.of("skin-strength", "9")));
			assertThatIllegalArgumentException().isThrownBy(() -> authoring.pose(-1, Map.of()));
		}
	}

	@Test
	void sendsTheClipAgainWhenTheServerHasForgottenIt() throws Exception {
		try (FaceAuthoring authoring = open(Fixture.swell(2))) {
			int port = server.port();
			server.close();
			fixture.serve(ServerOptions.USUAL.withPort(port), Fixture.level());
			assertThat((double) authoring.pose(1, Map.of()).get(15, TimeUnit.SECONDS).weights()[0])
					.isCloseTo(Fixture.swellAt(1), within(0.02));
		}
	}

	@Test
	void refusesClipsThatAreTooLongAndServersWithoutTheService() throws Exception {
		assertThatIllegalArgumentException().isThrownBy(() -> open(new float[3_000_000]).close())
				.withMessageContaining("131 s");
		fixture.script("studio", new ScriptedServer.Script());
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> open(new float[16_000]).close())
				.withMessageContaining("does not offer the service");
	}

	@Test
	void probesAServerBySendingSound() throws Exception {
		ServerReport report = ServerProbe.probe(fixture.book.entry("studio"), fixture.keys);
		assertThat(report.isUsable()).isTrue();
		assertThat(report.model()).contains("level_1");
		assertThat(report.shapes()).isEqualTo(52);
		assertThat(report.framesPerSecond().getAsDouble()).isCloseTo(30, within(1e-6));
		assertThat(report.firstPoseMillis().getAsDouble()).isPositive();
		ServerReport other = ServerProbe.probe(fixture.book.entry("studio").withExpectedModel("mark"), fixture.keys);
		assertThat(other.problems().toString()).contains("not the expected mark");
		server.close();
		ServerReport dead = ServerProbe.probe(fixture.book.entry("studio"), fixture.keys);
		assertThat(dead.isUsable()).isFalse();
		assertThat(dead.problems().getFirst().message()).contains("can't be reached").contains("start the server");
	}
}
