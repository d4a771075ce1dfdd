package org.facewright.exchange.speech.internal;

import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class WhisperxImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new WhisperxImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(WhisperxImporterTest.SAMPLE);
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
