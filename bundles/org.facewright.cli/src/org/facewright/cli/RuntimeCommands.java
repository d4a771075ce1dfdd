package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.facewright.api.inference.OptionalRuntime;
import org.facewright.core.progress.Problem;
import org.facewright.engine.Providers;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is below {@code backends}: runtimes that are too large to come with the product. */
final class RuntimeCommands {

	private RuntimeCommands() {
	}

	/** Adds the commands below {@code backends}. */
	static void addTo(CommandLine backends, Providers providers, Terminal terminal) {
		backends.addSubcommand(new Install(providers, terminal)).addSubcommand(new Remove(providers, terminal));
	}

	@CommandLine.Command(name = "install", description = "Fetches a runtime that does not come with the product, checks"
			+ " what it needs from this machine, and says what is missing.")
	static final class Install extends Command {

		@Parameters(paramLabel = "<runtime>", description = "Which one: cuda, for NVIDIA graphics cards.")
		@Nullable
		String id;

		@Option(names = "--from", paramLabel = "<file>", description = "The library, downloaded by hand, for machines"
				+ " without network or Maven.")
		@Nullable
		Path from;

		@Option(names = "--check", description = "Only say what is missing.")
		boolean check;

		Install(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			OptionalRuntime runtime = providers.optionalRuntime(Objects.requireNonNull(id));
			if (!check) {
				runtime.install(Optional.ofNullable(from), terminal.progress());
				terminal.result("installed %s in %s; it is used from the next start on".formatted(runtime.label(),
						runtime.installed().orElseThrow()));
			}
			List<Problem> missing = runtime.missing();
			terminal.problems(runtime.id(), missing);
			if (missing.isEmpty()) {
				terminal.result("nothing is missing on this machine; 'facewright devices' lists what can be used");
			}
			terminal.json(json -> {
				json.writeStringField("runtime", runtime.id());
				json.writeStringField("folder", runtime.installed().map(Path::toString).orElse(""));
				Json.problems(json, missing);
			});
			return missing.isEmpty() ? ExitCode.OK : ExitCode.NOTHING_USABLE;
		}
	}

	@CommandLine.Command(name = "remove", description = "Deletes a runtime that was installed.")
	static final class Remove extends Command {

		@Parameters(paramLabel = "<runtime>", description = "Which one: cuda.")
		@Nullable
		String id;

		Remove(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			OptionalRuntime runtime = providers.optionalRuntime(Objects.requireNonNull(id));
			boolean removed = runtime.remove();
			terminal.result(removed ? "removed " + runtime.label() : runtime.label() + " was not installed");
			terminal.json(json -> json.writeBooleanField("removed", removed));
			return ExitCode.OK;
		}
	}
}
