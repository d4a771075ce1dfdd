package org.facewright.ui.bundles;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import org.facewright.engine.install.StudioBundles;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.ui.Workstation;

/**
 * Begins to watch the dropins folder once the window is open. What becomes of a bundle stands quietly in the status
 * line; troubles go to the log too, from where they get among the problems.
 */
public final class WatchDropins implements IStartup {

	private final BundleNews news = new BundleNews();

	@Override
	public void earlyStartup() {
		StudioBundles bundles = Workstation.providers().studioBundles();
		bundles.configure(Path.of(System.getProperty("facewright.dropins", "dropins")), UserFolders.current().data());
		bundles.addListener(() -> tell(bundles));
		if (Boolean.getBoolean("facewright.extended")) {
			bundles.watch();
		}
	}

	private synchronized void tell(StudioBundles bundles) {
		List<BundleNews.Item> items = news.since(bundles.list());
		for (BundleNews.Item item : items) {
			if (item.trouble()) {
				ILog.of(WatchDropins.class).warn(item.sentence());
			}
		}
		Display display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
		if (!items.isEmpty() && display != null && !display.isDisposed()) {
			String last = items.getLast().sentence();
			display.asyncExec(() -> show(last));
		}
	}

	private static void show(String sentence) {
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			IWorkbenchPart part = window.getActivePage() == null ? null : window.getActivePage().getActivePart();
			if (part != null && part.getSite() instanceof IViewSite site) {
				site.getActionBars().getStatusLineManager().setMessage(sentence);
			} else if (part != null && part.getSite() instanceof IEditorSite site) {
				site.getActionBars().getStatusLineManager().setMessage(sentence);
			}
		}
	}
}
