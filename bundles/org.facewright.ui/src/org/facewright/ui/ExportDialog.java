package org.facewright.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.progress.Problem;
import org.facewright.engine.Providers;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.exchange.ExportProfile;
import org.facewright.operations.exchange.ExportProfiles;
import org.facewright.operations.exchange.ProfileExport;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.ui.texts.Texts;

/** Asks for format or profile and place; says before the export what the file will not hold. */
public final class ExportDialog extends TitleAreaDialog {

	private static final String USUAL_FORMAT = "livelink-csv";

	private final Providers providers;
	private final TrackFiles.Tracks tracks;
	private final String project;
	private final List<ExportProfile> profiles;
	private final Runnable providersChanged = this::providersChanged;
	private List<TrackExporter> exporters;
	private final UserFolders folders = UserFolders.current();
	private String folderText;
	private @Nullable Combo formats;
	private @Nullable Combo profileList;
	private @Nullable ParameterForm form;
	private @Nullable Text folder;
	private @Nullable Text pattern;
	private @Nullable Text remarks;
	private ExportProfile profile;
	private Path file = Path.of("");

	/**
	 * @param tracks  the take as it stands
	 * @param project name of the project, for file names
	 * @param own     profiles of the project
	 * @param folder  where exports go
	 */
	public ExportDialog(Shell shell, Providers providers, TrackFiles.Tracks tracks, String project,
			List<ExportProfile> own, Path folder) throws IOException {
		super(shell);
		setShellStyle(getShellStyle() | SWT.RESIZE);
		this.providers = providers;
		this.tracks = tracks;
		this.project = project;
		folderText = folder.toString();
		profiles = new ArrayList<>(own);
		profiles.addAll(new ExportProfiles(folders).studio());
		exporters = byLabel(providers);
		profile = ExportProfile.of("export", exporters.getFirst().format().id());
	}

	private static List<TrackExporter> byLabel(Providers providers) {
		return providers.exporters().stream()
				.sorted((a, b) -> a.format().label().compareToIgnoreCase(b.format().label())).toList();
	}

	private void providersChanged() {
		Combo list = formats;
		if (list != null && !list.isDisposed()) {
			list.getDisplay().asyncExec(() -> {
				if (!list.isDisposed()) {
					listFormats(list);
				}
			});
		}
	}

	/** Formats may come and go while the dialog is open; what is chosen stays chosen as long as it is there. */
	private void listFormats(Combo list) {
		ParameterForm parameters = form;
		String chosen = exporters.get(list.getSelectionIndex()).format().id();
		exporters = byLabel(providers);
		list.setItems(exporters.stream().map(each -> each.format().label()).toArray(String[]::new));
		boolean stays = exporters.stream().anyMatch(each -> each.format().id().equals(chosen));
		list.select(indexOf(stays ? chosen : USUAL_FORMAT));
		if (parameters != null) {
			parameters.show(exporters.get(list.getSelectionIndex()).format().parameters(),
					stays ? parameters.texts() : Map.of());
		}
		validate();
	}

	@Override
	public boolean close() {
		providers.removeListener(providersChanged);
		return super.close();
	}

	/** What was chosen, after OK. */
	public ExportProfile profile() {
		return profile;
	}

