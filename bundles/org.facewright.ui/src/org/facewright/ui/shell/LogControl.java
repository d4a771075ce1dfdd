package org.facewright.ui.shell;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;

import org.facewright.ui.texts.Texts;

/** The end of the log file, for a report to those who can help. */
public final class LogControl extends Composite {

	private static final int SHOWN_BYTES = 64 << 10;

	private final Path log;
	private final Text text;

	public LogControl(Composite parent, Path log) {
		super(parent, SWT.NONE);
		this.log = log;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		setLayout(layout);
		ToolBar bar = new ToolBar(this, SWT.FLAT | SWT.RIGHT);
		ProblemsControl.item(bar, "refresh", Texts.of("Read again"), this::refresh);
		ProblemsControl.item(bar, "copy", Texts.of("Copy"), this::copy);
		ProblemsControl.item(bar, "folder", Texts.of("Open folder"),
				() -> Program.launch(String.valueOf(log.getParent())));
		text = new Text(this, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		refresh();
	}

	/** Reads the log again and shows its end. */
	public void refresh() {
		text.setText(tail());
		text.setSelection(text.getCharCount());
		text.showSelection();
	}

	String shown() {
		return text.getText();
	}

	private String tail() {
		if (!Files.exists(log)) {
			return Texts.of("Nothing has been logged yet.");
		}
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			long from = Math.max(0, file.length() - SHOWN_BYTES);
			byte[] bytes = new byte[(int) (file.length() - from)];
			file.seek(from);
			file.readFully(bytes);
			String all = new String(bytes, StandardCharsets.UTF_8);
			return from == 0 ? all : all.substring(all.indexOf('\n') + 1);
		} catch (IOException e) {
			return Texts.of("{0} can't be read: {1}", log, e.getMessage());
		}
	}

	private void copy() {
		String chosen = text.getSelectionCount() > 0 ? text.getSelectionText() : text.getText();
		if (!chosen.isEmpty()) {
			Clipboard clipboard = new Clipboard(getDisplay());
			clipboard.setContents(new Object[] { chosen }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	@Override
	public boolean setFocus() {
		return text.setFocus();
	}
}
