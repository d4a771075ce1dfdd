package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerBook;
import org.facewright.motion.nim.ServerEntry;

/**
 * Spreads work over the servers of the list: each new call goes to the healthy server with the least work for its
 * weight. A server that failed gets none for a while, and only after it says it is well again. Safe for use from any
 * thread.
 */
final class ServerPool implements AutoCloseable {

	static final String NO_SERVERS = "no server is known; add one with 'facewright servers add NAME HOST:PORT'";

	/** A server and its share of the work; guarded by the pool. */
	private static final class Place {

		private final Connection connection;
		private int active;
		private int failures;
		private long drainedUntil = System.nanoTime();
		private boolean retired;

		Place(Connection connection) {
			this.connection = connection;
		}

		double load() {
			return (active + 1.0) / connection.entry().weight();
		}

		boolean isDrained() {
			return failures > 0 && System.nanoTime() - drainedUntil < 0;
		}
	}

	/** A place on a server, taken until it is closed. */
	final class Lease implements AutoCloseable {

		private final Place place;
		private boolean closed;

		private Lease(Place place) {
			this.place = place;
		}

		Connection connection() {
			return place.connection;
		}

		/** The server did its work: it is well. */
		void succeeded() {
			synchronized (ServerPool.this) {
				place.failures = 0;
			}
		}

		/** The server failed: it gets no work for a while. */
		void failed() {
			synchronized (ServerPool.this) {
				drain(place);
			}
		}

		@Override
		public void close() {
			synchronized (ServerPool.this) {
				if (!closed) {
					closed = true;
					place.active--;
					closeIfUnused(place);
				}
			}
		}
	}

	private final ServerBook book;
	private final KeyRing keys;
	private final Timing timing;
	private final Map<String, Place> places = new HashMap<>();
	/** No longer in the list as they are, but still at work. */
	private final List<Place> retired = new ArrayList<>();

	ServerPool(ServerBook book, KeyRing keys, Timing timing) {
		this.book = book;
		this.keys = keys;
		this.timing = timing;
	}

	/** The list as it stands in the file. */
	List<ServerEntry> entries() throws MotionException {
		try {
			return book.entries();
		} catch (IOException e) {
			throw new MotionException(Reason.UNAVAILABLE, String.valueOf(e.getMessage()), e);
		}
	}

	/**
	 * @param wanted a server's name, or empty for any
	 * @return the caller closes it
	 * @throws MotionException with a sentence for each server that was tried, when none takes work
	 */
	Lease acquire(String wanted) throws MotionException {
		List<String> complaints = new ArrayList<>();
		MotionException last = null;
		for (Place place : candidates(wanted)) {
			Lease lease = new Lease(place);
			try {
				place.connection.requireHealthy();
				if (place.connection.report().isEmpty()) {
					place.connection.askModel();
				}
				return lease;
			} catch (ServerException e) {
				lease.failed();
				lease.close();
				complaints.add(String.valueOf(e.getMessage()));
				last = e;
			}
		}
		if (last != null && complaints.size() == 1) {
			throw last;
		}
		throw new MotionException(Reason.UNAVAILABLE, complaints.isEmpty()
				? "no server takes work just now"
				: "no server takes work: " + String.join(" | ", complaints));
	}

	/** Servers to try in this order, one of their places taken each time the next is asked for. */
	private Iterable<Place> candidates(String wanted) throws MotionException {
		List<Place> inOrder = inOrder(wanted);
		return () -> inOrder.stream().peek(place -> {
			synchronized (this) {
				place.active++;
			}
		}).iterator();
	}

	/** Least loaded first; drained ones last, so that the only server there is gets its chance. */
	private synchronized List<Place> inOrder(String wanted) throws MotionException {
		List<ServerEntry> entries = entries();
		if (entries.isEmpty()) {
			throw new MotionException(Reason.UNAVAILABLE, NO_SERVERS);
		}
		if (!wanted.isEmpty() && entries.stream().noneMatch(entry -> entry.name().equals(wanted))) {
			throw new MotionException(Reason.UNAVAILABLE, "there is no server '%s'; known: %s".formatted(wanted,
					String.join(", ", entries.stream().map(ServerEntry::name).toList())));
		}
		List<Place> candidates = new ArrayList<>();
		MotionException unusable = null;
		for (ServerEntry entry : entries) {
			if (wanted.isEmpty() || entry.name().equals(wanted)) {
				try {
					candidates.add(place(entry));
				} catch (MotionException e) {
					unusable = e;
				}
			}
		}
		if (candidates.isEmpty() && unusable != null) {
			throw unusable;
		}
		candidates.sort(Comparator.comparing(Place::isDrained).thenComparingDouble(Place::load));
		return candidates;
	}

	private Place place(ServerEntry entry) throws MotionException {
		Place known = places.get(entry.name());
		if (known != null && known.connection.entry().equals(entry)) {
			return known;
		}
		if (known != null) {
			known.retired = true;
			retired.add(known);
			closeIfUnused(known);
		}
		Place fresh = new Place(Connection.open(entry, keys, timing));
		places.put(entry.name(), fresh);
		return fresh;
	}

	private void drain(Place place) {
		long millis = timing.drainMillis() << Math.min(4, place.failures);
		place.failures++;
		place.drainedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
	}

	private void closeIfUnused(Place place) {
		if (place.retired && place.active == 0) {
			retired.remove(place);
			place.connection.close();
		}
	}

	/** What the server in use, or the first known, said about its model. */
	synchronized Optional<String> modelLabel() {
		return places.values().stream().sorted(Comparator.comparingInt((Place place) -> place.active).reversed())
				.flatMap(place -> place.connection.report().stream()).flatMap(report -> report.label().stream())
				.findFirst();
	}

	/** Work by server name, for tests and display. */
	synchronized Map<String, Integer> active() {
		Map<String, Integer> active = new HashMap<>();
		places.forEach((name, place) -> active.put(name, place.active));
		return active;
	}

	@Override
	public void close() {
		List<Place> all;
		synchronized (this) {
			all = new ArrayList<>(places.values());
			all.addAll(retired);
			places.clear();
			retired.clear();
		}
		all.forEach(place -> place.connection.close());
	}
}
