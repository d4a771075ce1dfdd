package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class VrmaImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new VrmaImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(VrmaTest.small());
	}
}
