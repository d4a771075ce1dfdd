package org.facewright.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;

import org.facewright.core.speech.Segment;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Take;
import org.facewright.engine.playback.PagedSound;
import org.facewright.ui.internal.HistoryActions;
import org.facewright.ui.internal.RecoveryCopies;
import org.facewright.ui.internal.SoundReader;
import org.facewright.ui.speech.SpeechEditing;
import org.facewright.ui.timeline.ChannelTree;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.Spectrogram;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.WavePeaks;

/** The editor of a project: its take's channels and timeline. */
public final class ProjectEditor extends EditorPart {

	public static final String ID = "org.facewright.ui.projectEditor";

	private static final int AUTOSAVE_MILLIS = 30_000;

	private final TimelineModel model = new TimelineModel();
	private final RecoveryCopies recovery = new RecoveryCopies(
			Platform.getStateLocation(FrameworkUtil.getBundle(ProjectEditor.class)).append("recovery").toPath());
	private final Runnable autosave = this::autosave;
	private boolean recovered; // what is open came from a recovery copy and was not saved since
	private @Nullable ProjectSession session;
	private @Nullable SpeechEditing speech;
	private @Nullable Timeline timeline;
	private @Nullable Playback playback;

	@Override
	public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) throws PartInitException {
		if (!(input instanceof ProjectInput projectInput)) {
			throw new PartInitException("not a project: " + input);
		}
		setSite(site);
		setInput(input);
		setPartName(projectInput.getName());
		try {
			ProjectSession opened = new ProjectSession(open(projectInput.file()), Workstation.providers());
			session = opened;
			speech = new SpeechEditing(opened);
		} catch (IOException | IllegalArgumentException e) {
			throw new PartInitException(e.getMessage(), e);
		}
	}

	/** The project, or what was not saved of it before a crash, if the user wants that. */
	private ProjectFile open(Path file) throws IOException {
		Optional<Path> left = recovery.leftBehind(file);
		if (left.isPresent()) {
			if (MessageDialog.openQuestion(getSite().getShell(), "Unsaved changes found",
					"%s was changed and not saved when Facewright ended last time. Go on with these changes?"
							.formatted(file.getFileName()))) {
				recovered = true;
				return ProjectFile.open(left.get());
			}
			recovery.forget(file);
		}
		return ProjectFile.open(file);
	}

	/** Opens a project in a page, or says why it can't be opened. */
	public static void open(IWorkbenchPage page, Path file) {
		try {
			page.openEditor(new ProjectInput(file), ID);
		} catch (PartInitException e) {
			MessageDialog.openError(page.getWorkbenchWindow().getShell(), "The project can't be opened",
					e.getMessage());
		}
	}

	/** The project that is worked on in a page: of the active editor, or of the one used last. */
	public static Optional<ProjectEditor> current(IWorkbenchPage page) {
		return page.getActiveEditor() instanceof ProjectEditor active
				? Optional.of(active)
				: all(page).stream().findFirst();
	}

	/** All projects open in a page, the one used last first. */
	public static List<ProjectEditor> all(IWorkbenchPage page) {
		return Arrays.stream(page.getEditorReferences()).map(reference -> reference.getEditor(false))
				.filter(ProjectEditor.class::isInstance).map(ProjectEditor.class::cast).toList();
	}

	/** Where the project lies. */
	public Path path() {
		if (getEditorInput() instanceof ProjectInput input) {
			return input.file();
		}
		throw new IllegalStateException("the editor is not open");
	}

	/** The project while it is open. */
	public ProjectSession session() {
		ProjectSession open = session;
		if (open == null) {
			throw new IllegalStateException("the editor is not open");
		}
		return open;
	}

	/** Changes its words, phones and markers. */
	public SpeechEditing speech() {
		SpeechEditing open = speech;
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
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		all.setLayout(layout);
		Playback sound = new Playback(all.getDisplay(), model);
		playback = sound;
		TransportBar transport = new TransportBar(all, model, sound, session());
		transport.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		SashForm sash = new SashForm(all, SWT.HORIZONTAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		sash.setSashWidth(3);
		ChannelTree channels = new ChannelTree(sash, model);
		Timeline lanes = new Timeline(sash, model, session().keyGate(), new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				sound.scrub(seconds);
			}

			@Override
			public void play(Segment segment) {
				sound.play(segment.startSeconds(), segment.endSeconds());
			}
		});
		lanes.setLaneGate(speech());
		lanes.addListener(SWT.KeyDown, this::playKey);
		Consumer<Palette> dress = palette -> {
			lanes.setPalette(palette);
			channels.setPalette(palette);
		};
		dress.accept(Appearance.palette());
		Appearance.addListener(dress);
		all.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
		sash.setWeights(20, 80);
		timeline = lanes;
		new HistoryActions(session().history(), getEditorSite().getActionBars());
		session().addListener(this::refresh);
		refresh();
		readSound();
		lanes.getDisplay().timerExec(AUTOSAVE_MILLIS, autosave);
		lanes.getDisplay().asyncExec(() -> {
			if (!lanes.isDisposed()) {
				lanes.frameAll();
			}
		});
	}

	/** Keeps a copy of what is not saved yet; not while a hand is dragging. */
	private void autosave() {
		Timeline lanes = timeline;
		if (lanes == null || lanes.isDisposed()) {
			return;
		}
		if (isDirty() && !session().history().isPreviewing() && getEditorInput() instanceof ProjectInput input) {
			try {
				recovery.keep(session().file(), input.file());
			} catch (IOException e) {
				ILog.of(ProjectEditor.class).warn(e.getMessage());
			}
		}
		lanes.getDisplay().timerExec(AUTOSAVE_MILLIS, autosave);
	}

	/** The keys of a shuttle. */
	private void playKey(Event event) {
		Playback sound = playback;
		Timeline lanes = timeline;
		if (sound == null || lanes == null) {
			return;
		}
		lanes.keyMap().verb(event).ifPresent(verb -> {
			switch (verb) {
				case PLAY -> sound.toggle();
				case BACKWARDS -> sound.backwards();
				case STOP -> sound.stop();
				case FORWARDS -> sound.forwards();
				default -> {
					// the timeline's own
				}
			}
		});
	}

	private void refresh() {
		Optional<Take> take = session().take();
		List<TimelineModel.Mark> marks = take.map(SpeechEditing::marks).orElse(List.of());
		model.show(session().shownMotion(), session().shownKeys(), session().speech(), marks);
		speech().annotate(model);
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
				PagedSound sound = SoundReader.read(audio, Workstation.providers());
				WavePeaks.Samples samples = (from, into, count) -> sound.read(from, into, 0, count);
				show(sound, new WavePeaks(sound.sampleRate(), sound.length(), samples));
				show(Spectrogram.of(sound.sampleRate(), sound.length(), samples));
				return Status.OK_STATUS;
			} catch (IOException e) {
				return new Status(IStatus.WARNING, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setSystem(true);
		job.schedule();
	}

	private void show(PagedSound sound, WavePeaks peaks) {
		Timeline lanes = timeline;
		if (lanes != null && !lanes.isDisposed()) {
			lanes.getDisplay().asyncExec(() -> {
				if (!lanes.isDisposed()) {
					model.setWave(peaks);
					playback().ifPresent(player -> player.setSound(sound, Workstation.providers()));
				}
			});
		}
	}

	private void show(Spectrogram spectrogram) {
		Timeline lanes = timeline;
		if (lanes != null && !lanes.isDisposed()) {
			lanes.getDisplay().asyncExec(() -> {
				if (!lanes.isDisposed()) {
					model.setSpectrogram(spectrogram);
				}
			});
		}
	}

	public Optional<Playback> playback() {
		return Optional.ofNullable(playback);
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
		return session != null && (recovered || session().history().isChanged());
	}

	@Override
	public boolean isSaveAsAllowed() {
		return true;
	}

	@Override
	public void doSave(@Nullable IProgressMonitor monitor) {
		if (getEditorInput() instanceof ProjectInput input) {
			save(input.file());
		}
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
			recovered = false;
			recovery.forget(to);
		} catch (IOException e) {
			MessageDialog.openError(getSite().getShell(), "The project was not saved", e.getMessage());
		}
		firePropertyChange(PROP_DIRTY);
	}

	/** Closed in order: what was not saved was not wanted. */
	private void forgetCopy() {
		if (getEditorInput() instanceof ProjectInput input) {
			try {
				recovery.forget(input.file());
			} catch (IOException e) {
				ILog.of(ProjectEditor.class).warn(e.getMessage());
			}
		}
	}

	@Override
	public void dispose() {
		playback().ifPresent(Playback::close);
		ProjectSession open = session;
		if (open != null) {
			open.close();
			forgetCopy();
		}
		super.dispose();
	}
}
