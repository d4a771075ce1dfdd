package org.facewright.ui.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

import org.facewright.operations.history.HistoryStep;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.operations.history.ProjectListener;
import org.facewright.ui.texts.Texts;

/** The steps of a project, oldest first. A click, or Enter, brings the project into the state after a step. */
public final class HistoryControl extends Composite {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
			.withZone(ZoneId.systemDefault());
	private static final int TIME_WIDTH = 90;

	private final Table table;
	private final ProjectListener listener = change -> later();
	private @Nullable ProjectHistory history;
	private List<HistoryStep> steps = List.of();
	private boolean waiting;

	public HistoryControl(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(new FillLayout());
		table = new Table(this, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
		TableColumn step = new TableColumn(table, SWT.NONE);
		TableColumn time = new TableColumn(table, SWT.RIGHT);
		time.setWidth(TIME_WIDTH);
		table.addListener(SWT.Resize,
				event -> step.setWidth(Math.max(TIME_WIDTH, table.getClientArea().width - time.getWidth())));
		table.addListener(SWT.Selection, this::chosen);
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = Texts.of("Steps of the project");
				}
			}
		});
		addListener(SWT.Dispose, event -> leave());
	}

	/** @param shown null for none */
	public void show(@Nullable ProjectHistory shown) {
		leave();
		history = shown;
		if (shown != null) {
			shown.addListener(listener);
		}
		refresh();
	}

	private void leave() {
		ProjectHistory before = history;
		if (before != null) {
			before.removeListener(listener);
			history = null;
		}
	}

	/** Once for many changes, and after the edit has ended. */
	private void later() {
		if (!waiting && !isDisposed()) {
			waiting = true;
			getDisplay().asyncExec(() -> {
				waiting = false;
				if (!isDisposed()) {
					refresh();
				}
			});
		}
	}

	private void refresh() {
		ProjectHistory shown = history;
		if (shown != null && shown.isPreviewing()) {
			return;
		}
		List<HistoryStep> now = shown == null ? List.of() : shown.steps();
		if (now.equals(steps)) {
			return;
		}
		steps = now;
		table.setRedraw(false);
		table.setItemCount(now.size());
		for (int i = 0; i < now.size(); i++) {
			show(table.getItem(i), now.get(i));
			if (now.get(i).present()) {
				table.setSelection(i);
			}
		}
		table.setRedraw(true);
		table.showSelection();
	}

	private void show(TableItem item, HistoryStep step) {
		String name = step.label().isEmpty() ? Texts.of("Opened") : Texts.of(step.label());
		String text = "\u2003".repeat(step.branch()) + (step.branch() > 0 ? "\u2937 " : "") + name;
		item.setText(new String[] { step.present() ? "\u25b8 " + text : "\u2002\u2009" + text,
				CLOCK.format(step.made()) });
		item.setForeground(step.done() ? null : getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND));
	}

	private void chosen(Event event) {
		ProjectHistory shown = history;
		int index = table.getSelectionIndex();
		if (shown != null && index >= 0 && !shown.isPreviewing()) {
			shown.goTo(steps.get(index).id());
		}
	}

	@Override
	public boolean setFocus() {
		return !table.isDisposed() && table.setFocus(); // asked while it is taken down too
	}
}
