package org.facewright.engine.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How long every stage of a session takes, and what did not come through. Any thread counts and reads. */
final class Latency {

	/** How late a block of sound was there, against the steady pace of the device. */
	final Histogram capture = new Histogram();
	/** From there until the solver was given it. */
	final Histogram queue = new Histogram();
	/** From there until the solver gave the frame that waited for it. */
	final Histogram model = new Histogram();
	/** Mixing, calibration, gains and live filters. */
	final Histogram filter = new Histogram();
	/** From there until a target's packet was handed to the network, without the delay that was asked for. */
	final Histogram send = new Histogram();
	/** From the sound to the packet, all in all. */
	final Histogram total = new Histogram();
	/** The total without look-ahead and the block's own length: what the program takes. */
	final Histogram own = new Histogram();
	/** Frames that came more than their own length later than they could have. */
	final AtomicLong underruns = new AtomicLong();
	final AtomicLong droppedSamples = new AtomicLong();
	final AtomicLong gaps = new AtomicLong();

	Map<String, Percentiles> stages() {
		Map<String, Percentiles> stages = new LinkedHashMap<>();
		stages.put("capture", capture.percentiles());
		stages.put("queue", queue.percentiles());
		stages.put("model", model.percentiles());
		stages.put("filter", filter.percentiles());
		stages.put("send", send.percentiles());
		stages.put("own", own.percentiles());
		stages.put("total", total.percentiles());
		return stages;
	}
}
