package org.facewright.exchange.json.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class BeatExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new BeatExporter();
	}
}
