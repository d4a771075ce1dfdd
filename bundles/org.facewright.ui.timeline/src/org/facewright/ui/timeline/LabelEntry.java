package org.facewright.ui.timeline;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** A field over the lanes in which a label is typed. Enter takes it, Escape leaves. */
final class LabelEntry {

	private static final int LEAST = 90; // pixels

	/** @param place of what is labelled, in the parent */
	LabelEntry(Composite parent, Rectangle place, String label, String tip, Consumer<String> taken) {
		Text field = new Text(parent, SWT.BORDER | SWT.SINGLE);
		field.setText(label);
		field.setToolTipText(tip);
		field.pack();
		int width = Math.max(LEAST, place.width);
		int right = parent.getClientArea().width - width;
		field.setBounds(Math.clamp(place.x, 0, Math.max(0, right)), Math.max(0, place.y), width, field.getSize().y);
		field.selectAll();
		field.moveAbove(null);
		field.setFocus();
		field.addListener(SWT.DefaultSelection, event -> {
			String typed = field.getText().strip();
			close(field, parent);
			if (!typed.equals(label)) {
				taken.accept(typed);
			}
		});
		field.addListener(SWT.Traverse, (Event event) -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE) {
				event.doit = false;
				close(field, parent);
			}
		});
		field.addListener(SWT.FocusOut, event -> close(field, parent));
	}

	private static void close(Text field, Composite parent) {
		if (!field.isDisposed()) {
			field.dispose();
			if (!parent.isDisposed()) {
				parent.setFocus();
			}
		}
	}
}
