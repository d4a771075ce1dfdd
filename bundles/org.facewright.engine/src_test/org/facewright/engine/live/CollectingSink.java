package org.facewright.engine.live;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;

/** Keeps what it is sent. */
final class CollectingSink implements LiveSink {

	record Sent(long frame, long captureNanos, float[] pose, long atNanos) {
	}

	final List<Sent> sent = new ArrayList<>();
	ChannelSet channels = ChannelSet.of(List.of());
	FrameRate rate = FrameRate.FPS_60;
	volatile boolean closed;
	Clock clock = Clock.SYSTEM;

	Target target() {
		return target(Optional.empty(), 0, 1);
	}

	Target target(Optional<FrameRate> wanted, double delaySeconds, double gain) {
		return new Target(this, URI.create("collect://127.0.0.1:1"), parameters().defaults(), wanted, delaySeconds,
				gain,
				Optional.empty());
	}

	List<Long> frames() {
		return sent.stream().map(Sent::frame).toList();
	}

	@Override
	public String id() {
		return "collect";
	}

	@Override
	public String label() {
		return "Collecting";
	}

	@Override
	public int defaultPort() {
		return 4711;
	}

	@Override
	public ParameterSchema parameters() {
		return ParameterSchema.of(Parameter.text("subject").otherwise("Face"));
	}

	@Override
	public LiveConnection connect(URI target, ChannelSet wanted, FrameRate wantedRate, ParameterValues values) {
		channels = wanted;
		rate = wantedRate;
		return new LiveConnection() {
			@Override
			public void send(long frame, long captureNanos, float[] pose) {
				sent.add(new Sent(frame, captureNanos, pose.clone(), clock.nanos()));
			}

			@Override
			public LiveStats stats() {
				return new LiveStats(sent.size(), 0, 0, "");
			}

			@Override
			public void close() {
				closed = true;
			}
		};
	}
}
