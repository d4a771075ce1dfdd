package org.facewright.exchange.vmd.internal;

import java.util.List;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;

class VmdRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new VmdExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new VmdImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}

	@Override
	protected List<FrameRate> rates() {
		return List.of(FrameRate.FPS_30);
	}

	/** The eyes are written as bones too, and come back so. */
	@Override
	protected ParameterValues exportValues() {
		return exporter().format().parameters().defaults().with(VmdExporter.MORPHS, "arkit");
	}
}
