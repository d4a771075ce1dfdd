package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** Files of Maya: beside this class, or written by an exporter. */
final class MayaFiles {

	private MayaFiles() {
	}

	static MemorySource resource(String name) throws IOException {
		try (InputStream in = Objects.requireNonNull(MayaFiles.class.getResourceAsStream(name), name)) {
			return new MemorySource(name, in.readAllBytes());
		}
	}

	static MemorySource written(TrackExporter exporter) throws IOException {
		return written(exporter, Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose",
				"tongueOut", "cheekPuff")), 12), Map.of());
	}

	static MemorySource written(TrackExporter exporter, MotionClip clip, Map<String, String> values)
			throws IOException {
		MemoryTarget target = new MemoryTarget("take." + exporter.format().suffixes().getFirst());
		exporter.export(Takes.face(clip, exporter.format().parameters().parse(values)), target, Progress.NONE);
		return target.asSource();
	}
}
