package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.SlotRing.Slot;
import org.junit.jupiter.api.Test;

class SinkLaneTest {

	private static final ChannelSet CHANNELS = ChannelSet.weights(List.of("jawOpen"));

	private final CollectingSink sink = new CollectingSink();

	private static Slot slot(long index, float value) {
		Slot slot = new Slot(1);
		slot.index = index;
		slot.captureNanos = index * 10_000_000;
		slot.count = 1;
		slot.values[0] = value;
		return slot;
	}

	@Test
	void takesAPoseToTheTargetsRate() throws Exception {
		SinkLane lane = new SinkLane(sink.target(Optional.of(FrameRate.FPS_60), 0, 1), CHANNELS, FrameRate.FPS_100,
				Clock.SYSTEM, new Latency());
		for (int i = 0; i <= 100; i++) {
			lane.accept(slot(1000 + i, i));
		}
		lane.finish();
		assertThat(sink.rate).isEqualTo(FrameRate.FPS_60);
		assertThat(sink.frames()).isEqualTo(LongStream.rangeClosed(600, 660).boxed().toList());
		for (CollectingSink.Sent sent : sink.sent) {
			double expected = (sent.frame() - 600) * 100.0 / 60;
			assertThat(sent.pose()[0]).isCloseTo((float) expected, within(1e-3f));
			assertThat(sent.captureNanos() / 1e7 - 1000).isCloseTo(expected, within(1e-3));
		}
		assertThat(sink.closed).isTrue();
	}

	@Test
	void givesEveryPoseOnceAtAFasterRate() throws Exception {
		SinkLane lane = new SinkLane(sink.target(Optional.of(FrameRate.of(250)), 0, 1), CHANNELS, FrameRate.FPS_100,
				Clock.SYSTEM, new Latency());
		for (int i = 0; i <= 10; i++) {
			lane.accept(slot(100 + i, i));
		}
		lane.finish();
		assertThat(sink.frames()).isEqualTo(LongStream.rangeClosed(250, 275).boxed().toList());
	}

	@Test
	void neverRepeatsANumberAfterAGap() throws Exception {
		SinkLane lane = new SinkLane(sink.target(Optional.of(FrameRate.FPS_30), 0, 1), CHANNELS, FrameRate.FPS_100,
				Clock.SYSTEM, new Latency());
		for (int i : new int[] { 0, 2, 4, 6, 7, 8, 30 }) {
			lane.accept(slot(i, i));
		}
		lane.finish();
		assertThat(sink.frames()).isSorted().doesNotHaveDuplicates().endsWith(9L);
	}

	@Test
	void holdsBackAndScales() throws Exception {
		ManualClock clock = new ManualClock(0);
		sink.clock = clock;
		SinkLane lane = new SinkLane(sink.target(Optional.empty(), 0.2, 0.5), CHANNELS, FrameRate.FPS_100, clock,
				new Latency());
		for (int i = 0; i < 50; i++) {
			Slot slot = slot(i, 1);
			slot.readyNanos = clock.nanos();
			lane.accept(slot);
			clock.advance(10_000_000);
			Thread.sleep(1);
		}
		clock.advance(1_000_000_000);
		lane.finish();
		assertThat(sink.sent).hasSize(50).allMatch(sent -> sent.pose()[0] == 0.5f);
		assertThat(sink.sent).allMatch(sent -> sent.atNanos() >= sent.frame() * 10_000_000 + 200_000_000);
	}
}
