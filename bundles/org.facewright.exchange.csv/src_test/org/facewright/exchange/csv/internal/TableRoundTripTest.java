package org.facewright.exchange.csv.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class TableRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new TableExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new TableImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
