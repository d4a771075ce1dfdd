package org.facewright.rcp;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/** Opens the window and ends when it is closed. */
public final class WorkstationApplication implements IApplication {

	private static final Integer NOTHING_USABLE = 3;

	@Override
	public Object start(@Nullable IApplicationContext context) {
		Display display;
		try {
			Display.setAppName("Facewright");
			display = PlatformUI.createDisplay();
		} catch (SWTError e) {
			System.err.println("facewright: no screen can be opened (" + e.getMessage()
					+ "); the commands work without one: facewright --help");
			return NOTHING_USABLE;
		}
		try (Splash splash = new Splash(display)) {
			int code = PlatformUI.createAndRunWorkbench(display, new WorkstationAdvisor(splash));
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().syncExec(workbench::close);
		}
	}
}
