package org.facewright.exchange.fbx.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class FbxImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new FbxImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(FbxFilesTest.small(), FbxFilesTest.foreign(), FbxFilesTest.binary(FbxFilesTest.small(), 7400),
				FbxFilesTest.binary(FbxFilesTest.foreign(), 7700));
	}
}
