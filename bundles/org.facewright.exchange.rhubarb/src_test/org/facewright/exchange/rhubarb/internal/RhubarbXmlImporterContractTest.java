package org.facewright.exchange.rhubarb.internal;

import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class RhubarbXmlImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new RhubarbXmlImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(Mouths.written(new RhubarbXmlExporter(), Map.of()));
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
