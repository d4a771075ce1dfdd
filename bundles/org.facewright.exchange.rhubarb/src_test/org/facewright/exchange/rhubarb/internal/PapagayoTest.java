package org.facewright.exchange.rhubarb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class PapagayoTest {

	static final String SECOND = """
			{"version": 2, "sound_path": "a.wav", "fps": 25, "sound_duration": 50, "num_voices": 2, "voices": [
			{"name": "mute", "start_frame": 0, "end_frame": 0, "text": "", "num_children": 0, "phrases": []},
			{"name": "hero", "start_frame": 5, "end_frame": 14, "text": "we", "num_children": 1, "phrases": [
			{"id": 1, "text": "we", "start_frame": 5, "end_frame": 14, "tags": [], "words": [
			{"id": 2, "text": "we", "start_frame": 5, "end_frame": 14, "tags": [], "phonemes": [
			{"id": 3, "text": "WQ", "frame": 5, "tags": []}, {"id": 4, "text": "E", "frame": 9, "tags": []}]}]}],
			"used_phonemes": ["WQ", "E"]}]}
			""";

	static MemorySource written() throws IOException {
		PapagayoExporter exporter = new PapagayoExporter();
		SpeechLanes speech = new SpeechLanes(
				List.of(new Segment(0.25, 0.75, "mop", 1), new Segment(1.5, 2, "off", 1)),
				List.of(new Segment(0.25, 0.375, "M", 1), new Segment(0.375, 0.625, "AA1", 1),
						new Segment(0.625, 0.75, "P", 1), new Segment(1.5, 1.75, "AO1", 1),
						new Segment(1.75, 2, "F", 1)));
		ExportRequest request = new ExportRequest("line 1",
				List.of(new NamedClip("face", Takes.golden(FrameRate.FPS_24, Arkit.FACE, 60))),
				Optional.of(new AudioReference("line.wav", 48_000, 120_000, OptionalLong.empty())), speech,
				exporter.format().parameters().parse(Map.of("voice", "hero")));
		MemoryTarget target = new MemoryTarget("line.pgo");
		exporter.export(request, target, Progress.NONE);
		return target.asSource();
	}

	private static ImportResult read(MemorySource file) throws IOException {
		PapagayoImporter importer = new PapagayoImporter();
		return importer.read(file, importer.format().parameters().defaults(), Progress.NONE);
	}

	@Test
	void writesVoicePhrasesWordsAndMouths() throws IOException {
		assertThat(new String(written().content(), StandardCharsets.UTF_8)).isEqualTo("""
				lipsync version 1
				line.wav
				24
				60
				1
					hero
					mop|off
					2
						mop
						6
						17
						1
							mop 6 17 3
								6 MBP
								9 AI
								15 MBP
						off
						36
						47
						1
							off 36 47 2
								36 O
								42 FV
				""");
	}

	@Test
	void wordsAndMouthsComeBack() throws IOException {
		ImportResult result = read(written());
		assertThat(result.speech().words()).containsExactly(new Segment(0.25, 0.75, "mop", 1),
				new Segment(1.5, 2, "off", 1));
		assertThat(result.speech().phones().stream().map(Segment::label)).containsExactly("M", "AA", "M", "AO", "F");
		assertThat(result.tracks()).hasSize(1);
	}

	@Test
	void readsTheSecondVersion() throws IOException {
		ImportResult result = read(MemorySource.text("b.pg2", SECOND));
		assertThat(result.speech().words()).containsExactly(new Segment(0.2, 0.6, "we", 1));
		assertThat(result.speech().phones().stream().map(Segment::label)).containsExactly("UW", "EH");
	}

	@Test
	void saysWhichLineIsWrong() {
		MemorySource file = MemorySource.text("a.pgo", "lipsync version 1\na.wav\nfast\n");
		assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class)
				.hasMessageContaining("a.pgo, line 3").hasMessageContaining("'fast'");
	}

	@Test
	void switchDataKnowsWhichEItIs() throws IOException {
		RhubarbDatImporter importer = new RhubarbDatImporter();
		Map<String, String> phones = Map.of("1 rest\n3 E\n9 rest\n", "EH", "1 X\n3 E\n9 X\n", "AO");
		for (Map.Entry<String, String> names : phones.entrySet()) {
			ImportResult result = importer.read(MemorySource.text("a.dat", "MohoSwitch1\n" + names.getKey()),
					importer.format().parameters().defaults(), Progress.NONE);
			assertThat(result.speech().phones().stream().map(Segment::label)).containsExactly(names.getValue());
		}
	}
}
