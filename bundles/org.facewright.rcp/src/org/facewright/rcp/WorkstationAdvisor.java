package org.facewright.rcp;

import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.jspecify.annotations.Nullable;

/** What the workbench asks of this application. */
final class WorkstationAdvisor extends WorkbenchAdvisor {

	private final Splash splash;

	/** @param splash goes when the first window is open */
	WorkstationAdvisor(Splash splash) {
		this.splash = splash;
	}

	@Override
	@SuppressWarnings("null")
	public void initialize(IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		configurer.setSaveAndRestore(true);
	}

	@Override
	public String getMainPreferencePageId() {
		return "org.facewright.ui.preferences.general";
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return "org.facewright.ui.faceEdit";
	}

	@Override
	@SuppressWarnings("null")
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(@Nullable IWorkbenchWindowConfigurer configurer) {
		return new WindowAdvisor(configurer, splash);
	}
}
