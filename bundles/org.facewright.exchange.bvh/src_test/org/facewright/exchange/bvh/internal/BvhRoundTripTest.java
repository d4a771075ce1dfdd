package org.facewright.exchange.bvh.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;

class BvhRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new BvhExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new BvhImporter();
	}

	@Override
	protected ChannelSet channels() {
		return ChannelSet.of(Arkit.ROTATIONS);
	}

	@Override
	protected double precision() {
		return 1e-7;
	}
}
