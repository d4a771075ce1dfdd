package org.facewright.motion.a2f.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.Precision;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.chain.FaceChain;
import org.facewright.motion.a2f.internal.chain.FaceEditor;
import org.facewright.motion.a2f.internal.chain.FaceModel;
import org.facewright.motion.a2f.internal.chain.FaceParameters;
import org.facewright.motion.a2f.internal.chain.FaceSession;
import org.facewright.motion.a2f.internal.emotion.EmotionSettings;
import org.facewright.motion.a2f.internal.pack.Actor;
import org.facewright.motion.a2f.internal.pack.ModelPackage;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.facewright.motion.a2f.internal.pack.PackageCheck;
import org.facewright.motion.a2f.internal.pack.Rig;
import org.facewright.motion.a2f.internal.solve.NamedPoses;
import org.facewright.motion.a2f.internal.solve.RigFile;
import org.facewright.motion.a2f.internal.solve.RigTransfer;
import org.jspecify.annotations.Nullable;

/**
 * One actor of an imported package. Small files are read on first use; meshes when a session opens, and then kept while
 * memory allows.
 */
final class A2fBackend implements MotionBackend {

	private static final FrameRate REGRESSION_RATE = FrameRate.FPS_60;

	/** What the small files say. */
	private record Described(FaceParameters parameters, ChannelSet channels, FrameRate rate) {
	}

	private final ModelPackage.Face face;
	private final int identity;
	private final String networkSha256;
	private final Networks networks;
	private final Supplier<Optional<ModelPackage.Emotion>> emotion;
	private volatile @Nullable Described described;
	/** Guarded by this. */
	private SoftReference<FaceModel> model = new SoftReference<>(null);
	private SoftReference<Ridden> ridden = new SoftReference<>(null);

	/** @param emotion the package that hears emotions, asked whenever a session opens */
	A2fBackend(ModelPackage.Face face, int identity, String networkSha256, Networks networks,
			Supplier<Optional<ModelPackage.Emotion>> emotion) {
		this.face = face;
		this.identity = identity;
		this.networkSha256 = networkSha256;
		this.networks = networks;
		this.emotion = emotion;
	}

	String id() {
		return ModelPackage.backendId(face, face.actors().get(identity));
	}

	@Override
	public MotionInfo info() {
		String label = "Audio2Face-3D " + face.actors().get(identity).name();
		String modelId = face.id().substring("audio2face-".length());
		try {
			Described d = described();
			return new MotionInfo(id(), label, "Audio2Face-3D " + modelId, networkSha256, face.shape().sampleRate(),
					d.rate(), d.channels(), d.parameters().schema(),
					FaceChain.latencySeconds(face.shape(), d.rate()));
		} catch (MotionException e) {
			FrameRate rate = rate(face.shape());
			return new MotionInfo(id(), label, "Audio2Face-3D " + modelId, networkSha256, face.shape().sampleRate(),
					rate, FaceModel.channels(List.of(), List.of()), ParameterSchema.EMPTY,
					FaceChain.latencySeconds(face.shape(), rate));
		}
	}

	private static FrameRate rate(NetworkShape shape) {
		return switch (shape) {
			case NetworkShape.Regression r -> REGRESSION_RATE;
			case NetworkShape.Diffusion d -> FaceModel.frameRate(d);
		};
	}

	private Described described() throws MotionException {
		Described known = described;
		if (known == null) {
			try {
				Rig.Summary skin = Rig.summary(face.actors().get(identity).skinConfig(),
						face.actors().get(identity).skinRig());
				Rig.Summary tongue = Rig.summary(face.actors().get(identity).tongueConfig(),
						face.actors().get(identity).tongueRig());
				EmotionSettings feeling = emotion.get().map(ModelPackage.Emotion::settings)
						.orElseGet(EmotionSettings::defaults);
				known = new Described(
						new FaceParameters(face.shape(), Actor.config(face, identity), skin.settings(),
								tongue.settings(), feeling),
						FaceModel.channels(skin.poses(), tongue.poses()), rate(face.shape()));
				described = known;
			} catch (IOException e) {
				throw unreadable(e);
			}
		}
		return known;
	}

	private static MotionException unreadable(IOException e) {
		return new MotionException(Reason.MODEL_UNREADABLE, String.valueOf(e.getMessage()), e);
	}

	@Override
	public Availability availability() {
		for (Path file : face.files()) {
			if (!Files.isReadable(file)) {
				return new Availability(
						"%s: this file of the model is missing; import the model again".formatted(file));
			}
		}
		try {
			described();
			return Availability.USABLE;
		} catch (MotionException e) {
			return new Availability(String.valueOf(e.getMessage()));
		}
	}

	private synchronized FaceModel model(Progress progress) throws MotionException {
		FaceModel known = model.get();
		if (known == null) {
			progress.report(Double.NaN, "preparing " + face.actors().get(identity).name());
			try {
				Described d = described();
				known = new FaceModel(Actor.read(face, identity), d.parameters(), d.rate());
			} catch (IOException e) {
				throw unreadable(e);
			} catch (IllegalArgumentException e) {
				throw new MotionException(Reason.MODEL_UNREADABLE, "%s: %s; import the model again".formatted(
						face.folder(), e.getMessage()), e);
			}
			model = new SoftReference<>(known);
		}
		return known;
	}

