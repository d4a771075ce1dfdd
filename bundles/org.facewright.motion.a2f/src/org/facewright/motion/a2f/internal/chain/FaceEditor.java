package org.facewright.motion.a2f.internal.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionRequest;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.chain.FaceParameters.Layer;
import org.facewright.motion.a2f.internal.emotion.EmotionTrack;
import org.jspecify.annotations.Nullable;

/**
 * A recording under work. Each layer keeps its result with the values it was made from; a new request computes only the
 * layers whose values changed and those made of them. Clips are computed on a thread of its own, single frames on the
 * caller's.
 */
public final class FaceEditor implements InteractiveMotion {

	/** Runs of a diffusion network before the one of a single frame, to wake its memory. */
	private static final int PREVIEW_RUNS = 2;
	private static final long CLOSE_SECONDS = 1;
	/** Frames that are projected together. */
	private static final int BLOCK = 16;

	/** Result of a layer. */
	private record Made<T>(Object key, T result) {
	}

	/** @param compact how rows were made */
	private record Rows(CompactRow compact, float[][] rows) {
	}

	private final String name;
	private final MotionRequest opening;
	private final FaceChain chain;
	private final float[] sound;
	private final Runnable release;
	private final int frames;
	private final ExecutorService worker;
	private final AtomicInteger newest = new AtomicInteger();
	private volatile boolean closed;

	/** Guarded by itself: what was heard for which values. */
	private final Object ears = new Object();
	private @Nullable Made<Optional<EmotionTrack>> heard;
	private volatile @Nullable Made<Rows> rows;
	/** Confined to the worker, like all below. */
	private @Nullable Made<double[][]> skin;
	private @Nullable Made<double[][]> tongue;
	private @Nullable Made<float[][]> jaw;
	private @Nullable Made<float[][]> looks;
	private @Nullable Made<MotionClip> clip;
	private final Map<Layer, Integer> passes = new HashMap<>();

	/** @param release called once, when the chain is no longer needed here */
	public FaceEditor(MotionRequest opening, FaceChain chain, float[] sound, Runnable release) {
		this.name = opening.name();
		this.opening = opening;
		this.chain = chain;
		this.sound = sound;
		this.release = release;
		frames = Math.toIntExact(
				chain.model().frameRate().framesCovering(sound.length, chain.model().shape().sampleRate()));
		worker = Executors.newSingleThreadExecutor(work -> {
			Thread thread = new Thread(work, "audio2face editor: " + name);
			thread.setDaemon(true);
			return thread;
		});
	}

	@Override
	public int frameCount() {
		return frames;
	}

	/** How often a layer was computed for whole clips. */
	synchronized int passes(Layer layer) {
		return passes.getOrDefault(layer, 0);
	}

	private synchronized void countPass(Layer layer) {
		passes.merge(layer, 1, Integer::sum);
	}

	/** The same request for a recording that is known as a whole. */
	public static MotionRequest offline(MotionRequest request) {
		return new MotionRequest(request.name(), request.values(), false, request.regions(), request.curves(),
				request.speech());
	}

	private void requireSense(MotionRequest request) {
		chain.requireSense(request);
		FaceParameters parameters = chain.model().parameters();
		String loaded = parameters.loaded(opening.values());
		if (!loaded.equals(parameters.loaded(request.values()))) {
			throw new IllegalArgumentException(
					"%s: device, precision and rig stay what they were when the recording was"
							.formatted(name) + " opened (" + loaded + "); open it again for others");
		}
		if (FaceChain.wantsEar(parameters, request) && !FaceChain.wantsEar(parameters, opening)) {
			throw new IllegalArgumentException(
					"%s: the emotion network was off when the recording was opened; open it again"
							.formatted(name) + " with emotion-network on");
		}
	}

	private Object key(MotionRequest request, Layer layer) {
		Object values = Regions.of(request, v -> chain.model().parameters().key(layer, v)).merged();
		return switch (layer) {
			case INFERENCE -> List.of(values, request.curves(), usesMesh(request));
			default -> values;
		};
	}

	/** The path over the mesh needs all of the skin. */
	private boolean usesMesh(MotionRequest request) {
		FaceParameters p = chain.model().parameters();
		return Regions.of(request, v -> v.get(p.path)).values().contains(FaceParameters.MESH);
	}

	@Override
	public void frame(int frame, MotionRequest asked, float[] pose) throws MotionException {
		if (frame < 0 || frame >= frames) {
			throw new IllegalArgumentException(
					"%s: there is no frame %d, only 0 to %d".formatted(name, frame, frames - 1));
		}
		requireOpen();
		MotionRequest request = offline(asked);
		requireSense(request);
		PoseTrack track = new PoseTrack(chain.model(), request);
		track.begin(frame);
		try {
			Made<Rows> known = rows;
			if (known != null && known.key().equals(key(request, Layer.INFERENCE))) {
				track.frame(frame, known.result().compact(), known.result().rows()[frame], pose);
			} else {
				preview(frame, request, track, pose);
			}
		} catch (InferenceException e) {
			throw FaceSession.failure(name, e);
		} catch (IllegalArgumentException e) {
			throw new MotionException(Reason.FAILED, "%s: frame %d: %s".formatted(name, frame, e.getMessage()), e);
		}
	}

