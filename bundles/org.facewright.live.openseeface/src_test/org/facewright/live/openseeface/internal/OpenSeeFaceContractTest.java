package org.facewright.live.openseeface.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveSink;
import org.facewright.api.testkit.live.LiveInputContract;
import org.facewright.api.testkit.live.LivePeer;
import org.facewright.api.testkit.live.LiveSinkContract;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.api.testkit.live.UdpSender;
import org.junit.jupiter.api.Nested;

class OpenSeeFaceContractTest {

	@Nested
	class Sink extends LiveSinkContract {

		@Override
		protected LiveSink sink() {
			return new OpenSeeFaceSink();
		}

		@Override
		protected LivePeer peer() throws IOException {
			return new UdpPeer("openseeface", packet -> PlainFace.of(packet).shapes());
		}

		@Override
		protected String otherShape() {
			return "eyeBlinkLeft";
		}
	}

	@Nested
	class Input extends LiveInputContract {

		@Override
		protected LiveInput input() {
			return new OpenSeeFaceInput();
		}

		@Override
		protected Sender sender(LiveReception reception) throws IOException {
			return new UdpSender(reception, new byte[1784], (frame, values) -> {
				PlainFace face = new PlainFace();
				face.time = frame / 60.0;
				face.features[12] = values.getOrDefault("jawOpen", 0f);
				return List.of(face.bytes());
			});
		}
	}
}
