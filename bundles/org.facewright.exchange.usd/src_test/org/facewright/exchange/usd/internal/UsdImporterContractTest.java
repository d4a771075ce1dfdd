package org.facewright.exchange.usd.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;

class UsdImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new UsdImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		MotionClip clip = UsdExportTest.clip(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose")), 4);
		return List.of(MemorySource.text("foreign.usda", UsdImporterTest.FOREIGN),
				new MemorySource("own.usda", UsdExportTest.exported(UsdExportTest.request(clip)).mainBytes()),
				new MemorySource("curves.usda",
						UsdExportTest.exported(UsdExportTest.request(clip, "layout", "mh-curve")).mainBytes()));
	}
}
