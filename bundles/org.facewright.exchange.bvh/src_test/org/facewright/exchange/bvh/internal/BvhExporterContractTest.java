package org.facewright.exchange.bvh.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;

class BvhExporterContractTest extends TrackExporterContract {

	@Override
	protected TrackExporter exporter() {
		return new BvhExporter();
	}

	@Override
	protected ChannelSet channels() {
		return ChannelSet.of(Arkit.ROTATIONS);
	}
}
