package org.facewright.ui.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import org.facewright.engine.install.StudioBundle;
import org.facewright.engine.install.StudioBundle.State;
import org.facewright.engine.install.StudioBundles;
import org.facewright.ui.texts.Texts;

/**
 * A table of the studio's bundles that follows the dropins folder, what is to be said of the chosen one, and a switch for
 * it. For the display's thread.
 */
public final class BundlesControl extends Composite {

	private static final int SHORT_HASH = 12;

	private final StudioBundles bundles;
	private final Executor worker;
	private final Runnable changed = this::changed;
	private final Label empty;
	private final Table table;
	private final Text details;
	private final Button toggle;
	private final Button open;
	private List<StudioBundle> shown = List.of();

	/** @param worker where switching a bundle may take a second */
	public BundlesControl(Composite parent, StudioBundles bundles, Executor worker) {
		super(parent, SWT.NONE);
		this.bundles = bundles;
		this.worker = worker;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		setLayout(layout);
		Composite bar = new Composite(this, SWT.NONE);
		bar.setLayout(new RowLayout());
		toggle = button(bar, Texts.of("Disable"), this::toggle);
		open = button(bar, Texts.of("Open dropins folder"), this::openFolder);
		button(bar, Texts.of("Copy"), this::copy);
		empty = new Label(this, SWT.WRAP);
		empty.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		SashForm sash = new SashForm(this, SWT.VERTICAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		table = new Table(sash, SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		Stream.of(Texts.of("File"), Texts.of("Version"), Texts.of("State"), Texts.of("Gives"), Texts.of("Signer"),
				Texts.of("SHA-256")).forEach(text -> new TableColumn(table, SWT.NONE).setText(text));
		table.addListener(SWT.Selection, event -> showDetails());
		table.addListener(SWT.DefaultSelection, event -> toggle());
		details = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		sash.setWeights(70, 30);
		bundles.addListener(changed);
		addListener(SWT.Dispose, event -> bundles.removeListener(changed));
		refresh();
	}

	private static Button button(Composite bar, String text, Runnable action) {
		Button button = new Button(bar, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void changed() {
		if (!isDisposed()) {
			getDisplay().asyncExec(() -> {
				if (!isDisposed()) {
					refresh();
				}
			});
		}
	}

	private void refresh() {
		Optional<StudioBundle> chosen = chosen();
		shown = bundles.list();
		table.removeAll();
		for (StudioBundle bundle : shown) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { bundle.name(), bundle.version(), state(bundle.state()),
					String.join(", ", bundle.services()), bundle.signer().orElse(Texts.of("not signed")),
					bundle.sha256().substring(0, Math.min(SHORT_HASH, bundle.sha256().length())) });
			if (bundle.isTroubled()) {
				item.setForeground(JFaceColors.getErrorText(getDisplay()));
			}
		}
		for (int i = 0; i < shown.size(); i++) {
			StudioBundle each = shown.get(i);
			if (chosen.filter(before -> before.file().equals(each.file())).isPresent()) {
				table.select(i);
			}
		}
		if (table.getSelectionIndex() < 0 && !shown.isEmpty()) {
			table.select(0);
		}
		for (TableColumn column : table.getColumns()) {
			column.pack();
		}
		empty.setText(bundles.folder()
				.map(folder -> shown.isEmpty()
						? Texts.of("No jar lies in {0}; a studio's own bundle goes there.", folder)
						: Texts.of("{0} bundles in {1}", shown.size(), folder))
				.orElse(Texts.of("No folder for studio bundles is named.")));
		open.setEnabled(bundles.folder().isPresent());
		showDetails();
	}

	/** A state as people read it. */
	static String state(State state) {
		return switch (state) {
			case ACTIVE -> Texts.of("active");
			case FAULTY -> Texts.of("faulty");
			case DISABLED -> Texts.of("disabled");
			case REFUSED -> Texts.of("refused");
			case UNUSABLE -> Texts.of("unusable");
			case SUPERSEDED -> Texts.of("superseded");
			case INCOMPLETE -> Texts.of("being copied");
			case FINISHING -> Texts.of("finishing");
		};
	}

	private Optional<StudioBundle> chosen() {
		int index = table.getSelectionIndex();
		return index < 0 || index >= shown.size() ? Optional.empty() : Optional.of(shown.get(index));
	}

	private void showDetails() {
		Optional<StudioBundle> chosen = chosen();
		details.setText(chosen.map(BundlesControl::details).orElse(""));
		toggle.setEnabled(chosen.filter(BundlesControl::canBeSwitched).isPresent());
		toggle.setText(chosen.filter(bundle -> bundle.state() == State.DISABLED).isPresent()
				? Texts.of("Enable")
				: Texts.of("Disable"));
		toggle.requestLayout();
	}

	private static boolean canBeSwitched(StudioBundle bundle) {
		return switch (bundle.state()) {
			case ACTIVE, FAULTY, DISABLED -> true;
			case REFUSED, UNUSABLE, SUPERSEDED, INCOMPLETE, FINISHING -> false;
		};
	}

	private static String details(StudioBundle bundle) {
		StringBuilder text = new StringBuilder();
		if (!bundle.reason().isEmpty()) {
			text.append(bundle.reason()).append("\n\n");
		}
		text.append(bundle.file()).append('\n');
		if (!bundle.symbolicName().isEmpty()) {
			text.append(Texts.of("Bundle: {0} {1}", bundle.symbolicName(), bundle.version())).append('\n');
		}
		text.append(Texts.of("Signer: {0}", bundle.signer().orElse(Texts.of("not signed")))).append('\n');
		text.append(Texts.of("SHA-256: {0}", bundle.sha256())).append('\n');
		bundle.services().forEach(service -> text.append(Texts.of("Gives: {0}", service)).append('\n'));
		return text.toString();
	}

	private void toggle() {
		chosen().filter(BundlesControl::canBeSwitched).ifPresent(bundle -> {
			boolean off = bundle.state() != State.DISABLED;
			toggle.setEnabled(false);
			worker.execute(() -> {
				try {
					bundles.setDisabled(bundle.name(), off);
				} catch (IOException | IllegalArgumentException e) {
					say(String.valueOf(e.getMessage()));
				}
			});
		});
	}

	private void say(String sentence) {
		if (!isDisposed()) {
			getDisplay().asyncExec(() -> {
				if (!isDisposed()) {
					showDetails();
					details.setText(sentence);
				}
			});
		}
	}

	private void openFolder() {
		bundles.folder().ifPresent(folder -> {
			try {
				Files.createDirectories(folder);
				if (!Program.launch(folder.toString())) {
					say(Texts.of("{0} can't be shown by this system; open it in your file manager", folder));
				}
			} catch (IOException e) {
				say(Texts.of("{0} can't be made ({1})", folder, String.valueOf(e.getMessage())));
			}
		});
	}

	/** What is said of the chosen bundle. */
	private void copy() {
		chosen().ifPresent(bundle -> {
			Clipboard clipboard = new Clipboard(getDisplay());
			clipboard.setContents(new Object[] { details(bundle) }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}
}
