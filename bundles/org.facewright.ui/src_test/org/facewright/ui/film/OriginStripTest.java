package org.facewright.ui.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import org.facewright.core.time.FrameRate;
import org.facewright.operations.TakeOrigin;

class OriginStripTest {

	private static String shown(String device, String provider, double p95) {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to show the strip");
		Shell shell = new Shell(Display.getDefault());
		try {
			OriginStrip strip = new OriginStrip(shell, frames -> {});
			strip.show(Optional.of(new TakeOrigin(List.of(new TakeOrigin.Piece(Optional.empty(), "nim",
					"claire_v2.3.1", device, provider, "", p95, "")))), FrameRate.FPS_60);
			assertThat(strip.getChildren()).hasSize(1);
			return ((Label) strip.getChildren()[0]).getText();
		} finally {
			shell.dispose();
		}
	}

	@Test
	void aTakeOfAServerSaysModelServerAndTime() {
		assertThat(shown("10.0.0.7:52000", "remote", 1.25))
				.isEqualTo("Whole take: claire_v2.3.1, remote (10.0.0.7:52000), p95 1.25 ms per frame");
	}

	@Test
	void aTakeMadeBeforeThatWasRecordedSaysSo() {
		assertThat(shown("", "", Double.NaN))
				.isEqualTo("Whole take: claire_v2.3.1, what it ran on is not recorded");
	}
}
