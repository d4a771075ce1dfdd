package org.facewright.exchange.speech.internal;

import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class VttImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new VttImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(Line.written(new VttExporter(), Line.LANES, Map.of()),
				MemorySource.text("a.vtt",
						"WEBVTT - a\n\nNOTE x --> y\n\nid\n00:01.000 --> 00:02.500 align:start\n<v Bob>two <00:00:01.500>words\n"));
	}

	@Override
	protected int damagedVariants() {
		return 10_000;
	}
}
