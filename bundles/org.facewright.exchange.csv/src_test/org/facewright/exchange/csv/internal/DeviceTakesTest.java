package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** Two takes recorded by a device; skipped where they are not at hand. */
class DeviceTakesTest {

	private static MemorySource take(String name) throws IOException {
		Path found = Path.of(System.getProperty("facewright.shared", "../shared"));
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			Path shared = folder.resolveSibling("shared");
			found = Files.isDirectory(found) || !Files.isDirectory(shared) ? found : shared;
		}
		Path file = found.resolve("data/livelink").resolve(name + ".csv.gz");
		assumeTrue(Files.isRegularFile(file), "no recorded take at " + file);
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			return new MemorySource(name + ".csv", in.readAllBytes());
		}
	}

	private static ImportResult read(MemorySource file) throws IOException {
		LiveLinkImporter importer = new LiveLinkImporter();
		assertThat(importer.accepts(file.name(), file.head())).isTrue();
		return importer.read(file, importer.format().parameters().defaults(), Progress.NONE);
	}

	private static MotionClip again(MotionClip clip) throws IOException {
		LiveLinkExporter exporter = new LiveLinkExporter();
		MemoryTarget target = new MemoryTarget("again.csv");
		exporter.export(Takes.face(clip, exporter.format().parameters().defaults()), target, Progress.NONE);
		ImportResult result = read(target.asSource());
		assertThat(result.problems()).extracting(Problem::code).containsExactly("livelink.clock");
		return result.tracks().getFirst().clip();
	}

	@Test
	void readsAMotionTestWithThreeDroppedFrames() throws IOException {
		ImportResult result = read(take("alex_rom_3"));
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_30);
		assertThat(clip.frameCount()).isEqualTo(4033);
		assertThat(result.problems()).extracting(Problem::code).containsExactly("livelink.clock", "livelink.dropped");
		assertSame(clip, again(clip));
	}

	@Test
	void readsATakeThatLosesTheFace() throws IOException {
		ImportResult result = read(take("S88-001"));
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_30);
		assertThat(clip.frameCount()).isEqualTo(1942);
		assertThat(result.problems()).extracting(Problem::code).contains("livelink.clock", "livelink.lost-face");
		assertSame(clip, again(clip));
	}

	private static void assertSame(MotionClip clip, MotionClip back) {
		assertThat(back.channels()).isEqualTo(clip.channels());
		assertThat(back.frameCount()).isEqualTo(clip.frameCount());
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				assertThat(Math.abs(back.column(channel).get(frame) - clip.column(channel).get(frame)))
						.isLessThanOrEqualTo(1e-9f);
			}
		}
	}
}
