package org.facewright.exchange.speech.internal;

import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class TextGridImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new TextGridImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(Line.written(new TextGridExporter(), Line.LANES, Map.of()),
				Line.written(new TextGridExporter(), Line.LANES, Map.of("form", "short")));
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
