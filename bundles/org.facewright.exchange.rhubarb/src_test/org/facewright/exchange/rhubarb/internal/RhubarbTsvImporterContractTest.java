package org.facewright.exchange.rhubarb.internal;

import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class RhubarbTsvImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new RhubarbTsvImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(Mouths.written(new RhubarbTsvExporter(), Map.of()));
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
