package org.facewright.serve.nim.internal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.FrameGrid;
import org.facewright.core.progress.Progress;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.AudioWithTimeCode;
import org.facewright.rpc.a2f.animation.FloatArrayWithTimeCode;
import org.facewright.rpc.a2f.animation.SkelAnimation;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.audio.AudioHeader;
import org.facewright.rpc.a2f.controller.AnimationDataStream;
import org.facewright.rpc.a2f.controller.AnimationDataStreamHeader;
import org.facewright.rpc.a2f.controller.AudioStream;
import org.facewright.rpc.a2f.controller.AudioStreamHeader;
import org.facewright.rpc.a2f.controller.Event;
import org.facewright.rpc.a2f.emotion.EmotionAggregate;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.face.AudioWithEmotion;
import org.facewright.rpc.a2f.packed.Packed;
import org.jspecify.annotations.Nullable;

import com.google.protobuf.ByteString;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * One clip: header, sound and end marker come in; header, poses with their sound, an event and a status go out. Messages
 * come in on one thread at a time, poses go out on the backend's thread; what both touch is guarded by this object.
 */
final class Conversation implements StreamObserver<AudioStream> {

	static final int LEAST_RATE = 16_000;
	static final int GREATEST_RATE = 144_000;
	static final int MESSAGE_SECONDS = 10;

	static final Set<String> EMOTIONS = Set.of("amazement", "anger", "cheekiness", "disgust", "fear", "grief", "joy",
			"outofbreath", "pain", "sadness");

	private static final String AGGREGATE = "emotion_aggregate";
	private static final String AGGREGATE_TYPE = "type.googleapis.com/"
			+ EmotionAggregate.getDescriptor().getFullName();

	private final Workload workload;
	private final ServerCallStreamObserver<AnimationDataStream> responses;
	private final boolean admitted;
	private volatile ScheduledFuture<?> patience;
	/** Set by the header; all or none. */
	private volatile @Nullable MotionSession session;
	private volatile AudioResampler.@Nullable Stream resampler;
	private volatile @Nullable FrameGrid grid;
	private float[] samples = new float[0];
	private float[] resampled = new float[0];
	private int sampleRate;
	private boolean endOfAudio;

	// guarded by this
	private @Nullable Shaping shaping;
	private long received;
	private ByteString echo = ByteString.EMPTY;
	private EmotionAggregate.Builder emotions = EmotionAggregate.newBuilder();
	private boolean emotionsChanged;
	private boolean over;

	Conversation(Workload workload, ServerCallStreamObserver<AnimationDataStream> responses) {
		this.workload = workload;
		this.responses = responses;
		responses.setOnCancelHandler(this::gone);
		responses.setOnReadyHandler(this::wake);
		patience = wait(workload);
		admitted = workload.counters().begin();
		if (!admitted) {
			refuse(Status.RESOURCE_EXHAUSTED, "all %d streams are taken; try again later"
					.formatted(workload.options().streamLimit()));
		}
	}