	private void preview(int frame, MotionRequest request, PoseTrack track, float[] pose) throws InferenceException {
		FaceEmotion feeling = feeling(request, () -> {});
		try (FaceStream stream = chain.stream(SoundTrack.of(sound), feeling, request, 1)) {
			int first = frame;
			if (stream instanceof RegressionStream regression) {
				regression.seek(frame);
			} else if (stream instanceof DiffusionStream diffusion) {
				diffusion.seek(Math.max(0, diffusion.runOf(frame) - PREVIEW_RUNS), new float[0]);
				first = Integer.MIN_VALUE;
			}
			while (true) {
				int count = stream.advance(true);
				if (stream instanceof DiffusionStream diffusion) {
					first = Math.toIntExact(diffusion.firstFrameOfRows());
				}
				if (count == 0) {
					throw new IllegalStateException("%s: the network gave no frame %d".formatted(name, frame));
				}
				if (frame < first + count) {
					track.project(stream.rows(), stream.offsets(), count);
					track.frame(frame, frame - first, pose);
					return;
				}
			}
		}
	}

	/** What the emotion network hears depends on emotion parameters alone, and is computed once for each set of them. */
	private FaceEmotion feeling(MotionRequest request, Runnable check) throws InferenceException {
		HandEmotion hand = chain.hand(request);
		synchronized (ears) {
			Object key = key(request, Layer.INFERENCE);
			Made<Optional<EmotionTrack>> known = heard;
			if (known == null || !known.key().equals(key)) {
				Optional<HeardEmotion> ear = chain.ear(request);
				if (ear.isPresent()) {
					check.run();
					ear.get().advance(SoundTrack.of(sound), true);
				}
				known = new Made<>(key, ear.map(HeardEmotion::heard));
				heard = known;
			}
			return known.result().map(track -> FaceEmotion.of(hand, track)).orElseGet(() -> FaceEmotion.of(hand));
		}
	}

	@Override
	public CompletionStage<MotionClip> clip(MotionRequest asked, Progress progress) {
		MotionRequest request = offline(asked);
		requireSense(request);
		int number = newest.incrementAndGet();
		CompletableFuture<MotionClip> result = new CompletableFuture<>();
		Runnable check = () -> {
			if (number != newest.get()) {
				throw new CancellationException(name + ": superseded by a newer request");
			}
			requireOpen();
			progress.checkCancelled();
		};
		try {
			worker.execute(() -> make(request, progress, check, result));
		} catch (RejectedExecutionException e) {
			result.completeExceptionally(new CancellationException(name + ": the recording was closed"));
		}
		return result.minimalCompletionStage();
	}

	private void make(MotionRequest request, Progress progress, Runnable check, CompletableFuture<MotionClip> result) {
		try {
			check.run();
			result.complete(make(request, progress, check));
		} catch (InferenceException e) {
			result.completeExceptionally(FaceSession.failure(name, e));
		} catch (CancellationException e) {
			result.completeExceptionally(e);
		} catch (RuntimeException | Error e) {
			result.completeExceptionally(
					new MotionException(Reason.FAILED, "%s: %s".formatted(name, e.getMessage()), e));
		}
	}

	private void requireOpen() {
		if (closed) {
			throw new CancellationException(name + ": the recording was closed");
		}
	}

	private MotionClip make(MotionRequest request, Progress progress, Runnable check) throws InferenceException {
		Made<Rows> heardRows = rows(request, progress.part(0, 0.8), check);
		Object all = List.of(heardRows.key(), key(request, Layer.SKIN), key(request, Layer.TONGUE),
				key(request, Layer.TEETH), key(request, Layer.EYES), key(request, Layer.WEIGHTS));
		Made<MotionClip> known = clip;
		if (known == null || !known.key().equals(all)) {
			progress.report(0.8, name);
			Rows source = heardRows.result();
			double[][] skinNumbers = skin(request, heardRows, check);
			double[][] tongueNumbers = tongue(request, heardRows, check);
			float[][] jawTrack = jaw(request, heardRows, check);
			float[][] lookWeights = looks(request, heardRows, check);
			countPass(Layer.WEIGHTS);
			WeightStage weights = new WeightStage(chain.model(), request);
			float[][] poses = new float[source.rows().length][chain.model().channels().size()];
			for (int frame = 0; frame < poses.length; frame++) {
				check.run();
				weights.frame(frame, skinNumbers[frame], tongueNumbers[frame], jawTrack[frame], 0, lookWeights[frame],
						0,
						poses[frame]);
			}
			known = new Made<>(all, MotionClip.ofPoses(chain.model().frameRate(), chain.model().channels(), poses));
			clip = known;
		}
		progress.report(1, name);
		return known.result();
	}

