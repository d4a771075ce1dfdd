package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** What every exporter promises, and what this one writes. */
class ${className}Test extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new ${className}();
	}

	@Test
	void writesABlockPerChannel() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthPucker")),
				new float[][] { { 0, 1 }, { 0.25f, 0.5f } });
		MemoryTarget target = new MemoryTarget("line.clip");
		exporter().export(ExportRequest.of("line", new NamedClip("face", clip),
				values().with(${className}.DECIMALS, 2)), target, Progress.NONE);
		assertThat(target.mainBytes()).asString().isEqualTo("""
				{
					rate = 30.0
					start = 0
					tracklength = 2
					tracks = 2
					{
						name = jawOpen
						data = 0.00 0.25
					}
					{
						name = mouthPucker
						data = 1.00 0.50
					}
				}
				""");
	}
}
