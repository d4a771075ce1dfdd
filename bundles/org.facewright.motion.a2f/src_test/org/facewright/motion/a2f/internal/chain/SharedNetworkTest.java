package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedNetworkTest {

	private static final List<TensorSpec> INPUTS = List
			.of(new TensorSpec("x", ElementType.FLOAT32, new long[] { -1, 2 }));
	private static final List<TensorSpec> OUTPUTS = List
			.of(new TensorSpec("y", ElementType.FLOAT32, new long[] { 2, -1 }));

	/** y[k, row] = 10 x[row, k]; the first run waits until it may go. */
	private static final class Tens implements InferenceSession {

		final List<Integer> batches = new ArrayList<>();
		final CountDownLatch begun = new CountDownLatch(1);
		final CountDownLatch go;
		boolean fails;

		Tens(int waits) {
			go = new CountDownLatch(waits);
		}

		@Override
		public List<TensorSpec> inputs() {
			return INPUTS;
		}

		@Override
		public List<TensorSpec> outputs() {
			return OUTPUTS;
		}

		@Override
		public String device() {
			return "test";
		}

		@Override
		public BoundRun bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
			FloatBuffer x = inputs.get("x").floats();
			FloatBuffer y = outputs.get("y").floats();
			int rows = (int) inputs.get("x").shape()[0];
			assertThat(outputs.get("y").shape()).containsExactly(2, rows);
			return new BoundRun() {
				@Override
				public void run() throws InferenceException {
					begun.countDown();
					try {
						go.await(20, TimeUnit.SECONDS);
					} catch (InterruptedException e) {
						Thread.currentThread().interrupt();
					}
					if (fails) {
						throw new InferenceException(InferenceException.Reason.FAILED, "the device is gone");
					}
					batches.add(rows);
					for (int row = 0; row < rows; row++) {
						for (int k = 0; k < 2; k++) {
							y.put(k * rows + row, 10 * x.get(2 * row + k));
						}
					}
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}

		@Override
		public void close() {
			// nothing is held
		}
	}

	private static final class Numbers implements SharedNetwork.Job {

		final float[] in;
		final float[] out;

		Numbers(float... in) {
			this.in = in;
			this.out = new float[in.length];
		}

		@Override
		public int rowCount() {
			return in.length / 2;
		}

		@Override
		public void write(SharedNetwork.Batch batch, int firstRow) {
			for (int i = 0; i < rowCount(); i++) {
				batch.put("x", firstRow + i, in, 2 * i);
			}
		}

		@Override
		public void read(SharedNetwork.Batch batch, int firstRow) {
			for (int i = 0; i < rowCount(); i++) {
				batch.get("y", firstRow + i, out, 2 * i);
			}
		}
	}

	@Test
	void runsTogetherWhatCameDuringARun() throws Exception {
		Tens session = new Tens(1);
		try (SharedNetwork network = new SharedNetwork(session, INPUTS, OUTPUTS, 4);
				ExecutorService pool = Executors.newFixedThreadPool(6)) {
			List<Numbers> jobs = new ArrayList<>();
			List<Future<?>> done = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				Numbers job = new Numbers(i, 100 + i);
				jobs.add(job);
				done.add(pool.submit(() -> {
					network.run(job);
					return null;
				}));
				if (i == 0) {
					session.begun.await();
				}
			}
			while (network.waitingJobs() < 5) {
				Thread.onSpinWait();
			}
			session.go.countDown();
			for (Future<?> future : done) {
				future.get();
			}
			assertThat(session.batches).containsExactly(1, 4, 1);
			for (int i = 0; i < 6; i++) {
				assertThat(jobs.get(i).out).containsExactly(10 * i, 1000 + 10 * i);
			}
		}
	}

	@Test
	void waitsALittleForOtherTracksButNotForever() throws Exception {
		Tens session = new Tens(0);
		try (SharedNetwork network = new SharedNetwork(session, INPUTS, OUTPUTS, 8)) {
			network.join();
			network.join();
			Numbers alone = new Numbers(1, 2, 3, 4);
			network.run(alone);
			assertThat(alone.out).containsExactly(10, 20, 30, 40);
			CountDownLatch ready = new CountDownLatch(2);
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				Thread thread = new Thread(() -> {
					ready.countDown();
					try {
						ready.await();
						for (int round = 0; round < 50; round++) {
							network.run(new Numbers(1, 2));
						}
					} catch (InterruptedException | InferenceException e) {
						throw new IllegalStateException(e);
					} finally {
						network.leave();
					}
				});
				threads.add(thread);
				thread.start();
			}
			for (Thread thread : threads) {
				thread.join();
			}
			assertThat(network.rowsRun()).isEqualTo(102);
			assertThat(network.runs()).as("of 101 jobs").isLessThan(90);
		}
	}

	@Test
	void tellsEveryTrackOfABatchThatFailed() {
		Tens session = new Tens(0);
		session.fails = true;
		try (SharedNetwork network = new SharedNetwork(session, INPUTS, OUTPUTS, 8)) {
			assertThatThrownBy(() -> network.run(new Numbers(1, 2))).isInstanceOf(InferenceException.class)
					.hasMessage("the device is gone");
			session.fails = false;
			Numbers next = new Numbers(1, 2);
			assertThat(next.out).containsExactly(0, 0);
		}
	}

	@Test
	void refusesWorkOnceClosed() {
		SharedNetwork network = new SharedNetwork(new Tens(0), INPUTS, OUTPUTS, 8);
		network.close();
		network.close();
		assertThatThrownBy(() -> network.run(new Numbers(1, 2))).isInstanceOf(CancellationException.class);
	}
}
