package org.facewright.exchange.maya.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class MayaAnimRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new MayaAnimExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new MayaAnimImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
