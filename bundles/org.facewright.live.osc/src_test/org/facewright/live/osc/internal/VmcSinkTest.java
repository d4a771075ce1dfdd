package org.facewright.live.osc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class VmcSinkTest {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final VmcSink sink = new VmcSink();
	private final ParameterValues defaults = sink.parameters().defaults();
	private final PlainOsc.Marionette marionette = new PlainOsc.Marionette();

	private Map<String, Float> applied(ParameterValues values, ChannelSet channels, float... pose) throws IOException {
		try (UdpPeer peer = new UdpPeer("vmc", marionette);
				LiveConnection connection = sink.connect(peer.target(), channels, FrameRate.FPS_60, values)) {
			connection.send(0, 0, pose);
			return peer.next(PATIENCE).orElseThrow();
		}
	}

	@Test
	void writesTheBytesOfTheDescription() throws Exception {
		try (UdpPeer peer = new UdpPeer("vmc", marionette);
				LiveConnection connection = sink.connect(peer.target(), ChannelSet.weights(List.of("jawOpen")),
						FrameRate.FPS_60, defaults.with(VmcSink.BUNDLES, false))) {
			connection.send(0, 0, new float[] { 0.5f });
			peer.packet(PATIENCE).orElseThrow();
			peer.packet(PATIENCE).orElseThrow();
			assertThat(HexFormat.ofDelimiter(" ").formatHex(peer.packet(PATIENCE).orElseThrow()))
					.isEqualTo("2f 56 4d 43 2f 45 78 74 2f 42 6c 65 6e 64 2f 56 61 6c 00 00 2c 73 66 00 6a 61 77 4f 70 "
							+ "65 6e 00 3f 00 00 00");
			byte[] apply = peer.packet(PATIENCE).orElseThrow();
			assertThat(apply).hasSize(28);
			assertThat(HexFormat.ofDelimiter(" ").formatHex(apply, 15, 28))
					.isEqualTo("41 70 70 6c 79 00 00 00 00 2c 00 00 00".substring(0, 38));
		}
	}

	@Test
	void aWholeFaceGoesIntoFewPacketsThatNoNetworkCuts() throws Exception {
		try (UdpPeer peer = new UdpPeer("vmc", marionette);
				LiveConnection connection = sink.connect(peer.target(), Arkit.FACE, FrameRate.FPS_60, defaults)) {
			connection.send(0, 0, new float[Arkit.FACE.size()]);
			int packets = 0;
			boolean applied = false;
			while (!applied) {
				byte[] packet = peer.packet(PATIENCE).orElseThrow();
				assertThat(packet.length).isLessThanOrEqualTo(1472);
				applied = marionette.decode(packet) != null;
				packets++;
			}
			assertThat(packets).isBetween(2, 3);
			assertThat(marionette.values).hasSize(52);
			assertThat(marionette.addresses.getFirst()).isEqualTo("/VMC/Ext/OK");
			assertThat(marionette.addresses.getLast()).isEqualTo("/VMC/Ext/Blend/Apply");
			assertThat(marionette.addresses).filteredOn("/VMC/Ext/Blend/Apply"::equals).hasSize(1);
		}
	}

	@Test
	void spellsNamesAsTheAvatarDoes() throws Exception {
		assertThat(applied(defaults.with(VmcSink.NAMES, "arkit-pascal"), ChannelSet.weights(List.of("jawOpen")), 0.5f))
				.containsOnly(Map.entry("JawOpen", 0.5f));
	}

	@Test
	void keepsWeightsBetweenNothingAndAll() throws Exception {
		assertThat(applied(defaults, ChannelSet.weights(List.of("jawOpen", "mouthClose")), 1.25f, -0.25f))
				.containsOnly(Map.entry("jawOpen", 1f), Map.entry("mouthClose", 0f));
	}

	@Test
	void sendsChannelsThatArkitDoesNotKnow() throws Exception {
		assertThat(applied(defaults, ChannelSet.weights(List.of("tongueWide")), 0.5f)).containsKey("tongueWide");
	}

	@Test
	void turnsHeadAndEyesOnlyWhenThePosesHaveThem() throws Exception {
		applied(defaults, ChannelSet.weights(List.of("jawOpen")), 0.5f);
		assertThat(marionette.bones).isEmpty();
		applied(defaults, ChannelSet.of(List.of(new Channel("headYaw", ChannelKind.ANGLE))), 0.5f);
		assertThat(marionette.bones).containsOnlyKeys("Head");
		List<Object> head = marionette.bones.getOrDefault("Head", List.of());
		assertThat((Float) head.get(4)).isCloseTo((float) Math.sin(0.25), within(1e-6f));
		assertThat((Float) head.get(6)).isCloseTo((float) Math.cos(0.25), within(1e-6f));
	}

	@Test
	void sendsARootWhenAskedTo() throws Exception {
		applied(defaults.with(VmcSink.ROOT, true), ChannelSet.weights(List.of("jawOpen")), 0.5f);
		assertThat(marionette.bones).containsEntry("root", List.of(0f, 0f, 0f, 0f, 0f, 0f, 1f));
	}

	@Test
	void anOpenJawSpeaksAnA() throws Exception {
		Map<String, Float> values = applied(defaults.with(VmcSink.NAMES, "vrm0"),
				ChannelSet.weights(List.of("jawOpen", "mouthPucker")), 0.5f, 0);
		assertThat(values).containsEntry("A", 0.5f).containsEntry("U", 0f).containsEntry("O", 0f)
				.doesNotContainKeys("Blink", "Blink_L", "Joy", "jawOpen");
	}

	@Test
	void pursedLipsSpeakAnOuByTheNameOfTheNewerAvatars() throws Exception {
		Map<String, Float> values = applied(defaults.with(VmcSink.NAMES, "vrm1"),
				ChannelSet.weights(List.of("jawOpen", "mouthPucker", "eyeBlinkLeft")), 0, 1, 0.75f);
		assertThat(values).containsEntry("ou", 1f).containsEntry("aa", 0f).containsEntry("blinkLeft", 0.75f);
	}
}
