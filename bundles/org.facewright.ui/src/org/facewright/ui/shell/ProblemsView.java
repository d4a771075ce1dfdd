package org.facewright.ui.shell;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.Workstation;

/** What went wrong since the start. */
public final class ProblemsView extends ViewPart {

	private @Nullable ProblemsControl control;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent != null) {
			control = new ProblemsControl(parent, Workstation.problems());
		}
	}

	@Override
	public void setFocus() {
		ProblemsControl shown = control;
		if (shown != null) {
			shown.setFocus();
		}
	}
}
