package org.facewright.ui.layers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.document.model.Blend;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.operations.TakeStore;
import org.facewright.operations.history.EditPreview;
import org.facewright.operations.layer.BaseReplacement;
import org.facewright.operations.layer.LayerStack;
import org.facewright.operations.layer.LayerVerbs;
import org.facewright.operations.layer.MovedGround;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Articulator;
import org.facewright.ui.timeline.Palette;

/**
 * The layers of a take, the topmost first: which one keys go to, how each meets those below, where and how strongly; its
 * filters; and edits whose ground has moved. Every verb is one step to undo.
 * <p>
 * Keys in the list: Enter lets keys go to the layer, M S L mute, solo and lock, F2 names, Insert adds, Ctrl+D
 * duplicates, Del deletes, Alt+Up and Alt+Down move, E merges down, Ctrl+B bakes, plus and minus change the
 * influence, W shows the weight curve, C offers channels for the mask, F flattens.
 */
public final class LayersControl extends Composite {

	private static final int STEPS = 100;
	private static final int MUTE = 0;
	private static final int SOLO = 1;
	private static final int LOCK = 2;
	private static final double RAMP_SECONDS = 0.1;

	private final LayersHost host;
	private final ScrolledComposite scrolled;
	private final Composite content;
	private final RowList list;
	private final Label problem;
	private final Composite details;
	private final Combo blend;
	private final Scale influence;
	private final Label influenceText;
	private final Button channels;
	private final Button weight;
	private final Button ramps;
	private final Button steady;
	private final Composite moved;
	private final Label movedText;
	private final FilterStackControl filters;
	private final List<Control> aboveBase = new ArrayList<>();
	private final ProjectSession.Listener changed = this::refresh;
	private @Nullable ProjectSession session;
	private @Nullable Layer selected;
	private int movedIndex;
	private boolean filling;
	private boolean sliding;
	private boolean broughtUp; // the filter that is being set up was scrolled to
	private @Nullable EditPreview slide; // of the influence, from the press to the release

