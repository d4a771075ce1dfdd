package org.facewright.ui;

import java.net.URI;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.facewright.engine.Providers;
import org.facewright.ui.internal.RecoveryCopies;
import org.facewright.ui.shell.Problems;
import org.facewright.ui.shell.RecentProjects;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** What the parts of the window share. */
public final class Workstation {

	private static final RecentProjects RECENT = new RecentProjects(state().resolve("recent.tsv"));
	private static final RecoveryCopies RECOVERY = new RecoveryCopies(state().resolve("recovery"));

	private static final Problems PROBLEMS = new Problems();

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

	private static Path state() {
		return Platform.getStateLocation(FrameworkUtil.getBundle(Workstation.class)).toPath();
	}

	/** Projects used last. */
	public static RecentProjects recent() {
		return RECENT;
	}

	/** What went wrong since the start. */
	public static Problems problems() {
		return PROBLEMS;
	}

	/** What a crash left of projects that were not saved. */
	public static RecoveryCopies recovery() {
		return RECOVERY;
	}

	/** Where copies of the sample are made. */
	public static Path samples() {
		return state().resolve("samples");
	}

	/** The pages that come with the product. */
	public static Path documentation() {
		return Path.of(URI.create(Platform.getInstallLocation().getURL().toString().replace(" ", "%20")))
				.resolve("docs");
	}
}
