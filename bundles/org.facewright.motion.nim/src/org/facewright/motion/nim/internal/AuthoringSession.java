package org.facewright.motion.nim.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.facewright.api.motion.MotionException;
import org.facewright.core.motion.ChannelSet;
import org.facewright.motion.nim.FaceAuthoring;
import org.facewright.motion.nim.FaceAuthoring.Pose;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.ServerException.Kind;
import org.facewright.rpc.a2f.authoring.A2FAuthoringServiceGrpc;
import org.facewright.rpc.a2f.authoring.AudioClip;
import org.facewright.rpc.a2f.authoring.AudioClipHandle;
import org.facewright.rpc.a2f.authoring.BlendShapeData;
import org.facewright.rpc.a2f.authoring.FacePoseRequest;

import com.google.protobuf.ByteString;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

/** A clip at an authoring service. Safe for use from any thread. */
public final class AuthoringSession implements AutoCloseable {

	private static final long ANSWER_SECONDS = 10;
	/** Messages carry a little besides the sound. */
	private static final int OVERHEAD_BYTES = 1024;

	private final Connection connection;
	private final AudioClip clip;
	private final ChannelSet channels;
	private volatile String clipId;

	private AuthoringSession(Connection connection, AudioClip clip, AudioClipHandle handle) {
		this.connection = connection;
		this.clip = clip;
		clipId = handle.getAudioClipId();
		List<String> names = handle.getBlendshapeNamesList();
		channels = ChannelSet.weights(names.stream().map(AuthoringSession::channelName).toList());
	}

	private static String channelName(String serviceName) {
		return serviceName.isEmpty()
				? serviceName
				: Character.toLowerCase(serviceName.charAt(0)) + serviceName.substring(1);
	}

	public static AuthoringSession open(ServerEntry server, KeyRing keys, float[] mono) throws MotionException {
		if (2L * mono.length + OVERHEAD_BYTES > FaceAuthoring.MOST_BYTES) {
			throw new IllegalArgumentException("a clip for single poses may last %d s, not %d s; cut it".formatted(
					(FaceAuthoring.MOST_BYTES - OVERHEAD_BYTES) / 2 / FaceAuthoring.SAMPLE_RATE,
					mono.length / FaceAuthoring.SAMPLE_RATE));
		}
		SoundStore store = new SoundStore(Math.max(1, mono.length));
		store.add(mono, 0, mono.length);
		ByteString pcm = store.pcm(0, mono.length);
		AudioClip clip = AudioClip.newBuilder().setAudioHeader(ControllerCall.audio(FaceAuthoring.SAMPLE_RATE))
				.setContent(pcm).build();
		Connection connection = Connection.open(server, keys, Timing.USUAL);
		try {
			AudioClipHandle handle = A2FAuthoringServiceGrpc.newBlockingStub(connection.channel())
					.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS).uploadAudioClip(clip);
			if (handle.getBlendshapeNamesCount() == 0) {
				throw new ServerException(server.label(), Kind.NO_HEADER, "the server names no blendshapes");
			}
			return new AuthoringSession(connection, clip, handle);
		} catch (StatusRuntimeException e) {
			connection.close();
			throw ServerException.of(server.label(), e);
		} catch (IllegalArgumentException e) {
			connection.close();
			throw new ServerException(server.label(), Kind.NO_FACE, "its blendshapes have unusable names (%s)"
					.formatted(e.getMessage()), e);
		} catch (ServerException | RuntimeException e) {
			connection.close();
			throw e;
		}
	}

	public ChannelSet channels() {
		return channels;
	}

	public CompletableFuture<Pose> pose(double seconds, Map<String, String> values) {
		if (!(seconds >= 0) || seconds > 1e6) {
			throw new IllegalArgumentException("there is no pose at %s s".formatted(seconds));
		}
		NimSettings settings = NimSettings.of(NimSettings.SCHEMA.parse(values), channels);
		CompletableFuture<Pose> result = new CompletableFuture<>();
		ask(seconds, settings, result, true);
		return result;
	}

	private void ask(double seconds, NimSettings settings, CompletableFuture<Pose> result, boolean mayUpload) {
		FacePoseRequest request = FacePoseRequest.newBuilder().setAudioHash(clipId)
				.putAllPreferredEmotions(settings.emotions().beginning()).setTimeStamp((float) seconds)
				.setFaceParams(settings.face()).setEmotionPpParams(settings.postProcessing())
				.setBlendshapeParams(settings.shapes()).build();
		A2FAuthoringServiceGrpc.newStub(connection.channel()).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
				.getAvatarFacePose(request, new Answer<>(data -> complete(data, result), failure -> {
					if (mayUpload && mayHaveForgotten(failure)) {
						uploadAgain(seconds, settings, result);
					} else {
						result.completeExceptionally(ServerException.of(label(), failure));
					}
				}));
	}

	/** A gateway closes a connection that is idle for 30 s, and a server that was started again knows no clips. */
	private static boolean mayHaveForgotten(Throwable failure) {
		return switch (Status.fromThrowable(failure).getCode()) {
			case NOT_FOUND, UNAVAILABLE, INVALID_ARGUMENT, FAILED_PRECONDITION -> true;
			default -> false;
		};
	}

	private void uploadAgain(double seconds, NimSettings settings, CompletableFuture<Pose> result) {
		A2FAuthoringServiceGrpc.newStub(connection.channel()).withWaitForReady()
				.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
				.uploadAudioClip(clip, new Answer<>(handle -> {
					clipId = handle.getAudioClipId();
					ask(seconds, settings, result, false);
				}, failure -> result.completeExceptionally(ServerException.of(label(), failure))));
	}

	private void complete(BlendShapeData data, CompletableFuture<Pose> result) {
		if (data.getBlendshapesCount() != channels.size()) {
			result.completeExceptionally(new ServerException(label(), Kind.WRONG_COUNT,
					"a pose has %d values for %d names".formatted(data.getBlendshapesCount(), channels.size())));
			return;
		}
		float[] weights = new float[channels.size()];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = data.getBlendshapes(i);
			if (!Float.isFinite(weights[i])) {
				result.completeExceptionally(new ServerException(label(), Kind.NOT_A_NUMBER,
						"the pose at %.3f s holds a value that is no number".formatted(data.getTimeCode())));
				return;
			}
		}
		result.complete(new Pose(data.getTimeCode(), weights));
	}

	private String label() {
		return connection.entry().label();
	}

	@Override
	public void close() {
		connection.close();
	}

	/** The one answer of a call. */
	private record Answer<T extends Object>(Consumer<T> take, Consumer<Throwable> fail) implements StreamObserver<T> {

		@Override
		@SuppressWarnings("null") // gRPC is not annotated
		public void onNext(T answer) {
			take.accept(answer);
		}

		@Override
		@SuppressWarnings("null") // gRPC is not annotated
		public void onError(Throwable failure) {
			fail.accept(failure);
		}

		@Override
		public void onCompleted() {
			// the answer came before
		}
	}
}
