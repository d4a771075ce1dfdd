package org.facewright.exchange.speech.internal;

import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class PhoImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new PhoImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(Line.written(new PhoExporter(), Line.LANES, Map.of()),
				MemorySource.text("a.pho", "; espeak\n_ 51\nh 80 0 110 50 115\n@U 120\n_ 10\n"));
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
