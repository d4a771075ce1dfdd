package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;

import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.ServerException.Kind;
import org.facewright.rpc.a2f.animation.AnimationDataServiceGrpc;
import org.facewright.rpc.a2f.animation.AnimationDataStream;
import org.facewright.rpc.a2f.animation.AnimationDataStreamHeader;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.face.A2FServiceGrpc;
import org.facewright.rpc.a2f.face.AudioStream;
import org.facewright.rpc.a2f.face.AudioStreamHeader;
import org.facewright.rpc.a2f.face.AudioWithEmotion;
import org.facewright.rpc.a2f.ids.AnimationIds;
import org.facewright.rpc.a2f.status.Status;

import com.google.protobuf.ByteString;

import io.grpc.Channel;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * A call of the older pair of services: sound goes out in one call, and the server calls back with the poses. Listens
 * only while the call lasts, and takes only the stream that bears its own id.
 */
final class UnidirectionalCall implements Call, ClientResponseObserver<AudioStream, Status> {

	private static final String TARGET = "facewright";

	private final Answers answers;
	private final String requestId = UUID.randomUUID().toString();
	private final Server listener;
	@SuppressWarnings("null") // set by beforeStart, before the stub's method returns
	private ClientCallStreamObserver<AudioStream> requests;
	// guarded by this
	private @org.jspecify.annotations.Nullable ServerCallStreamObserver<Status> callback;
	private boolean sent;
	private boolean received;
	private boolean over;

	@SuppressWarnings("null") // see requests
	private UnidirectionalCall(ServerEntry entry, Answers answers) throws ServerException {
		this.answers = answers;
		try {
			listener = NettyServerBuilder
					.forAddress(new InetSocketAddress(InetAddress.getByName(entry.callback().host()),
							entry.callback().port()), InsecureServerCredentials.create())
					.directExecutor().addService(new Callback()).build().start();
		} catch (IOException e) {
			throw new ServerException(entry.label(), Kind.REFUSED,
					"the address %s:%d, where the poses should arrive, can't be listened on; one such clip runs at a"
							.formatted(entry.callback().host(), entry.callback().port())
							+ " time, or set another with --callback",
					e);
		}
	}

	static UnidirectionalCall open(Channel channel, ServerEntry entry, NimSettings settings, int sampleRate,
			Answers answers) throws ServerException {
		UnidirectionalCall call = new UnidirectionalCall(entry, answers);
		A2FServiceGrpc.newStub(channel).pushAudioStream(call);
		call.requests.onNext(AudioStream.newBuilder().setAudioStreamHeader(AudioStreamHeader.newBuilder()
				.setAnimationIds(AnimationIds.newBuilder().setRequestId(call.requestId).setStreamId(call.requestId)
						.setTargetObjectId(TARGET))
				.setAudioHeader(ControllerCall.audio(sampleRate)).setFaceParams(settings.face())
				.setEmotionPostProcessingParams(settings.postProcessing()).setBlendshapeParams(settings.shapes())
				.setEmotionParams(settings.emotion())).build());
		return call;
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void beforeStart(ClientCallStreamObserver<AudioStream> stream) {
		requests = stream;
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

	/** Half-closing is this service's end marker. */
	@Override
	public void end() {
		requests.onCompleted();
	}

	@Override
	public synchronized void proceed() {
		ServerCallStreamObserver<Status> open = callback;
		if (open != null && !received) {
			open.request(1);
		}
	}

	@Override
	public void cancel() {
		requests.cancel("no longer wanted", null);
		finish();
		listener.shutdownNow();
	}

	/** The answer to the sound. An error ends the call; success only says that the sound arrived. */
	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void onNext(Status status) {
		if (status.getCode() == Status.Code.ERROR) {
			answers.status(status);
		}
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void onError(Throwable failure) {
		finish();
		answers.failed(failure);
	}

	@Override
	public void onCompleted() {
		synchronized (this) {
			sent = true;
		}
		completeWhenBoth();
	}

	private void completeWhenBoth() {
		synchronized (this) {
			if (!sent || !received || over) {
				return;
			}
		}
		finish();
		answers.completed();
	}

	private void finish() {
		synchronized (this) {
			if (over) {
				return;
			}
			over = true;
		}
		listener.shutdown();
	}

	/** Where the server pushes the poses. */
	private final class Callback extends AnimationDataServiceGrpc.AnimationDataServiceImplBase {

		@Override
		@SuppressWarnings("null") // generated code is not annotated
		public StreamObserver<AnimationDataStream> pushAnimationDataStream(StreamObserver<Status> responses) {
			ServerCallStreamObserver<Status> call = (ServerCallStreamObserver<Status>) responses;
			call.disableAutoRequest();
			call.request(8);
			return new StreamObserver<>() {

				private boolean own;

				@Override
				public void onNext(AnimationDataStream message) {
					switch (message.getStreamPartCase()) {
						case ANIMATION_DATA_STREAM_HEADER -> {
							AnimationDataStreamHeader header = message.getAnimationDataStreamHeader();
							own = header.getAnimationIds().getRequestId().equals(requestId);
							if (!own) {
								call.onError(io.grpc.Status.NOT_FOUND.withDescription("no such request")
										.asRuntimeException());
								return;
							}
							synchronized (UnidirectionalCall.this) {
								callback = call;
							}
							answers.header(header.getSkelAnimationHeader());
						}
						case ANIMATION_DATA -> {
							if (own) {
								answers.data(message.getAnimationData());
							}
						}
						case STATUS -> {
							if (own) {
								answers.status(message.getStatus());
							}
						}
						case STREAMPART_NOT_SET -> call.request(1);
					}
				}

				@Override
				public void onError(Throwable failure) {
					if (own) {
						finish();
						answers.failed(failure);
					}
				}

				@Override
				public void onCompleted() {
					if (own) {
						call.onNext(Status.newBuilder().setCode(Status.Code.SUCCESS).build());
						call.onCompleted();
						synchronized (UnidirectionalCall.this) {
							received = true;
						}
						completeWhenBoth();
					}
				}
			};
		}
	}
}
