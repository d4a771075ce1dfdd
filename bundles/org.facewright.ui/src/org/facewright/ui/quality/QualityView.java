package org.facewright.ui.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Take;
import org.facewright.document.stored.AudioData;
import org.facewright.operations.TakeSound;
import org.facewright.operations.qc.Fixes;
import org.facewright.operations.qc.IgnoredFinding;
import org.facewright.operations.qc.QualityReport;
import org.facewright.operations.qc.ReportFormat;
import org.facewright.operations.qc.TrackQuality;
import org.facewright.ui.Appearance;
import org.facewright.ui.JobProgress;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.ProjectView;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.KeyGate;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.TimelineModel;

/** Checks the open take a moment after each change, and lists what is found. */
public final class QualityView extends ProjectView {

	public static final String ID = "org.facewright.ui.quality";

	private static final int CALM_MILLIS = 600;
	private static final double AROUND_SECONDS = 0.4;

	private final ProjectSession.Listener changed = this::later;
	private final Runnable check = this::check;
	private final Consumer<Palette> dress = this::setPalette;
	private @Nullable QualityControl control;
	private @Nullable Job running;
	private @Nullable QualityReport report;
	private @Nullable AudioData heardOf;
	private @Nullable FrameRate heardAt;
	private TrackQuality.@Nullable Heard heard;

	@Override
	protected void createControl(Composite parent) {
		QualityControl list = new QualityControl(parent, new Verbs());
		control = list;
		list.setPalette(Appearance.palette());
		Appearance.addListener(dress);
		list.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
		list.addListener(SWT.Show, event -> later());
	}

	private void setPalette(Palette palette) {
		QualityControl list = control;
		if (list != null) {
			list.setPalette(palette);
		}
	}

	@Override
	protected void show(ProjectEditor opened) {
		opened.session().addListener(changed);
		later();
	}

	@Override
	protected void leave(ProjectEditor left) {
		left.session().removeListener(changed);
		Job job = running;
		if (job != null) {
			job.cancel();
		}
		report = null;
		QualityControl list = control;
		if (list != null && !list.isDisposed()) {
			list.show(null);
		}
	}

	/** When the hand has rested for a moment. */
	private void later() {
		QualityControl list = control;
		if (list != null && !list.isDisposed()) {
			list.getDisplay().timerExec(CALM_MILLIS, check);
		}
	}

