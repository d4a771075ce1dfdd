package org.facewright.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.ViewportView;

/** Films the take being worked on with the viewport. */
public final class MakePlayblast extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
		try {
			if (page.showView(ViewportView.ID, null, IWorkbenchPage.VIEW_VISIBLE) instanceof ViewportView viewport) {
				viewport.film();
			}
		} catch (PartInitException e) {
			ILog.of(MakePlayblast.class).error(e.getMessage(), e);
		}
		return null;
	}
}
