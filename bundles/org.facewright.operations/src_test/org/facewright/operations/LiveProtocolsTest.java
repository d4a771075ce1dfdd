package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.facewright.audio.file.internal.FileAudioInput;
import org.facewright.audio.file.internal.PolyphaseResampler;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.SolvedMotion;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.LiveReport;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.LiveSetup;
import org.facewright.engine.live.LiveSources;
import org.facewright.engine.live.Target;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.live.livelink.internal.LiveLinkSink;
import org.facewright.live.osc.internal.VmcSink;
import org.facewright.live.websocket.internal.JsonSink;
import org.facewright.motion.embedded.internal.EmbeddedBackend;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One performance to three programs that speak three protocols. What they receive is read here from the layout of the
 * packets alone, and compared with the take.
 */
@Timeout(60)
class LiveProtocolsTest {

	/** A program that takes datagrams. */
	private abstract static class Program implements AutoCloseable {

		final DatagramChannel channel = DatagramChannel.open();
		private final Thread thread = new Thread(this::receive, "program");

		Program() throws IOException {
			channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 1 << 20);
			channel.bind(new InetSocketAddress("127.0.0.1", 0));
		}

		void start() {
			thread.start();
		}

		int port() throws IOException {
			return ((InetSocketAddress) channel.getLocalAddress()).getPort();
		}

		private void receive() {
			ByteBuffer packet = ByteBuffer.allocate(1 << 16);
			try {
				while (true) {
					channel.receive(packet.clear());
					read(packet.flip());
				}
			} catch (AsynchronousCloseException e) {
				// closed by the test
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		}

		abstract void read(ByteBuffer packet);

		@Override
		public void close() throws Exception {
			channel.close();
			thread.join();
		}
	}

	/** Version, two names, time, count, values in a fixed order; all big-endian. */
	private static final class LiveLinkProgram extends Program {

		final List<Integer> frames = new ArrayList<>();
		final List<float[]> poses = new ArrayList<>();

		LiveLinkProgram() throws IOException {
			start();
		}

		@Override
		void read(ByteBuffer packet) {
			assertThat(packet.get()).isEqualTo((byte) 6);
			packet.position(packet.position() + 4 + packet.getInt(packet.position())); // device
			packet.position(packet.position() + 4 + packet.getInt(packet.position())); // subject
			int frame = packet.getInt();
			float part = packet.getFloat();
			assertThat(packet.getInt() / (double) packet.getInt()).isEqualTo(100);
			assertThat(part).isZero();
			assertThat(packet.get()).isEqualTo((byte) 61);
			float[] pose = new float[61];
			for (int i = 0; i < pose.length; i++) {
				pose[i] = packet.getFloat();
			}
			assertThat(packet.hasRemaining()).isFalse();
			synchronized (this) {
				frames.add(frame);
				poses.add(pose);
			}
		}
	}

	/** OSC: values by name until they are applied. */
	private static final class VmcProgram extends Program {

		final List<Map<String, Float>> poses = new ArrayList<>();
		private final Map<String, Float> values = new HashMap<>();

		VmcProgram() throws IOException {
			start();
		}

		@Override
		void read(ByteBuffer packet) {
			if (packet.get(packet.position()) == '#') {
				assertThat(text(packet)).isEqualTo("#bundle");
				packet.getLong();
				while (packet.hasRemaining()) {
					int size = packet.getInt();
					read(packet.slice(packet.position(), size));
					packet.position(packet.position() + size);
				}
				return;
			}
			String address = text(packet);
			String types = text(packet);
			if (address.equals("/VMC/Ext/Blend/Val")) {
				assertThat(types).isEqualTo(",sf");
				values.put(text(packet), packet.getFloat());
			} else if (address.equals("/VMC/Ext/Blend/Apply")) {
				synchronized (this) {
					poses.add(Map.copyOf(values));
				}
			}
		}

		/** Ends with a zero and is filled up to four bytes. */
		private static String text(ByteBuffer packet) {
			int start = packet.position();
			int end = start;
			while (packet.get(end) != 0) {
				end++;
			}
			byte[] bytes = new byte[end - start];
			packet.get(bytes);
			packet.position(start + (end - start) / 4 * 4 + 4);
			return new String(bytes, StandardCharsets.US_ASCII);
		}
	}

	/** A page. */
	private static final class Page implements WebSocket.Listener {

