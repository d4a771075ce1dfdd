package org.facewright.core.parameter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.facewright.core.time.FrameRate;

/**
 * A named, typed and bounded setting of a provider. Immutable: each method that narrows it returns a new one.
 *
 * @param <T> Double, Integer, Boolean, String, or FrameRate
 */
public final class Parameter<T extends Object> {

	/** Decides the control of a form and the placeholder of a flag. */
	public enum Kind {
		NUMBER,
		INTEGER,
		FLAG,
		CHOICE,
		TEXT,
		FRAME_RATE
	}

	private final String name;
	private final Kind kind;
	private final Function<String, T> reader;
	private final T defaultValue;
	private final double minimum;
	private final double maximum;
	private final List<String> choices;
	private final String unit;
	private final String label;
	private final String description;

	private Parameter(String name, Kind kind, Function<String, T> reader, T defaultValue, double minimum,
			double maximum, List<String> choices, String unit, String label, String description) {
		this.name = name;
		this.kind = kind;
		this.reader = reader;
		this.defaultValue = defaultValue;
		this.minimum = minimum;
		this.maximum = maximum;
		this.choices = choices;
		this.unit = unit;
		this.label = label;
		this.description = description;
	}

	private static <T> Parameter<T> create(String name, Kind kind, Function<String, T> reader, T defaultValue,
			List<String> choices) {
		if (!name.matches("[a-z][a-z0-9-]*")) {
			throw new IllegalArgumentException("parameter names are lower case with hyphens: '" + name + "'");
		}
		return new Parameter<>(name, kind, reader, defaultValue, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
				choices, "", name, "");
	}

	/** A finite real number, 0 unless {@link #otherwise} says something else. */
	public static Parameter<Double> number(String name) {
		return create(name, Kind.NUMBER, Double::valueOf, 0.0, List.of());
	}

	/** A whole number, 0 unless {@link #otherwise} says something else. */
	public static Parameter<Integer> integer(String name) {
		return create(name, Kind.INTEGER, Integer::valueOf, 0, List.of());
	}

	/** {@code true} or {@code false}, false unless {@link #otherwise} says something else. */
	public static Parameter<Boolean> flag(String name) {
		return create(name, Kind.FLAG, Parameter::readFlag, false, List.of());
	}

	/** One of some words, the first unless {@link #otherwise} says something else. */
	public static Parameter<String> choice(String name, String... choices) {
		return create(name, Kind.CHOICE, text -> text, choices[0], List.of(choices));
	}

	/** Any text, empty unless {@link #otherwise} says something else. */
	public static Parameter<String> text(String name) {
		return create(name, Kind.TEXT, text -> text, "", List.of());
	}

	/** A frame rate, 60 unless {@link #otherwise} says something else. */
	public static Parameter<FrameRate> frameRate(String name) {
		return create(name, Kind.FRAME_RATE, FrameRate::parse, FrameRate.FPS_60, List.of());
	}

	private static Boolean readFlag(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "on", "1" -> true;
			case "false", "no", "off", "0" -> false;
			default -> throw new IllegalArgumentException("write true or false");
		};
	}

	/** Limits a number, both ends included. */
	public Parameter<T> between(double least, double most) {
		return new Parameter<>(name, kind, reader, defaultValue, least, most, choices, unit, label, description);
	}

	/** The value when none is given. @throws IllegalArgumentException when it breaks the parameter's own limits */
	public Parameter<T> otherwise(T value) {
		Parameter<T> changed = new Parameter<>(name, kind, reader, value, minimum, maximum, choices, unit, label,
				description);
		changed.check(value);
		return changed;
	}

	/** Unit for people, such as {@code Hz}, {@code ms}, {@code frames}. */
	public Parameter<T> unit(String newUnit) {
		return new Parameter<>(name, kind, reader, defaultValue, minimum, maximum, choices, newUnit, label,
				description);
	}

	/** Short name for forms. */
	public Parameter<T> label(String newLabel) {
		return new Parameter<>(name, kind, reader, defaultValue, minimum, maximum, choices, unit, newLabel,
				description);
	}

	/** One sentence for help and documentation. */
	public Parameter<T> describe(String newDescription) {
		return new Parameter<>(name, kind, reader, defaultValue, minimum, maximum, choices, unit, label,
				newDescription);
	}

	public String name() {
		return name;
	}

	public Kind kind() {
		return kind;
	}

	public T defaultValue() {
		return defaultValue;
	}

	/** Least number allowed, negative infinity when there is no limit. */
	public double minimum() {
		return minimum;
	}

	/** Greatest number allowed, infinity when there is no limit. */
	public double maximum() {
		return maximum;
	}

	/** Words to choose from; empty unless the kind is CHOICE. */
	public List<String> choices() {
		return choices;
	}

	public String unit() {
		return unit;
	}

	public String label() {
		return label;
	}

	public String description() {
		return description;
	}

	/** What may be written: {@code 0…1}, {@code linear|cubic}, {@code true|false}; empty when anything may. */
	public String allowed() {
		return switch (kind) {
			case CHOICE -> String.join("|", choices);
			case FLAG -> "true|false";
			case NUMBER, INTEGER -> range().orElse("");
			case TEXT, FRAME_RATE -> "";
		};
	}

	private Optional<String> range() {
		if (minimum == Double.NEGATIVE_INFINITY && maximum == Double.POSITIVE_INFINITY) {
			return Optional.empty();
		}
		return Optional.of(maximum == Double.POSITIVE_INFINITY
				? plain(minimum) + " or more"
				: minimum == Double.NEGATIVE_INFINITY
						? plain(maximum) + " or less"
						: plain(minimum) + "…" + plain(maximum));
	}

	private static String plain(double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15
				? Long.toString((long) value)
				: Double.toString(value);
	}

	/** @throws IllegalArgumentException with a sentence for the user when the text is not a value of this parameter */
	public T parse(String text) {
		T value;
		try {
			value = reader.apply(text.strip());
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(complaint(text), e);
		}
		if (!isAllowed(value)) {
			throw new IllegalArgumentException(complaint(text));
		}
		return value;
	}

	/** Text that {@link #parse} reads back as the same value. */
	public String format(T value) {
		return value instanceof Double number ? plain(number) : Objects.toString(value);
	}

	/** @throws IllegalArgumentException when the value breaks the limits */
	void check(T value) {
		if (!isAllowed(value)) {
			throw new IllegalArgumentException(complaint(format(value)));
		}
	}

	private boolean isAllowed(T value) {
		return switch (kind) {
			case NUMBER, INTEGER -> {
				double number = ((Number) value).doubleValue();
				yield Double.isFinite(number) && number >= minimum && number <= maximum;
			}
			case CHOICE -> choices.contains(value);
			case FLAG, TEXT, FRAME_RATE -> true;
		};
	}

	private String complaint(String text) {
		String expected = switch (kind) {
			case NUMBER -> "a number" + range().map(limits -> " of " + limits).orElse("");
			case INTEGER -> "a whole number" + range().map(limits -> " of " + limits).orElse("");
			case FLAG -> "true or false";
			case CHOICE -> "one of " + String.join(", ", choices);
			case TEXT -> "a text";
			case FRAME_RATE -> "a frame rate such as 60 or 30000/1001";
		};
		return "%s: '%s' is not %s%s".formatted(name, text, expected, unit.isEmpty() ? "" : " (" + unit + ")");
	}

	@Override
	public String toString() {
		return name + "=" + format(defaultValue);
	}
}
