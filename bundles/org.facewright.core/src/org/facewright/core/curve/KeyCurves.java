package org.facewright.core.curve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/** Hand-made keys for a set of channels: one curve per channel, in channel order. Immutable. */
public record KeyCurves(FrameRate frameRate, ChannelSet channels, List<KeyCurve> curves) {

	/** @throws IllegalArgumentException when there is not one curve per channel */
	public KeyCurves {
		curves = List.copyOf(curves);
		if (curves.size() != channels.size()) {
			throw new IllegalArgumentException("%d curves for %d channels".formatted(curves.size(), channels.size()));
		}
	}

	public static KeyCurves empty(FrameRate frameRate, ChannelSet channels) {
		return new KeyCurves(frameRate, channels, Collections.nCopies(channels.size(), KeyCurve.EMPTY));
	}

	public KeyCurves with(int channel, KeyCurve curve) {
		List<KeyCurve> changed = new ArrayList<>(curves);
		changed.set(channel, curve);
		return new KeyCurves(frameRate, channels, changed);
	}

	/** All curves at whole frames. */
	public MotionClip bake(int frameCount) {
		List<SampleColumn> columns = curves.stream().map(curve -> curve.bake(frameCount)).toList();
		return MotionClip.of(frameRate, channels, columns);
	}
}
