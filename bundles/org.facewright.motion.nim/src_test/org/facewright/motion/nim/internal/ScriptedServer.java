package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.core.motion.Arkit;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.FloatArrayWithTimeCode;
import org.facewright.rpc.a2f.animation.SkelAnimation;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.config.A2XConfig;
import org.facewright.rpc.a2f.config.A2XExportConfigServiceGrpc;
import org.facewright.rpc.a2f.config.ConfigsTypeRequest;
import org.facewright.rpc.a2f.controller.A2FControllerServiceGrpc;
import org.facewright.rpc.a2f.controller.AnimationDataStream;
import org.facewright.rpc.a2f.controller.AnimationDataStreamHeader;
import org.facewright.rpc.a2f.controller.AudioStream;
import org.facewright.rpc.a2f.controller.AudioStreamHeader;
import org.facewright.rpc.a2f.controller.Event;
import org.facewright.rpc.a2f.health.HealthCheckRequest;
import org.facewright.rpc.a2f.health.HealthCheckResponse;
import org.facewright.rpc.a2f.health.HealthGrpc;

import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * A server that follows a script: it collects the sound of a call and answers as told, rightly or wrongly. Pose values
 * are the mean level around the pose, so that joints can be checked.
 */
final class ScriptedServer implements AutoCloseable {

	/** What a call does. A script overrides what it wants to be wrong. */
	static class Script {

		List<String> names() {
			return Arkit.FACE.names().stream().map(NimSettings::serviceName).toList();
		}

		double framesPerSecond() {
			return 30;
		}

		/** @param call 0 for the first */
		void header(int call, Conversation conversation) throws Exception {
			conversation.header(names());
		}

		/** Called with every piece of sound. */
		void sound(int call, Conversation conversation) throws Exception {
			conversation.poses(framesPerSecond());
		}

		/** Called after the end marker. */
		void end(int call, Conversation conversation) throws Exception {
			conversation.poses(framesPerSecond());
			conversation.done();
		}

		String config() {
			return "a2f:\n  inference_type: regression\n  regression_model:\n    inference_model_id: claire_v2.3.1\n";
		}

		HealthCheckResponse.ServingStatus health() {
			return HealthCheckResponse.ServingStatus.SERVING;
		}
	}

	/** One call, with the words a script is written in. */
	final class Conversation {

		final int number = calls.getAndIncrement();
		final ServerCallStreamObserver<AnimationDataStream> out;
		final List<AudioStream> messages = Collections.synchronizedList(new ArrayList<>());
		AudioStreamHeader header = AudioStreamHeader.getDefaultInstance();
		private final List<Short> samples = new ArrayList<>();
		private int posed;
		boolean over;

		Conversation(ServerCallStreamObserver<AnimationDataStream> out) {
			this.out = out;
		}

		double secondsHeard() {
			return (double) samples.size() / header.getAudioHeader().getSamplesPerSecond();
		}

		void header(List<String> names) {
			out.onNext(AnimationDataStream.newBuilder().setAnimationDataStreamHeader(AnimationDataStreamHeader
					.newBuilder().setSkelAnimationHeader(SkelAnimationHeader.newBuilder().addAllBlendShapes(names)))
					.build());
		}

		/** Sends the poses of the sound heard so far. */
		void poses(double framesPerSecond) {
			while (posed / framesPerSecond < secondsHeard()) {
				pose(posed / framesPerSecond, script.names().size());
				posed++;
			}
		}

		/** Sends the poses before an instant. */
		void posesUntil(double seconds, double framesPerSecond) {
			while (posed / framesPerSecond < Math.min(seconds, secondsHeard())) {
				pose(posed / framesPerSecond, script.names().size());
				posed++;
			}
		}

		void pose(double seconds, int values) {
			float level = level(seconds);
			FloatArrayWithTimeCode.Builder weights = FloatArrayWithTimeCode.newBuilder().setTimeCode(seconds);
			for (int i = 0; i < values; i++) {
				weights.addValues(level);
			}
			pose(weights.build());
		}

		void pose(FloatArrayWithTimeCode weights) {
			if (!over && !out.isCancelled()) {
				out.onNext(AnimationDataStream.newBuilder().setAnimationData(AnimationData.newBuilder()
						.setSkelAnimation(SkelAnimation.newBuilder().addBlendShapeWeights(weights))).build());
			}
		}

