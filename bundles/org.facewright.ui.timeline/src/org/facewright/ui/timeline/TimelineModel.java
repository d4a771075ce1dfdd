package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.core.motion.Arkit;

/** What the controls of one timeline show together, and what is chosen in it. */
public final class TimelineModel {

	/** A note on the timeline. @param length frames, 0 for an instant */
	public record Mark(int frame, int length, String label) {
	}

	/** How curves share the height of their lane. */
	public enum CurveMode {
		/** One scale for all. */
		ABSOLUTE,
		/** Each channel fills the height. */
		NORMALISED,
		/** One strip per group of channels. */
		STACKED
	}

	/** What has changed; tells listeners what to draw again. */
	public enum Change {
		CONTENT, CHANNELS, SELECTION, PLAYHEAD, DISPLAY
	}

	/** Hears of changes. */
	public interface Listener {
		void changed(Change change);
	}

	private final List<Listener> listeners = new ArrayList<>();
	private MotionClip motion = MotionClip.of(FrameRate.FPS_60, Arkit.FACE, new ArrayList<>(
			MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, new float[0][]).columns()));
	private Optional<MotionClip> ghost = Optional.empty();
	private KeyCurves keys = KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE);
	private SpeechLanes speech = SpeechLanes.EMPTY;
	private WavePeaks wave = WavePeaks.EMPTY;
	private Spectrogram spectrogram = Spectrogram.EMPTY;
	private List<Mark> marks = List.of();
	private final BitSet shown = new BitSet();
	private final BitSet locked = new BitSet();
	private KeySelection selection = KeySelection.NONE;
	private CurveMode mode = CurveMode.STACKED;
	private TimeDisplay display = TimeDisplay.TIMECODE;
	private double playhead;
	private double regionStart = Double.NaN;
	private double regionEnd = Double.NaN;
	private boolean snapping = true;

	/** Another take: everything is shown, nothing chosen. */
	public void show(MotionClip newMotion, KeyCurves newKeys, SpeechLanes newSpeech, List<Mark> newMarks) {
		boolean same = newMotion.channels().equals(motion.channels());
		motion = newMotion;
		keys = newKeys;
		speech = newSpeech;
		marks = List.copyOf(newMarks);
		if (!same || shown.isEmpty()) {
			shown.clear();
			shown.set(0, newMotion.channels().size());
			locked.clear();
		}
		selection = selection.within(newKeys);
		tell(Change.CONTENT);
	}

	/** @param newWave of the take's sound */
	public void setWave(WavePeaks newWave) {
		wave = newWave;
		tell(Change.CONTENT);
	}

	/** @param newSpectrogram of the take's sound */
	public void setSpectrogram(Spectrogram newSpectrogram) {
		spectrogram = newSpectrogram;
		tell(Change.DISPLAY);
	}

	public Spectrogram spectrogram() {
		return spectrogram;
	}

	/** @param other drawn thin behind the curves, for example the raw model; empty for none */
	public void setGhost(Optional<MotionClip> other) {
		ghost = other;
		tell(Change.CONTENT);
	}

	public MotionClip motion() {
		return motion;
	}

	public ChannelSet channels() {
		return motion.channels();
	}

	public FrameRate frameRate() {
		return motion.frameRate();
	}

	public Optional<MotionClip> ghost() {
		return ghost;
	}

	/** Keys of the layer being edited; channels as {@link #channels}. */
	public KeyCurves keys() {
		return keys;
	}

	public SpeechLanes speech() {
		return speech;
	}

	public WavePeaks wave() {
		return wave;
	}

	public List<Mark> marks() {
		return marks;
	}

	/** Longest of motion and sound. */
	public double durationSeconds() {
		return Math.max(motion.durationSeconds(), wave.durationSeconds());
	}

	public boolean isShown(int channel) {
		return shown.get(channel);
	}

	public void setShown(BitSet channels) {
		shown.clear();
		shown.or(channels);
		tell(Change.CHANNELS);
	}

	public BitSet shown() {
		return (BitSet) shown.clone();
	}

	public boolean isLocked(int channel) {
		return locked.get(channel);
	}

	public void setLocked(int channel, boolean lock) {
		locked.set(channel, lock);
		tell(Change.CHANNELS);
	}

	public KeySelection selection() {
		return selection;
	}

	public void select(KeySelection keysChosen) {
		if (!keysChosen.equals(selection)) {
			selection = keysChosen;
			tell(Change.SELECTION);
		}
	}

	public CurveMode mode() {
		return mode;
	}

	public void setMode(CurveMode newMode) {
		mode = newMode;
		tell(Change.DISPLAY);
	}

	public TimeDisplay display() {
		return display;
	}

	public void setDisplay(TimeDisplay newDisplay) {
		display = newDisplay;
		tell(Change.DISPLAY);
	}

	public double playhead() {
		return playhead;
	}

	public void setPlayhead(double seconds) {
		double limited = Math.clamp(seconds, 0, Math.max(0, durationSeconds()));
		if (limited != playhead) {
			playhead = limited;
			tell(Change.PLAYHEAD);
		}
	}

	/** The frame nearest to the playhead. */
	public int playheadFrame() {
		return (int) Math.round(playhead * frameRate().framesPerSecond());
	}

	public boolean hasRegion() {
		return regionEnd > regionStart;
	}

	public double regionStart() {
		return regionStart;
	}

	public double regionEnd() {
		return regionEnd;
	}

	/** @param from seconds; NaN for no region */
	public void setRegion(double from, double to) {
		regionStart = Math.min(from, to);
		regionEnd = Math.max(from, to);
		tell(Change.DISPLAY);
	}

	public boolean isSnapping() {
		return snapping;
	}

	public void setSnapping(boolean snap) {
		snapping = snap;
		tell(Change.DISPLAY);
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	private void tell(Change change) {
		List.copyOf(listeners).forEach(listener -> listener.changed(change));
	}
}
