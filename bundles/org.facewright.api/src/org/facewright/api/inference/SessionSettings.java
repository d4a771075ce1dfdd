package org.facewright.api.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a network is to run.
 *
 * @param device       id of a device of the backend
 * @param threads      threads for one run; 0 leaves the choice to the runtime
 * @param memoryArena  whether memory is kept between runs: faster, and never given back before close
 * @param engineCache  folder where built engines are kept between sessions; empty builds in memory
 * @param precision    wished for; what can't be had becomes a problem of the session
 * @param profiles     lengths of inputs that engines are built for; empty leaves them to the first run
 * @param calibration  table that {@link InferenceBackend#calibrate} wrote, for INT8
 * @param otherDevices whether a slower device may stand in when this one can't be used; the session says so
 */
public record SessionSettings(String device, int threads, boolean memoryArena, Optional<Path> engineCache,
		Precision precision, List<ShapeProfile> profiles, Optional<Path> calibration, boolean otherDevices) {

	/** One thread on the processor, memory kept: right for small networks. */
	public static final SessionSettings CPU = new SessionSettings("cpu", 1, true, Optional.empty());

	public SessionSettings {
		profiles = List.copyOf(profiles);
	}

	/** As the network was written, on this device and no other. */
	public SessionSettings(String device, int threads, boolean memoryArena, Optional<Path> engineCache) {
		this(device, threads, memoryArena, engineCache, Precision.FP32, List.of(), Optional.empty(), false);
	}

	/** On a device, with threads and engines as is usual there. */
	public static SessionSettings on(String device) {
		return new SessionSettings(device, 0, true, Optional.empty());
	}

	public SessionSettings withDevice(String id) {
		return new SessionSettings(id, threads, memoryArena, engineCache, precision, profiles, calibration,
				otherDevices);
	}

	public SessionSettings withThreads(int count) {
		return new SessionSettings(device, count, memoryArena, engineCache, precision, profiles, calibration,
				otherDevices);
	}

	public SessionSettings withEngineCache(Path folder) {
		return new SessionSettings(device, threads, memoryArena, Optional.of(folder), precision, profiles, calibration,
				otherDevices);
	}

	public SessionSettings withPrecision(Precision wished) {
		return new SessionSettings(device, threads, memoryArena, engineCache, wished, profiles, calibration,
				otherDevices);
	}

	public SessionSettings withProfiles(List<ShapeProfile> ranges) {
		return new SessionSettings(device, threads, memoryArena, engineCache, precision, ranges, calibration,
				otherDevices);
	}

	public SessionSettings withCalibration(Path table) {
		return new SessionSettings(device, threads, memoryArena, engineCache, precision, profiles, Optional.of(table),
				otherDevices);
	}

	public SessionSettings withOtherDevices(boolean allowed) {
		return new SessionSettings(device, threads, memoryArena, engineCache, precision, profiles, calibration,
				allowed);
	}
}
