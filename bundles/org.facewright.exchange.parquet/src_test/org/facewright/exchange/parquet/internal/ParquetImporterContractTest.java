package org.facewright.exchange.parquet.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;

class ParquetImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new ParquetImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(
				ParquetTest.written(Takes.golden(FrameRate.FPS_30,
						ChannelSet.weights(List.of("jawOpen", "mouthClose", "mouthFunnel")), 20), Map.of()),
				ParquetTest.foreign("snappy"), ParquetTest.foreign("gzip"), ParquetTest.foreign("split"),
				ParquetTest.foreign("duck"));
	}
}
