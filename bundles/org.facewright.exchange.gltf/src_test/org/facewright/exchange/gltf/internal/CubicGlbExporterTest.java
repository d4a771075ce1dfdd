package org.facewright.exchange.gltf.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.parameter.ParameterValues;

class CubicGlbExporterTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new GlbExporter();
	}

	@Override
	protected ParameterValues values() {
		return super.values().with(GltfWriter.INTERPOLATION, "cubicspline").with(GltfWriter.MESH, "none");
	}
}
