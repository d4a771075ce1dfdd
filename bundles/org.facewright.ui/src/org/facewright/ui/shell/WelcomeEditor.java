package org.facewright.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.jface.resource.ImageDescriptor;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.ProjectEditor;
import org.facewright.ui.Workstation;
import org.facewright.ui.preferences.Settings;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.KeyMap;

/** The welcome page where projects are shown, while there is none. */
public final class WelcomeEditor extends EditorPart {

	public static final String ID = "org.facewright.ui.welcome";

	private final Runnable changed = this::refresh;
	private @Nullable WelcomePage page;

	/** The one thing it edits: nothing. */
	private record Nothing() implements IEditorInput {

		@Override
		public boolean exists() {
			return false;
		}

		@Override
		public @Nullable ImageDescriptor getImageDescriptor() {
			return null;
		}

		@Override
		public String getName() {
			return Texts.of("Welcome");
		}

		@Override
		public @Nullable IPersistableElement getPersistable() {
			return null;
		}

		@Override
		public String getToolTipText() {
			return getName();
		}

		@Override
		@SuppressWarnings("null") // the platform's contract allows null
		public <T> T getAdapter(@Nullable Class<T> adapter) {
			return null;
		}
	}

	/** Shows the page. */
	public static void open(IWorkbenchPage on) {
		try {
			on.openEditor(new Nothing(), ID);
		} catch (PartInitException e) {
			ILog.of(WelcomeEditor.class).error(e.getMessage(), e);
		}
	}

	/** Puts the page away. */
	public static void close(IWorkbenchPage on) {
		on.closeEditors(on.findEditors(new Nothing(), ID, IWorkbenchPage.MATCH_ID), false);
	}

	@Override
	public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(Texts.of("Welcome"));
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent != null) {
			page = new WelcomePage(parent, new Window());
			Workstation.recent().addListener(changed);
			Settings.addListener(changed);
		}
	}

	private void refresh() {
		WelcomePage shown = page;
		if (shown != null && !shown.isDisposed()) {
			shown.refresh();
		}
	}

	private final class Window implements WelcomePage.Host {

		@Override
		public List<RecentProjects.Entry> recent() {
			try {
				return Workstation.recent().entries();
			} catch (IOException e) {
				ILog.of(WelcomeEditor.class).warn(e.getMessage());
				return List.of();
			}
		}

		@Override
		public void open(Path project) {
			ProjectEditor.open(getSite().getPage(), project);
		}

		@Override
		public void forget(Path project) {
			try {
				Workstation.recent().forget(project);
			} catch (IOException e) {
				ILog.of(WelcomeEditor.class).warn(e.getMessage());
			}
		}

		private void run(String command) {
			try {
				getSite().getService(IHandlerService.class).executeCommand(command, null);
			} catch (CommandException e) {
				ILog.of(WelcomeEditor.class).error(e.getMessage(), e);
			}
		}

		@Override
		public void newFromRecording() {
			run("org.facewright.ui.newFromRecording");
		}

		@Override
		public void openOther() {
			run("org.facewright.ui.openProject");
		}

		@Override
		public void openSample() {
			run("org.facewright.ui.openSample");
		}

		@Override
		public void goLive() {
			try {
				getSite().getWorkbenchWindow().getWorkbench().showPerspective("org.facewright.ui.livePerspective",
						getSite().getWorkbenchWindow());
			} catch (WorkbenchException e) {
				ILog.of(WelcomeEditor.class).error(e.getMessage(), e);
			}
		}

		@Override
		public void read(String name) {
			Path page = Workstation.documentation().resolve(name);
			if (!Files.exists(page) || !Program.launch(page.toString())) {
				MessageDialog.openInformation(getSite().getShell(), Texts.of("Documentation"),
						Texts.of("The page is {0}; no program to show it was found.", page));
			}
		}

		@Override
		public KeyMap keys() {
			return Settings.keyMap();
		}
	}

	@Override
	public void setFocus() {
		WelcomePage shown = page;
		if (shown != null) {
			shown.setFocus();
		}
	}

	@Override
	public void dispose() {
		Workstation.recent().removeListener(changed);
		Settings.removeListener(changed);
		super.dispose();
	}

	@Override
	public void doSave(@Nullable IProgressMonitor monitor) {
		// nothing to save
	}

	@Override
	public void doSaveAs() {
		// nothing to save
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
