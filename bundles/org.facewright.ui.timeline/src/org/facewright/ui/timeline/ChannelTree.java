package org.facewright.ui.timeline;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.ColorDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.texts.Texts;

/**
 * Channels by articulator: which are shown, muted, soloed and locked, their colours, and their values at the playhead. A
 * field finds by name. What is chosen here stands out among the curves; Enter chooses its keys.
 */
public final class ChannelTree extends Composite {

	private static final int NAME = 0;
	private static final int MUTE = 1;
	private static final int SOLO = 2;
	private static final int LOCK = 3;
	private static final int VALUE = 4;
	private static final int SWATCH = 10;
	private static final String ON = "●";
	private static final String SOME = "◐";
	private static final String OFF = "·";

	/** A state of a channel that a column shows. */
	private record Switch(int column, IntPredicate isOn, Change change) {
	}

	private interface Change {
		void set(int channel, boolean on);
	}

	private final TimelineModel model;
	private final Text search;
	private final Tree tree;
	private final TimelineModel.Listener listener = this::changed;
	private final Switch[] switches;
	private final Map<RGB, Image> swatches = new HashMap<>();
	private Consumer<Map<String, RGB>> coloursChosen = colours -> {};
	private Palette palette = Palette.DARK;
	private Object shownChannels = "";
	private Object appearance = "";
	private boolean choosing;

