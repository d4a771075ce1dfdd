package org.facewright.service.http;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.facewright.core.progress.Progress;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Long work that somebody asked for. Written by its worker, read and cancelled by any thread. */
final class Job implements Progress {

	/** What a job does. */
	@FunctionalInterface
	interface Work {
		/** @return the result, without its kind */
		ObjectNode run(Job job) throws Exception;
	}

	enum State {
		QUEUED,
		RUNNING,
		DONE,
		FAILED,
		CANCELLED
	}

	final String id;
	final String kind;
	/** For files that the job returns; made when the first one is written. */
	final Path folder;

	private final Work work;
	private final Instant created = now();
	private final CountDownLatch end = new CountDownLatch(1);
	private final List<Path> files = new ArrayList<>();
	private volatile boolean cancelled;
	private State state = State.QUEUED;
	private double fraction = Double.NaN;
	private String doing = "";
	private @Nullable Instant ended;
	private @Nullable ObjectNode result;
	private @Nullable ApiException failure;

	Job(String id, String kind, Path folder, Work work) {
		this.id = id;
		this.kind = kind;
		this.folder = folder;
		this.work = work;
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

	/** Does the work, once. */
	void run() {
		synchronized (this) {
			if (state != State.QUEUED) {
				return;
			}
			state = State.RUNNING;
		}
		try {
			checkCancelled();
			ObjectNode found = JsonNodeFactory.instance.objectNode().put("kind", kind);
			found.setAll(work.run(this));
			end(State.DONE, found, null);
		} catch (CancellationException e) {
			end(State.CANCELLED, null, null);
		} catch (Exception | LinkageError | OutOfMemoryError e) {
			end(State.FAILED, null, ApiException.of(e));
		}
	}

	private synchronized void end(State how, @Nullable ObjectNode what, @Nullable ApiException why) {
		if (state == State.QUEUED || state == State.RUNNING) {
			state = how;
			result = what;
			failure = why;
			fraction = how == State.DONE ? 1 : fraction;
			doing = "";
			ended = now();
			end.countDown();
		}
	}

	/** Asks the work to stop; a job that waits for its turn ends at once. */
	void cancel() {
		cancelled = true;
		synchronized (this) {
			if (state == State.QUEUED) {
				end(State.CANCELLED, null, null);
			}
		}
	}

	boolean awaitEnd(int seconds) throws InterruptedException {
		return end.await(seconds, TimeUnit.SECONDS);
	}

	synchronized boolean hasEnded() {
		return ended != null;
	}

	synchronized boolean isDone() {
		return state == State.DONE;
	}

	/** Keeps a file that the job returns. @return its number */
	synchronized int add(Path file) {
		files.add(file);
		return files.size() - 1;
	}

	synchronized Optional<Path> file(int number) {
		return number < files.size() ? Optional.of(files.get(number)) : Optional.empty();
	}

	String href() {
		return "/v1/jobs/" + id;
	}

	@Override
	public synchronized void report(double newFraction, String newDoing) {
		fraction = Double.isNaN(newFraction) ? newFraction : Math.min(1, Math.max(0, newFraction));
		doing = newDoing;
	}

	@Override
	public void checkCancelled() {
		if (cancelled) {
			throw new CancellationException();
		}
	}

	synchronized ObjectNode json() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("id", id);
		json.put("kind", kind);
		json.put("state", state.name().toLowerCase(Locale.ROOT));
		if (Double.isNaN(fraction)) {
			json.putNull("progress");
		} else {
			json.put("progress", fraction);
		}
		json.put("doing", doing);
		json.put("created", created.toString());
		json.put("href", href());
		Instant when = ended;
		if (when != null) {
			json.put("ended", when.toString());
		}
		ObjectNode what = result;
		if (what != null) {
			json.set("result", what);
		}
		ApiException why = failure;
		if (why != null) {
			json.set("problem", why.problem());
		}
		return json;
	}
}
