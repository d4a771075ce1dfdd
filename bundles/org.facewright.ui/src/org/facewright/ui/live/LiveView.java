package org.facewright.ui.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

import org.facewright.core.motion.ChannelSet;
import org.facewright.document.ProjectFile;
import org.facewright.operations.LiveTakes;
import org.facewright.ui.Appearance;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ViewportView;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/** Live in the window: the viewport shows the newest pose, takes go into the open project or a new one. */
public final class LiveView extends ViewPart {

	public static final String ID = "org.facewright.ui.live";

	private static final String SOURCE = "source";
	private static final String BACKEND = "backend";
	private static final String TARGETS = "targets";

	private final Executor worker = task -> {
		Job job = Job.create(Texts.of("Live"), monitor -> {
			task.run();
			return Status.OK_STATUS;
		});
		job.setSystem(true);
		job.schedule();
	};
	private @Nullable LiveControl control;
	private @Nullable IMemento remembered;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		remembered = memento;
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent == null) {
			return;
		}
		LiveControl live = new LiveControl(parent, Workstation.providers(), worker, new Window());
		control = live;
		Consumer<Palette> dress = live::setPalette;
		dress.accept(Appearance.palette());
		Appearance.addListener(dress);
		live.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
		IMemento memento = remembered;
		String source = memento == null ? null : memento.getString(SOURCE);
		if (memento != null && source != null) {
			String backend = memento.getString(BACKEND);
			String targets = memento.getString(TARGETS);
			live.setChoice(new LiveChoice(source, backend == null ? "" : backend, Map.of(),
					targets == null || targets.isEmpty() ? List.of() : List.of(targets.split("\n")), false, 2));
		}
	}

	private final class Window implements LiveControl.Host {

		private Optional<ViewportView> viewport() {
			return getSite().getPage().findView(ViewportView.ID) instanceof ViewportView shown
					? Optional.of(shown)
					: Optional.empty();
		}

		@Override
		public void show(ChannelSet channels, float[] pose) {
			viewport().ifPresent(shown -> shown.showLive(channels, pose));
		}

		@Override
		public void ended() {
			viewport().ifPresent(ViewportView::endLive);
		}

		private Optional<ProjectEditor> open(Path project) {
			return ProjectEditor.all(getSite().getPage()).stream().filter(editor -> editor.path().equals(project))
					.findFirst();
		}

		@Override
		public Optional<Path> project() {
			Optional<Path> open = ProjectEditor.current(getSite().getPage()).map(ProjectEditor::path);
			if (open.isPresent()) {
				return open;
			}
			FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
			dialog.setText(Texts.of("Project for the takes"));
			dialog.setFilterExtensions("*" + ProjectFile.SUFFIX);
			dialog.setFileName("live" + ProjectFile.SUFFIX);
			String chosen = dialog.open();
			return Optional.ofNullable(chosen).map(
					name -> Path.of(name.endsWith(ProjectFile.SUFFIX) ? name : name + ProjectFile.SUFFIX)
							.toAbsolutePath().normalize());
		}

		@Override
		public Path journal(Path project) {
			return LiveTakes.newJournal(project);
		}

		@Override
		public void keep(Path project, Path journal) {
			Optional<ProjectEditor> editor = open(project);
			Job job = Job.create(Texts.of("Keep the take in {0}", project.getFileName()), monitor -> {
				try {
					if (editor.isPresent()) {
						RecordedTakes.keep(editor.get(), journal);
					} else {
						LiveTakes.add(project, journal, Optional.empty());
						getSite().getShell().getDisplay()
								.asyncExec(() -> ProjectEditor.open(getSite().getPage(), project));
					}
					return Status.OK_STATUS;
				} catch (IOException e) {
					return Status.error(e.getMessage(), e);
				}
			});
			job.schedule();
		}
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		LiveControl live = control;
		if (memento != null && live != null && !live.isDisposed()) {
			LiveChoice choice = live.choice();
			memento.putString(SOURCE, choice.source());
			memento.putString(BACKEND, choice.backend());
			memento.putString(TARGETS, String.join("\n", choice.targets()));
		}
	}

	@Override
	public void setFocus() {
		LiveControl live = control;
		if (live != null) {
			live.setFocus();
		}
	}
}
