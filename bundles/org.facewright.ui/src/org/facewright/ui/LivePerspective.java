package org.facewright.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.live.LiveView;

/** A performance: what is heard and sent on the left, the face large. */
public final class LivePerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(@Nullable IPageLayout layout) {
		if (layout != null) {
			layout.setEditorAreaVisible(false);
			layout.addView(LiveView.ID, IPageLayout.LEFT, 0.34f, layout.getEditorArea());
			layout.addView(ViewportView.ID, IPageLayout.RIGHT, 0.34f, LiveView.ID);
		}
	}
}
