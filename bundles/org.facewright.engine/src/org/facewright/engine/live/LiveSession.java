package org.facewright.engine.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.motion.MotionException;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.LatestPose;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.SlotRing.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A performance: one source leads, others lay their channels over it, and every pose goes to the viewport, the targets,
 * and the take.
 *
 * <pre>
 * capture ─ring─► feeder ─push─► session ─► mix, neutral, gains, filters, mirror ─┬─► newest pose ──► viewport
 *        └─ring─► recorder                                                      ├─► mailbox ─► sender (per target)
 *                                                                               └─ring─► recorder ─► journal
 * </pre>
 *
 * No thread waits for one behind it. Started, reported on and closed from any thread. Frames are numbered from midnight,
 * so a number is a timecode.
 */
public final class LiveSession implements AutoCloseable {

	private static final long FIRST_FRAME_SECONDS = 20;
	private static final double LEAST_RING_SECONDS = 5;
	private static final double DAY_NANOS = 24 * 3600e9;

	private final Clock clock;
	private final ChannelSet channels;
	private final ChannelSet recordedChannels;
	private final FrameRate rate;
	private final PcmFormat soundFormat;
	private final SampleEncoding soundEncoding;
	private final boolean hasSound;
	private final double preRollSeconds;
	private final String source;
	private final Latency latency = new Latency();
	private final PoseChain chain;
	private final LatestPose latest;
	private final SlotRing poses;
	private final SlotRing sound;
	private final TakeRecorder recorder;
	private final List<SinkLane> sinks = new ArrayList<>();
	private final List<InputLane> inputs = new ArrayList<>();
	private @Nullable SoundLane soundLane;
	/** Of the backend's channels those that are the face, and those that are phones. */
	private final int[] face;
	private final int[] phones;

	/** Of the thread that gives the poses. */
	private final float[] pose;
	private final Slot sent;
	private final Slot recorded;
	private boolean inGap;

	private final CountDownLatch firstFrame = new CountDownLatch(1);
	private final CountDownLatch finished = new CountDownLatch(1);
	private final long startNanos;
	private volatile boolean started;
	private volatile boolean closed;
	private volatile @Nullable Exception failure;
	private volatile long zeroFrame;
	private volatile long newestFrame = -1;
	private volatile long frames;

	/**
	 * Opens everything and starts.
	 *
	 * @param resamplers for sound of another rate than the backend's
	 * @throws IOException     when a target or an input can't be opened
	 * @throws MotionException when the backend can't be used
	 */
	public static LiveSession start(LiveSetup setup, AudioResampler resamplers, Clock clock)
			throws IOException, MotionException {
		LiveSession session;
		try {
			session = new LiveSession(setup, clock);
		} catch (RuntimeException e) {
			setup.sound().ifPresent(own -> own.source().close());
			throw e;
		}
		try {
			session.open(setup, resamplers);
		} catch (IOException | MotionException | RuntimeException e) {
			setup.sound().ifPresent(own -> own.source().close());
			session.close();
			throw e;
		}
		return session;
	}

	private LiveSession(LiveSetup setup, Clock clock) {
		this.clock = clock;
		startNanos = clock.nanos();
		preRollSeconds = setup.preRollSeconds();
		hasSound = setup.sound().isPresent();
		source = setup.sound().map(LiveSetup.Sound::name)
				.orElseGet(() -> setup.inputs().getFirst().location().toString());
		ChannelSet solved = setup.sound().map(own -> own.backend().info().channels())
				.orElse(ChannelSet.of(List.of()));
		face = solved.indices(channel -> channel.kind() != ChannelKind.PROBABILITY);
		phones = solved.indices(channel -> channel.kind() == ChannelKind.PROBABILITY);
		channels = channels(solved.select(face), setup.inputs());
		recordedChannels = with(channels, solved.select(phones).channels());
		rate = setup.sound().map(own -> own.backend().info().frameRate()).orElse(setup.inputRate());
		soundFormat = setup.sound().map(own -> own.source().format()).orElse(new PcmFormat(1, 1));
		soundEncoding = setup.sound().map(own -> encoding(own.source().description().bitsPerSample()))
				.orElse(SampleEncoding.PCM_16);
		chain = new PoseChain(channels, rate, setup);
		latest = new LatestPose(channels.size());
		double kept = Math.max(LEAST_RING_SECONDS, setup.preRollSeconds()) * 17 / 16 + 1;
		poses = new SlotRing((int) Math.ceil(kept * rate.framesPerSecond()), recordedChannels.size());
		sound = new SlotRing(hasSound ? (int) Math.ceil(kept * 100) : 1,
				SoundLane.blockFrames(soundFormat.sampleRate()) * soundFormat.channelCount());
		recorder = new TakeRecorder(poses, sound);
		pose = new float[channels.size()];
		sent = new Slot(channels.size());
		sent.count = channels.size();
		recorded = new Slot(recordedChannels.size());
		recorded.count = recordedChannels.size();
	}

