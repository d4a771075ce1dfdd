package org.facewright.start.internal;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.adaptor.EclipseStarter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Runs the product's application in this Java, with the framework on the class path, and ends with its exit code. The
 * usual launcher loads the framework through a class loader of its own, whose classes no archive can hold.
 * <p>
 * System properties: {@code facewright.home} is the product's folder; {@code facewright.state} a folder that
 * {@link Prepare} made, which is only read, so that commands can run side by side; {@code facewright.prepare=true}
 * writes the framework's findings there instead. {@code facewright.application} is the application to run;
 * {@code facewright.workspace} the window's folder, or {@code @none} for a command. Jars in the folder {@code facewright.dropins} are started before the
 * application, and watched by the window; such a run needs a state to write into and works on a copy of its own.
 */
public final class Start {

	private static final int FAILED = 1;
	private static final String NO_WORKSPACE = "@none";
	private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

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
		boolean extended = !prepare && (window || holdsJars(dropins));
		if (extended) {
			state = PrivateState.copyOf(state);
		}
		EclipseStarter.setInitialProperties(properties(state, prepare, extended));
		BundleContext framework = EclipseStarter.startup(args, null);
		if (extended) {
			startFileInstall(framework, dropins);
		}
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
		String application = System.getProperty("facewright.application", "");
		if (!application.isEmpty()) {
			properties.put("eclipse.application", application);
		}
		properties.put("osgi.user.area", "@none");
		properties.put("osgi.noShutdown", Boolean.toString(!prepare));
		return properties;
	}

	/** Scans the folder once before it returns, then watches it as long as the application runs. */
	private static void startFileInstall(BundleContext framework, File folder) throws BundleException {
		System.setProperty("felix.fileinstall.dir", folder.getPath());
		System.setProperty("felix.fileinstall.noInitialDelay", "true");
		System.setProperty("felix.fileinstall.enableConfigSave", "false");
		System.setProperty("felix.fileinstall.log.level", "1");
		for (Bundle bundle : framework.getBundles()) {
			if (FILE_INSTALL.equals(bundle.getSymbolicName())) {
				bundle.start(Bundle.START_TRANSIENT);
			}
		}
	}
}
