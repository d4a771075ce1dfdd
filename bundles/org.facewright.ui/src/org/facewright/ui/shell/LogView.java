package org.facewright.ui.shell;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

/** The program's log. */
public final class LogView extends ViewPart {

	private @Nullable LogControl control;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent == null) {
			return;
		}
		LogControl shown = new LogControl(parent, Platform.getLogFileLocation().toPath());
		control = shown;
		ILogListener grows = (status, plugin) -> shown.getDisplay().asyncExec(() -> {
			if (!shown.isDisposed()) {
				shown.refresh();
			}
		});
		Platform.addLogListener(grows);
		shown.addListener(SWT.Dispose, event -> Platform.removeLogListener(grows));
	}

	@Override
	public void setFocus() {
		LogControl shown = control;
		if (shown != null) {
			shown.setFocus();
		}
	}
}
