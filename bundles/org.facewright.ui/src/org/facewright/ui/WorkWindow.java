package org.facewright.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.internal.RecoveryCopies;
import org.facewright.ui.shell.FileDrop;
import org.facewright.ui.shell.RecoveryDialog;
import org.facewright.ui.shell.WelcomeEditor;

/**
 * What belongs to the window as a whole: its title, files dropped on it, the welcome page while no project is open, and
 * what a crash left.
 */
public final class WorkWindow implements IPartListener, IPropertyListener {

	private static final int[] ICON_SIZES = { 16, 24, 32, 48, 64, 128, 256 };

	private final IWorkbenchWindow window;
	private @Nullable IEditorPart titled;

	private WorkWindow(IWorkbenchWindow window) {
		this.window = window;
	}

	/**
	 * To be called once the window is open.
	 *
	 * @param projects to open
	 */
	public static void opened(IWorkbenchWindow window, List<Path> projects) {
		WorkWindow work = new WorkWindow(window);
		Shell shell = window.getShell();
		Image[] icons = icons(shell);
		shell.setImages(icons);
		shell.addDisposeListener(event -> Arrays.stream(icons).forEach(Image::dispose));
		FileDrop.on(shell, window);
		Workstation.problems().start();
		IWorkbenchPage page = window.getActivePage();
		page.addPartListener(work);
		projects.forEach(file -> ProjectEditor.open(page, file));
		work.welcome();
		work.title();
		if (projects.isEmpty()) {
			shell.getDisplay().asyncExec(() -> work.recover(page)); // the window is seen behind the question
		}
	}

	/** To be called when the window closes. */
	public static void closed() {
		Workstation.problems().stop();
	}

	private static Image[] icons(Shell shell) {
		try (InputStream in = WorkWindow.class.getResourceAsStream("/icons/facewright.svg")) {
			if (in == null) {
				return new Image[0];
			}
			String drawing = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return Arrays.stream(ICON_SIZES)
					.mapToObj(size -> new Image(shell.getDisplay(), new ByteArrayInputStream(drawing
							.replaceFirst("width=\"256\" height=\"256\"",
									"width=\"%1$d\" height=\"%1$d\"".formatted(size))
							.getBytes(StandardCharsets.UTF_8))))
					.toArray(Image[]::new);
		} catch (IOException e) {
			ILog.of(WorkWindow.class).warn("the window's icon can't be read: " + e.getMessage());
			return new Image[0];
		}
	}

	private void recover(IWorkbenchPage page) {
		RecoveryCopies copies = Workstation.recovery();
		try {
			List<RecoveryCopies.Left> left = copies.leftBehind();
			if (!left.isEmpty()) {
				RecoveryDialog dialog = new RecoveryDialog(window.getShell(), copies, left);
				if (dialog.open() == Window.OK) {
					dialog.chosen().forEach(copy -> ProjectEditor.recover(page, copy.project()));
				}
			}
		} catch (IOException e) {
			ILog.of(WorkWindow.class).warn(e.getMessage());
		}
	}

	/** The page is there while no project is. */
	private void welcome() {
		IWorkbenchPage page = window.getActivePage();
		if (page == null || window.isClosing()) {
			return;
		}
		if (page.getEditorReferences().length == 0) {
			WelcomeEditor.open(page);
		}
	}

	private void title() {
		IWorkbenchPage page = window.getActivePage();
		IEditorPart active = page == null ? null : page.getActiveEditor();
		if (titled != active) {
			IEditorPart before = titled;
			if (before != null) {
				before.removePropertyListener(this);
			}
			if (active != null) {
				active.addPropertyListener(this);
			}
			titled = active;
		}
		String title = active instanceof ProjectEditor project
				? "%s%s — %s — Facewright".formatted(project.isDirty() ? "*" : "", project.getTitle(),
						project.path().getParent())
				: "Facewright";
		Shell shell = window.getShell();
		if (shell != null && !shell.isDisposed() && !title.equals(shell.getText())) {
			shell.setText(title);
		}
	}

	@Override
	public void propertyChanged(@Nullable Object source, int property) {
		title();
	}

	@Override
	public void partOpened(@Nullable IWorkbenchPart part) {
		if (part instanceof ProjectEditor) {
			window.getShell().getDisplay().asyncExec(() -> {
				IWorkbenchPage page = window.getActivePage();
				if (page != null) {
					WelcomeEditor.close(page);
				}
			});
		}
		title();
	}

	@Override
	public void partClosed(@Nullable IWorkbenchPart part) {
		if (part instanceof ProjectEditor) {
			window.getShell().getDisplay().asyncExec(this::welcome);
		}
		title();
	}

	@Override
	public void partActivated(@Nullable IWorkbenchPart part) {
		title();
	}

	@Override
	public void partBroughtToTop(@Nullable IWorkbenchPart part) {
		title();
	}

	@Override
	public void partDeactivated(@Nullable IWorkbenchPart part) {
		// the title stays
	}
}
