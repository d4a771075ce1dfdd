package org.facewright.ui.timeline;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** Channels by articulator: which are shown, which locked, and their values at the playhead. A field finds by name. */
public final class ChannelTree extends Composite {

	private final TimelineModel model;
	private final Text search;
	private final Tree tree;
	private final TimelineModel.Listener listener = this::changed;
	private Palette palette = Palette.DARK;
	private Object shownChannels = "";
	private BitSet shown = new BitSet();

	public ChannelTree(Composite parent, TimelineModel model) {
		super(parent, SWT.NONE);
		this.model = model;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 2;
		setLayout(layout);
		search = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL);
		search.setMessage("Find channels");
		search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		search.addListener(SWT.Modify, event -> rebuild());
		tree = new Tree(this, SWT.CHECK | SWT.FULL_SELECTION | SWT.MULTI);
		tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		TreeColumn name = new TreeColumn(tree, SWT.LEFT);
		name.setText("Channel");
		TreeColumn value = new TreeColumn(tree, SWT.RIGHT);
		value.setText("Value");
		tree.addListener(SWT.Resize, event -> {
			value.setWidth(58);
			name.setWidth(Math.max(80, tree.getClientArea().width - 60));
		});
		tree.addListener(SWT.Selection, this::selected);
		tree.setMenu(menu());
		model.addListener(listener);
		addListener(SWT.Dispose, event -> model.removeListener(listener));
		rebuild();
	}

	private Menu menu() {
		Menu menu = new Menu(tree);
		item(menu, "Show only these", event -> {
			BitSet only = new BitSet();
			chosen(only);
			model.setShown(only);
		});
		item(menu, "Show all", event -> {
			BitSet all = new BitSet();
			all.set(0, model.channels().size());
			model.setShown(all);
		});
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, "Lock or unlock", event -> {
			BitSet these = new BitSet();
			chosen(these);
			these.stream().forEach(channel -> model.setLocked(channel, !model.isLocked(channel)));
		});
		return menu;
	}

	private static void item(Menu menu, String text, org.eclipse.swt.widgets.Listener action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, action);
	}

	private void chosen(BitSet into) {
		for (TreeItem item : tree.getSelection()) {
			if (item.getData() instanceof Integer channel) {
				into.set(channel);
			}
			for (TreeItem child : item.getItems()) {
				if (child.getData() instanceof Integer channel) {
					into.set(channel);
				}
			}
		}
	}

	private void selected(Event event) {
		if (event.detail != SWT.CHECK || !(event.item instanceof TreeItem item)) {
			return;
		}
		BitSet wanted = model.shown();
		if (item.getData() instanceof Integer channel) {
			wanted.set(channel, item.getChecked());
		}
		for (TreeItem child : item.getItems()) {
			if (child.getData() instanceof Integer channel) {
				wanted.set(channel, item.getChecked());
			}
		}
		model.setShown(wanted);
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
				} else if (!model.shown().equals(shown)) {
					checks();
				}
				values();
			}
			case CHANNELS -> checks();
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
		checks();
		values();
		tree.setRedraw(true);
	}

	private TreeItem groupItem(Articulator group) {
		TreeItem item = new TreeItem(tree, SWT.NONE);
		item.setText(group.label());
		item.setForeground(new Color(palette.of(group)));
		return item;
	}

	private void checks() {
		shown = model.shown();
		for (TreeItem group : tree.getItems()) {
			int checked = 0;
			for (TreeItem item : group.getItems()) {
				if (item.getData() instanceof Integer channel) {
					boolean visible = model.isShown(channel);
					item.setChecked(visible);
					item.setText(0,
							model.channels().channel(channel).name() + (model.isLocked(channel) ? "  (locked)" : ""));
					checked += visible ? 1 : 0;
				}
			}
			group.setChecked(checked > 0);
			group.setGrayed(checked > 0 && checked < group.getItemCount());
		}
	}

	private void values() {
		int frame = Math.clamp(model.playheadFrame(), 0, Math.max(0, model.motion().frameCount() - 1));
		if (model.motion().frameCount() == 0) {
			return;
		}
		for (TreeItem group : tree.getItems()) {
			if (!group.getExpanded()) {
				continue;
			}
			for (TreeItem item : group.getItems()) {
				if (item.getData() instanceof Integer channel) {
					String text = "%.2f".formatted(model.motion().column(channel).get(frame));
					if (!text.equals(item.getText(1))) {
						item.setText(1, text);
					}
				}
			}
		}
	}
}
