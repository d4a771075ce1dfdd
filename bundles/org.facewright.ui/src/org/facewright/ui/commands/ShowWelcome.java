package org.facewright.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.shell.WelcomeEditor;

/** Shows the welcome page beside what is open. */
public final class ShowWelcome extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		WelcomeEditor.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
		return null;
	}
}