		final List<JsonNode> messages = new ArrayList<>();
		private final StringBuilder text = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			text.append(data);
			if (last) {
				try {
					synchronized (messages) {
						messages.add(new ObjectMapper().readTree(text.toString()));
					}
				} catch (IOException e) {
					throw new IllegalStateException(e);
				}
				text.setLength(0);
			}
			socket.request(1);
			return null;
		}
	}

	@TempDir
	Path folder;

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void connect(HttpClient client, int port, Page page) {
		while (true) {
			try {
				client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port), page).join();
				return;
			} catch (CompletionException e) {
				java.util.concurrent.locks.LockSupport.parkNanos(2_000_000); // the session is about to open it
			}
		}
	}

	@Test
	void threeProgramsGetEveryFrameOfTheTake() throws Exception {
		EmbeddedBackend backend = new EmbeddedBackend(new OnnxBackend());
		Assumptions.assumeTrue(backend.availability().isUsable(), backend.availability().reason());
		String recording = "file:" + ScriptedLiveTest.recording();
		Providers providers = new Providers();
		providers.addAudioInput(new FileAudioInput());
		providers.addLiveSink(new LiveLinkSink());
		providers.addLiveSink(new VmcSink());
		providers.addLiveSink(new JsonSink());
		Path project = folder.resolve("take.fwz");
		Path journal = LiveTakes.newJournal(project);
		int pagePort = freePort();
		Page page = new Page();
		LiveReport report;
		try (LiveLinkProgram engine = new LiveLinkProgram();
				VmcProgram avatar = new VmcProgram();
				HttpClient client = HttpClient.newHttpClient()) {
			Thread connecting = new Thread(() -> connect(client, pagePort, page), "page");
			connecting.start();
			LiveSetup.Sound sound = new LiveSetup.Sound("line",
					LiveSources.openSound(providers, recording, 1, false, Clock.SYSTEM), 1, ChannelChoice.MIX, 1, 0,
					backend, backend.info().parameters().defaults());
			List<Target> targets = List.of(Target.parse(providers, "livelink://127.0.0.1:" + engine.port()),
					Target.parse(providers, "vmc://127.0.0.1:" + avatar.port()),
					Target.parse(providers, "websocket://127.0.0.1:" + pagePort));
			try (LiveSession session = LiveSession.start(LiveSetup.of(sound, targets), new PolyphaseResampler(),
					Clock.SYSTEM)) {
				session.startTake(journal, "line", 30);
				assertThat(session.awaitEnd(20_000)).isTrue();
				session.requireNoFailure();
				session.stopTake();
				session.close();
				report = session.report();
			}
			connecting.join();
			for (int i = 0; i < 200 && avatar.poses.size() < report.frames(); i++) {
				Thread.sleep(5);
			}
			LiveTakes.add(project, journal, Optional.empty());
			MotionClip clip = ((SolvedMotion) ProjectFile.open(project).project().getTakes().getFirst().getTracks()
					.getFirst().getLayers().getFirst().getContent()).getClip().load();
			assertThat(report.droppedSamples()).isZero();
			assertThat(clip.frameCount()).isEqualTo((int) report.frames());
			synchronized (engine) {
				requireSame(engine, clip);
			}
			synchronized (avatar) {
				requireSame(avatar, clip);
			}
			synchronized (page.messages) {
				requireSame(page, engine, clip);
			}
		}
	}

	private static void requireSame(LiveLinkProgram engine, MotionClip clip) {
		assertThat(engine.poses).hasSize(clip.frameCount());
		float[] pose = new float[52];
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			assertThat(engine.frames.get(frame)).isEqualTo(engine.frames.getFirst() + frame);
			clip.pose(frame, pose);
			assertThat(java.util.Arrays.copyOf(engine.poses.get(frame), 52)).as("frame %d", frame)
					.containsExactly(pose);
		}
	}

	private static void requireSame(VmcProgram avatar, MotionClip clip) {
		assertThat(avatar.poses).hasSize(clip.frameCount());
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			for (String name : Arkit.FACE.names()) {
				float sent = clip.column(clip.channels().indexOf(name)).get(frame);
				assertThat(avatar.poses.get(frame)).as("frame %d", frame).containsEntry(name, Math.clamp(sent, 0f, 1f));
			}
		}
	}

	/** A page may come late, and one that is slow misses poses; each that it gets is right. */
	private static void requireSame(Page page, LiveLinkProgram engine, MotionClip clip) {
		assertThat(page.messages.getFirst().get("type").asText()).isEqualTo("hello");
		List<String> names = new ArrayList<>();
		page.messages.getFirst().get("channels").forEach(channel -> names.add(channel.get("name").asText()));
		assertThat(names).isEqualTo(clip.channels().names());
		List<JsonNode> poses = page.messages.subList(1, page.messages.size());
		assertThat(poses.size()).isGreaterThan(clip.frameCount() / 2);
		int before = -1;
		for (JsonNode pose : poses) {
			int frame = pose.get("frame").asInt() - engine.frames.getFirst();
			assertThat(frame).isGreaterThan(before).isLessThan(clip.frameCount());
			before = frame;
			for (int channel = 0; channel < names.size(); channel++) {
				assertThat(pose.get("values").get(channel).floatValue()).isCloseTo(clip.column(channel).get(frame),
						within(1e-6f));
			}
		}
	}
}
