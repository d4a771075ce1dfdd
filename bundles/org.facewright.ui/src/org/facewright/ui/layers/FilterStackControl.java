package org.facewright.ui.layers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
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
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.api.filter.TrackFilter;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRange;
import org.facewright.document.model.Blend;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Track;
import org.facewright.engine.Providers;
import org.facewright.operations.FilterPreset;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.TakeStore;
import org.facewright.operations.layer.LayerPlan;
import org.facewright.operations.layer.LayerStack;
import org.facewright.operations.layer.LayerVerbs;
import org.facewright.operations.receipt.Receipt;
import org.facewright.ui.ParameterForm;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/**
 * The filters of one layer, applied from top to bottom, and the one that is being set up with its receipt. Nothing
 * changes in the project until Apply; meanwhile its motion can be tried.
 */
public final class FilterStackControl extends Composite {

	private static final int STEPS = 100;
	private static final int PATIENCE = 180; // ms without a change before the receipt is made
	private static final int NEW = -1;

	private final LayersHost host;
	private final Runnable reflow;
	private final Label title;
	private final RowList list;
	private final Composite setUp;
	private final Label name;
	private final Label about;
	private final ParameterForm form;
	private final Combo channels;
	private final Combo frames;
	private final Text feather;
	private final Scale amount;
	private final Label amountText;
	private final Button preview;
	private final Button apply;
	private final Button asKeys;
	private final Button discard;
	private final Text presetName;
	private final Button add;
	private final Label complaint;
	private final ReceiptControl receipt;
	private @Nullable ProjectSession session;
	private @Nullable Layer layer;
	private @Nullable TrackFilter candidate;
	private int place = NEW; // of the candidate in the layer; NEW when it is not in it yet
	private boolean filling;
	private FrameRange scope = FrameRange.ALL;
	private Runnable cancel = () -> {};
	private int asked;
	private final Runnable due = this::measure;

