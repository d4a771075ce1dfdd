package org.facewright.rcp;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PerspectiveAdapter;
import org.jspecify.annotations.Nullable;

/** After a change of perspective the keyboard belongs to a part that is seen: the project if it is, else any view. */
final class PerspectiveFocus extends PerspectiveAdapter {

	@Override
	public void perspectiveActivated(@Nullable IWorkbenchPage page, @Nullable IPerspectiveDescriptor perspective) {
		if (page != null) {
			page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> focus(page));
		}
	}

	private static void focus(IWorkbenchPage page) {
		if (page.getWorkbenchWindow().getShell() == null) {
			return; // closed meanwhile
		}
		IWorkbenchPart part = page.isEditorAreaVisible() ? page.getActiveEditor() : null;
		if (part == null && page.getViewReferences().length > 0) {
			part = page.getViewReferences()[0].getView(false);
		}
		if (part != null) {
			page.activate(part);
			part.setFocus();
		}
	}
}
