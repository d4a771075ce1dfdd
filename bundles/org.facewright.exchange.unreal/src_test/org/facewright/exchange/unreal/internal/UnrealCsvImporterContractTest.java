package org.facewright.exchange.unreal.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class UnrealCsvImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new UnrealCsvImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(UnrealFiles.GOLDEN_CSV, UnrealFiles.written(new UnrealCsvExporter()));
	}
}
