package org.facewright.api.testkit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every {@link LiveSink} promises. Inherit it and bring a peer that knows the protocol from its description. */
public abstract class LiveSinkContract {

	/** 52 shapes and nine rotations. */
	protected static final ChannelSet FACE = face();

	private static final Duration PATIENCE = Duration.ofSeconds(5);
	private static final Duration SILENCE = Duration.ofMillis(200);
	private static final int POSES = 60;
	private static final long NOON = 12L * 3600 * 60;

	/** A sink as the framework would make it. */
	protected abstract LiveSink sink();

	/** A program that listens for this sink. */
	protected abstract LivePeer peer() throws IOException;

	/** Values that the peer can read. */
	protected ParameterValues values() {
		return sink().parameters().defaults();
	}

	/** A shape that the protocol carries. */
	protected String shape() {
		return "jawOpen";
	}

	/** Another shape that it carries. */
	protected String otherShape() {
		return "mouthFunnel";
	}

	/** How far a value may be from what was sent. */
	protected float tolerance() {
		return 1e-6f;
	}

	/** Whether sending allocates nothing once warm. */
	protected boolean allocatesNothing() {
		return true;
	}

	/** Whether poses may be left out on a quiet machine, because the newest counts more than each. */
	protected boolean sendsEveryPose() {
		return true;
	}

	/** Milliseconds between two poses of the tests. */
	protected long paceMillis() {
		return 2;
	}

	private static ChannelSet face() {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		channels.addAll(Arkit.ROTATIONS);
		return ChannelSet.of(channels);
	}

	private LiveConnection connect(LivePeer peer, ChannelSet channels) throws IOException {
		LiveConnection connection = sink().connect(peer.target(), channels, FrameRate.FPS_60, values());
		peer.connected();
		return connection;
	}

	private void sendPaced(LiveConnection connection, int index, float[] pose) throws InterruptedException {
		connection.send(NOON + index, System.nanoTime(), pose);
		Thread.sleep(paceMillis());
	}

	private Map<String, Float> next(LivePeer peer) throws IOException {
		Optional<Map<String, Float>> pose = peer.next(PATIENCE);
		assertThat(pose).as("a pose within %s", PATIENCE).isPresent();
		return pose.orElseThrow();
	}

	/** Skips poses until one has this value, for peers that hear a pose twice. */
	private Map<String, Float> nextWith(LivePeer peer, String name, float value) throws IOException {
		for (int i = 0; i < POSES; i++) {
			Map<String, Float> pose = next(peer);
			Float found = pose.get(name);
			if (found != null && Math.abs(found - value) <= tolerance()) {
				return pose;
			}
		}
		throw new AssertionError("no pose with %s = %s".formatted(name, value));
	}

	@Test
	void saysWhatItIs() {
		assertThat(sink().id()).matches("[a-z][a-z0-9]*");
		assertThat(sink().label()).isNotBlank();
		assertThat(sink().defaultPort()).isBetween(1, 65_535);
		assertThat(URI.create(sink().id() + "://127.0.0.1:" + sink().defaultPort()).getScheme())
				.isEqualTo(sink().id());
	}

	@Test
	void explainsEveryParameter() {
		for (Parameter<?> parameter : sink().parameters().parameters()) {
			assertThat(parameter.label()).as(parameter.name()).isNotBlank().isNotEqualTo(parameter.name());
			assertThat(parameter.description()).as(parameter.name()).isNotBlank().endsWith(".");
		}
		assertThat(sink().parameters().parse(values().toText())).isEqualTo(values());
	}

