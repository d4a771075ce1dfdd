package org.facewright.live.ifacialmocap.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveSink;
import org.facewright.api.testkit.live.LiveInputContract;
import org.facewright.api.testkit.live.LivePeer;
import org.facewright.api.testkit.live.LiveSinkContract;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.api.testkit.live.UdpSender;
import org.facewright.core.parameter.ParameterValues;
import org.junit.jupiter.api.Nested;

class MocapContractTest {

	@Nested
	class Sink extends LiveSinkContract {

		@Override
		protected LiveSink sink() {
			return new MocapSink();
		}

		@Override
		protected LivePeer peer() throws IOException {
			return new UdpPeer("ifacialmocap", packet -> PlainText.read(packet, '-'));
		}

		@Override
		protected float tolerance() {
			return 0.0051f;
		}
	}

	@Nested
	class FacemotionSink extends Sink {

		@Override
		protected ParameterValues values() {
			return sink().parameters().defaults().with(MocapSink.DIALECT, "facemotion3d");
		}

		@Override
		protected LivePeer peer() throws IOException {
			return new UdpPeer("ifacialmocap", packet -> PlainText.read(packet, '&'));
		}
	}

	@Nested
	class Input extends LiveInputContract {

		@Override
		protected LiveInput input() {
			return new MocapInput();
		}

		@Override
		protected float tolerance() {
			return 0.0051f;
		}

		@Override
		protected Sender sender(LiveReception reception) throws IOException {
			return new UdpSender(reception, "jawOpen-many|".getBytes(StandardCharsets.US_ASCII),
					(frame, values) -> List.of(PlainText.write('-', true, values)));
		}
	}
}
