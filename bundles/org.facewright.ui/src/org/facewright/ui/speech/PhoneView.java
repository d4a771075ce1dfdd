package org.facewright.ui.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.facewright.api.motion.MotionException;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.api.speech.SpeechLanguage;
import org.facewright.core.progress.Problem;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.Take;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.ChannelChoice;
import org.facewright.operations.LineRequest;
import org.facewright.operations.SpeechAlignment;
import org.facewright.operations.phone.PhoneVerbs;
import org.facewright.ui.JobProgress;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.ProjectView;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.LaneGate;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.Verb;

/** What is asked of the phones that are chosen in the timeline. */
public final class PhoneView extends ProjectView {

	public static final String ID = "org.facewright.ui.phone";

	private final ProjectSession.Listener sessionChanged = this::refresh;
	private final TimelineModel.Listener modelChanged = change -> {
		if (change == TimelineModel.Change.SELECTION || change == TimelineModel.Change.CONTENT) {
			refresh();
		}
	};
	private @Nullable PhoneControl control;

	@Override
	protected void createControl(Composite parent) {
		ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		PhoneControl made = new PhoneControl(scrolled, languages().stream().map(SpeechLanguage::label).toList(),
				new Verbs());
		scrolled.setContent(made);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setMinSize(made.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		control = made;
	}

	private static List<SpeechLanguage> languages() {
		try {
			return Workstation.providers().aligner().languages();
		} catch (IllegalArgumentException e) {
			return List.of(); // no aligner is installed; the button says so
		}
	}

	@Override
	protected void show(ProjectEditor opened) {
		opened.session().addListener(sessionChanged);
		opened.model().addListener(modelChanged);
		refresh();
	}

	@Override
	protected void leave(ProjectEditor left) {
		left.session().removeListener(sessionChanged);
		left.model().removeListener(modelChanged);
		PhoneControl shown = control;
		if (shown != null && !shown.isDisposed()) {
			shown.show(PhoneControl.State.NOTHING);
		}
	}

	private void refresh() {
		PhoneControl shown = control;
		if (shown != null && !shown.isDisposed()) {
			editor().ifPresent(open -> shown.show(state(open.speech(), open.model())));
		}
	}

	/** What the control shows of a project. */
	static PhoneControl.State state(SpeechEditing speech, TimelineModel model) {
		SortedSet<Integer> phones = model.chosenSpeech().phones(model.speech());
		return new PhoneControl.State(speech.title(phones), speech.verbs(phones), speech.hasContact(phones),
				speech.unmatched().stream().map(SpeechEditing::text).toList(),
				speech.sources().stream().map(Take::getName).toList(), speech.said(), speech.whyNotAligned());
	}

	/** In the background; the result is one step, unless another take is worked on by then. */
	private void align(ProjectEditor open, String transcript, String language) {
		PhoneControl shown = control;
		Take take = open.session().take().orElse(null);
		if (shown == null || take == null || take.getAudio() == null) {
			return;
		}
		AudioData audio = take.getAudio().getAudio();
		double start = (double) take.getAudioStart() / take.getAudio().getSampleRate();
		shown.tell(Texts.of("Finding words and phones…"));
		Job job = Job.create(Texts.of("Find words and phones"), monitor -> {
			String told;
			try {
				AlignedSpeech heard = heard(audio, transcript, language,
						new JobProgress(monitor, Texts.of("Find words and phones")));
				told = heard.problems().stream().findFirst().map(Problem::message).orElse("");
				inDisplay(shown, () -> {
					if (open.session().take().equals(Optional.of(take))) {
						open.speech().setSpeech(SpeechEditing.from(heard.lanes(), start), transcript);
					}
				});
			} catch (IOException | MotionException | IllegalArgumentException e) {
				told = e.getMessage();
			} catch (CancellationException e) {
				told = Texts.of("Cancelled");
			}
			String sentence = told == null ? "" : told;
			inDisplay(shown, () -> shown.tell(sentence));
			return Status.OK_STATUS;
		});
		job.setUser(false);
		job.schedule();
	}

	private static AlignedSpeech heard(AudioData audio, String transcript, String language, JobProgress progress)
			throws IOException, MotionException {
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			audio.copyTo(wav);
			return new SpeechAlignment(Workstation.providers()).align(wav, ChannelChoice.MIX,
					transcript.isEmpty() ? Optional.empty() : Optional.of(transcript), language, progress).speech();
		} finally {
			Files.deleteIfExists(wav);
		}
	}

	private static void inDisplay(PhoneControl control, Runnable what) {
		if (!control.isDisposed()) {
			control.getDisplay().asyncExec(() -> {
				if (!control.isDisposed()) {
					what.run();
				}
			});
		}
	}

	@Override
	public void setFocus() {
		PhoneControl shown = control;
		if (shown != null) {
			shown.setFocus();
		}
	}

	/** The control's verbs on the project that is shown. */
	private final class Verbs implements PhoneControl.Host {

		private SortedSet<Integer> phones(ProjectEditor open) {
			return open.model().chosenSpeech().phones(open.model().speech());
		}

		private void with(Consumer<ProjectEditor> action) {
			editor().ifPresent(action);
		}

		@Override
		public boolean begin(String quality) {
			return editor().filter(open -> !phones(open).isEmpty())
					.filter(open -> open.speech().beginAsking(quality + " " + open.speech().what(phones(open))))
					.isPresent();
		}

		@Override
		public void show(UnaryOperator<PhoneVerbs> change, boolean contact) {
			with(open -> open.speech().showAsked(phones(open), change, contact));
		}

		@Override
		public void commit() {
			with(open -> open.speech().commit());
		}

		@Override
		public void cancel() {
			with(open -> open.speech().cancel());
		}

		@Override
		public void reset() {
			with(open -> open.speech().ask(phones(open), LaneGate.Quality.NEUTRAL, 0));
		}

		@Override
		public void chooseSame() {
			with(open -> open.timeline().ifPresent(timeline -> timeline.run(Verb.SAME_PHONES)));
		}

		@Override
		public void play() {
			with(open -> open.timeline().ifPresent(timeline -> timeline.run(Verb.PLAY_CHOSEN)));
		}

		private void withEdit(int edit, Consumer<PhoneEdit> action) {
			with(open -> {
				List<PhoneEdit> tray = open.speech().unmatched();
				if (edit >= 0 && edit < tray.size()) {
					action.accept(tray.get(edit));
				}
			});
		}

		@Override
		public void attach(int edit) {
			with(open -> withEdit(edit, chosen -> open.speech().attach(chosen, phones(open).first())));
		}

		@Override
		public void drop(int edit, Point onDisplay) {
			with(open -> {
				int phone = open.timeline().map((Timeline timeline) -> timeline.phoneAt(onDisplay)).orElse(-1);
				if (phone >= 0) {
					withEdit(edit, chosen -> open.speech().attach(chosen, phone));
				}
			});
		}

		@Override
		public void remove(int edit) {
			with(open -> withEdit(edit, chosen -> open.speech().remove(List.of(chosen))));
		}

		@Override
		public void carry(int source) {
			with(open -> open.speech().carry(open.speech().sources().get(source)));
		}

		@Override
		public void align(String transcript, int language) {
			with(open -> PhoneView.this.align(open, transcript,
					language < 0 ? LineRequest.ENGLISH : languages().get(language).id()));
		}
	}
}