	public LayersControl(Composite parent, LayersHost host) {
		super(parent, SWT.NONE);
		this.host = host;
		setLayout(new FillLayout());
		scrolled = new ScrolledComposite(this, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		content = new Composite(scrolled, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 6;
		layout.marginHeight = 4;
		layout.verticalSpacing = 4;
		content.setLayout(layout);
		scrolled.setContent(content);
		scrolled.addListener(SWT.Resize, event -> reflow());
		moved = new Composite(content, SWT.NONE);
		movedText = new Label(moved, SWT.WRAP);
		createMoved();
		Composite bar = row(content);
		button(bar, Texts.of("Add") + " ▾", Texts.of("Adds a layer on top (Insert)"), this::offerLayers);
		aboveBase.add(button(bar, "↑", Texts.of("Moves the layer up (Alt+Up)"), () -> shift(1)));
		aboveBase.add(button(bar, "↓", Texts.of("Moves the layer down (Alt+Down)"), () -> shift(-1)));
		aboveBase.add(button(bar, Texts.of("Duplicate"), Texts.of("Copies the layer (Ctrl+D)"), this::duplicate));
		aboveBase.add(button(bar, Texts.of("Delete"), Texts.of("Takes the layer away (Del)"), this::delete));
		button(bar, Texts.of("More") + " ▾", Texts.of("Merge (E), bake (Ctrl+B), flatten (F)"),
				this::offerMore);
		list = new RowList(content, Texts.of("Layers, the topmost first"), new Rows());
		list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		list.setMenu(menu(list));
		problem = new Label(content, SWT.WRAP);
		GridData told = new GridData(SWT.FILL, SWT.TOP, true, false);
		told.widthHint = 200;
		problem.setLayoutData(told);
		details = new Composite(content, SWT.NONE);
		GridLayout inner = new GridLayout(3, false);
		inner.marginWidth = 0;
		details.setLayout(inner);
		details.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		caption(Texts.of("Meets those below"));
		blend = new Combo(details, SWT.READ_ONLY);
		blend.setItems(Texts.of("Override: y + w (L − y)"), Texts.of("Additive: y + w L"),
				Texts.of("Multiply: y (1 + w (L − 1))"));
		blend.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		blend.addListener(SWT.Selection, event -> change(Texts.of("Blend of layer"),
				layer -> layer.setBlend(Blend.values()[blend.getSelectionIndex()])));
		named(blend, Texts.of("How the layer meets those below"));
		caption(Texts.of("Influence"));
		influence = new Scale(details, SWT.HORIZONTAL);
		influence.setMaximum(STEPS);
		influence.setPageIncrement(10);
		influence.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		influence.addListener(SWT.Selection, event -> slide());
		influence.addListener(SWT.MouseUp, event -> endSlide());
		influence.addListener(SWT.KeyUp, event -> endSlide());
		influence.addListener(SWT.FocusOut, event -> endSlide());
		named(influence, Texts.of("Influence of the layer"));
		influenceText = new Label(details, SWT.RIGHT);
		influenceText.setText("100 %");
		caption(Texts.of("Weight over time"));
		Composite weights = row(details);
		weights.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		weight = new Button(weights, SWT.TOGGLE);
		weight.setText(Texts.of("Edit curve"));
		weight.setToolTipText(Texts.of("Shows the weight in the timeline, to be shaped like any curve (W)"));
		weight.addListener(SWT.Selection, event -> showWeight(weight.getSelection()));
		ramps = button(weights, Texts.of("Only the region"),
				Texts.of("1 within the region, ramps at its ends, 0 elsewhere"),
				this::ramps);
		steady = button(weights, Texts.of("Everywhere"), Texts.of("Takes the weight curve away"), () -> change(
				Texts.of("Weight of layer"), layer -> layer.setInfluenceCurve(null)));
		caption(Texts.of("Channels"));
		channels = new Button(details, SWT.PUSH | SWT.LEFT);
		channels.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		channels.setToolTipText(Texts.of("Channels that the layer may change (C)"));
		channels.addListener(SWT.Selection, event -> offerChannels());
		Label line = new Label(content, SWT.SEPARATOR | SWT.HORIZONTAL);
		line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		filters = new FilterStackControl(content, host, this::reflow);
		filters.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		addListener(SWT.Dispose, event -> leave());
		refresh();
	}

	private void createMoved() {
		GridLayout inner = new GridLayout(6, false);
		inner.marginWidth = 0;
		moved.setLayout(inner);
		moved.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 6, 1);
		wide.widthHint = 200;
		movedText.setLayoutData(wide);
		button(moved, "◀", Texts.of("Goes to the edit before"), () -> goMoved(-1));
		button(moved, "▶", Texts.of("Goes to the next edit"), () -> goMoved(1));
		button(moved, Texts.of("Accept"), Texts.of("The edit is right as it is"), () -> onMoved(Texts.of("Accept edit"),
				(take, found) -> found.accept(take)));
		button(moved, Texts.of("Fit again"), Texts.of("Changes its keys so that the motion is at them what it was"),
				() -> onMoved(Texts.of("Fit edit again"), BaseReplacement::refit));
		button(moved, Texts.of("Drop"), Texts.of("Takes the edit away"), () -> onMoved(Texts.of("Drop edit"),
				BaseReplacement::drop));
	}

	private static Composite row(Composite parent) {
		Composite bar = new Composite(parent, SWT.NONE);
		RowLayout row = new RowLayout();
		row.marginLeft = 0;
		row.marginTop = 0;
		row.marginBottom = 0;
		row.center = true;
		row.spacing = 3;
		bar.setLayout(row);
		bar.setLayoutData(parent.getLayout() instanceof GridLayout
				? new GridData(SWT.FILL, SWT.TOP, true, false)
				: null);
		return bar;
	}

	private static Button button(Composite parent, String text, String tip, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, event -> action.run());
		named(button, tip);
		return button;
	}

