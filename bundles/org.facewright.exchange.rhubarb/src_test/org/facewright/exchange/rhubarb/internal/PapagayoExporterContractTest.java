package org.facewright.exchange.rhubarb.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class PapagayoExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new PapagayoExporter();
	}
}
