package org.facewright.live.livelink.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.testkit.live.LiveInputContract;
import org.facewright.api.testkit.live.UdpSender;

class LiveLinkInputContractTest extends LiveInputContract {

	@Override
	protected LiveInput input() {
		return new LiveLinkInput();
	}

	@Override
	protected Sender sender(LiveReception reception) throws IOException {
		return new UdpSender(reception, new byte[] { 6, 0, 0 },
				(frame, values) -> List.of(WrittenPacket.of("DEV0", "Sub", frame, 0, 60, 1, values)));
	}
}
