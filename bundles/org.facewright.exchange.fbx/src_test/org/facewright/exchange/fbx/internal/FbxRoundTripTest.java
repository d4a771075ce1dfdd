package org.facewright.exchange.fbx.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class FbxRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new FbxExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new FbxImporter();
	}

	@Override
	protected double precision() {
		return 1e-6;
	}
}