	private ScheduledFuture<?> wait(Workload load) {
		return load.clock().schedule(
				() -> refuse(Status.DEADLINE_EXCEEDED,
						"nothing came for %d ms".formatted(load.options().idleLimit().toMillis())),
				load.options().idleLimit().toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void onNext(AudioStream message) {
		patience.cancel(false);
		if (isOver()) {
			return;
		}
		try {
			switch (message.getStreamPartCase()) {
				case AUDIO_STREAM_HEADER -> begin(message.getAudioStreamHeader());
				case AUDIO_WITH_EMOTION -> take(message.getAudioWithEmotion());
				case END_OF_AUDIO -> end(true);
				case STREAMPART_NOT_SET -> throw new IllegalArgumentException("a message holds nothing");
			}
			if (!endOfAudio) {
				patience = wait(workload);
			}
		} catch (IllegalArgumentException e) {
			refuse(Status.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
		} catch (MotionException e) {
			failed(e);
		} catch (CancellationException e) {
			refuse(Status.CANCELLED, "the conversation was ended");
		}
	}

	private synchronized @Nullable Shaping shaping() {
		return shaping;
	}

	private void begin(AudioStreamHeader header) {
		if (shaping() != null) {
			throw new IllegalArgumentException("a second header came; send one clip per call");
		}
		AudioHeader audio = header.getAudioHeader();
		requireUsable(audio);
		requireEmotions(header.getEmotionParams().getBeginningEmotionMap().keySet());
		MotionInfo info = workload.backend().info();
		Shaping wanted = new Shaping(info, header.getFaceParams(), header.getBlendshapeParams());
		sampleRate = audio.getSamplesPerSecond();
		synchronized (this) {
			shaping = wanted;
		}
		send(AnimationDataStream.newBuilder()
				.setAnimationDataStreamHeader(AnimationDataStreamHeader.newBuilder().setAudioHeader(audio)
						.setSkelAnimationHeader(SkelAnimationHeader.newBuilder().addAllBlendShapes(wanted.names()))
						.setStartTimeCodeSinceEpoch(System.currentTimeMillis() / 1000.0))
				.build());
	}

	/** The first sound tells how the client works: whoever sends less than a second of it wants poses at once. */
	private MotionSession open(Shaping wanted, boolean live) throws MotionException {
		MotionInfo info = workload.backend().info();
		float[] pose = new float[wanted.names().size()];
		FrameGrid frames = new FrameGrid(workload.options().frameRate(), pose.length, FrameGrid.Between.LINEAR,
				this::sendPose);
		MotionSession opened = workload.backend().open(new MotionRequest("remote clip", wanted.values(), live),
				(frame, backendPose) -> {
					for (int i = 0; i < pose.length; i++) {
						pose[i] = wanted.value(backendPose, i);
					}
					frames.add(info.frameRate().secondsOf(frame), pose);
				}, Progress.NONE);
		session = opened;
		resampler = workload.resampler().open(sampleRate, info.sampleRate());
		grid = frames;
		return opened;
	}

	private static void requireUsable(AudioHeader audio) {
		if (audio.getAudioFormat() != AudioHeader.AudioFormat.AUDIO_FORMAT_PCM || audio.getBitsPerSample() != 16
				|| audio.getChannelCount() != 1) {
			throw new IllegalArgumentException("the sound must be PCM of 16 bits and one channel, not %d bits and %d"
					.formatted(audio.getBitsPerSample(), audio.getChannelCount()));
		}
		int rate = audio.getSamplesPerSecond();
		if (rate < LEAST_RATE || rate > GREATEST_RATE) {
			throw new IllegalArgumentException("the sample rate must be %d to %d Hz, not %d".formatted(LEAST_RATE,
					GREATEST_RATE, rate));
		}
	}

	private static void requireEmotions(Set<String> names) {
		for (String name : names) {
			if (!EMOTIONS.contains(name)) {
				throw new IllegalArgumentException("unknown emotion '%s'; there are: %s".formatted(name,
						String.join(", ", EMOTIONS.stream().sorted().toList())));
			}
		}
	}

	private void take(AudioWithEmotion part) throws MotionException {
		Shaping wanted = shaping();
		if (wanted == null) {
			throw new IllegalArgumentException("sound came before the header");
		}
		if (endOfAudio) {
			throw new IllegalArgumentException("sound came after the end marker");
		}
		ByteString sound = part.getAudioBuffer();
		if (sound.size() % 2 != 0) {
			throw new IllegalArgumentException("a buffer of %d bytes holds half a sample".formatted(sound.size()));
		}
		int count = sound.size() / 2;
		if (count > MESSAGE_SECONDS * sampleRate) {
			throw new IllegalArgumentException("a buffer may hold %d s of sound, this one has %.1f s"
					.formatted(MESSAGE_SECONDS, (double) count / sampleRate));
		}
		synchronized (this) {
			if ((double) (received + count) / sampleRate > workload.options().clipLimit().toMillis() / 1000.0) {
				throw new IllegalArgumentException("a clip may be %d s long; cut it and send several"
						.formatted(workload.options().clipLimit().toSeconds()));
			}
			for (EmotionWithTimeCode emotion : part.getEmotionsList()) {
				requireEmotions(emotion.getEmotionMap().keySet());
				emotions.addInputEmotions(emotion);
				emotionsChanged = true;
			}
			received += count;
			echo = echo.concat(sound);
		}
		MotionSession open = session;
		if (open == null) {
			open = open(wanted, count < sampleRate);
		}
		AudioResampler.Stream converter = Objects.requireNonNull(resampler);
		if (samples.length < count) {
			samples = new float[count];
		}
		for (int i = 0; i < count; i++) {
			samples[i] = (short) (sound.byteAt(2 * i) & 0xff | sound.byteAt(2 * i + 1) << 8) / 32768f;
		}
		int capacity = converter.capacityFor(count);
		if (resampled.length < capacity) {
			resampled = new float[capacity];
		}
		int there = converter.process(samples, 0, count, resampled);
		open.push(resampled, 0, there);
	}

	/** @param marked whether the client said so, or just closed its side */
	private void end(boolean marked) throws MotionException {
		Shaping wanted = shaping();
		if (wanted == null) {
			throw new IllegalArgumentException("the sound ended before the header");
		}
		if (endOfAudio) {
			return;
		}
		endOfAudio = true;
		MotionSession open = session;
		if (open == null) {
			open = open(wanted, false);
		}
		AudioResampler.Stream converter = Objects.requireNonNull(resampler);
		float[] rest = new float[converter.capacityFor(0)];
		int there;
		while ((there = converter.flush(rest)) > 0) {
			open.push(rest, 0, there);
		}
		open.end().whenComplete((nothing, failure) -> {
			if (failure == null) {
				finish(marked);
			} else if (failure instanceof MotionException e) {
				failed(e);
			} else {
				refuse(Status.CANCELLED, "the conversation was ended");
			}
		});
	}

	/** All backend poses are there: sends what is left, then says so. */
	private void finish(boolean marked) {
		try {
			long frames;
			synchronized (this) {
				frames = workload.options().frameRate().framesCovering(received, sampleRate);
			}
			Objects.requireNonNull(grid).finish(frames);
			if (marked) {
				send(AnimationDataStream.newBuilder().setEvent(
						Event.newBuilder().setEventType(Event.EventType.END_OF_A2F_AUDIO_PROCESSING)).build());
				send(AnimationDataStream.newBuilder().setStatus(success()).build());
			}
			synchronized (this) {
				if (over) {
					return;
				}
				over = true;
				count(true);
				responses.onCompleted();
			}
			close();
		} catch (CancellationException | StatusRuntimeException e) {
			refuse(Status.CANCELLED, "the client went away");
		}
	}

	private synchronized org.facewright.rpc.a2f.status.Status success() {
		Shaping used = shaping;
		List<String> ignored = used == null ? List.of() : used.ignored();
		return org.facewright.rpc.a2f.status.Status.newBuilder()
				.setCode(org.facewright.rpc.a2f.status.Status.Code.SUCCESS)
				.setMessage(ignored.isEmpty() ? "" : "without effect here: " + String.join(", ", ignored)).build();
	}

	/** Called by the grid, on the backend's thread. */
	private void sendPose(int frame, float[] pose) {
		double at = workload.options().frameRate().secondsOf(frame);
		FloatArrayWithTimeCode.Builder weights = FloatArrayWithTimeCode.newBuilder().setTimeCode(at);
		for (float value : pose) {
			weights.addValues(value);
		}
		AnimationData.Builder data = AnimationData.newBuilder()
				.setSkelAnimation(SkelAnimation.newBuilder().addBlendShapeWeights(weights));
		synchronized (this) {
			long from = workload.options().frameRate().sampleOf(frame, sampleRate);
			long to = Math.min(received, workload.options().frameRate().sampleOf(frame + 1, sampleRate));
			if (from >= received) {
				return; // the clip ends before this frame begins
			}
			int bytes = (int) (to - from) * 2;
			data.setAudio(AudioWithTimeCode.newBuilder().setTimeCode(at).setAudioBuffer(echo.substring(0, bytes)));
			echo = echo.substring(bytes);
			if (emotionsChanged || frame == 0) {
				emotionsChanged = false;
				data.putMetadata(AGGREGATE, Packed.newBuilder().setTypeUrl(AGGREGATE_TYPE)
						.setValue(emotions.build().toByteString()).build());
			}
		}
		send(AnimationDataStream.newBuilder().setAnimationData(data).build());
	}

	/** Sends when the client takes it. @throws CancellationException when the conversation is over */
	private synchronized void send(AnimationDataStream message) {
		while (!responses.isReady() && !over && !responses.isCancelled()) {
			try {
				wait(100);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("interrupted");
			}
		}
		if (over || responses.isCancelled()) {
			throw new CancellationException("the conversation is over");
		}
		responses.onNext(message);
	}

	private synchronized void wake() {
		notifyAll();
	}

	@Override
	@SuppressWarnings("null") // gRPC is not annotated
	public void onError(Throwable failure) {
		gone();
	}

	@Override
	public void onCompleted() {
		patience.cancel(false);
		if (isOver()) {
			return;
		}
		try {
			end(false);
		} catch (IllegalArgumentException e) {
			refuse(Status.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
		} catch (MotionException e) {
			failed(e);
		} catch (CancellationException e) {
			refuse(Status.CANCELLED, "the conversation was ended");
		}
	}

	private synchronized boolean isOver() {
		return over;
	}

	private void failed(MotionException e) {
		refuse(switch (e.reason()) {
			case UNAVAILABLE, MODEL_UNREADABLE -> Status.FAILED_PRECONDITION;
			case FAILED -> Status.INTERNAL;
		}, String.valueOf(e.getMessage()));
	}

	private void refuse(Status status, String message) {
		synchronized (this) {
			if (over) {
				return;
			}
			over = true;
			notifyAll();
			count(false);
			if (!responses.isCancelled()) {
				responses.onError(status.withDescription(message).asRuntimeException());
			}
		}
		close();
	}

	private void gone() {
		synchronized (this) {
			if (over) {
				return;
			}
			over = true;
			notifyAll();
			count(false);
		}
		close();
	}

	/** Before the client hears of the end, so that it finds its place free. */
	private void count(boolean whole) {
		if (admitted) {
			workload.counters().end(whole);
		}
	}

	private void close() {
		patience.cancel(false);
		MotionSession open = session;
		if (open != null) {
			open.close();
		}
		AudioResampler.Stream converter = resampler;
		if (converter != null) {
			converter.close();
		}
	}
}
