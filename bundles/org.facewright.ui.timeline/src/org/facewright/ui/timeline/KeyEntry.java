package org.facewright.ui.timeline;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

import org.facewright.core.time.FrameRate;

/**
 * A field over the curves in which time and value of a key are typed: {@code 12f 0.43}, {@code 0.2s}, {@code += 0.1},
 * {@code * 1.5}, {@code 80%}. Enter takes it, Escape leaves.
 */
final class KeyEntry {

	/** What was typed. */
	record Typed(int frame, float value) {
	}

	private static final Pattern TIME = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(f|s|ms)");
	private static final Pattern CHANGE = Pattern.compile("(\\+=|-=|\\*|/)\\s*(-?\\d+(?:\\.\\d+)?)");
	private static final Pattern PERCENT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*%");
	private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

	KeyEntry(Composite parent, int x, int y, int frame, float value, FrameRate rate, Consumer<Typed> taken) {
		Text field = new Text(parent, SWT.BORDER | SWT.SINGLE);
		field.setText("%df %s".formatted(frame, String.format(Locale.ROOT, "%.3f", value)));
		field.setToolTipText("Frame or time (12f, 0.2s, 200ms) and value (0.43, += 0.1, * 1.5, 80%)");
		field.pack();
		int width = Math.max(130, field.getSize().x);
		int right = parent.getClientArea().width - width;
		field.setBounds(Math.clamp(x, 0, Math.max(0, right)), Math.max(0, y), width, field.getSize().y);
		field.selectAll();
		field.setFocus();
		field.addListener(SWT.DefaultSelection, event -> {
			try {
				Typed typed = parse(field.getText(), frame, value, rate);
				close(field, parent);
				taken.accept(typed);
			} catch (IllegalArgumentException e) {
				field.setToolTipText(e.getMessage());
				field.setForeground(field.getDisplay().getSystemColor(SWT.COLOR_RED));
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

	/** @throws IllegalArgumentException with a sentence for the user */
	static Typed parse(String text, int frame, float value, FrameRate rate) {
		String rest = text.strip().toLowerCase(Locale.ROOT);
		int newFrame = frame;
		Matcher time = TIME.matcher(rest);
		if (time.find()) {
			double number = Double.parseDouble(time.group(1));
			double frames = switch (time.group(2)) {
				case "s" -> number * rate.framesPerSecond();
				case "ms" -> number / 1000 * rate.framesPerSecond();
				default -> number;
			};
			newFrame = (int) Math.max(0, Math.round(frames));
			rest = (rest.substring(0, time.start()) + rest.substring(time.end())).strip();
		}
		return new Typed(newFrame, value(rest, value, text));
	}

	private static float value(String rest, float value, String all) {
		if (rest.isEmpty()) {
			return value;
		}
		Matcher change = CHANGE.matcher(rest);
		if (change.matches()) {
			float number = Float.parseFloat(change.group(2));
			return switch (change.group(1)) {
				case "+=" -> value + number;
				case "-=" -> value - number;
				case "*" -> value * number;
				default -> divided(value, number);
			};
		}
		Matcher percent = PERCENT.matcher(rest);
		if (percent.matches()) {
			return Float.parseFloat(percent.group(1)) / 100;
		}
		if (NUMBER.matcher(rest).matches()) {
			return Float.parseFloat(rest);
		}
		throw new IllegalArgumentException("'%s' is no time and value; type for example 12f 0.43".formatted(all));
	}

	private static float divided(float value, float by) {
		if (by == 0) {
			throw new IllegalArgumentException("nothing can be divided by 0");
		}
		return value / by;
	}
}
