package org.facewright.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

import org.facewright.ui.timeline.Palette;

/** Dark or light: the window's theme and the colours of the controls that draw themselves. For the display's thread. */
public final class Appearance {

	private static final String DARK = "org.facewright.ui.theme.dark";
	private static final String LIGHT = "org.facewright.ui.theme.light";
	/** Looks of controls, by the name the themes know: less important text, the time, a title, a raised panel. */
	public static final String FAINT = "faint";
	public static final String TIME = "time";
	public static final String HEADING = "heading";
	public static final String CARD = "card";

	private static final List<Consumer<Palette>> LISTENERS = new ArrayList<>();

	private Appearance() {
	}

	private static IThemeEngine engine() {
		return PlatformUI.getWorkbench().getService(IThemeEngine.class);
	}

	public static boolean isDark() {
		ITheme theme = engine().getActiveTheme();
		return theme == null || theme.getId().contains("dark");
	}

	public static Palette palette() {
		return isDark() ? Palette.DARK : Palette.LIGHT;
	}

	/** Gives a control one of the looks; before the themes see it. */
	public static void style(Control control, String look) {
		control.setData("org.eclipse.e4.ui.css.CssClassName", look);
	}

	/** From dark to light, or back; kept for the next start. */
	public static void toggle() {
		setDark(!isDark());
	}

	/** Kept for the next start. */
	public static void setDark(boolean dark) {
		if (dark == isDark()) {
			return;
		}
		engine().setTheme(dark ? DARK : LIGHT, true);
		Palette now = palette();
		List.copyOf(LISTENERS).forEach(listener -> listener.accept(now));
	}

	/** @param listener gets the colours after each change */
	public static void addListener(Consumer<Palette> listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Consumer<Palette> listener) {
		LISTENERS.remove(listener);
	}
}
