package org.facewright.exchange.parquet.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;

class ParquetRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new ParquetExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new ParquetImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}
}
