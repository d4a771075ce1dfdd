package org.facewright.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.facewright.engine.Providers;
import org.facewright.engine.install.StudioBundles;
import org.facewright.operations.exchange.UserFolders;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/** The headless entry: finds the engine's providers and runs one command. */
public final class CliApplication implements IApplication {

	/** Time that an interrupted command has to clean up after itself. */
	private static final int CLEANUP_SECONDS = 5;

	@Override
	@SuppressWarnings("null") // the framework's interfaces are not annotated
	public Object start(IApplicationContext context) {
		String[] args = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		BundleContext bundles = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		Terminal terminal = new Terminal(out, err, Boolean.getBoolean("facewright.terminal"));
		ServiceReference<Providers> reference = bundles.getServiceReference(Providers.class);
		if (reference == null) {
			terminal.error("the installation is damaged: its engine did not start; install it again");
			return ExitCode.FAILED;
		}
		CountDownLatch finished = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(interruption(terminal, finished));
		try {
			Providers providers = bundles.getService(reference);
			openDropins(providers.studioBundles());
			CommandTree commands = new CommandTree(providers, terminal, installation(bundles));
			return commands.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
		} finally {
			finished.countDown();
			bundles.ungetService(reference);
		}
	}

	/** A studio's bundles are started before the command, where this run can install any. */
	private static void openDropins(StudioBundles bundles) {
		bundles.configure(Path.of(System.getProperty("facewright.dropins", "dropins")), UserFolders.current().data());
		if (Boolean.getBoolean("facewright.extended")) {
			bundles.watch();
		}
	}

	/** On Ctrl-C: asks the command to stop, and lets it remove its unfinished files before the process goes. */
	private static Thread interruption(Terminal terminal, CountDownLatch finished) {
		return new Thread(() -> {
			if (finished.getCount() > 0) {
				terminal.cancel();
				try {
					finished.await(CLEANUP_SECONDS, TimeUnit.SECONDS);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			}
		}, "facewright-interruption");
	}

	private static Installation installation(BundleContext context) {
		return new Installation() {
			@Override
			public String version() {
				return context.getBundle().getVersion().toString();
			}

			@Override
			public List<String> unresolved() {
				FrameworkWiring framework = context.getBundle(0).adapt(FrameworkWiring.class);
				List<String> reasons = new ArrayList<>();
				for (Bundle bundle : context.getBundles()) {
					if (bundle.getState() == Bundle.INSTALLED && !StudioBundles.isStudio(bundle)
							&& !framework.resolveBundles(List.of(bundle))) {
						reasons.add("%s %s can't be resolved; something it needs is missing"
								.formatted(bundle.getSymbolicName(), bundle.getVersion()));
					}
				}
				return reasons;
			}
		};
	}

	@Override
	public void stop() {
		// a command ends by itself; the interruption hook asks it to
	}
}
