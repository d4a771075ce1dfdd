package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import ai.onnxruntime.OrtProvider;

/**
 * Runs ONNX networks with ONNX Runtime on the processor, and on graphics cards where the GPU runtime is installed.
 * Natives are loaded on first use; sessions of the same file and settings share one loaded network. Where the settings
 * let another device stand in, the session says so.
 */
@Component(service = InferenceBackend.class)
public final class OnnxBackend implements InferenceBackend {

	private static final int POLL_MILLIS = 200;

	/** What makes two sessions share a network. */
	private record Key(ModelFile file, SessionSettings settings) {
	}

	/** A network that is being loaded or was; guarded by the map of networks. */
	private static final class Shared {
		final NetworkLoading loading;
		final FutureTask<Network> network;
		int users;
		boolean begun;
		boolean closed;

		Shared(NetworkLoading loading) {
			this.loading = loading;
			this.network = new FutureTask<>(loading::load);
		}
	}

	private final NvidiaMachine machine;
	/** Guarded by itself. Nobody loads what another one loads: he waits for it. */
	private final Map<Key, Shared> networks = new HashMap<>();

	@Activate
	public OnnxBackend() {
		this(NvidiaMachine.thisOne());
	}

	OnnxBackend(NvidiaMachine machine) {
		this.machine = machine;
	}

	@Override
	public String id() {
		return "onnx";
	}

	@Override
	public List<Device> devices() {
		OnnxRuntime runtime;
		try {
			runtime = OnnxRuntime.load();
		} catch (InferenceException e) {
			return List.of(new Device("cpu", "Processor", String.valueOf(e.getMessage())));
		}
		List<Device> devices = new ArrayList<>();
		List<NvidiaDriver.Card> cards = machine.driver().cards();
		List<Integer> indices = cards.isEmpty() ? List.of(0) : cards.stream().map(NvidiaDriver.Card::index).toList();
		for (int index : indices) {
			String name = cards.isEmpty() ? "NVIDIA GPU" : cards.get(indices.indexOf(index)).name();
			devices.add(device(runtime, new Placement(Placement.Kind.CUDA, index), name + " (CUDA)"));
			devices.add(device(runtime, new Placement(Placement.Kind.TENSORRT, index), name + " (TensorRT)"));
		}
		if (runtime.has(OrtProvider.DIRECT_ML)) {
			devices.add(new Device("directml:0", "GPU (DirectML)", ""));
		}
		if (runtime.has(OrtProvider.CORE_ML)) {
			devices.add(new Device("coreml", "Apple GPU and neural engine (Core ML)", ""));
		}
		devices.add(new Device("cpu", "Processor", ""));
		List<Device> sorted = new ArrayList<>(devices.stream().filter(Device::isUsable).toList());
		devices.stream().filter(device -> !device.isUsable()).forEach(sorted::add);
		return List.copyOf(sorted);
	}

	private Device device(OnnxRuntime runtime, Placement placement, String label) {
		return new Device(placement.toString(), label, whyNot(runtime, placement));
	}

	/** Empty when a device can be used, as far as that can be told without trying. */
	private String whyNot(OnnxRuntime runtime, Placement placement) {
		return switch (placement.kind()) {
			case CPU -> "";
			case CUDA -> whyNotNvidia(runtime, placement, OrtProvider.CUDA, "CUDA");
			case TENSORRT -> whyNotNvidia(runtime, placement, OrtProvider.TENSOR_RT, "TensorRT");
			case DIRECTML -> runtime.has(OrtProvider.DIRECT_ML) ? "" : without(runtime, "DirectML");
			case COREML -> runtime.has(OrtProvider.CORE_ML) ? "" : without(runtime, "Core ML");
		};
	}

	private String whyNotNvidia(OnnxRuntime runtime, Placement placement, OrtProvider provider, String name) {
		if (!runtime.has(provider)) {
			String trouble = machine.driver().trouble();
			return without(runtime, name) + (trouble.isEmpty()
					? machine.hasRuntime()
							? "; the GPU runtime is installed, start the program again to use it"
							: "; install the GPU runtime with: facewright backends install cuda"
					: "; %s; choose cpu".formatted(trouble));
		}
		List<Problem> problems = machine.problems(placement);
		return String.join("; ", problems.stream().map(Problem::toString).toList());
	}

	private static String without(OnnxRuntime runtime, String name) {
		return "the ONNX Runtime %s in use has no %s provider, only %s".formatted(runtime.environment().getVersion(),
				name, String.join(", ", runtime.providerNames()));
	}

