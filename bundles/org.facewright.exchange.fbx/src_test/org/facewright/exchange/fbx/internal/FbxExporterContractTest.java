package org.facewright.exchange.fbx.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class FbxExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new FbxExporter();
	}
}
