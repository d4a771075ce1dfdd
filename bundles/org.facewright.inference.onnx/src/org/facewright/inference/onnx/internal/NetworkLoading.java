package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.core.progress.Progress;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.providers.CoreMLFlags;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;

/** Loads one network onto one device: its provider, its engine from the cache or newly built. */
final class NetworkLoading {

	private final OnnxRuntime runtime;
	private final NvidiaMachine machine;
	private final ModelFile model;
	private final SessionSettings settings;
	private final Placement placement;
	/** For whoever waits. */
	private volatile String doing;

	/** @param settings with the device and precision that are really used */
	NetworkLoading(OnnxRuntime runtime, NvidiaMachine machine, ModelFile model, SessionSettings settings,
			Placement placement) {
		this.runtime = runtime;
		this.machine = machine;
		this.model = model;
		this.settings = settings;
		this.placement = placement;
		this.doing = "loading " + model.path().getFileName();
	}

	String doing() {
		return doing;
	}

	/** Seconds that it may take, for a progress bar: a build takes about a fifth of a second per megabyte. */
	double expectedSeconds() {
		double megabytes = model.size() / 1e6;
		return placement.kind() == Placement.Kind.TENSORRT ? Math.max(20, 0.2 * megabytes) : 2 + 0.01 * megabytes;
	}

	/** Takes minutes when an engine has to be built, and can't be stopped then. */
	Network load() throws InferenceException {
		return switch (placement.kind()) {
			case CPU -> Network.load(runtime, model.path(), settings, options -> {});
			case CUDA -> {
				preload(false);
				yield Network.load(runtime, model.path(), settings, options -> {
					try (OrtCUDAProviderOptions cuda = cuda()) {
						options.addCUDA(cuda);
					}
				});
			}
			case TENSORRT -> tensorRt();
			case DIRECTML -> Network.load(runtime, model.path(), settings, options -> {
				// the provider's own rules: one run at a time, no plan of memory
				options.setMemoryPatternOptimization(false);
				options.addDirectML(placement.index());
			});
			case COREML -> Network.load(runtime, model.path(), settings,
					options -> options.addCoreML(java.util.EnumSet.noneOf(CoreMLFlags.class)));
		};
	}

	private void preload(boolean tensorRt) throws InferenceException {
		try {
			machine.preload(tensorRt);
		} catch (IOException e) {
			throw new InferenceException(Reason.DEVICE_UNAVAILABLE, "%s: %s".formatted(placement, e.getMessage()), e);
		}
	}

	private OrtCUDAProviderOptions cuda() throws OrtException {
		OrtCUDAProviderOptions options = new OrtCUDAProviderOptions(placement.index());
		for (Map.Entry<String, String> entry : ProviderOptions.cuda(placement.index()).entrySet()) {
			options.add(entry.getKey(), entry.getValue());
		}
		return options;
	}

	private Network tensorRt() throws InferenceException {
		preload(true);
		Optional<Path> root = settings.engineCache();
		if (root.isEmpty()) {
			doing = "building an engine for " + model.path().getFileName();
			return tensorRt(Optional.empty(), Optional.empty());
		}
		EngineCache cache = new EngineCache(root.get());
		try {
			doing = "reading " + model.path().getFileName();
			EngineCache.Key key = EngineCache.key(model, settings, machine.check().tensorRtVersion(),
					runtime.environment().getVersion(), machine.driver(), placement.index(), Progress.NONE);
			boolean built = cache.isBuilt(key);
			doing = (built ? "loading the engine of " : "building an engine for ") + model.path().getFileName();
			try {
				return inFolders(cache.folder(key), cache.timingFolder(key));
			} catch (InferenceException e) {
				if (!built || e.reason() == Reason.OUT_OF_MEMORY || e.reason() == Reason.DEVICE_UNAVAILABLE) {
					throw e;
				}
				// an engine that can't be loaded is worth no more than none
				cache.discard(key);
				doing = "building the engine again for " + model.path().getFileName();
				return inFolders(cache.folder(key), cache.timingFolder(key));
			}
		} catch (IOException e) {
			throw new InferenceException(Reason.FAILED,
					"%s: engines can't be kept there (%s); choose another folder for them".formatted(root.get(),
							e.getMessage()),
					e);
		}
	}

	private Network inFolders(Path engines, Path timing) throws InferenceException, IOException {
		requireRoom(engines);
		if (EngineCache.isSafe(engines)) {
			copyCalibration(engines);
			return tensorRt(Optional.of(engines), Optional.of(timing));
		}
		Path safe = Files.createTempDirectory("facewright-engine");
		try {
			copyAll(engines, safe);
			copyCalibration(safe);
			Network network = tensorRt(Optional.of(safe), Optional.of(safe));
			copyAll(safe, engines);
			return network;
		} finally {
			try (Stream<Path> files = Files.list(safe)) {
				for (Path file : files.toList()) {
					Files.deleteIfExists(file);
				}
			}
			Files.deleteIfExists(safe);
		}
	}

	private void requireRoom(Path folder) throws IOException {
		long free = Files.getFileStore(folder).getUsableSpace();
		if (free < model.size()) {
			throw new IOException("an engine needs up to %d MB and %d MB are free".formatted(model.size() >> 20,
					free >> 20));
		}
	}

	private void copyCalibration(Path folder) throws IOException {
		if (settings.precision() == Precision.INT8 && settings.calibration().isPresent()) {
			Files.copy(settings.calibration().get(), folder.resolve(ProviderOptions.CALIBRATION),
					StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static void copyAll(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.list(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(String.valueOf(file.getFileName())), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private Network tensorRt(Optional<Path> engines, Optional<Path> timing) throws InferenceException {
		Map<String, String> words = ProviderOptions.tensorRt(placement.index(), settings, engines, timing);
		return Network.load(runtime, model.path(), settings, options -> {
			try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(placement.index());
					OrtCUDAProviderOptions cuda = cuda()) {
				for (Map.Entry<String, String> entry : words.entrySet()) {
					tensorRt.add(entry.getKey(), entry.getValue());
				}
				options.addTensorrt(tensorRt);
				// for what TensorRT leaves out
				options.addCUDA(cuda);
			}
		});
	}

	/** Whether it is worth a thread of its own. */
	boolean takesLong() {
		return List.of(Placement.Kind.TENSORRT, Placement.Kind.CUDA).contains(placement.kind());
	}
}
