package org.facewright.exchange.blender.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class BlenderPythonExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new BlenderPythonExporter();
	}
}
