package org.facewright.exchange.unity.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class UnityAnimExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new UnityAnimExporter();
	}
}
