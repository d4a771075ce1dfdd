package org.facewright.live.openseeface.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.testkit.live.Fuzz;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.Rotations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpenSeeFaceTest {

	private record Heard(String subject, double seconds, float[] pose) {
	}

	private final PoseCounts counts = new PoseCounts();
	private final List<Heard> heard = new ArrayList<>();

	private void read(int wanted, byte[] packet) {
		new OpenSeeFaceInput.Reader(wanted, counts,
				(subject, arrival, seconds, pose) -> heard.add(new Heard(subject, seconds, pose.clone())))
				.read(ByteBuffer.wrap(packet), 0);
	}

	private float newest(String channel) {
		return heard.getLast().pose()[LiveFace.CHANNELS.indexOf(channel)];
	}

	private static byte[] sent(Map<String, Float> values) throws IOException {
		float[] pose = new float[LiveFace.NAMES.size()];
		values.forEach((name, value) -> pose[LiveFace.CHANNELS.indexOf(name)] = value);
		OpenSeeFaceSink sink = new OpenSeeFaceSink();
		try (UdpPeer peer = new UdpPeer("openseeface", packet -> Map.of());
				LiveConnection connection = sink.connect(peer.target(), LiveFace.CHANNELS, FrameRate.FPS_60,
						sink.parameters().defaults().with(OpenSeeFaceSink.FACE, 3))) {
			connection.send(90, 0, pose);
			return peer.packet(Duration.ofSeconds(5)).orElseThrow();
		}
	}

	@Test
	void writesEveryFieldAtItsPlace() throws Exception {
		PlainFace face = PlainFace.of(sent(Map.of("eyeBlinkLeft", 0.25f, "eyeBlinkRight", 1f, "eyeWideLeft", 0.5f,
				"browOuterUpLeft", 0.75f, "browDownRight", 0.5f, "mouthSmileLeft", 0.25f, "mouthFrownRight", 0.5f,
				"jawOpen", 0.75f, "mouthClose", 0.25f, "mouthPucker", 0.5f)));
		assertThat(face.time).isEqualTo(1.5);
		assertThat(face.id).isEqualTo(3);
		assertThat(face.success).isEqualTo((byte) 1);
		assertThat(face.leftEye).isEqualTo(0.75f);
		assertThat(face.rightEye).isZero();
		assertThat(face.features).containsExactly(0.25f, -1, 0, 0.75f, 0, 0, -0.5f, 0, -0.25f, 0, 0.5f, 0, 0.5f, -0.5f);
		assertThat(face.confidences).containsOnly(0);
	}

	@Test
	void turnsTheHeadAsTheTrackersOwnReceiverUndoesIt() throws Exception {
		PlainFace rest = PlainFace.of(sent(Map.of()));
		PlainFace turned = PlainFace.of(sent(Map.of("headYaw", 0.4f, "headPitch", 0.2f, "headRoll", -0.1f)));
		double[] still = inUnity(rest.quaternion);
		double[] moved = inUnity(turned.quaternion);
		double[] difference = product(moved, new double[] { -still[0], -still[1], -still[2], still[3] });
		float[] angles = new float[3];
		assertThat(Rotations.toAngles(difference[0], difference[1], difference[2], difference[3], angles, 0)).isTrue();
		assertThat(angles[0]).isCloseTo(0.4f, within(1e-5f));
		assertThat(angles[1]).isCloseTo(0.2f, within(1e-5f));
		assertThat(angles[2]).isCloseTo(-0.1f, within(1e-5f));
		assertThat(rest.euler).containsExactly(180, 0, 90);
	}

	/** Receivers in Unity swap x and y and turn both signs. */
	private static double[] inUnity(float[] q) {
		return new double[] { -q[1], -q[0], q[2], q[3] };
	}

	private static double[] product(double[] a, double[] b) {
		return new double[] { a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
				a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
				a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
				a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2] };
	}

	@Test
	void whatIsSentComesBack() throws Exception {
		read(-1, sent(Map.of("jawOpen", 0.5f, "mouthSmileLeft", 0.25f, "browDownLeft", 0.75f, "headYaw", 0.4f,
				"headPitch", -0.2f, "headRoll", 0.1f, "leftEyeYaw", 0.3f, "rightEyePitch", -0.25f)));
		assertThat(heard.getFirst().subject()).isEqualTo("face 3");
		assertThat(heard.getFirst().seconds()).isEqualTo(1.5);
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
		assertThat(newest("mouthSmileLeft")).isEqualTo(0.25f);
		assertThat(newest("mouthFrownLeft")).isZero();
		assertThat(newest("browDownLeft")).isEqualTo(0.75f);
		assertThat(newest("headYaw")).isCloseTo(0.4f, within(1e-5f));
		assertThat(newest("headPitch")).isCloseTo(-0.2f, within(1e-5f));
		assertThat(newest("headRoll")).isCloseTo(0.1f, within(1e-5f));
		assertThat(newest("leftEyeYaw")).isCloseTo(0.3f, within(1e-5f));
		assertThat(newest("rightEyePitch")).isCloseTo(-0.25f, within(1e-5f));
		assertThat(newest("cheekPuff")).isNaN();
	}

	@Test
	void readsEveryFaceOfAPacketOrTheOneWanted() {
		PlainFace first = new PlainFace();
		PlainFace second = new PlainFace();
		second.id = 1;
		byte[] packet = Arrays.copyOf(first.bytes(), 2 * 1785);
		System.arraycopy(second.bytes(), 0, packet, 1785, 1785);
		read(-1, packet);
		assertThat(heard).extracting(Heard::subject).containsExactly("face 0", "face 1");
		read(1, packet);
		assertThat(heard).extracting(Heard::subject).containsExactly("face 0", "face 1", "face 1");
	}

	@Test
	void aHeadThatWasNotFoundHasNoAngles() {
		PlainFace face = new PlainFace();
		face.success = 0;
		read(-1, face.bytes());
		assertThat(newest("headYaw")).isNaN();
		assertThat(newest("jawOpen")).isZero();
	}

	@Test
	void numbersThatAreNoneAreMissing() {
		PlainFace face = new PlainFace();
		face.leftEye = Float.NaN;
		face.euler[0] = Float.POSITIVE_INFINITY;
		face.time = Double.NaN;
		read(-1, face.bytes());
		assertThat(newest("eyeBlinkLeft")).isNaN();
		assertThat(newest("headPitch")).isNaN();
		assertThat(heard.getFirst().seconds()).isNaN();
	}

	@Test
	void packetsOfAnotherSizeAreDamaged() {
		read(-1, new byte[0]);
		read(-1, new byte[1784]);
		read(-1, new byte[1786]);
		assertThat(counts.stats().damaged()).isEqualTo(3);
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
		PoseCounts seen = new PoseCounts();
		OpenSeeFaceInput.Reader reader = new OpenSeeFaceInput.Reader(-1, seen, (subject, arrival, seconds, pose) -> {
			for (float value : pose) {
				if (Float.isInfinite(value)) {
					throw new AssertionError("infinite");
				}
			}
		});
		Fuzz.feed(14, List.of(new PlainFace().bytes()), packets, 128, 1,
				packet -> reader.read(ByteBuffer.wrap(packet), 0));
		assertThat(seen.stats().damaged()).isGreaterThan(packets / 4);
		assertThat(seen.stats().passed()).isPositive();
	}
}
