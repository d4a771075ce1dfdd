package org.facewright.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.Appearance;

/** Dark or light. */
public final class ToggleTheme extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		Appearance.toggle();
		return null;
	}
}
