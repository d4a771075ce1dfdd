package org.facewright.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LineRequest;
import org.facewright.ui.texts.Texts;

/** Asks which recording is to move a face, with which backend, and where the project goes. */
public final class GenerateDialog extends TitleAreaDialog {

	private static final String[] RATES = { "24", "25", "30000/1001", "30", "50", "60", "100" };

	private static final String USUAL_BACKEND = "embedded";

	private final Providers providers;
	private final Runnable providersChanged = this::providersChanged;
	private List<MotionBackend> backends;
	private String audioText;
	private @Nullable Text audio;
	private @Nullable Text target;
	private @Nullable Text transcript;
	private @Nullable Combo backend;
	private @Nullable Combo rate;
	private @Nullable ParameterForm form;
	private @Nullable LineRequest request;

	/** @param recording shown first; empty for none */
	public GenerateDialog(Shell shell, Providers providers, Optional<Path> recording) {
		super(shell);
		setShellStyle(getShellStyle() | SWT.RESIZE);
		this.providers = providers;
		backends = providers.motionBackends();
		audioText = recording.map(Path::toString).orElse("");
	}

	/** What was asked for, after OK. */
	public LineRequest request() {
		LineRequest asked = request;
		if (asked == null) {
			throw new IllegalStateException("the dialog was not finished");
		}
		return asked;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Texts.of("New project from a recording"));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		setTitle(Texts.of("Make a face speak"));
		setMessage(Texts.of("Choose a recording; the backend turns it into curves."));
		Composite outer = (Composite) super.createDialogArea(parent);
		Composite area = new Composite(outer, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		area.setLayout(new GridLayout(3, false));
		Text recording = fileField(area, Texts.of("Recording"), audioText, SWT.OPEN,
				"*.wav;*.flac;*.aiff;*.aif;*.mp3;*.ogg;*.m4a;*.opus");
		audio = recording;
		Text project = fileField(area, Texts.of("Project"), targetFor(audioText), SWT.SAVE, "*" + ProjectFile.SUFFIX);
		target = project;
		recording.addListener(SWT.Modify, event -> project.setText(targetFor(recording.getText())));
		label(area, Texts.of("What is said"));
		Text said = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		said.setMessage(Texts.of("Transcript (optional): gives exact words and phones"));
		GridData lines = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
		lines.heightHint = 60;
		said.setLayoutData(lines);
		transcript = said;
		label(area, Texts.of("Frame rate"));
		Combo rates = new Combo(area, SWT.NONE);
		rates.setItems(RATES);
		rates.setText("60");
		rates.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
		rate = rates;
		label(area, Texts.of("Backend"));
		Combo list = new Combo(area, SWT.READ_ONLY);
		list.setItems(labels());
		list.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		backend = list;
		providers.addListener(providersChanged);
		ParameterForm parameters = new ParameterForm(area, this::validate);
		parameters.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
		form = parameters;
		list.addListener(SWT.Selection, event -> {
			parameters.show(backends.get(list.getSelectionIndex()).info().parameters(), Map.of());
			validate();
		});
		list.select(indexOf(USUAL_BACKEND));
		parameters.show(backends.get(list.getSelectionIndex()).info().parameters(), Map.of());
		for (Control control : new Control[] { recording, project, rates }) {
			control.addListener(SWT.Modify, event -> validate());
		}
		return outer;
	}

	private String[] labels() {
		return backends.stream().map(each -> {
			Availability availability = each.availability();
			return each.info().label() + (availability.isUsable() ? "" : "  (" + availability.reason() + ")");
		}).toArray(String[]::new);
	}

	private int indexOf(String backendId) {
		for (int i = 0; i < backends.size(); i++) {
			if (backends.get(i).info().id().equals(backendId)) {
				return i;
			}
		}
		return 0;
	}

