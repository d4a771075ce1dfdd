package org.facewright.live.ifacialmocap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.LiveFace;
import org.junit.jupiter.api.Test;

class MocapSinkTest {

	private final MocapSink sink = new MocapSink();

	private String sent(String dialect, Map<String, Float> values) throws IOException {
		float[] pose = new float[LiveFace.NAMES.size()];
		values.forEach((name, value) -> pose[LiveFace.CHANNELS.indexOf(name)] = value);
		try (UdpPeer peer = new UdpPeer("ifacialmocap", packet -> Map.of());
				LiveConnection connection = sink.connect(peer.target(), LiveFace.CHANNELS, FrameRate.FPS_60,
						sink.parameters().defaults().with(MocapSink.DIALECT, dialect))) {
			connection.send(0, 0, pose);
			return new String(peer.packet(Duration.ofSeconds(5)).orElseThrow(), StandardCharsets.US_ASCII);
		}
	}

	@Test
	void spellsSidesAsLettersAndJawAndMouthInFull() throws Exception {
		assertThat(sent("ifacialmocap", Map.of("eyeBlinkLeft", 0.12f, "jawLeft", 0.5f, "mouthRight", 1f)))
				.contains("eyeBlink_L-12|", "eyeBlink_R-0|", "|jawLeft-50|", "|mouthRight-100|").endsWith("|");
	}

	@Test
	void leavesTheMinusToNumbersWhereTheAppDoes() throws Exception {
		assertThat(sent("ifacialmocap-v2", Map.of("eyeBlinkLeft", 0.12f))).contains("eyeBlink_L&12|");
		assertThat(sent("facemotion3d", Map.of("eyeBlinkLeft", 0.12f))).contains("eyeBlinkLeft&12|");
	}

	@Test
	void neverWritesAMinusThatCouldBeTakenForASeparator() throws Exception {
		assertThat(sent("ifacialmocap", Map.of("jawOpen", -0.5f, "mouthClose", 1.5f))).contains("jawOpen-0|",
				"mouthClose-100|");
	}

	@Test
	void writesAnglesInDegreesWithTurnsTowardsTheLeftAsPositive() throws Exception {
		String text = sent("ifacialmocap", Map.of("headPitch", (float) Math.toRadians(10), "headYaw",
				(float) Math.toRadians(20), "headRoll", (float) Math.toRadians(-5.5), "rightEyeYaw", -0.1f));
		String[] head = text.substring(text.indexOf("=head#") + 6).split("[,|]");
		assertThat(Double.parseDouble(head[0])).isCloseTo(10, within(1e-5));
		assertThat(Double.parseDouble(head[1])).isCloseTo(-20, within(1e-5));
		assertThat(Double.parseDouble(head[2])).isCloseTo(5.5, within(1e-5));
		assertThat(head[3] + head[4] + head[5]).isEqualTo("000");
		assertThat(text).contains("|rightEye#0,5.729578,0|leftEye#0,0,0|");
	}
}
