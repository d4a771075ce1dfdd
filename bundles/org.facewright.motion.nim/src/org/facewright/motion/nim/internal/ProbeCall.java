package org.facewright.motion.nim.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Problem;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.ServerException.Kind;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.status.Status;

import com.google.protobuf.ByteString;

/** One second of a soft tone through a server, and what came back. */
public final class ProbeCall implements Call.Answers {

	private static final long ANSWER_SECONDS = 15;
	private static final Object END = new Object();

	/**
	 * What came back.
	 *
	 * @param shapes names in the server's header
	 * @param known  of them those of the face and the tongue
	 */
	public record Found(Optional<String> model, int shapes, int known, OptionalDouble framesPerSecond,
			double firstPoseMillis, List<Problem> problems) {
	}

	private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();

	private ProbeCall() {
	}

	/** @throws MotionException when the server can't be used, with the reason and what to do */
	public static Found run(ServerEntry entry, KeyRing keys) throws MotionException {
		try (Connection connection = Connection.open(entry, keys, Timing.USUAL)) {
			connection.requireHealthy();
			ModelReport report = connection.askModel();
			NimSettings settings = NimSettings.of(NimSettings.SCHEMA.defaults(), NimBackend.FACE_AND_TONGUE);
			ProbeCall probe = new ProbeCall();
			Call call = entry.protocol() == ServerEntry.Protocol.UNIDIRECTIONAL
					? UnidirectionalCall.open(connection.channel(), entry, settings, NimBackend.SAMPLE_RATE, probe)
					: ControllerCall.open(connection.channel(), settings, NimBackend.SAMPLE_RATE, probe);
			try {
				return probe.found(entry, report, call);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new ServerException(entry.label(), Kind.TIMEOUT, "the test was interrupted", e);
			} finally {
				call.cancel();
			}
		}
	}

	private Found found(ServerEntry entry, ModelReport report, Call call)
			throws ServerException, InterruptedException {
		List<Problem> problems = new ArrayList<>();
		entry.expectedModel().filter(report::isOtherThan).ifPresent(expected -> problems.add(Problem.warning(
				"nim.model", "%s: the server runs %s, not the expected %s".formatted(entry.label(),
						report.label().orElse("another model"), expected),
				"it takes another model when it does not know the wanted one: check its configuration")));
		AnimationReader reader = new AnimationReader(entry.label(), NimBackend.FACE_AND_TONGUE);
		long begun = System.nanoTime();
		call.send(tone(), List.of());
		call.end();
		double firstPose = Double.NaN;
		boolean complete = false;
		Object answer;
		while ((answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS)) != END) {
			switch (answer) {
				case null -> throw new ServerException(entry.label(), Kind.STALLED, "nothing came for %d s"
						.formatted(ANSWER_SECONDS));
				case SkelAnimationHeader header -> reader.header(header);
				case AnimationData data -> {
					reader.data(data, (seconds, pose) -> {
						// only whether it can be read
					});
					if (Double.isNaN(firstPose)) {
						firstPose = (System.nanoTime() - begun) / 1e6;
					}
				}
				case Status status when status.getCode() == Status.Code.ERROR -> throw new ServerException(
						entry.label(), Kind.SERVER_ERROR, "the server gave up (%s)".formatted(status.getMessage()));
				case Status status -> complete = true;
				case Throwable failure -> throw ServerException.of(entry.label(), failure);
				default -> throw new IllegalStateException("unknown answer " + answer);
			}
			call.proceed();
		}
		if (!complete) {
			throw new ServerException(entry.label(), Kind.NO_STATUS,
					"the server ended the call without saying that it was complete");
		}
		if (Double.isNaN(reader.newest()) || reader.newest() < 0.8) {
			throw new ServerException(entry.label(), Kind.SHORT, "only %.1f s of 1.0 s came back".formatted(
					Double.isNaN(reader.newest()) ? 0 : reader.newest()));
		}
		return new Found(report.label(), reader.names(), reader.namesKnown(),
				reader.rate().map(OptionalDouble::of).orElse(OptionalDouble.empty()), firstPose, problems);
	}

	private static ByteString tone() {
		float[] samples = new float[NimBackend.SAMPLE_RATE];
		for (int i = 0; i < samples.length; i++) {
			samples[i] = (float) (0.05 * Math.sin(2 * Math.PI * 220 * i / NimBackend.SAMPLE_RATE));
		}
		SoundStore store = new SoundStore(samples.length);
		store.add(samples, 0, samples.length);
		return store.pcm(0, samples.length);
	}

	@Override
	public void header(SkelAnimationHeader header) {
		answers.add(header);
	}

	@Override
	public void data(AnimationData data) {
		answers.add(data);
	}

	@Override
	public void status(Status status) {
		answers.add(status);
	}

	@Override
	public void completed() {
		answers.add(END);
	}

	@Override
	public void failed(Throwable failure) {
		answers.add(failure);
	}

	@Override
	public void ready() {
		// a second of sound fits without waiting
	}
}
