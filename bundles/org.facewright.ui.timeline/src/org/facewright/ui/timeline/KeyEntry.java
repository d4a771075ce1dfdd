package org.facewright.ui.timeline;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

import org.facewright.core.time.FrameRate;
import org.facewright.ui.texts.Texts;

/**
 * A field over the curves in which time and value of keys are typed: {@code 12f 0.43}, {@code 0.2s}, {@code += 0.1},
 * {@code * 1.5}, {@code 80%}, {@code +=5f}. What is relative counts from each key's own. Enter takes it, Escape leaves.
 */
final class KeyEntry {

	/** What was typed: the new frame and value of a key from its old ones. */
	record Typed(IntUnaryOperator frame, DoubleUnaryOperator value, boolean movesAlike) {
	}

	private static final Pattern TIME = Pattern.compile("(\\+=|-=)?\\s*(-?\\d+(?:\\.\\d+)?)(f|s|ms)(?![a-z])");
	private static final Pattern CHANGE = Pattern.compile("(\\+=|-=|\\*=?|/=?)\\s*(-?\\d+(?:\\.\\d+)?)");
	private static final Pattern PERCENT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*%");
	private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

	/**
	 * @param text  shown first, all of it chosen
	 * @param taken gets what was typed; a sentence it throws is shown in the field
	 */
	KeyEntry(Composite parent, int x, int y, String text, FrameRate rate, Consumer<Typed> taken) {
		Text field = new Text(parent, SWT.BORDER | SWT.SINGLE);
		field.setText(text);
		field.setToolTipText(Texts.of("Frame or time (12f, 0.2s, 200ms, +=5f) and value (0.43, += 0.1, * 1.5, 80%)"));
		field.pack();
		int width = Math.max(130, field.getSize().x);
		int right = parent.getClientArea().width - width;
		field.setBounds(Math.clamp(x, 0, Math.max(0, right)), Math.max(0, y), width, field.getSize().y);
		field.selectAll();
		field.setFocus();
		field.addListener(SWT.DefaultSelection, event -> {
			try {
				Typed typed = parse(field.getText(), rate);
				taken.accept(typed);
				close(field, parent);
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
	static Typed parse(String text, FrameRate rate) {
		String rest = text.strip().toLowerCase(Locale.ROOT);
		IntUnaryOperator frame = IntUnaryOperator.identity();
		boolean alike = true;
		Matcher time = TIME.matcher(rest);
		if (time.find()) {
			double number = Double.parseDouble(time.group(2));
			int frames = (int) Math.round(switch (time.group(3)) {
				case "s" -> number * rate.framesPerSecond();
				case "ms" -> number / 1000 * rate.framesPerSecond();
				default -> number;
			});
			String relative = time.group(1);
			alike = relative != null;
			frame = relative == null
					? old -> Math.max(0, frames)
					: old -> old + (relative.equals("+=") ? frames : -frames);
			rest = (rest.substring(0, time.start()) + rest.substring(time.end())).strip();
		}
		return new Typed(frame, value(rest, text), alike);
	}

	private static DoubleUnaryOperator value(String rest, String all) {
		if (rest.isEmpty()) {
			return DoubleUnaryOperator.identity();
		}
		Matcher change = CHANGE.matcher(rest);
		if (change.matches()) {
			double number = Double.parseDouble(change.group(2));
			return switch (change.group(1).charAt(0)) {
				case '+' -> value -> value + number;
				case '-' -> value -> value - number;
				case '*' -> value -> value * number;
				default -> divided(number);
			};
		}
		Matcher percent = PERCENT.matcher(rest);
		if (percent.matches()) {
			double share = Double.parseDouble(percent.group(1)) / 100;
			return value -> share;
		}
		if (NUMBER.matcher(rest).matches()) {
			double number = Double.parseDouble(rest);
			return value -> number;
		}
		throw new IllegalArgumentException(
				Texts.of("'{0}' is no time and value; type for example 12f 0.43", all));
	}

	private static DoubleUnaryOperator divided(double by) {
		if (by == 0) {
			throw new IllegalArgumentException(Texts.of("nothing can be divided by 0"));
		}
		return value -> value / by;
	}
}
