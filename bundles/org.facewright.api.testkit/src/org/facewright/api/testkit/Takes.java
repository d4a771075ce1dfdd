package org.facewright.api.testkit;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;

/** Takes to try formats with. */
public final class Takes {

	private Takes() {
	}

	/**
	 * Every channel a sine of its own phase between 0 and 0.9; the first channel stays 0, the second steps from 0 to 1 in
	 * the middle, the third goes up to 1.2.
	 */
	public static MotionClip golden(FrameRate rate, ChannelSet channels, int frames) {
		float[][] poses = new float[frames][channels.size()];
		for (int frame = 0; frame < frames; frame++) {
			for (int channel = 0; channel < channels.size(); channel++) {
				double phase = 0.7 * channel + 0.11 * frame;
				poses[frame][channel] = switch (channel) {
					case 0 -> 0;
					case 1 -> frame < frames / 2 ? 0 : 1;
					case 2 -> (float) (0.6 + 0.6 * Math.sin(phase));
					default -> (float) (0.45 + 0.45 * Math.sin(phase));
				};
			}
		}
		return MotionClip.ofPoses(rate, channels, poses);
	}

	/** A request for one face track. */
	public static ExportRequest face(MotionClip clip, ParameterValues values) {
		return ExportRequest.of("take 1", new NamedClip("face", clip), values);
	}
}
