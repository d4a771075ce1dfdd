package org.facewright.exchange.speech.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.speech.SpeechLanes;

class SrtExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new SrtExporter();
	}

	@Override
	protected SpeechLanes speech() {
		return Line.LANES;
	}

	@Override
	protected boolean carriesTracks() {
		return false;
	}
}
