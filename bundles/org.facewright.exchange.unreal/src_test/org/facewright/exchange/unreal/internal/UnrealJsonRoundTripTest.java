package org.facewright.exchange.unreal.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class UnrealJsonRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new UnrealJsonExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new UnrealJsonImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
