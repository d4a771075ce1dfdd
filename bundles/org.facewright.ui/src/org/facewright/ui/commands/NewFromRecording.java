package org.facewright.ui.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.api.motion.MotionException;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LineRequest;
import org.facewright.ui.GenerateDialog;
import org.facewright.ui.JobProgress;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;

/** Makes a project of a recording and opens it. */
public final class NewFromRecording extends AbstractHandler {

	@Override
	@SuppressWarnings("null")
	public @Nullable Object execute(ExecutionEvent event) {
		ask(HandlerUtil.getActiveWorkbenchWindow(event), Optional.empty());
		return null;
	}

	/** Asks how a recording is to become a project. */
	public static void of(IWorkbenchWindow window, Path recording) {
		ask(window, Optional.of(recording));
	}

	private static void ask(IWorkbenchWindow window, Optional<Path> recording) {
		Providers providers = Workstation.providers();
		GenerateDialog dialog = new GenerateDialog(window.getShell(), providers, recording);
		if (dialog.open() == Window.OK) {
			generate(window, providers, dialog.request());
		}
	}

	private static void generate(IWorkbenchWindow window, Providers providers, LineRequest request) {
		Path file = request.outputs().getFirst().file();
		Job job = Job.create(Texts.of("Generate {0}", request.name()), monitor -> {
			try {
				new LineGenerator(providers).run(request, new JobProgress(monitor, request.name()));
				window.getShell().getDisplay().asyncExec(() -> ProjectEditor.open(window.getActivePage(), file));
				return Status.OK_STATUS;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (IOException | MotionException | IllegalArgumentException e) {
				return new Status(IStatus.ERROR, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setUser(true);
		job.schedule();
	}
}
