package org.facewright.ui.timeline;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * Which key does which verb, under one of the key schemes. Escape is not in it: it takes a drag back in every scheme.
 *
 * @param id      of the scheme, {@code default}, {@code maya} or {@code blender}
 * @param strokes the keys of each verb, the one to be shown first; a verb may have none
 */
public record KeyMap(String id, Map<Verb, List<Stroke>> strokes) {

	/**
	 * A key with its modifiers.
	 *
	 * @param modifiers of {@link SWT#MOD1} (Ctrl, or Command), {@link SWT#MOD2} (Shift), {@link SWT#MOD3} (Alt)
	 * @param key       as {@link Event#keyCode}
	 */
	public record Stroke(int modifiers, int key) {

		private static final Map<String, Integer> NAMED = new LinkedHashMap<>();

		static {
			NAMED.put("Space", (int) SWT.SPACE);
			NAMED.put("Left", SWT.ARROW_LEFT);
			NAMED.put("Right", SWT.ARROW_RIGHT);
			NAMED.put("Up", SWT.ARROW_UP);
			NAMED.put("Down", SWT.ARROW_DOWN);
			NAMED.put("Home", SWT.HOME);
			NAMED.put("End", SWT.END);
			NAMED.put("PageUp", SWT.PAGE_UP);
			NAMED.put("PageDown", SWT.PAGE_DOWN);
			NAMED.put("Enter", (int) SWT.CR);
			NAMED.put("Tab", (int) SWT.TAB);
			NAMED.put("Del", (int) SWT.DEL);
			NAMED.put("Backspace", (int) SWT.BS);
			NAMED.put("Num.", SWT.KEYPAD_DECIMAL);
			for (int i = 1; i <= 12; i++) {
				NAMED.put("F" + i, SWT.F1 + i - 1);
			}
		}

		/** @param text such as {@code Ctrl+Shift+V}, {@code Alt+Left}, {@code ,} */
		public static Stroke of(String text) {
			int modifiers = 0;
			String rest = text;
			for (boolean more = true; more;) {
				more = false;
				for (String modifier : List.of("Ctrl+", "Shift+", "Alt+")) {
					if (rest.startsWith(modifier)) {
						modifiers |= switch (modifier) {
							case "Ctrl+" -> SWT.MOD1;
							case "Shift+" -> SWT.MOD2;
							default -> SWT.MOD3;
						};
						rest = rest.substring(modifier.length());
						more = true;
					}
				}
			}
			Integer named = NAMED.get(rest);
			if (named == null && rest.length() != 1) {
				throw new IllegalArgumentException("'%s' names no key".formatted(text));
			}
			return new Stroke(modifiers, named == null ? Character.toLowerCase(rest.charAt(0)) : named);
		}

		static Stroke of(Event event) {
			return new Stroke(event.stateMask & (SWT.MOD1 | SWT.MOD2 | SWT.MOD3),
					event.keyCode == SWT.KEYPAD_CR ? SWT.CR : event.keyCode);
		}

		/** As people write it: {@code Ctrl+Shift+V}. */
		public String text() {
			String name = NAMED.entrySet().stream().filter(entry -> entry.getValue() == key).map(Map.Entry::getKey)
					.findFirst().orElseGet(() -> String.valueOf((char) key).toUpperCase(Locale.ROOT));
			return ((modifiers & SWT.MOD1) != 0 ? "Ctrl+" : "") + ((modifiers & SWT.MOD3) != 0 ? "Alt+" : "")
					+ ((modifiers & SWT.MOD2) != 0 ? "Shift+" : "") + name;
		}
	}

