package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** Takes with a mouth in them. */
final class Mouths {

	/** A pause, "map", "few" and a pause in one second. */
	static final SpeechLanes PHONES = new SpeechLanes(List.of(),
			List.of(new Segment(0.2, 0.3, "M", 1), new Segment(0.3, 0.5, "AE1", 1), new Segment(0.5, 0.6, "p", 1),
					new Segment(0.6, 0.7, "F", 1), new Segment(0.7, 0.9, "UW_E", 1)));

	private Mouths() {
	}

	/** Each shape's own pose for so many frames. */
	static MotionClip poses(FrameRate rate, int framesEach, MouthShape... shapes) {
		float[][] poses = new float[framesEach * shapes.length][Arkit.FACE.size()];
		for (int frame = 0; frame < poses.length; frame++) {
			for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
				poses[frame][channel] = (float) shapes[frame / framesEach].weight(Arkit.FACE.channel(channel).name());
			}
		}
		return MotionClip.ofPoses(rate, Arkit.FACE, poses);
	}

	static ExportRequest request(TrackExporter exporter, MotionClip clip, SpeechLanes lanes,
			Map<String, String> values) {
		AudioReference audio = new AudioReference("a & \"b\".wav", 16_000, (long) (clip.durationSeconds() * 16_000),
				OptionalLong.empty());
		return new ExportRequest("take", List.of(new NamedClip("face", clip)), Optional.of(audio), lanes,
				exporter.format().parameters().parse(values));
	}

	/** One second of phones, written. */
	static MemorySource written(TrackExporter exporter, Map<String, String> values) {
		MotionClip still = MotionClip.ofPoses(FrameRate.FPS_30, Arkit.FACE, new float[30][Arkit.FACE.size()]);
		MemoryTarget target = new MemoryTarget("take." + exporter.format().suffixes().getFirst());
		try {
			exporter.export(request(exporter, still, PHONES, values), target, Progress.NONE);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return target.asSource();
	}
}
