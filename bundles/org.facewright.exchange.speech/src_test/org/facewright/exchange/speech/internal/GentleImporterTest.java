package org.facewright.exchange.speech.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.speech.Segment;
import org.junit.jupiter.api.Test;

class GentleImporterTest {

	static final MemorySource SAMPLE = MemorySource.text("line.json", """
			{"transcript": "Hi you", "words": [
			  {"alignedWord": "hi", "case": "success", "end": 0.75, "start": 0.5, "word": "Hi",
			   "phones": [{"duration": 0.125, "phone": "hh_B"}, {"duration": 0.125, "phone": "ay_E"}]},
			  {"case": "not-found-in-audio", "word": "you"}]}
			""");

	@Test
	void readsWordsAndPhonesAndTellsOfWordsNotFound() throws IOException {
		ImportResult result = Line.read(new GentleImporter(), SAMPLE);
		assertThat(result.speech().words()).containsExactly(new Segment(0.5, 0.75, "Hi", 1));
		assertThat(result.speech().phones()).containsExactly(new Segment(0.5, 0.625, "HH", 1),
				new Segment(0.625, 0.75, "AY", 1));
		assertThat(result.problems()).singleElement()
				.satisfies(problem -> assertThat(problem.message()).contains("1 words were not found"));
	}
}
