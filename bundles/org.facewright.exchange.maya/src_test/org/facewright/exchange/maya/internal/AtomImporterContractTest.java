package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class AtomImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new AtomImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(MayaFiles.resource("golden.atom"), MayaFiles.written(new AtomExporter()));
	}
}
