package org.facewright.ui.preferences;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.osgi.service.prefs.BackingStoreException;

import org.facewright.ui.timeline.KeyMap;
import org.facewright.ui.timeline.TimeDisplay;

/** What the user has chosen. For the display's thread. */
public final class Settings {

	/** Key schemes, in the order in which they are offered. */
	static final List<String> SCHEMES = List.of("default", "maya", "blender");

	private static final String NODE = "org.facewright.ui";
	private static final String SCHEME_PREFIX = "org.facewright.ui.keys.";
	private static final String LANGUAGE = "language";
	private static final String TIME_DISPLAY = "timeDisplay";
	private static final String AUTOSAVE_SECONDS = "autosaveSeconds";
	private static final String SOUND_DEVICE = "soundDevice";
	private static final String SCRUB_SOUND = "scrubSound";
	private static final String CHANNEL_COLOURS = "channelColours";
	private static final List<Runnable> LISTENERS = new ArrayList<>();

	private Settings() {
	}

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(NODE);
	}

	/** The keys of the timeline. */
	public static KeyMap keyMap() {
		return KeyMap.of(scheme());
	}

	static String scheme() {
		var active = PlatformUI.getWorkbench().getService(IBindingService.class).getActiveScheme();
		return active != null && active.getId().startsWith(SCHEME_PREFIX)
				? active.getId().substring(SCHEME_PREFIX.length())
				: SCHEMES.getFirst();
	}

	static void setScheme(String scheme) {
		if (scheme.equals(scheme())) {
			return;
		}
		IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
		try {
			keys.savePreferences(keys.getScheme(SCHEME_PREFIX + scheme), keys.getBindings());
		} catch (IOException e) {
			ILog.of(Settings.class).error("the keys were not kept: " + e.getMessage(), e);
		}
		tell();
	}

	/** {@code en}, {@code zh}, or empty for the system's. */
	public static String language() {
		return node().get(LANGUAGE, "");
	}

	/** How times are shown when a project is opened. */
	public static TimeDisplay timeDisplay() {
		String name = node().get(TIME_DISPLAY, TimeDisplay.TIMECODE.name());
		return Arrays.stream(TimeDisplay.values()).filter(known -> known.name().equals(name)).findFirst()
				.orElse(TimeDisplay.TIMECODE);
	}

	/** How often what is not saved is copied against a crash, seconds; 0 for never. */
	public static int autosaveSeconds() {
		return node().getInt(AUTOSAVE_SECONDS, 30);
	}

	/** Name of the device that plays; empty for the system's usual one. */
	public static String soundDevice() {
		return node().get(SOUND_DEVICE, "");
	}

	/** Whether sound is heard while the playhead is dragged. */
	public static boolean scrubsWithSound() {
		return node().getBoolean(SCRUB_SOUND, true);
	}

	/** The user's own colours by the channels' names. */
	public static Map<String, RGB> channelColours() {
		return colours(node().get(CHANNEL_COLOURS, ""));
	}

	/** Those of the named channels; what else is written there is left out. */
	static Map<String, RGB> colours(String text) {
		Map<String, RGB> colours = new HashMap<>();
		Pattern.compile("(\\S+)=#(\\p{XDigit}{6})").matcher(text).results().forEach(found -> {
			int rgb = Integer.parseInt(found.group(2), 16);
			colours.put(found.group(1), new RGB(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
		});
		return Map.copyOf(colours);
	}

	static String text(Map<String, RGB> colours) {
		return colours.entrySet().stream().sorted(Map.Entry.comparingByKey())
				.map(each -> "%s=#%02x%02x%02x".formatted(each.getKey(), each.getValue().red, each.getValue().green,
						each.getValue().blue))
				.collect(Collectors.joining(" "));
	}

	/** Keeps the user's own colours; open editors follow. */
	public static void setChannelColours(Map<String, RGB> colours) {
		node().put(CHANNEL_COLOURS, text(colours));
		keep();
	}

	static void setGeneral(String language, TimeDisplay display, int autosaveSeconds) {
		node().put(LANGUAGE, language);
		node().put(TIME_DISPLAY, display.name());
		node().putInt(AUTOSAVE_SECONDS, autosaveSeconds);
		keep();
	}

	static void setSound(String device, boolean scrubs) {
		node().put(SOUND_DEVICE, device);
		node().putBoolean(SCRUB_SOUND, scrubs);
		keep();
	}

	private static void keep() {
		try {
			node().flush();
		} catch (BackingStoreException e) {
			ILog.of(Settings.class).error("the preferences were not kept: " + e.getMessage(), e);
		}
		tell();
	}

	private static void tell() {
		List.copyOf(LISTENERS).forEach(Runnable::run);
	}

	/** @param listener runs after each change */
	public static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}
}
