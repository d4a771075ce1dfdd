package org.facewright.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Generation;
import org.facewright.engine.Providers;
import org.facewright.operations.TakeGenerator;
import org.facewright.operations.TakeStore;

/**
 * Makes motion of the open take with any backend: as a take beside it to compare, or as a new base under its edits. Says
 * what made what is shown.
 */
public final class GenerateView extends ViewPart {

	public static final String ID = "org.facewright.ui.generate";

	private final Providers providers = Workstation.providers();
	private final Runnable providersChanged = () -> inDisplay(this::listBackends);
	private List<MotionBackend> backends = List.of();
	private @Nullable Combo list;
	private @Nullable ParameterForm form;
	private @Nullable Label state;
	private @Nullable Label strip;
	private @Nullable Button beside;
	private @Nullable Button base;
	private @Nullable ProjectEditor editor;
	private final ProjectSession.Listener sessionChanged = this::refresh;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		Composite area = new Composite(scrolled, SWT.NONE);
		area.setLayout(new GridLayout(2, false));
		Label caption = new Label(area, SWT.NONE);
		caption.setText("Backend");
		Combo combo = new Combo(area, SWT.READ_ONLY);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		combo.addListener(SWT.Selection, event -> showBackend());
		list = combo;
		Label availability = new Label(area, SWT.WRAP);
		availability.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		state = availability;
		ParameterForm parameters = new ParameterForm(area, this::enable);
		parameters.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		form = parameters;
		beside = button(area, "Generate as another take", false);
		base = button(area, "Replace the base, keep my edits", true);
		Label made = new Label(area, SWT.WRAP);
		made.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		strip = made;
		scrolled.setContent(area);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		parameters.addListener(SWT.Resize, event -> scrolled.setMinSize(area.computeSize(SWT.DEFAULT, SWT.DEFAULT)));
		listBackends();
		providers.addListener(providersChanged);
		getSite().getPage().addPartListener(new EditorListener());
		follow(getSite().getPage().getActiveEditor());
	}

	private Button button(Composite area, String text, boolean replaces) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(text);
		button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		button.addListener(SWT.Selection, event -> generate(replaces));
		return button;
	}

	private void inDisplay(Runnable what) {
		Combo combo = list;
		if (combo != null && !combo.isDisposed()) {
			combo.getDisplay().asyncExec(() -> {
				if (!combo.isDisposed()) {
					what.run();
				}
			});
		}
	}

	private void listBackends() {
		Combo combo = list;
		if (combo == null) {
			return;
		}
		String chosen = combo.getSelectionIndex() < 0
				? "embedded"
				: backends.get(combo.getSelectionIndex()).info().id();
		backends = providers.motionBackends();
		combo.setItems(backends.stream().map(backend -> backend.info().label()).toArray(String[]::new));
		for (int i = 0; i < backends.size(); i++) {
			if (backends.get(i).info().id().equals(chosen)) {
				combo.select(i);
			}
		}
		showBackend();
	}

	private void showBackend() {
		Combo combo = list;
		ParameterForm parameters = form;
		if (combo != null && parameters != null && combo.getSelectionIndex() >= 0) {
			parameters.show(backends.get(combo.getSelectionIndex()).info().parameters(), Map.of());
			enable();
		}
	}

	private void enable() {
		Combo combo = list;
		ParameterForm parameters = form;
		Label says = state;
		if (combo == null || parameters == null || says == null || combo.getSelectionIndex() < 0) {
			return;
		}
		MotionBackend backend = backends.get(combo.getSelectionIndex());
		Availability availability = backend.availability();
		String complaint = availability.isUsable() ? parameters.complaint().orElse("") : availability.reason();
		says.setText(complaint.isEmpty() ? backend.info().modelId() : complaint);
		ProjectEditor edited = editor;
		boolean ready = complaint.isEmpty() && edited != null && edited.session().take().isPresent();
		for (Button button : new Button[] { beside, base }) {
			if (button != null) {
				button.setEnabled(ready);
			}
		}
		says.requestLayout();
	}

	private void generate(boolean replaces) {
		ProjectEditor edited = editor;
		Combo combo = list;
		ParameterForm parameters = form;
		if (edited == null || combo == null || parameters == null) {
			return;
		}
		Take take = edited.session().take().orElseThrow();
		if (take.getAudio() == null) {
			MessageDialog.openInformation(combo.getShell(), "The take has no sound",
					"Motion is made of sound, and this take was imported without any.");
			return;
		}
		MotionBackend backend = backends.get(combo.getSelectionIndex());
		ParameterValues values = backend.info().parameters().parse(parameters.texts());
		AudioData audio = take.getAudio().getAudio();
		FrameRate rate = edited.session().motion().frameRate();
		String name = take.getName();
		Job job = Job.create("Generate " + name + " with " + backend.info().label(), monitor -> {
			try {
				Generation generation = new TakeGenerator(providers).generate(audio, name, rate, backend.info().id(),
						values, new JobProgress(monitor, name));
				inDisplay(() -> keep(edited, take, generation, values, replaces));
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

	private static void keep(ProjectEditor edited, Take take, Generation generation, ParameterValues values,
			boolean replaces) {
		if (take.eContainer() == null) {
			return; // the take was deleted meanwhile
		}
		ProjectSession session = edited.session();
		if (replaces) {
			session.history().edit("Regenerate base", project -> TakeGenerator.replaceBase(project, take, generation,
					values));
		} else {
			Take[] added = new Take[1];
			session.history().edit("Generate take", project -> {
				try {
					added[0] = TakeGenerator.addTake(project, take, generation, values);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
			session.setTake(added[0]);
		}
	}

	private void follow(@Nullable IWorkbenchPart part) {
		ProjectEditor now = part instanceof ProjectEditor project ? project : null;
		if (now == null && part != null) {
			return;
		}
		ProjectEditor before = editor;
		if (before != null && before != now) {
			before.session().removeListener(sessionChanged);
		}
		if (now != null && now != before) {
			now.session().addListener(sessionChanged);
		}
		editor = now;
		refresh();
	}

	/** What made the motion that is shown, as recorded then. */
	private void refresh() {
		Label made = strip;
		if (made == null || made.isDisposed()) {
			return;
		}
		String text = "";
		ProjectEditor shown = editor;
		if (shown != null && shown.session().take().isPresent()) {
			Take take = shown.session().take().get();
			if (TakeStore.faceOf(take).getLayers().getFirst().getContent() instanceof SolvedMotion motion
					&& motion.getRecipe() != null) {
				text = "Shown: %s, model %s".formatted(motion.getRecipe().getBackendId(),
						motion.getRecipe().getModelId());
			}
		}
		if (!text.equals(made.getText())) {
			made.setText(text);
			made.requestLayout();
		}
		enable();
	}

	private final class EditorListener implements IPartListener {

		@Override
		public void partActivated(@Nullable IWorkbenchPart part) {
			if (part instanceof ProjectEditor) {
				follow(part);
			}
		}

		@Override
		public void partBroughtToTop(@Nullable IWorkbenchPart part) {
			partActivated(part);
		}

		@Override
		public void partClosed(@Nullable IWorkbenchPart part) {
			if (part == editor) {
				editor = null;
				refresh();
			}
		}

		@Override
		public void partDeactivated(@Nullable IWorkbenchPart part) {
			// the last editor stays the one that is meant
		}

		@Override
		public void partOpened(@Nullable IWorkbenchPart part) {
			partActivated(part);
		}
	}

	@Override
	public void setFocus() {
		Combo combo = list;
		if (combo != null) {
			combo.setFocus();
		}
	}

	@Override
	public void dispose() {
		providers.removeListener(providersChanged);
		ProjectEditor before = editor;
		if (before != null) {
			before.session().removeListener(sessionChanged);
		}
		super.dispose();
	}
}
