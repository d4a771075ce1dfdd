package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class TableTest {

	private static final TableExporter EXPORTER = new TableExporter();
	private static final TableImporter IMPORTER = new TableImporter();

	private static String written(MotionClip clip, Map<String, String> values) throws IOException {
		MemoryTarget target = new MemoryTarget("take.csv");
		EXPORTER.export(Takes.face(clip, EXPORTER.format().parameters().parse(values)), target, Progress.NONE);
		return new String(target.mainBytes(), StandardCharsets.UTF_8);
	}

	private static ImportResult read(String text, Map<String, String> values) throws IOException {
		return IMPORTER.read(MemorySource.text("a.csv", text), IMPORTER.format().parameters().parse(values),
				Progress.NONE);
	}

	private static float[] column(ImportResult result, String channel) {
		MotionClip clip = result.tracks().getFirst().clip();
		return clip.column(clip.channels().indexOf(channel)).toArray();
	}

	private static MotionClip small() {
		return MotionClip.ofPoses(FrameRate.FPS_25, ChannelSet.weights(List.of("jawOpen", "a,b")),
				new float[][] { { 0, 1 }, { 0.1f, 0.5f } });
	}

	@Test
	void writesTimesAndValues() throws IOException {
		assertThat(written(small(), Map.of())).isEqualTo("time,jawOpen,\"a,b\"\n0.000000,0,1\n0.040000,0.1,0.5\n");
		assertThat(written(small(), Map.of("time-unit", "frames", "separator", "tab", "scale", "100", "decimals", "1")))
				.isEqualTo("frame\tjawOpen\ta,b\n0\t0.0\t100.0\n1\t10.0\t50.0\n");
		assertThat(written(small(), Map.of("time-unit", "none", "columns", "jawOpen=mouth*0.01")))
				.isEqualTo("mouth\n0\n10\n");
	}

	@Test
	void oneMapServesBothDirections() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 60);
		Map<String, String> map = Map.of("columns", "jawOpen=Mund*0.01, browInnerUp=Braue*-2");
		ImportResult back = read(written(clip, map), map);
		assertThat(back.tracks().getFirst().clip().channels().names()).containsExactly("jawOpen", "browInnerUp");
		assertThat(column(back, "jawOpen")).containsExactly(clip.column(17).toArray(), within(1e-6f));
		assertThat(column(back, "browInnerUp")).containsExactly(clip.column(43).toArray(), within(1e-6f));
	}

	@Test
	void anglesMayBeDegrees() throws IOException {
		ChannelSet channels = ChannelSet.of(Stream.concat(ChannelSet.weights(List.of("jawOpen")).channels().stream(),
				Arkit.ROTATIONS.stream()).toList());
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels, 10);
		Map<String, String> degrees = Map.of("angles", "degrees");
		String text = written(clip, degrees);
		assertThat(text.lines().toList().get(4)).startsWith("0.100000,0,0,68.32");
		assertThat(column(read(text, degrees), "headPitch")).containsExactly(clip.column(2).toArray(), within(1e-6f));
	}

	@Test
	void readsRowsThatAreNoFramesByTheirTime() throws IOException {
		ImportResult result = read("time,jawOpen,mouthClose\n1,0,0\n1.5,1,0\n2,0,1\n", Map.of("frame-rate", "10"));
		assertThat(column(result, "jawOpen")).containsExactly(new float[] { 0, 0.2f, 0.4f, 0.6f, 0.8f, 1, 0.8f, 0.6f,
				0.4f, 0.2f, 0 }, within(1e-6f));
	}

	@Test
	void framesAndMillisecondsAreTold() throws IOException {
		assertThat(read("time_ms,jawOpen,mouthClose\n0,0,0\n40,1,0\n80,1,1\n", Map.of()).tracks().getFirst().clip()
				.frameRate()).isEqualTo(FrameRate.FPS_25);
		assertThat(read("frame,jawOpen,mouthClose\n7,0,0\n8,1,0\n", Map.of("frame-rate", "24")).tracks().getFirst()
				.clip().frameRate()).isEqualTo(FrameRate.FPS_24);
	}

	@Test
	void cellsWithoutAValueKeepTheOneBefore() throws IOException {
		ImportResult result = read("jawOpen,mouthClose\n0.5,\n,0.25\n", Map.of("frame-rate", "30"));
		assertThat(column(result, "jawOpen")).containsExactly(0.5f, 0.5f);
		assertThat(column(result, "mouthClose")).containsExactly(0, 0.25f);
		assertThat(result.problems()).anySatisfy(problem -> assertThat(problem.message()).contains("2 cells"));
	}

	@Test
	void decimalCommasAreReadWhereSemicolonsSeparate() throws IOException {
		assertThat(column(read("jawOpen;mouthClose\n0,5;1\n", Map.of()), "jawOpen")).containsExactly(0.5f);
	}

	@Test
	void saysWhichLineIsWrong() {
		assertThatThrownBy(() -> read("jawOpen,mouthClose\n0,0\n0,x\n", Map.of())).isInstanceOf(IOException.class)
				.hasMessageContaining("a.csv, line 3").hasMessageContaining("mouthClose");
		assertThatThrownBy(() -> read("jawOpen,mouthClose\n0,0\n0\n", Map.of())).isInstanceOf(IOException.class)
				.hasMessageContaining("line 3").hasMessageContaining("1 cells under 2 columns");
		assertThatThrownBy(() -> read("time,jawOpen,mouthClose\n1,0,0\n0,0,0\n", Map.of()))
				.isInstanceOf(IOException.class).hasMessageContaining("row 2");
	}

	@Test
	void aColumnThatIsAskedForMustBeThere() {
		assertThatThrownBy(() -> read("a,b\n0,0\n", Map.of("columns", "jawOpen=c"))).isInstanceOf(IOException.class)
				.hasMessageContaining("'c'").hasMessageContaining("a, b");
		assertThat(EXPORTER.check(Takes.face(small(), EXPORTER.format().parameters().parse(Map.of("columns",
				"tongueOut"))))).anySatisfy(problem -> assertThat(problem.message()).contains("tongueOut"));
	}

	@Test
	void tablesOfOtherFormatsAreLeftToThem() {
		assertThat(IMPORTER.accepts("a.csv", "Timecode,BlendShapeCount,JawOpen,MouthClose\n".getBytes(
				StandardCharsets.UTF_8))).isFalse();
		assertThat(IMPORTER.accepts("a.csv", "Name,0.0,0.1\njawOpen,0,1\n".getBytes(StandardCharsets.UTF_8)))
				.isFalse();
	}
}
