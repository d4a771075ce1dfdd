package org.facewright.cli;

import picocli.CommandLine.Option;

/** Options that every command takes. */
final class CommonOptions {

	@Option(names = "--json", description = "Print the result as JSON.")
	boolean json;

	@Option(names = { "-q", "--quiet" }, description = "No progress and no remarks, only results and errors.")
	boolean quiet;

	@Option(names = "--debug", description = "Print stack traces of errors.")
	boolean debug;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	boolean help;
}
