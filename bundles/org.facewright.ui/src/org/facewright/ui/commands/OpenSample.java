package org.facewright.ui.commands;

import java.io.IOException;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.ProjectEditor;
import org.facewright.ui.Workstation;
import org.facewright.ui.shell.SampleProject;
import org.facewright.ui.texts.Texts;

/** Opens a copy of the line that ships with the product. */
public final class OpenSample extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
		try {
			ProjectEditor.open(window.getActivePage(), SampleProject.copy(Workstation.samples()));
		} catch (IOException e) {
			MessageDialog.openError(window.getShell(), Texts.of("The sample can't be opened"), e.getMessage());
		}
		return null;
	}
}
