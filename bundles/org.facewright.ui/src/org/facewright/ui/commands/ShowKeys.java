package org.facewright.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Shows all keys. */
public final class ShowKeys extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		PreferencesUtil.createPreferenceDialogOn(HandlerUtil.getActiveShell(event),
				"org.facewright.ui.preferences.keys", null, null).open();
		return null;
	}
}
