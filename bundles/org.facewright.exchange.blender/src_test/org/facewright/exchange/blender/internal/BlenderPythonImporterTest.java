package org.facewright.exchange.blender.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BlenderPythonImporterTest {

	private static MemorySource written(MotionClip clip) throws IOException {
		MemoryTarget target = new MemoryTarget("take.py");
		BlenderPythonExporter exporter = new BlenderPythonExporter();
		exporter.export(Takes.face(clip, exporter.format().parameters().defaults()), target, Progress.NONE);
		return target.asSource();
	}

	@Test
	void readsNamesWithQuotesAndForeignLetters() throws IOException {
		List<String> names = List.of("a \"b\" \\c", "口 \uD83D\uDE00", "jawOpen");
		MotionClip clip = MotionClip.of(FrameRate.FPS_24,
				ChannelSet.of(names.stream().map(Channel::weight).toList()),
				List.of(SampleColumn.of(0, 1), SampleColumn.of(1, 0), SampleColumn.of(0.5f, 0.25f)));
		BlenderPythonImporter importer = new BlenderPythonImporter();
		MotionClip back = importer.read(written(clip), importer.format().parameters().defaults(), Progress.NONE)
				.tracks()
				.getFirst().clip();
		assertThat(back).isEqualTo(clip);
	}

	@Test
	void refusesOtherScripts() {
		BlenderPythonImporter importer = new BlenderPythonImporter();
		MemorySource script = MemorySource.text("other.py", "import bpy\nprint('hello')\n");
		assertThat(importer.accepts(script.name(), script.head())).isFalse();
		assertThatThrownBy(() -> importer.read(script, importer.format().parameters().defaults(), Progress.NONE))
				.isInstanceOf(IOException.class).hasMessageContaining("other.py");
	}

	@Nested
	class ContractTest extends TrackImporterContract {
		@Override
		protected TrackImporter importer() {
			return new BlenderPythonImporter();
		}

		@Override
		protected List<MemorySource> samples() throws IOException {
			return List.of(written(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 5)));
		}
	}

	@Nested
	class RoundTripTest extends RoundTripContract {
		@Override
		protected TrackExporter exporter() {
			return new BlenderPythonExporter();
		}

		@Override
		protected TrackImporter importer() {
			return new BlenderPythonImporter();
		}

		@Override
		protected double precision() {
			return 0;
		}
	}
}
