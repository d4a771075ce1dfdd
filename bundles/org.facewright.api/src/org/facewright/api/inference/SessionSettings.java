package org.facewright.api.inference;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a network is to run.
 *
 * @param device      id of a device of the backend
 * @param threads     threads for one run; 0 leaves the choice to the runtime
 * @param memoryArena whether memory is kept between runs: faster, and never given back before close
 * @param engineCache folder where built engines are kept between sessions; empty builds in memory
 */
public record SessionSettings(String device, int threads, boolean memoryArena, Optional<Path> engineCache) {

	/** One thread on the processor, memory kept: right for small networks. */
	public static final SessionSettings CPU = new SessionSettings("cpu", 1, true, Optional.empty());
}
