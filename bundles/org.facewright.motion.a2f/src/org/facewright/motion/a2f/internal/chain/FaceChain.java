package org.facewright.motion.a2f.internal.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.TensorSpec;
import org.facewright.api.motion.MotionRequest;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.pack.ModelPackage;
import org.facewright.motion.a2f.internal.pack.NetworkShape;

/**
 * Everything that turns sound into motion for one actor: the face, its network, and the network that hears emotions
 * where there is one. Shared by tracks.
 *
 * @param emotion empty when no such package is imported
 * @param notes   what was worth telling before the networks were loaded
 */
public record FaceChain(FaceModel model, SharedNetwork network, Optional<Ear> emotion, List<Problem> notes) {

	/** Frames per run where they need not come at once. */
	static final int GROUP = 16;

	/** The network that hears emotions. */
	public record Ear(SharedNetwork network, ModelPackage.Emotion model) {
	}

	/** Whether a request wants emotions to be heard. */
	public static boolean wantsEar(FaceParameters parameters, MotionRequest request) {
		String when = request.values().get(parameters.emotionNetwork);
		return when.equals(FaceParameters.ALWAYS) || when.equals(FaceParameters.FILES) && !request.live();
	}

	/** Remarks on how a request will be done. */
	public List<Problem> remarks(MotionRequest request) {
		List<Problem> remarks = new ArrayList<>(notes);
		remarks.addAll(network.problems());
		if (!network.device().equals("cpu")) {
			remarks.add(Problem.info("a2f.device", "%s: the network runs on %s".formatted(request.name(),
					network.device())));
		}
		if (wantsEar(model.parameters(), request)) {
			emotion.ifPresentOrElse(ear -> remarks.addAll(ear.network().problems()),
					() -> remarks.add(Problem.info("a2f.no-emotion-network", request.name()
							+ ": no Audio2Emotion package is imported, so the face shows the emotions set by hand")));
		}
		return List.copyOf(remarks);
	}

	/** @throws IllegalArgumentException with a sentence for the user when a value or curve makes no sense */
	public void requireSense(MotionRequest request) {
		model.parameters().requireSense(request.values(), model.poses());
		request.regions().forEach(region -> model.parameters().requireSense(region.values(), model.poses()));
	}

	HandEmotion hand(MotionRequest request) {
		return new HandEmotion(model.parameters(), request);
	}

	/** Hears emotions of a track as a request says; empty when they are set by hand. */
	Optional<HeardEmotion> ear(MotionRequest request) {
		if (!wantsEar(model.parameters(), request)) {
			return Optional.empty();
		}
		emotion.ifPresent(this::requireSameEmotions);
		return emotion.map(ear -> new HeardEmotion(ear.network(), ear.model().scored().size(),
				model.shape().sampleRate(), model.frameRate(),
				model.parameters().emotion(ear.model().settings(), request.values()), hand(request)));
	}

	private void requireSameEmotions(Ear ear) {
		int heard = ear.model().settings().beginning().length;
		int shown = model.shape().emotions().size();
		if (heard != shown) {
			throw new IllegalArgumentException(
					"%s hears %d emotions of a face, but this face shows %d; set emotion-network to off".formatted(
							ear.model().folder(), heard, shown));
		}
	}

	FaceEmotion emotion(MotionRequest request) {
		HandEmotion hand = hand(request);
		return ear(request).map(ear -> FaceEmotion.of(hand, ear)).orElseGet(() -> FaceEmotion.of(hand));
	}

	/** Rows of a track. @param group frames per run where the network gives one */
	FaceStream stream(SoundTrack sound, FaceEmotion feeling, MotionRequest request, int group) {
		return switch (model.shape()) {
			case NetworkShape.Regression r -> new RegressionStream(network, model, sound, feeling, request,
					Math.min(group, network.most()));
			case NetworkShape.Diffusion d -> new DiffusionStream(network, model, sound, feeling, request);
		};
	}

	/** What the emotion network takes when this chain runs it. */
	public static List<TensorSpec> earInputs() {
		return List.of(new TensorSpec("input_values", ElementType.FLOAT32, new long[] { -1, HeardEmotion.WINDOW }));
	}

	/** Sound that must be there beyond an instant before its frame can come. */
	public static double latencySeconds(NetworkShape shape, FrameRate rate) {
		return switch (shape) {
			case NetworkShape.Regression r -> (double) (r.window() - r.offset()) / r.sampleRate();
			case NetworkShape.Diffusion d -> {
				// the first frame of a block waits longest: for the end of the block's window
				Windows windows = Windows.of(d);
				yield (double) (windows.end(0) - windows.target(0)) / d.sampleRate();
			}
		};
	}
}
