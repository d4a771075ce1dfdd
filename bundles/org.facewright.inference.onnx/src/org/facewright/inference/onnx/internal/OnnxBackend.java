package org.facewright.inference.onnx.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.SessionSettings;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

import ai.onnxruntime.OrtProvider;

/**
 * Runs ONNX networks with ONNX Runtime on the processor. Natives are loaded on first use; sessions of the same file and
 * settings share one loaded network.
 */
@Component
public final class OnnxBackend implements InferenceBackend {

	private static final String CPU = "cpu";

	/** What makes two sessions share a network. */
	private record Key(ModelFile file, SessionSettings settings) {
	}

	private static final class Shared {
		final Network network;
		int users;

		Shared(Network network) {
			this.network = network;
		}
	}

	/** Guarded by itself; a network is loaded while the lock is held, so that nobody loads it twice. */
	private final Map<Key, Shared> networks = new HashMap<>();

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
			return List.of(new Device(CPU, "Processor", String.valueOf(e.getMessage())));
		}
		List<Device> devices = new ArrayList<>();
		devices.add(new Device(CPU, "Processor", ""));
		devices.add(new Device("cuda:0", "NVIDIA GPU (CUDA)", whyNot(runtime, OrtProvider.CUDA, "CUDA")));
		devices.add(
				new Device("tensorrt:0", "NVIDIA GPU (TensorRT)", whyNot(runtime, OrtProvider.TENSOR_RT, "TensorRT")));
		return devices;
	}

	private static String whyNot(OnnxRuntime runtime, OrtProvider provider, String name) {
		return runtime.has(provider)
				? "ONNX Runtime %s carries %s, but this version of Facewright does not use it yet; choose cpu"
						.formatted(runtime.environment().getVersion(), name)
				: "the ONNX Runtime %s installed here has no %s provider, only %s; choose cpu".formatted(
						runtime.environment().getVersion(), name, String.join(", ", runtime.providerNames()));
	}

	@Override
	public List<String> diagnosis() {
		try {
			return OnnxRuntime.load().diagnosis();
		} catch (InferenceException e) {
			return List.of(String.valueOf(e.getMessage()));
		}
	}

	@Override
	public InferenceSession open(Path model, SessionSettings settings, Progress progress) throws InferenceException {
		progress.checkCancelled();
		if (settings.threads() < 0) {
			throw new IllegalArgumentException("threads must be 0 or more: " + settings.threads());
		}
		requireUsable(settings.device());
		ModelFile file = ModelFile.at(model);
		Key key = new Key(file, settings);
		Network network = acquire(key);
		OnnxSession session = new OnnxSession(network, model, settings.device(), () -> release(key));
		try {
			progress.checkCancelled();
		} catch (RuntimeException e) {
			session.close();
			throw e;
		}
		return session;
	}

	private void requireUsable(String wanted) throws InferenceException {
		if (wanted.equals(CPU)) {
			return;
		}
		List<Device> known = devices();
		String why = known.stream().filter(device -> device.id().equals(wanted)).map(Device::reason).findFirst()
				.orElse("there is no such device; there are "
						+ String.join(", ", known.stream().map(Device::id).toList()));
		throw new InferenceException(Reason.DEVICE_UNAVAILABLE, wanted + ": " + why);
	}

	private Network acquire(Key key) throws InferenceException {
		synchronized (networks) {
			Shared shared = networks.get(key);
			if (shared == null) {
				shared = new Shared(Network.load(OnnxRuntime.load(), key.file().path(), key.settings()));
				networks.put(key, shared);
			}
			shared.users++;
			return shared.network;
		}
	}

	private void release(Key key) {
		synchronized (networks) {
			Shared shared = networks.get(key);
			if (shared != null && --shared.users == 0) {
				networks.remove(key);
				shared.network.close();
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
