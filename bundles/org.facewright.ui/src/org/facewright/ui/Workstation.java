package org.facewright.ui;

import org.facewright.engine.Providers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** What the parts of the window share. */
public final class Workstation {

	private Workstation() {
	}

	/** All that is installed. */
	public static Providers providers() {
		BundleContext bundles = FrameworkUtil.getBundle(Workstation.class).getBundleContext();
		ServiceReference<Providers> reference = bundles.getServiceReference(Providers.class);
		if (reference == null) {
			throw new IllegalStateException("the engine is not running; install Facewright again");
		}
		return bundles.getService(reference);
	}
}
