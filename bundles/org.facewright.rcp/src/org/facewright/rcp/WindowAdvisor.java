package org.facewright.rcp;

import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.WorkWindow;

/** The window: its size, its bars, and the projects named at the start. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {

	private final Splash splash;

	WindowAdvisor(IWorkbenchWindowConfigurer configurer, Splash splash) {
		super(configurer);
		this.splash = splash;
	}

	@Override
	@SuppressWarnings("null")
	public ActionBarAdvisor createActionBarAdvisor(@Nullable IActionBarConfigurer configurer) {
		return new MenuBar(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		window.setInitialSize(new Point(1600, 1000));
		window.setShowCoolBar(true);
		window.setShowStatusLine(true);
		window.setShowPerspectiveBar(true);
		window.setShowProgressIndicator(true);
		window.setTitle("Facewright");
	}

	@Override
	public void postWindowOpen() {
		splash.close();
		getWindowConfigurer().getWindow().addPerspectiveListener(new PerspectiveFocus());
		WorkWindow.opened(getWindowConfigurer().getWindow(), Arrays.stream(Platform.getApplicationArgs())
				.filter(argument -> argument.endsWith(".fwz")).map(Path::of).toList());
	}

	@Override
	public void postWindowClose() {
		WorkWindow.closed();
	}
}
