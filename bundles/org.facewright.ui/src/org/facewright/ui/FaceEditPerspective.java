package org.facewright.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/** Where an animator spends the day: the timeline wide, what belongs to it around. */
public final class FaceEditPerspective implements IPerspectiveFactory {

	private static final String[] TOOLS = { GenerateView.ID, "org.facewright.ui.layers", "org.facewright.ui.quality",
			"org.facewright.ui.poses", "org.facewright.ui.history", "org.facewright.ui.phone" };
	private static final String[] REPORTS = { "org.facewright.ui.problems", "org.facewright.ui.log",
			"org.eclipse.ui.views.ProgressView" };

	@Override
	public void createInitialLayout(@Nullable IPageLayout layout) {
		if (layout == null) {
			return;
		}
		layout.setEditorAreaVisible(true);
		layout.addView(ViewportView.ID, IPageLayout.RIGHT, 0.70f, layout.getEditorArea());
		IFolderLayout tools = layout.createFolder("rightBottom", IPageLayout.BOTTOM, 0.52f, ViewportView.ID);
		for (String view : TOOLS) {
			add(tools, view);
		}
		IPlaceholderFolderLayout reports = layout.createPlaceholderFolder("bottom", IPageLayout.BOTTOM, 0.78f,
				layout.getEditorArea());
		for (String view : REPORTS) {
			reports.addPlaceholder(view);
		}
		reports.addPlaceholder("org.facewright.ui.*");
	}

	/** As a tab; a view that is not installed does no harm. */
	static void add(IFolderLayout folder, String view) {
		if (PlatformUI.getWorkbench().getViewRegistry().find(view) == null) {
			folder.addPlaceholder(view);
		} else {
			folder.addView(view);
		}
	}
}
