package org.facewright.motion.a2f.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.Precision;
import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelImport;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.chain.FaceParameters;
import org.facewright.motion.a2f.internal.chain.FaceSession;
import org.facewright.motion.a2f.internal.device.CalibrationSounds;
import org.facewright.motion.a2f.internal.device.RunPlan;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.facewright.motion.a2f.internal.pack.ModelPackage;
import org.facewright.motion.a2f.internal.pack.ModelStore;
import org.facewright.motion.a2f.internal.pack.PackageCheck;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The Audio2Face and Audio2Emotion packages on this machine. Publishes one motion backend for each actor of each
 * package, and withdraws it when the package goes.
 */
@Component(immediate = true)
public final class A2fLibrary implements ModelLibrary {

	/** More change the ranges little and take their time. */
	private static final int CALIBRATION_EXAMPLES = 64;

	private final InferenceBackend inference;
	private final ModelStore store;
	private final Path caches;
	private final Networks networks;
	private final Publisher publisher;
	/** Published backends by what they are made of; guarded by itself. */
	private final Map<ModelStore.State, List<Runnable>> published = new LinkedHashMap<>();

	/** Makes a backend known to all. */
	public interface Publisher {

		/** @return withdraws it */
		Runnable publish(MotionBackend backend);
	}

	@Activate
	public A2fLibrary(@Reference InferenceBackend inference, BundleContext bundles) {
		this(inference, ModelFolders.ofThisMachine(), backend -> {
			ServiceRegistration<MotionBackend> registration = bundles.registerService(MotionBackend.class, backend,
					new Hashtable<>());
			return () -> withdraw(registration);
		});
	}

	/** Outside OSGi. @param publisher told of each backend */
	public A2fLibrary(InferenceBackend inference, ModelFolders folders, Publisher publisher) {
		this.inference = inference;
		this.publisher = publisher;
		store = new ModelStore(folders);
		caches = folders.own().resolveSibling("engines");
		networks = new Networks(inference, caches);
		publish();
	}

	private static void withdraw(ServiceRegistration<MotionBackend> registration) {
		try {
			registration.unregister();
		} catch (IllegalStateException e) {
			return; // the bundle stopped first and took it along
		}
	}

	/** Brings what is published in line with what is there. */
	private void publish() {
		synchronized (published) {
			Map<ModelStore.State, ModelStore.Entry> there = new LinkedHashMap<>();
			store.entries().forEach(entry -> there.put(entry.state(), entry));
			for (ModelStore.State state : List.copyOf(published.keySet())) {
				if (!there.containsKey(state)) {
					published.getOrDefault(state, List.of()).forEach(Runnable::run);
					published.remove(state);
				}
			}
			there.forEach((state, entry) -> published.computeIfAbsent(state, s -> publish(entry)));
		}
	}

	private List<Runnable> publish(ModelStore.Entry entry) {
		if (!(entry.model() instanceof ModelPackage.Face face)) {
			return List.of();
		}
		List<Runnable> withdrawals = new ArrayList<>();
		for (int identity = 0; identity < face.actors().size(); identity++) {
			withdrawals.add(publisher.publish(
					new A2fBackend(face, identity, entry.network(), networks, this::emotion)));
		}
		return withdrawals;
	}

	private Optional<ModelPackage.Emotion> emotion() {
		return store.emotion();
	}

	@Deactivate
	public void close() {
		synchronized (published) {
			published.values().forEach(withdrawals -> withdrawals.forEach(Runnable::run));
			published.clear();
		}
		networks.close();
	}

	@Override
	public String id() {
		return "a2f";
	}

	@Override
	public String label() {
		return "NVIDIA Audio2Face-3D and Audio2Emotion";
	}

	@Override
	public List<InstalledModel> models() {
		return store.models();
	}

	@Override
	public List<Problem> problems() {
		List<Problem> problems = new ArrayList<>(store.unreadable());
		problems.addAll(inference.problemsOfEngines(caches));
		Optional<RunPlan> ear = store.emotion()
				.map(model -> networks.plan(model.network(), FaceParameters.AUTO, Precision.FP32));
		for (ModelStore.Entry entry : store.entries()) {
			if (entry.model() instanceof ModelPackage.Face face) {
				try {
					problems.addAll(
							networks.memory(networks.plan(face.network(), FaceParameters.AUTO, Precision.FP32), ear));
				} catch (InferenceException e) {
					problems.add(
							Problem.error("model.file", String.valueOf(e.getMessage()), "import the package again"));
				}
			}
		}
		return List.copyOf(problems);
	}

	@Override
	public boolean accepts(Path folder) {
		return ModelStore.accepts(folder);
	}

	@Override
	public ModelImport importFrom(Path folder, Progress progress) throws IOException {
		try {
			return store.importFrom(folder, inference, progress);
		} finally {
			publish();
		}
	}

	@Override
	public List<Problem> verify(String modelId, Progress progress) throws IOException {
		return store.verify(modelId, inference, progress);
	}

	@Override
	public List<Problem> prepare(String modelId, String device, String precision, Progress progress)
			throws MotionException {
		ModelPackage model = store.entry(modelId).model();
		Precision wished = Precision.of(precision);
		List<Problem> problems = new ArrayList<>();
		if (model instanceof ModelPackage.Emotion && wished != Precision.FP32) {
			problems.add(Problem.info("a2f.emotion-precision",
					"%s is prepared with fp32, the only precision that it is made for".formatted(model.label())));
			wished = Precision.FP32;
		}
		RunPlan plan = networks.plan(model.network(), device, wished);
		try {
			problems.addAll(networks.memory(plan, Optional.empty()));
			problems.addAll(inference.prepare(plan.network(), plan.settings(), progress));
			return List.copyOf(problems);
		} catch (InferenceException e) {
			throw FaceSession.failure(model.label(), e);
		} catch (IOException e) {
			throw new MotionException(MotionException.Reason.MODEL_UNREADABLE, String.valueOf(e.getMessage()), e);
		}
	}

	@Override
	public Path calibrate(String modelId, Sounds sounds, Progress progress) throws IOException, MotionException {
		ModelPackage model = store.entry(modelId).model();
		int rate = switch (model) {
			case ModelPackage.Face face -> face.shape().sampleRate();
			case ModelPackage.Emotion emotion -> emotion.sampleRate();
		};
		RunPlan plan = networks.plan(model.network(), "cpu", Precision.INT8);
		CalibrationSounds examples = new CalibrationSounds(PackageCheck.inputs(model), sounds.at(rate),
				CALIBRATION_EXAMPLES);
		try {
			inference.calibrate(plan.network(), examples, plan.calibration(), progress);
			return plan.calibration();
		} catch (InferenceException e) {
			throw FaceSession.failure(model.label(), e);
		} catch (UnsupportedOperationException e) {
			throw new MotionException(MotionException.Reason.FAILED, String.valueOf(e.getMessage()), e);
		}
	}

	@Override
	public void remove(String modelId) throws IOException {
		try {
			store.remove(modelId);
		} finally {
			publish();
		}
	}
}
