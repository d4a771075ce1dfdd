package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.assertj.core.data.Offset;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class LiveLinkImporterTest {

	static final String DESKTOP = "Timecode, FrameRate, EyeBlinkLeft, JawLeft, JawRight, JawOpen\r\n"
			+ "1:2:3:28, 30.000, 0.000, 0.100, 0.000, 0.500\r\n" + "1:2:3:29, 30.000, 0.000, 0.100, 0.000, 0.600\r\n"
			+ "1:2:4:0, 30.000, 0.000, 0.100, 0.000, 0.700\r\n";

	private static ImportResult read(String text, Map<String, String> values) throws IOException {
		LiveLinkImporter importer = new LiveLinkImporter();
		return importer.read(MemorySource.text("take.csv", text), importer.format().parameters().parse(values),
				Progress.NONE);
	}

	private static MotionClip clip(ImportResult result) {
		return result.tracks().getFirst().clip();
	}

	private static String rows(String... timecodes) {
		StringBuilder text = new StringBuilder("Timecode,BlendShapeCount,JawOpen\n");
		for (int i = 0; i < timecodes.length; i++) {
			text.append(timecodes[i]).append(",1,0.").append(i).append('\n');
		}
		return text.toString();
	}

	@Test
	void readsTheDesktopDialect() throws IOException {
		MotionClip clip = clip(read(DESKTOP, Map.of()));
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_30);
		assertThat(clip.channels().names()).containsExactly("eyeBlinkLeft", "jawLeft", "jawRight", "jawOpen");
		assertThat(clip.column(3).toArray()).containsExactly(0.5f, 0.6f, 0.7f);
		assertThat(clip.column(1).toArray()).containsExactly(0.1f, 0.1f, 0.1f);
	}

	@Test
	void readsUtf16WithAMark() throws IOException {
		LiveLinkImporter importer = new LiveLinkImporter();
		MemorySource file = new MemorySource("take.csv", ("\uFEFF" + DESKTOP).getBytes(StandardCharsets.UTF_16LE));
		assertThat(importer.accepts(file.name(), file.head())).isTrue();
		assertThat(clip(importer.read(file, importer.format().parameters().defaults(), Progress.NONE)).frameCount())
				.isEqualTo(3);
	}

	@Test
	void findsTheBaseFromTheTurnOfASecond() throws IOException {
		ImportResult result = read(rows("00:00:00:20.000", "00:00:00:22.000", "00:00:00:24.000", "00:00:01:01.000",
				"00:00:01:03.000"), Map.of());
		assertThat(clip(result).frameRate()).isEqualTo(new FrameRate(25, 2));
		assertThat(result.problems()).extracting(Problem::code).containsExactly("livelink.clock");
	}

	@Test
	void saysThatItGuessesTheBaseOfAShortTake() throws IOException {
		ImportResult result = read(rows("00:00:00:40.000", "00:00:00:42.000", "00:00:00:44.000"), Map.of());
		assertThat(result.problems()).extracting(Problem::code).contains("livelink.base");
		assertThat(clip(result).frameRate()).isEqualTo(FrameRate.FPS_30);
	}

	@Test
	void takesBaseAndRateThatAreGiven() throws IOException {
		ImportResult result = read(rows("00:00:00:00.000", "00:00:00:02.000", "00:00:00:04.000"),
				Map.of("base", "24", "frame-rate", "12"));
		assertThat(clip(result).frameRate()).isEqualTo(FrameRate.of(12));
		assertThat(result.problems()).noneMatch(problem -> problem.severity() != Problem.Severity.INFO);
	}

	@Test
	void bridgesADroppedFrameAndSaysSo() throws IOException {
		ImportResult result = read(rows("00:00:00:00.000", "00:00:00:02.000", "00:00:00:06.000", "00:00:00:08.000"),
				Map.of("base", "60"));
		assertThat(clip(result).column(0).toArray()).containsExactly(new float[] { 0, 0.1f, 0.15f, 0.2f, 0.3f },
				Offset.offset(1e-6f));
		assertThat(result.problems()).filteredOn(problem -> problem.code().equals("livelink.dropped"))
				.extracting(Problem::message).first().asString().contains(": 2");
	}

	@Test
	void holdsThePoseThroughALongGap() throws IOException {
		ImportResult result = read(rows("00:00:00:00.000", "00:00:00:02.000", "00:00:00:04.000", "00:00:01:00.000"),
				Map.of("base", "60"));
		MotionClip clip = clip(result);
		assertThat(clip.frameCount()).isEqualTo(31);
		assertThat(clip.column(0).get(29)).isEqualTo(0.2f);
		assertThat(clip.column(0).get(30)).isEqualTo(0.3f);
	}

	@Test
	void takesRowsWithoutAFaceAsAGap() throws IOException {
		ImportResult result = read("Timecode,BlendShapeCount,JawOpen\n00:00:00:00.000,1,0\n00:00:00:02.000,0\n"
				+ "00:00:00:04.000,1,0.4\n00:00:00:06.000,0\n", Map.of("base", "60"));
		assertThat(clip(result).column(0).toArray()).containsExactly(new float[] { 0, 0.2f, 0.4f, 0.4f },
				Offset.offset(1e-6f));
		assertThat(result.problems()).extracting(Problem::code).contains("livelink.lost-face");
	}

	@Test
	void passesMidnight() throws IOException {
		ImportResult result = read(rows("23:59:59:56.000", "23:59:59:58.000", "00:00:00:00.000", "00:00:00:02.000"),
				Map.of("base", "60"));
		assertThat(clip(result).frameCount()).isEqualTo(4);
		assertThat(result.problems()).hasSize(1);
	}

	@Test
	void putsRowsInOrderAndDropsDuplicates() throws IOException {
		ImportResult result = read(rows("00:00:00:00.000", "00:00:00:04.000", "00:00:00:02.000", "00:00:00:04.000",
				"00:00:00:06.000"), Map.of("base", "60"));
		assertThat(clip(result).column(0).toArray()).containsExactly(0, 0.2f, 0.1f, 0.4f);
		assertThat(result.problems()).extracting(Problem::code).contains("livelink.order", "livelink.duplicate");
	}

	@Test
	void refusesATimecodeThatIsFarAway() {
		assertThatThrownBy(() -> read(rows("00:00:00:00.000", "00:00:00:02.000", "09:00:00:04.000"), Map.of()))
				.isInstanceOf(IOException.class).hasMessageContaining("take.csv").hasMessageContaining("timecodes");
	}

	@Test
	void namesLineAndChannelOfAValueThatIsNoNumber() {
		assertThatThrownBy(() -> read("Timecode,BlendShapeCount,JawOpen,JawLeft\n00:00:00:00,2,0,x\n", Map.of()))
				.isInstanceOf(IOException.class).hasMessageContaining("take.csv, line 2: jawLeft is 'x'");
	}
}