	/** The product's own keys. */
	public static final KeyMap DEFAULT = new KeyMap("default", Map.of())
			.with(Verb.PLAY, "Space").with(Verb.BACKWARDS, "J").with(Verb.STOP, "K").with(Verb.FORWARDS, "L")
			.with(Verb.LOOP, "Ctrl+Alt+L").with(Verb.GO_ALONG, "Ctrl+Alt+G")
			.with(Verb.FRAME_BACK, "Left").with(Verb.FRAME_FORWARD, "Right")
			.with(Verb.KEY_BACK, ",").with(Verb.KEY_FORWARD, ".")
			.with(Verb.PHONE_BACK, "Ctrl+Left").with(Verb.PHONE_FORWARD, "Ctrl+Right")
			.with(Verb.START, "Home").with(Verb.END, "End")
			.with(Verb.FRAME_SELECTION, "F").with(Verb.FRAME_ALL, "A").with(Verb.TIME_DISPLAY, "Ctrl+T")
			.with(Verb.SELECT_ALL, "Ctrl+A").with(Verb.SET_KEY, "S").with(Verb.TYPE_VALUES, "Enter")
			.with(Verb.DELETE, "Del", "Backspace").with(Verb.COPY, "Ctrl+C").with(Verb.PASTE, "Ctrl+V")
			.with(Verb.PASTE_MIRRORED, "Ctrl+Shift+V").with(Verb.RAISE, "Up").with(Verb.LOWER, "Down")
			.with(Verb.NUDGE_BACK, "Alt+Left").with(Verb.NUDGE_FORWARD, "Alt+Right")
			.with(Verb.RIPPLE_BACK, "Alt+Shift+Left").with(Verb.RIPPLE_FORWARD, "Alt+Shift+Right")
			.with(Verb.TWEEN, "W").with(Verb.SNAPPING, "N")
			.with(Verb.TANGENT_AUTO, "1").with(Verb.TANGENT_USER, "2").with(Verb.TANGENT_BREAK, "3")
			.with(Verb.TANGENT_LINEAR, "4").with(Verb.TANGENT_STEPPED, "5").with(Verb.TANGENT_FLAT, "6")
			.with(Verb.TANGENT_SPLINE, "7").with(Verb.TANGENT_CLAMPED, "8").with(Verb.TANGENT_PLATEAU, "9")
			.with(Verb.TANGENT_WEIGHTED, "0").with(Verb.TANGENT_STEPPED_NEXT, "Alt+5")
			.with(Verb.TANGENT_EASE, "Alt+1").with(Verb.TANGENT_MIX, "Alt+2").with(Verb.TANGENT_AVERAGE, "Alt+3")
			.with(Verb.TANGENT_AVERAGE_CLAMPED, "Alt+4")
			.with(Verb.SELECT_NONE, "Ctrl+Shift+A").with(Verb.SELECT_INVERT, "Ctrl+I")
			.with(Verb.SELECT_GROW, "Alt+Up").with(Verb.SELECT_SHRINK, "Alt+Down").with(Verb.SELECT_COLUMNS, "C")
			.with(Verb.SELECT_CHANNELS, "Alt+K").with(Verb.SELECT_AFTER, "E", "Shift+End")
			.with(Verb.SELECT_BEFORE, "Shift+E", "Shift+Home").with(Verb.SELECT_REGION, "Alt+R")
			.with(Verb.SELECT_CLOSURES, "B").with(Verb.SELECT_EXTREMES, "Alt+E").with(Verb.SELECT_SAME_VALUE, "Alt+Q")
			.with(Verb.SELECT_NEXT, "Shift+Right").with(Verb.SELECT_PREVIOUS, "Shift+Left")
			.with(Verb.SELECT_CHANNEL_UP, "PageUp").with(Verb.SELECT_CHANNEL_DOWN, "PageDown")
			.with(Verb.SELECTION_UNDO, "Ctrl+Alt+Z").with(Verb.SET_KEY_MOVING, "Shift+S").with(Verb.CUT, "Ctrl+X")
			.with(Verb.DUPLICATE, "Ctrl+D").with(Verb.GRAB, "G").with(Verb.RIPPLE_GRAB, "Alt+G")
			.with(Verb.SCALE, "R").with(Verb.CAGE, "Alt+B").with(Verb.LATTICE, "Shift+L")
			.with(Verb.SWAP_SIDES, "Ctrl+M").with(Verb.COPY_SIDES, "Ctrl+Shift+M").with(Verb.REVERSE, "Ctrl+R")
			.with(Verb.FLIP_VALUES, "Ctrl+Shift+R").with(Verb.SNAP_TO_PLAYHEAD, "Alt+P")
			.with(Verb.SNAP_TO_PHONES, "Alt+N").with(Verb.SNAP_TO_ZERO, "Ctrl+0").with(Verb.SNAP_TO_ONE, "Ctrl+1")
			.with(Verb.BLEND_MORE, "Alt+PageUp").with(Verb.BLEND_LESS, "Alt+PageDown").with(Verb.BLEND_KIND, "Alt+W")
			.with(Verb.CENTRE_PLAYHEAD, "Shift+A").with(Verb.MUTE, "Alt+M").with(Verb.SOLO, "Alt+S")
			.with(Verb.LOCK, "Alt+L")
			.with(Verb.PHONE_STRONGER, "Shift+Up").with(Verb.PHONE_WEAKER, "Shift+Down")
			.with(Verb.PHONE_EARLIER, "T").with(Verb.PHONE_LATER, "Shift+T")
			.with(Verb.PHONE_LONGER, "H").with(Verb.PHONE_SHORTER, "Shift+H")
			.with(Verb.PHONE_CLOSE, "P").with(Verb.PHONE_FREE, "Shift+P")
			.with(Verb.PHONE_TO_LIPS, "Z").with(Verb.PHONE_TO_JAW, "Shift+Z").with(Verb.PHONE_RESET, "Alt+0")
			.with(Verb.SAME_PHONES, "Y").with(Verb.PLAY_CHOSEN, "Shift+Space")
			.with(Verb.RENAME, "F2").with(Verb.SPLIT, "/").with(Verb.MERGE, "Ctrl+J")
			.with(Verb.CLOSURE_BACK, "Ctrl+,").with(Verb.CLOSURE_FORWARD, "Ctrl+.")
			.with(Verb.DOUBT_BACK, "Shift+U").with(Verb.DOUBT_FORWARD, "U")
			.with(Verb.MARK, "M").with(Verb.MARK_TEXT, "Shift+M").with(Verb.MARK_COMMENT, "Alt+Shift+M")
			.with(Verb.MARK_DELETE, "Shift+Del").with(Verb.MARK_BACK, "[").with(Verb.MARK_FORWARD, "]")
			.with(Verb.REGION_START, "I").with(Verb.REGION_END, "O").with(Verb.REGION_CLEAR, "Alt+X");

