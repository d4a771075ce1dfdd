package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;

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
	private static final long BYTES_PER_BYTE = 160;
	private static final long FIXED_BYTES = 64 << 10;

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

		int all() {
			return refusedByParser + refusedByReader + read;
		}
	}

	private static byte[] damaged(byte[] whole, Random random) {
		byte[] bytes = whole.clone();
		switch (random.nextInt(5)) {
			case 0 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
			case 1 -> random.nextBytes(bytes);
			case 2 -> {
				// a length that promises far more than there is
				int at = random.nextInt(Math.max(1, bytes.length - 5));
				for (int i = 0; i < 4 && at + i < bytes.length; i++) {
					bytes[at + i] = (byte) 0xff;
				}
				if (at + 4 < bytes.length) {
					bytes[at + 4] = 0x07;
				}
			}
			default -> {
				for (int i = 1 + random.nextInt(8); i > 0; i--) {
					bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
				}
			}
		}
		return bytes;
	}

	private static Tally run(int rounds) {
		feed(2000, Long.MAX_VALUE / 2); // classes load, code is compiled
		return feed(rounds, FIXED_BYTES);
	}

	private static Tally feed(int rounds, long fixedBytes) {
		Random random = new Random(20_260_101);
		Tally tally = new Tally();
		List<byte[]> answers = List.of(HEADER.toByteArray(), pose().toByteArray());
		byte[] question = question().toByteArray();
		byte[] config = A2XConfig.newBuilder().setName("stylization.yaml")
				.setContent("a2f:\n  inference_type: regression\n  inference_model_id: claire\n").build().toByteArray();
		for (int round = 0; round < rounds; round++) {
			byte[] bytes = damaged(switch (round % 4) {
				case 0, 1 -> answers.get(round % 2);
				case 2 -> question;
				default -> config;
			}, random);
			long before = THREADS.getCurrentThreadAllocatedBytes();
			switch (round % 4) {
				case 0, 1 -> read(bytes, tally);
				case 2 -> parse(AudioStream.parser(), bytes, tally);
				default -> readConfig(bytes, tally);
			}
			long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
			assertThat(taken).as("round %d, %d bytes", round, bytes.length)
					.isLessThan(fixedBytes + BYTES_PER_BYTE * bytes.length);
		}
		return tally;
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
		assertThat(tally.all()).isEqualTo(4_000);
		assertThat(tally.refusedByParser).isGreaterThan(500);
		assertThat(tally.refusedByReader).isGreaterThan(10);
		assertThat(tally.read).isGreaterThan(500);
	}

	@Test
	@Tag("slow")
	void areRefusedWithoutHarmAHundredThousandTimes() {
		assertThat(run(100_000).all()).isEqualTo(100_000);
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
