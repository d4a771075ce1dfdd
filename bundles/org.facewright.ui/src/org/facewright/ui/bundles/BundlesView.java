package org.facewright.ui.bundles;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;

/** The studio's own bundles. */
public final class BundlesView extends ViewPart {

	public static final String ID = "org.facewright.ui.bundles";

	private @Nullable BundlesControl control;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent != null) {
			control = new BundlesControl(parent, Workstation.providers().studioBundles(), BundlesView::inBackground);
		}
	}

	private static void inBackground(Runnable work) {
		Job.create(Texts.of("Studio bundles"), monitor -> {
			work.run();
			return Status.OK_STATUS;
		}).schedule();
	}

	@Override
	public void setFocus() {
		BundlesControl shown = control;
		if (shown != null) {
			shown.setFocus();
		}
	}
}