	/** Where the main file goes, after OK. */
	public Path file() {
		return file;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Texts.of("Export"));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		setTitle(Texts.of("Export {0}", tracks.name()));
		setMessage(Texts.of("The file is read back afterwards and compared with the take."));
		Composite outer = (Composite) super.createDialogArea(parent);
		Composite area = new Composite(outer, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		area.setLayout(new GridLayout(3, false));
		label(area, Texts.of("Profile"));
		Combo named = combo(area);
		named.add("none");
		profiles.forEach(each -> named.add(each.name()));
		named.select(0);
		profileList = named;
		Button keep = new Button(area, SWT.PUSH);
		keep.setText(Texts.of("Save as profile…"));
		keep.addListener(SWT.Selection, event -> saveProfile());
		label(area, Texts.of("Format"));
		Combo list = combo(area);
		exporters.forEach(each -> list.add(each.format().label()));
		list.select(indexOf(USUAL_FORMAT));
		((GridData) list.getLayoutData()).horizontalSpan = 2;
		formats = list;
		providers.addListener(providersChanged);
		ParameterForm parameters = new ParameterForm(area, this::validate);
		parameters.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false, 3, 1));
		form = parameters;
		label(area, Texts.of("Folder"));
		Text place = text(area, folderText);
		folder = place;
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Texts.of("Browse…"));
		browse.addListener(SWT.Selection, event -> {
			DirectoryDialog dialog = new DirectoryDialog(getShell());
			dialog.setFilterPath(place.getText());
			String chosen = dialog.open();
			if (chosen != null) {
				place.setText(chosen);
			}
		});
		label(area, Texts.of("File name"));
		Text name = text(area, ExportProfile.USUAL_PATTERN);
		((GridData) name.getLayoutData()).horizontalSpan = 2;
		name.setToolTipText(Texts.of("May hold {project}, {take}, {format}, {rate} and {profile}"));
		pattern = name;
		Text says = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		GridData tall = new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1);
		tall.heightHint = 90;
		says.setLayoutData(tall);
		remarks = says;
		list.addListener(SWT.Selection, event -> {
			parameters.show(exporters.get(list.getSelectionIndex()).format().parameters(), Map.of());
			validate();
		});
		named.addListener(SWT.Selection, event -> showProfile(named.getSelectionIndex()));
		parameters.show(exporters.get(list.getSelectionIndex()).format().parameters(), Map.of());
		place.addListener(SWT.Modify, event -> validate());
		name.addListener(SWT.Modify, event -> validate());
		return outer;
	}

	private int indexOf(String formatId) {
		for (int i = 0; i < exporters.size(); i++) {
			if (exporters.get(i).format().id().equals(formatId)) {
				return i;
			}
		}
		return 0;
	}

	private static void label(Composite area, String text) {
		Label label = new Label(area, SWT.NONE);
		label.setText(text);
	}

	private static Combo combo(Composite area) {
		Combo combo = new Combo(area, SWT.READ_ONLY);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		combo.setVisibleItemCount(20);
		return combo;
	}

	private static Text text(Composite area, String value) {
		Text text = new Text(area, SWT.BORDER);
		text.setText(value);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 420;
		text.setLayoutData(data);
		return text;
	}

	private void showProfile(int index) {
		Combo list = formats;
		ParameterForm parameters = form;
		Text name = pattern;
		if (index > 0 && list != null && parameters != null && name != null) {
			ExportProfile chosen = profiles.get(index - 1);
			list.select(indexOf(chosen.format()));
			parameters.show(exporters.get(list.getSelectionIndex()).format().parameters(), chosen.values());
			name.setText(chosen.pattern());
			profile = chosen;
		}
		validate();
	}

	/** What the controls say; what they don't show comes from the chosen profile. */
	private ExportProfile asked() {
		Combo list = formats;
		Combo named = profileList;
		ParameterForm parameters = form;
		Text name = pattern;
		if (list == null || named == null || parameters == null || name == null) {
			return profile;
		}
		ExportProfile base = named.getSelectionIndex() > 0
				? profiles.get(named.getSelectionIndex() - 1)
				: ExportProfile.of("export", exporters.get(list.getSelectionIndex()).format().id());
		return new ExportProfile(base.name(), exporters.get(list.getSelectionIndex()).format().id(),
				parameters.texts(), base.maps(), base.rate(), base.range(), base.limits(), name.getText().strip());
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Texts.of("Export"), true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate();
	}

	/** Tries the export without writing, and shows what would be lost or refused. */
	private void validate() {
		Text says = remarks;
		Text place = folder;
		Button ok = getButton(IDialogConstants.OK_ID);
		if (says == null || place == null || ok == null) {
			return;
		}
		try {
			ExportProfile wanted = asked();
			ProfileExport export = new ProfileExport(providers, folders);
			List<Problem> problems = export.preview(tracks, wanted).problems();
			file = export.file(tracks, project, wanted, Path.of(place.getText()));
			profile = wanted;
			boolean refused = problems.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
			says.setText(problems.isEmpty()
					? Texts.of("Nothing is lost. Writes {0}", file)
					: problems.stream()
							.map(each -> each.severity().name().toLowerCase(Locale.ROOT) + ": " + each)
							.collect(Collectors.joining("\n")) + "\n" + Texts.of("Writes {0}", file));
			setErrorMessage(refused ? Texts.of("This format refuses the take") : null);
			ok.setEnabled(!refused);
		} catch (IOException | IllegalArgumentException e) {
			says.setText("");
			setErrorMessage(e.getMessage());
			ok.setEnabled(false);
		}
	}

	private void saveProfile() {
		InputDialog dialog = new InputDialog(getShell(), Texts.of("Save as profile"),
				Texts.of("Name of the profile, kept in the studio folder"), "", null);
		if (dialog.open() != Window.OK) {
			return;
		}
		try {
			ExportProfile now = asked();
			ExportProfile named = new ExportProfile(dialog.getValue(), now.format(), now.values(), now.maps(),
					now.rate(),
					now.range(), now.limits(), now.pattern());
			new ExportProfiles(folders).save(named);
			profiles.removeIf(each -> each.name().equals(named.name()));
			profiles.add(named);
			Combo list = profileList;
			if (list != null) {
				list.setItems("none");
				profiles.forEach(each -> list.add(each.name()));
				list.select(profiles.size());
			}
		} catch (IOException | IllegalArgumentException e) {
			setErrorMessage(e.getMessage());
		}
	}
}
