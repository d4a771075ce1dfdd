package org.facewright.rcp;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

import org.facewright.ui.texts.Texts;

/** The menus' frame; commands of the parts add themselves to it. */
final class MenuBar extends ActionBarAdvisor {

	MenuBar(IActionBarConfigurer configurer) {
		super(configurer);
	}

	@Override
	@SuppressWarnings("null")
	protected void makeActions(IWorkbenchWindow window) {
		create(window, ActionFactory.UNDO, Texts.of("&Undo"));
		create(window, ActionFactory.REDO, Texts.of("&Redo"));
		create(window, ActionFactory.SAVE, Texts.of("&Save"));
		create(window, ActionFactory.SAVE_AS, Texts.of("Save &As…"));
		create(window, ActionFactory.CLOSE, Texts.of("&Close"));
		create(window, ActionFactory.QUIT, Texts.of("&Quit"));
		create(window, ActionFactory.PREFERENCES, Texts.of("&Preferences…"));
		create(window, ActionFactory.RESET_PERSPECTIVE, Texts.of("Reset &Layout…"));
	}

	private void create(IWorkbenchWindow window, ActionFactory factory, String text) {
		IWorkbenchAction action = factory.create(window);
		action.setText(text);
		register(action);
	}

	@Override
	@SuppressWarnings("null")
	protected void fillMenuBar(IMenuManager bar) {
		MenuManager file = new MenuManager(Texts.of("&File"), IWorkbenchActionConstants.M_FILE);
		file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
		file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(file, ActionFactory.CLOSE, ActionFactory.SAVE, ActionFactory.SAVE_AS);
		file.add(new Separator());
		add(file, ActionFactory.QUIT);
		MenuManager edit = new MenuManager(Texts.of("&Edit"), IWorkbenchActionConstants.M_EDIT);
		add(edit, ActionFactory.UNDO, ActionFactory.REDO);
		edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		MenuManager window = new MenuManager(Texts.of("&Window"), IWorkbenchActionConstants.M_WINDOW);
		window.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(window, ActionFactory.RESET_PERSPECTIVE, ActionFactory.PREFERENCES);
		MenuManager help = new MenuManager(Texts.of("&Help"), IWorkbenchActionConstants.M_HELP);
		help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(file);
		bar.add(edit);
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(window);
		bar.add(help);
	}

	private void add(MenuManager menu, ActionFactory... actions) {
		for (ActionFactory action : actions) {
			menu.add(getAction(action.getId()));
		}
	}

	@Override
	@SuppressWarnings("null")
	protected void fillCoolBar(ICoolBarManager bar) {
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
	}
}
