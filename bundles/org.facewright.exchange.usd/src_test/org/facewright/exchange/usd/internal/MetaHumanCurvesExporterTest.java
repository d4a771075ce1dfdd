package org.facewright.exchange.usd.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.parameter.ParameterValues;

class MetaHumanCurvesExporterTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new UsdExporter();
	}

	@Override
	protected ParameterValues values() {
		return super.values().with(UsdExporter.LAYOUT, "mh-curve");
	}
}
