package org.facewright.exchange.unity.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class UnityAnimImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new UnityAnimImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(UnityFiles.resource("line_0001.anim"), UnityFiles.resource("foreign.anim"),
				UnityFiles.written());
	}
}
