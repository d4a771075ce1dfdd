package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerBook;
import org.facewright.motion.nim.ServerEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Remote Audio2Face-3D services. Frames come at 60 per second whatever the server gives: its poses at 30 or 60 lie on
 * them, others are interpolated by their times.
 */
@Component(service = MotionBackend.class)
public final class NimBackend implements MotionBackend {

	static final String ID = "nim";
	/** The services resample everything to this. */
	static final int SAMPLE_RATE = 16_000;

	/** What regression models look ahead, with room for the way there and back. */
	private static final double LATENCY_SECONDS = 0.8;
	private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(5);

	/** The 16 shapes of the tongue in the order of the models. */
	private static final List<String> TONGUE = List.of("tongueTipUp", "tongueTipDown", "tongueTipLeft",
			"tongueTipRight", "tongueRollUp", "tongueRollDown", "tongueRollLeft", "tongueRollRight", "tongueUp",
			"tongueDown", "tongueLeft", "tongueRight", "tongueIn", "tongueStretch", "tongueWide", "tongueNarrow");

	/** Face and tongue. */
	static final ChannelSet FACE_AND_TONGUE = faceAndTongue();

	private final ServerBook book;
	private final Timing timing;
	private final ServerPool pool;
	private volatile Availability checked = Availability.USABLE;
	private volatile long checkedNanos = System.nanoTime() - CHECK_NANOS;

	@Activate
	public NimBackend() {
		this(new ServerBook(ServerBook.userFolder()), new KeyRing(ServerBook.userFolder()), Timing.USUAL);
	}

	NimBackend(ServerBook book, KeyRing keys, Timing timing) {
		this.book = book;
		this.timing = timing;
		pool = new ServerPool(book, keys, timing);
	}

	private static ChannelSet faceAndTongue() {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		TONGUE.forEach(name -> channels.add(Channel.weight(name)));
		return ChannelSet.of(channels);
	}

	@Override
	public MotionInfo info() {
		return new MotionInfo(ID, "Remote Audio2Face-3D service", pool.modelLabel().orElse(ID), "", SAMPLE_RATE,
				FrameRate.FPS_60, anyTongue() ? FACE_AND_TONGUE : Arkit.FACE, NimSettings.SCHEMA, LATENCY_SECONDS);
	}

	/** A list that can't be read shows in {@link #availability}. */
	private boolean anyTongue() {
		try {
			return book.entries().stream().anyMatch(ServerEntry::tongue);
		} catch (IOException e) {
			return false;
		}
	}

	@Override
	public Availability availability() {
		try {
			if (book.entries().isEmpty()) {
				return new Availability(ServerPool.NO_SERVERS);
			}
		} catch (IOException e) {
			return new Availability(String.valueOf(e.getMessage()));
		}
		if (System.nanoTime() - checkedNanos > CHECK_NANOS) {
			checked = check();
			checkedNanos = System.nanoTime();
		}
		return checked;
	}

	private Availability check() {
		try (ServerPool.Lease lease = pool.acquire("")) {
			lease.succeeded();
			return Availability.USABLE;
		} catch (MotionException e) {
			return new Availability(String.valueOf(e.getMessage()));
		}
	}

	@Override
	public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException {
		if (!request.regions().isEmpty() || !request.curves().isEmpty()) {
			throw new IllegalArgumentException("%s: a remote service takes one setting for a whole clip; emotions over"
					.formatted(request.name()) + " time go into the parameter 'emotions'");
		}
		MotionInfo info = info();
		NimSettings settings = NimSettings.of(request.values(), info.channels());
		ServerPool.Lease lease = pool.acquire(settings.server());
		try {
			return new NimSession(request, settings, info, pool, lease, timing, sink, progress);
		} catch (RuntimeException e) {
			lease.close();
			throw e;
		}
	}

	ServerPool pool() {
		return pool;
	}

	@Deactivate
	void close() {
		pool.close();
	}
}
