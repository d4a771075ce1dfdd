package org.facewright.exchange.vmd.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class VmdExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new VmdExporter();
	}
}