	/** For hands that know Maya; what is not named here is as in {@link #DEFAULT}. */
	public static final KeyMap MAYA = new KeyMap("maya", DEFAULT.strokes)
			.with(Verb.PLAY, "Alt+V", "Space").with(Verb.FRAME_BACK, "Alt+,", "Left")
			.with(Verb.FRAME_FORWARD, "Alt+.", "Right").with(Verb.TANGENT_AUTO, "D", "1")
			.with(Verb.SNAPPING, "X", "N");

	/** For hands that know Blender; what is not named here is as in {@link #DEFAULT}. */
	public static final KeyMap BLENDER = new KeyMap("blender", DEFAULT.strokes)
			.with(Verb.KEY_BACK, "Down").with(Verb.KEY_FORWARD, "Up")
			.with(Verb.RAISE, "Ctrl+Up").with(Verb.LOWER, "Ctrl+Down")
			.with(Verb.START, "Shift+Left").with(Verb.END, "Shift+Right")
			.with(Verb.FRAME_SELECTION, "Num.", "F").with(Verb.FRAME_ALL, "Home").with(Verb.SELECT_ALL, "A", "Ctrl+A")
			.with(Verb.SET_KEY, "I").with(Verb.SET_KEY_MOVING, "Shift+I").with(Verb.DELETE, "X", "Del", "Backspace")
			.with(Verb.SNAPPING, "Shift+S", "N")
			.with(Verb.MARK_BACK, "Ctrl+[").with(Verb.MARK_FORWARD, "Ctrl+]")
			.with(Verb.REGION_START, "[").with(Verb.REGION_END, "]").with(Verb.REGION_CLEAR, "Alt+P")
			.with(Verb.SNAP_TO_PLAYHEAD, "Ctrl+P").with(Verb.SELECT_NEXT, "Alt+.").with(Verb.SELECT_PREVIOUS, "Alt+,")
			.with(Verb.SELECT_INVERT, "Ctrl+I");

	public KeyMap {
		strokes = Map.copyOf(strokes);
	}

	/** @return the scheme of this id; the default for an unknown one */
	public static KeyMap of(String id) {
		return switch (id) {
			case "maya" -> MAYA;
			case "blender" -> BLENDER;
			default -> DEFAULT;
		};
	}

	/** The same with other keys for one verb. */
	public KeyMap with(Verb verb, String... keys) {
		Map<Verb, List<Stroke>> changed = new EnumMap<>(Verb.class);
		changed.putAll(strokes);
		changed.put(verb, Arrays.stream(keys).map(Stroke::of).toList());
		return new KeyMap(id, changed);
	}

	/** What a key does. */
	public Optional<Verb> verb(Event event) {
		Stroke stroke = Stroke.of(event);
		for (Verb verb : Verb.values()) {
			if (strokes(verb).contains(stroke)) {
				return Optional.of(verb);
			}
		}
		return Optional.empty();
	}

	/** The keys of a verb. */
	public List<Stroke> strokes(Verb verb) {
		return strokes.getOrDefault(verb, List.of());
	}

	/** The keys of a verb as text, such as {@code Del, Backspace}. */
	public String text(Verb verb) {
		return strokes(verb).stream().map(Stroke::text).collect(Collectors.joining(", "));
	}

	/** A tip with the verb's key behind it: {@code Stop (K)}. */
	public String tip(Verb verb) {
		return strokes(verb).isEmpty()
				? verb.label()
				: "%s (%s)".formatted(verb.label(), strokes(verb).getFirst().text());
	}
}
