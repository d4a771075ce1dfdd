package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class PapagayoImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new PapagayoImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(PapagayoTest.written(), MemorySource.text("b.pg2", PapagayoTest.SECOND));
	}
}
