package org.facewright.motion.nim.internal;

import java.util.List;

import org.facewright.rpc.a2f.audio.AudioHeader;
import org.facewright.rpc.a2f.controller.A2FControllerServiceGrpc;
import org.facewright.rpc.a2f.controller.AnimationDataStream;
import org.facewright.rpc.a2f.controller.AudioStream;
import org.facewright.rpc.a2f.controller.AudioStreamHeader;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.face.AudioWithEmotion;

import com.google.protobuf.ByteString;

import io.grpc.Channel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

/** A call of the bidirectional service: header, sound, end marker. */
final class ControllerCall implements Call, ClientResponseObserver<AudioStream, AnimationDataStream> {

	/** Answers under way at once. */
	private static final int WINDOW = 8;

	private final Answers answers;
	@SuppressWarnings("null") // set by beforeStart, before the stub's method returns
	private ClientCallStreamObserver<AudioStream> requests;

	@SuppressWarnings("null") // see requests
	private ControllerCall(Answers answers) {
		this.answers = answers;
	}

	static ControllerCall open(Channel channel, NimSettings settings, int sampleRate, Answers answers) {
		ControllerCall call = new ControllerCall(answers);
		A2FControllerServiceGrpc.newStub(channel).processAudioStream(call);
		call.requests.onNext(AudioStream.newBuilder().setAudioStreamHeader(header(settings, sampleRate)).build());
		return call;
	}

	private static AudioStreamHeader header(NimSettings settings, int sampleRate) {
		return AudioStreamHeader.newBuilder().setAudioHeader(audio(sampleRate)).setFaceParams(settings.face())
				.setEmotionPostProcessingParams(settings.postProcessing()).setBlendshapeParams(settings.shapes())
				.setEmotionParams(settings.emotion()).build();
	}

	/** 16 bits, mono. */
	static AudioHeader audio(int sampleRate) {
		return AudioHeader.newBuilder().setAudioFormat(AudioHeader.AudioFormat.AUDIO_FORMAT_PCM).setChannelCount(1)
				.setSamplesPerSecond(sampleRate).setBitsPerSample(16).build();
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void beforeStart(ClientCallStreamObserver<AudioStream> stream) {
		requests = stream;
		stream.disableAutoRequestWithInitial(WINDOW);
		stream.setOnReadyHandler(answers::ready);
	}

	@Override
	public boolean isReady() {
		return requests.isReady();
	}

	@Override
	public void send(ByteString pcm, List<EmotionWithTimeCode> emotions) {
		requests.onNext(AudioStream.newBuilder()
				.setAudioWithEmotion(AudioWithEmotion.newBuilder().setAudioBuffer(pcm).addAllEmotions(emotions))
				.build());
	}

	@Override
	public void end() {
		requests.onNext(AudioStream.newBuilder().setEndOfAudio(AudioStream.EndOfAudio.getDefaultInstance()).build());
		requests.onCompleted();
	}

	@Override
	public void proceed() {
		requests.request(1);
	}

	@Override
	public void cancel() {
		requests.cancel("no longer wanted", null);
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void onNext(AnimationDataStream message) {
		switch (message.getStreamPartCase()) {
			case ANIMATION_DATA_STREAM_HEADER ->
				answers.header(message.getAnimationDataStreamHeader().getSkelAnimationHeader());
			case ANIMATION_DATA -> answers.data(message.getAnimationData());
			case STATUS -> answers.status(message.getStatus());
			case EVENT, STREAMPART_NOT_SET -> requests.request(1); // says nothing that the status does not say
		}
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void onError(Throwable failure) {
		answers.failed(failure);
	}

	@Override
	public void onCompleted() {
		answers.completed();
	}
}
