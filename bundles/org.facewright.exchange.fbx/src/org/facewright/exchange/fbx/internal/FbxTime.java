package org.facewright.exchange.fbx.internal;

import java.util.Map;
import java.util.Optional;

import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.FrameRates;

/**
 * FBX counts time in ticks, so many that every usual frame is a whole number of them, and names frame rates by number.
 */
final class FbxTime {

	static final long TICKS_PER_SECOND = 46_186_158_000L;
	/** The time mode whose rate stands beside it. */
	static final int CUSTOM = 14;

	private static final Map<Integer, FrameRate> MODES = Map.ofEntries(Map.entry(1, FrameRate.of(120)),
			Map.entry(2, FrameRate.FPS_100), Map.entry(3, FrameRate.FPS_60), Map.entry(4, FrameRate.of(50)),
			Map.entry(5, FrameRate.of(48)), Map.entry(6, FrameRate.FPS_30), Map.entry(7, FrameRate.FPS_30),
			Map.entry(8, new FrameRate(30_000, 1001)), Map.entry(9, new FrameRate(30_000, 1001)),
			Map.entry(10, FrameRate.FPS_25), Map.entry(11, FrameRate.FPS_24), Map.entry(12, FrameRate.of(1000)),
			Map.entry(13, new FrameRate(24_000, 1001)), Map.entry(15, FrameRate.of(96)),
			Map.entry(16, FrameRate.of(72)), Map.entry(17, new FrameRate(60_000, 1001)));
	/** What is written: the full-frame one of two modes of the same rate. */
	private static final Map<FrameRate, Integer> BY_RATE = Map.ofEntries(Map.entry(FrameRate.of(120), 1),
			Map.entry(FrameRate.FPS_100, 2), Map.entry(FrameRate.FPS_60, 3), Map.entry(FrameRate.of(50), 4),
			Map.entry(FrameRate.of(48), 5), Map.entry(FrameRate.FPS_30, 6), Map.entry(new FrameRate(30_000, 1001), 9),
			Map.entry(FrameRate.FPS_25, 10), Map.entry(FrameRate.FPS_24, 11),
			Map.entry(new FrameRate(24_000, 1001), 13), Map.entry(FrameRate.of(96), 15),
			Map.entry(FrameRate.of(72), 16), Map.entry(new FrameRate(60_000, 1001), 17));

	private FbxTime() {
	}

	/** The ticks at a frame's start, to the nearest one. */
	static long ticks(long frame, FrameRate rate) {
		long scaled = Math.multiplyExact(frame, (long) rate.denominator());
		long seconds = scaled / rate.numerator();
		double part = (double) (scaled % rate.numerator()) / rate.numerator();
		return Math.addExact(Math.multiplyExact(seconds, TICKS_PER_SECOND), Math.round(part * TICKS_PER_SECOND));
	}

	static int mode(FrameRate rate) {
		return BY_RATE.getOrDefault(rate, CUSTOM);
	}

	/** @param custom frames per second that stand beside the mode */
	static Optional<FrameRate> rate(int mode, double custom) {
		return mode == CUSTOM ? FrameRates.ofDecimal(custom) : Optional.ofNullable(MODES.get(mode));
	}
}
