package org.facewright.engine.live;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/** Takes poses and sends them nowhere, to try a session and measure it. */
@Component(service = LiveSink.class)
public final class NullSink implements LiveSink {

	@Override
	public String id() {
		return "null";
	}

	@Override
	public String label() {
		return "Nowhere";
	}

	@Override
	public int defaultPort() {
		return 9;
	}

	@Override
	public ParameterSchema parameters() {
		return ParameterSchema.EMPTY;
	}

	@Override
	public LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values) {
		AtomicLong count = new AtomicLong();
		return new LiveConnection() {
			@Override
			public void send(long frame, long captureNanos, float[] pose) {
				count.incrementAndGet();
			}

			@Override
			public LiveStats stats() {
				return new LiveStats(count.get(), 0, 0, "");
			}

			@Override
			public void close() {
				// there is nothing to close
			}
		};
	}
}
