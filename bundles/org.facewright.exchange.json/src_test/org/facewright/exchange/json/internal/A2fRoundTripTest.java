package org.facewright.exchange.json.internal;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;

import static org.assertj.core.api.Assertions.assertThat;

class A2fRoundTripTest extends RoundTripContract {

	@Override
	protected TrackExporter exporter() {
		return new A2fExporter();
	}

	@Override
	protected TrackImporter importer() {
		return new A2fImporter();
	}

	@Override
	protected double precision() {
		return 0;
	}

	@Override
	protected void assertClose(MotionClip expected, MotionClip actual) {
		super.assertClose(expected, actual);
		assertThat(actual.channels()).isEqualTo(Arkit.FACE);
	}
}
