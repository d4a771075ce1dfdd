package org.facewright.start.internal;

import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.eclipse.core.runtime.adaptor.EclipseStarter;
import org.osgi.framework.Constants;

/**
 * Runs the product's application in this Java, with the framework on the class path, and ends with its exit code. The
 * usual launcher loads the framework through a class loader of its own, whose classes no archive can hold.
 * <p>
 * System properties: {@code facewright.home} is the product's folder; {@code facewright.state} a folder that
 * {@link Prepare} made, which is only read, so that commands can run side by side; {@code facewright.prepare=true}
 * writes the framework's findings there instead. {@code facewright.application} is the application to run;
 * {@code facewright.workspace} the window's folder, or {@code @none} for a command. A run that may install a studio's
 * bundles from the folder {@code facewright.dropins} needs a state to write into and works on a copy of its own: the
 * window, commands that serve for long, and every other one when there are jars. The property {@code facewright.extended}
 * tells the application so.
 */
public final class Start {

	private static final int FAILED = 1;
	/** What the window keeps of its preferences, in its workspace. */
	private static final String SETTINGS = ".metadata/.plugins/org.eclipse.core.runtime/.settings/org.facewright.ui.prefs";
	private static final String NO_WORKSPACE = "@none";

	private Start() {
	}

	/** @param args the command line of the application */
	public static void main(String[] args) {
		int code = FAILED;
		try {
			code = run(args);
		} catch (Exception e) {
			System.err.printf("facewright: can't start from %s: %s; install it again%n", home(), e);
		}
		System.exit(code); // the framework's threads would keep Java alive
	}

	private static int run(String[] args) throws Exception {
		String state = System.getProperty("facewright.state", "");
		boolean prepare = Boolean.getBoolean("facewright.prepare");
		File dropins = new File(System.getProperty("facewright.dropins", ""));
		boolean window = !NO_WORKSPACE.equals(workspace());
		boolean extended = !prepare && (window || servesLong(args) || holdsJars(dropins));
		if (extended) {
			state = PrivateState.copyOf(state);
			System.setProperty("facewright.extended", "true");
		}
		EclipseStarter.setInitialProperties(properties(state, prepare, extended));
		EclipseStarter.startup(withLanguage(args), null);
		Object result = EclipseStarter.run(null);
		if (prepare) {
			EclipseStarter.shutdown(); // an orderly end writes what the framework has found out
		}
		return result instanceof Integer code ? code : FAILED;
	}

	private static String home() {
		return System.getProperty("facewright.home", "");
	}

	/** Where the window keeps its layout and settings; commands keep none. */
	private static String workspace() {
		String folder = System.getProperty("facewright.workspace", NO_WORKSPACE);
		return folder.equals(NO_WORKSPACE) ? folder : new File(folder).toURI().toString();
	}

	/** The window's language, unless the command line says another. */
	private static String[] withLanguage(String[] args) throws IOException {
		File settings = new File(System.getProperty("facewright.workspace", NO_WORKSPACE), SETTINGS);
		if (Arrays.asList(args).contains("-nl") || !settings.isFile()) {
			return args;
		}
		Properties chosen = new Properties();
		try (Reader reader = new FileReader(settings, StandardCharsets.UTF_8)) {
			chosen.load(reader);
		}
		String language = chosen.getProperty("language", "");
		if (language.isEmpty()) {
			return args;
		}
		String[] longer = Arrays.copyOf(args, args.length + 2);
		longer[args.length] = "-nl";
		longer[args.length + 1] = language;
		return longer;
	}

	/** Bundles may be dropped in while such a command runs. */
	private static boolean servesLong(String[] args) {
		for (String arg : args) {
			if (arg.equals("serve") || arg.equals("serve-api") || arg.equals("live")) {
				return true;
			}
		}
		return false;
	}

	private static boolean holdsJars(File folder) {
		String[] names = folder.list();
		if (names != null) {
			for (String name : names) {
				if (name.endsWith(".jar")) {
					return true;
				}
			}
		}
		return false;
	}

	/** What the framework's own launcher would pass on. */
	private static Map<String, String> properties(String state, boolean prepare, boolean extended) {
		Map<String, String> properties = new HashMap<>();
		properties.put("osgi.install.area", "file:" + home() + "/");
		properties.put("osgi.configuration.area", "file:" + state + "/");
		properties.put("osgi.configuration.area.readOnly", Boolean.toString(!prepare && !extended));
		properties.put("osgi.instance.area", workspace());
		if (extended) {
			// a new version of a bundle starts while work goes on with the old one
			properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
		}
		String application = System.getProperty("facewright.application", "");
		if (!application.isEmpty()) {
			properties.put("eclipse.application", application);
		}
		properties.put("osgi.user.area", "@none");
		properties.put("osgi.noShutdown", Boolean.toString(!prepare));
		return properties;
	}
}
