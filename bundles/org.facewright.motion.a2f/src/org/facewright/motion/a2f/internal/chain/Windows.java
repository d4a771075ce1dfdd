package org.facewright.motion.a2f.internal.chain;

import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.pack.NetworkShape;

/**
 * When a network runs and what it hears, in samples of its rate. Run i hears {@code length} samples from
 * ⌊i · stride⌋ + {@code startOffset} on; its instant lies {@code targetOffset} after that. The stride is an exact
 * fraction, so instants are off by less than a sample and never drift.
 *
 * <pre>
 * regression  start = ⌊i · rate / fps⌋ − half a window; the instant of run 0 is sample 0
 * diffusion   start = ⌊i · half a window⌋ − padding;    a quarter of the frames lies before the instant
 * </pre>
 */
public record Windows(int length, long startOffset, long targetOffset, long strideNumerator, long strideDenominator) {

	static Windows of(NetworkShape.Regression shape, FrameRate rate) {
		return new Windows(shape.window(), -shape.offset(), shape.offset(),
				(long) shape.sampleRate() * rate.denominator(), rate.numerator());
	}

	static Windows of(NetworkShape.Diffusion shape) {
		long perFrame = shape.window();
		return new Windows(shape.window(), -shape.paddingLeft(), perFrame * shape.left() / shape.frames(),
				perFrame * shape.centre(), shape.frames());
	}

	long start(long run) {
		return Math.floorDiv(run * strideNumerator, strideDenominator) + startOffset;
	}

	/** The sample at which the run's frame, or its first one, is shown; may lie before the sound. */
	long target(long run) {
		return start(run) + targetOffset;
	}

	/** One past the last sample that the run hears. */
	long end(long run) {
		return start(run) + length;
	}

	/**
	 * Runs, counted from the first, that can be made now.
	 *
	 * @param samples there are
	 * @param closed  whether more will come: if not, what lies after the end counts as silence
	 */
	long available(long samples, boolean closed) {
		long low = 0;
		long high = Math.max(0, (samples - startOffset + length) * strideDenominator / strideNumerator) + 2;
		// both conditions hold up to some run and for none after it
		while (low < high) {
			long run = (low + high) >>> 1;
			boolean can = closed ? target(run) < samples : end(run) <= samples;
			if (can) {
				low = run + 1;
			} else {
				high = run;
			}
		}
		return low;
	}

	/**
	 * Sample at which a frame is shown, where each run gives several; counted from the first frame of run 0.
	 *
	 * @param framesPerRun that count
	 */
	long frameTarget(long frame, int framesPerRun) {
		return Math.floorDiv(frame * strideNumerator, strideDenominator * framesPerRun) + startOffset + targetOffset;
	}

	/** The first frame that is not shown before the sound begins. */
	long firstFrame(int framesPerRun) {
		long frame = 0;
		while (frameTarget(frame, framesPerRun) < 0) {
			frame++;
		}
		return frame;
	}
}