	private void caption(String text) {
		new Label(details, SWT.NONE).setText(text);
	}

	private static void named(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = name;
				}
			}
		});
	}

	/** @param colours of the parts that draw themselves */
	public void setPalette(Palette colours) {
		list.setPalette(colours);
		filters.setPalette(colours);
	}

	/** Shows the layers of an open project; none for no project. */
	public void show(@Nullable ProjectSession shown) {
		leave();
		session = shown;
		selected = null;
		if (shown != null) {
			shown.addListener(changed);
			selected = shown.activeLayer().orElse(null);
		}
		refresh();
	}

	private void leave() {
		ProjectSession before = session;
		if (before != null) {
			before.removeListener(changed);
			if (!filters.isDisposed()) {
				filters.show(null, null);
			}
			session = null;
		}
	}

	private Optional<Track> track() {
		ProjectSession open = session;
		return open == null ? Optional.empty() : open.take().map(TakeStore::faceOf);
	}

	/** The topmost first. */
	private List<Layer> layers() {
		return track().map(track -> (List<Layer>) new ArrayList<>(track.getLayers().reversed())).orElse(List.of());
	}

	private void refresh() {
		if (isDisposed()) {
			return;
		}
		ProjectSession open = session;
		List<Layer> layers = layers();
		if (selected == null || !layers.contains(selected)) {
			selected = open == null || layers.isEmpty() ? null : open.activeLayer().orElse(layers.getLast());
		}
		Layer shown = selected;
		list.setRows(layers.stream().map(this::row).toList(), shown == null ? -1 : layers.indexOf(shown));
		boolean base = shown == null || shown == (layers.isEmpty() ? null : layers.getLast());
		filling = true;
		aboveBase.forEach(control -> control.setEnabled(!base));
		for (Control control : new Control[] { blend, influence, weight, ramps, steady, channels }) {
			control.setEnabled(!base && shown != null && !shown.isLocked());
		}
		boolean follows = shown != null && (base || shown.getContent() == null
				|| shown.getContent() instanceof PhoneEdits);
		blend.setEnabled(blend.isEnabled() && !follows);
		if (shown != null) {
			blend.select(shown.getBlend().ordinal());
			if (!sliding) {
				influence.setSelection((int) Math.round(shown.getInfluence() * STEPS));
			}
			String text = Math.round(100 * shown.getInfluence()) + " %";
			if (!text.equals(influenceText.getText())) {
				influenceText.setText(text);
				influenceText.requestLayout();
			}
			channels.setText(maskText(shown) + " ▾");
			steady.setEnabled(steady.isEnabled() && shown.getInfluenceCurve() != null);
			weight.setSelection(open != null && open.isWeightShown());
		}
		filling = false;
		say(open == null ? Texts.of("Open a project to see its layers.") : open.complaint());
		refreshMoved();
		filters.show(open, shown);
		reflow();
	}

	private void say(String text) {
		if (!text.equals(problem.getText())) {
			problem.setText(text);
		}
		GridData data = (GridData) problem.getLayoutData();
		data.exclude = text.isEmpty();
		problem.setVisible(!text.isEmpty());
	}

	private void reflow() {
		if (!isDisposed()) {
			// the base has none, and while a filter is set up its receipt has the room
			boolean settingUp = filters != null && filters.isSettingUp();
			Layer shown = selected;
			boolean detailed = !settingUp && shown != null
					&& track().filter(track -> track.getLayers().getFirst() == shown).isEmpty();
			((GridData) details.getLayoutData()).exclude = !detailed;
			details.setVisible(detailed);
			int width = scrolled.getClientArea().width;
			scrolled.setMinHeight(content.computeSize(Math.max(160, width), SWT.DEFAULT).y);
			content.layout(true, true);
			if (settingUp && !broughtUp) {
				getDisplay().asyncExec(() -> {
					if (!isDisposed()) {
						scrolled.setOrigin(0, Math.max(0, filters.getLocation().y - 4));
					}
				});
			}
			broughtUp = settingUp;
		}
	}

	private RowList.Row row(Layer layer) {
		boolean base = track().map(track -> track.getLayers().getFirst() == layer).orElse(false);
		List<String> parts = new ArrayList<>();
		if (base) {
			parts.add(Texts.of("what all others stand on"));
		} else if (layer.getContent() == null) {
			parts.add(Texts.of("filters what lies below"));
		} else if (layer.getContent() instanceof PhoneEdits phones) {
			parts.add(Texts.of("shapes {0} phones", phones.getEdits().size()));
		} else {
			parts.add(switch (layer.getBlend()) {
				case REPLACE -> Texts.of("overrides");
				case ADD -> Texts.of("adds");
				case MULTIPLY -> Texts.of("multiplies");
			});
		}
		if (!layer.getChannelMask().isEmpty()) {
			parts.add(maskText(layer));
		}
		if (layer.getInfluenceCurve() != null) {
			parts.add(Texts.of("weight curve"));
		}
		long used = layer.getFilters().stream().filter(use -> use.isEnabled()).count();
		if (used > 0) {
			parts.add(used == 1 ? Texts.of("1 filter") : Texts.of("{0} filters", used));
		}
		ProjectSession open = session;
		boolean active = open != null && open.activeLayer().filter(one -> one == layer).isPresent();
		boolean keyed = layer.getContent() instanceof KeyedMotion;
		return new RowList.Row(layer.getName(), String.join(" · ", parts), keyed ? active : null, layer.isMuted(),
				!base, base || layer.getInfluence() == 1 ? "" : Math.round(100 * layer.getInfluence()) + " %",
				List.of(new RowList.Toggle("M", layer.isMuted(), Texts.of("Muted")),
						new RowList.Toggle("S", layer.isSolo(), Texts.of("Solo")),
						new RowList.Toggle("L", layer.isLocked(), Texts.of("Locked"))));
	}

	private String maskText(Layer layer) {
		if (layer.getChannelMask().isEmpty()) {
			return Texts.of("All channels");
		}
		Set<String> mask = Set.copyOf(layer.getChannelMask());
		List<String> groups = new ArrayList<>();
		Set<String> rest = new LinkedHashSet<>(mask);
		for (Articulator articulator : Articulator.values()) {
			Set<String> group = groupOf(articulator);
			if (!group.isEmpty() && mask.containsAll(group)) {
				groups.add(Texts.of(articulator.label()));
				rest.removeAll(group);
			}
		}
		if (!rest.isEmpty()) {
			groups.add(rest.size() <= 2 ? String.join(", ", rest) : Texts.of("{0} channels", rest.size()));
		}
		return String.join(", ", groups);
	}

	private Set<String> groupOf(Articulator articulator) {
		Set<String> group = new LinkedHashSet<>();
		ProjectSession open = session;
		if (open != null) {
			for (Channel channel : open.motion().channels().channels()) {
				if (Articulator.of(channel.name()) == articulator) {
					group.add(channel.name());
				}
			}
		}
		return group;
	}

	/** One step of the history; says what keeps it from being made. */
	private boolean edit(String label, Consumer<Track> change) {
		ProjectSession open = session;
		Optional<Track> track = track();
		if (open == null || track.isEmpty()) {
			return false;
		}
		endSlide();
		try {
			open.history().edit(label, project -> change.accept(track.get()));
			return true;
		} catch (IllegalArgumentException | IllegalStateException e) {
			say(e.getMessage());
			reflow();
			return false;
		}
	}

	private void change(String label, Consumer<Layer> change) {
		Layer layer = selected;
		if (layer != null && !filling) {
			edit(label, track -> change.accept(layer));
		}
	}

	private void slide() {
		Layer layer = selected;
		ProjectSession open = session;
		if (layer == null || open == null || filling) {
			return;
		}
		double value = (double) influence.getSelection() / STEPS;
		sliding = true;
		var running = slide;
		if (running == null) {
			if (open.history().isPreviewing()) {
				return;
			}
			running = open.history().preview(Texts.of("Influence of layer"));
			slide = running;
		}
		running.update(project -> layer.setInfluence(value));
	}

	private void endSlide() {
		var running = slide;
		slide = null;
		sliding = false;
		if (running != null) {
			running.commit();
		}
	}

	/** Adds a layer of keys on top, which keys go to from then on. */
	void add(Blend how) {
		ProjectSession open = session;
		if (open == null) {
			return;
		}
		String name = switch (how) {
			case REPLACE -> Texts.of("override");
			case ADD -> Texts.of("edits");
			case MULTIPLY -> Texts.of("scale");
		};
		MotionClip motion = open.motion();
		Optional<FrameRange> region = host.region();
		Layer[] made = new Layer[1];
		boolean done = edit(Texts.of("Add layer"), track -> {
			Layer layer = LayerVerbs.addKeys(track, name, how, motion.frameRate());
			if (how == Blend.REPLACE && region.isPresent()) {
				layer.setInfluenceCurve(Stored.of(LayerVerbs.ramps(motion.frameRate(), region.get(), rampFrames(motion),
						motion.frameCount())));
			}
			made[0] = layer;
		});
		if (done) {
			selected = made[0];
			open.setActiveLayer(made[0]);
		}
	}

	private static int rampFrames(MotionClip motion) {
		return (int) Math.max(1, Math.round(RAMP_SECONDS * motion.frameRate().framesPerSecond()));
	}

	void addFilterLayer() {
		Layer[] made = new Layer[1];
		if (edit(Texts.of("Add filter layer"),
				track -> made[0] = LayerVerbs.addAdjustment(track, Texts.of("filter layer")))) {
			selected = made[0];
			refresh();
		}
	}

	private void duplicate() {
		Layer layer = selected;
		Layer[] made = new Layer[1];
		if (layer != null && edit(Texts.of("Duplicate layer"),
				track -> made[0] = LayerVerbs.duplicate(track, layer))) {
			selected = made[0];
			refresh();
		}
	}

	private void delete() {
		Layer layer = selected;
		if (layer == null) {
			return;
		}
		if (layer.isLocked()) {
			say(Texts.of("“{0}” is locked; unlock it first.", layer.getName()));
			reflow();
			return;
		}
		List<Layer> layers = layers();
		int row = layers.indexOf(layer);
		if (edit(Texts.of("Delete layer"), track -> LayerVerbs.delete(track, layer))) {
			selected = layers().get(Math.min(row, layers().size() - 1));
			refresh();
		}
	}

	/** @param up places up in the stack */
	private void shift(int up) {
		Layer layer = selected;
		if (layer != null) {
			edit(Texts.of("Move layer"),
					track -> LayerVerbs.move(track, layer, track.getLayers().indexOf(layer) + up));
		}
	}

	private void mergeDown() {
		Layer upper = selected;
		Optional<Track> track = track();
		if (upper == null || track.isEmpty()) {
			return;
		}
		if (track.get().getLayers().indexOf(upper) < 2) {
			say(Texts.of("“{0}” lies right above the base, which stays as it was made; flatten the layers to put"
					+ " everything into one.", upper.getName()));
			reflow();
			return;
		}
		Track face = track.get();
		compute(Texts.of("Merge layers"), (stack, progress) -> LayerVerbs.merged(face, upper, stack), keys -> {
			Layer[] made = new Layer[1];
			if (edit(Texts.of("Merge layers"), all -> made[0] = LayerVerbs.mergeDown(all, upper, keys))) {
				selected = made[0];
				refresh();
			}
		});
	}

	private void bake() {
		Layer layer = selected;
		if (layer == null) {
			return;
		}
		Optional<Track> track = track();
		if (track.filter(face -> face.getLayers().getFirst() == layer).isPresent()) {
			say(Texts.of("The base is what all others stand on; bake a layer above it, or flatten."));
			reflow();
			return;
		}
		compute(Texts.of("Bake layer"), (stack, progress) -> LayerVerbs.difference(stack.below(layer),
				stack.upTo(layer), FrameRange.ALL), (KeyCurves keys) -> {
					Layer[] made = new Layer[1];
					if (edit(Texts.of("Bake layer"), face -> made[0] = LayerVerbs.bake(face, layer, keys))) {
						selected = made[0];
						refresh();
					}
				});
	}

	private void flatten() {
		compute(Texts.of("Flatten layers"), (stack, progress) -> stack.result(), (MotionClip result) -> {
			if (edit(Texts.of("Flatten layers"), track -> LayerVerbs.flatten(track, result))) {
				selected = null;
				refresh();
			}
		});
	}

	private interface OnStack<T extends Object> {
		T make(LayerStack stack, Progress progress) throws IOException;
	}

	private <T extends Object> void compute(String label, OnStack<T> work, Consumer<T> then) {
		ProjectSession open = session;
		if (open == null) {
			return;
		}
		open.compute(label, (bench, progress) -> work.make(bench.stack(progress), progress),
				(T result, Boolean same) -> {
					if (isDisposed()) {
						return;
					}
					if (same) {
						then.accept(result);
					} else {
						say(Texts.of("The layers have changed meanwhile; do it again."));
						reflow();
					}
				}, sentence -> {
					if (!isDisposed()) {
						say(sentence);
						reflow();
					}
				});
	}

	private void showWeight(boolean show) {
		Layer layer = selected;
		ProjectSession open = session;
		if (layer != null && open != null) {
			open.showWeight(layer, show);
		}
	}

	private void ramps() {
		ProjectSession open = session;
		Optional<FrameRange> region = host.region();
		if (open == null) {
			return;
		}
		if (region.isEmpty()) {
			say(Texts.of("Choose a region on the ruler first (I and O, or Ctrl+drag)."));
			reflow();
			return;
		}
		MotionClip motion = open.motion();
		change(Texts.of("Weight of layer"), layer -> layer.setInfluenceCurve(Stored.of(LayerVerbs.ramps(
				motion.frameRate(), region.get(), rampFrames(motion), motion.frameCount()))));
	}

	private void offerLayers() {
		popUp(menu -> {
			item(menu, Texts.of("Additive keys"), () -> add(Blend.ADD));
			item(menu, host.region().isPresent()
					? Texts.of("Override keys in the region")
					: Texts.of("Override keys"), () -> add(Blend.REPLACE));
			item(menu, Texts.of("Multiply keys"), () -> add(Blend.MULTIPLY));
			new MenuItem(menu, SWT.SEPARATOR);
			item(menu, Texts.of("Filters over what lies below"), this::addFilterLayer);
		});
	}

	private void offerMore() {
		popUp(this::fillMore);
	}

	private void fillMore(Menu menu) {
		item(menu, Texts.of("Rename") + "\tF2", list::rename);
		item(menu, Texts.of("Keys go here") + "\tEnter", this::activate);
		item(menu, Texts.of("Merge down") + "\tE", this::mergeDown);
		item(menu, Texts.of("Bake to a new layer") + "\tCtrl+B", this::bake);
		item(menu, Texts.of("Flatten all layers") + "\tF", this::flatten);
	}

	private Menu menu(Control of) {
		Menu menu = new Menu(of);
		menu.addListener(SWT.Show, event -> {
			Arrays.stream(menu.getItems()).forEach(MenuItem::dispose);
			item(menu, Texts.of("Additive keys") + "\tInsert", () -> add(Blend.ADD));
			item(menu, Texts.of("Duplicate") + "\tCtrl+D", this::duplicate);
			item(menu, Texts.of("Delete") + "\tDel", this::delete);
			new MenuItem(menu, SWT.SEPARATOR);
			fillMore(menu);
		});
		return menu;
	}

	private void popUp(Consumer<Menu> fill) {
		Menu menu = new Menu(this);
		fill.accept(menu);
		menu.addListener(SWT.Hide, event -> getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	private static void item(Menu menu, String text, Runnable action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, event -> action.run());
	}

	private void offerChannels() {
		Layer layer = selected;
		if (layer == null || !channels.isEnabled()) {
			return;
		}
		popUp(menu -> {
			menu.setLocation(channels.toDisplay(0, channels.getSize().y));
			Set<String> mask = Set.copyOf(layer.getChannelMask());
			check(menu, Texts.of("All channels"), mask.isEmpty(), () -> mask(Set.of()));
			List<String> shown = host.shownChannels();
			if (!shown.isEmpty()) {
				check(menu, Texts.of("Channels shown in the timeline ({0})", shown.size()),
						mask.equals(Set.copyOf(shown)), () -> mask(shown));
			}
			new MenuItem(menu, SWT.SEPARATOR);
			for (Articulator articulator : EnumSet.allOf(Articulator.class)) {
				Set<String> group = groupOf(articulator);
				if (!group.isEmpty()) {
					boolean in = !mask.isEmpty() && mask.containsAll(group);
					check(menu, Texts.of(articulator.label()), in, () -> toggle(group, !in));
				}
			}
		});
	}

	private static void check(Menu menu, String text, boolean on, Runnable action) {
		MenuItem item = new MenuItem(menu, SWT.CHECK);
		item.setText(text);
		item.setSelection(on);
		item.addListener(SWT.Selection, event -> action.run());
	}

	/** Adds a group to the mask or takes it out. */
	void toggle(Set<String> group, boolean in) {
		Layer layer = selected;
		if (layer != null) {
			Set<String> mask = new LinkedHashSet<>(layer.getChannelMask());
			if (in) {
				mask.addAll(group);
			} else {
				mask.removeAll(group);
			}
			mask(mask);
		}
	}

	private void mask(Collection<String> names) {
		change(Texts.of("Channels of layer"), layer -> LayerVerbs.setMask(layer, names));
	}

	private void activate() {
		Layer layer = selected;
		ProjectSession open = session;
		if (layer == null || open == null) {
			return;
		}
		if (layer.getContent() instanceof KeyedMotion) {
			open.setActiveLayer(layer);
		} else {
			say(Texts.of("Keys go to layers of keys; “{0}” holds none.", layer.getName()));
			reflow();
		}
	}

	private void set(Layer layer, int toggle) {
		String label = switch (toggle) {
			case MUTE -> layer.isMuted() ? Texts.of("Unmute layer") : Texts.of("Mute layer");
			case SOLO -> layer.isSolo() ? Texts.of("Unsolo layer") : Texts.of("Solo layer");
			default -> layer.isLocked() ? Texts.of("Unlock layer") : Texts.of("Lock layer");
		};
		edit(label, track -> {
			switch (toggle) {
				case MUTE -> layer.setMuted(!layer.isMuted());
				case SOLO -> layer.setSolo(!layer.isSolo());
				default -> layer.setLocked(!layer.isLocked());
			}
		});
	}

	private final class Rows implements RowList.Host {

		@Override
		public void selected(int row) {
			endSlide();
			ProjectSession open = session;
			Layer layer = layers().get(row);
			selected = layer;
			if (open != null && open.isWeightShown()) {
				open.showWeight(layer, false);
			} else {
				refresh();
			}
		}

		@Override
		public void toggled(int row, int toggle) {
			set(layers().get(row), toggle);
		}

		@Override
		public void moved(int from, int to) {
			Layer layer = layers().get(from);
			int last = layers().size() - 1;
			edit(Texts.of("Move layer"), track -> LayerVerbs.move(track, layer, last - to));
		}

		@Override
		public void led(int row) {
			activate();
		}

		@Override
		public void renamed(int row, String name) {
			Layer layer = layers().get(row);
			edit(Texts.of("Rename layer"), track -> layer.setName(name));
		}

		@Override
		public boolean key(Event event, int row) {
			Layer layer = selected;
			boolean command = (event.stateMask & SWT.MOD1) != 0;
			if (layer == null) {
				return false;
			}
			switch (event.keyCode) {
				case 'm' -> set(layer, MUTE);
				case 's' -> set(layer, SOLO);
				case 'l' -> set(layer, LOCK);
				case 'w' -> showWeight(!weight.getSelection());
				case SWT.INSERT -> add(Blend.ADD);
				case SWT.DEL, SWT.BS -> delete();
				case '+', '=', SWT.KEYPAD_ADD -> nudge(layer, 0.05);
				case '-', SWT.KEYPAD_SUBTRACT -> nudge(layer, -0.05);
				case 'c', 'f' -> {
					if (command) {
						return false;
					}
					if (event.keyCode == 'c') {
						offerChannels();
					} else {
						flatten();
					}
				}
				case 'd' -> {
					if (!command) {
						return false;
					}
					duplicate();
				}
				case 'e' -> {
					if (command) {
						return false;
					}
					mergeDown();
				}
				case 'b' -> {
					if (!command) {
						return false;
					}
					bake();
				}
				default -> {
					return false;
				}
			}
			return true;
		}
	}

	private void nudge(Layer layer, double by) {
		if (!layer.isLocked() && track().filter(track -> track.getLayers().getFirst() != layer).isPresent()) {
			double wanted = Math.clamp(Math.round((layer.getInfluence() + by) * 100) / 100.0, 0, 1);
			edit(Texts.of("Influence of layer"), track -> layer.setInfluence(wanted));
		}
	}

	private List<MovedGround> movedEdits() {
		ProjectSession open = session;
		return open == null ? List.of() : open.take().map(MovedGround::of).orElse(List.of());
	}

	private void refreshMoved() {
		List<MovedGround> edits = movedEdits();
		((GridData) moved.getLayoutData()).exclude = edits.isEmpty();
		moved.setVisible(!edits.isEmpty());
		ProjectSession open = session;
		if (edits.isEmpty() || open == null) {
			return;
		}
		movedIndex = Math.clamp(movedIndex, 0, edits.size() - 1);
		MovedGround edit = edits.get(movedIndex);
		double rate = open.motion().frameRate().framesPerSecond();
		movedText.setText(Texts.of("▲ The ground moved under {0} edits. {1} of {0}: “{2}” at {3} s, {4}, by {5}.",
				edits.size(), movedIndex + 1, edit.layer(),
				String.format(Locale.ROOT, "%.2f", edit.frames().start() / rate),
				edit.channels().size() <= 2
						? String.join(", ", edit.channels())
						: Texts.of("{0} channels", edit.channels().size()),
				String.format(Locale.ROOT, "%.2f", edit.moved())
						+ (edit.phones() ? " (" + Texts.of("its phones moved too") + ")" : "")));
	}

	private void goMoved(int by) {
		List<MovedGround> edits = movedEdits();
		if (!edits.isEmpty()) {
			movedIndex = Math.floorMod(movedIndex + by, edits.size());
			refreshMoved();
			reflow();
			host.show(edits.get(movedIndex).frames());
		}
	}

	private interface OnMoved {
		void on(Take take, MovedGround found) throws IOException;
	}

	private void onMoved(String label, OnMoved verb) {
		List<MovedGround> edits = movedEdits();
		ProjectSession open = session;
		if (open == null || edits.isEmpty()) {
			return;
		}
		MovedGround found = edits.get(Math.clamp(movedIndex, 0, edits.size() - 1));
		edit(label, track -> {
			try {
				verb.on(open.take().orElseThrow(), found);
			} catch (IOException e) {
				throw new IllegalStateException(e.getMessage(), e);
			}
		});
	}

	RowList list() {
		return list;
	}

	FilterStackControl filters() {
		return filters;
	}

	@Override
	public boolean setFocus() {
		return !list.isDisposed() && list.setFocus();
	}
}
