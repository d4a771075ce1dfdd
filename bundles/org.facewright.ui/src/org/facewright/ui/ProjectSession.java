package org.facewright.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.LayerContent;
import org.facewright.document.model.Project;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.engine.Providers;
import org.facewright.operations.EditLayer;
import org.facewright.operations.TakeStore;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.history.EditPreview;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.layer.LayerStack;
import org.facewright.ui.timeline.KeyGate;

/**
 * A project while it is open in the window: its history, the take being worked on, and what its layers give. Belongs to
 * the display's thread.
 */
public final class ProjectSession implements AutoCloseable {

	/** Hears that the motion, the take or the speech has changed. */
	@FunctionalInterface
	public interface Listener {
		void changed();
	}

	private final ProjectFile file;
	private final ProjectHistory history;
	private final TakeStore store;
	private final Providers providers;
	private final List<Listener> listeners = new ArrayList<>();
	private @Nullable Take take;
	private MotionClip below;
	private MotionClip motion;
	private KeyCurves keys;
	private SpeechLanes speech = SpeechLanes.EMPTY;
	private boolean showing; // the session itself changes the project now

	/** @throws IOException when the project holds no take that can be shown */
	public ProjectSession(ProjectFile file, Providers providers) throws IOException {
		this.file = file;
		this.providers = providers;
		store = new TakeStore(providers);
		Project project = file.project();
		if (project.getTakes().isEmpty()) {
			throw new IOException("%s holds no take; generate one from a recording first"
					.formatted(file.path().map(Path::toString).orElse(project.getName())));
		}
		Take first = project.getTakes().getFirst();
		take = first;
		Loaded loaded = load(first);
		below = loaded.below();
		keys = loaded.keys();
		motion = loaded.motion();
		speech = loaded.speech();
		history = new ProjectHistory(project);
		history.addListener(change -> {
			if (!showing) {
				reload();
			}
		});
	}

	private record Loaded(MotionClip below, KeyCurves keys, MotionClip motion, SpeechLanes speech) {
	}

	private Loaded load(Take from) throws IOException {
		Track face = TakeStore.faceOf(from);
		Optional<Layer> edits = EditLayer.of(face);
		List<LayerPlan> others = LayerPlan.of(face).stream()
				.filter(plan -> edits.filter(layer -> layer == plan.layer()).isEmpty()).toList();
		MotionClip under = LayerStack.of(others, from.getLength(), Optional.empty(), providers,
				() -> store.context(from, Progress.NONE), Progress.NONE).result();
		KeyCurves stored = keysOf(edits, under);
		KeyCurves none = KeyCurves.empty(under.frameRate(), under.channels());
		MotionClip over = edits.filter(layer -> !layer.isMuted())
				.map(layer -> EditLayer.over(under, stored, under, none, layer.getInfluence())).orElse(under);
		return new Loaded(under, stored, over, TakeStore.speechOf(from));
	}

	/** The layer's keys, in the channels of the motion. */
	private static KeyCurves keysOf(Optional<Layer> edits, MotionClip under) throws IOException {
		KeyCurves keys = KeyCurves.empty(under.frameRate(), under.channels());
		LayerContent content = edits.map(Layer::getContent).orElse(null);
		if (content instanceof KeyedMotion keyed) {
			KeyCurves stored = keyed.getCurves().load();
			for (int i = 0; i < stored.channels().size(); i++) {
				int channel = under.channels().indexOf(stored.channels().channel(i).name());
				if (channel >= 0) {
					keys = keys.with(channel, stored.curves().get(i));
				}
			}
		}
		return keys;
	}

	private void reload() {
		Take shown = take;
		if (shown == null || shown.eContainer() == null) {
			take = file.project().getTakes().isEmpty() ? null : file.project().getTakes().getFirst();
			shown = take;
		}
		if (shown != null) {
			try {
				Loaded loaded = load(shown);
				below = loaded.below();
				keys = loaded.keys();
				motion = loaded.motion();
				speech = loaded.speech();
			} catch (IOException e) {
				throw new IllegalStateException(e.getMessage(), e);
			}
		}
		tell();
	}

	public ProjectFile file() {
		return file;
	}

	public ProjectHistory history() {
		return history;
	}

	public Optional<Take> take() {
		return Optional.ofNullable(take);
	}

	/** All takes of the project. */
	public List<Take> takes() {
		return List.copyOf(file.project().getTakes());
	}

	/** Works on another take from now on. */
	public void setTake(Take chosen) {
		take = chosen;
		reload();
	}

	/** What a take of this project gives with all its layers, for comparison. */
	public MotionClip motionOf(Take other) throws IOException {
		return load(other).motion();
	}

	/**
	 * The take as exporters and checks want it.
	 *
	 * @throws IOException              when a clip can't be read
	 * @throws IllegalArgumentException with a sentence for the user when there is no take
	 */
	public TrackFiles.Tracks tracks(Progress progress) throws IOException {
		return store.evaluate(
				take().orElseThrow(() -> new IllegalArgumentException("the project has no take to export")), progress);
	}

	/** What all layers of the take's face give. */
	public MotionClip motion() {
		return motion;
	}

	/** The motion without the hand's edits. */
	public MotionClip below() {
		return below;
	}

	public KeyCurves keys() {
		return keys;
	}

	public SpeechLanes speech() {
		return speech;
	}

	/** The gate for keys; a gesture is one step of the history. */
	public KeyGate keyGate() {
		return new Gate();
	}

	private final class Gate implements KeyGate {

		private @Nullable EditPreview preview;
		private KeyCurves before = keys;
		private MotionClip motionBefore = motion;

		@Override
		public boolean begin(String label) {
			Take edited = take;
			if (edited == null || EditLayer.of(TakeStore.faceOf(edited)).filter(Layer::isLocked).isPresent()) {
				return false;
			}
			before = keys;
			motionBefore = motion;
			preview = history.preview(label);
			return true;
		}

		@Override
		public void show(KeyCurves changed) {
			EditPreview running = preview;
			Take edited = take;
			if (running == null || edited == null) {
				throw new IllegalStateException("no gesture has begun");
			}
			Track face = TakeStore.faceOf(edited);
			showing = true;
			try {
				running.update(project -> EditLayer.set(face, changed));
			} finally {
				showing = false;
			}
			double influence = EditLayer.of(face).map(Layer::getInfluence).orElse(1.0);
			motion = EditLayer.over(below, changed, motion, keys, influence);
			keys = changed;
			tell();
		}

		@Override
		public void commit() {
			EditPreview running = preview;
			if (running != null) {
				showing = true;
				try {
					running.commit();
				} finally {
					showing = false;
				}
				preview = null;
				tell(); // the project is changed only now
			}
		}

		@Override
		public void cancel() {
			EditPreview running = preview;
			if (running != null) {
				showing = true;
				try {
					running.close();
				} finally {
					showing = false;
				}
				preview = null;
				keys = before;
				motion = motionBefore;
				tell();
			}
		}
	}

	/** Saves to the file the project came from, or another. */
	public void save(Path to) throws IOException {
		file.save(to);
		history.markSaved();
		tell();
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	private void tell() {
		List.copyOf(listeners).forEach(Listener::changed);
	}

	@Override
	public void close() {
		history.close();
	}
}
