package org.facewright.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

import org.facewright.ui.timeline.Palette;

/** Dark or light: the window's theme and the colours of the controls that draw themselves. For the display's thread. */
public final class Appearance {

	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
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

	/** From dark to light, or back; kept for the next start. */
	public static void toggle() {
		engine().setTheme(isDark() ? LIGHT : DARK, true);
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