	private Made<Rows> rows(MotionRequest request, Progress progress, Runnable check) throws InferenceException {
		Object key = key(request, Layer.INFERENCE);
		Made<Rows> known = rows;
		if (known != null && known.key().equals(key)) {
			return known;
		}
		countPass(Layer.INFERENCE);
		CompactRow compact = new CompactRow(chain.model(), new TongueStage(chain.model(), request), usesMesh(request));
		List<float[]> found = new ArrayList<>(frames);
		try (FaceStream stream = chain.stream(SoundTrack.of(sound), feeling(request, check), request,
				FaceChain.GROUP)) {
			while (found.size() < frames) {
				check.run();
				progress.report((double) found.size() / frames, name);
				int count = stream.advance(true);
				if (count == 0) {
					throw new IllegalStateException("the network gave %d frames of %d".formatted(found.size(), frames));
				}
				for (int row = 0; row < count && found.size() < frames; row++) {
					found.add(compact.of(stream.rows(), stream.offsets()[row]));
				}
			}
		}
		known = new Made<>(key, new Rows(compact, found.toArray(float[][]::new)));
		rows = known;
		return known;
	}

	private double[][] skin(MotionRequest request, Made<Rows> source, Runnable check) {
		Object key = List.of(source.key(), key(request, Layer.SKIN));
		Made<double[][]> known = skin;
		if (known == null || !known.key().equals(key)) {
			countPass(Layer.SKIN);
			SkinStage stage = new SkinStage(chain.model(), request);
			double[][] numbers = new double[frames][chain.model().skin().activePoses()];
			int width = chain.model().shape().skin();
			float[] block = new float[BLOCK * width];
			int[] offsets = new int[BLOCK];
			for (int begin = 0; begin < frames; begin += BLOCK) {
				check.run();
				int count = Math.min(BLOCK, frames - begin);
				for (int i = 0; i < count; i++) {
					offsets[i] = i * width;
					source.result().compact().skin(source.result().rows()[begin + i], block, offsets[i]);
				}
				stage.project(block, offsets, count);
				for (int i = 0; i < count; i++) {
					stage.frame(begin + i, i, numbers[begin + i]);
				}
			}
			known = new Made<>(key, numbers);
			skin = known;
		}
		return known.result();
	}

	private double[][] tongue(MotionRequest request, Made<Rows> source, Runnable check) {
		Object key = List.of(source.key(), key(request, Layer.TONGUE));
		Made<double[][]> known = tongue;
		if (known == null || !known.key().equals(key)) {
			countPass(Layer.TONGUE);
			TongueStage stage = new TongueStage(chain.model(), request);
			double[][] numbers = new double[frames][chain.model().tongue().activePoses()];
			int at = source.result().compact().tongueAt();
			for (int frame = 0; frame < frames; frame++) {
				check.run();
				for (int i = 0; i < numbers[frame].length; i++) {
					numbers[frame][i] = source.result().rows()[frame][at + i];
				}
				stage.shape(frame, numbers[frame]);
			}
			known = new Made<>(key, numbers);
			tongue = known;
		}
		return known.result();
	}

	private float[][] jaw(MotionRequest request, Made<Rows> source, Runnable check) {
		Object key = List.of(source.key(), key(request, Layer.TEETH));
		Made<float[][]> known = jaw;
		if (known == null || !known.key().equals(key)) {
			countPass(Layer.TEETH);
			JawStage stage = new JawStage(chain.model(), request);
			float[][] track = new float[frames][JawStage.WIDTH];
			for (int frame = 0; frame < frames; frame++) {
				check.run();
				stage.frame(frame, source.result().rows()[frame], source.result().compact().jawAt(), track[frame], 0);
			}
			known = new Made<>(key, track);
			jaw = known;
		}
		return known.result();
	}

	private float[][] looks(MotionRequest request, Made<Rows> source, Runnable check) {
		Object key = List.of(source.key(), key(request, Layer.EYES));
		Made<float[][]> known = looks;
		if (known == null || !known.key().equals(key)) {
			countPass(Layer.EYES);
			EyeStage stage = new EyeStage(chain.model(), request);
			float[][] weights = new float[frames][EyeStage.WIDTH];
			for (int frame = 0; frame < frames; frame++) {
				check.run();
				stage.frame(frame, source.result().rows()[frame], source.result().compact().eyesAt(), weights[frame],
						0);
			}
			known = new Made<>(key, weights);
			looks = known;
		}
		return known.result();
	}

	@Override
	public void close() {
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
		}
		worker.shutdown();
		boolean interrupted = Thread.interrupted();
		try {
			worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			interrupted = true;
		}
		release.run();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
