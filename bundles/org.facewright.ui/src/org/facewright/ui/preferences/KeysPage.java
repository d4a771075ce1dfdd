package org.facewright.ui.preferences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.KeyMap;
import org.facewright.ui.timeline.Verb;

/** The scheme of the keys, and a list of them all with those that are taken twice. */
public final class KeysPage extends Page {

	private static final Set<String> IN_TEXT_FIELDS = Set.of("org.eclipse.ui.edit.cut", "org.eclipse.ui.edit.copy",
			"org.eclipse.ui.edit.paste", "org.eclipse.ui.edit.delete", "org.eclipse.ui.edit.selectAll");

	/** @param place where the key counts; @param key as written; @param does what it does */
	record Row(String place, String key, String does) {
	}

	private @Nullable Form form;

	private record Form(Combo scheme, Text search, Table table, Label clashes) {

		KeyMap keys() {
			return KeyMap.of(Settings.SCHEMES.get(scheme.getSelectionIndex()));
		}
	}

	@Override
	void fill(Composite area) {
		Combo schemes = choice(area, Texts.of("Scheme"),
				new String[] { Texts.of("Facewright"), Texts.of("Maya-like"), Texts.of("Blender-like") },
				Settings.SCHEMES.indexOf(Settings.scheme()));
		schemes.addListener(SWT.Selection, event -> list());
		Text find = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH);
		find.setMessage(Texts.of("Find a key or what it does"));
		find.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		find.addListener(SWT.Modify, event -> list());
		Table rows = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
		rows.setHeaderVisible(true);
		for (String text : new String[] { Texts.of("Key"), Texts.of("Does"), Texts.of("Where") }) {
			new TableColumn(rows, SWT.NONE).setText(text);
		}
		GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
		data.heightHint = rows.getItemHeight() * 16;
		rows.setLayoutData(data);
		form = new Form(schemes, find, rows, note(area, ""));
		list();
	}

	private void list() {
		Form shown = form;
		if (shown == null) {
			return;
		}
		Table rows = shown.table();
		List<Row> all = rows(shown.keys(), commands());
		Map<String, Integer> taken = new HashMap<>();
		all.forEach(row -> taken.merge(row.key(), 1, Integer::sum));
		String wanted = shown.search().getText().toLowerCase(Locale.ROOT).strip();
		rows.removeAll();
		for (Row row : all) {
			if ((row.key() + " " + row.does()).toLowerCase(Locale.ROOT).contains(wanted)) {
				TableItem item = new TableItem(rows, SWT.NONE);
				boolean twice = taken.getOrDefault(row.key(), 0) > 1;
				item.setText(new String[] { (twice ? "⚠ " : "") + row.key(), row.does(), row.place() });
			}
		}
		for (TableColumn column : rows.getColumns()) {
			column.pack();
		}
		List<String> twice = all.stream().map(Row::key).filter(key -> taken.getOrDefault(key, 0) > 1).distinct()
				.toList();
		shown.clashes().setText(twice.isEmpty()
				? Texts.of("No key is taken twice.")
				: Texts.of("Taken twice: {0}. On the timeline its own meaning counts.", String.join(", ", twice)));
		shown.clashes().requestLayout();
	}

	/** The timeline's keys and those of commands, by key. */
	static List<Row> rows(KeyMap keys, List<Row> commands) {
		List<Row> rows = new ArrayList<>(commands);
		for (Verb verb : Verb.values()) {
			for (KeyMap.Stroke stroke : keys.strokes(verb)) {
				rows.add(new Row(Texts.of("Timeline: {0}", verb.group().label()), stroke.text(), verb.label()));
			}
		}
		rows.sort(Comparator.comparing(Row::key));
		return rows;
	}

	/** Whether a command does something besides what every text field does with its own text. */
	static boolean isListed(String commandId) {
		return !IN_TEXT_FIELDS.contains(commandId);
	}

	/** Keys of commands that our menus and the platform define, as they count now. */
	private static List<Row> commands() {
		List<Row> rows = new ArrayList<>();
		IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
		for (Binding binding : service.getBindings()) {
			var command = binding.getParameterizedCommand();
			if (command == null || !command.getCommand().isDefined() || !isListed(command.getId())
					|| service.getPerfectMatch(binding.getTriggerSequence()) != binding) {
				continue;
			}
			try {
				rows.add(new Row(Texts.of("Window"), binding.getTriggerSequence().format(), command.getName()));
			} catch (NotDefinedException e) {
				throw new IllegalStateException("a command vanished while its keys were listed", e);
			}
		}
		return rows;
	}

	@Override
	public boolean performOk() {
		Form shown = form;
		if (shown != null) {
			Settings.setScheme(shown.keys().id());
		}
		return true;
	}

	@Override
	protected void performDefaults() {
		Form shown = form;
		if (shown != null) {
			shown.scheme().select(0);
			list();
		}
		super.performDefaults();
	}
}
