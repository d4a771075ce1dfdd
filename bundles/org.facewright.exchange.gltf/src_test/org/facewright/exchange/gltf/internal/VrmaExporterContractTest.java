package org.facewright.exchange.gltf.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class VrmaExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new VrmaExporter();
	}
}
