package org.facewright.exchange.vmd.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class VmdImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new VmdImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(VmdTest.vowels(), VmdTest.turning());
	}
}
