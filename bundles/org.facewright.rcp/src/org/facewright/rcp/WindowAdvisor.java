package org.facewright.rcp;

import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.ProjectEditor;

/** The window: its size, its bars, and the projects named at the start. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {

	WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	@SuppressWarnings("null")
	public ActionBarAdvisor createActionBarAdvisor(@Nullable IActionBarConfigurer configurer) {
		return new MenuBar(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		window.setInitialSize(new Point(1600, 1000));
		window.setShowCoolBar(true);
		window.setShowStatusLine(true);
		window.setShowPerspectiveBar(true);
		window.setShowProgressIndicator(true);
		window.setTitle("Facewright");
	}

	@Override
	public void postWindowOpen() {
		for (String argument : Platform.getApplicationArgs()) {
			if (argument.endsWith(".fwz")) {
				ProjectEditor.open(getWindowConfigurer().getWindow().getActivePage(), Path.of(argument));
			}
		}
	}
}
