package org.facewright.exchange.csv.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class TableExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new TableExporter();
	}
}
