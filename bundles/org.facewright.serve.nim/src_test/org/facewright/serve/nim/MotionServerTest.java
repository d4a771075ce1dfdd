package org.facewright.serve.nim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.facewright.api.testkit.LevelBackend;
import org.facewright.api.testkit.LinearResampler;
import org.facewright.core.motion.Arkit;
import org.facewright.core.time.FrameRate;
import org.facewright.rpc.a2f.audio.AudioHeader;
import org.facewright.rpc.a2f.authoring.A2FAuthoringServiceGrpc;
import org.facewright.rpc.a2f.authoring.AudioClip;
import org.facewright.rpc.a2f.authoring.AudioClipHandle;
import org.facewright.rpc.a2f.authoring.BlendShapeData;
import org.facewright.rpc.a2f.authoring.FacePoseRequest;
import org.facewright.rpc.a2f.config.A2XConfig;
import org.facewright.rpc.a2f.config.A2XExportConfigServiceGrpc;
import org.facewright.rpc.a2f.config.ConfigsTypeRequest;
import org.facewright.rpc.a2f.controller.A2FControllerServiceGrpc;
import org.facewright.rpc.a2f.controller.AnimationDataStream;
import org.facewright.rpc.a2f.controller.AudioStream;
import org.facewright.rpc.a2f.controller.AudioStreamHeader;
import org.facewright.rpc.a2f.emotion.EmotionAggregate;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.face.AudioWithEmotion;
import org.facewright.rpc.a2f.face.BlendShapeParameters;
import org.facewright.rpc.a2f.face.FaceParameters;
import org.facewright.rpc.a2f.health.HealthCheckRequest;
import org.facewright.rpc.a2f.health.HealthCheckResponse.ServingStatus;
import org.facewright.rpc.a2f.health.HealthGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.protobuf.ByteString;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

@Timeout(30)
class MotionServerTest {

	private static final LevelBackend BACKEND = new LevelBackend("level", Arkit.FACE, FrameRate.FPS_100);

	private MotionServer server;
	private ManagedChannel channel;

	@BeforeEach
	void start() throws IOException {
		restart(ServerOptions.USUAL.withPort(0));
	}

	private void restart(ServerOptions options) throws IOException {
		stop();
		server = MotionServer.start(options, BACKEND, new LinearResampler());
		channel = Grpc.newChannelBuilderForAddress("127.0.0.1", server.port(), InsecureChannelCredentials.create())
				.build();
	}

	@AfterEach
	void stop() {
		if (channel != null) {
			channel.shutdownNow();
			server.close();
		}
	}

	private static AudioStream header(int rate, AudioStreamHeader.Builder more) {
		return AudioStream.newBuilder().setAudioStreamHeader(more.setAudioHeader(
				AudioHeader.newBuilder().setChannelCount(1).setSamplesPerSecond(rate).setBitsPerSample(16))).build();
	}

	private static AudioStream header(int rate) {
		return header(rate, AudioStreamHeader.newBuilder());
	}

	/** A constant, so that every frame has the same level. */
	private static AudioStream sound(int samples, int value) {
		byte[] pcm = new byte[2 * samples];
		for (int i = 0; i < samples; i++) {
			pcm[2 * i] = (byte) value;
			pcm[2 * i + 1] = (byte) (value >> 8);
		}
		return AudioStream.newBuilder()
				.setAudioWithEmotion(AudioWithEmotion.newBuilder().setAudioBuffer(ByteString.copyFrom(pcm))).build();
	}

	private static AudioStream end() {
		return AudioStream.newBuilder().setEndOfAudio(AudioStream.EndOfAudio.getDefaultInstance()).build();
	}

	private final class Call implements StreamObserver<AnimationDataStream> {

		final List<AnimationDataStream> received = new ArrayList<>();
		final CompletableFuture<List<AnimationDataStream>> done = new CompletableFuture<>();
		final StreamObserver<AudioStream> requests = A2FControllerServiceGrpc.newStub(channel).processAudioStream(this);

		@Override
		public void onNext(AnimationDataStream message) {
			received.add(message);
		}

		@Override
		public void onError(Throwable failure) {
			done.completeExceptionally(failure);
		}

		@Override
		public void onCompleted() {
			done.complete(received);
		}

		List<AnimationDataStream> messages() throws Exception {
			return done.get(10, TimeUnit.SECONDS);
		}

		Status failure() throws Exception {
			try {
				done.get(10, TimeUnit.SECONDS);
			} catch (ExecutionException e) {
				return Status.fromThrowable(e.getCause());
			}
			throw new AssertionError("the call succeeded");
		}
	}

	private Call call(AudioStream... messages) {
		Call call = new Call();
		for (AudioStream message : messages) {
			call.requests.onNext(message);
		}
		call.requests.onCompleted();
		return call;
	}

