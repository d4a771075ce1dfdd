package org.facewright.exchange.json.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class JsonTableRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new JsonTableExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new JsonTableImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