	/** @param reflow runs when the control wants another height */
	FilterStackControl(Composite parent, LayersHost host, Runnable reflow) {
		super(parent, SWT.NONE);
		this.host = host;
		this.reflow = reflow;
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		setLayout(layout);
		title = new Label(this, SWT.NONE);
		title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		add = new Button(this, SWT.PUSH);
		add.setText(Texts.of("Add filter") + " ▾");
		add.setToolTipText(Texts.of("Sets a filter up for this layer; nothing changes until it is applied (Insert)"));
		add.addListener(SWT.Selection, event -> offer());
		list = new RowList(this, Texts.of("Filters"), new Rows());
		list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
		setUp = new Composite(this, SWT.NONE);
		GridLayout inner = new GridLayout(3, false);
		inner.marginWidth = 0;
		setUp.setLayout(inner);
		setUp.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
		name = new Label(setUp, SWT.NONE);
		name.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
		Composite verbs = new Composite(setUp, SWT.NONE);
		RowLayout row = new RowLayout();
		row.center = true;
		verbs.setLayout(row);
		verbs.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
		preview = new Button(verbs, SWT.CHECK);
		preview.setText(Texts.of("Preview"));
		preview.setToolTipText(Texts.of("Shows and plays the filtered motion before it is applied"));
		preview.setSelection(true);
		preview.addListener(SWT.Selection, event -> showTrial());
		apply = button(verbs, Texts.of("Apply"), Texts.of("Puts the filter into the stack, where it stays editable"),
				this::apply);
		asKeys = button(verbs, Texts.of("Apply as keys"),
				Texts.of("Adds what the filter changes as keys in a new layer, in the region if"
						+ " there is one"),
				this::applyAsKeys);
		discard = button(verbs, Texts.of("Discard"), Texts.of("Leaves everything as it is (Esc)"), this::discard);
		button(verbs, Texts.of("Save as preset…"),
				Texts.of("Keeps the filter with these values for other layers and projects"), this::askPresetName);
		presetName = new Text(setUp, SWT.BORDER);
		presetName.setMessage(Texts.of("Name of the preset, then Enter"));
		presetName.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
		presetName.addListener(SWT.DefaultSelection, event -> keepPreset());
		presetName.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC) {
				showPresetName(false);
			}
		});
		named(presetName, Texts.of("Name of the preset, then Enter"));
		form = new ParameterForm(setUp, this::changed);
		form.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
		complaint = new Label(setUp, SWT.WRAP);
		GridData told = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
		told.widthHint = 200;
		complaint.setLayoutData(told);
		receipt = new ReceiptControl(setUp, host::show);
		receipt.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
		caption(Texts.of("Channels"));
		channels = new Combo(setUp, SWT.NONE);
		channels.setItems("*", "jaw*", "mouth*", "jaw*,mouth*", "brow*", "eye*", "cheek*,nose*", "tongue*",
				"*,!jaw*,!mouth*");
		channels.setToolTipText(Texts.of("Names with * for any letters, separated by commas; ! leaves out"));
		wide(channels);
		channels.addListener(SWT.Modify, event -> changed());
		named(channels, Texts.of("Channels of the filter"));
		caption(Texts.of("Frames"));
		frames = new Combo(setUp, SWT.READ_ONLY);
		wide(frames);
		frames.addListener(SWT.Selection, event -> {
			scope = frames.getSelectionIndex() == 1 ? region() : FrameRange.ALL;
			changed();
		});
		named(frames, Texts.of("Frames of the filter"));
		caption(Texts.of("Fade (frames)"));
		feather = new Text(setUp, SWT.BORDER);
		wide(feather);
		feather.addListener(SWT.Modify, event -> changed());
		named(feather, Texts.of("Frames over which the filter fades in and out"));
		caption(Texts.of("Amount"));
		amount = new Scale(setUp, SWT.HORIZONTAL);
		amount.setMaximum(STEPS);
		amount.setPageIncrement(10);
		amount.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		amount.addListener(SWT.Selection, event -> {
			showAmount();
			changed();
		});
		named(amount, Texts.of("Amount of the filter"));
		amountText = new Label(setUp, SWT.RIGHT);
		amountText.setText("100 %");
		about = new Label(setUp, SWT.WRAP);
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
		wide.widthHint = 200;
		about.setLayoutData(wide);
		addListener(SWT.Dispose, event -> {
			cancel.run();
			endTrial();
		});
		for (Control control : new Control[] { channels, frames, feather, amount, apply, asKeys, discard, preview }) {
			control.addListener(SWT.KeyDown, event -> {
				if (event.keyCode == SWT.ESC) {
					discard();
				}
			});
		}
		showSetUp(false);
	}

	private void caption(String text) {
		new Label(setUp, SWT.NONE).setText(text);
	}

	private static void wide(Control control) {
		control.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
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

	private static Button button(Composite parent, String text, String tip, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	void setPalette(Palette palette) {
		list.setPalette(palette);
		receipt.setPalette(palette);
	}

	/** Shows the filters of a layer; none for no layer. */
	void show(@Nullable ProjectSession shownSession, @Nullable Layer shownLayer) {
		if (shownSession != session || shownLayer != layer) {
			endTrial();
			session = shownSession;
			layer = shownLayer;
			candidate = null;
			place = NEW;
			showSetUp(false);
		}
		refresh();
	}

	private void refresh() {
		Layer shown = layer;
		List<FilterUse> uses = shown == null ? List.of() : shown.getFilters();
		title.setText(shown == null ? Texts.of("Filters") : Texts.of("Filters of {0}", shown.getName()));
		add.setEnabled(shown != null);
		if (place >= uses.size()) {
			candidate = null;
			place = NEW;
			showSetUp(false);
		}
		list.setRows(uses.stream().map(this::row).toList(), candidate == null ? list.selected() : place);
		apply.setText(place == NEW ? Texts.of("Apply") : Texts.of("Apply change"));
	}

	private List<FilterUse> uses() {
		Layer shown = layer;
		return shown == null ? List.of() : shown.getFilters();
	}

	private RowList.Row row(FilterUse use) {
		FilterSpec spec = LayerPlan.spec(use);
		Optional<TrackFilter> filter = filter(spec.filterId());
		List<String> parts = new ArrayList<>();
		if (filter.isEmpty()) {
			parts.add(Texts.of("not installed"));
		}
		spec.values().entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(3)
				.forEach(value -> parts.add(value.getKey() + " " + value.getValue()));
		if (!spec.channels().equals("*")) {
			parts.add(spec.channels());
		}
		if (!spec.region().equals(FrameRange.ALL)) {
			parts.add(spec.region().start() + "–" + (spec.region().end() - 1));
		}
		return new RowList.Row(filter.map(TrackFilter::label).orElse(spec.filterId()), String.join(" · ", parts), null,
				!use.isEnabled(), true, spec.amount() == 1 ? "" : Math.round(100 * spec.amount()) + " %",
				List.of(new RowList.Toggle("B", !use.isEnabled(), Texts.of("Bypassed"))));
	}

	private Optional<TrackFilter> filter(String id) {
		ProjectSession open = session;
		return open == null
				? Optional.empty()
				: open.providers().filters().stream().filter(filter -> filter.id().equals(id)).findFirst();
	}

	/** Filters and presets to choose from. */
	private void offer() {
		Menu menu = new Menu(add);
		fill(menu);
		menu.setLocation(add.toDisplay(0, add.getSize().y));
		menu.addListener(SWT.Hide, event -> add.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	void fill(Menu menu) {
		ProjectSession open = session;
		if (open == null) {
			return;
		}
		Providers providers = open.providers();
		boolean base = open.take().map(take -> TakeStore.faceOf(take).getLayers().getFirst() == layer).orElse(false);
		for (FilterPreset preset : UsualPresets.ALL) {
			filter(preset.filter().filterId()).ifPresent(filter -> item(menu, Texts.of(preset.name()),
					() -> setUp(filter, preset.filter())));
		}
		fillOwn(menu);
		new MenuItem(menu, SWT.SEPARATOR);
		for (TrackFilter filter : providers.filters()) {
			if (!filter.changesTime() || base) {
				item(menu, filter.label(), () -> setUp(filter, new FilterSpec(filter.id(), Map.of(), "*",
						FrameRange.ALL, 0, 1))).setToolTipText(filter.description());
			}
		}
	}

	/** The studio's presets, and what takes them away again. */
	private void fillOwn(Menu menu) {
		List<String> problems = new ArrayList<>();
		List<FilterPreset> own = List.of();
		try {
			own = host.presets().presets(problems);
		} catch (IOException e) {
			problems.add(e.getMessage());
		}
		if (own.isEmpty() && problems.isEmpty()) {
			return;
		}
		new MenuItem(menu, SWT.SEPARATOR);
		problems.forEach(problem -> item(menu, "⚠ " + problem, () -> {}).setEnabled(false));
		Menu delete = new Menu(menu);
		for (FilterPreset preset : own) {
			filter(preset.filter().filterId()).ifPresent(filter -> item(menu, preset.name(),
					() -> setUp(filter, preset.filter())));
			item(delete, preset.name(), () -> deletePreset(preset.name()));
		}
		if (!own.isEmpty()) {
			MenuItem cascade = new MenuItem(menu, SWT.CASCADE);
			cascade.setText(Texts.of("Delete a preset"));
			cascade.setMenu(delete);
		}
	}

	private void deletePreset(String preset) {
		try {
			host.presets().delete(preset);
		} catch (IOException e) {
			if (isSettingUp()) {
				tell(e.getMessage());
			} else {
				title.setText(e.getMessage());
			}
		}
	}

	private void askPresetName() {
		showPresetName(true);
		presetName.setFocus();
	}

	private void showPresetName(boolean shown) {
		if (!shown && presetName.isFocusControl()) {
			channels.setFocus();
		}
		presetName.setText("");
		presetName.setVisible(shown);
		((GridData) presetName.getLayoutData()).exclude = !shown;
		presetName.requestLayout();
		reflow.run();
	}

	Text presetName() {
		return presetName;
	}

	/** Keeps what stands in the form; its frames belong to the take. */
	private void keepPreset() {
		try {
			FilterSpec spec = spec();
			FilterPreset preset = new FilterPreset(presetName.getText().strip(), new FilterSpec(spec.filterId(),
					spec.values(), spec.channels(), FrameRange.ALL, spec.featherFrames(), spec.amount()));
			host.presets().keep(preset);
			showPresetName(false);
			tell(Texts.of("Kept as the preset “{0}”.", preset.name()));
		} catch (IllegalArgumentException | IOException e) {
			tell(e.getMessage());
		}
	}

	private static MenuItem item(Menu menu, String text, Runnable action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, event -> action.run());
		return item;
	}

	/** Begins with a filter that is not in the stack yet. */
	void setUp(TrackFilter filter, FilterSpec spec) {
		endTrial();
		place = NEW;
		fillForm(filter, spec);
		list.setRows(uses().stream().map(this::row).toList(), NEW);
		apply.setText(Texts.of("Apply"));
		measureSoon();
	}

	private void open(int row) {
		Layer shown = layer;
		if (shown == null || row < 0 || row >= shown.getFilters().size()) {
			return;
		}
		FilterSpec spec = LayerPlan.spec(shown.getFilters().get(row));
		Optional<TrackFilter> filter = filter(spec.filterId());
		endTrial();
		place = row;
		if (filter.isEmpty()) {
			candidate = null;
			showSetUp(false);
			return;
		}
		fillForm(filter.get(), spec);
		apply.setText(Texts.of("Apply change"));
		measureSoon();
	}

	private void fillForm(TrackFilter filter, FilterSpec spec) {
		candidate = filter;
		filling = true;
		name.setText(filter.label());
		name.setToolTipText(filter.description());
		about.setText(filter.description());
		form.show(filter.parameters(), spec.values());
		channels.setText(spec.channels());
		scope = spec.region();
		FrameRange region = scope.equals(FrameRange.ALL) ? region() : scope;
		frames.setItems(Texts.of("Whole take"), region.equals(FrameRange.ALL)
				? Texts.of("Region (choose one on the ruler)")
				: Texts.of("Frames {0} to {1}", region.start(), region.end() - 1));
		frames.select(scope.equals(FrameRange.ALL) ? 0 : 1);
		feather.setText(Integer.toString(spec.featherFrames()));
		amount.setSelection((int) Math.round(spec.amount() * STEPS));
		showAmount();
		filling = false;
		receipt.show(null, 60, Texts.of("Receipt"), Texts.of("comparing…"));
		showSetUp(true);
	}

	private FrameRange region() {
		return host.region().orElse(FrameRange.ALL);
	}

	private void showAmount() {
		amountText.setText(Math.round(100.0 * amount.getSelection() / STEPS) + " %");
		amountText.requestLayout();
	}

	/** Whether a filter is being set up. */
	boolean isSettingUp() {
		return setUp.getVisible();
	}

	private void showSetUp(boolean shown) {
		setUp.setVisible(shown);
		((GridData) setUp.getLayoutData()).exclude = !shown;
		showPresetName(false);
		if (!shown) {
			cancel.run();
		}
		requestLayout();
		reflow.run();
	}

	private void changed() {
		if (!filling && candidate != null) {
			measureSoon();
		}
	}

	/** What stands in the form. @throws IllegalArgumentException with a sentence for the user */
	private FilterSpec spec() {
		TrackFilter filter = candidate;
		if (filter == null) {
			throw new IllegalArgumentException(Texts.of("Choose a filter first."));
		}
		int fade;
		try {
			fade = Integer.parseInt(feather.getText().strip());
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(Texts.of("The fade is a number of frames, not “{0}”.",
					feather.getText()), e);
		}
		Map<String, String> values = new LinkedHashMap<>(form.texts());
		FilterSpec spec = new FilterSpec(filter.id(), values, channels.getText().strip(), scope, fade,
				(double) amount.getSelection() / STEPS);
		ProjectSession open = session;
		if (open != null) {
			spec.resolve(open.providers());
		}
		return spec;
	}

	/** Filters of the layer without the one in the form, and the place it has among those that are on. */
	private record Around(List<FilterSpec> others, int at) {

		List<FilterSpec> with(FilterSpec spec) {
			List<FilterSpec> all = new ArrayList<>(others);
			all.add(at, spec);
			return all;
		}
	}

	private Around around() {
		List<FilterSpec> others = new ArrayList<>();
		int at = -1;
		List<FilterUse> uses = uses();
		for (int i = 0; i < uses.size(); i++) {
			if (i == place) {
				at = others.size();
			} else if (uses.get(i).isEnabled()) {
				others.add(LayerPlan.spec(uses.get(i)));
			}
		}
		return new Around(others, at < 0 ? others.size() : at);
	}

	private void measureSoon() {
		if (isDisposed()) {
			return;
		}
		getDisplay().timerExec(-1, due);
		getDisplay().timerExec(PATIENCE, due);
	}

	/** Tries the filter and makes its receipt: of what is in view first, then of the whole take. */
	private void measure() {
		ProjectSession open = session;
		Layer shown = layer;
		if (isDisposed() || open == null || shown == null || candidate == null) {
			return;
		}
		FilterSpec spec;
		try {
			spec = spec();
		} catch (IllegalArgumentException e) {
			say(e.getMessage());
			return;
		}
		say("");
		showTrial();
		cancel.run();
		int number = ++asked;
		Around around = around();
		FrameRange visible = host.visible();
		double rate = open.motion().frameRate().framesPerSecond();
		receipt.await(Texts.of("comparing…"));
		cancel = open.compute(Texts.of("Receipt of {0}", spec.filterId()), (bench, progress) -> {
			LayerStack without = bench.with(shown, around.others(), bench.stack(progress), progress);
			LayerStack with = bench.with(shown, around.with(spec), without, progress);
			var context = bench.context();
			MotionClip before = without.result();
			MotionClip after = with.result();
			FrameRange seen = visible.within(before.frameCount());
			if (seen.length() > 2 && seen.length() < before.frameCount() / 2) {
				Receipt first = Receipt.of(before, after, context.speech(), context.closure(), seen, progress);
				getDisplayOf(receipt, () -> showReceipt(number, first, rate,
						Texts.of("What it costs in view, {0} s", text(first.seconds()))));
			}
			return Receipt.of(before, after, context.speech(), context.closure(), FrameRange.ALL, progress);
		}, (result, same) -> showReceipt(number, result, rate,
				Texts.of("What it costs in the whole take, {0} s", text(result.seconds()))), problem -> {
					if (number == asked && !isDisposed()) {
						receipt.show(null, rate, Texts.of("Receipt"), problem);
						reflow.run();
					}
				});
	}

	private static void getDisplayOf(Control control, Runnable what) {
		if (!control.isDisposed()) {
			control.getDisplay().asyncExec(what);
		}
	}

	private static String text(double seconds) {
		return String.format(Locale.ROOT, "%.1f", seconds);
	}

	private void showReceipt(int number, Receipt made, double rate, String caption) {
		if (number != asked || isDisposed()) {
			return;
		}
		receipt.show(made.changesNothing() ? null : made, rate, caption, Texts.of("It changes nothing."));
		reflow.run();
	}

	private void say(String text) {
		if (isDisposed()) {
			return;
		}
		tell(text);
		boolean ready = text.isEmpty();
		apply.setEnabled(ready);
		asKeys.setEnabled(ready);
	}

	private void tell(String text) {
		boolean more = complaint.getVisible() == text.isEmpty();
		complaint.setText(text);
		((GridData) complaint.getLayoutData()).exclude = text.isEmpty();
		complaint.setVisible(!text.isEmpty());
		complaint.requestLayout();
		if (more) {
			reflow.run();
		}
	}

	private void showTrial() {
		ProjectSession open = session;
		Layer shown = layer;
		if (open == null || shown == null || candidate == null || !preview.getSelection()) {
			endTrial();
			return;
		}
		try {
			open.tryFilters(shown, Optional.of(around().with(spec())));
		} catch (IllegalArgumentException e) {
			say(e.getMessage());
		}
	}

	private void endTrial() {
		ProjectSession open = session;
		Layer shown = layer;
		if (open != null && shown != null && open.isTrying()) {
			open.tryFilters(shown, Optional.empty());
		}
	}

	/** Puts what stands in the form into the stack, as one step. */
	void apply() {
		ProjectSession open = session;
		Layer shown = layer;
		TrackFilter filter = candidate;
		if (open == null || shown == null || filter == null) {
			return;
		}
		FilterSpec spec;
		try {
			spec = spec();
		} catch (IllegalArgumentException e) {
			say(e.getMessage());
			return;
		}
		int at = place;
		endTrial();
		edit(at == NEW ? Texts.of("Add filter {0}", filter.label()) : Texts.of("Change filter {0}", filter.label()),
				track -> {
					FilterUse use = TakeStore.use(spec);
					if (at == NEW) {
						shown.getFilters().add(use);
					} else {
						use.setEnabled(shown.getFilters().get(at).isEnabled());
						shown.getFilters().set(at, use);
					}
				});
		place = at == NEW ? shown.getFilters().size() - 1 : at;
		refresh();
	}

	/** Adds what the filter changes as keys, as one step; a filter that is in the stack already is bypassed. */
	void applyAsKeys() {
		ProjectSession open = session;
		Layer shown = layer;
		TrackFilter filter = candidate;
		if (open == null || shown == null || filter == null) {
			return;
		}
		FilterSpec spec = spec();
		Around around = around();
		int at = place;
		FrameRange where = scope.equals(FrameRange.ALL) ? region() : scope;
		endTrial();
		say(Texts.of("Making keys…"));
		open.compute(Texts.of("Keys of {0}", filter.label()), (bench, progress) -> {
			LayerStack without = bench.with(shown, around.others(), bench.stack(progress), progress);
			LayerStack with = bench.with(shown, around.with(spec), without, progress);
			return LayerVerbs.difference(without.result(), with.result(), where);
		}, (KeyCurves keys, Boolean same) -> {
			say(same ? "" : Texts.of("The layers have changed meanwhile; apply it again."));
			if (same && !isDisposed()) {
				edit(Texts.of("{0} as keys", filter.label()), track -> {
					LayerVerbs.addKeys(track, filter.label(), Blend.ADD, keys);
					if (at != NEW) {
						shown.getFilters().get(at).setEnabled(false);
					}
				});
				discard();
			}
		}, this::say);
	}

	private void edit(String label, Consumer<Track> change) {
		ProjectSession open = session;
		if (open != null && open.take().isPresent()) {
			try {
				open.history().edit(label, project -> change.accept(TakeStore.faceOf(open.take().orElseThrow())));
			} catch (IllegalArgumentException | IllegalStateException e) {
				say(e.getMessage());
			}
		}
	}

	/** Leaves the filter that is being set up. */
	void discard() {
		endTrial();
		candidate = null;
		place = NEW;
		say("");
		showSetUp(false);
		list.setRows(uses().stream().map(this::row).toList(), NEW);
		list.setFocus();
	}

	private final class Rows implements RowList.Host {

		@Override
		public void selected(int row) {
			open(row);
		}

		@Override
		public void toggled(int row, int toggle) {
			Layer shown = layer;
			if (shown != null) {
				FilterUse use = shown.getFilters().get(row);
				endTrial();
				edit(use.isEnabled() ? Texts.of("Bypass filter") : Texts.of("Use filter"),
						track -> use.setEnabled(!use.isEnabled()));
				refresh();
			}
		}

		@Override
		public void moved(int from, int to) {
			Layer shown = layer;
			if (shown != null) {
				endTrial();
				edit(Texts.of("Move filter"), track -> shown.getFilters().move(to, from));
				place = candidate == null ? NEW : to;
				list.setRows(shown.getFilters().stream().map(FilterStackControl.this::row).toList(), to);
			}
		}

		@Override
		public void led(int row) {
			open(row);
			form.setFocus();
		}

		@Override
		public void renamed(int row, String name) {
			// a filter is called what it is
			refresh();
		}

		@Override
		public boolean key(Event event, int row) {
			switch (event.keyCode) {
				case SWT.INSERT -> offer();
				case SWT.ESC -> discard();
				case SWT.SPACE, 'b' -> {
					if (row >= 0) {
						toggled(row, 0);
					}
				}
				case SWT.DEL, SWT.BS -> remove(row);
				default -> {
					return false;
				}
			}
			return true;
		}
	}

	private void remove(int row) {
		Layer shown = layer;
		if (shown != null && row >= 0 && row < shown.getFilters().size()) {
			endTrial();
			candidate = null;
			place = NEW;
			showSetUp(false);
			edit(Texts.of("Remove filter"), track -> shown.getFilters().remove(row));
			list.setRows(shown.getFilters().stream().map(this::row).toList(), Math.min(row,
					shown.getFilters().size() - 1));
		}
	}

	RowList list() {
		return list;
	}

	ReceiptControl receipt() {
		return receipt;
	}

	/** Names of the filters that can be added, in order. */
	List<String> offered() {
		Menu menu = new Menu(add);
		try {
			fill(menu);
			return Arrays.stream(menu.getItems()).map(MenuItem::getText).filter(text -> !text.isEmpty()).toList();
		} finally {
			menu.dispose();
		}
	}
}
