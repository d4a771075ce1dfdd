package org.facewright.ui.commands;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.document.ProjectFile;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.texts.Texts;

/** Opens projects from the disk. */
public final class OpenProject extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
		FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setFilterExtensions("*" + ProjectFile.SUFFIX, "*");
		dialog.setFilterNames(Texts.of("Facewright projects"), Texts.of("All files"));
		if (dialog.open() != null) {
			for (String name : dialog.getFileNames()) {
				ProjectEditor.open(window.getActivePage(), Path.of(dialog.getFilterPath(), name));
			}
		}
		return null;
	}
}
