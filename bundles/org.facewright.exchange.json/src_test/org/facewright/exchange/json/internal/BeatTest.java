package org.facewright.exchange.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class BeatTest {

	private static final BeatExporter EXPORTER = new BeatExporter();

	private static MotionClip small() {
		return MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("tongueOut", "jawOpen")),
				new float[][] { { 0, 0 }, { 0.25f, 1 } });
	}

	private static MotionClip read(String text) throws IOException {
		BeatImporter importer = new BeatImporter();
		return importer.read(MemorySource.text("a.json", text), importer.format().parameters().defaults(),
				Progress.NONE).tracks().getFirst().clip();
	}

	@Test
	void writesNamesOnceAndFramesWithTheirTime() throws IOException {
		MemoryTarget target = new MemoryTarget("a.json");
		EXPORTER.export(Takes.face(small(), EXPORTER.format().parameters().parse(Map.of("channels", "all"))), target,
				Progress.NONE);
		assertThat(new String(target.mainBytes(), StandardCharsets.UTF_8))
				.isEqualTo("{\"names\":[\"tongueOut\",\"jawOpen\"],\n\"frames\":[\n"
						+ "{\"weights\":[0.0,0.0],\"time\":0.000000,\"rotation\":[]},\n"
						+ "{\"weights\":[0.25,1.0],\"time\":0.016667,\"rotation\":[]}\n]}\n");
	}

	@Test
	void hasTheDataSetsShapesUnlessAskedOtherwise() throws IOException {
		assertThat(BeatExporter.NAMES).hasSize(51).startsWith("browDownLeft", "browDownRight", "browInnerUp")
				.endsWith("noseSneerLeft", "noseSneerRight").doesNotContain("tongueOut");
		assertThat(EXPORTER.check(Takes.face(small(), EXPORTER.format().parameters().defaults())))
				.anySatisfy(problem -> assertThat(problem.message()).contains("no place for tongueOut"));
	}

	@Test
	void startsAtItsFirstFrame() throws IOException {
		MotionClip clip = read("{\"names\":[\"jawOpen\"],\"frames\":[{\"weights\":[0.5],\"time\":0.0166667},"
				+ "{\"weights\":[1],\"time\":0.0333333},{\"weights\":[0],\"time\":0.05}]}");
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_60);
		assertThat(clip.column(0).toArray()).containsExactly(0.5f, 1, 0);
	}
}