	/** A chain in use, and what gives it back. */
	private record Opened(FaceChain chain, Runnable release) {
	}

	/** A face whose skin is solved on a rig of the user's own. */
	private record Ridden(Path file, long modified, FaceModel model, List<Problem> notes) {
	}

	private synchronized Ridden onRig(FaceModel usual, String rig, Progress progress) throws MotionException {
		try {
			// a shell leaves ~ alone behind an equals sign
			String home = Matcher.quoteReplacement(System.getProperty("user.home", "~"));
			Path file = Path.of(rig.replaceFirst("^~(?=/)", home));
			long modified = Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
			Ridden known = ridden.get();
			if (known == null || !known.file().equals(file) || known.modified() != modified) {
				progress.report(Double.NaN, "carrying the poses of " + file.getFileName() + " onto the face");
				Actor actor = usual.actor();
				NamedPoses poses = NamedPoses.of(
						RigTransfer.onto(actor.skin().poses(), actor.data().skin(), RigFile.read(file)),
						actor.skin().settings(), actor.skin().poses().poses());
				Actor dressed = new Actor(actor.face(), actor.identity(), actor.config(), actor.data(),
						new Rig(poses.rig(), poses.settings()), actor.tongue(), actor.emotions());
				known = new Ridden(file, modified, new FaceModel(dressed, usual.parameters(), described().rate()),
						poses.problems());
				ridden = new SoftReference<>(known);
			}
			return known;
		} catch (IOException e) {
			throw unreadable(e);
		} catch (IllegalArgumentException e) {
			throw new MotionException(Reason.MODEL_UNREADABLE, "%s: %s".formatted(rig, e.getMessage()), e);
		}
	}

	private Opened open(ParameterValues values, boolean withEar, Progress progress) throws MotionException {
		FaceModel ready = model(progress);
		List<Problem> notes = new ArrayList<>();
		String rig = ready.parameters().rig(values);
		if (!rig.isEmpty()) {
			Ridden own = onRig(ready, rig, progress);
			ready = own.model();
			notes.addAll(own.notes());
		}
		String device = ready.parameters().device(values);
		Precision precision = ready.parameters().precision(values);
		Optional<ModelPackage.Emotion> ear = withEar ? emotion.get() : Optional.empty();
		if (ear.isPresent() && ear.get().sampleRate() != face.shape().sampleRate()) {
			throw new MotionException(Reason.MODEL_UNREADABLE,
					"%s hears sound at %d Hz and %s at %d Hz; set emotion-network to off, or use packages that fit"
							.formatted(ear.get().folder(), ear.get().sampleRate(), face.folder(),
									face.shape().sampleRate()));
		}
		try {
			notes.addAll(networks.memory(networks.plan(face.network(), device, precision),
					ear.map(heard -> networks.plan(heard.network(), device, Precision.FP32))));
			Networks.Use use = networks.use(face.network(), PackageCheck.inputs(face), PackageCheck.outputs(face),
					device,
					precision, progress);
			if (ear.isEmpty()) {
				return new Opened(new FaceChain(ready, use.network(), Optional.empty(), notes), once(use::close));
			}
			try {
				ModelPackage.Emotion heard = ear.get();
				Networks.Use second = networks.use(heard.network(), FaceChain.earInputs(),
						PackageCheck.outputs(heard), device, Precision.FP32, progress);
				return new Opened(
						new FaceChain(ready, use.network(), Optional.of(new FaceChain.Ear(second.network(), heard)),
								notes),
						once(() -> {
							second.close();
							use.close();
						}));
			} catch (InferenceException | RuntimeException e) {
				use.close();
				throw e;
			}
		} catch (InferenceException e) {
			throw FaceSession.failure(info().label(), e);
		}
	}

	private static Runnable once(Runnable release) {
		AtomicBoolean done = new AtomicBoolean();
		return () -> {
			if (!done.getAndSet(true)) {
				release.run();
			}
		};
	}

	@Override
	public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException {
		Described d = described();
		Opened opened = open(request.values(), FaceChain.wantsEar(d.parameters(), request), progress);
		try {
			return new FaceSession(request, opened.chain(), sink, progress, opened.release());
		} catch (UncheckedIOException e) {
			opened.release().run();
			throw unreadable(e.getCause());
		} catch (RuntimeException e) {
			opened.release().run();
			throw e;
		}
	}

	@Override
	public Optional<InteractiveMotion> interactive(MotionRequest request, float[] sound, Progress progress)
			throws MotionException {
		MotionRequest offline = FaceEditor.offline(request);
		Opened opened = open(offline.values(), FaceChain.wantsEar(described().parameters(), offline), progress);
		return Optional.of(new FaceEditor(offline, opened.chain(), sound, opened.release()));
	}
}
