package org.facewright.exchange.otio.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class OtioImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new OtioImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(OtioTest.written("words"), MemorySource.text("scene.otio", OtioTest.SCENE));
	}
}
