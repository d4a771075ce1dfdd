package org.facewright.live.osc.internal;

import java.io.IOException;
import java.util.ArrayList;
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

class VmcContractTest {

	@Nested
	class Bundles extends LiveSinkContract {

		@Override
		protected LiveSink sink() {
			return new VmcSink();
		}

		@Override
		protected LivePeer peer() throws IOException {
			return new UdpPeer("vmc", new PlainOsc.Marionette());
		}
	}

	@Nested
	class SingleMessages extends Bundles {

		@Override
		protected ParameterValues values() {
			return sink().parameters().defaults().with(VmcSink.BUNDLES, false);
		}
	}

	@Nested
	class Input extends LiveInputContract {

		@Override
		protected LiveInput input() {
			return new VmcInput();
		}

		@Override
		protected Sender sender(LiveReception reception) throws IOException {
			return new UdpSender(reception, new byte[] { '/', 'V', 'M', 'C' }, (frame, values) -> {
				List<byte[]> messages = new ArrayList<>();
				values.forEach((name, value) -> messages.add(PlainOsc.message("/VMC/Ext/Blend/Val", name, value)));
				messages.add(PlainOsc.message("/VMC/Ext/Blend/Apply"));
				return messages;
			});
		}
	}
}
