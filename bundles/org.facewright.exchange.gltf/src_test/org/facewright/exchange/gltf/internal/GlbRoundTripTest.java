package org.facewright.exchange.gltf.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class GlbRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new GlbExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new GltfImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
