package org.facewright.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.engine.playback.PagedSound;
import org.facewright.ui.timeline.PlayheadMode;
import org.facewright.ui.timeline.TimelineModel;

/** Playing on the silent device, whose clock is that of the machine. */
class PlaybackTest {

	private static final int RATE = 16_000;
	private static final double SECONDS = 90;

	private Display display;
	private final TimelineModel model = new TimelineModel();
	private Playback playback;

	/** Silence of a length. */
	private record Silence(int samples, int[] at) implements AudioSource {

		@Override
		public PcmFormat format() {
			return new PcmFormat(RATE, 1);
		}

		@Override
		public AudioDescription description() {
			return new AudioDescription("silence", "float", 32, OptionalLong.empty(), List.of());
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.of(samples);
		}

		@Override
		public int read(float[] buffer, int offset, int frames) {
			int count = Math.min(frames, samples - at[0]);
			at[0] += count;
			return count == 0 ? -1 : count;
		}

		@Override
		public List<Problem> problems() {
			return List.of();
		}

		@Override
		public void close() {
			// nothing held
		}
	}

	@BeforeEach
	void open() throws IOException {
		if (System.getProperty("os.name").startsWith("Linux") && System.getenv("DISPLAY") == null) {
			abort("no display: DISPLAY is not set");
		}
		try {
			display = Display.getDefault(); // shared with the other tests
		} catch (SWTError e) {
			abort("no display: " + e.getMessage());
		}
		ChannelSet jaw = ChannelSet.weights(List.of("jawOpen"));
		MotionClip motion = MotionClip.of(FrameRate.FPS_60, jaw,
				List.of(SampleColumn.constant(0, (int) (SECONDS * 60))));
		model.show(motion, KeyCurves.empty(FrameRate.FPS_60, jaw), SpeechLanes.EMPTY, List.of());
		playback = new Playback(display, model);
		playback.setSound(PagedSound.of(new Silence((int) (SECONDS * RATE), new int[1])), new Providers());
	}

	@AfterEach
	void close() {
		if (playback != null) {
			playback.close();
		}
	}

	/** Lets the display live until something is so, at most so many seconds. */
	private void live(double seconds, BooleanSupplier until) {
		long end = System.nanoTime() + (long) (seconds * 1e9);
		while (System.nanoTime() < end && !until.getAsBoolean()) {
			if (!display.readAndDispatch()) {
				LockSupport.parkNanos(500_000);
			}
		}
	}

	@Test
	void aRegionIsPlayedRoundAndRound() {
		model.setRegion(1, 1.3);
		List<Double> heard = new ArrayList<>();
		model.addListener(change -> heard.add(model.playhead()));
		playback.toggle();
		live(1.2, () -> false);
		playback.stop();
		assertThat(heard).allSatisfy(at -> assertThat(at).isBetween(0.99, 1.36));
		int turns = 0;
		for (int i = 1; i < heard.size(); i++) {
			turns += heard.get(i) < heard.get(i - 1) - 0.1 ? 1 : 0;
		}
		assertThat(turns).isBetween(2, 5);
	}

	@Test
	void withoutADeviceTimeRunsSilentlyAndTheReasonIsAtHand() throws IOException {
		AudioOutput none = new AudioOutput() {
			@Override
			public String id() {
				return "none";
			}

			@Override
			public AudioLine open(PcmFormat format) throws IOException {
				throw new IOException("no sound device is connected");
			}
		};
		playback.setSound(PagedSound.of(new Silence(RATE, new int[1])), none);
		assertThat(playback.isSilent()).isTrue();
		assertThat(playback.whySilent()).isEqualTo("no sound device is connected");
		playback.toggle();
		live(1, () -> model.playhead() > 0.1);
		assertThat(model.playhead()).isGreaterThan(0.1);
	}

	@Test
	void shuttleKeysPlayFasterBackwardsAndStop() {
		model.setPlayhead(30);
		playback.forwards();
		assertThat(playback.speed()).isEqualTo(1);
		playback.forwards();
		assertThat(playback.speed()).isEqualTo(1.5);
		playback.backwards();
		assertThat(playback.speed()).isEqualTo(-1);
		double from = model.playhead();
		live(1, () -> model.playhead() < from - 0.3);
		assertThat(model.playhead()).isLessThan(from - 0.3);
		playback.stop();
		assertThat(playback.isPlaying()).isFalse();
	}

	@Test
	void theTimelineGoesAlongAsTheModeSaysAndOnlyWhilePlaying() {
		List<PlayheadMode> told = new ArrayList<>();
		playback.setFollower(told::add);
		playback.setMode(PlayheadMode.CENTRED);
		model.setPlayhead(4);
		assertThat(told).isEmpty();
		playback.toggle();
		live(0.3, () -> !told.isEmpty());
		playback.stop();
		assertThat(told).isNotEmpty().containsOnly(PlayheadMode.CENTRED);
	}
}
