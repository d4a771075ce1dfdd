package org.facewright.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.facewright.api.motion.MotionException;
import org.facewright.engine.Providers;
import org.facewright.engine.install.BundleFault;
import org.facewright.operations.Failures;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command: options by picocli, services and terminal by its maker, and errors turned into lines and exit codes. */
abstract class Command implements Callable<Integer> {

	@Mixin
	final CommonOptions common = new CommonOptions();

	@Spec
	@Nullable
	CommandSpec spec;

	final Providers providers;
	final Terminal terminal;

	Command(Providers providers, Terminal terminal) {
		this.providers = providers;
		this.terminal = terminal;
	}

	/** @return an exit code */
	abstract int run() throws IOException, MotionException;

	@Override
	public Integer call() {
		terminal.setQuiet(common.quiet);
		terminal.setJson(common.json);
		try {
			return run();
		} catch (ParameterException e) {
			throw e;
		} catch (CancellationException e) {
			terminal.error("cancelled");
			return ExitCode.CANCELLED;
		} catch (BundleFault e) {
			return failed(e, ExitCode.FAILED);
		} catch (IllegalArgumentException e) {
			return failed(e, ExitCode.USAGE);
		} catch (MotionException e) {
			return failed(e, e.reason() == MotionException.Reason.FAILED ? ExitCode.FAILED : ExitCode.NOTHING_USABLE);
		} catch (IOException e) {
			return failed(e, ExitCode.FAILED);
		} catch (RuntimeException | LinkageError e) {
			return broken(e);
		}
	}

	private int failed(Exception failure, int code) {
		terminal.error(Failures.sentence(failure));
		if (common.debug) {
			terminal.stackTrace(failure);
		}
		return code;
	}

	/** A defect of the program: said as one line, with the way to see more. */
	private int broken(Throwable failure) {
		terminal.error("internal error: %s; run it again with --debug and report what it prints".formatted(failure));
		if (common.debug) {
			terminal.stackTrace(failure);
		}
		return ExitCode.FAILED;
	}

	/** Tells what is wrong with the studio's bundles, for commands that list what there is. */
	final void noteBundles() {
		terminal.problems("dropins", providers.studioBundles().problems());
	}

	/** Wrong use that picocli can't see: shows the message and where help is. */
	final ParameterException usage(String message) {
		return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
	}
}
