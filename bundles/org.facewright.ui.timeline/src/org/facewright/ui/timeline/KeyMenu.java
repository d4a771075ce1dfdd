package org.facewright.ui.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** The menu of the timeline: every verb with its key, so that none has to be known by heart. */
final class KeyMenu {

	private KeyMenu() {
	}

	/** Made anew for each opening; disposed when it closes. */
	static Menu open(Control owner, TimelineModel model, KeyMap keys, Consumer<Verb> action) {
		Menu menu = new Menu(owner);
		Map<Verb.Group, Menu> groups = new EnumMap<>(Verb.Group.class);
		boolean chosen = !model.selection().isEmpty();
		for (Verb verb : new Verb[] { Verb.SET_KEY, Verb.TYPE_VALUES, Verb.CUT, Verb.COPY, Verb.PASTE, Verb.DELETE }) {
			item(menu, verb, keys, action).setEnabled(chosen || verb == Verb.SET_KEY || verb == Verb.PASTE);
		}
		new MenuItem(menu, SWT.SEPARATOR);
		for (Verb verb : Verb.values()) {
			if (verb.group() != Verb.Group.PLAY) {
				item(groups.computeIfAbsent(verb.group(), group -> submenu(menu, group)), verb, keys, action);
			}
		}
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(() -> {
			if (!menu.isDisposed()) { // after its item has told what was chosen
				menu.dispose();
			}
		}));
		return menu;
	}

	private static Menu submenu(Menu menu, Verb.Group group) {
		MenuItem item = new MenuItem(menu, SWT.CASCADE);
		item.setText(group.label());
		Menu submenu = new Menu(item);
		item.setMenu(submenu);
		return submenu;
	}

	private static MenuItem item(Menu menu, Verb verb, KeyMap keys, Consumer<Verb> action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setData(verb);
		item.setText(keys.strokes(verb).isEmpty()
				? verb.label()
				: verb.label() + "\t" + keys.strokes(verb).getFirst().text());
		item.addListener(SWT.Selection, event -> action.accept(verb));
		return item;
	}
}
