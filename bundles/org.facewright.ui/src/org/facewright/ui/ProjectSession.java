package org.facewright.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Blend;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.facewright.operations.EditLayer;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.TakeStore;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.history.EditPreview;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.operations.layer.ContextSource;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.layer.LayerStack;
import org.facewright.operations.layer.LayerVerbs;
import org.facewright.ui.texts.Texts;
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
	private final @Nullable Display display;
	private @Nullable Take take;
	private @Nullable Layer chosen;
	private boolean weightShown;
	private @Nullable Trial trial;
	private LayerStack stack;
	private KeyCurves keys;
	private SpeechLanes speech = SpeechLanes.EMPTY;
	private String complaint = "";
	private boolean showing; // the session itself changes the project now
	private int asked; // counts computations of filters, so that the newest wins
	private volatile @Nullable Heard heard;

	/** Filters that are shown before they are applied. */
	private record Trial(Layer layer, List<FilterSpec> filters) {
	}

	/** What filters know, as long as it comes from the same sound and phones. */
	private record Heard(ContextSource source, FilterContext context) {
	}

	/** @throws IOException when the project holds no take that can be shown */
	public ProjectSession(ProjectFile file, Providers providers) throws IOException {
		this(file, providers, Display.getCurrent());
	}

	/** @param display to which filters that run beside report; null to run them at once */
	ProjectSession(ProjectFile file, Providers providers, @Nullable Display display) throws IOException {
		this.display = display;
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
		stack = computed(first);
		keys = keysOf(activeLayer());
		speech = TakeStore.speechOf(first);
		history = new ProjectHistory(project);
		history.addListener(change -> {
			if (!showing) {
				reload();
			}
		});
	}

	/** All layers and filters of a take. A filter that can't be used is left out, and said in the complaint. */
	private LayerStack computed(Take from) throws IOException {
		List<LayerPlan> plans = LayerPlan.of(TakeStore.faceOf(from));
		try {
			LayerStack made = LayerStack.of(plans, from.getLength(), Optional.empty(), providers,
					knowledge(from), Progress.NONE);
			complaint = "";
			return made;
		} catch (IllegalArgumentException e) {
			LayerStack bare = LayerStack.of(plans.stream().map(LayerPlan::withoutFilters).toList(), from.getLength(),
					Optional.empty(), providers, () -> FilterContext.NONE, Progress.NONE);
			complaint = e.getMessage();
			return bare;
		}
	}

	/** What filters may know of a take, kept until its sound or phones change; may be asked on any thread. */
	private LayerStack.Knowledge knowledge(Take from) throws IOException {
		ContextSource source = ContextSource.of(from);
		MotionClip shape = shapeOf(from);
		return () -> {
			Heard known = heard;
			if (known == null || !known.source().equals(source)) {
				known = new Heard(source,
						source.load(providers, shape.frameRate(), shape.frameCount(), Progress.NONE));
				heard = known;
			}
			return known.context();
		};
	}

	private MotionClip shapeOf(Take from) throws IOException {
		return TakeStore.faceOf(from).getLayers().getFirst().getContent() instanceof SolvedMotion motion
				? motion.getClip().load()
				: MotionClip.of(file.project().getFrameRate(), LayerVerbs.WEIGHT,
						List.of(SampleColumn.constant(0, from.getLength())));
	}

	private KeyCurves keysOf(Optional<Layer> layer) throws IOException {
		return layer.isPresent() && layer.get().getContent() instanceof KeyedMotion keyed
				? LayerVerbs.inChannels(keyed.getCurves().load(), stack.result())
				: KeyCurves.empty(stack.result().frameRate(), stack.result().channels());
	}

	private void reload() {
		Take shown = take;
		if (shown == null || shown.eContainer() == null) {
			shown = file.project().getTakes().isEmpty() ? null : file.project().getTakes().getFirst();
			setTake(shown);
			return;
		}
		try {
			List<LayerPlan> plans = shownPlans(shown);
			stack = LayerStack.quick(plans, stack);
			boolean filtered = plans.stream().anyMatch(plan -> !plan.filters().isEmpty());
			keys = keysOf(activeLayer());
			speech = TakeStore.speechOf(shown);
			Heard known = heard;
			if (!stack.isExact()
					|| filtered && (known == null || !known.source().equals(ContextSource.of(shown)))) {
				refine(shown, plans);
			} else if (!filtered) {
				complaint = "";
			}
		} catch (IOException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
		tell();
	}

	/** The layers as they are shown: with filters that are tried. */
	private List<LayerPlan> shownPlans(Take shown) {
		List<LayerPlan> plans = LayerPlan.of(TakeStore.faceOf(shown));
		Trial tried = trial;
		return tried == null
				? plans
				: plans.stream().map(plan -> plan.layer() == tried.layer() ? plan.withFilters(tried.filters()) : plan)
						.toList();
	}

	/**
	 * Shows a layer with other filters, without changing the project.
	 *
	 * @param filters in place of those that are switched on; empty to show the project as it is
	 */
	public void tryFilters(Layer layer, Optional<List<FilterSpec>> filters) {
		Trial wanted = filters.isPresent() ? new Trial(layer, List.copyOf(filters.get())) : null;
		if (!Objects.equals(wanted, trial)) {
			trial = wanted;
			reload();
		}
	}

	/** Whether filters are shown that are not applied. */
	public boolean isTrying() {
		return trial != null;
	}

	/** The exact layers of a take for work on another thread. */
	public static final class Bench {

		private final List<LayerPlan> plans;
		private final int length;
		private final LayerStack before;
		private final LayerStack.Knowledge knowledge;
		private final Providers providers;

		private Bench(List<LayerPlan> plans, int length, LayerStack before, LayerStack.Knowledge knowledge,
				Providers providers) {
			this.plans = plans;
			this.length = length;
			this.before = before;
			this.knowledge = knowledge;
			this.providers = providers;
		}

		/** The layers as the project has them. */
		public LayerStack stack(Progress progress) throws IOException {
			return LayerStack.of(plans, length, Optional.of(before), providers, knowledge, progress);
		}

		/** The layers with other filters on one of them. */
		public LayerStack with(Layer layer, List<FilterSpec> filters, LayerStack from, Progress progress)
				throws IOException {
			return LayerStack.of(
					plans.stream().map(plan -> plan.layer() == layer ? plan.withFilters(filters) : plan).toList(),
					length, Optional.of(from), providers, knowledge, progress);
		}

		/** What filters may know. */
		public FilterContext context() throws IOException {
			return knowledge.get();
		}
	}

	/** Work on exact layers. */
	@FunctionalInterface
	public interface Work<T extends Object> {
		T on(Bench bench, Progress progress) throws IOException;
	}

	/**
	 * Does work on the exact layers of the take in a job and gives its result to the display's thread.
	 *
	 * @param label  for the progress view
	 * @param then   gets the result, and whether the layers are still the same
	 * @param failed gets a sentence for the user
	 * @return ends the work early
	 */
	public <T extends Object> Runnable compute(String label, Work<T> work, BiConsumer<T, Boolean> then,
			Consumer<String> failed) {
		Take shown = take;
		if (shown == null) {
			failed.accept(Texts.of("The project has no take."));
			return () -> {};
		}
		List<LayerPlan> plans = LayerPlan.of(TakeStore.faceOf(shown));
		Bench bench;
		try {
			bench = new Bench(plans, shown.getLength(), stack, knowledge(shown), providers);
		} catch (IOException e) {
			failed.accept(Objects.requireNonNullElse(e.getMessage(), e.toString()));
			return () -> {};
		}
		Consumer<T> finish = result -> then.accept(result,
				shown.eContainer() != null && plans.equals(LayerPlan.of(TakeStore.faceOf(shown))));
		Display screen = display;
		if (screen == null) {
			try {
				finish.accept(work.on(bench, Progress.NONE));
			} catch (IOException | IllegalArgumentException e) {
				failed.accept(Objects.requireNonNullElse(e.getMessage(), e.toString()));
			}
			return () -> {};
		}
		Job job = Job.create(label, monitor -> {
			try {
				T result = work.on(bench, new JobProgress(monitor, label));
				inDisplay(screen, () -> finish.accept(result));
				return Status.OK_STATUS;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (IOException | IllegalArgumentException e) {
				inDisplay(screen, () -> failed.accept(Objects.requireNonNullElse(e.getMessage(), e.toString())));
				return Status.OK_STATUS;
			}
		});
		job.setRule(ONE_AT_A_TIME);
		job.schedule();
		return job::cancel;
	}

	private static void inDisplay(Display screen, Runnable what) {
		if (!screen.isDisposed()) {
			screen.asyncExec(what);
		}
	}

	public Providers providers() {
		return providers;
	}

	/** Lets the filters run on what they were only carried along with; the newest result is shown. */
	private void refine(Take shown, List<LayerPlan> plans) throws IOException {
		int number = ++asked;
		LayerStack before = stack;
		int length = shown.getLength();
		LayerStack.Knowledge knowledge = knowledge(shown);
		Display screen = display;
		if (screen == null) {
			refined(number, exact(plans, length, before, knowledge, Progress.NONE));
			return;
		}
		Job job = Job.create(Texts.of("Filter {0}", shown.getName()), monitor -> {
			if (number == asked) { // nothing newer is waiting
				Refined result = exact(plans, length, before, knowledge, new JobProgress(monitor, shown.getName()));
				if (!screen.isDisposed()) {
					screen.asyncExec(() -> refined(number, result));
				}
			}
			return Status.OK_STATUS;
		});
		job.setRule(ONE_AT_A_TIME);
		job.setSystem(true);
		job.schedule(REFINE_DELAY);
	}

	private static final int REFINE_DELAY = 40; // ms; changes that follow each other closely are computed once

	private static final ISchedulingRule ONE_AT_A_TIME = new ISchedulingRule() {
		@Override
		public boolean isConflicting(@Nullable ISchedulingRule rule) {
			return rule == this;
		}

		@Override
		public boolean contains(@Nullable ISchedulingRule rule) {
			return rule == this;
		}
	};

	private record Refined(Optional<LayerStack> stack, String complaint) {
	}

	private Refined exact(List<LayerPlan> plans, int length, LayerStack before, LayerStack.Knowledge knowledge,
			Progress progress) {
		try {
			return new Refined(Optional.of(LayerStack.of(plans, length, Optional.of(before), providers, knowledge,
					progress)), "");
		} catch (IllegalArgumentException | IOException e) {
			return new Refined(Optional.empty(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
		}
	}

	private void refined(int number, Refined result) {
		if (number != asked) {
			return; // something newer is on its way
		}
		complaint = result.complaint();
		if (result.stack().isPresent() && !history.isPreviewing()) {
			stack = result.stack().get();
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

	/** Works on another take from now on; on none when the project has none left. */
	public void setTake(@Nullable Take other) {
		take = other;
		chosen = null;
		trial = null;
		weightShown = false;
		asked++;
		if (other != null) {
			try {
				stack = computed(other);
				keys = keysOf(activeLayer());
				speech = TakeStore.speechOf(other);
			} catch (IOException e) {
				throw new IllegalStateException(e.getMessage(), e);
			}
		}
		tell();
	}

	/** What a take of this project gives with all its layers, for comparison. */
	public MotionClip motionOf(Take other) throws IOException {
		return LayerStack.of(LayerPlan.of(TakeStore.faceOf(other)), other.getLength(), Optional.empty(), providers,
				knowledge(other), Progress.NONE).result();
	}

	/** The layers of the take's face, computed; what filters make may be a moment old. */
	public LayerStack stack() {
		return stack;
	}

	/** Whether everything that is shown has been computed. */
	public boolean isExact() {
		return stack.isExact();
	}

	/** Why a filter of this take does not work, as a sentence; empty when all do. */
	public String complaint() {
		return complaint;
	}

	/** The layer that keys go to; none when there is no layer of keys yet, and the first key makes one. */
	public Optional<Layer> activeLayer() {
		Take shown = take;
		if (shown == null) {
			return Optional.empty();
		}
		List<Layer> layers = TakeStore.faceOf(shown).getLayers();
		Layer wanted = chosen;
		if (wanted != null && layers.contains(wanted) && wanted.getContent() instanceof KeyedMotion) {
			return Optional.of(wanted);
		}
		return layers.reversed().stream().filter(
				layer -> layer.getContent() instanceof KeyedMotion && layer.getBlend() == Blend.ADD).findFirst();
	}

	/** Lets keys go to a layer from now on. */
	public void setActiveLayer(Layer layer) {
		chosen = layer;
		weightShown = false;
		showKeys();
	}

	/**
	 * Lets keys go to a layer whose keys are simply added in full, and says how strongly: for verbs that compute keys
	 * from the motion they want. When the active layer is another kind, the topmost that fits becomes it.
	 */
	public double useAddedLayer() {
		if (activeLayer().filter(layer -> !adds(layer)).isPresent()) {
			Take shown = Objects.requireNonNull(take);
			Optional<Layer> fitting = TakeStore.faceOf(shown).getLayers().reversed().stream()
					.filter(ProjectSession::adds).findFirst();
			if (fitting.isEmpty()) {
				Layer[] made = new Layer[1];
				history.edit(Texts.of("Add layer"), project -> made[0] = LayerVerbs.addKeys(
						TakeStore.faceOf(shown), EditLayer.NAME, Blend.ADD, motion().frameRate()));
				fitting = Optional.of(made[0]);
			}
			setActiveLayer(fitting.get());
		}
		return activeLayer().map(Layer::getInfluence).orElse(1.0);
	}

	private static boolean adds(Layer layer) {
		return layer.getContent() instanceof KeyedMotion && layer.getBlend() == Blend.ADD && layer.getInfluence() > 0
				&& layer.getInfluenceCurve() == null && layer.getFilters().isEmpty()
				&& layer.getChannelMask().isEmpty() && !layer.isLocked() && !layer.isMuted();
	}

	/** Whether the timeline shows the weight of the active layer in place of its motion. */
	public boolean isWeightShown() {
		return weightShown && activeOrWeighted().isPresent();
	}

	/** Shows the weight curve of a layer in the timeline, to be shaped like any curve; or the motion again. */
	public void showWeight(Layer layer, boolean show) {
		chosen = layer;
		weightShown = show;
		showKeys();
	}

	private Optional<Layer> activeOrWeighted() {
		Take shown = take;
		Layer wanted = chosen;
		return shown != null && wanted != null && TakeStore.faceOf(shown).getLayers().contains(wanted)
				? Optional.of(wanted)
				: activeLayer();
	}

	private void showKeys() {
		try {
			keys = keysOf(activeLayer());
		} catch (IOException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
		tell();
	}

	/** What the timeline draws: the motion, or the weight of a layer. */
	public MotionClip shownMotion() {
		return isWeightShown() ? shownKeys().bake(motion().frameCount()) : motion();
	}

	/** Keys of what the timeline draws. */
	public KeyCurves shownKeys() {
		if (!isWeightShown()) {
			return keys;
		}
		try {
			Stored<KeyCurves> weight = activeOrWeighted().map(Layer::getInfluenceCurve).orElse(null);
			return weight == null || weight.load().curves().getFirst().size() == 0
					? LayerVerbs.fullWeight(motion().frameRate(), motion().frameCount())
					: weight.load();
		} catch (IOException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
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
		return stack.result();
	}

	/** The lowest layer with its filters: the motion without the hand's edits. */
	public MotionClip below() {
		return stack.base();
	}

	/** Keys of the active layer, in the channels of the motion. */
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
		private LayerStack stackBefore = stack;
		private Optional<Layer> target = Optional.empty();
		private Optional<Layer> weighted = Optional.empty();

		@Override
		public boolean begin(String label) {
			target = activeLayer();
			weighted = activeOrWeighted();
			if (take == null || (isWeightShown() ? weighted : target).filter(Layer::isLocked).isPresent()) {
				return false;
			}
			before = keys;
			stackBefore = stack;
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
			boolean weight = changed.channels().equals(LayerVerbs.WEIGHT);
			KeyCurves meant = weight || target.isEmpty()
					? changed
					: LayerVerbs.meant(changed, before, target.get().getBlend(), below(target.get()));
			Track face = TakeStore.faceOf(edited);
			Layer[] made = new Layer[1];
			showing = true;
			try {
				running.update(project -> {
					if (weight) {
						weighted.orElseThrow().setInfluenceCurve(Stored.of(changed));
					} else if (target.isPresent()) {
						((KeyedMotion) target.get().getContent()).setCurves(Stored.of(meant));
					} else {
						made[0] = LayerVerbs.addKeys(face, EditLayer.NAME, Blend.ADD, meant);
					}
				});
				stack = LayerStack.quick(shownPlans(edited), stack);
			} catch (IOException e) {
				throw new IllegalStateException(e.getMessage(), e);
			} finally {
				showing = false;
			}
			if (!weight) {
				keys = meant;
			}
			if (made[0] != null) {
				chosen = made[0];
			}
			tell();
		}

		private MotionClip below(Layer layer) {
			return TakeStore.faceOf(Objects.requireNonNull(take)).getLayers().indexOf(layer) == 0
					? stackBefore.base()
					: stackBefore.below(layer);
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
				reload(); // filters run, and the project is changed only now
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
				stack = stackBefore;
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
