package org.facewright.engine.live;

import java.io.IOException;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.SlotRing.Slot;

/**
 * One target: a mailbox that the session writes to without waiting, and a thread that takes the poses to the target's
 * rate, channels and time, and sends them.
 */
final class SinkLane implements AutoCloseable {

	private static final double WAITING_SECONDS = 1;
	private static final long POLL_NANOS = 50_000_000;
	private static final long JOIN_MILLIS = 2000;

	private final Target target;
	private final FrameRate from;
	private final FrameRate to;
	private final Clock clock;
	private final Latency latency;
	private final LiveConnection connection;
	private final SlotRing mailbox;
	private final int width;
	private final PoseMap map;
	private final boolean[] scaled;
	private final float[] before;
	private final float[] between;
	private final float[] mapped;
	private final long delayNanos;
	private final Thread thread;
	private long frameBefore = Long.MIN_VALUE;
	private long captureBefore;
	private long lastSent = Long.MIN_VALUE;
	private volatile boolean ended;
	private volatile boolean stopped;

	SinkLane(Target target, ChannelSet channels, FrameRate rate, Clock clock, Latency latency) throws IOException {
		this.target = target;
		this.clock = clock;
		this.latency = latency;
		from = rate;
		to = target.rate().orElse(rate);
		width = channels.size();
		map = target.map().map(maker -> maker.over(channels)).orElseGet(() -> same(channels));
		ChannelSet sent = map.channels();
		scaled = new boolean[sent.size()];
		for (int channel = 0; channel < scaled.length; channel++) {
			scaled[channel] = sent.channel(channel).kind() == ChannelKind.WEIGHT;
		}
		before = new float[width];
		between = new float[width];
		mapped = new float[sent.size()];
		delayNanos = Math.round(target.delaySeconds() * 1e9);
		mailbox = new SlotRing((int) Math.ceil((WAITING_SECONDS + target.delaySeconds()) * rate.framesPerSecond()) + 16,
				width);
		connection = target.sink().connect(target.location(), sent, to, target.values());
		thread = new Thread(this::work, "live send: " + target.location());
		thread.setDaemon(true);
		thread.start();
	}

	private static PoseMap same(ChannelSet channels) {
		return new PoseMap() {
			@Override
			public ChannelSet channels() {
				return channels;
			}

			@Override
			public void apply(float[] pose, float[] into) {
				System.arraycopy(pose, 0, into, 0, into.length);
			}
		};
	}

	Target target() {
		return target;
	}

	LiveStats stats() {
		LiveStats sent = connection.stats();
		return new LiveStats(sent.passed(), sent.dropped() + mailbox.lost(), sent.damaged(), sent.remark());
	}

	/** Takes a pose; never waits. @param slot numbered from midnight at the session's rate */
	void accept(Slot slot) {
		mailbox.write(slot);
	}

	private void work() {
		Slot slot = mailbox.newSlot();
		try {
			while (!stopped) {
				boolean last = ended;
				if (mailbox.read(slot)) {
					if (delayNanos > 0) {
						clock.sleepUntil(slot.readyNanos + delayNanos);
					}
					pass(slot);
				} else if (last) {
					return;
				} else {
					mailbox.await(POLL_NANOS);
				}
			}
		} catch (InterruptedException e) {
			// closed while it held a pose back
		}
	}

	/** Sends the pose, or those of the target's frames that lie between the one before and this one. */
	private void pass(Slot slot) {
		if (from.equals(to)) {
			send(slot.index, slot.captureNanos, slot.values, slot);
			return;
		}
		long down = (long) to.denominator() * from.numerator();
		long up = (long) to.numerator() * from.denominator();
		long newest = Math.floorDiv(Math.multiplyExact(slot.index, up), down);
		long first = Math.floorDiv(Math.multiplyExact(slot.index - 1, up), down) + 1;
		boolean follows = frameBefore == slot.index - 1;
		for (long frame = follows ? first : newest; frame <= newest; frame++) {
			double at = (double) (frame * down - (slot.index - 1) * up) / up; // 0 the one before, 1 this one
			if (!follows || at >= 1) {
				send(frame, slot.captureNanos, slot.values, slot);
				continue;
			}
			for (int channel = 0; channel < width; channel++) {
				between[channel] = (float) (before[channel] + at * (slot.values[channel] - before[channel]));
			}
			send(frame, captureBefore + Math.round(at * (slot.captureNanos - captureBefore)), between, slot);
		}
		System.arraycopy(slot.values, 0, before, 0, width);
		frameBefore = slot.index;
		captureBefore = slot.captureNanos;
	}

	private void send(long frame, long captureNanos, float[] pose, Slot slot) {
		if (frame <= lastSent) {
			return;
		}
		lastSent = frame;
		map.apply(pose, mapped);
		if (target.gain() != 1) {
			for (int channel = 0; channel < mapped.length; channel++) {
				if (scaled[channel]) {
					mapped[channel] *= (float) target.gain();
				}
			}
		}
		connection.send(frame, captureNanos, mapped);
		long now = clock.nanos() - delayNanos;
		latency.send.record(now - slot.readyNanos);
		latency.own.record(now - slot.neededNanos);
		latency.total.record(now - captureNanos);
	}

	/** Sends what waits and closes the connection. */
	void finish() {
		ended = true;
		mailbox.wake();
		join(Math.round(target.delaySeconds() * 1000) + JOIN_MILLIS);
		close();
	}

	@Override
	public void close() {
		stopped = true;
		thread.interrupt();
		join(JOIN_MILLIS);
		connection.close();
	}

	private void join(long millis) {
		boolean interrupted = Thread.interrupted();
		try {
			thread.join(millis);
		} catch (InterruptedException e) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
