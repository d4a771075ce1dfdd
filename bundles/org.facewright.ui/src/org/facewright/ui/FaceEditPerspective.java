package org.facewright.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.jspecify.annotations.Nullable;

/** Where an animator spends the day: the timeline wide, what belongs to it around. */
public final class FaceEditPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(@Nullable IPageLayout layout) {
		if (layout != null) {
			layout.setEditorAreaVisible(true);
			layout.addView(ViewportView.ID, IPageLayout.RIGHT, 0.70f, layout.getEditorArea());
			layout.addView(GenerateView.ID, IPageLayout.BOTTOM, 0.60f, ViewportView.ID);
		}
	}
}
