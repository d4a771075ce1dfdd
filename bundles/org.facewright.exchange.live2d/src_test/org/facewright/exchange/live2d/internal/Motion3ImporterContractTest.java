package org.facewright.exchange.live2d.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class Motion3ImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new Motion3Importer();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(Motion3Test.golden(), MemorySource.text("hand.motion3.json", Motion3Test.HAND_MADE));
	}
}
