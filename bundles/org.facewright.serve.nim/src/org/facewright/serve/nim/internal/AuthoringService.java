package org.facewright.serve.nim.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.ClipRecorder;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.rpc.a2f.audio.AudioHeader;
import org.facewright.rpc.a2f.authoring.A2FAuthoringServiceGrpc;
import org.facewright.rpc.a2f.authoring.AudioClip;
import org.facewright.rpc.a2f.authoring.AudioClipHandle;
import org.facewright.rpc.a2f.authoring.BlendShapeData;
import org.facewright.rpc.a2f.authoring.FacePoseRequest;
import org.facewright.rpc.a2f.face.BlendShapeParameters;
import org.facewright.rpc.a2f.face.FaceParameters;

import com.google.protobuf.ByteString;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/**
 * Single poses of clips. A clip is solved whole when its first pose is asked for; the last few clips are kept. Safe for
 * use from several threads, which wait for each other.
 */
public final class AuthoringService extends A2FAuthoringServiceGrpc.A2FAuthoringServiceImplBase {

	private static final int CLIPS_KEPT = 8;
	private static final long SOLVE_SECONDS = 120;

	private record Upload(int sampleRate, ByteString sound) {
	}

	private record SolveKey(String hash, Map<String, String> values) {
	}

	private final Workload workload;
	private final Map<String, Upload> uploads = lastUsed();
	private final Map<SolveKey, MotionClip> solved = lastUsed();

	public AuthoringService(Workload workload) {
		this.workload = workload;
	}

	private static <K, V> Map<K, V> lastUsed() {
		return new LinkedHashMap<>(16, 0.75f, true) {
			private static final long serialVersionUID = 1;

			@Override
			@SuppressWarnings("null") // the JDK is not annotated
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > CLIPS_KEPT;
			}
		};
	}

	@Override
	@SuppressWarnings("null") // generated code is not annotated
	public synchronized void uploadAudioClip(AudioClip clip, StreamObserver<AudioClipHandle> responses) {
		AudioHeader header = clip.getAudioHeader();
		int rate = header.getSamplesPerSecond();
		if (header.getBitsPerSample() != 16 || header.getChannelCount() != 1 || rate < Conversation.LEAST_RATE
				|| rate > Conversation.GREATEST_RATE || clip.getContent().size() % 2 != 0) {
			responses.onError(Status.INVALID_ARGUMENT
					.withDescription("the sound must be PCM of 16 bits, one channel and %d to %d Hz"
							.formatted(Conversation.LEAST_RATE, Conversation.GREATEST_RATE))
					.asRuntimeException());
			return;
		}
		String hash = sha256(clip.getContent());
		uploads.put(hash, new Upload(rate, clip.getContent()));
		responses.onNext(AudioClipHandle.newBuilder().setAudioClipId(hash)
				.addAllBlendshapeNames(shaping(FaceParameters.getDefaultInstance(),
						BlendShapeParameters.getDefaultInstance()).names())
				.build());
		responses.onCompleted();
	}

	@Override
	@SuppressWarnings("null") // generated code is not annotated
	public synchronized void getAvatarFacePose(FacePoseRequest request, StreamObserver<BlendShapeData> responses) {
		Upload upload = uploads.get(request.getAudioHash());
		if (upload == null) {
			responses.onError(Status.NOT_FOUND.withDescription("no clip %s; upload it first"
					.formatted(request.getAudioHash())).asRuntimeException());
			return;
		}
		try {
			Shaping shaping = shaping(request.getFaceParams(), request.getBlendshapeParams());
			MotionClip clip = clip(request.getAudioHash(), upload, shaping.values());
			if (clip.frameCount() == 0 || !(request.getTimeStamp() >= 0)) {
				throw new IllegalArgumentException("there is no pose at %s s".formatted(request.getTimeStamp()));
			}
			int frame = (int) Math.min(clip.frameCount() - 1, clip.frameRate().frameAt(request.getTimeStamp()));
			float[] pose = new float[clip.channels().size()];
			clip.pose(frame, pose);
			BlendShapeData.Builder data = BlendShapeData.newBuilder()
					.setTimeCode((float) clip.frameRate().secondsOf(frame))
					.putAllEmotions(request.getPreferredEmotionsMap());
			for (int i = 0; i < shaping.names().size(); i++) {
				data.addBlendshapes(shaping.value(pose, i));
			}
			responses.onNext(data.build());
			responses.onCompleted();
		} catch (IllegalArgumentException e) {
			responses.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
		} catch (MotionException e) {
			responses.onError(Status.INTERNAL.withDescription(e.getMessage()).asRuntimeException());
		}
	}

	private Shaping shaping(FaceParameters face, BlendShapeParameters shapes) {
		return new Shaping(workload.backend().info(), face, shapes);
	}

	private MotionClip clip(String hash, Upload upload, ParameterValues values) throws MotionException {
		SolveKey key = new SolveKey(hash, values.toText());
		MotionClip known = solved.get(key);
		if (known == null) {
			known = solve(upload, values);
			solved.put(key, known);
		}
		return known;
	}

	private MotionClip solve(Upload upload, ParameterValues values) throws MotionException {
		MotionInfo info = workload.backend().info();
		ClipRecorder recorder = new ClipRecorder(info.frameRate(), info.channels());
		int count = upload.sound().size() / 2;
		float[] samples = new float[count];
		for (int i = 0; i < count; i++) {
			samples[i] = (short) (upload.sound().byteAt(2 * i) & 0xff | upload.sound().byteAt(2 * i + 1) << 8)
					/ 32768f;
		}
		try (AudioResampler.Stream resampler = workload.resampler().open(upload.sampleRate(), info.sampleRate());
				MotionSession session = workload.backend().open(new MotionRequest("uploaded clip", values, false),
						(frame, pose) -> recorder.append(pose), Progress.NONE)) {
			float[] resampled = new float[Math.max(resampler.capacityFor(count), resampler.capacityFor(0))];
			session.push(resampled, 0, resampler.process(samples, 0, count, resampled));
			int there;
			while ((there = resampler.flush(resampled)) > 0) {
				session.push(resampled, 0, there);
			}
			session.end().toCompletableFuture().get(SOLVE_SECONDS, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			throw new MotionException(MotionException.Reason.FAILED, "the clip could not be solved: "
					+ e.getCause().getMessage(), e);
		} catch (TimeoutException e) {
			throw new MotionException(MotionException.Reason.FAILED, "solving the clip took too long", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new MotionException(MotionException.Reason.FAILED, "the server was stopped", e);
		}
		return recorder.snapshot();
	}

	private static String sha256(ByteString sound) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			sound.asReadOnlyByteBufferList().forEach(digest::update);
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Java has no SHA-256", e);
		}
	}
}
