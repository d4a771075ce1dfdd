package org.facewright.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;

import org.facewright.ui.ProjectEditor;
import org.facewright.ui.Workstation;

/** The menu's entries of projects used last. */
public final class RecentMenu extends CompoundContributionItem {

	@Override
	protected IContributionItem[] getContributionItems() {
		List<IContributionItem> items = new ArrayList<>();
		try {
			for (RecentProjects.Entry entry : Workstation.recent().entries()) {
				if (Files.exists(entry.file())) {
					items.add(new ActionContributionItem(open(items.size() + 1, entry)));
				}
			}
		} catch (IOException e) {
			ILog.of(RecentMenu.class).warn(e.getMessage());
		}
		return items.toArray(IContributionItem[]::new);
	}

	private static Action open(int number, RecentProjects.Entry entry) {
		String mnemonic = number < 10 ? "&" + number + "  " : "";
		Action action = new Action(mnemonic + entry.file().getFileName().toString().replace("&", "&&")) {
			@Override
			public void run() {
				IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
				ProjectEditor.open(window.getActivePage(), entry.file());
			}
		};
		action.setToolTipText(entry.file().toString());
		return action;
	}
}
