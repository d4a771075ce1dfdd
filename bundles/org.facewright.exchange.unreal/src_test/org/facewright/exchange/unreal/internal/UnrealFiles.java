package org.facewright.exchange.unreal.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** Curve tables as Unreal's documentation lays them out, and as our exporters write them. */
final class UnrealFiles {

	static final MemorySource GOLDEN_CSV = MemorySource.text("golden.csv", """
			Name,0.0,0.0333333,0.0666667
			jawOpen,0,0.4,0.1
			""");
	static final MemorySource GOLDEN_JSON = MemorySource.text("golden.json", """
			[{"Name":"jawOpen","0.0":0,"0.033333":0.4}]
			""");
	/** Twenty frames a second, times cut to seconds. */
	static final MemorySource CUT_TIMES = MemorySource.text("cut.json", cutTimes(20, 50));

	private UnrealFiles() {
	}

	static String cutTimes(int framesPerSecond, int frames) {
		StringBuilder text = new StringBuilder("[\n\t{\n\t\t\"Name\": \"JawOpen\"");
		for (int frame = 0; frame < frames; frame++) {
			text.append(",\n\t\t\"").append(frame / framesPerSecond).append("\": ").append(frame / 100f);
		}
		return text.append("\n\t}\n]").toString();
	}

	static MemorySource written(TrackExporter exporter) throws IOException {
		return written(exporter, request(Takes.golden(FrameRate.FPS_30,
				ChannelSet.weights(List.of("jawOpen", "mouthClose", "tongueOut", "cheekPuff")), 12), Map.of()));
	}

	static MemorySource written(TrackExporter exporter, ExportRequest request) throws IOException {
		MemoryTarget target = new MemoryTarget("take." + exporter.format().suffixes().getFirst());
		exporter.export(request, target, Progress.NONE);
		return target.asSource();
	}

	static ExportRequest request(MotionClip clip, Map<String, String> values) {
		return Takes.face(clip, CurveTable.SCHEMA.parse(values));
	}
}