	/** As many bits as the source has; what lossy codecs give fits into 16. */
	private static SampleEncoding encoding(int bits) {
		return bits <= 16 ? SampleEncoding.PCM_16 : bits <= 24 ? SampleEncoding.PCM_24 : SampleEncoding.FLOAT_32;
	}

	/** What the sound gives, then what the inputs give beside it. */
	private static ChannelSet channels(ChannelSet solved, List<LiveSetup.Input> inputs) {
		ChannelSet all = solved;
		for (LiveSetup.Input input : inputs) {
			ChannelSet before = all;
			all = with(all, input.input().channels().channels().stream()
					.filter(channel -> input.group().contains(channel.name()) && before.indexOf(channel.name()) < 0)
					.toList());
		}
		return all;
	}

	private static ChannelSet with(ChannelSet set, List<Channel> more) {
		List<Channel> all = new ArrayList<>(set.channels());
		all.addAll(more);
		return ChannelSet.of(all);
	}

	private void open(LiveSetup setup, AudioResampler resamplers) throws IOException, MotionException {
		for (Target target : setup.targets()) {
			sinks.add(new SinkLane(target, channels, rate, clock, latency));
		}
		for (LiveSetup.Input input : setup.inputs()) {
			boolean leads = !hasSound && inputs.isEmpty();
			inputs.add(new InputLane(input, channels, rate, clock, leads ? this::received : (n, nanos, gap, in) -> {
				// followers are looked at when the leading source gives a pose
			}));
		}
		if (setup.sound().isPresent()) {
			LiveSetup.Sound own = setup.sound().get();
			own.choice().require(soundFormat.channelCount(), own.name());
			SoundLane lane = new SoundLane(own.name(), own.source(), own.pace(), own.choice(), own.gain(),
					own.earlierMillis(), resamplers, own.backend(), own.values(), clock, latency, sound,
					soundListener());
			soundLane = lane;
			started = true;
			lane.start();
		}
		started = true;
	}

	private SoundLane.Listener soundListener() {
		return new SoundLane.Listener() {
			@Override
			public void frame(long frame, long captureNanos, long neededNanos, float levelDb, boolean missing,
					float[] solved) {
				long now = clock.nanos();
				for (int i = 0; i < face.length; i++) {
					pose[i] = solved[face[i]];
				}
				for (int i = face.length; i < pose.length; i++) {
					pose[i] = 0;
				}
				for (int i = 0; i < phones.length; i++) {
					recorded.values[channels.size() + i] = solved[phones[i]];
				}
				for (int i = 0; i < inputs.size(); i++) { // an iterator would be allocated for every frame
					inputs.get(i).overlay(pose);
				}
				emit(frame, captureNanos, neededNanos, levelDb, missing, now);
			}

			@Override
			public void ended(@Nullable Exception reason) {
				failure = reason;
				firstFrame.countDown();
				finished.countDown();
			}
		};
	}

	/** A pose of the leading input. */
	private void received(long frame, long captureNanos, boolean missing, float[] from) {
		if (!started) {
			return;
		}
		long now = clock.nanos();
		inputs.getFirst().copy(from, pose);
		for (int i = 1; i < inputs.size(); i++) {
			inputs.get(i).overlay(pose);
		}
		emit(frame, captureNanos, captureNanos, Float.NaN, missing, now);
	}

	private void emit(long frame, long captureNanos, long neededNanos, float levelDb, boolean missing, long begun) {
		chain.process(pose, levelDb);
		if (frames == 0) {
			zeroFrame = numberOf(captureNanos) - frame;
		}
		latest.publish(pose);
		long ready = clock.nanos();
		latency.filter.record(ready - begun);
		if (missing && !inGap) {
			latency.gaps.incrementAndGet();
		}
		inGap = missing;
		fill(sent, zeroFrame + frame, captureNanos, neededNanos, ready, missing);
		for (int i = 0; i < sinks.size(); i++) {
			sinks.get(i).accept(sent);
		}
		fill(recorded, zeroFrame + frame, captureNanos, neededNanos, ready, missing);
		poses.write(recorded);
		newestFrame = zeroFrame + frame;
		frames++; // only this thread writes
		if (frames == 1) {
			firstFrame.countDown();
		}
	}

	private void fill(Slot slot, long number, long captureNanos, long neededNanos, long ready, boolean missing) {
		System.arraycopy(pose, 0, slot.values, 0, pose.length);
		slot.index = number;
		slot.captureNanos = captureNanos;
		slot.neededNanos = neededNanos;
		slot.readyNanos = ready;
		slot.missing = missing;
	}

	/** The frame, counted from midnight, nearest to an instant. */
	private long numberOf(long nanos) {
		double ofDay = (double) clock.nanosOfDay() - (clock.nanos() - nanos);
		return rate.frameAt((ofDay < 0 ? ofDay + DAY_NANOS : ofDay) / 1e9);
	}