	public ChannelTree(Composite parent, TimelineModel model) {
		super(parent, SWT.NONE);
		this.model = model;
		switches = new Switch[] { new Switch(MUTE, model::isMuted, model::setMuted),
				new Switch(SOLO, model::isSoloed, model::setSoloed),
				new Switch(LOCK, model::isLocked, model::setLocked) };
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 2;
		setLayout(layout);
		search = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Texts.of("Find channels"));
		search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		search.addListener(SWT.Modify, event -> rebuild());
		search.addListener(SWT.DefaultSelection, event -> chooseFound());
		tree = new Tree(this, SWT.CHECK | SWT.FULL_SELECTION | SWT.MULTI);
		tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		tree.setHeaderVisible(true);
		column(SWT.LEFT, Texts.of("Channel"), Texts.of("Checked channels are shown"));
		column(SWT.CENTER, "M", Texts.of("Muted channels rest in the view and in playback; their curves stay"));
		column(SWT.CENTER, "S", Texts.of("While channels are soloed, all others rest"));
		column(SWT.CENTER, "L", Texts.of("Locked channels can't be changed"));
		column(SWT.RIGHT, Texts.of("Value"), Texts.of("At the playhead"));
		tree.addListener(SWT.Resize, event -> widths());
		tree.addListener(SWT.Selection, this::selected);
		tree.addListener(SWT.DefaultSelection, event -> chooseKeys());
		tree.addListener(SWT.MouseDown, this::pressed);
		tree.addListener(SWT.KeyDown, this::key);
		tree.setMenu(menu());
		tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null && event.childID < 0) {
					event.result = Texts.of("Channels by articulator");
				}
			}
		});
		model.addListener(listener);
		addListener(SWT.Dispose, event -> {
			model.removeListener(listener);
			swatches.values().forEach(Image::dispose);
		});
		rebuild();
	}

	private void column(int style, String text, String tip) {
		TreeColumn column = new TreeColumn(tree, style);
		column.setText(text);
		column.setToolTipText(tip);
	}

	private void widths() {
		GC gc = new GC(tree);
		int narrow = gc.textExtent("M").x + 14;
		int value = gc.textExtent("-0.00").x + 12;
		gc.dispose();
		for (int column : new int[] { MUTE, SOLO, LOCK }) {
			tree.getColumn(column).setWidth(narrow);
		}
		tree.getColumn(VALUE).setWidth(value);
		tree.getColumn(NAME).setWidth(Math.max(90, tree.getClientArea().width - 3 * narrow - value - 2));
	}

	private Menu menu() {
		Menu menu = new Menu(tree);
		item(menu, Texts.of("Choose the keys of these"), "Enter", event -> chooseKeys());
		item(menu, Texts.of("Show only these"), "", event -> model.setShown(chosen()));
		item(menu, Texts.of("Show all"), "", event -> {
			BitSet all = new BitSet();
			all.set(0, model.channels().size());
			model.setShown(all);
		});
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Texts.of("Mute or not"), "Alt+M", event -> toggle(switches[0]));
		item(menu, Texts.of("Solo or not"), "Alt+S", event -> toggle(switches[1]));
		item(menu, Texts.of("Lock or not"), "Alt+L", event -> toggle(switches[2]));
		item(menu, Texts.of("No mute and no solo"), "", event -> {
			for (int channel = 0; channel < model.channels().size(); channel++) {
				model.setMuted(channel, false);
				model.setSoloed(channel, false);
			}
		});
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Texts.of("Colour…"), "", event -> askColour());
		item(menu, Texts.of("Colour of the articulator"), "", event -> setColour(Optional.empty()));
		return menu;
	}

	private static void item(Menu menu, String text, String key, org.eclipse.swt.widgets.Listener action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(key.isEmpty() ? text : text + "\t" + key);
		item.addListener(SWT.Selection, action);
	}

	/** @param listener gets the user's own colours by channel name whenever one was chosen here */
	public void onColours(Consumer<Map<String, RGB>> listener) {
		coloursChosen = listener;
	}

	private void askColour() {
		int first = chosen().nextSetBit(0);
		if (first >= 0) {
			ColorDialog dialog = new ColorDialog(getShell());
			dialog.setText(Texts.of("Colour of {0}", model.channels().channel(first).name()));
			dialog.setRGB(model.colour(first, palette));
			Optional.ofNullable(dialog.open()).ifPresent(rgb -> setColour(Optional.of(rgb)));
		}
	}

	/** Gives the chosen channels a colour of the user's own, or takes it away. */
	void setColour(Optional<RGB> own) {
		Map<String, RGB> colours = new HashMap<>(model.colours());
		chosen().stream().mapToObj(channel -> model.channels().channel(channel).name()).forEach(
				name -> own.ifPresentOrElse(rgb -> colours.put(name, rgb), () -> colours.remove(name)));
		model.setColours(colours);
		coloursChosen.accept(model.colours());
	}

	/** Channels of the chosen rows; a group stands for all of its channels. */
	private BitSet chosen() {
		BitSet channels = new BitSet();
		for (TreeItem item : tree.getSelection()) {
			channels.or(channels(item));
		}
		return channels;
	}

	private static BitSet channels(TreeItem item) {
		BitSet channels = new BitSet();
		if (item.getData() instanceof Integer channel) {
			channels.set(channel);
		}
		for (TreeItem child : item.getItems()) {
			if (child.getData() instanceof Integer channel) {
				channels.set(channel);
			}
		}
		return channels;
	}

	private void selected(Event event) {
		if (event.detail == SWT.CHECK && event.item instanceof TreeItem item) {
			BitSet wanted = model.shown();
			channels(item).stream().forEach(channel -> wanted.set(channel, item.getChecked()));
			model.setShown(wanted);
		} else {
			choosing = true;
			model.setMarked(chosen());
			choosing = false;
		}
	}

	/** Enter in the field: what was found is chosen. */
	private void chooseFound() {
		BitSet found = new BitSet();
		for (TreeItem group : tree.getItems()) {
			found.or(channels(group));
		}
		if (!search.getText().isBlank()) {
			model.setMarked(found);
			tree.setFocus();
		}
	}

	private void chooseKeys() {
		BitSet channels = chosen();
		model.select(KeySelection.all(model.keys(),
				channels.stream().filter(channel -> !model.isLocked(channel)).boxed().toList()));
	}

	/** A click into a column of switches. */
	private void pressed(Event event) {
		TreeItem item = event.button == 1 ? tree.getItem(new Point(event.x, event.y)) : null;
		if (item == null) {
			return;
		}
		for (Switch state : switches) {
			if (item.getBounds(state.column()).contains(event.x, event.y)) {
				toggle(state, channels(item));
			}
		}
	}

	private void key(Event event) {
		if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD3) {
			switch (event.keyCode) {
				case 'm' -> toggle(switches[0]);
				case 's' -> toggle(switches[1]);
				case 'l' -> toggle(switches[2]);
				default -> {
					return;
				}
			}
			event.doit = false;
		}
	}

	private void toggle(Switch state) {
		toggle(state, chosen());
	}

	private static void toggle(Switch state, BitSet channels) {
		boolean on = !channels.stream().allMatch(state.isOn());
		channels.stream().forEach(channel -> state.change().set(channel, on));
	}

	public void setPalette(Palette newPalette) {
		palette = newPalette;
		Color background = new Color(palette.background());
		Color text = new Color(palette.text());
		setBackground(background);
		tree.setBackground(background);
		tree.setForeground(text);
		search.setBackground(new Color(palette.lane()));
		search.setForeground(text);
		rebuild();
	}

	private void changed(TimelineModel.Change change) {
		if (isDisposed()) {
			return;
		}
		switch (change) {
			case CONTENT -> {
				if (!model.channels().equals(shownChannels)) {
					rebuild();
				} else if (!model.appearance().equals(appearance)) {
					states();
				}
				values();
			}
			case CHANNELS -> {
				if (!choosing) {
					states();
				}
			}
			case PLAYHEAD -> values();
			default -> {
				// nothing of it is shown here
			}
		}
	}

	private void rebuild() {
		tree.setRedraw(false);
		tree.removeAll();
		shownChannels = model.channels();
		String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
		Map<Articulator, TreeItem> groups = new EnumMap<>(Articulator.class);
		for (Articulator group : Articulator.values()) {
			for (int channel = 0; channel < model.channels().size(); channel++) {
				String name = model.channels().channel(channel).name();
				if (Articulator.of(name) == group
						&& (name.toLowerCase(Locale.ROOT).contains(wanted)
								|| group.label().toLowerCase(Locale.ROOT).contains(wanted))) {
					TreeItem parent = groups.computeIfAbsent(group, this::groupItem);
					TreeItem item = new TreeItem(parent, SWT.NONE);
					item.setData(channel);
					item.setText(name);
				}
			}
		}
		boolean few = !wanted.isEmpty();
		groups.forEach((group, item) -> item
				.setExpanded(few || group == Articulator.JAW || group == Articulator.CLOSURE));
		states();
		values();
		tree.setRedraw(true);
	}

	private TreeItem groupItem(Articulator group) {
		TreeItem item = new TreeItem(tree, SWT.NONE);
		item.setText(group.label());
		item.setForeground(new Color(palette.of(group)));
		return item;
	}

	private void states() {
		appearance = model.appearance();
		for (TreeItem group : tree.getItems()) {
			BitSet all = channels(group);
			int checked = (int) all.stream().filter(model::isShown).count();
			for (TreeItem item : group.getItems()) {
				if (item.getData() instanceof Integer channel) {
					item.setChecked(model.isShown(channel));
					item.setImage(NAME, swatch(model.colour(channel, palette)));
					item.setForeground(model.isResting(channel) ? new Color(palette.faintText()) : null);
					for (Switch state : switches) {
						setText(item, state.column(), state.isOn().test(channel) ? ON : OFF);
					}
				}
			}
			group.setChecked(checked > 0);
			group.setGrayed(checked > 0 && checked < group.getItemCount());
			for (Switch state : switches) {
				long on = all.stream().filter(state.isOn()).count();
				setText(group, state.column(), on == 0 ? OFF : on == all.cardinality() ? ON : SOME);
			}
		}
	}

	private static void setText(TreeItem item, int column, String text) {
		if (!text.equals(item.getText(column))) {
			item.setText(column, text);
		}
	}

	private Image swatch(RGB rgb) {
		return swatches.computeIfAbsent(rgb, colour -> {
			Image image = new Image(getDisplay(), SWATCH, SWATCH);
			GC gc = new GC(image);
			gc.setBackground(new Color(colour));
			gc.fillRectangle(0, 0, SWATCH, SWATCH);
			gc.dispose();
			return image;
		});
	}

	private void values() {
		int frame = Math.clamp(model.playheadFrame(), 0, Math.max(0, model.motion().frameCount() - 1));
		if (model.motion().frameCount() == 0) {
			return;
		}
		for (TreeItem group : tree.getItems()) {
			if (group.getExpanded()) {
				for (TreeItem item : group.getItems()) {
					if (item.getData() instanceof Integer channel) {
						setText(item, VALUE, "%.2f".formatted(model.motion().column(channel).get(frame)));
					}
				}
			}
		}
	}
}
