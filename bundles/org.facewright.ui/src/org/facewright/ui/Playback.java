package org.facewright.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.core.audio.PcmFormat;
import org.facewright.engine.Providers;
import org.facewright.engine.playback.PagedSound;
import org.facewright.engine.playback.Player;
import org.facewright.engine.playback.SilentOutput;
import org.facewright.ui.preferences.Settings;
import org.facewright.ui.timeline.PlayheadMode;
import org.facewright.ui.timeline.TimelineModel;

/**
 * Playing the take of one editor: the playhead follows what is heard. Belongs to the display's thread; while nothing
 * plays, nothing ticks.
 */
public final class Playback implements AutoCloseable {

	private static final int TICK_MILLIS = 16;
	/** Speeds of repeated J or L. */
	private static final double[] SHUTTLE = { 1, 1.5, 2 };

	private final Display display;
	private final TimelineModel model;
	private final Runnable tick = this::tick;
	private final List<Runnable> listeners = new ArrayList<>();
	private final TimelineModel.Listener listener = this::changed;
	private Consumer<PlayheadMode> follower = mode -> {
		// nothing goes along yet
	};
	private PlayheadMode mode = PlayheadMode.PAGE;
	private @Nullable Player player;
	private @Nullable PagedSound sound;
	private boolean following; // the playhead is moved by the player just now
	private boolean looping = true;
	private boolean silent;
	private String whySilent = "";
	private double speed = 1;

	public Playback(Display display, TimelineModel model) {
		this.display = display;
		this.model = model;
		model.addListener(listener);
	}

	/** Takes over the sound; where no device can be opened, time runs silently. */
	public void setSound(PagedSound newSound, Providers providers) {
		setSound(newSound, providers.audioOutput().map(Playback::chosen).orElseGet(SilentOutput::new));
	}

	void setSound(PagedSound newSound, AudioOutput output) {
		closePlayer();
		sound = newSound;
		try {
			player = new Player(newSound, output);
			silent = output instanceof SilentOutput;
			whySilent = "";
		} catch (IOException e) {
			silent = true;
			whySilent = e.getMessage();
			try {
				player = new Player(newSound, new SilentOutput());
			} catch (IOException never) {
				throw new IllegalStateException(never);
			}
		}
		tell();
	}

	/** The device that the user has chosen. */
	private static AudioOutput chosen(AudioOutput output) {
		String device = Settings.soundDevice();
		return new AudioOutput() {
			@Override
			public String id() {
				return output.id();
			}

			@Override
			public AudioLine open(PcmFormat format) throws IOException {
				return output.open(format, device);
			}
		};
	}

	public boolean isPlaying() {
		return player().filter(Player::isPlaying).isPresent();
	}

	/** True when no device plays the sound. */
	public boolean isSilent() {
		return silent;
	}

	/** What keeps the sound from being heard, as a sentence for the user; empty when nothing is known. */
	public String whySilent() {
		return whySilent;
	}

	public double speed() {
		return speed;
	}

	/** @param timeline goes along with the playhead while it plays */
	public void setFollower(Consumer<PlayheadMode> timeline) {
		follower = timeline;
	}

	public PlayheadMode mode() {
		return mode;
	}

	/** How the timeline goes along. */
	public void setMode(PlayheadMode wanted) {
		mode = wanted;
		tell();
	}

	public boolean isLooping() {
		return looping;
	}

	/** Play or stop. */
	public void toggle() {
		if (isPlaying()) {
			stop();
		} else {
			play(speed < 0 ? 1 : speed);
		}
	}

	/** Plays a stretch once around, such as a phone. */
	public void play(double from, double to) {
		player().ifPresent(active -> {
			active.setSpeed(1);
			active.setLoop(Double.NaN, Double.NaN);
			active.play(from);
			stopAt = to;
			start();
		});
	}

	private double stopAt = Double.NaN;

	private void play(double newSpeed) {
		player().ifPresent(active -> {
			stopAt = Double.NaN;
			speed = newSpeed;
			boolean loop = looping && model.hasRegion();
			active.setLoop(loop ? model.regionStart() : Double.NaN, loop ? model.regionEnd() : Double.NaN);
			active.setSpeed(newSpeed);
			double from = model.playhead() >= model.durationSeconds() - 1e-3 && newSpeed > 0 ? 0 : model.playhead();
			if (loop && (from < model.regionStart() || from >= model.regionEnd())) {
				from = model.regionStart();
			}
			active.play(from);
			start();
		});
	}

	private void start() {
		display.timerExec(TICK_MILLIS, tick);
		tell();
	}

	public void stop() {
		player().ifPresent(Player::pause);
		tick();
	}

	/** L: forwards, faster each time. */
	public void forwards() {
		play(next(speed > 0 && isPlaying() ? speed : 0));
	}

	/** J: backwards, faster each time. */
	public void backwards() {
		play(-next(speed < 0 && isPlaying() ? -speed : 0));
	}

	private static double next(double now) {
		for (double step : SHUTTLE) {
			if (step > now + 1e-9) {
				return step;
			}
		}
		return SHUTTLE[SHUTTLE.length - 1];
	}

	/** @param factor 0.25 … 2 */
	public void setSpeed(double factor) {
		speed = factor;
		if (isPlaying()) {
			play(factor);
		}
		tell();
	}

	public void setLooping(boolean loop) {
		looping = loop;
		if (isPlaying()) {
			play(speed);
		}
		tell();
	}

	/** Moves the playhead under the hand and lets it be heard. */
	public void scrub(double seconds) {
		stopAt = Double.NaN;
		player().ifPresent(active -> {
			if (Settings.scrubsWithSound()) {
				active.scrub(seconds);
			} else {
				active.seek(seconds);
			}
		});
		following = true;
		model.setPlayhead(seconds);
		following = false;
		tell();
	}

	private Optional<Player> player() {
		return Optional.ofNullable(player);
	}

	private void changed(TimelineModel.Change change) {
		if (change == TimelineModel.Change.PLAYHEAD && !following) {
			player().ifPresent(active -> active.seek(model.playhead()));
		}
	}

	private void tick() {
		Player active = player;
		if (active == null) {
			return;
		}
		double heard = active.position();
		if (heard >= stopAt) {
			active.pause();
			heard = stopAt;
			stopAt = Double.NaN;
		}
		following = true;
		model.setPlayhead(heard);
		following = false;
		if (active.isPlaying()) {
			follower.accept(mode);
			display.timerExec(TICK_MILLIS, tick);
		} else {
			tell();
		}
	}

	/** @param listener runs when playing begins or ends, or how it plays changes */
	public void addListener(Runnable newListener) {
		listeners.add(newListener);
	}

	private void tell() {
		List.copyOf(listeners).forEach(Runnable::run);
	}

	private void closePlayer() {
		Player old = player;
		if (old != null) {
			old.close();
			player = null;
		}
		PagedSound oldSound = sound;
		if (oldSound != null) {
			try {
				oldSound.close();
			} catch (IOException e) {
				ILog.of(Playback.class).warn(e.getMessage());
			}
			sound = null;
		}
	}

	@Override
	public void close() {
		display.timerExec(-1, tick);
		model.removeListener(listener);
		closePlayer();
	}
}
