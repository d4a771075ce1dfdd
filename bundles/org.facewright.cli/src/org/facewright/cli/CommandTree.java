package org.facewright.cli;

import java.io.PrintWriter;
import java.util.Objects;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.engine.Providers;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The command {@code facewright} with all below it. */
final class CommandTree {

	@CommandLine.Command(name = "facewright", mixinStandardHelpOptions = false, synopsisSubcommandLabel = "<command>", description = "Turns speech into face animation.", footer = {
			"",
			"'facewright <command> --help' explains a command; results go to standard output, progress and"
					+ " problems to standard error.",
			"Exit codes: 0 ok, 1 failed, 2 wrong use, 3 nothing usable, 130 cancelled." })
	private static final class Root implements Runnable {

		@Option(names = { "-V", "--version" }, versionHelp = true, description = "Print the version.")
		boolean version;

		@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
		boolean help;

		@CommandLine.Spec
		CommandLine.Model.@Nullable CommandSpec spec;

		@Override
		public void run() {
			throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), "say what to do");
		}
	}

	private final Providers providers;
	private final Terminal terminal;
	private final Installation installation;

	CommandTree(Providers providers, Terminal terminal, Installation installation) {
		this.providers = providers;
		this.terminal = terminal;
		this.installation = installation;
	}

	/** @return an exit code */
	int execute(PrintWriter out, PrintWriter err, String... args) {
		CommandLine root = create(args);
		root.setOut(out).setErr(err).setUsageHelpWidth(110).setUsageHelpAutoWidth(true);
		root.setParameterExceptionHandler((exception, arguments) -> {
			CommandLine command = exception.getCommandLine();
			err.println("facewright: " + exception.getMessage());
			CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
			err.printf("'%s --help' explains it%n", command.getCommandSpec().qualifiedName());
			err.flush();
			return ExitCode.USAGE;
		});
		return root.execute(args);
	}

	/** All commands, with the flags of providers for the one that the arguments name. */
	CommandLine create(String... args) {
		CommandLine root = new CommandLine(new Root());
		root.getCommandSpec().version(installation.version());
		GenerateCommand generate = new GenerateCommand(providers, terminal);
		ExportCommand export = new ExportCommand(providers, terminal);
		root.addSubcommand(generate).addSubcommand(new FilterCommand(providers, terminal)).addSubcommand(export)
				.addSubcommand(new LiveCommand(providers, terminal))
				.addSubcommand(new CalibrateCommand(providers, terminal))
				.addSubcommand(new AlignCommand(providers, terminal))
				.addSubcommand(new ScoreCommand(providers, terminal))
				.addSubcommand(new QcCommand(providers, terminal))
				.addSubcommand(new PlayblastCommand(providers, terminal))
				.addSubcommand(ServersCommand.create(providers, terminal))
				.addSubcommand(new ServeCommand(providers, terminal))
				.addSubcommand(new ServeApiCommand(providers, terminal, installation))
				.addSubcommand(new ListCommands.Backends(providers, terminal))
				.addSubcommand(new ListCommands.Formats(providers, terminal))
				.addSubcommand(new InspectCommand(providers, terminal))
				.addSubcommand(new MapsCommand(providers, terminal))
				.addSubcommand(new ProfilesCommand(providers, terminal))
				.addSubcommand(new ListCommands.Filters(providers, terminal))
				.addSubcommand(new ListCommands.Devices(providers, terminal))
				.addSubcommand(new ListCommands.Models(providers, terminal))
				.addSubcommand(BundlesCommand.create(providers, terminal))
				.addSubcommand(new DoctorCommand(providers, terminal, installation))
				.addSubcommand(new ReferenceCommand(providers, terminal, installation));
		ModelsCommand.addTo(root.getSubcommands().get("models"), providers, terminal);
		EngineCommands.addTo(root.getSubcommands().get("models"), providers, terminal);
		RuntimeCommands.addTo(root.getSubcommands().get("backends"), providers, terminal);
		addProviderOptions(root, args, generate, export);
		return root;
	}

	/** Flags of providers are only needed by, and only made for, the command that is run. */
	private void addProviderOptions(CommandLine root, String[] args, GenerateCommand generate, ExportCommand export) {
		String command = args.length == 0 ? "" : args[0];
		if (command.equals("generate")) {
			var spec = root.getSubcommands().get("generate").getCommandSpec();
			spec.usageMessage().customSynopsis("facewright generate [<option>…] -o <file|folder> <input>");
			providers.motionBackends().forEach(backend -> generate.providerOptions.add(spec, "Backend",
					backend.info().id(), backend.info().label(), backend.info().parameters()));
			providers.exporters().forEach(exporter -> addFormat(generate.providerOptions, spec, exporter.format()));
		} else if (command.equals("export")) {
			var spec = root.getSubcommands().get("export").getCommandSpec();
			spec.usageMessage().customSynopsis("facewright export [<option>…] -o <file|folder> <input>");
			providers.exporters().forEach(exporter -> addFormat(export.providerOptions, spec, exporter.format()));
		}
	}

	private static void addFormat(ProviderOptions options, CommandLine.Model.CommandSpec spec, ExchangeFormat format) {
		options.add(spec, "Format", format.id(), format.label(), format.parameters());
	}
}
