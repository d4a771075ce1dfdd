package org.facewright.live.vtubestudio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.testkit.live.Fuzz;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.LiveFace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VTubeStudioSinkTest {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	@TempDir
	private Path folder;

	private VTubeStudioSink sink() {
		return new VTubeStudioSink(new TokenStore(folder));
	}

	private ParameterValues values(String inputs) {
		return sink().parameters().defaults().with(VTubeStudioSink.INPUTS, inputs);
	}

	private LiveConnection connect(Studio studio, String inputs) throws IOException {
		return sink().connect(studio.target(), LiveFace.CHANNELS, FrameRate.FPS_60, values(inputs));
	}

	private static float[] pose(Map<String, Float> values) {
		float[] pose = new float[LiveFace.NAMES.size()];
		values.forEach((name, value) -> pose[LiveFace.CHANNELS.indexOf(name)] = value);
		return pose;
	}

	private static void await(BooleanSupplier done) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		boolean isDone = done.getAsBoolean();
		while (!isDone && System.nanoTime() < end) {
			Thread.sleep(5);
			isDone = done.getAsBoolean();
		}
		assertThat(isDone).isTrue();
	}

	@Test
	void asksTheUserOnceAndIsKnownAfterwards() throws Exception {
		try (Studio studio = new Studio(0)) {
			for (int i = 0; i < 2; i++) {
				try (LiveConnection connection = connect(studio, "tracking")) {
					connection.send(0, 0, pose(Map.of()));
					assertThat(studio.injection(PATIENCE)).isPresent();
					await(() -> connection.stats().remark().isEmpty());
				}
			}
			assertThat(studio.requests).filteredOn(text -> text.contains("AuthenticationTokenRequest")).hasSize(1);
			assertThat(studio.requests).filteredOn(text -> text.contains("\"AuthenticationRequest")).hasSize(2);
		}
	}

	@Test
	void theTokenIsForTheOwnersEyesOnly() throws Exception {
		Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no owners here");
		TokenStore store = new TokenStore(folder.resolve("new"));
		store.keep("127.0.0.1:8001", "secret=\nx");
		try (var files = Files.list(folder.resolve("new"))) {
			List<Path> all = files.toList();
			assertThat(all).hasSize(1);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())))
					.isEqualTo("rw-------");
		}
		assertThat(store.find("127.0.0.1:8001")).contains("secret=\nx");
		assertThat(store.find("127.0.0.1:8002")).isEmpty();
		store.forget("127.0.0.1:8001");
		assertThat(store.find("127.0.0.1:8001")).isEmpty();
	}

	@Test
	void tokensLieWhereTheSystemKeepsSettings() {
		Path home = Path.of("home");
		assertThat(TokenStore.configFolder(Map.of(), "Linux", home)).isEqualTo(Path.of("home/.config/facewright"));
		assertThat(TokenStore.configFolder(Map.of("XDG_CONFIG_HOME", "there"), "Linux", home))
				.isEqualTo(Path.of("there/facewright"));
		assertThat(TokenStore.configFolder(Map.of("APPDATA", "roaming"), "Windows 11", home))
				.isEqualTo(Path.of("roaming/Facewright"));
		assertThat(TokenStore.configFolder(Map.of(), "Mac OS X", home))
				.isEqualTo(Path.of("home/Library/Application Support/Facewright"));
	}

	@Test
	void asksAgainWhenTheTokenWasRevoked() throws Exception {
		try (Studio studio = new Studio(0)) {
			new TokenStore(folder).keep("127.0.0.1:" + studio.port(), Studio.TOKEN);
			studio.tokenRevoked = true;
			try (LiveConnection connection = connect(studio, "tracking")) {
				connection.send(0, 0, pose(Map.of()));
				assertThat(studio.injection(PATIENCE)).isPresent();
				assertThat(studio.requests.getFirst()).contains("\"AuthenticationRequest");
				assertThat(studio.requests.get(1)).contains("AuthenticationTokenRequest");
			}
		}
	}

	@Test
	void aUserWhoSaysNoIsNotAskedAgain() throws Exception {
		try (Studio studio = new Studio(0)) {
			studio.userAllows = false;
			try (LiveConnection connection = connect(studio, "tracking")) {
				await(() -> connection.stats().remark().contains("denied"));
				assertThat(connection.stats().remark()).contains("(50)", "; allow 'Facewright'");
				Thread.sleep(1300);
				assertThat(studio.requests).hasSize(1);
				connection.send(0, 0, pose(Map.of()));
				connection.send(1, 0, pose(Map.of()));
				assertThat(connection.stats().dropped()).isPositive();
			}
			assertThat(folder).isEmptyDirectory();
		}
	}

	@Test
	void setsWhatCamerasSet() throws Exception {
		try (Studio studio = new Studio(0); LiveConnection connection = connect(studio, "tracking")) {
			studio.connected();
			connection.send(0, 0, pose(Map.of("jawOpen", 0.75f, "mouthClose", 0.25f, "mouthSmileLeft", 1f,
					"mouthSmileRight", 1f, "eyeBlinkLeft", 1f, "headYaw", (float) Math.toRadians(-10), "headPitch",
					(float) Math.toRadians(5), "browDownRight", 0.5f)));
			String text = studio.injection(PATIENCE).orElseThrow();
			Map<String, Float> values = Studio.values(text);
			assertThat(values).hasSize(15).containsEntry("MouthOpen", 0.5f).containsEntry("MouthSmile", 1f)
					.containsEntry("EyeOpenLeft", 0f).containsEntry("EyeOpenRight", 1f).containsEntry("BrowLeftY", 0.5f)
					.containsEntry("BrowRightY", 0.25f);
			assertThat(values.get("FaceAngleX")).isCloseTo(10, within(1e-4f));
			assertThat(values.get("FaceAngleY")).isCloseTo(-5, within(1e-4f));
			assertThat(text).contains("\"mode\":\"set\"", "\"faceFound\":true");
			assertThat(studio.custom).isEmpty();
		}
	}

	@Test
	void makesItsOwnParametersKnownBeforeItSetsThem() throws Exception {
		try (Studio studio = new Studio(0); LiveConnection connection = connect(studio, "custom")) {
			studio.connected();
			connection.send(0, 0, pose(Map.of("jawOpen", 0.5f, "headYaw", (float) Math.toRadians(30))));
			Map<String, Float> values = Studio.values(studio.injection(PATIENCE).orElseThrow());
			assertThat(values).hasSize(61).containsEntry("FwJawOpen", 0.5f);
			assertThat(values.get("FwHeadYaw")).isCloseTo(30, within(1e-4f));
			assertThat(studio.custom).hasSize(61);
			assertThat(studio.custom.getOrDefault("FwJawOpen", "")).contains("\"min\":0.0,\"max\":1.0");
			assertThat(studio.custom.getOrDefault("FwHeadYaw", "")).contains("\"min\":-90.0,\"max\":90.0");
		}
	}

	@Test
	void repeatsTheLastPoseSoThatParametersDoNotFallBack() throws Exception {
		try (Studio studio = new Studio(0); LiveConnection connection = connect(studio, "tracking")) {
			studio.connected();
			connection.send(0, 0, pose(Map.of("jawOpen", 0.5f)));
			String first = studio.injection(PATIENCE).orElseThrow();
			long begun = System.nanoTime();
			for (int i = 0; i < 3; i++) {
				assertThat(studio.injection(Duration.ofMillis(950))).contains(first);
			}
			assertThat(System.nanoTime() - begun).isGreaterThan(900_000_000L);
			assertThat(connection.stats().passed()).isEqualTo(1);
		}
	}

	@Test
	void comesBackWhenTheProgramWasAway() throws Exception {
		try (Studio studio = new Studio(0); LiveConnection connection = connect(studio, "tracking")) {
			studio.connected();
			connection.send(0, 0, pose(Map.of("jawOpen", 0.25f)));
			assertThat(studio.injection(PATIENCE)).isPresent();
			studio.hangUp();
			await(() -> connection.stats().remark().contains("ended the connection"));
			connection.send(1, 0, pose(Map.of("jawOpen", 0.75f)));
			await(() -> {
				try {
					return studio.injection(Duration.ofMillis(100)).map(Studio::values)
							.map(values -> values.get("MouthOpen")).filter(open -> open == 0.75f).isPresent();
				} catch (IOException e) {
					throw new AssertionError(e);
				}
			});
			assertThat(connection.stats().remark()).isEmpty();
		}
	}

	@Test
	void isAdmittedAgainWhenTheProgramForgotIt() throws Exception {
		try (Studio studio = new Studio(0); LiveConnection connection = connect(studio, "tracking")) {
			studio.connected();
			connection.send(0, 0, pose(Map.of()));
			assertThat(studio.injection(PATIENCE)).isPresent();
			studio.forgetEverybody();
			await(() -> studio.requests.stream().filter(text -> text.contains("\"AuthenticationRequest")).count() == 2);
		}
	}

	@Test
	void saysWhatIsWrongWhenNobodyIsThere() throws Exception {
		int port;
		try (Studio gone = new Studio(0)) {
			port = gone.port();
		}
		try (LiveConnection connection = sink().connect(URI.create("vtubestudio://127.0.0.1:" + port),
				LiveFace.CHANNELS, FrameRate.FPS_60, values("tracking"))) {
			await(() -> !connection.stats().remark().isEmpty());
			assertThat(connection.stats().remark()).contains("127.0.0.1:" + port, "Allow Plugin API access", "; ");
		}
	}

	@Test
	void refusesWhatCanNotWork() {
		URI target = URI.create("vtubestudio://127.0.0.1:8001");
		assertThatThrownBy(() -> sink().connect(target, ChannelSet.weights(List.of("tail")), FrameRate.FPS_60,
				values("tracking")).close()).isInstanceOf(IOException.class).hasMessageContaining("custom");
		assertThatThrownBy(() -> sink().connect(target, LiveFace.CHANNELS, FrameRate.FPS_60,
				values("custom").with(VTubeStudioSink.PREFIX, "my face")).close()).isInstanceOf(IOException.class)
				.hasMessageContaining("my face");
	}

	@Test
	void channelsWithNamesThatParametersCanNotHaveAreLeftOut() {
		Injection injection = new Injection(ChannelSet.weights(List.of("tongueWide", "ear.left")), false, true, "Fw",
				"set", true);
		assertThat(injection.custom()).extracting(Injection.Custom::name).containsExactly("FwTongueWide");
	}

	@Test
	void readsAnswersWithFieldsItDoesNotKnow() throws IOException {
		Response response = Response.parse("{\"new\":[1,{\"x\":2}],\"messageType\":\"APIError\",\"requestID\":\"7\","
				+ "\"data\":{\"message\":\"No\",\"errorID\":50,\"deep\":{\"message\":\"other\"}}}");
		assertThat(response).isEqualTo(new Response("APIError", "7", "", false, 50, "No"));
	}

	@Test
	void survivesDamage() {
		fuzz(3_000);
	}

	@Test
	@Tag("slow")
	void survivesMuchDamage() {
		fuzz(100_000);
	}

	private static void fuzz(int packets) {
		String good = "{\"apiName\":\"VTubeStudioPublicAPI\",\"apiVersion\":\"1.0\",\"timestamp\":1625405710728,"
				+ "\"messageType\":\"AuthenticationResponse\",\"requestID\":\"facewright1\","
				+ "\"data\":{\"authenticated\":true,\"reason\":\"Token valid.\",\"errorID\":50,"
				+ "\"authenticationToken\":\"abc\"}}";
		int[] outcomes = new int[2];
		Fuzz.feed(19, List.of(good.getBytes(StandardCharsets.UTF_8)), packets, 16_384, 16, packet -> {
			try {
				Response.parse(new String(packet, StandardCharsets.UTF_8));
				outcomes[0]++;
			} catch (IOException e) {
				outcomes[1]++;
			}
		});
		assertThat(outcomes[0]).isPositive();
		assertThat(outcomes[1]).isGreaterThan(packets / 4);
	}
}
