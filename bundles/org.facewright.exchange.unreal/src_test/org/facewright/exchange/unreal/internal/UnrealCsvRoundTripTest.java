package org.facewright.exchange.unreal.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class UnrealCsvRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new UnrealCsvExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new UnrealCsvImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
