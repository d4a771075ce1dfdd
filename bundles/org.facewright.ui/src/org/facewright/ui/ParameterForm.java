package org.facewright.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;

import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.ui.texts.Texts;

/** A form made from a parameter schema: a slider and a field for limited numbers, a box, a list or a field else. */
public final class ParameterForm extends Composite {

	private static final int STEPS = 200;

	private final Runnable changed;
	private final Map<String, Supplier<String>> values = new LinkedHashMap<>();
	private final List<Control> controls = new ArrayList<>();
	private ParameterSchema schema = ParameterSchema.EMPTY;

	/** @param changed runs after each change of a value */
	public ParameterForm(Composite parent, Runnable changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		GridLayout layout = new GridLayout(3, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		setLayout(layout);
	}

	/** Another form, with the schema's defaults where {@code texts} has nothing. */
	public void show(ParameterSchema newSchema, Map<String, String> texts) {
		controls.forEach(Control::dispose);
		controls.clear();
		values.clear();
		schema = newSchema;
		for (Parameter<?> parameter : newSchema.parameters()) {
			add(parameter, texts.getOrDefault(parameter.name(), defaultText(parameter)));
		}
		requestLayout();
	}

	private static <T> String defaultText(Parameter<T> parameter) {
		return parameter.format(parameter.defaultValue());
	}

	/** Texts as they stand in the form, by name. */
	public Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		values.forEach((name, value) -> texts.put(name, value.get()));
		return texts;
	}

	/** What is wrong with the values, as a sentence; empty when nothing is. */
	public Optional<String> complaint() {
		try {
			schema.parse(texts());
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.of(e.getMessage());
		}
	}

	private <T> void add(Parameter<T> parameter, String text) {
		Label label = new Label(this, SWT.NONE);
		label.setText(Texts.of(parameter.label()) + (parameter.unit().isEmpty() ? "" : " (" + parameter.unit() + ")"));
		label.setToolTipText(Texts.of(parameter.description()));
		controls.add(label);
		Consumer<Control> place = control -> {
			control.setToolTipText(Texts.of(parameter.description()));
			controls.add(control);
		};
		switch (parameter.kind()) {
			case FLAG -> flag(parameter, text, place);
			case CHOICE -> choice(parameter, text, place);
			default -> number(parameter, text, place);
		}
	}

	private void flag(Parameter<?> parameter, String text, Consumer<Control> place) {
		Button box = new Button(this, SWT.CHECK);
		box.setSelection(Boolean.parseBoolean(text));
		box.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
		box.addListener(SWT.Selection, event -> changed.run());
		values.put(parameter.name(), () -> Boolean.toString(box.getSelection()));
		place.accept(box);
	}

	private void choice(Parameter<?> parameter, String text, Consumer<Control> place) {
		Combo list = new Combo(this, SWT.READ_ONLY);
		list.setItems(parameter.choices().toArray(String[]::new));
		list.setText(text);
		list.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		list.addListener(SWT.Selection, event -> changed.run());
		values.put(parameter.name(), list::getText);
		place.accept(list);
	}

	private void number(Parameter<?> parameter, String text, Consumer<Control> place) {
		boolean slides = parameter.kind() == Parameter.Kind.NUMBER && Double.isFinite(parameter.minimum())
				&& Double.isFinite(parameter.maximum());
		double low = parameter.minimum();
		double high = parameter.maximum();
		Optional<Scale> slider = Optional.empty();
		if (slides) {
			Scale scale = new Scale(this, SWT.HORIZONTAL);
			scale.setMaximum(STEPS);
			scale.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			place.accept(scale);
			slider = Optional.of(scale);
		}
		Text field = new Text(this, SWT.BORDER);
		field.setText(text);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, !slides, false, slides ? 1 : 2, 1);
		data.widthHint = 70;
		field.setLayoutData(data);
		slider.ifPresent(scale -> {
			setSlider(scale, field.getText(), low, high);
			scale.addListener(SWT.Selection, event -> field.setText(value(scale.getSelection(), low, high)));
			field.addListener(SWT.Modify, event -> setSlider(scale, field.getText(), low, high));
		});
		field.addListener(SWT.Modify, event -> changed.run());
		values.put(parameter.name(), () -> field.getText().strip());
		place.accept(field);
	}

	/** Whether a slider goes by factors, since its range is too wide for steps of equal size. */
	private static boolean goesByFactors(double low, double high) {
		return low > 0 && high / low > 100;
	}

	private static String value(int step, double low, double high) {
		double share = (double) step / STEPS;
		double value = goesByFactors(low, high) ? low * Math.pow(high / low, share) : low + (high - low) * share;
		double grain = goesByFactors(low, high) ? Math.pow(10, Math.floor(Math.log10(value)) - 1) : 0.001;
		return Double.toString(Math.round(Math.round(value / grain) * grain * 1e6) / 1e6);
	}

	private static void setSlider(Scale scale, String text, double low, double high) {
		try {
			double value = Double.parseDouble(text.strip());
			double share = goesByFactors(low, high)
					? Math.log(Math.max(low, value) / low) / Math.log(high / low)
					: (value - low) / (high - low);
			scale.setSelection((int) Math.round(share * STEPS));
		} catch (NumberFormatException e) {
			scale.setEnabled(true); // half-typed: the form's complaint says what is wrong
		}
	}
}
