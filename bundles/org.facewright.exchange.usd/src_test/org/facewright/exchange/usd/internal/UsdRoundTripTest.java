package org.facewright.exchange.usd.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class UsdRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new UsdExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new UsdImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
