package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.RGB;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.core.motion.Arkit;

/**
 * What the controls of one timeline show together, and what is chosen in it.
 * <p>
 * Channels can be muted and soloed. Both are for looking and listening only: curves stay as they are, exports and checks
 * do not know of it, and it ends with the window. A channel rests when it is muted, or when others are soloed and it is
 * not; mute wins. {@link #lookedAt} is the motion with resting channels at rest: what a viewport shows and playback
 * moves. The edits of a hand alone are muted as a layer, not here.
 */
public final class TimelineModel {

	/**
	 * A note on the timeline.
	 *
	 * @param length  frames, 0 for an instant
	 * @param comment more than the label says; empty for nothing
	 */
	public record Mark(int frame, int length, String label, String comment) {

		/** Without a comment. */
		public Mark(int frame, int length, String label) {
			this(frame, length, label, "");
		}
	}

	/** How strongly something is felt, over time. @param values 0 … 1, one per frame of the motion */
	public record Feeling(String name, SampleColumn values) {
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
		CONTENT,
		CHANNELS,
		SELECTION,
		PLAYHEAD,
		DISPLAY
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
	private final BitSet muted = new BitSet();
	private final BitSet soloed = new BitSet();
	private final BitSet marked = new BitSet();
	private Map<String, RGB> colours = Map.of();
	private MotionClip lookedAt = motion;
	private BitSet restingThere = new BitSet();
	private MotionClip lookedAtOf = motion;
	private KeySelection selection = KeySelection.NONE;
	private SpeechSelection chosenSpeech = SpeechSelection.NONE;
	private int chosenMark = -1;
	private Map<Integer, String> askedPhones = Map.of();
	private List<Closing> closings = List.of();
	private List<Feeling> feelings = List.of();
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
			muted.clear();
			soloed.clear();
			marked.clear();
		}
		selection = selection.within(newKeys);
		chosenSpeech = chosenSpeech.within(newSpeech);
		chosenMark = chosenMark < marks.size() ? chosenMark : -1;
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

	public BitSet muted() {
		return (BitSet) muted.clone();
	}

	public boolean isMuted(int channel) {
		return muted.get(channel);
	}

	public void setMuted(int channel, boolean mute) {
		muted.set(channel, mute);
		tell(Change.CHANNELS);
	}

	public BitSet soloed() {
		return (BitSet) soloed.clone();
	}

	public boolean isSoloed(int channel) {
		return soloed.get(channel);
	}

	public void setSoloed(int channel, boolean solo) {
		soloed.set(channel, solo);
		tell(Change.CHANNELS);
	}

	/** Channels that are not looked at: muted, or not soloed while others are. */
	public BitSet resting() {
		BitSet resting = new BitSet();
		if (!soloed.isEmpty()) {
			resting.set(0, channels().size());
			resting.andNot(soloed);
		}
		resting.or(muted);
		return resting;
	}

	public boolean isResting(int channel) {
		return muted.get(channel) || !soloed.isEmpty() && !soloed.get(channel);
	}

	/** The motion with {@link #resting} channels at rest; the motion itself when there are none. */
	public MotionClip lookedAt() {
		BitSet resting = resting();
		if (lookedAtOf != motion || !resting.equals(restingThere)) {
			lookedAt = motion.atRest(resting);
			lookedAtOf = motion;
			restingThere = resting;
		}
		return lookedAt;
	}

	/** Channels whose curves stand out, such as those chosen in the tree; none when all are alike. */
	public BitSet marked() {
		return (BitSet) marked.clone();
	}

	public boolean isMarked(int channel) {
		return marked.get(channel);
	}

	public void setMarked(BitSet channels) {
		if (!marked.equals(channels)) {
			marked.clear();
			marked.or(channels);
			tell(Change.CHANNELS);
		}
	}

	/** Channels that are shown and not locked, rising: those that verbs may change. */
	public List<Integer> free() {
		List<Integer> free = new ArrayList<>();
		for (int channel = 0; channel < channels().size(); channel++) {
			if (shown.get(channel) && !locked.get(channel)) {
				free.add(channel);
			}
		}
		return free;
	}

	/** Colour of a channel's curve: the user's own, else that of its articulator. */
	public RGB colour(int channel, Palette palette) {
		String name = channels().channel(channel).name();
		RGB own = colours.get(name);
		return own != null
				? own
				: Palette.mix(palette.of(Articulator.of(name)), palette.text(), channel % 3 * 0.18);
	}

	/** What curves look like besides their values, as one value: equal as long as nothing of it changes. */
	Object appearance() {
		return List.of(shown(), locked.clone(), resting(), marked(), colours, mode);
	}

	/** The user's own colours by the channels' names. */
	public Map<String, RGB> colours() {
		return colours;
	}

	public void setColours(Map<String, RGB> own) {
		colours = Map.copyOf(own);
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

	/** Chosen words or phones. */
	public SpeechSelection chosenSpeech() {
		return chosenSpeech;
	}

	public void chooseSpeech(SpeechSelection chosen) {
		SpeechSelection there = chosen.within(speech);
		if (!there.equals(chosenSpeech)) {
			chosenSpeech = there;
			tell(Change.SELECTION);
		}
	}

	/** Index of the chosen marker, -1 for none. */
	public int chosenMark() {
		return chosenMark;
	}

	public void chooseMark(int index) {
		if (index != chosenMark) {
			chosenMark = index < marks.size() ? index : -1;
			tell(Change.SELECTION);
		}
	}

	/** What is asked of phones, in words, by their index. */
	public Map<Integer, String> askedPhones() {
		return askedPhones;
	}

	/** Phones that must close the mouth. */
	public List<Closing> closings() {
		return closings;
	}

	public List<Feeling> feelings() {
		return feelings;
	}

	/** What the lanes tell about the speech besides its words and phones; of what was shown last. */
	public void setSpeechNotes(Map<Integer, String> asked, List<Closing> newClosings, List<Feeling> newFeelings) {
		if (!asked.equals(askedPhones) || !newClosings.equals(closings) || !newFeelings.equals(feelings)) {
			askedPhones = Map.copyOf(asked);
			closings = List.copyOf(newClosings);
			feelings = List.copyOf(newFeelings);
			tell(Change.DISPLAY);
		}
	}

	/** An instant as people read it, in the present display. */
	public String text(double seconds) {
		return display == TimeDisplay.PHONES ? phoneText(seconds) : display.text(seconds, frameRate());
	}

	/** Such as {@code hello/l +40 ms}. */
	private String phoneText(double seconds) {
		int phone = LaneVerbs.at(speech.phones(), seconds);
		if (phone < 0) {
			return display.text(seconds, frameRate());
		}
		Segment spoken = speech.phones().get(phone);
		int word = LaneVerbs.at(speech.words(), seconds);
		return "%s%s +%d ms".formatted(word < 0 ? "" : speech.words().get(word).label() + "/",
				spoken.label().isEmpty() ? "-" : spoken.label(),
				Math.round((seconds - spoken.startSeconds()) * 1000));
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
