package org.facewright.exchange.live2d.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.parameter.ParameterValues;

class Motion3ExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new Motion3Exporter();
	}

	/** The fourth channel must be one that the template reads. */
	@Override
	protected ParameterValues values() {
		return exporter().format().parameters().defaults().with(Motion3Exporter.PARAMETERS, "shapes");
	}
}
