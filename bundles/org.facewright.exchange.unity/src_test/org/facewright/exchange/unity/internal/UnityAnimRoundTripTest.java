package org.facewright.exchange.unity.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class UnityAnimRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new UnityAnimExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new UnityAnimImporter();
	}

	@Override
	protected double precision() {
		return 1.2e-7;
	}
}