	/** Whether anything has come yet. */
	public boolean hasFrames() {
		return frames > 0;
	}

	/** Channels of the poses that are sent. */
	public ChannelSet channels() {
		return channels;
	}

	public FrameRate frameRate() {
		return rate;
	}

	/** The newest pose, for one reader such as a viewport. */
	public LatestPose latest() {
		return latest;
	}

	/** The next still second becomes the neutral face. */
	public void calibrateNeutral() {
		chain.calibrate();
	}

	/**
	 * Begins a take, with what was before as far as it is kept.
	 *
	 * @param journal        a file that does not exist; the take is written there while it goes on
	 * @param preRollSeconds at most what the setup says is kept
	 * @throws IOException when no frame has come, or the file can't be written
	 */
	public void startTake(Path journal, String name, double preRollSeconds) throws IOException {
		awaitFirstFrame();
		long now = nowFrame();
		long first = Math.max(zeroFrame,
				now - rate.frameAt(Math.min(preRollSeconds, this.preRollSeconds)));
		TakeJournal.Header header = new TakeJournal.Header(name, rate, recordedChannels, zeroFrame, soundFormat,
				soundEncoding, source);
		recorder.start(journal, header, first, now);
	}

	private void awaitFirstFrame() throws IOException {
		try {
			boolean came = firstFrame.await(FIRST_FRAME_SECONDS, TimeUnit.SECONDS);
			if (!came || frames == 0) {
				throw new IOException("%s: nothing has come yet that could be recorded".formatted(source));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while waiting for the first frame of " + source, e);
		}
	}

	/** The frame that what is captured now belongs to; frames up to it are still on their way. */
	private long nowFrame() {
		SoundLane lane = soundLane;
		return lane == null
				? newestFrame + 1
				: zeroFrame + rate.framesCovering(lane.capturedFrames(), soundFormat.sampleRate());
	}

	public boolean isRecording() {
		return recorder.isRecording();
	}

	/**
	 * Ends the take with what is heard now, as soon as the frames for it have come.
	 *
	 * @return its journal, for {@link RecordedTake#read}
	 * @throws IOException when it could not be written; what is in the journal remains
	 */
	public Path stopTake() throws IOException {
		return recorder.stop(nowFrame(), isFinished());
	}

	/** Whether the sound has come to its end, or failed. */
	public boolean isFinished() {
		return finished.getCount() == 0;
	}

	/** Waits for the end of the sound. @return whether it has come */
	public boolean awaitEnd(long millis) throws InterruptedException {
		return finished.await(millis, TimeUnit.MILLISECONDS);
	}

	/** @throws MotionException when the backend, @throws IOException when the source has failed */
	public void requireNoFailure() throws IOException, MotionException {
		Exception reason = failure;
		switch (reason) {
			case null -> {
				// all is well
			}
			case MotionException e -> throw e;
			case IOException e -> throw e;
			default -> throw new IOException("%s: the session broke off: %s".formatted(source, reason), reason);
		}
	}

	/** What was met so far at the source that did not end the session, such as a microphone that was unplugged. */
	public List<Problem> problems() {
		SoundLane lane = soundLane;
		return lane == null ? List.of() : lane.problems();
	}

	/** From any thread; of little cost, but not for every frame. */
	public LiveReport report() {
		SoundLane lane = soundLane;
		double peak = lane == null ? 0 : lane.takePeak();
		return new LiveReport((clock.nanos() - startNanos) / 1e9, frames,
				lane == null ? 0 : (double) lane.capturedFrames() / soundFormat.sampleRate(),
				lane == null ? -100 : lane.levelDb(), peak == 0 ? -100 : Math.max(-100, 20 * Math.log10(peak)),
				latency.stages(), latency.droppedSamples.get(), latency.gaps.get(), latency.underruns.get(),
				inputs.stream().map(input -> new LiveReport.Line(input.name(),
						input.subject() + " (" + input.group() + ")", input.stats())).toList(),
				sinks.stream().map(sink -> new LiveReport.Line(sink.target().location().toString(),
						sink.target().sink().label(), sink.stats())).toList(),
				chain.calibration().name().toLowerCase(Locale.ROOT), isRecording());
	}

	/**
	 * Ends the sound where it is; the frames for it still come and are sent.
	 *
	 * @return whether all have come within two seconds
	 */
	public boolean finish() throws InterruptedException {
		SoundLane lane = soundLane;
		if (lane == null) {
			return true;
		}
		lane.finish();
		return awaitEnd(2000);
	}

	/** Ends everything: a take that is being recorded too. When it returns all threads and sockets are gone. */
	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		SoundLane lane = soundLane;
		if (lane != null) {
			lane.close();
		}
		inputs.forEach(InputLane::close);
		sinks.forEach(SinkLane::finish);
		if (recorder.isRecording()) {
			try {
				recorder.stop(nowFrame(), true);
			} catch (IOException e) {
				failure = e;
			}
		}
		finished.countDown();
	}
}
