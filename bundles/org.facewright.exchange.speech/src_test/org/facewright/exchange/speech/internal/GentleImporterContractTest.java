package org.facewright.exchange.speech.internal;

import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class GentleImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new GentleImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(GentleImporterTest.SAMPLE);
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
