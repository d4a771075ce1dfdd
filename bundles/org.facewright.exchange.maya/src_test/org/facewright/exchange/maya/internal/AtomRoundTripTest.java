package org.facewright.exchange.maya.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class AtomRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new AtomExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new AtomImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
