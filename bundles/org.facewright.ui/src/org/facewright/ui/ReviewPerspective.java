package org.facewright.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.review.ReviewView;

/** Looking at takes: the face large, takes and notes beside it, the timeline below. */
public final class ReviewPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(@Nullable IPageLayout layout) {
		if (layout != null) {
			layout.setEditorAreaVisible(true);
			layout.addView(ViewportView.ID, IPageLayout.TOP, 0.58f, layout.getEditorArea());
			IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.34f, ViewportView.ID);
			left.addView(ReviewView.ID);
			FaceEditPerspective.add(left, "org.facewright.ui.quality");
			layout.addPlaceholder("org.facewright.ui.*", IPageLayout.RIGHT, 0.7f, ViewportView.ID);
		}
	}
}
