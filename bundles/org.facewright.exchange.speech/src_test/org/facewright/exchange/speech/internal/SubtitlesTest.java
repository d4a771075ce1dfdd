package org.facewright.exchange.speech.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.junit.jupiter.api.Test;

class SubtitlesTest {

	@Test
	void writesAWordACueAsSrt() {
		assertThat(new String(Line.written(new SrtExporter(), Line.LANES, Map.of()).content(), StandardCharsets.UTF_8))
				.isEqualTo(
						"1\n00:00:00,100 --> 00:00:00,500\nhe\"llo\n\n2\n00:00:01,250 --> 00:00:01,750\n<Jürgen>\n\n");
	}

	@Test
	void writesTimesInsideACueAsVtt() {
		assertThat(new String(Line.written(new VttExporter(), Line.LANES,
				Map.of("words-per-cue", "5", "pause", "1")).content(), StandardCharsets.UTF_8)).isEqualTo(
						"WEBVTT\n\n00:00:00.100 --> 00:00:01.750\nhe\"llo <00:00:01.250>&lt;Jürgen&gt;\n\n");
	}

	@Test
	void readsWordsOfVttBack() throws IOException {
		ImportResult result = Line.read(new VttImporter(), Line.written(new VttExporter(), Line.LANES, Map.of()));
		assertThat(result.speech().words()).isEqualTo(Line.LANES.words());
		assertThat(result.problems()).isEmpty();
	}

	@Test
	void sharesACueAmongItsWordsByLetters() throws IOException {
		ImportResult result = Line.read(new SrtImporter(),
				MemorySource.text("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nabc d\n"));
		assertThat(result.speech().words()).extracting(Segment::label, Segment::startSeconds, Segment::endSeconds)
				.containsExactly(org.assertj.core.groups.Tuple.tuple("abc", 1.0, 1.75),
						org.assertj.core.groups.Tuple.tuple("d", 1.75, 2.0));
	}

	@Test
	void roundsBoundariesOfPhonesNotDurations() {
		SpeechLanes third = new SpeechLanes(List.of(), List.of(new Segment(0.0004, 0.0008, "a", 1),
				new Segment(0.0008, 0.0012, "b", 1), new Segment(0.0012, 0.0016, "c", 1)));
		assertThat(new String(Line.written(new PhoExporter(), third, Map.of()).content(), StandardCharsets.UTF_8))
				.isEqualTo("a 1\nc 1\n_ 1998\n");
	}

	@Test
	void readsPhonesBackAndLeavesSilenceOut() throws IOException {
		ImportResult result = Line.read(new PhoImporter(), Line.written(new PhoExporter(), Line.LANES, Map.of()));
		assertThat(result.speech().phones()).isEqualTo(Line.LANES.phones());
	}
}
