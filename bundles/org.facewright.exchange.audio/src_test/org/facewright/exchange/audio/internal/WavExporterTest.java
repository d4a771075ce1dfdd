package org.facewright.exchange.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class WavExporterTest {

	private static final WavExporter EXPORTER = new WavExporter();

	private static ExportRequest request(int frames, Optional<AudioReference> audio, Map<String, String> values) {
		return new ExportRequest("line", List.of(new NamedClip("face",
				Takes.golden(FrameRate.of(20), Arkit.FACE, frames))), audio, SpeechLanes.EMPTY,
				EXPORTER.format().parameters().parse(values));
	}

	/** The file; its head of 44 bytes is followed by the samples. */
	private static ByteBuffer written(int frames, Map<String, String> values) throws IOException {
		MemoryTarget target = new MemoryTarget("line.wav");
		EXPORTER.export(request(frames, Optional.of(Tone.reference()), values), target, Progress.NONE);
		assertThat(Tone.open).isZero();
		return ByteBuffer.wrap(target.mainBytes()).order(ByteOrder.LITTLE_ENDIAN);
	}

	@Test
	void writesTheSoundAsItIs() throws IOException {
		ByteBuffer wav = written(5, Map.of());
		assertThat(wav.capacity()).isEqualTo(44 + 4 * 8000);
		assertThat(wav.getShort(22)).isEqualTo((short) 2);
		assertThat(wav.getInt(24)).isEqualTo(8000);
		assertThat(wav.getInt(40)).isEqualTo(4 * 8000);
		assertThat(wav.getShort(44 + 4 * 4000)).isEqualTo((short) 16384);
		assertThat(wav.getShort(44 + 4 * 4000 + 2)).isEqualTo((short) -16384);
	}

	@Test
	void isAsLongAsTheAnimationOnRequest() throws IOException {
		ByteBuffer cut = written(5, Map.of("length", "animation", "encoding", "pcm-24"));
		assertThat(cut.getInt(40)).isEqualTo(6 * 2000);
		assertThat(cut.getShort(34)).isEqualTo((short) 24);
		ByteBuffer filled = written(40, Map.of("length", "animation"));
		assertThat(filled.getInt(40)).isEqualTo(4 * 16_000);
		assertThat(filled.getInt(44 + 4 * 7999)).isNotZero();
		assertThat(filled.getInt(44 + 4 * 8000)).isZero();
	}

	@Test
	void needsTheSoundItself() {
		for (Optional<AudioReference> audio : List.of(Optional.<AudioReference>empty(), Optional.of(
				new AudioReference("a.wav", 8000, 8000, Tone.reference().timeReference())))) {
			assertThat(EXPORTER.check(request(5, audio, Map.of()))).anySatisfy(problem -> {
				assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
				assertThat(problem.message()).contains("no sound");
			});
		}
	}
}
