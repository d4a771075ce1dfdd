package org.facewright.ui.shell;

import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

import org.facewright.document.ProjectFile;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.Workstation;
import org.facewright.ui.commands.NewFromRecording;
import org.facewright.ui.texts.Texts;

/** Files dropped on the window: projects are opened, recordings become new ones. */
public final class FileDrop extends DropTargetAdapter {

	private final IWorkbenchWindow window;

	private FileDrop(IWorkbenchWindow window) {
		this.window = window;
	}

	/** Lets a control of the window take files. */
	public static void on(Control control, IWorkbenchWindow window) {
		DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(FileTransfer.getInstance());
		target.addDropListener(new FileDrop(window));
	}

	@Override
	public void dragEnter(@Nullable DropTargetEvent event) {
		if (event != null && event.detail == DND.DROP_DEFAULT) {
			event.detail = DND.DROP_COPY;
		}
	}

	@Override
	public void drop(@Nullable DropTargetEvent event) {
		if (event != null && event.data instanceof String[] names) {
			window.getShell().getDisplay().asyncExec(() -> {
				for (String name : names) {
					open(Path.of(name));
				}
			});
		}
	}

	private void open(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(ProjectFile.SUFFIX)) {
			ProjectEditor.open(window.getActivePage(), file);
			return;
		}
		try {
			Workstation.providers().audioInput(file.toUri());
		} catch (IllegalArgumentException e) {
			MessageDialog.openInformation(window.getShell(), Texts.of("This file can't be opened"), Texts.of(
					"{0} is neither a project nor a recording that can be read; drop a .fwz or a sound file.",
					file.getFileName()));
			return;
		}
		NewFromRecording.of(window, file);
	}
}
