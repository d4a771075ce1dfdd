package org.facewright.exchange.speech.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.junit.jupiter.api.Test;

class TextGridTest {

	private static final String GOLDEN = """
			File type = "ooTextFile"
			Object class = "TextGrid"

			xmin = 0
			xmax = 1.2
			tiers? <exists>
			size = 1
			item []:
			    item [1]:
			        class = "IntervalTier"
			        name = "words"
			        xmin = 0
			        xmax = 1.2
			        intervals: size = 2
			        intervals [1]:
			            xmin = 0
			            xmax = 0.5
			            text = "hello"
			        intervals [2]:
			            xmin = 0.5
			            xmax = 1.2
			            text = ""
			""";
	private static final String MARKS = """
			    item [2]:
			        class = "TextTier"
			        name = "marks"
			        xmin = 0
			        xmax = 1.2
			        points: size = 1
			        points [1]:
			            number = 0.31
			            mark = "closure"
			""";

	private static SpeechLanes hello() {
		return new SpeechLanes(List.of(new Segment(0, 0.5, "hello", 1)), List.of());
	}

	@Test
	void writesTheLayoutOfPraat() throws IOException {
		var request = Line.request(new TextGridExporter(), hello(), Map.of());
		var audio = new org.facewright.api.exchange.AudioReference("a.wav", 1000, 1200, java.util.OptionalLong.empty());
		var target = new org.facewright.api.testkit.MemoryTarget("a.textgrid");
		new TextGridExporter().export(new org.facewright.api.exchange.ExportRequest("a", request.tracks(),
				java.util.Optional.of(audio), hello(), request.values()), target,
				org.facewright.core.progress.Progress.NONE);
		assertThat(new String(target.mainBytes(), StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
	}

	@Test
	void readsPraatsLayoutAndTellsOfTiersLeftOut() throws IOException {
		ImportResult result = Line.read(new TextGridImporter(),
				MemorySource.text("a.TextGrid", GOLDEN.replace("size = 1\nitem", "size = 2\nitem") + MARKS));
		assertThat(result.speech()).isEqualTo(hello());
		assertThat(result.problems()).singleElement()
				.satisfies(problem -> assertThat(problem.message()).contains("'marks'"));
	}

	@Test
	void readsWhatItWroteInBothForms() throws IOException {
		for (String form : List.of("long", "short")) {
			ImportResult result = Line.read(new TextGridImporter(),
					Line.written(new TextGridExporter(), Line.LANES, Map.of("form", form)));
			assertThat(result.speech()).as(form).isEqualTo(Line.LANES);
			assertThat(result.problems()).isEmpty();
		}
	}

	@Test
	void readsUtf16OfBothByteOrders() throws IOException {
		for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			byte[] bytes = ("\uFEFF" + GOLDEN).getBytes(charset);
			assertThat(Line.read(new TextGridImporter(), new MemorySource("a.TextGrid", bytes)).speech())
					.isEqualTo(hello());
		}
	}

	@Test
	void readsTheFirstSpeakerAndTellsOfOthers() throws IOException {
		String two = GOLDEN.replace("size = 1\nitem", "size = 2\nitem").replace("\"words\"", "\"Ann - words\"");
		String second = GOLDEN.substring(GOLDEN.indexOf("    item [1]")).replace("\"words\"", "\"Bob - words\"")
				.replace("hello", "bye");
		ImportResult result = Line.read(new TextGridImporter(), MemorySource.text("a.TextGrid", two + second));
		assertThat(result.speech()).isEqualTo(hello());
		assertThat(result.problems()).anySatisfy(problem -> assertThat(problem.message()).contains("Ann", "Bob"));
	}

	@Test
	void takesMarksOfSilenceAsGaps() throws IOException {
		for (String mark : List.of("sil", "sp", "spn", "SIL")) {
			String text = GOLDEN.replace("text = \"\"", "text = \"" + mark + "\"");
			assertThat(Line.read(new TextGridImporter(), MemorySource.text("a.TextGrid", text)).speech())
					.isEqualTo(hello());
		}
	}

	@Test
	void namesTheLineOfAWrongValue() {
		assertThatThrownBy(() -> Line.read(new TextGridImporter(),
				MemorySource.text("a.TextGrid", GOLDEN.replace("xmax = 0.5", "xmax = \"x\""))))
				.isInstanceOf(IOException.class).hasMessageContaining("a.TextGrid, line 17");
	}
}
