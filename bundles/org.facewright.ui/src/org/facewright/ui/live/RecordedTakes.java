package org.facewright.ui.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

import org.facewright.document.model.Take;
import org.facewright.engine.live.RecordedTake;
import org.facewright.operations.LiveTakes;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.texts.Texts;

/** Brings recorded takes into projects that are open. */
public final class RecordedTakes {

	private RecordedTakes() {
	}

	/** Journals of takes beside a project that nobody records any more: a crash left them, or they were not saved. */
	public static List<Path> left(Path project) {
		List<Path> left = new ArrayList<>();
		try {
			for (Path journal : LiveTakes.journals(project)) {
				RecordedTake.read(journal);
				left.add(journal);
			}
		} catch (IOException e) {
			ILog.of(RecordedTakes.class).warn(e.getMessage());
		}
		return left;
	}

	/**
	 * Adds a take to an open project as one step of its history; its journal goes when the project is saved. On a worker's
	 * thread.
	 */
	public static void keep(ProjectEditor editor, Path journal) throws IOException {
		RecordedTake recorded = RecordedTake.read(journal);
		Path wav = Files.createTempFile("facewright", ".wav");
		wav.toFile().deleteOnExit();
		if (recorded.hasSound()) {
			try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.WRITE)) {
				recorded.writeSound(channel);
			}
		}
		Shell shell = editor.getSite().getShell();
		shell.getDisplay().asyncExec(() -> add(shell, editor.session(), recorded, wav));
	}

	private static void add(Shell shell, ProjectSession session, RecordedTake recorded, Path wav) {
		List<Take> added = new ArrayList<>();
		try {
			session.history().edit(Texts.of("Record {0}", recorded.name()), project -> {
				try {
					added.add(LiveTakes.addTo(project, recorded, wav));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
			session.setTake(added.getFirst());
			forgetWhenSaved(session, recorded.journal());
		} catch (UncheckedIOException e) {
			MessageDialog.openError(shell, Texts.of("The take could not be kept"),
					Texts.of("{0} It stays in {1}.", e.getCause().getMessage(), recorded.journal()));
		}
	}

	private static void forgetWhenSaved(ProjectSession session, Path journal) {
		session.addListener(new ProjectSession.Listener() {
			@Override
			public void changed() {
				if (!session.history().isChanged()) {
					session.removeListener(this);
					try {
						Files.deleteIfExists(journal);
					} catch (IOException e) {
						ILog.of(RecordedTakes.class).warn(e.getMessage());
					}
				}
			}
		});
	}
}