	@Test
	void answersHeaderPosesEventAndStatusInThisOrder() throws Exception {
		List<AnimationDataStream> messages = call(header(16_000), sound(16_000, 8192), sound(8_000, 8192), end())
				.messages();
		assertThat(messages.getFirst().getAnimationDataStreamHeader().getSkelAnimationHeader().getBlendShapesList())
				.hasSize(52).startsWith("EyeBlinkLeft").endsWith("TongueOut");
		assertThat(messages.get(messages.size() - 2).hasEvent()).isTrue();
		assertThat(messages.getLast().getStatus().getCode().name()).isEqualTo("SUCCESS");
		List<AnimationDataStream> poses = messages.subList(1, messages.size() - 2);
		assertThat(poses).hasSize(45);
		for (int i = 0; i < poses.size(); i++) {
			var weights = poses.get(i).getAnimationData().getSkelAnimation().getBlendShapeWeights(0);
			assertThat(weights.getTimeCode()).isEqualTo(i / 30.0);
			assertThat(weights.getValuesList()).hasSize(52);
			assertThat(weights.getValues(0)).isEqualTo(0.25f, offset(1e-4f));
		}
	}

	@Test
	void sendsTheSoundOfEachPoseBack() throws Exception {
		List<AnimationDataStream> messages = call(header(22_050), sound(22_050 + 1_234, 77), end()).messages();
		ByteString echo = ByteString.EMPTY;
		for (AnimationDataStream message : messages) {
			echo = echo.concat(message.getAnimationData().getAudio().getAudioBuffer());
		}
		assertThat(echo).isEqualTo(sound(22_050 + 1_234, 77).getAudioWithEmotion().getAudioBuffer());
	}

	@Test
	void followsTheFrameRateItWasGiven() throws Exception {
		restart(ServerOptions.USUAL.withPort(0).withFrameRate(FrameRate.FPS_60));
		List<AnimationDataStream> messages = call(header(44_100), sound(44_100, 1000), end()).messages();
		assertThat(messages).hasSize(1 + 60 + 2);
		assertThat(messages.get(2).getAnimationData().getSkelAnimation().getBlendShapeWeights(0).getTimeCode())
				.isEqualTo(1 / 60.0);
	}

	@Test
	void appliesGainsOffsetsClampingAndStrengthAndNamesWhatItCannot() throws Exception {
		AudioStreamHeader.Builder settings = AudioStreamHeader.newBuilder()
				.setFaceParams(FaceParameters.newBuilder().putFloatParams("lowerFaceStrength", 2)
						.putFloatParams("tongueStrength", 1.5f))
				.setBlendshapeParams(BlendShapeParameters.newBuilder().putBsWeightMultipliers("EyeBlinkLeft", 3)
						.putBsWeightOffsets("EyeLookDownLeft", -0.5f).setEnableClampingBsWeight(true));
		List<AnimationDataStream> messages = call(header(16_000, settings), sound(16_000, 8192), end()).messages();
		var weights = messages.get(5).getAnimationData().getSkelAnimation().getBlendShapeWeights(0);
		assertThat(weights.getValues(0)).as("0.25 × 2 × 3, clamped").isEqualTo(1);
		assertThat(weights.getValues(1)).as("0.25 × 2 / 2 − 0.5, clamped").isZero();
		assertThat(weights.getValues(2)).isEqualTo(0.5f / 3, offset(1e-4f));
		assertThat(messages.getLast().getStatus().getMessage()).isEqualTo("without effect here: tongueStrength");
	}

	@Test
	void givesEmotionsBackAsMetadata() throws Exception {
		AudioStream joyful = sound(16_000, 100).toBuilder().setAudioWithEmotion(
				sound(16_000, 100).getAudioWithEmotion().toBuilder().addEmotions(
						EmotionWithTimeCode.newBuilder().setTimeCode(0.5).putEmotion("joy", 1)))
				.build();
		List<AnimationDataStream> messages = call(header(16_000), joyful, end()).messages();
		EmotionAggregate aggregate = EmotionAggregate.parseFrom(messages.get(1).getAnimationData()
				.getMetadataOrThrow("emotion_aggregate").getValue());
		assertThat(aggregate.getInputEmotions(0).getEmotionMap()).containsEntry("joy", 1f);
	}

	@Test
	void sendsNoStatusWhenTheEndMarkerIsMissing() throws Exception {
		List<AnimationDataStream> messages = call(header(16_000), sound(16_000, 1)).messages();
		assertThat(messages).hasSize(31);
		assertThat(messages.getLast().hasAnimationData()).isTrue();
	}

