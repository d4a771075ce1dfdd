package org.facewright.ui.history;

import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectView;

/** The steps of the project that is open. */
public final class HistoryView extends ProjectView {

	public static final String ID = "org.facewright.ui.history";

	private @Nullable HistoryControl control;

	@Override
	protected void createControl(Composite parent) {
		control = new HistoryControl(parent);
	}

	@Override
	protected void show(ProjectEditor opened) {
		HistoryControl steps = control;
		if (steps != null) {
			steps.show(opened.session().history());
		}
	}

	@Override
	protected void leave(ProjectEditor left) {
		HistoryControl steps = control;
		if (steps != null && !steps.isDisposed()) {
			steps.show(null);
		}
	}

	@Override
	public void setFocus() {
		HistoryControl steps = control;
		if (steps != null) {
			steps.setFocus();
		}
	}
}
