package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.motion.MotionRequest;
import org.facewright.motion.a2f.internal.pack.NetworkShape;

/**
 * From rows of a network to poses, frame by frame in order. Allocates nothing per frame on the path of weights. Confined
 * to one thread.
 */
public final class PoseTrack {

	private final SkinStage skin;
	private final TongueStage tongue;
	private final JawStage jaw;
	private final EyeStage eyes;
	private final WeightStage weights;
	private final NetworkShape shape;
	private final float[] skinRow;
	private final double[] skinNumbers;
	private final double[] tongueNumbers;
	private final float[] jawTrack = new float[JawStage.WIDTH];
	private final float[] looks = new float[EyeStage.WIDTH];

	/** @throws IllegalArgumentException with a sentence for the user when a value makes no sense */
	public PoseTrack(FaceModel model, MotionRequest request) {
		shape = model.shape();
		skin = new SkinStage(model, request);
		tongue = new TongueStage(model, request);
		jaw = new JawStage(model, request);
		eyes = new EyeStage(model, request);
		weights = new WeightStage(model, request);
		skinRow = new float[shape.skin()];
		skinNumbers = new double[model.skin().activePoses()];
		tongueNumbers = new double[model.tongue().activePoses()];
	}

	/** The next frame is this one, and nothing is known of frames before. */
	public void begin(int frame) {
		skin.reset();
		eyes.seek(frame);
		weights.reset();
	}

	/**
	 * @param row  of the network: skin, tongue, jaw, eyes, from {@code offset} on
	 * @param pose receives one value per channel
	 */
	public void frame(int frame, float[] row, int offset, float[] pose) {
		int at = offset;
		skin.frame(frame, row, at, skinNumbers);
		at += shape.skin();
		tongue.project(row, at, tongueNumbers);
		tongue.shape(frame, tongueNumbers);
		at += shape.tongue();
		jaw.frame(frame, row, at, jawTrack, 0);
		at += shape.jaw();
		eyes.frame(frame, row, at, looks, 0);
		weights.frame(frame, skinNumbers, tongueNumbers, jawTrack, 0, looks, 0, pose);
	}

	/** Like the other, for the part of a row that was kept. */
	void frame(int frame, CompactRow compact, float[] kept, float[] pose) {
		compact.skin(kept, skinRow);
		skin.frame(frame, skinRow, 0, skinNumbers);
		for (int i = 0; i < tongueNumbers.length; i++) {
			tongueNumbers[i] = kept[compact.tongueAt() + i];
		}
		tongue.shape(frame, tongueNumbers);
		jaw.frame(frame, kept, compact.jawAt(), jawTrack, 0);
		eyes.frame(frame, kept, compact.eyesAt(), looks, 0);
		weights.frame(frame, skinNumbers, tongueNumbers, jawTrack, 0, looks, 0, pose);
	}
}
