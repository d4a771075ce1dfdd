package org.facewright.motion.a2f.internal.chain;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.InferenceSession.BoundRun;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One loaded network that many tracks use at once. Jobs that come while others are waiting run together as one batch;
 * a job waits for others at most {@value #WAIT_MICROS} µs, and not at all while there is only one track. No thread of its
 * own: one of the waiting threads does the run for all. Each track hands in one job at a time, so its order is kept.
 */
public final class SharedNetwork implements AutoCloseable {

	static final int WAIT_MICROS = 2000;

	/** A tensor of the network. @param shape with -1 at the axis that counts rows of a batch, and nowhere else */
	record Port(String name, boolean isInput, long... shape) {

		/** Numbers of one row. */
		int rowSize() {
			long size = 1;
			for (long length : shape) {
				size *= length < 0 ? 1 : length;
			}
			return Math.toIntExact(size);
		}

		/** Port with the shape that a package describes. */
		static Port of(TensorSpec spec, boolean isInput) {
			return new Port(spec.name(), isInput, spec.shape());
		}

		long[] shape(int rows) {
			long[] full = shape.clone();
			for (int i = 0; i < full.length; i++) {
				full[i] = full[i] < 0 ? rows : full[i];
			}
			return full;
		}

		/** How often a row's numbers stand apart: 1 when the batch axis comes first. */
		int pieces() {
			int pieces = 1;
			for (int i = 0; i < shape.length && shape[i] >= 0; i++) {
				pieces *= (int) shape[i];
			}
			return pieces;
		}
	}

	/** Some rows of one track. */
	interface Job {

		/** Rows of the batch that it needs. */
		int rowCount();

		/** Fills the inputs of its rows. Called on the thread of some track. */
		void write(Batch batch, int firstRow);

		/** Copies what it wants of the outputs of its rows. Called on the thread of some track. */
		void read(Batch batch, int firstRow);
	}

	/** Memory of a batch. */
	static final class Batch {

		private final Map<String, FloatBuffer> buffers;
		private final Map<String, Port> ports;
		private final int rows;
		/** What a job has left in each row of inputs that it need not write again. */
		private final Object[] kept;

		private Batch(Map<String, FloatBuffer> buffers, Map<String, Port> ports, int rows, Object[] kept) {
			this.buffers = buffers;
			this.ports = ports;
			this.rows = rows;
			this.kept = kept;
		}

		private FloatBuffer buffer(String name) {
			FloatBuffer buffer = buffers.get(name);
			if (buffer == null) {
				throw new IllegalArgumentException("the network has no " + name);
			}
			return buffer;
		}

		private Port port(String name) {
			Port port = ports.get(name);
			if (port == null) {
				throw new IllegalArgumentException("the network has no " + name);
			}
			return port;
		}

		/** Numbers of a port, all rows. */
		FloatBuffer numbers(String name) {
			return buffer(name);
		}

		void put(String name, int row, float[] from, int offset) {
			Port port = port(name);
			int pieces = port.pieces();
			int length = port.rowSize() / pieces;
			for (int piece = 0; piece < pieces; piece++) {
				buffer(name).put((piece * rows + row) * length, from, offset + piece * length, length);
			}
		}

		void get(String name, int row, float[] into, int offset) {
			Port port = port(name);
			int pieces = port.pieces();
			int length = port.rowSize() / pieces;
			for (int piece = 0; piece < pieces; piece++) {
				buffer(name).get((piece * rows + row) * length, into, offset + piece * length, length);
			}
		}

		/** A mark that stays with a row of memory from batch to batch. */
		@Nullable
		Object kept(int row) {
			return kept[row];
		}

		void keep(int row, Object mark) {
			kept[row] = mark;
		}
	}

	private static final class Ticket {
		final Job job;
		boolean done;
		@Nullable
		Throwable failure;

		Ticket(Job job) {
			this.job = job;
		}
	}

	private final InferenceSession session;
	private final Map<String, Port> ports = new LinkedHashMap<>();
	private final int most;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	/** Guarded by the lock, like all below. */
	private final ArrayDeque<Ticket> waiting = new ArrayDeque<>();
	private boolean leading;
	private boolean closed;
	private int tracks;

	/** Memory is only touched by the thread that leads. */
	private int capacity;
	private final Map<String, Tensor> memory = new HashMap<>();
	private Object[] kept = new Object[0];
	private final Map<Integer, BoundRun> runs = new HashMap<>();
	private final Map<Integer, Batch> batches = new HashMap<>();
	private long runCount;
	private long rowCount;

	/**
	 * @param session owned from now on
	 * @param most    rows of the largest batch
	 */
	public SharedNetwork(InferenceSession session, List<TensorSpec> inputs, List<TensorSpec> outputs, int most) {
		this.session = session;
		this.most = most;
		inputs.forEach(spec -> ports.put(spec.name(), Port.of(spec, true)));
		outputs.forEach(spec -> ports.put(spec.name(), Port.of(spec, false)));
	}

	/** What is worth telling of the device: a stand-in, another precision. */
	public List<Problem> problems() {
		return session.problems();
	}

	/** Device that really runs it. */
	public String device() {
		return session.device();
	}

	/** Precision that it really runs with; empty when not known. */
	public String precision() {
		return session.precision().map(Precision::id).orElse("");
	}

	int most() {
		return most;
	}

	/** A track that will hand in jobs; leave with {@link #leave}. */
	void join() {
		lock.lock();
		try {
			tracks++;
		} finally {
			lock.unlock();
		}
	}

	void leave() {
		lock.lock();
		try {
			tracks--;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/** Jobs that wait for the run under way to end. */
	int waitingJobs() {
		lock.lock();
		try {
			return waiting.size();
		} finally {
			lock.unlock();
		}
	}

	/** Batches run so far. */
	long runs() {
		return runCount;
	}

	/** Rows run so far. */
	long rowsRun() {
		return rowCount;
	}

	/**
	 * Runs a job, maybe together with those of other tracks.
	 *
	 * @throws InferenceException    when the device fails
	 * @throws CancellationException when interrupted or closed
	 */
	void run(Job job) throws InferenceException {
		Ticket ticket = new Ticket(job);
		lock.lock();
		try {
			requireOpen();
			waiting.add(ticket);
			changed.signalAll();
			while (!ticket.done) {
				if (leading) {
					changed.await();
				} else {
					leading = true;
					try {
						lead();
					} finally {
						leading = false;
						changed.signalAll();
					}
				}
				if (closed && !ticket.done) {
					requireOpen();
				}
			}
		} catch (InterruptedException e) {
			waiting.remove(ticket);
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted while waiting for the network");
		} finally {
			lock.unlock();
		}
		Throwable failure = ticket.failure;
		if (failure instanceof InferenceException e) {
			throw new InferenceException(e.reason(), String.valueOf(e.getMessage()), e);
		}
		if (failure != null) {
			throw new IllegalStateException(failure);
		}
	}

	private void requireOpen() {
		if (closed) {
			throw new CancellationException("the network was closed");
		}
	}

	/** Waits a little for others, then runs what is there. The lock is held, and let go during the run. */
	private void lead() throws InterruptedException {
		long left = TimeUnit.MICROSECONDS.toNanos(WAIT_MICROS);
		while (left > 0 && !closed && waiting.size() < tracks && waitingRows() < most) {
			left = changed.awaitNanos(left);
		}
		List<Ticket> batch = new ArrayList<>();
		int rows = 0;
		while (!waiting.isEmpty() && (batch.isEmpty() || rows + waiting.peek().job.rowCount() <= most)) {
			Ticket next = waiting.remove();
			batch.add(next);
			rows += next.job.rowCount();
		}
		lock.unlock();
		Throwable failure = null;
		try {
			execute(batch, rows);
		} catch (InferenceException | RuntimeException | Error e) {
			failure = e;
		} finally {
			lock.lock();
		}
		for (Ticket ticket : batch) {
			ticket.failure = failure;
			ticket.done = true;
		}
	}

	private int waitingRows() {
		int rows = 0;
		for (Ticket ticket : waiting) {
			rows += ticket.job.rowCount();
		}
		return rows;
	}

	private void execute(List<Ticket> tickets, int rows) throws InferenceException {
		if (rows > capacity) {
			grow(rows);
		}
		Batch batch = batch(rows);
		int row = 0;
		for (Ticket ticket : tickets) {
			ticket.job.write(batch, row);
			row += ticket.job.rowCount();
		}
		run(rows).run();
		runCount++;
		rowCount += rows;
		row = 0;
		for (Ticket ticket : tickets) {
			ticket.job.read(batch, row);
			row += ticket.job.rowCount();
		}
	}

	private void grow(int rows) {
		runs.values().forEach(BoundRun::close);
		runs.clear();
		batches.clear();
		memory.clear();
		capacity = Math.min(Math.max(rows, most), Math.max(rows, 2 * capacity));
		kept = new Object[capacity];
		for (Port port : ports.values()) {
			memory.put(port.name(), Tensor.allocate(ElementType.FLOAT32, port.shape(capacity)));
		}
	}

	private Batch batch(int rows) {
		return batches.computeIfAbsent(rows, count -> {
			Map<String, FloatBuffer> buffers = new HashMap<>();
			memory.forEach((name, tensor) -> buffers.put(name, tensor.floats()));
			return new Batch(buffers, ports, count, kept);
		});
	}

	private BoundRun run(int rows) throws InferenceException {
		BoundRun run = runs.get(rows);
		if (run == null) {
			Map<String, Tensor> inputs = new LinkedHashMap<>();
			Map<String, Tensor> outputs = new LinkedHashMap<>();
			memory.forEach((name, tensor) -> {
				Port port = ports.get(name);
				if (port != null) {
					(port.isInput() ? inputs : outputs).put(name, tensor.first(port.shape(rows)));
				}
			});
			run = session.bind(inputs, outputs);
			runs.put(rows, run);
		}
		return run;
	}

	/** Waits for a run that is under way. Idempotent. */
	@Override
	public void close() {
		lock.lock();
		try {
			closed = true;
			changed.signalAll();
			while (leading) {
				changed.awaitUninterruptibly();
			}
		} finally {
			lock.unlock();
		}
		session.close();
	}
}
