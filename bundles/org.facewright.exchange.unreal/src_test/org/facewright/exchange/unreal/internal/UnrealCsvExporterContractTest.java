package org.facewright.exchange.unreal.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class UnrealCsvExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new UnrealCsvExporter();
	}
}