	@Test
	void everyPoseArrivesInItsOrder() throws Exception {
		try (LivePeer peer = peer(); LiveConnection connection = connect(peer, FACE)) {
			int channel = FACE.indexOf(shape());
			float newest = 0;
			int arrived = 0;
			for (int i = 0; i < POSES; i++) {
				float[] pose = new float[FACE.size()];
				pose[channel] = (i + 1) / 100f;
				sendPaced(connection, i, pose);
			}
			while (newest < POSES / 100f - tolerance()) {
				float value = next(peer).getOrDefault(shape(), -1f);
				assertThat(value).as("pose after %d", arrived).isGreaterThan(newest - tolerance());
				if (sendsEveryPose()) {
					assertThat(value).isCloseTo((arrived + 1) / 100f, within(tolerance()));
				}
				newest = value;
				arrived++;
			}
			LiveStats stats = connection.stats();
			long end = System.nanoTime() + PATIENCE.toNanos();
			while (stats.passed() + stats.dropped() < POSES && System.nanoTime() < end) {
				Thread.sleep(5);
				stats = connection.stats();
			}
			assertThat(stats.passed() + stats.dropped()).isEqualTo(POSES);
			if (sendsEveryPose()) {
				assertThat(stats.passed()).isEqualTo(POSES);
				assertThat(stats.remark()).isEmpty();
			}
		}
	}

	@Test
	void channelsGoByNameAndNotByPlace() throws Exception {
		ChannelSet odd = ChannelSet.of(List.of(Channel.weight("nobodyKnowsThis"), Channel.weight(otherShape()),
				Channel.weight(shape())));
		try (LivePeer peer = peer(); LiveConnection connection = connect(peer, odd)) {
			connection.send(NOON, System.nanoTime(), new float[] { 0.9f, 0.25f, 0.5f });
			Map<String, Float> pose = next(peer);
			assertThat(pose.get(shape())).isCloseTo(0.5f, within(tolerance()));
			assertThat(pose.get(otherShape())).isCloseTo(0.25f, within(tolerance()));
			pose.forEach((name, value) -> {
				if (Arkit.FACE.indexOf(name) >= 0 && !name.equals(shape()) && !name.equals(otherShape())) {
					assertThat(value).as(name).isCloseTo(0, within(tolerance()));
				}
			});
		}
	}

	@Test
	void valuesThatAreNoNumbersLeaveTheOnesBeforeStanding() throws Exception {
		try (LivePeer peer = peer(); LiveConnection connection = connect(peer, FACE)) {
			float[] pose = new float[FACE.size()];
			pose[FACE.indexOf(shape())] = 0.5f;
			sendPaced(connection, 0, pose);
			nextWith(peer, shape(), 0.5f);
			Arrays.fill(pose, Float.NaN);
			pose[FACE.indexOf("headYaw")] = Float.POSITIVE_INFINITY;
			pose[FACE.indexOf(otherShape())] = 0.75f;
			sendPaced(connection, 1, pose);
			Map<String, Float> second = nextWith(peer, otherShape(), 0.75f);
			assertThat(second.get(shape())).isCloseTo(0.5f, within(tolerance()));
			assertThat(second.values()).allSatisfy(value -> assertThat(value).isFinite());
			assertThat(peer.raw()).doesNotContain("NaN", "Infinity");
		}
	}

	@Test
	void leavesThePoseAlone() throws Exception {
		try (LivePeer peer = peer(); LiveConnection connection = connect(peer, FACE)) {
			float[] pose = new float[FACE.size()];
			Arrays.fill(pose, 0.3f);
			float[] copy = pose.clone();
			connection.send(NOON, System.nanoTime(), pose);
			assertThat(pose).containsExactly(copy);
		}
	}

	@Test
	void severalConnectionsOfOneSinkDoNotMix() throws Exception {
		LiveSink shared = sink();
		try (LivePeer first = peer();
				LivePeer second = peer();
				LiveConnection toFirst = shared.connect(first.target(), FACE, FrameRate.FPS_60, values());
				LiveConnection toSecond = shared.connect(second.target(), FACE, FrameRate.FPS_60, values())) {
			first.connected();
			second.connected();
			float[] pose = new float[FACE.size()];
			pose[FACE.indexOf(shape())] = 0.25f;
			sendPaced(toFirst, 0, pose);
			pose[FACE.indexOf(shape())] = 0.75f;
			sendPaced(toSecond, 0, pose);
			assertThat(next(first).get(shape())).isCloseTo(0.25f, within(tolerance()));
			assertThat(next(second).get(shape())).isCloseTo(0.75f, within(tolerance()));
		}
	}

