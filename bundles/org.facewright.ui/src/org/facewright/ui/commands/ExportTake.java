package org.facewright.ui.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.exchange.ExportProfile;
import org.facewright.operations.exchange.ExportProfiles;
import org.facewright.operations.exchange.ProfileExport;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.ui.ExportDialog;
import org.facewright.ui.JobProgress;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;

/** Exports the take being worked on, and tells how the file compares with it. */
public final class ExportTake extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
		if (window.getActivePage().getActiveEditor() instanceof ProjectEditor editor) {
			try {
				export(window.getShell(), editor.session());
			} catch (IOException | IllegalArgumentException e) {
				MessageDialog.openError(window.getShell(), Texts.of("The take can't be exported"), e.getMessage());
			}
		}
		return null;
	}

	private static void export(Shell shell, ProjectSession session) throws IOException {
		Providers providers = Workstation.providers();
		TrackFiles.Tracks tracks = session.tracks(Progress.NONE);
		Path folder = session.file().path().map(Path::getParent).orElse(Path.of(System.getProperty("user.home")));
		ExportDialog dialog = new ExportDialog(shell, providers, tracks, session.file().project().getName(),
				ExportProfiles.inProject(session.file().project()), folder);
		if (dialog.open() != Window.OK) {
			return;
		}
		ExportProfile profile = dialog.profile();
		Path file = dialog.file();
		Job job = Job.create(Texts.of("Export {0}", file.getFileName()), monitor -> {
			try {
				Written written = new ProfileExport(providers, UserFolders.current()).export(tracks, profile, file,
						true,
						new JobProgress(monitor, file.getFileName().toString()));
				shell.getDisplay().asyncExec(() -> tell(shell, written));
				return Status.OK_STATUS;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (IOException | IllegalArgumentException e) {
				return new Status(IStatus.ERROR, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setUser(true);
		job.schedule();
	}

	private static void tell(Shell shell, Written written) {
		String compared = written.readBack().map(
				readBack -> "\n\n"
						+ Texts.of("Read back and compared: {0} channels, {1} frames, largest difference {2}",
								readBack.channels(), readBack.frames(), "%.2g".formatted(readBack.maxDifference())))
				.orElse("");
		String problems = written.problems().isEmpty()
				? ""
				: "\n\n" + written.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
		MessageDialog.openInformation(shell, Texts.of("Exported"), written.file() + compared + problems);
	}
}
