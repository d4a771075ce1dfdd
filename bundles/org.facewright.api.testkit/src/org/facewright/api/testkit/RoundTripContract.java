package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** What an exporter and the importer of the same format promise together: nothing is lost between them. */
public abstract class RoundTripContract {

	protected abstract TrackExporter exporter();

	protected abstract TrackImporter importer();

	/** The largest difference that the format's precision explains; 0 when it keeps every bit. */
	protected abstract double precision();

	protected ChannelSet channels() {
		return Arkit.FACE;
	}

	/** Rates the format tells exactly. */
	protected List<FrameRate> rates() {
		return List.of(FrameRate.FPS_24, FrameRate.FPS_25, FrameRate.FPS_30, FrameRate.FPS_60,
				new FrameRate(30_000, 1001), new FrameRate(60_000, 1001));
	}

	protected ParameterValues exportValues() {
		return exporter().format().parameters().defaults();
	}

	protected ParameterValues importValues() {
		return importer().format().parameters().defaults();
	}

	private MemorySource written(MotionClip clip) throws IOException {
		MemoryTarget target = new MemoryTarget("take." + exporter().format().suffixes().getFirst());
		exporter().export(Takes.face(clip, exportValues()), target, Progress.NONE);
		return target.asSource();
	}

	private ImportResult read(MotionClip clip) throws IOException {
		return importer().read(written(clip), importValues(), Progress.NONE);
	}

	@Test
	void recognisesWhatItWrote() throws IOException {
		MemorySource file = written(Takes.golden(FrameRate.FPS_30, channels(), 90));
		assertThat(importer().accepts(file.name(), file.head())).isTrue();
	}

	@Test
	void readsWhatItWroteAtEveryRate() throws IOException {
		for (FrameRate rate : rates()) {
			MotionClip clip = Takes.golden(rate, channels(), (int) Math.round(3 * rate.framesPerSecond()));
			ImportResult result = read(clip);
			assertThat(result.tracks()).as("tracks").hasSize(1);
			assertThat(result.problems()).noneMatch(problem -> problem.severity() != Problem.Severity.INFO);
			assertClose(clip, result.tracks().getFirst().clip());
		}
	}

	@Test
	void readsBackASubsetInAnotherOrder() throws IOException {
		int[] some = { 9, 3, 17, 5 };
		int[] fitting = Arrays.stream(some).filter(i -> i < channels().size()).toArray();
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels(), 60).select(fitting);
		MotionClip back = read(clip).tracks().getFirst().clip();
		assertValues(clip, back);
	}

	@Test
	void keepsTheCountOfFramesOfOneAndTwo() throws IOException {
		for (int frames = 1; frames <= 2; frames++) {
			MotionClip clip = Takes.golden(FrameRate.FPS_30, channels(), frames);
			assertValues(clip, read(clip).tracks().getFirst().clip());
		}
	}

	/** Same rate, same count, every channel with values within the precision. */
	protected void assertClose(MotionClip expected, MotionClip actual) {
		assertThat(actual.frameRate()).as("frame rate").isEqualTo(expected.frameRate());
		assertThat(actual.channels().size()).as("channels").isEqualTo(expected.channels().size());
		assertValues(expected, actual);
	}

	private void assertValues(MotionClip expected, MotionClip actual) {
		assertThat(actual.frameCount()).as("frames at %s fps", expected.frameRate()).isEqualTo(expected.frameCount());
		for (int channel = 0; channel < expected.channels().size(); channel++) {
			String name = expected.channels().channel(channel).name();
			int at = actual.channels().indexOf(name);
			assertThat(at).as("channel %s", name).isNotNegative();
			for (int frame = 0; frame < expected.frameCount(); frame++) {
				double difference = Math.abs(
						(double) expected.column(channel).get(frame) - actual.column(at).get(frame));
				if (!(difference <= precision())) {
					throw new AssertionError("%s at frame %d, %s fps: wrote %s, read %s".formatted(name, frame,
							expected.frameRate(), expected.column(channel).get(frame), actual.column(at).get(frame)));
				}
			}
		}
	}
}