	@Test
	void refusesWhatTheContractForbids() throws Exception {
		assertInvalid(call(sound(100, 0)), "before the header");
		assertInvalid(call(header(8_000)), "16000 to 144000 Hz");
		assertInvalid(call(header(16_000), header(16_000)), "second header");
		assertInvalid(call(header(16_000), sound(160_001, 0)), "10 s of sound");
		assertInvalid(call(header(16_000), AudioStream.newBuilder().setAudioWithEmotion(
				AudioWithEmotion.newBuilder().setAudioBuffer(ByteString.copyFrom(new byte[3]))).build()),
				"half a sample");
		assertInvalid(call(AudioStream.getDefaultInstance()), "holds nothing");
		assertInvalid(call(header(16_000), AudioStream.newBuilder().setAudioWithEmotion(AudioWithEmotion.newBuilder()
				.addEmotions(EmotionWithTimeCode.newBuilder().putEmotion("out_of_breath", 1))).build()),
				"unknown emotion 'out_of_breath'");
		assertThat(server.counts().active()).isZero();
	}

	private static void assertInvalid(Call call, String part) throws Exception {
		Status failure = call.failure();
		assertThat(failure.getCode()).isIn(Status.Code.INVALID_ARGUMENT);
		assertThat(failure.getDescription()).contains(part);
	}

	@Test
	void refusesClipsBeyondItsLimitAndClientsThatSayNothing() throws Exception {
		restart(ServerOptions.USUAL.withPort(0).withClipLimit(Duration.ofSeconds(2))
				.withIdleLimit(Duration.ofMillis(200)));
		assertInvalid(call(header(16_000), sound(20_000, 0), sound(20_000, 0)), "2 s long");
		Call silent = new Call();
		silent.requests.onNext(header(16_000));
		assertThat(silent.failure().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
	}

	@Test
	void refusesMoreStreamsThanItHas() throws Exception {
		restart(ServerOptions.USUAL.withPort(0).withStreamLimit(1));
		Call first = new Call();
		first.requests.onNext(header(16_000));
		while (server.counts().active() == 0) {
			Thread.sleep(5);
		}
		assertThat(new Call().failure().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
		first.requests.onNext(end());
		first.requests.onCompleted();
		assertThat(first.messages()).isNotEmpty();
		assertThat(server.counts()).isEqualTo(new ServerCounts(0, 1, 0, 1));
	}

	@Test
	void tellsItsHealthAndItsModel() {
		assertThat(HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance()).getStatus())
				.isEqualTo(ServingStatus.SERVING);
		List<String> contents = new ArrayList<>();
		A2XExportConfigServiceGrpc.newBlockingStub(channel)
				.getConfigs(ConfigsTypeRequest.newBuilder().setConfigType(ConfigsTypeRequest.ConfigType.YAML).build())
				.forEachRemaining((A2XConfig config) -> contents.add(config.getContent()));
		assertThat(contents.getFirst()).contains("inference_model_id: level_1");
	}

	@Test
	void givesSinglePosesOfAnUploadedClip() {
		var stub = A2FAuthoringServiceGrpc.newBlockingStub(channel);
		AudioClipHandle handle = stub.uploadAudioClip(AudioClip.newBuilder()
				.setAudioHeader(header(16_000).getAudioStreamHeader().getAudioHeader())
				.setContent(sound(16_000, 8192).getAudioWithEmotion().getAudioBuffer()).build());
		assertThat(handle.getAudioClipId()).matches("[0-9a-f]{64}");
		BlendShapeData pose = stub.getAvatarFacePose(FacePoseRequest.newBuilder().setAudioHash(handle.getAudioClipId())
				.setTimeStamp(0.5f).build());
		assertThat(pose.getBlendshapesList()).hasSameSizeAs(handle.getBlendshapeNamesList());
		assertThat(pose.getBlendshapes(0)).isEqualTo(0.25f, offset(1e-4f));
		assertThatExceptionOfType(StatusRuntimeException.class)
				.isThrownBy(() -> stub.getAvatarFacePose(FacePoseRequest.newBuilder().setAudioHash("00").build()))
				.withMessageContaining("upload it first");
	}

	@Test
	void saysThatAPortIsTaken() {
		assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> MotionServer.start(ServerOptions.USUAL.withPort(server.port()), BACKEND,
						new LinearResampler()).close())
				.withMessageContaining("can't listen there").withMessageContaining(Integer.toString(server.port()));
	}

	@Test
	void saysThatACertificateCantBeUsed(@TempDir Path folder) throws IOException {
		Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
		for (Path file : List.of(text, folder.resolve("none.pem"))) {
			assertThatExceptionOfType(IOException.class)
					.isThrownBy(() -> MotionServer.start(ServerOptions.USUAL.withPort(0).withTls(
							new ServerOptions.Tls(file, file, Optional.empty())), BACKEND, new LinearResampler())
							.close())
					.withMessageContaining(file + ": certificate and key can't be used");
		}
	}

	@Test
	void carriesOnWhenAClientGoesAway() throws Exception {
		Call call = new Call();
		call.requests.onNext(header(16_000));
		call.requests.onNext(sound(16_000, 1));
		while (server.counts().active() == 0) {
			Thread.sleep(5);
		}
		channel.shutdownNow();
		while (server.counts().failed() == 0) {
			Thread.sleep(5);
		}
		assertThat(server.counts().active()).isZero();
	}
}