	@Override
	public List<String> diagnosis() {
		List<String> facts = new ArrayList<>();
		try {
			facts.addAll(OnnxRuntime.load().diagnosis());
		} catch (InferenceException e) {
			facts.add(String.valueOf(e.getMessage()));
		}
		NvidiaDriver driver = machine.driver();
		for (NvidiaDriver.Card card : driver.cards()) {
			facts.add("card %d: %s, compute capability %s, %d of %d MiB free, driver %s".formatted(card.index(),
					card.name(), card.capability(), card.free() >> 20, card.total() >> 20, driver.version()));
		}
		if (machine.hasRuntime()) {
			String tensorRt = machine.check().tensorRtVersion();
			facts.add("GPU runtime for CUDA %d, TensorRT %s".formatted(machine.check().cudaMajor(),
					tensorRt.isEmpty() ? "not found" : tensorRt));
		}
		return List.copyOf(facts);
	}

	@Override
	public List<Problem> problems() {
		NvidiaDriver driver = machine.driver();
		List<Problem> problems = new ArrayList<>();
		try {
			problems.addAll(OnnxRuntime.load().problems());
		} catch (InferenceException e) {
			problems.add(
					Problem.error("inference.runtime", String.valueOf(e.getMessage()), "install the product again"));
		}
		if (machine.hasRuntime()) {
			problems.addAll(machine.problems(new Placement(Placement.Kind.TENSORRT, 0)));
		} else if (!driver.cards().isEmpty()) {
			problems.add(Problem.warning("gpu.runtime",
					"%s is there, but the runtime in use has no CUDA, so networks run on the processor".formatted(
							driver.cards().get(0).name()),
					"install it with: facewright backends install cuda"));
		}
		return List.copyOf(problems);
	}

	@Override
	public List<Problem> problemsOfEngines(Path engineCache) {
		NvidiaDriver driver = machine.driver();
		String tensorRt = machine.check().tensorRtVersion();
		try {
			List<EngineCache.Kept> kept = new EngineCache(engineCache).kept();
			List<EngineCache.Kept> stale = kept.stream().filter(engine -> !tensorRt.equals(engine.key().get("tensorrt"))
					|| !driver.version().equals(engine.key().get("driver")) || driver.cards().stream()
							.noneMatch(card -> card.capability().equals(engine.key().get("compute capability"))))
					.toList();
			if (stale.isEmpty()) {
				return List.of();
			}
			return List.of(Problem.warning("engine.stale",
					"%d of %d engines were built for another TensorRT, driver or card and are not used (%d MB)"
							.formatted(
									stale.size(), kept.size(),
									stale.stream().mapToLong(EngineCache.Kept::bytes).sum() / 1_000_000),
					"build anew with 'facewright models build', and delete " + String.join(", ", stale.stream()
							.map(engine -> engine.folder().toString()).toList())));
		} catch (IOException e) {
			return List.of(Problem.warning("engine.unreadable", "%s: can't be read (%s)".formatted(engineCache,
					e.getMessage()), "check its permissions"));
		}
	}

	@Override
	public OptionalLong freeMemory(String device) {
		return Placement.parse(device).filter(Placement::isNvidia)
				.map(placement -> machine.freeMemory(placement.index()))
				.orElseGet(OptionalLong::empty);
	}

	@Override
	public OptionalLong memoryNeeded(Path model, SessionSettings settings) throws InferenceException {
		ModelFile file = ModelFile.at(model);
		Optional<Placement> placement = Placement.parse(settings.device());
		if (placement.isEmpty()) {
			return OptionalLong.empty();
		}
		if (!placement.get().isNvidia()) {
			return OptionalLong.of(MemoryNeed.onProcessor(file.size()));
		}
		OnnxGraph graph;
		try {
			graph = OnnxGraph.read(file.path());
		} catch (IOException e) {
			throw new InferenceException(Reason.MODEL_UNREADABLE, String.valueOf(e.getMessage()), e);
		}
		boolean half = placement.get().kind() == Placement.Kind.TENSORRT;
		return OptionalLong.of(MemoryNeed.onCard(file.size(), graph.inputs(), graph.outputs(),
				half ? settings : settings.withPrecision(Precision.FP32)));
	}

	@Override
	public void calibrate(Path model, Iterable<Map<String, Tensor>> examples, Path table, Progress progress)
			throws InferenceException, IOException {
		Calibration.run(OnnxRuntime.load(), ModelFile.at(model), examples, table, progress);
	}

	@Override
	public InferenceSession open(Path model, SessionSettings settings, Progress progress) throws InferenceException {
		progress.checkCancelled();
		if (settings.threads() < 0) {
			throw new IllegalArgumentException("threads must be 0 or more: " + settings.threads());
		}
		Placement wanted = Placement.parse(settings.device())
				.orElseThrow(() -> new InferenceException(Reason.DEVICE_UNAVAILABLE,
						"%s: there is no such device; there are %s".formatted(settings.device(),
								String.join(", ", devices().stream().map(Device::id).toList()))));
		ModelFile file = ModelFile.at(model);
		OnnxRuntime runtime = OnnxRuntime.load();
		List<Problem> problems = new ArrayList<>();
		List<Placement> candidates = settings.otherDevices() ? wanted.withStandIns() : List.of(wanted);
		for (Placement placement : candidates) {
			boolean last = placement.equals(candidates.getLast());
			try {
				String why = whyNot(runtime, placement);
				if (!why.isEmpty()) {
					throw new InferenceException(Reason.DEVICE_UNAVAILABLE, placement + ": " + why);
				}
				return open(runtime, model, file, settings, placement, problems, progress);
			} catch (InferenceException e) {
				if (last || e.reason() == Reason.MODEL_MISSING) {
					throw e;
				}
				Placement next = candidates.get(candidates.indexOf(placement) + 1);
				problems.add(Problem.warning("inference.device",
						"the network runs on %s, because %s".formatted(next,
								String.valueOf(e.getMessage()).split("; ")[0]),
						"see 'facewright doctor' for what %s needs".formatted(placement)));
			}
		}
		throw new IllegalStateException("no device to try");
	}

