package org.facewright.exchange.live2d.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class Motion3TemplateContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new Motion3Exporter();
	}
}
