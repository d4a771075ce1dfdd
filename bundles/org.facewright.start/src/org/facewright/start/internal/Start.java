package org.facewright.start.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.adaptor.EclipseStarter;

/**
 * Runs the product's application in this Java, with the framework on the class path, and ends with its exit code. The
 * usual launcher loads the framework through a class loader of its own, whose classes no archive can hold.
 * <p>
 * {@code -Dfacewright.home} names the product's folder, {@code -Dfacewright.state} the folder with the framework's
 * configuration. It is only read, so that commands can run side by side, unless {@code -Dfacewright.prepare=true}.
 */
public final class Start {

	private static final int FAILED = 1;

	private Start() {
	}

	/**
	 * @param args the command line of the application
	 * @throws Exception when the framework can't start
	 */
	public static void main(String[] args) throws Exception {
		boolean prepare = Boolean.getBoolean("facewright.prepare");
		EclipseStarter.setInitialProperties(properties(prepare));
		Object result = EclipseStarter.run(args, null);
		System.exit(result instanceof Integer code ? code : FAILED);
	}

	/** What the framework's own launcher would pass on. */
	private static Map<String, String> properties(boolean prepare) {
		Map<String, String> properties = new HashMap<>();
		properties.put("osgi.install.area", "file:" + System.getProperty("facewright.home") + "/");
		properties.put("osgi.configuration.area", "file:" + System.getProperty("facewright.state") + "/");
		properties.put("osgi.configuration.area.readOnly", Boolean.toString(!prepare));
		properties.put("osgi.instance.area", "@none");
		properties.put("osgi.user.area", "@none");
		properties.put("osgi.compatibility.bootdelegation", "false");
		// The state is written by an orderly end; everyone else may leave as soon as the application is done.
		properties.put("osgi.noShutdown", Boolean.toString(!prepare));
		return properties;
	}
}
