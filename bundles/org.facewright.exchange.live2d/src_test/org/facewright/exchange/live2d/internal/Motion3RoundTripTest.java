package org.facewright.exchange.live2d.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.core.parameter.ParameterValues;

class Motion3RoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new Motion3Exporter();
	}

	@Override
	protected TrackImporter importer() {
		return new Motion3Importer();
	}

	@Override
	protected ParameterValues exportValues() {
		return exporter().format().parameters().defaults().with(Motion3Exporter.PARAMETERS, "shapes");
	}

	@Override
	protected double precision() {
		return 0;
	}
}
