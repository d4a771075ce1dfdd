package org.facewright.exchange.csv.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;

import static org.assertj.core.api.Assertions.assertThat;

class LiveLinkRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new LiveLinkExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new LiveLinkImporter();
	}

	@Override
	protected double precision() {
		return 1e-7; // ten decimals, and half a step of a float near 1
	}

	@Override
	protected void assertClose(MotionClip expected, MotionClip actual) {
		super.assertClose(expected, actual);
		assertThat(actual.channels()).isEqualTo(Arkit.FACE);
	}
}
