package org.facewright.motion.a2f.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.chain.FaceParameters;
import org.facewright.motion.a2f.internal.chain.SharedNetwork;
import org.facewright.motion.a2f.internal.device.MemoryOffers;
import org.facewright.motion.a2f.internal.device.RunPlan;

/**
 * Networks in memory, each loaded once for all tracks. One that nobody uses stays a while, because the next line of a
 * batch usually comes at once and loading takes seconds.
 */
final class Networks implements AutoCloseable {

	private static final int IDLE_SECONDS = 30;
	/** Memory that the tensors of a batch may take. */
	private static final long BATCH_BYTES = 512L << 20;
	private static final int MOST_ROWS = 64;

	private record Key(Path model, String device, Precision precision) {
	}

	private static final class Loaded {
		final SharedNetwork network;
		int users;
		int uses;

		Loaded(SharedNetwork network) {
			this.network = network;
		}
	}

	private final InferenceBackend inference;
	private final Path caches;
	private final ScheduledExecutorService idle = Executors.newSingleThreadScheduledExecutor(work -> {
		Thread thread = new Thread(work, "audio2face networks");
		thread.setDaemon(true);
		return thread;
	});
	/** Guarded by itself; a network is loaded while the lock is held, so that nobody loads it twice. */
	private final Map<Key, Loaded> loaded = new HashMap<>();

	/** @param caches folder for engines and calibration tables; need not exist */
	Networks(InferenceBackend inference, Path caches) {
		this.inference = inference;
		this.caches = caches;
	}

	/** A network in use. Close it once. */
	record Use(SharedNetwork network, Runnable release) implements AutoCloseable {
		@Override
		public void close() {
			release.run();
		}
	}

	/** @throws InferenceException with a sentence for the user */
	Use use(Path model, List<TensorSpec> inputs, List<TensorSpec> outputs, String wantedDevice, Precision precision,
			Progress progress) throws InferenceException {
		RunPlan plan = plan(model, wantedDevice, precision);
		Key key = new Key(model, plan.device(), precision);
		synchronized (loaded) {
			Loaded there = loaded.get(key);
			if (there == null) {
				progress.report(Double.NaN, "loading " + model.getFileName());
				there = new Loaded(load(plan, inputs, outputs, progress));
				loaded.put(key, there);
			}
			there.users++;
			there.uses++;
			Loaded used = there;
			return new Use(used.network, () -> release(key, used));
		}
	}

	/** How a network would run. @param wantedDevice id, or {@link FaceParameters#AUTO} */
	RunPlan plan(Path model, String wantedDevice, Precision precision) {
		String device = wantedDevice.equals(FaceParameters.AUTO) ? best() : wantedDevice;
		return new RunPlan(model, device, precision, RunPlan.USUAL_BATCH, caches);
	}

	/** What is known of memory before a face's network, and the one that hears emotions, are loaded. */
	List<Problem> memory(RunPlan face, Optional<RunPlan> emotion) throws InferenceException {
		try {
			return new MemoryOffers(inference).check(face, emotion);
		} catch (IOException e) {
			throw damaged(e);
		}
	}

	private SharedNetwork load(RunPlan plan, List<TensorSpec> inputs, List<TensorSpec> outputs, Progress progress)
			throws InferenceException {
		try {
			SessionSettings settings = plan.settings();
			InferenceSession session = inference.open(plan.network(), settings, progress);
			// an engine takes no batch greater than it was built for
			int most = settings.profiles().isEmpty() || !session.device().startsWith("tensorrt")
					? MOST_ROWS
					: plan.engineBatch();
			most = takesOneRow(session, inputs) ? 1 : Math.min(most, rows(inputs, outputs));
			return new SharedNetwork(session, inputs, outputs, most);
		} catch (IOException e) {
			throw damaged(e);
		}
	}

	private static InferenceException damaged(IOException e) {
		return new InferenceException(Reason.MODEL_UNREADABLE, String.valueOf(e.getMessage()), e);
	}

	private String best() {
		return inference.devices().stream().filter(Device::isUsable).map(Device::id).findFirst().orElse("cpu");
	}

	/** Whether the network was exported for one row a run, where the published ones take any number. */
	private static boolean takesOneRow(InferenceSession session, List<TensorSpec> inputs) {
		for (TensorSpec wanted : inputs) {
			for (TensorSpec given : session.inputs()) {
				long[] free = wanted.shape();
				long[] real = given.shape();
				for (int i = 0; given.name().equals(wanted.name()) && i < Math.min(free.length, real.length); i++) {
					if (free[i] < 0 && real[i] == 1) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private static int rows(List<TensorSpec> inputs, List<TensorSpec> outputs) {
		long bytes = 1;
		for (List<TensorSpec> specs : List.of(inputs, outputs)) {
			for (TensorSpec spec : specs) {
				long size = Float.BYTES;
				for (long length : spec.shape()) {
					size *= Math.max(1, length);
				}
				bytes += size;
			}
		}
		return (int) Math.clamp(BATCH_BYTES / bytes, 1, MOST_ROWS);
	}

	private void release(Key key, Loaded used) {
		int uses;
		synchronized (loaded) {
			used.users--;
			uses = used.uses;
			if (used.users > 0) {
				return;
			}
			if (idle.isShutdown()) {
				discard(key, used);
				return;
			}
		}
		idle.schedule(() -> {
			synchronized (loaded) {
				if (used.users == 0 && used.uses == uses) {
					discard(key, used);
				}
			}
		}, IDLE_SECONDS, TimeUnit.SECONDS);
	}

	/** The lock is held. */
	private void discard(Key key, Loaded used) {
		if (loaded.remove(key, used)) {
			used.network.close();
		}
	}

	/** Gives back what nobody uses; what is in use goes with its last user. */
	@Override
	public void close() {
		idle.shutdownNow();
		synchronized (loaded) {
			Map.copyOf(loaded).forEach((key, used) -> {
				if (used.users == 0) {
					discard(key, used);
				}
			});
		}
	}
}
