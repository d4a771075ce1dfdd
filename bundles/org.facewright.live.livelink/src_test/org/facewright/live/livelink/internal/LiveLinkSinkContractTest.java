package org.facewright.live.livelink.internal;

import java.io.IOException;

import org.facewright.api.live.LiveSink;
import org.facewright.api.testkit.live.LivePeer;
import org.facewright.api.testkit.live.LiveSinkContract;
import org.facewright.api.testkit.live.UdpPeer;

class LiveLinkSinkContractTest extends LiveSinkContract {

	@Override
	protected LiveSink sink() {
		return new LiveLinkSink();
	}

	@Override
	protected LivePeer peer() throws IOException {
		return new UdpPeer("livelink", packet -> DecodedPacket.of(packet).values());
	}
}
