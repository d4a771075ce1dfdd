package org.facewright.exchange.audio.internal;

import java.util.Optional;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;

class WavExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new WavExporter();
	}

	@Override
	protected Optional<AudioReference> audio() {
		return Optional.of(Tone.reference());
	}

	@Override
	protected boolean carriesTracks() {
		return false;
	}
}
