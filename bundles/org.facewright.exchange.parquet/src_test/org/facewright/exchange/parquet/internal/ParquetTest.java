package org.facewright.exchange.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

class ParquetTest {

	private static final ParquetExporter EXPORTER = new ParquetExporter();
	private static final ParquetImporter IMPORTER = new ParquetImporter();

	static MemorySource written(MotionClip clip, Map<String, String> values) throws IOException {
		MemoryTarget target = new MemoryTarget("take.parquet");
		EXPORTER.export(Takes.face(clip, EXPORTER.format().parameters().parse(values)), target, Progress.NONE);
		return target.asSource();
	}

	private static ImportResult read(MemorySource file, Map<String, String> values) throws IOException {
		return IMPORTER.read(file, IMPORTER.format().parameters().parse(values), Progress.NONE);
	}

	/** Made by another program; README.md says how. */
	static MemorySource foreign(String name) throws IOException {
		try (InputStream in = Objects.requireNonNull(ParquetTest.class.getResourceAsStream(name + ".parquet"))) {
			return new MemorySource(name + ".parquet", in.readAllBytes());
		}
	}

	private static float[] column(ImportResult result, String channel) {
		MotionClip clip = result.tracks().getFirst().clip();
		return clip.column(clip.channels().indexOf(channel)).toArray();
	}

	@Test
	void writesPlainPages() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_25, ChannelSet.weights(List.of("jawOpen")),
				new float[][] { { 0 }, { 0.5f }, { 1 } });
		String hex = HexFormat.of().formatHex(written(clip, Map.of("time-unit", "none")).content());
		// magic; page: data, 12 bytes, 12 packed, of 3 values, plain, levels RLE; values
		assertThat(hex)
				.startsWith("50415231" + "1500" + "1518" + "1518" + "2c" + "1506" + "1500" + "1506" + "1506" + "00"
						+ "00" + "00000000" + "0000003f" + "0000803f")
				.endsWith("50415231");
	}

	@Test
	void keepsTheFrameRateWithoutTimes() throws IOException {
		MotionClip clip = Takes.golden(new FrameRate(30_000, 1001), Arkit.FACE, 50);
		for (String time : List.of("seconds", "milliseconds", "frames", "none")) {
			assertThat(read(written(clip, Map.of("time-unit", time)), Map.of()).tracks().getFirst().clip()).as(time)
					.isEqualTo(clip);
		}
	}

	@Test
	void keepsColumnsOfManyPages() throws IOException {
		float[][] poses = new float[70_000][1];
		for (int frame = 0; frame < poses.length; frame++) {
			poses[frame][0] = frame % 1000 / 1000f;
		}
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")), poses);
		assertThat(read(written(clip, Map.of()), Map.of()).tracks().getFirst().clip()).isEqualTo(clip);
	}

	@Test
	void readsWhatOthersWrite() throws IOException {
		for (String name : List.of("snappy", "gzip", "split")) {
			ImportResult result = read(foreign(name), Map.of());
			assertThat(result.tracks().getFirst().clip().frameRate()).as(name).isEqualTo(FrameRate.FPS_25);
			float[] jaw = column(result, "jawOpen");
			float[] close = column(result, "mouthClose");
			float[] funnel = column(result, "mouthFunnel");
			float[] big = column(result, "big");
			assertThat(jaw).as(name).hasSize(40);
			for (int frame = 0; frame < 40; frame++) {
				float expected = (float) (0.5 + 0.5 * Math.sin(frame * 0.3));
				assertThat(jaw[frame]).as(name).isEqualTo(expected, within(1e-6f));
				assertThat(close[frame]).as(name).isEqualTo((float) Math.rint(expected * 4) / 4, within(1e-6f));
				assertThat(funnel[frame]).as(name)
						.isEqualTo(frame % 7 == 3 ? funnel[frame - 1] : close[frame], within(1e-6f));
				assertThat(big[frame]).as(name).isEqualTo(1000 * frame);
			}
			assertThat(result.problems()).as(name).anySatisfy(problem -> assertThat(problem.message()).contains("who"))
					.anySatisfy(problem -> assertThat(problem.message()).contains("6 cells are empty"));
		}
	}

	@Test
	void readsWhatDuckDbWrites() throws IOException {
		ImportResult result = read(foreign("duck"), Map.of());
		assertThat(column(result, "jawOpen")[10]).isEqualTo((float) (0.5 + 0.5 * Math.sin(3)), within(1e-6f));
		assertThat(column(result, "mouthClose")[9]).isEqualTo(1);
	}

	@Test
	void saysWhichCompressionItLacks() {
		assertThatThrownBy(() -> read(foreign("zstd"), Map.of())).isInstanceOf(IOException.class)
				.hasMessageContaining("zstd.parquet").hasMessageContaining("Zstandard").hasMessageContaining("Snappy");
	}
}
