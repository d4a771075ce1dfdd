package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class MayaAnimImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new MayaAnimImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(MayaFiles.resource("golden.anim"), MayaFiles.resource("tangents.anim"),
				MayaFiles.written(new MayaAnimExporter()));
	}
}
