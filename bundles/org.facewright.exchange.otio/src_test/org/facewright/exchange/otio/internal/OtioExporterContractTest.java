package org.facewright.exchange.otio.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.speech.SpeechLanes;

class OtioExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new OtioExporter();
	}

	@Override
	protected SpeechLanes speech() {
		return OtioTest.SPEECH;
	}

	@Override
	protected boolean carriesTracks() {
		return false;
	}
}