	private void providersChanged() {
		Combo list = backend;
		ParameterForm parameters = form;
		if (list != null && parameters != null && !list.isDisposed()) {
			list.getDisplay().asyncExec(() -> {
				if (!list.isDisposed()) {
					listBackends(list, parameters);
				}
			});
		}
	}

	/** Backends may come and go while the dialog is open; what is chosen stays chosen as long as it is there. */
	private void listBackends(Combo list, ParameterForm parameters) {
		String chosen = backends.get(list.getSelectionIndex()).info().id();
		backends = providers.motionBackends();
		list.setItems(labels());
		boolean stays = backends.stream().anyMatch(each -> each.info().id().equals(chosen));
		list.select(indexOf(stays ? chosen : USUAL_BACKEND));
		parameters.show(backends.get(list.getSelectionIndex()).info().parameters(),
				stays ? parameters.texts() : Map.of());
		validate();
	}

	@Override
	public boolean close() {
		providers.removeListener(providersChanged);
		return super.close();
	}

	private static void label(Composite area, String text) {
		Label label = new Label(area, SWT.NONE);
		label.setText(text);
		label.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
	}

	private Text fileField(Composite area, String name, String text, int style, String pattern) {
		label(area, name);
		Text field = new Text(area, SWT.BORDER);
		field.setText(text);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 420;
		field.setLayoutData(data);
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Texts.of("Browse…"));
		browse.addListener(SWT.Selection, event -> {
			FileDialog dialog = new FileDialog(getShell(), style);
			dialog.setFilterExtensions(pattern, "*");
			String chosen = dialog.open();
			if (chosen != null) {
				field.setText(chosen);
			}
		});
		return field;
	}

	private static String targetFor(String recording) {
		if (recording.isBlank()) {
			return "";
		}
		Path path = Path.of(recording);
		return path.resolveSibling(LineGenerator.takeName(path) + ProjectFile.SUFFIX).toString();
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Texts.of("Generate"), true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate();
	}

	private void validate() {
		Optional<String> complaint = complaint();
		setErrorMessage(complaint.filter(text -> !text.isEmpty()).orElse(null));
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			ok.setEnabled(complaint.isEmpty());
		}
	}

	/** Empty when all is well; an empty text when something is still to be typed. */
	private Optional<String> complaint() {
		Text recording = audio;
		Text project = target;
		Combo rates = rate;
		Combo list = backend;
		ParameterForm parameters = form;
		if (recording == null || project == null || rates == null || list == null || parameters == null) {
			return Optional.of("");
		}
		if (recording.getText().isBlank() || project.getText().isBlank()) {
			return Optional.of("");
		}
		if (!Files.isReadable(Path.of(recording.getText()))) {
			return Optional.of(Texts.of("{0} can't be read; choose another recording", recording.getText()));
		}
		Availability availability = backends.get(list.getSelectionIndex()).availability();
		if (!availability.isUsable()) {
			return Optional.of(availability.reason());
		}
		try {
			FrameRate.parse(rates.getText());
		} catch (IllegalArgumentException e) {
			return Optional.of(e.getMessage());
		}
		return parameters.complaint();
	}

	@Override
	protected void okPressed() {
		Text recording = audio;
		Text project = target;
		Text said = transcript;
		Combo rates = rate;
		Combo list = backend;
		ParameterForm parameters = form;
		if (recording == null || project == null || said == null || rates == null || list == null
				|| parameters == null) {
			return;
		}
		Path file = Path.of(project.getText());
		Path sound = Path.of(recording.getText());
		request = new LineRequest(LineGenerator.takeName(file), sound,
				backends.get(list.getSelectionIndex()).info().id(), parameters.texts(),
				FrameRate.parse(rates.getText()), ChannelChoice.MIX,
				Optional.of(said.getText().strip()).filter(text -> !text.isEmpty()),
				List.of(new LineRequest.Output(file, LineRequest.PROJECT_FORMAT, Map.of())));
		super.okPressed();
	}
}
