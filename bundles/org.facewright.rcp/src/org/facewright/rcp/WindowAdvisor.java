package org.facewright.rcp;

import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectInput;

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
				open(Path.of(argument));
			}
		}
	}

	private void open(Path file) {
		IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
		try {
			page.openEditor(new ProjectInput(file), ProjectEditor.ID);
		} catch (PartInitException e) {
			MessageDialog.openError(page.getWorkbenchWindow().getShell(), "The project can't be opened",
					e.getMessage());
		}
	}
}