	private OnnxSession open(OnnxRuntime runtime, Path model, ModelFile file, SessionSettings wished,
			Placement placement, List<Problem> problems, Progress progress) throws InferenceException {
		List<Problem> all = new ArrayList<>(problems);
		Precision precision = possible(wished, placement, all);
		SessionSettings settings = wished.withDevice(placement.toString()).withPrecision(precision)
				.withOtherDevices(false);
		Key key = new Key(file, settings);
		Shared shared = acquire(key, runtime, placement);
		try {
			Network network = await(key, shared, progress);
			progress.checkCancelled();
			return new OnnxSession(network, model, placement.toString(), precision, all, () -> release(key, shared));
		} catch (InferenceException | RuntimeException e) {
			release(key, shared);
			throw e;
		}
	}

	/** The precision that a device can run with; adds what it can't. */
	private static Precision possible(SessionSettings wished, Placement placement, List<Problem> problems) {
		Precision precision = wished.precision();
		if (precision == Precision.FP32) {
			return precision;
		}
		if (placement.kind() != Placement.Kind.TENSORRT) {
			problems.add(Problem.warning("inference.precision",
					"the network runs with fp32 on %s, which has no %s for it".formatted(placement, precision.id()),
					"choose a tensorrt device for fp16 or int8"));
			return Precision.FP32;
		}
		if (precision == Precision.INT8 && (wished.calibration().isEmpty() || wished.engineCache().isEmpty())) {
			problems.add(Problem.warning("inference.precision",
					"the network runs with fp16, because int8 needs %s".formatted(wished.calibration().isEmpty()
							? "a calibration table"
							: "a folder for engines"),
					"make a table with: facewright models calibrate"));
			return Precision.FP16;
		}
		return precision;
	}

	private Shared acquire(Key key, OnnxRuntime runtime, Placement placement) {
		synchronized (networks) {
			Shared shared = networks.computeIfAbsent(key,
					each -> new Shared(new NetworkLoading(runtime, machine, key.file(), key.settings(), placement)));
			shared.users++;
			return shared;
		}
	}

	/**
	 * Loads, or waits for whoever loads. A build runs on a thread of its own, because it can't be stopped: who cancels
	 * goes on at once, and the engine is in the cache when the build is done.
	 */
	private Network await(Key key, Shared shared, Progress progress) throws InferenceException {
		boolean mine;
		synchronized (networks) {
			mine = !shared.begun;
			shared.begun = true;
		}
		if (mine && shared.loading.takesLong()) {
			Thread builder = new Thread(() -> loadAndLeave(key, shared), "facewright-engine");
			builder.setDaemon(true);
			builder.start();
		} else if (mine) {
			shared.network.run();
		}
		long began = System.nanoTime();
		try {
			while (true) {
				try {
					return shared.network.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
				} catch (TimeoutException e) {
					progress.checkCancelled();
					double seconds = (System.nanoTime() - began) / 1e9;
					// approaches the end without reaching it, however long it takes
					progress.report(1 - Math.exp(-seconds / shared.loading.expectedSeconds()),
							"%s (%.0f s)".formatted(shared.loading.doing(), seconds));
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InferenceException(Reason.FAILED, "interrupted while the network was loaded; try again", e);
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case InferenceException failure -> throw failure;
				case RuntimeException failure -> throw failure;
				case Error failure -> throw failure;
				case null, default -> throw new IllegalStateException(e);
			}
		}
	}

	private void loadAndLeave(Key key, Shared shared) {
		shared.network.run();
		synchronized (networks) {
			closeUnused(key, shared);
		}
	}

	private void release(Key key, Shared shared) {
		synchronized (networks) {
			shared.users--;
			closeUnused(key, shared);
		}
	}

	/** A network that is still being loaded stays, so that the next who wants it joins in; it ends with its loading. */
	private void closeUnused(Key key, Shared shared) {
		if (shared.users == 0 && shared.network.isDone() && !shared.closed) {
			shared.closed = true;
			networks.remove(key, shared);
			if (shared.network.state() == FutureTask.State.SUCCESS) {
				shared.network.resultNow().close();
			}
		}
	}

	/** Networks held in memory now. */
	int loadedNetworks() {
		synchronized (networks) {
			return networks.size();
		}
	}
}