	private void check() {
		QualityControl list = control;
		ProjectEditor open = editor().orElse(null);
		if (list == null || list.isDisposed() || open == null || open.session().take().isEmpty()) {
			return;
		}
		ProjectSession session = open.session();
		if (session.history().isPreviewing()) {
			later();
			return;
		}
		Take take = session.take().get();
		MotionClip face = session.motion();
		SpeechLanes speech = session.speech();
		AudioData audio = take.getAudio() == null ? null : take.getAudio().getAudio();
		List<IgnoredFinding> ignored = IgnoredFinding.of(take);
		String name = take.getName();
		Job before = running;
		if (before != null) {
			before.cancel();
		}
		list.say(Texts.of("Checking…"));
		Job job = Job.create(Texts.of("Check {0}", name), monitor -> {
			try {
				JobProgress progress = new JobProgress(monitor, name);
				Optional<TrackQuality.Heard> sound = Optional.ofNullable(listen(audio, face, progress));
				QcInput input = new QcInput(face, speech, sound.map(known -> known.levels(face.frameCount())),
						sound.map(TrackQuality.Heard::report), Optional.empty(), Optional.empty());
				QualityReport found = QualityReport.of(name, input, QualityReport.checks(Workstation.providers()),
						Map.of(), ignored, progress);
				inDisplay(() -> {
					report = found;
					list.show(found);
				});
				return Status.OK_STATUS;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (IOException e) {
				inDisplay(() -> list.say(e.getMessage()));
				return new Status(IStatus.WARNING, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setSystem(true);
		running = job;
		job.schedule();
	}

	/** Listens to each recording once. */
	private TrackQuality.@Nullable Heard listen(@Nullable AudioData audio, MotionClip face, JobProgress progress)
			throws IOException {
		if (audio == null) {
			return null;
		}
		synchronized (this) {
			if (audio == heardOf && Objects.equals(face.frameRate(), heardAt)) {
				return heard;
			}
		}
		try (AudioSource source = new TakeSound(audio, Workstation.providers()).open()) {
			TrackQuality.Heard now = TrackQuality.Heard.of(source, face.frameRate(), progress);
			synchronized (this) {
				heardOf = audio;
				heardAt = face.frameRate();
				heard = now;
			}
			return now;
		}
	}

	private void inDisplay(Runnable what) {
		QualityControl list = control;
		if (list != null && !list.isDisposed()) {
			list.getDisplay().asyncExec(() -> {
				if (!list.isDisposed()) {
					what.run();
				}
			});
		}
	}

	private final class Verbs implements QualityControl.Host {

		@Override
		public void show(Finding finding, boolean close) {
			editor().ifPresent(open -> {
				TimelineModel model = open.model();
				double from = model.frameRate().secondsOf(finding.frames().start());
				double to = model.frameRate().secondsOf(finding.frames().end());
				model.setPlayhead(from);
				open.timeline().ifPresent(lanes -> {
					if (close) {
						lanes.axis().show(from - AROUND_SECONDS, to + AROUND_SECONDS);
					} else {
						lanes.axis().reveal(from);
					}
				});
			});
		}

		@Override
		public void fix(List<Finding> findings) {
			editor().ifPresent(open -> {
				ProjectSession session = open.session();
				double influence = session.useAddedLayer();
				KeyGate gate = session.keyGate();
				String label = findings.size() == 1
						? Texts.of("Fix {0}", findings.getFirst().check())
						: Texts.of("Fix {0} findings", findings.size());
				if (gate.begin(label)) {
					try {
						KeyCurves keys = session.keys();
						MotionClip mended = session.motion();
						for (Finding finding : findings) { // one after the other: they may overlap
							keys = Fixes.keys(keys, mended, finding.fix(), influence);
							mended = Fixes.apply(mended, finding.fix());
						}
						gate.show(keys);
						gate.commit();
					} catch (IllegalArgumentException e) {
						gate.cancel();
						say(e.getMessage());
					}
				} else {
					say(Texts.of("The edit layer is locked; unlock it first."));
				}
			});
		}

		@Override
		public void ignore(List<Finding> findings, String reason) {
			edit(Texts.of("Put {0} findings aside", findings.size()),
					take -> findings.forEach(finding -> IgnoredFinding.add(take, finding, reason)));
		}

		@Override
		public void restore(List<Finding> findings) {
			edit(Texts.of("Take back {0} findings", findings.size()),
					take -> findings.forEach(finding -> IgnoredFinding.remove(take, finding)));
		}

		private void edit(String label, Consumer<Take> change) {
			editor().ifPresent(open -> {
				Take take = open.session().take().orElseThrow();
				open.session().history().edit(label, project -> change.accept(take));
			});
		}

		private void say(String text) {
			QualityControl list = control;
			if (list != null) {
				list.say(text);
			}
		}

		@Override
		public void export() {
			QualityControl list = control;
			QualityReport found = report;
			if (list == null || found == null) {
				return;
			}
			FileDialog dialog = new FileDialog(list.getShell(), SWT.SAVE);
			dialog.setText(Texts.of("Save report"));
			dialog.setFilterExtensions("*.html", "*.json", "*.xml");
			dialog.setFilterNames(Texts.of("Page"), "JSON", "JUnit XML");
			dialog.setFileName(found.name() + "-qc.html");
			dialog.setOverwrite(true);
			String chosen = dialog.open();
			if (chosen != null) {
				ReportFormat format = chosen.endsWith(".json")
						? ReportFormat.JSON
						: chosen.endsWith(".xml") ? ReportFormat.JUNIT : ReportFormat.HTML;
				try {
					Files.writeString(Path.of(chosen), format.write(found));
				} catch (IOException e) {
					MessageDialog.openError(list.getShell(), Texts.of("The report was not saved"),
							Texts.of("{0} can't be written; choose another folder or make room.", chosen));
				}
			}
		}
	}

	@Override
	public void setFocus() {
		QualityControl list = control;
		if (list != null) {
			list.setFocus();
		}
	}
}
