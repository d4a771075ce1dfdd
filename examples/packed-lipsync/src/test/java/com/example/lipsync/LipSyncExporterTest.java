package com.example.lipsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** What every exporter promises, and what the engine reads of this one. */
class LipSyncExporterTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new LipSyncExporter();
	}

	private byte[] write(MotionClip clip) throws IOException {
		MemoryTarget target = new MemoryTarget("line.lips");
		exporter().export(ExportRequest.of("hello_01", new NamedClip("face", clip), values()), target, Progress.NONE);
		return target.mainBytes();
	}

	private static MotionClip clip(float[]... columns) {
		List<String> names = List.of("jawOpen", "headYaw", "tongueOut").subList(0, columns.length);
		return MotionClip.of(new FrameRate(30_000, 1001), ChannelSet.weights(names),
				Arrays.stream(columns).map(SampleColumn::of).toList());
	}

	@Test
	void theEngineReadsWhatWasWrittenWithinHalfAStep() throws IOException {
		float[] jaw = { 0, 0.1f, 0.5f, 1 };
		float[] yaw = { -40, -13.37f, 20, 40 };
		LipSyncReader line = LipSyncReader.read(write(clip(jaw, yaw, new float[] { 0.25f, 0.25f, 0.25f, 0.25f })));
		assertThat(line.line()).isEqualTo("hello_01");
		assertThat(line.rateNumerator()).isEqualTo(30_000);
		assertThat(line.rateDenominator()).isEqualTo(1001);
		assertThat(line.bits().values()).containsExactly(8, 16, 0);
		assertThat(line.values().get("jawOpen")).containsExactly(jaw, within(1 / 510f));
		assertThat(line.values().get("headYaw")).containsExactly(yaw, within(80 / 131_070f));
		assertThat(line.values().get("tongueOut")).containsOnly(0.25f);
	}

	@Test
	void theHashIsThatOfTheEngine() {
		assertThat(PackedLine.hash("foobar".getBytes(StandardCharsets.UTF_8))).isEqualTo(0x85944171f73967e8L);
	}

	/** Counted by hand from the tables of README.md. */
	@Test
	void aStillChannelCostsItsRowInTheTableOnly() throws IOException {
		byte[] still = write(clip(new float[100]));
		float[] ramp = new float[100];
		for (int frame = 0; frame < ramp.length; frame++) {
			ramp[frame] = frame / 99f;
		}
		byte[] moving = write(clip(ramp));
		assertThat(still).hasSize(36 + "hello_01".length() + 2 + "jawOpen".length() + 8 + 4);
		assertThat(moving.length - still.length).isEqualTo(100);
	}
}
