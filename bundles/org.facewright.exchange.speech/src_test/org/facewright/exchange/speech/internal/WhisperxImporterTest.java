package org.facewright.exchange.speech.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.speech.Segment;
import org.junit.jupiter.api.Test;

class WhisperxImporterTest {

	static final MemorySource SAMPLE = MemorySource.text("line.json", """
			{"segments": [{"start": 0.5, "end": 1.5, "text": " Hi 42 you", "words": [
			  {"word": "Hi", "start": 0.5, "end": 0.75, "score": 0.875}, {"word": "42"},
			  {"word": "you", "start": 1.0, "end": 1.5, "score": 0.5}]}], "language": "en"}
			""");

	@Test
	void readsWordsWithTheirScoreAndTellsOfThoseWithoutTimes() throws IOException {
		ImportResult result = Line.read(new WhisperxImporter(), SAMPLE);
		assertThat(result.speech().words()).containsExactly(new Segment(0.5, 0.75, "Hi", 0.875),
				new Segment(1, 1.5, "you", 0.5));
		assertThat(result.problems()).singleElement()
				.satisfies(problem -> assertThat(problem.message()).contains("1 words have no times"));
	}
}
