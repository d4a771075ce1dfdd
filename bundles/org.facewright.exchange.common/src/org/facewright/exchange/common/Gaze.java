package org.facewright.exchange.common;

import java.util.Optional;

import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;

/**
 * Where the eyes of a clip look: as its angles say, or by its look shapes where it has no angles. A shape at 1 is as
 * far as recorded Live Link Face takes turn their eyes for it, within 5 % in two people.
 */
public final class Gaze {

	private static final double SIDEWAYS = 0.6;
	private static final double DOWN = 0.61;
	private static final double UP = 0.45;

	private final MotionClip clip;
	private final boolean angles;
	private final int[][] eyes = new int[2][];
	private final int[][] shapes = new int[2][];

	private Gaze(MotionClip clip) {
		this.clip = clip;
		angles = FaceAngles.has(clip, "leftEye") || FaceAngles.has(clip, "rightEye");
		eyes[0] = FaceAngles.indices(clip.channels(), "leftEye");
		eyes[1] = FaceAngles.indices(clip.channels(), "rightEye");
		shapes[0] = shapes("Left");
		shapes[1] = shapes("Right");
	}

	private int[] shapes(String side) {
		return new int[] { shape("eyeLookIn" + side), shape("eyeLookOut" + side), shape("eyeLookDown" + side),
				shape("eyeLookUp" + side) };
	}

	private int shape(String name) {
		int index = clip.channels().indexOf(name);
		return index >= 0 && clip.channels().channel(index).kind() == ChannelKind.WEIGHT ? index : -1;
	}

	/** The gaze of a clip; empty when it has neither angles nor look shapes of its eyes. */
	public static Optional<Gaze> of(MotionClip clip) {
		Gaze gaze = new Gaze(clip);
		boolean any = gaze.angles;
		for (int[] side : gaze.shapes) {
			for (int index : side) {
				any |= index >= 0;
			}
		}
		return any ? Optional.of(gaze) : Optional.empty();
	}

	public FaceAngles left(int frame) {
		return angles ? FaceAngles.at(clip, eyes[0], frame) : looking(shapes[0], 1, frame);
	}

	public FaceAngles right(int frame) {
		return angles ? FaceAngles.at(clip, eyes[1], frame) : looking(shapes[1], -1, frame);
	}

	/** The mean of both eyes, without roll. */
	public FaceAngles both(int frame) {
		FaceAngles left = left(frame);
		FaceAngles right = right(frame);
		return new FaceAngles((left.yaw() + right.yaw()) / 2, (left.pitch() + right.pitch()) / 2, 0);
	}

	/** @param inwards the sign of the yaw of an eye that looks to the nose */
	private FaceAngles looking(int[] side, int inwards, int frame) {
		double in = value(side[0], frame) - value(side[1], frame);
		double pitch = DOWN * value(side[2], frame) - UP * value(side[3], frame);
		return new FaceAngles(inwards * SIDEWAYS * in, pitch, 0);
	}

	private double value(int index, int frame) {
		return index < 0 ? 0 : clip.column(index).get(frame);
	}
}
