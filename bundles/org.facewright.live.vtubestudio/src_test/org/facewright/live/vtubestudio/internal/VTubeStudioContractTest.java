package org.facewright.live.vtubestudio.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveSink;
import org.facewright.api.testkit.live.LiveInputContract;
import org.facewright.api.testkit.live.LivePeer;
import org.facewright.api.testkit.live.LiveSinkContract;
import org.facewright.api.testkit.live.UdpSender;
import org.facewright.core.parameter.ParameterValues;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class VTubeStudioContractTest {

	@Nested
	class Sink extends LiveSinkContract {

		@TempDir
		Path folder;

		@Override
		protected LiveSink sink() {
			return new VTubeStudioSink(new TokenStore(folder));
		}

		@Override
		protected LivePeer peer() throws IOException {
			return new Studio(0);
		}

		@Override
		protected ParameterValues values() {
			return sink().parameters().defaults().with(VTubeStudioSink.INPUTS, "both")
					.with(VTubeStudioSink.LIMIT, 120);
		}

		@Override
		protected float tolerance() {
			return 1e-5f;
		}

		@Override
		protected boolean sendsEveryPose() {
			return false;
		}

		@Override
		protected long paceMillis() {
			return 10;
		}
	}

	@Nested
	class Input extends LiveInputContract {

		@Override
		protected LiveInput input() {
			return new VTubeStudioInput();
		}

		@Override
		protected Sender sender(LiveReception reception) throws IOException {
			return new UdpSender(reception, "{\"Timestamp\":1".getBytes(StandardCharsets.US_ASCII),
					(frame, values) -> List.of(VTubeStudioInputTest.packet(frame, true, values)));
		}
	}
}
