package org.facewright.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
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

import org.facewright.core.speech.Segment;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.Take;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.playback.PagedSound;
import org.facewright.ui.internal.HistoryActions;
import org.facewright.ui.internal.RecoveryCopies;
import org.facewright.ui.internal.SoundReader;
import org.facewright.ui.speech.SpeechEditing;
import org.facewright.ui.live.RecordedTakes;
import org.facewright.ui.preferences.Settings;
import org.facewright.ui.shell.RecentProjects;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.ChannelTree;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.Spectrogram;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.WavePeaks;

/** The editor of a project: its take's channels and timeline. */
public final class ProjectEditor extends EditorPart {

	public static final String ID = "org.facewright.ui.projectEditor";

	/** Projects whose recovery copy the user has asked for already. */
	private static final Set<Path> TO_RECOVER = new HashSet<>();

	private final TimelineModel model = new TimelineModel();
	private final RecoveryCopies recovery = Workstation.recovery();
	private final Runnable settingsChanged = this::applySettings;
	private final Runnable autosave = this::autosave;
	private boolean recovered; // what is open came from a recovery copy and was not saved since
	private @Nullable ProjectSession session;
	private @Nullable SpeechEditing speech;
	private @Nullable Timeline timeline;
	private @Nullable Playback playback;
	private @Nullable AudioData heard; // the sound that is shown and played

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
			if (TO_RECOVER.remove(file) || MessageDialog.openQuestion(getSite().getShell(),
					Texts.of("Unsaved changes found"),
					Texts.of("{0} was changed and not saved when Facewright ended last time. Go on with these changes?",
							file.getFileName()))) {
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
			MessageDialog.openError(page.getWorkbenchWindow().getShell(), Texts.of("The project can't be opened"),
					e.getMessage());
		}
	}

	/** Opens a project with what a crash left of it. */
	public static void recover(IWorkbenchPage page, Path file) {
		TO_RECOVER.add(file);
		open(page, file);
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
		channels.onColours(Settings::setChannelColours);
		Timeline lanes = new Timeline(sash, model, session().keyGate(), new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				sound.scrub(seconds);
			}

			@Override
			public void play(Segment segment) {
				sound.play(segment.startSeconds(), segment.endSeconds());
			}

			@Override
			public void loop() {
				sound.setLooping(true);
				model.setPlayhead(model.regionStart());
				if (!sound.isPlaying()) {
					sound.toggle();
				}
			}
		});
		lanes.setLaneGate(speech());
		lanes.addListener(SWT.KeyDown, this::playKey);
		sound.setFollower(lanes::follow);
		Consumer<Palette> dress = palette -> {
			lanes.setPalette(palette);
			channels.setPalette(palette);
		};
		dress.accept(Appearance.palette());
		Appearance.addListener(dress);
		all.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
		sash.setWeights(27, 73);
		timeline = lanes;
		new HistoryActions(session().history(), getEditorSite().getActionBars());
		session().addListener(this::refresh);
		refresh();
		model.setDisplay(Settings.timeDisplay());
		applySettings();
		Settings.addListener(settingsChanged);
		remember();
		lanes.getDisplay().asyncExec(() -> {
			if (!lanes.isDisposed()) {
				lanes.frameAll();
				sayWhatIsOpen(session().take());
				RecordedTakes.left(path()).forEach(this::offer);
			}
		});
	}

	private void applySettings() {
		Timeline lanes = timeline;
		if (lanes != null && !lanes.isDisposed()) {
			lanes.setKeyMap(Settings.keyMap());
			if (!model.colours().equals(Settings.channelColours())) {
				model.setColours(Settings.channelColours());
			}
			planAutosave(lanes);
		}
	}

	private void planAutosave(Timeline lanes) {
		int seconds = Settings.autosaveSeconds();
		lanes.getDisplay().timerExec(seconds > 0 ? seconds * 1000 : -1, autosave);
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
		planAutosave(lanes);
	}

	/** Puts the project on top of those used last. */
	private void remember() {
		try {
			List<Take> takes = session().takes();
			Workstation.recent().add(new RecentProjects.Entry(path(), takes.isEmpty()
					? 0
					: session().file().project().getFrameRate().secondsOf(takes.getFirst().getLength()),
					takes.size()));
		} catch (IOException e) {
			ILog.of(ProjectEditor.class).warn(e.getMessage());
		}
	}

	/** A take that was recorded live and is not in the project. */
	private void offer(Path journal) {
		if (!MessageDialog.openQuestion(getSite().getShell(), Texts.of("A recorded take is not in the project"),
				Texts.of("{0} was recorded for this project and not saved in it. Add it now?",
						journal.getFileName()))) {
			return;
		}
		Job.create(Texts.of("Add the recorded take"), monitor -> {
			try {
				RecordedTakes.keep(this, journal);
				return Status.OK_STATUS;
			} catch (IOException e) {
				return Status.error(e.getMessage(), e);
			}
		}).schedule();
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
				case LOOP -> sound.setLooping(!sound.isLooping());
				case GO_ALONG -> sound.setMode(sound.mode().next());
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
		AudioData sound = take.map(Take::getAudio).map(AudioAsset::getAudio).orElse(null);
		if (timeline != null && sound != heard) {
			readSound(sound);
		}
		sayWhatIsOpen(take);
	}

	/** In the status line. */
	private void sayWhatIsOpen(Optional<Take> take) {
		getEditorSite().getActionBars().getStatusLineManager().setMessage(take.map(shown -> Texts.of(
				"{0}: {1} frames at {2} a second; {3} takes", shown.getName(), session().motion().frameCount(),
				session().motion().frameRate(), session().takes().size())).orElse(""));
	}

	/** The waveform comes when it is ready; the curves don't wait for it. @param audio null for none */
	private void readSound(@Nullable AudioData audio) {
		heard = audio;
		model.setWave(WavePeaks.EMPTY);
		model.setSpectrogram(Spectrogram.EMPTY);
		if (audio == null) {
			return;
		}
		Job job = Job.create(Texts.of("Read the sound"), monitor -> {
			try {
				PagedSound sound = SoundReader.read(audio, Workstation.providers());
				WavePeaks.Samples samples = (from, into, count) -> sound.read(from, into, 0, count);
				show(audio, sound, new WavePeaks(sound.sampleRate(), sound.length(), samples));
				show(audio, Spectrogram.of(sound.sampleRate(), sound.length(), samples));
				return Status.OK_STATUS;
			} catch (IOException e) {
				return new Status(IStatus.WARNING, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setSystem(true);
		job.schedule();
	}

	private void show(AudioData of, PagedSound sound, WavePeaks peaks) throws IOException {
		Timeline lanes = timeline;
		if (lanes == null || lanes.isDisposed()) {
			sound.close();
			return;
		}
		lanes.getDisplay().asyncExec(() -> {
			if (!lanes.isDisposed() && of == heard) {
				model.setWave(peaks);
				playback().ifPresent(player -> player.setSound(sound, Workstation.providers()));
			} else {
				closeQuietly(sound);
			}
		});
	}

	private static void closeQuietly(PagedSound sound) {
		try {
			sound.close();
		} catch (IOException e) {
			ILog.of(ProjectEditor.class).warn(e.getMessage());
		}
	}

	private void show(AudioData of, Spectrogram spectrogram) {
		Timeline lanes = timeline;
		if (lanes != null && !lanes.isDisposed()) {
			lanes.getDisplay().asyncExec(() -> {
				if (!lanes.isDisposed() && of == heard) {
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
			remember();
		}
	}

	private void save(Path to) {
		try {
			session().save(to);
			recovered = false;
			recovery.forget(to);
			if (!to.equals(path())) {
				recovery.forget(path()); // saved elsewhere: nothing is lost with the copy
			}
		} catch (IOException e) {
			MessageDialog.openError(getSite().getShell(), Texts.of("The project was not saved"), e.getMessage());
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
		Settings.removeListener(settingsChanged);
		playback().ifPresent(Playback::close);
		ProjectSession open = session;
		if (open != null) {
			open.close();
			forgetCopy();
		}
		super.dispose();
	}
}
