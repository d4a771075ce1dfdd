package org.facewright.ui.shell;

import java.io.IOException;
import java.text.DateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.internal.RecoveryCopies;
import org.facewright.ui.internal.RecoveryCopies.Left;
import org.facewright.ui.texts.Texts;

/** Offers what a crash left of projects that were not saved. */
public final class RecoveryDialog extends Dialog {

	private static final int DISCARD = IDialogConstants.CLIENT_ID;

	private final RecoveryCopies copies;
	private final List<Left> left;
	private final List<Left> chosen = new ArrayList<>();
	private @Nullable Table table;

	/** @param left not empty */
	public RecoveryDialog(Shell parent, RecoveryCopies copies, List<Left> left) {
		super(parent);
		this.copies = copies;
		this.left = List.copyOf(left);
	}

	/** Those that are to be opened; known after the dialog. */
	public List<Left> chosen() {
		return List.copyOf(chosen);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Texts.of("Unsaved changes found"));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label says = new Label(area, SWT.WRAP);
		says.setText(
				Texts.of("Facewright ended last time before these projects were saved. Choose what to open again; the"
						+ " saved files stay as they are until you save."));
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = convertWidthInCharsToPixels(90);
		says.setLayoutData(wide);
		Table list = new Table(area, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
		list.setHeaderVisible(true);
		for (String text : new String[] { Texts.of("Project"), Texts.of("Changed"), Texts.of("Saved"),
				Texts.of("Folder") }) {
			new TableColumn(list, SWT.NONE).setText(text);
		}
		DateFormat format = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT);
		for (Left copy : left) {
			TableItem item = new TableItem(list, SWT.NONE);
			long saved = copy.project().toFile().lastModified();
			item.setText(new String[] { copy.project().getFileName().toString(),
					format.format(new Date(copy.time().toMillis())),
					saved == 0 ? Texts.of("never") : format.format(new Date(saved)),
					String.valueOf(copy.project().getParent()) });
			item.setChecked(true);
		}
		for (TableColumn column : list.getColumns()) {
			column.pack();
		}
		GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true);
		fill.heightHint = list.getItemHeight() * 6;
		list.setLayoutData(fill);
		table = list;
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, DISCARD, Texts.of("Discard chosen"), false);
		createButton(parent, IDialogConstants.CANCEL_ID, Texts.of("Later"), false);
		createButton(parent, IDialogConstants.OK_ID, Texts.of("Open chosen"), true);
	}

	@Override
	protected void buttonPressed(int button) {
		Table list = table;
		if (list != null && button != IDialogConstants.CANCEL_ID) {
			for (int i = 0; i < left.size(); i++) {
				if (list.getItem(i).getChecked()) {
					chosen.add(left.get(i));
				}
			}
		}
		if (button == DISCARD) {
			discard();
			setReturnCode(DISCARD);
			close();
		} else {
			super.buttonPressed(button);
		}
	}

	private void discard() {
		for (Left copy : chosen) {
			try {
				copies.forget(copy.project());
			} catch (IOException e) {
				MessageDialog.openError(getShell(), Texts.of("The copy can't be removed"), e.getMessage());
			}
		}
		chosen.clear();
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
