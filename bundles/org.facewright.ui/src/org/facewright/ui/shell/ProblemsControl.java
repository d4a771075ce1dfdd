package org.facewright.ui.shell;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import org.facewright.ui.texts.Texts;

/** The list of problems; can be copied and emptied. */
public final class ProblemsControl extends Composite {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private final Problems problems;
	private final Table table;
	private final Runnable changed = this::changed;

	public ProblemsControl(Composite parent, Problems problems) {
		super(parent, SWT.NONE);
		this.problems = problems;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		setLayout(layout);
		ToolBar bar = new ToolBar(this, SWT.FLAT | SWT.RIGHT);
		item(bar, "copy", Texts.of("Copy"), this::copy);
		item(bar, "clear", Texts.of("Clear"), problems::clear);
		table = new Table(this, SWT.FULL_SELECTION | SWT.MULTI);
		table.setHeaderVisible(true);
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		for (String text : new String[] { Texts.of("Time"), Texts.of("What happened"), Texts.of("Where") }) {
			new TableColumn(table, SWT.NONE).setText(text);
		}
		table.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == 'c' && (event.stateMask & SWT.MOD1) != 0) {
				copy();
			}
		});
		problems.addListener(changed);
		addListener(SWT.Dispose, event -> problems.removeListener(changed));
		refresh();
	}

	static void item(ToolBar bar, String icon, String text, Runnable action) {
		ToolItem item = new ToolItem(bar, SWT.PUSH);
		item.setImage(Icons.image(icon));
		item.setText(text);
		item.addListener(SWT.Selection, event -> action.run());
	}

	private void changed() {
		if (!isDisposed()) {
			getDisplay().asyncExec(() -> {
				if (!isDisposed()) {
					refresh();
				}
			});
		}
	}

	private void refresh() {
		table.removeAll();
		for (Problems.Entry entry : problems.entries()) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setImage(Icons.image(entry.severity() == IStatus.ERROR ? "problem-error" : "problem-warning"));
			item.setText(new String[] { TIME.format(entry.time()), entry.sentence(), entry.where() });
		}
		for (TableColumn column : table.getColumns()) {
			column.pack();
		}
	}

	/** What is chosen, or everything. */
	private void copy() {
		TableItem[] chosen = table.getSelectionCount() > 0 ? table.getSelection() : table.getItems();
		if (chosen.length > 0) {
			Clipboard clipboard = new Clipboard(getDisplay());
			String text = Arrays.stream(chosen)
					.map(item -> "%s\t%s\t%s".formatted(item.getText(0), item.getText(1), item.getText(2)))
					.collect(Collectors.joining("\n"));
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}
}
