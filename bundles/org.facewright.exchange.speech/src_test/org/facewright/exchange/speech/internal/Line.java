package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** A short line as words and phones, with a pause in the middle. */
final class Line {

	static final SpeechLanes LANES = new SpeechLanes(
			List.of(new Segment(0.1, 0.5, "he\"llo", 1), new Segment(1.25, 1.75, "<Jürgen>", 1)),
			List.of(new Segment(0.1, 0.25, "HH", 1), new Segment(0.25, 0.5, "OW1", 1),
					new Segment(1.25, 1.75, "Y", 1)));

	private Line() {
	}

	/** Two seconds of sound. */
	static ExportRequest request(TrackExporter exporter, SpeechLanes lanes, Map<String, String> values) {
		ExportRequest face = Takes.face(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 30),
				exporter.format().parameters().parse(values));
		AudioReference audio = new AudioReference("line.wav", 16_000, 32_000, java.util.OptionalLong.empty());
		return new ExportRequest("line", face.tracks(), Optional.of(audio), lanes, face.values());
	}

	static MemorySource written(TrackExporter exporter, SpeechLanes lanes, Map<String, String> values) {
		MemoryTarget target = new MemoryTarget("line." + exporter.format().suffixes().getFirst());
		try {
			exporter.export(request(exporter, lanes, values), target, Progress.NONE);
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
		return target.asSource();
	}

	static ImportResult read(TrackImporter importer, MemorySource source) throws IOException {
		return importer.read(source, importer.format().parameters().defaults(), Progress.NONE);
	}
}