	@Test
	void whereNobodyListensEveryPoseIsCountedAndNoneWaitsFor() throws Exception {
		int port = freePort();
		try (LiveConnection connection = sink().connect(URI.create(sink().id() + "://127.0.0.1:" + port), FACE,
				FrameRate.FPS_60, values())) {
			float[] pose = new float[FACE.size()];
			long slowest = 0;
			for (int i = 0; i < POSES; i++) {
				long before = System.nanoTime();
				connection.send(NOON + i, before, pose);
				slowest = Math.max(slowest, System.nanoTime() - before);
			}
			assertThat(slowest).as("nanoseconds of the slowest call").isLessThan(250_000_000L);
			LiveStats stats = connection.stats();
			assertThat(stats.passed() + stats.dropped()).isBetween((long) POSES - 1, (long) POSES);
			assertThat(stats.dropped()).isGreaterThan(0);
		}
	}

	@Test
	void afterCloseNothingIsSentAndNothingThrown() throws Exception {
		try (LivePeer peer = peer()) {
			LiveConnection connection = connect(peer, FACE);
			float[] pose = new float[FACE.size()];
			pose[FACE.indexOf(shape())] = 0.5f;
			sendPaced(connection, 0, pose);
			nextWith(peer, shape(), 0.5f);
			connection.close();
			assertThatCode(connection::close).doesNotThrowAnyException();
			pose[FACE.indexOf(shape())] = 0.875f;
			assertThatCode(() -> connection.send(NOON + 1, System.nanoTime(), pose)).doesNotThrowAnyException();
			assertThat(connection.stats().dropped()).isGreaterThanOrEqualTo(1);
			Optional<Map<String, Float>> late = peer.next(SILENCE);
			assertThat(late.map(values -> values.get(shape()))).isNotEqualTo(Optional.of(0.875f));
		}
	}

	@Test
	void closingLeavesNoThread() throws Exception {
		Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
		for (int i = 0; i < 3; i++) {
			try (LivePeer peer = peer(); LiveConnection connection = connect(peer, FACE)) {
				connection.send(NOON, System.nanoTime(), new float[FACE.size()]);
			}
		}
		Threads.awaitNoneBesides(before);
	}

	@Test
	void sendingAllocatesNothingOnceWarm() throws Exception {
		Assumptions.assumeTrue(allocatesNothing(), "this protocol can't be sent without allocating");
		com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory
				.getThreadMXBean();
		try (LivePeer peer = peer(); LiveConnection connection = connect(peer, FACE)) {
			float[] pose = new float[FACE.size()];
			int rounds = 2000;
			long taken = 0;
			for (int i = 0; i < 2 * rounds; i++) {
				pose[i % pose.length] = i % 100 / 100f;
				if (i == rounds) {
					taken = memory.getCurrentThreadAllocatedBytes();
				}
				connection.send(NOON + i, System.nanoTime(), pose);
			}
			long bytes = memory.getCurrentThreadAllocatedBytes() - taken;
			assertThat(bytes / (double) rounds).as("bytes per pose").isLessThan(1);
		}
	}

	@Test
	void namesAHostThatNobodyKnows() {
		URI nowhere = URI.create(sink().id() + "://no-such-host.invalid:" + sink().defaultPort());
		assertThatThrownBy(() -> sink().connect(nowhere, FACE, FrameRate.FPS_60, values()).close())
				.isInstanceOf(IOException.class).hasMessageContaining("no-such-host.invalid").message()
				.contains("; ").doesNotContain("\n");
	}

	/** A port of the loopback address that neither TCP nor UDP uses. */
	protected static int freePort() throws IOException {
		InetAddress loopback = InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
		while (true) {
			try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
					DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
				return udp.getLocalPort();
			} catch (java.net.BindException e) {
				continue;
			}
		}
	}
}
