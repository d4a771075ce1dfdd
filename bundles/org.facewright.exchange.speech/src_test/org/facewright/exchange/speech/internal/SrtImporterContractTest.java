package org.facewright.exchange.speech.internal;

import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class SrtImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new SrtImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(Line.written(new SrtExporter(), Line.LANES, Map.of()),
				MemorySource.text("a.srt",
						"\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>two words</i>\r\nmore\r\n\r\n"));
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
