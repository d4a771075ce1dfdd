package org.facewright.exchange.gltf.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class VrmaRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new VrmaExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new VrmaImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
