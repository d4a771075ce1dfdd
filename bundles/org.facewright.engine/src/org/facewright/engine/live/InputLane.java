package org.facewright.engine.live;

import java.io.IOException;

import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.LatestPose;
import org.facewright.core.time.FrameRate;

/**
 * Poses that come in by a protocol. The leading lane gives every pose on, numbered by the sender's time; a following one
 * keeps the newest, which the session lays over its own for the channels that the lane gives. While nothing comes, its
 * channels go back within a quarter of a second, and return as softly.
 */
final class InputLane implements AutoCloseable {

	/** Gets the poses of a leading lane, on the reception's thread. */
	interface Listener {
		void frame(long frame, long captureNanos, boolean missing, float[] pose);
	}

	private static final long STALE_NANOS = 500_000_000;
	private static final double FADE_SECONDS = 0.25;
	/** The sender's clock may differ this much from ours before it is taken to have started anew. */
	private static final double MOST_DRIFT_SECONDS = 1;
	/** A pose that comes this much later than the one before leaves a gap in a take. */
	private static final double GAP_SECONDS = 0.05;

	private final LiveSetup.Input setup;
	private final FrameRate rate;
	private final Clock clock;
	private final Listener listener;
	private final LiveReception reception;
	private final LatestPose latest;
	private final float[] merged;
	/** Pairs of channels: of the input, and of the session. */
	private final int[] from;
	private final int[] to;
	private volatile boolean any;
	private volatile long newestNanos;
	private volatile String subject;
	private float weight;

	private long firstNanos;
	private double firstSeconds = Double.NaN;
	private long lastFrame = -1;

	/**
	 * @param channels of the session
	 * @param listener of a leading lane
	 */
	InputLane(LiveSetup.Input setup, ChannelSet channels, FrameRate rate, Clock clock, Listener listener)
			throws IOException {
		this.setup = setup;
		this.rate = rate;
		this.clock = clock;
		this.listener = listener;
		subject = setup.subject();
		ChannelSet own = setup.input().channels();
		from = own.indices(channel -> setup.group().contains(channel.name()) && channels.indexOf(channel.name()) >= 0);
		to = new int[from.length];
		for (int i = 0; i < from.length; i++) {
			to[i] = channels.indexOf(own.channel(from[i]).name());
		}
		latest = new LatestPose(own.size());
		merged = new float[own.size()];
		reception = setup.input().open(setup.location(), setup.values(), this::accept);
	}

	String name() {
		return reception.location().toString();
	}

	LiveStats stats() {
		return reception.stats();
	}

	/** Who is followed; empty before anybody came. */
	String subject() {
		return subject;
	}

	private void accept(String from, long arrivalNanos, double sourceSeconds, float[] pose) {
		if (!any && subject.isEmpty()) {
			subject = from;
		} else if (!subject.equals(from)) {
			return;
		}
		for (int channel = 0; channel < merged.length; channel++) {
			if (!Float.isNaN(pose[channel])) {
				merged[channel] = pose[channel];
			}
		}
		latest.publish(merged);
		newestNanos = arrivalNanos;
		number(arrivalNanos, sourceSeconds);
		any = true;
	}

	/** Gives the pose the number of the frame nearest to its time; one that comes too fast for the rate is left out. */
	private void number(long arrivalNanos, double sourceSeconds) {
		double arrived = (arrivalNanos - firstNanos) / 1e9;
		double seconds = sourceSeconds - firstSeconds;
		if (!any) {
			firstNanos = arrivalNanos;
			firstSeconds = sourceSeconds;
			seconds = 0;
		} else if (Double.isNaN(seconds)) {
			seconds = arrived;
		} else if (Math.abs(seconds - arrived) > MOST_DRIFT_SECONDS) {
			firstSeconds = sourceSeconds - arrived;
			seconds = arrived;
		}
		long nearest = rate.frameAt(Math.max(0, seconds));
		if (nearest < lastFrame) {
			return;
		}
		long frame = Math.max(lastFrame + 1, nearest);
		boolean gap = lastFrame >= 0 && rate.secondsOf(frame - lastFrame) > GAP_SECONDS
				&& frame - lastFrame > 2;
		lastFrame = frame;
		listener.frame(frame, arrivalNanos, gap, merged);
	}

	/** Lays the newest pose over the session's. Of the session's thread. */
	void overlay(float[] pose) {
		if (!any) {
			return;
		}
		boolean fresh = clock.nanos() - newestNanos < STALE_NANOS;
		float step = (float) (1 / (FADE_SECONDS * rate.framesPerSecond()));
		weight = Math.clamp(weight + (fresh ? step : -step), 0, 1);
		float[] newest = latest.newest();
		for (int i = 0; i < from.length; i++) {
			pose[to[i]] += weight * (newest[from[i]] - pose[to[i]]);
		}
	}

	/** Copies the channels the lane gives, all others are 0. */
	void copy(float[] received, float[] pose) {
		for (int i = 0; i < from.length; i++) {
			pose[to[i]] = received[from[i]];
		}
	}

	String group() {
		return setup.group().text();
	}

	@Override
	public void close() {
		reception.close();
	}
}
