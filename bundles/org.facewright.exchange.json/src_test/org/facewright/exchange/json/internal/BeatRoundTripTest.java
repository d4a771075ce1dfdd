package org.facewright.exchange.json.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.core.motion.ChannelSet;

class BeatRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new BeatExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new BeatImporter();
	}

	@Override
	protected ChannelSet channels() {
		return ChannelSet.weights(BeatExporter.NAMES);
	}

	@Override
	protected double precision() {
		return 0;
	}
}
