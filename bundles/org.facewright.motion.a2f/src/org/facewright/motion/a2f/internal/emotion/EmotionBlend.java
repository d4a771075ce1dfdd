package org.facewright.motion.a2f.internal.emotion;

/**
 * From scores of the emotion network to emotions of the face, frame by frame, in eight steps: shares of the scores,
 * without neutral, the strongest few, into the face's vector, blended with the frame before, with the preferred
 * emotion, with the output before, and scaled. Belongs to one track; allocates nothing per frame.
 */
public final class EmotionBlend {

	/** The maker's networks were tuned with this step, whatever the frame rate. */
	private static final double FIXED_STEP_SECONDS = 0.033;
	private static final double LEAST_TRANSITION_SECONDS = 0.001;

	private final EmotionSettings settings;
	private final double[] shares;
	private final double[] emotion;
	private final double[] blended;
	private final double[] output;
	private boolean first;

	public EmotionBlend(EmotionSettings settings) {
		int size = settings.beginning().length;
		this.settings = settings;
		this.shares = new double[settings.correspondence().length];
		this.emotion = new double[size];
		this.blended = new double[size];
		this.output = new double[size];
		reset();
	}

	/** The next frame is the first of a track. */
	public void reset() {
		first = true;
		for (int i = 0; i < emotion.length; i++) {
			emotion[i] = settings.beginning()[i];
			output[i] = settings.beginning()[i];
		}
	}

	/**
	 * @param scores    one per scored emotion, finite, as the network gives them, read from {@code offset} on
	 * @param preferred for this frame; the settings' own where it says nothing else
	 * @param share     of the preferred emotion, 0 … 1; 0 for none
	 * @param into      receives the face's emotions
	 * @throws IllegalArgumentException when a score is no number; the track may go on after it
	 */
	public void frame(float[] scores, int offset, float[] preferred, double share, float[] into) {
		softmax(scores, offset);
		int[] correspondence = settings.correspondence();
		for (int i = 0; i < shares.length; i++) {
			if (correspondence[i] < 0) {
				shares[i] = 0;
			}
		}
		keepStrongest();
		for (int i = 0; i < shares.length; i++) {
			if (correspondence[i] >= 0) {
				output[correspondence[i]] = shares[i];
			}
		}
		blend(preferred, share, into);
	}

	/** A frame with the preferred emotion alone, where no emotion network is used. */
	public void frameWithoutScores(float[] preferred, double share, float[] into) {
		blend(preferred, share, into);
	}

	/** Like {@link #frame} with the preferred emotion of the settings. */
	public void frame(float[] scores, int offset, float[] into) {
		frame(scores, offset, settings.preferredEmotion(), settings.preferred() ? settings.preferredStrength() : 0,
				into);
	}

	private void softmax(float[] scores, int offset) {
		double greatest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < shares.length; i++) {
			if (!Float.isFinite(scores[offset + i])) {
				throw new IllegalArgumentException("the emotion network gave a score that is no number");
			}
			greatest = Math.max(greatest, scores[offset + i] * settings.contrast());
		}
		double sum = 0;
		for (int i = 0; i < shares.length; i++) {
			shares[i] = Math.exp(scores[offset + i] * settings.contrast() - greatest);
			sum += shares[i];
		}
		for (int i = 0; i < shares.length; i++) {
			shares[i] /= sum;
		}
	}

	private void keepStrongest() {
		for (int drop = shares.length - settings.maxEmotions(); drop > 0; drop--) {
			int weakest = -1;
			for (int i = 0; i < shares.length; i++) {
				if (shares[i] >= 0 && (weakest < 0 || shares[i] <= shares[weakest])) {
					weakest = i;
				}
			}
			shares[weakest] = -1;
		}
		for (int i = 0; i < shares.length; i++) {
			shares[i] = Math.max(0, shares[i]);
		}
	}

	/** @implNote {@code output} comes in with the last output where no score was written, as the maker's code has it */
	private void blend(float[] preferred, double share, float[] into) {
		double inertia = settings.liveBlend();
		double step = Math.min(FIXED_STEP_SECONDS / Math.max(settings.transitionSeconds(), LEAST_TRANSITION_SECONDS),
				1);
		for (int i = 0; i < output.length; i++) {
			double value = (1 - inertia) * output[i] + inertia * emotion[i];
			emotion[i] = value;
			if (share > 0) {
				value = (1 - share) * value + share * preferred[i];
			}
			if (!first) {
				value = step * value + (1 - step) * blended[i];
			}
			blended[i] = value;
			output[i] = value * settings.strength();
			into[i] = (float) output[i];
		}
		first = false;
	}
}
