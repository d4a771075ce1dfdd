package org.facewright.exchange.unity.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** Clips of Unity: beside this class, or written by the exporter. */
final class UnityFiles {

	private UnityFiles() {
	}

	static MemorySource resource(String name) throws IOException {
		try (InputStream in = Objects.requireNonNull(UnityFiles.class.getResourceAsStream(name), name)) {
			return new MemorySource(name, in.readAllBytes());
		}
	}

	static MemorySource written() throws IOException {
		return written("take.anim", Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose",
				"tongueOut")), 6), Map.of());
	}

	static MemorySource written(String name, MotionClip clip, Map<String, String> values) throws IOException {
		return written(name, request(clip, values));
	}

	static MemorySource written(String name, ExportRequest request) throws IOException {
		MemoryTarget target = new MemoryTarget(name);
		new UnityAnimExporter().export(request, target, Progress.NONE);
		return target.asSource();
	}

	static ExportRequest request(MotionClip clip, Map<String, String> values) {
		return Takes.face(clip, new UnityAnimExporter().format().parameters().parse(values));
	}
}
