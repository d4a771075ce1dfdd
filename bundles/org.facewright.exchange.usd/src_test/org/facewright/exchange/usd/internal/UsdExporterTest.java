package org.facewright.exchange.usd.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class UsdExporterTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new UsdExporter();
	}
}
