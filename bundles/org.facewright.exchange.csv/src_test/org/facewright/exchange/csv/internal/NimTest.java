package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NimTest {

	static final String EMOTIONS = "time_code,emotion_values.amazement,emotion_values.joy\n0.0,0.0,0.25\n"
			+ "0.5,0.125,0.5\n1.0,0.0,0.0\n";

	private static ImportResult read(String text, Map<String, String> values) throws IOException {
		NimImporter importer = new NimImporter();
		return importer.read(MemorySource.text("animation_frames.csv", text),
				importer.format().parameters().parse(values), Progress.NONE);
	}

	@Test
	void writesSecondsAndPrefixedNames() throws IOException {
		MotionClip clip = MotionClip.of(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				List.of(SampleColumn.of(0.5f, 1), SampleColumn.of(0, 0.1f)));
		NimExporter exporter = new NimExporter();
		MemoryTarget target = new MemoryTarget("take.nim.csv");
		exporter.export(Takes.face(clip, exporter.format().parameters().defaults()), target, Progress.NONE);
		assertThat(new String(target.mainBytes(), StandardCharsets.UTF_8)).isEqualTo(
				"timeCode,blendShapes.JawOpen,blendShapes.MouthClose\n0,0.5,0\n0.03333333333333333,1,0.1\n");
	}

	@Test
	void readsEmotionsAsATrackOfTheirOwn() throws IOException {
		ImportResult result = read(EMOTIONS, Map.of("frame-rate", "2"));
		assertThat(result.tracks().getFirst().name()).isEqualTo("emotions");
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.channels().names()).containsExactly("amazement", "joy");
		assertThat(clip.column(1).toArray()).containsExactly(0.25f, 0.5f, 0);
	}

	@Test
	void startsAtTheFirstTime() throws IOException {
		ImportResult result = read("timeCode,blendShapes.JawOpen\n2.0,0.1\n2.1,0.2\n2.2,0.3\n",
				Map.of("frame-rate", "10"));
		assertThat(result.tracks().getFirst().clip().column(0).toArray()).containsExactly(0.1f, 0.2f, 0.3f);
		assertThat(result.problems()).extracting(problem -> problem.code()).containsExactly("import.start");
	}

	@Test
	void saysWhichRowIsOutOfOrder() {
		assertThatThrownBy(() -> read("timeCode,blendShapes.JawOpen\n1,0\n0.5,0\n", Map.of()))
				.isInstanceOf(IOException.class).hasMessageContaining("line 3");
	}

	@Nested
	class ExporterTest extends TrackExporterContract {
		@Override
		protected TrackExporter exporter() {
			return new NimExporter();
		}
	}

	@Nested
	class ImporterTest extends TrackImporterContract {
		@Override
		protected TrackImporter importer() {
			return new NimImporter();
		}

		@Override
		protected List<MemorySource> samples() throws IOException {
			MemoryTarget target = new MemoryTarget("animation_frames.csv");
			NimExporter exporter = new NimExporter();
			exporter.export(Takes.face(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 5),
					exporter.format().parameters().defaults()), target, Progress.NONE);
			return List.of(target.asSource(), MemorySource.text("a2f_smoothed_emotion_output.csv", EMOTIONS));
		}
	}

	@Nested
	class RoundTripTest extends RoundTripContract {
		@Override
		protected TrackExporter exporter() {
			return new NimExporter();
		}

		@Override
		protected TrackImporter importer() {
			return new NimImporter();
		}

		@Override
		protected double precision() {
			return 0;
		}
	}
}
