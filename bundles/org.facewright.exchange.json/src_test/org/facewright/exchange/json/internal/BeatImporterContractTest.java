package org.facewright.exchange.json.internal;

import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class BeatImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new BeatImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(
				MemorySource.text("a.json", "{\"names\": [\"browDownLeft\", \"jawOpen\"], \"frames\": ["
						+ "{\"weights\": [0.1, 0.2], \"time\": 0.0166667, \"rotation\": []}, "
						+ "{\"weights\": [0.3, 0.4], \"time\": 0.0333333, \"rotation\": []}, "
						+ "{\"weights\": [0.5, 0.6], \"time\": 0.05, \"rotation\": []}]}"),
				MemorySource.text("b.json", "{\"frames\": [{\"time\": 0, \"weights\": [0.5]}, "
						+ "{\"time\": 0.5, \"weights\": [1]}, {\"time\": 0.6, \"weights\": [0]}], \"names\": [\"jawOpen\"]}"));
	}
}
