package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.facewright.api.testkit.live.Fuzz;
import org.facewright.core.motion.Arkit;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.AudioWithTimeCode;
import org.facewright.rpc.a2f.animation.FloatArrayWithTimeCode;
import org.facewright.rpc.a2f.animation.SkelAnimation;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.config.A2XConfig;
import org.facewright.rpc.a2f.controller.AnimationDataStream;
import org.facewright.rpc.a2f.controller.AnimationDataStreamHeader;
import org.facewright.rpc.a2f.controller.AudioStream;
import org.facewright.rpc.a2f.controller.AudioStreamHeader;
import org.facewright.rpc.a2f.emotion.EmotionAggregate;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.packed.Packed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.sun.management.ThreadMXBean;

/** Readers of messages get damaged bytes: they refuse them, and take no more memory than the bytes account for. */
class DamagedMessagesTest {

	/** Objects around the values of a message: each two bytes can be an empty message of their own. */
	private static final int BYTES_PER_BYTE = 64;
	private static final long FIXED_BYTES = 16 << 10;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final AnimationDataStream HEADER = AnimationDataStream.newBuilder().setAnimationDataStreamHeader(
			AnimationDataStreamHeader.newBuilder().setAudioHeader(ControllerCall.audio(16_000))
					.setSkelAnimationHeader(SkelAnimationHeader.newBuilder()
							.addAllBlendShapes(Arkit.FACE.names().stream().map(NimSettings::serviceName).toList())))
			.build();

	private static AnimationDataStream pose() {
		FloatArrayWithTimeCode.Builder weights = FloatArrayWithTimeCode.newBuilder().setTimeCode(0.0333);
		for (int i = 0; i < 52; i++) {
			weights.addValues(i / 52f);
		}
		ByteString emotions = EmotionAggregate.newBuilder()
				.addInputEmotions(EmotionWithTimeCode.newBuilder().setTimeCode(1).putEmotion("joy", 1)).build()
				.toByteString();
		return AnimationDataStream.newBuilder().setAnimationData(AnimationData.newBuilder()
				.setSkelAnimation(SkelAnimation.newBuilder().addBlendShapeWeights(weights))
				.setAudio(AudioWithTimeCode.newBuilder().setAudioBuffer(ByteString.copyFrom(new byte[1066])))
				.putMetadata("emotion_aggregate", Packed.newBuilder().setTypeUrl("t").setValue(emotions).build()))
				.build();
	}

	private static AudioStream question() {
		return AudioStream.newBuilder().setAudioStreamHeader(AudioStreamHeader.newBuilder()
				.setAudioHeader(ControllerCall.audio(16_000)).setFaceParams(
						NimSettings.of(NimSettings.SCHEMA.parse(java.util.Map.of("send", "all")), Arkit.FACE).face()))
				.build();
	}

	/** What happened to the damaged inputs. */
	private static final class Tally {
		int refusedByParser;
		int refusedByReader;
		int read;
	}

	private static Tally run(int rounds) {
		Tally tally = new Tally();
		byte[] config = A2XConfig.newBuilder().setName("stylization.yaml")
				.setContent("a2f:\n  inference_type: regression\n  inference_model_id: claire\n").build().toByteArray();
		Fuzz.feed(1, List.of(HEADER.toByteArray(), pose().toByteArray(), lying()), rounds / 2, FIXED_BYTES,
				BYTES_PER_BYTE, bytes -> read(bytes, tally));
		Fuzz.feed(2, List.of(question().toByteArray()), rounds / 4, FIXED_BYTES, BYTES_PER_BYTE,
				bytes -> parse(AudioStream.parser(), bytes, tally));
		Fuzz.feed(3, List.of(config), rounds / 4, FIXED_BYTES, BYTES_PER_BYTE, bytes -> readConfig(bytes, tally));
		return tally;
	}

	/** A pose whose values claim to be two thousand million bytes long. */
	private static byte[] lying() {
		byte[] bytes = pose().toByteArray();
		byte[] start = { 0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 0x0a };
		System.arraycopy(start, 0, bytes, 0, start.length);
		return bytes;
	}

	private static void parse(Parser<? extends MessageLite> parser, byte[] bytes, Tally tally) {
		try {
			parser.parseFrom(bytes);
			tally.read++;
		} catch (InvalidProtocolBufferException e) {
			tally.refusedByParser++;
		}
	}

	private static void readConfig(byte[] bytes, Tally tally) {
		try {
			ModelReport.of(List.of(A2XConfig.parseFrom(bytes)));
			tally.read++;
		} catch (InvalidProtocolBufferException e) {
			tally.refusedByParser++;
		}
	}

	private static void read(byte[] bytes, Tally tally) {
		AnimationReader reader = new AnimationReader("studio", Arkit.FACE);
		try {
			AnimationDataStream message = AnimationDataStream.parseFrom(bytes);
			if (message.hasAnimationDataStreamHeader()) {
				reader.header(message.getAnimationDataStreamHeader().getSkelAnimationHeader());
			} else {
				reader.header(HEADER.getAnimationDataStreamHeader().getSkelAnimationHeader());
				reader.data(message.getAnimationData(), (seconds, pose) -> {
					for (float value : pose) {
						assertThat(value).isFinite();
					}
				});
			}
			tally.read++;
		} catch (InvalidProtocolBufferException e) {
			tally.refusedByParser++;
		} catch (ServerException e) {
			tally.refusedByReader++;
		}
	}

	@Test
	void areRefusedWithoutHarm() {
		Tally tally = run(4_000);
		assertThat(tally.refusedByParser).isGreaterThan(500);
		assertThat(tally.refusedByReader + tally.read).isGreaterThan(500);
	}

	@Test
	@Tag("slow")
	void areRefusedWithoutHarmAHundredThousandTimes() {
		Tally tally = run(100_000);
		assertThat(tally.refusedByParser + tally.refusedByReader + tally.read).isGreaterThanOrEqualTo(100_000);
	}

	@Test
	void readAPoseWithoutAllocating() throws Exception {
		AnimationReader reader = new AnimationReader("studio", Arkit.FACE);
		reader.header(HEADER.getAnimationDataStreamHeader().getSkelAnimationHeader());
		AnimationData[] poses = new AnimationData[4000];
		for (int i = 0; i < poses.length; i++) {
			AnimationData.Builder data = pose().getAnimationData().toBuilder();
			data.getSkelAnimationBuilder().getBlendShapeWeightsBuilder(0).setTimeCode(i / 60.0);
			poses[i] = data.build();
		}
		AnimationReader.Target target = (seconds, pose) -> {
			// borrowed
		};
		for (int i = 0; i < 3000; i++) {
			reader.data(poses[i], target);
		}
		long before = THREADS.getCurrentThreadAllocatedBytes();
		for (int i = 3000; i < 4000; i++) {
			reader.data(poses[i], target);
		}
		assertThat((THREADS.getCurrentThreadAllocatedBytes() - before) / 1000).isLessThan(32);
	}
}