		/** Mean level of the 20 ms around an instant. */
		private float level(double seconds) {
			int rate = header.getAudioHeader().getSamplesPerSecond();
			int from = Math.max(0, (int) ((seconds - 0.01) * rate));
			int to = Math.min(samples.size(), (int) ((seconds + 0.01) * rate) + 1);
			double sum = 0;
			for (int i = from; i < to; i++) {
				sum += Math.abs(samples.get(i) / 32768.0);
			}
			return (float) (sum / Math.max(1, to - from));
		}

		void status(org.facewright.rpc.a2f.status.Status.Code code, String message) {
			out.onNext(AnimationDataStream.newBuilder().setStatus(
					org.facewright.rpc.a2f.status.Status.newBuilder().setCode(code).setMessage(message)).build());
		}

		void done() {
			if (over || out.isCancelled()) {
				return;
			}
			out.onNext(AnimationDataStream.newBuilder().setEvent(Event.newBuilder()
					.setEventType(Event.EventType.END_OF_A2F_AUDIO_PROCESSING)).build());
			status(org.facewright.rpc.a2f.status.Status.Code.SUCCESS, "");
			close();
		}

		/** Ends the call without a word. */
		void close() {
			if (!over) {
				over = true;
				out.onCompleted();
			}
		}

		void fail(Status status) {
			if (!over) {
				over = true;
				out.onError(status.asRuntimeException());
			}
		}
	}

	private final Script script;
	private final ExecutorService workers = Executors.newCachedThreadPool();
	private final Server server;
	final AtomicInteger calls = new AtomicInteger();
	final List<Conversation> conversations = Collections.synchronizedList(new ArrayList<>());
	final List<Metadata> metadata = Collections.synchronizedList(new ArrayList<>());

	ScriptedServer(Script script) throws IOException {
		this(script, 0, InsecureServerCredentials.create());
	}

	ScriptedServer(Script script, int port, ServerCredentials credentials) throws IOException {
		this.script = script;
		server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port), credentials)
				.executor(workers).intercept(new ServerInterceptor() {
					@Override
					public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers,
							ServerCallHandler<Q, R> next) {
						metadata.add(headers);
						return next.startCall(call, headers);
					}
				}).addService(new Controller()).addService(new Config()).addService(new Health()).build().start();
	}

	int port() {
		return server.getPort();
	}

	private final class Health extends HealthGrpc.HealthImplBase {
		@Override
		public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
			out.onNext(HealthCheckResponse.newBuilder().setStatus(script.health()).build());
			out.onCompleted();
		}
	}

	private final class Config extends A2XExportConfigServiceGrpc.A2XExportConfigServiceImplBase {
		@Override
		public void getConfigs(ConfigsTypeRequest request, StreamObserver<A2XConfig> out) {
			out.onNext(A2XConfig.newBuilder().setName("stylization").setContent(script.config()).build());
			out.onCompleted();
		}
	}

	private final class Controller extends A2FControllerServiceGrpc.A2FControllerServiceImplBase {
		@Override
		public StreamObserver<AudioStream> processAudioStream(StreamObserver<AnimationDataStream> out) {
			Conversation conversation = new Conversation((ServerCallStreamObserver<AnimationDataStream>) out);
			conversation.out.setOnCancelHandler(() -> conversation.over = true);
			conversations.add(conversation);
			return new StreamObserver<>() {

				@Override
				public void onNext(AudioStream message) {
					conversation.messages.add(message);
					if (conversation.over) {
						return;
					}
					try {
						switch (message.getStreamPartCase()) {
							case AUDIO_STREAM_HEADER -> {
								conversation.header = message.getAudioStreamHeader();
								script.header(conversation.number, conversation);
							}
							case AUDIO_WITH_EMOTION -> {
								var pcm = message.getAudioWithEmotion().getAudioBuffer();
								for (int i = 0; i + 1 < pcm.size(); i += 2) {
									conversation.samples.add((short) (pcm.byteAt(i) & 0xff | pcm.byteAt(i + 1) << 8));
								}
								script.sound(conversation.number, conversation);
							}
							case END_OF_AUDIO -> script.end(conversation.number, conversation);
							default -> throw new IllegalStateException("empty message");
						}
					} catch (Exception e) {
						conversation.fail(Status.INTERNAL.withDescription(e.toString()));
					}
				}

				@Override
				public void onError(Throwable failure) {
					conversation.over = true;
				}

				@Override
				public void onCompleted() {
					// the end marker said so before
				}
			};
		}
	}

	@Override
	public void close() throws Exception {
		server.shutdownNow();
		server.awaitTermination(2, TimeUnit.SECONDS);
		workers.shutdownNow();
	}
}
