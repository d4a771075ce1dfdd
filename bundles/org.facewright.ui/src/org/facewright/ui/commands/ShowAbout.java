package org.facewright.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.shell.AboutDialog;

/** Says what this is and on what it runs. */
public final class ShowAbout extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		new AboutDialog(HandlerUtil.getActiveShell(event)).open();
		return null;
	}
}
