package org.facewright.exchange.parquet.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class ParquetExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new ParquetExporter();
	}
}
