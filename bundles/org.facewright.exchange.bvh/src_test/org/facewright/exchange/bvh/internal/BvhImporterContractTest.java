package org.facewright.exchange.bvh.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class BvhImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new BvhImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(BvhTest.written(BvhTest.turned(4)), MemorySource.text("body.bvh", BvhTest.BODY));
	}
}
