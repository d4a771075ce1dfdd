package org.facewright.exchange.maya.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class AtomExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new AtomExporter();
	}
}
