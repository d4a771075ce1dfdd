package org.facewright.ui.preferences;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.jspecify.annotations.Nullable;

/** A page of two columns. */
abstract class Page extends PreferencePage implements IWorkbenchPreferencePage {

	@Override
	public void init(@Nullable IWorkbench workbench) {
		// nothing is needed of it
	}

	@Override
	protected final Control createContents(@Nullable Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		area.setLayout(layout);
		fill(area);
		return area;
	}

	abstract void fill(Composite area);

	static void caption(Composite area, String text) {
		new Label(area, SWT.NONE).setText(text);
	}

	static Combo choice(Composite area, String caption, String[] items, int chosen) {
		caption(area, caption);
		Combo combo = new Combo(area, SWT.READ_ONLY);
		combo.setItems(items);
		combo.select(chosen);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return combo;
	}

	static Label note(Composite area, String text) {
		Label label = new Label(area, SWT.WRAP);
		label.setText(text);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
		data.widthHint = 420;
		label.setLayoutData(data);
		return label;
	}
}
