package org.facewright.motion.nim.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.facewright.core.motion.ChannelSet;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.status.Status;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a session's sound that goes through one call. Belongs to the session's thread, except for the queue of
 * answers, which is guarded by the session's lock.
 */
final class Segment implements Call.Answers {

	private static final Object COMPLETED = new Object();

	/** Sample of the session where the call's time is 0. */
	final long start;
	final AnimationReader reader;
	final List<EmotionWithTimeCode> emotions;
	final long openedNanos = System.nanoTime();
	final SilenceFinder silence;
	/** Sample up to which sound was sent. */
	long sent;
	/** Sample where the call's sound ends; -1 while not known. */
	long end = -1;
	/** Sample up to which its poses are used; the next call's are used from there on. */
	long usedUntil = Long.MAX_VALUE;
	/** Whether the sound itself ends here, so that silence follows. */
	boolean last;
	boolean endSent;
	@Nullable
	Status status;
	long touchedNanos = openedNanos;
	/** When its newest pose came; before the first one, when it was opened. */
	long posedNanos = openedNanos;

	private final Object lock;
	/** Headers, data, states, failures and the end, in the order they came; guarded by the lock. */
	private final Deque<Object> answers = new ArrayDeque<>();
	@SuppressWarnings("null") // set right after construction, before anything is sent
	private Call call;

	@SuppressWarnings("null") // see call
	Segment(ServerEntry entry, ChannelSet channels, long start, List<EmotionWithTimeCode> emotions,
			SilenceFinder silence, Object lock) {
		this.start = start;
		this.emotions = emotions;
		this.silence = silence;
		this.lock = lock;
		sent = start;
		reader = new AnimationReader(entry.label(), channels);
	}

	void attach(Call opened) {
		call = opened;
	}

	Call call() {
		return call;
	}

	/** The next answer, to be told apart with {@code instanceof}; null when there is none. The lock is held. */
	@Nullable
	Object poll() {
		return answers.poll();
	}

	boolean hasAnswers() {
		return !answers.isEmpty();
	}

	static boolean isCompletion(Object answer) {
		return answer == COMPLETED;
	}

	private void add(Object answer) {
		synchronized (lock) {
			answers.add(answer);
			lock.notifyAll();
		}
	}

	@Override
	public void header(SkelAnimationHeader header) {
		add(header);
	}

	@Override
	public void data(AnimationData data) {
		add(data);
	}

	@Override
	public void status(Status newStatus) {
		add(newStatus);
	}

	@Override
	public void completed() {
		add(COMPLETED);
	}

	@Override
	public void failed(Throwable failure) {
		add(failure);
	}

	@Override
	public void ready() {
		synchronized (lock) {
			lock.notifyAll();
		}
	}
}
