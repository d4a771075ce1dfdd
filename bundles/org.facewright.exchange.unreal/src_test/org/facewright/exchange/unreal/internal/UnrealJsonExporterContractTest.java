package org.facewright.exchange.unreal.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class UnrealJsonExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new UnrealJsonExporter();
	}
}
