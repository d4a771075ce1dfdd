package org.facewright.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.jspecify.annotations.Nullable;

import org.facewright.core.speech.Segment;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Take;
import org.facewright.ui.internal.SoundReader;
import org.facewright.ui.timeline.ChannelTree;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.WavePeaks;

/** The editor of a project: its take's channels and timeline. */
public final class ProjectEditor extends EditorPart {

	public static final String ID = "org.facewright.ui.projectEditor";

	private final TimelineModel model = new TimelineModel();
	private @Nullable ProjectSession session;
	private @Nullable Timeline timeline;

	@Override
	public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) throws PartInitException {
		if (!(input instanceof ProjectInput projectInput)) {
			throw new PartInitException("not a project: " + input);
		}
		setSite(site);
		setInput(input);
		setPartName(projectInput.getName());
		try {
			session = new ProjectSession(ProjectFile.open(projectInput.file()), Workstation.providers());
		} catch (IOException | IllegalArgumentException e) {
			throw new PartInitException(e.getMessage(), e);
		}
	}

	/** The project while it is open. */
	public ProjectSession session() {
		ProjectSession open = session;
		if (open == null) {
			throw new IllegalStateException("the editor is not open");
		}
		return open;
	}

	public TimelineModel model() {
		return model;
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
		sash.setSashWidth(3);
		ChannelTree channels = new ChannelTree(sash, model);
		Timeline lanes = new Timeline(sash, model, session().keyGate(), new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				model.setPlayhead(seconds);
			}

			@Override
			public void play(Segment segment) {
				model.setPlayhead(segment.startSeconds());
			}
		});
		lanes.setPalette(Palette.DARK);
		channels.setPalette(Palette.DARK);
		sash.setWeights(20, 80);
		timeline = lanes;
		session().addListener(this::refresh);
		refresh();
		readSound();
		lanes.getDisplay().asyncExec(() -> {
			if (!lanes.isDisposed()) {
				lanes.frameAll();
			}
		});
	}

	private void refresh() {
		Optional<Take> take = session().take();
		List<TimelineModel.Mark> marks = take.map(shown -> shown.getMarkers().stream()
				.map(marker -> new TimelineModel.Mark(marker.getFrame(), marker.getLength(), marker.getLabel())).toList())
				.orElse(List.of());
		model.show(session().motion(), session().keys(), session().speech(), marks);
		firePropertyChange(PROP_DIRTY);
	}

	/** The waveform comes when it is ready; the curves don't wait for it. */
	private void readSound() {
		Take take = session().take().orElse(null);
		if (take == null || take.getAudio() == null) {
			return;
		}
		var audio = take.getAudio().getAudio();
		Job job = Job.create("Read the sound", monitor -> {
			try {
				WavePeaks peaks = SoundReader.peaks(audio, Workstation.providers());
				show(peaks);
				return Status.OK_STATUS;
			} catch (IOException e) {
				return new Status(IStatus.WARNING, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setSystem(true);
		job.schedule();
	}

	private void show(WavePeaks peaks) {
		Timeline lanes = timeline;
		if (lanes != null && !lanes.isDisposed()) {
			lanes.getDisplay().asyncExec(() -> {
				if (!lanes.isDisposed()) {
					model.setWave(peaks);
				}
			});
		}
	}

	/** The controls, for commands. */
	public Optional<Timeline> timeline() {
		return Optional.ofNullable(timeline);
	}

	@Override
	public void setFocus() {
		Timeline lanes = timeline;
		if (lanes != null) {
			lanes.setFocus();
		}
	}

	@Override
	public boolean isDirty() {
		return session != null && session().history().isChanged();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return true;
	}

	@Override
	public void doSave(@Nullable IProgressMonitor monitor) {
		session().file().path().ifPresentOrElse(this::save, this::doSaveAs);
	}

	@Override
	public void doSaveAs() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setFilterExtensions("*" + ProjectFile.SUFFIX);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			Path to = Path.of(chosen.endsWith(ProjectFile.SUFFIX) ? chosen : chosen + ProjectFile.SUFFIX);
			save(to);
			setInput(new ProjectInput(to));
			setPartName(to.getFileName().toString());
		}
	}

	private void save(Path to) {
		try {
			session().save(to);
		} catch (IOException e) {
			MessageDialog.openError(getSite().getShell(), "The project was not saved", e.getMessage());
		}
		firePropertyChange(PROP_DIRTY);
	}

	@Override
	public void dispose() {
		ProjectSession open = session;
		if (open != null) {
			open.close();
		}
		super.dispose();
	}
}
