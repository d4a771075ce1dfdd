package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelImport;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.engine.Providers;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import com.fasterxml.jackson.core.JsonGenerator;

/** What is below {@code models}: model packages that a user downloads. */
final class ModelsCommand {

	private ModelsCommand() {
	}

	/** Adds the commands below {@code models}. */
	static void addTo(CommandLine models, Providers providers, Terminal terminal) {
		models.addSubcommand(new Import(providers, terminal)).addSubcommand(new ListAll(providers, terminal))
				.addSubcommand(new Verify(providers, terminal)).addSubcommand(new Remove(providers, terminal));
	}

	private static void write(JsonGenerator json, InstalledModel model) throws IOException {
		json.writeStartObject();
		json.writeStringField("id", model.id());
		json.writeStringField("label", model.label());
		json.writeStringField("family", model.family());
		json.writeStringField("folder", model.folder().toString());
		json.writeBooleanField("shared", model.shared());
		json.writeNumberField("bytes", model.bytes());
		json.writeStringField("sha256", model.sha256());
		json.writeArrayFieldStart("backends");
		for (String backend : model.backends()) {
			json.writeString(backend);
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	private static String megabytes(long bytes) {
		return "%.1f MB".formatted(bytes / 1e6);
	}

	private abstract static class LibraryCommand extends Command {

		LibraryCommand(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		final List<ModelLibrary> libraries() throws IOException {
			List<ModelLibrary> libraries = providers.modelLibraries();
			if (libraries.isEmpty()) {
				throw new IOException("nothing installed here takes model packages; install the product again");
			}
			return libraries;
		}

		/** The library that has a model. */
		final ModelLibrary libraryOf(String id) throws IOException {
			List<String> known = new ArrayList<>();
			for (ModelLibrary library : libraries()) {
				for (InstalledModel model : library.models()) {
					if (model.id().equals(id)) {
						return library;
					}
					known.add(model.id());
				}
			}
			throw new IllegalArgumentException("there is no model '%s'; %s".formatted(id,
					known.isEmpty()
							? "none is imported yet, 'facewright models import <folder>' does it"
							: "there are: " + String.join(", ", known)));
		}

		final int report(String subject, List<Problem> problems) {
			terminal.problems(subject, problems);
			return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
					? ExitCode.FAILED
					: ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "import", description = "Checks the model packages in a folder, as downloaded, and"
			+ " copies them into your own model folder.")
	static final class Import extends LibraryCommand {

		@Parameters(paramLabel = "<folder>", description = "The folder with the package's model.json, or one that holds"
				+ " several of them.")
		@Nullable
		Path folder;

		Import(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			Path from = Objects.requireNonNull(folder);
			List<ModelLibrary> takers = libraries().stream().filter(library -> library.accepts(from)).toList();
			List<InstalledModel> models = new ArrayList<>();
			List<Problem> problems = new ArrayList<>();
			// where nobody recognises anything, the first one says why
			for (ModelLibrary library : takers.isEmpty() ? libraries().subList(0, 1) : takers) {
				ModelImport result = library.importFrom(from, terminal.progress());
				models.addAll(result.models());
				problems.addAll(result.problems());
			}
			for (InstalledModel model : models) {
				terminal.result("%s: %s, %s, %s".formatted(model.id(), model.label(), megabytes(model.bytes()),
						model.folder()));
				for (String backend : model.backends()) {
					terminal.result("  facewright generate <recording> --backend " + backend);
				}
			}
			int code = report("models", problems);
			terminal.json(json -> {
				json.writeArrayFieldStart("models");
				for (InstalledModel model : models) {
					write(json, model);
				}
				json.writeEndArray();
				Json.problems(json, problems);
			});
			return code;
		}
	}

	@CommandLine.Command(name = "list", description = "Lists the model packages that were imported or are shared.")
	static final class ListAll extends LibraryCommand {

		ListAll(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			List<InstalledModel> models = new ArrayList<>();
			for (ModelLibrary library : libraries()) {
				models.addAll(library.models());
			}
			if (models.isEmpty()) {
				terminal.result("no model is imported; 'facewright models import <folder>' takes in a download");
			} else {
				List<List<String>> rows = new ArrayList<>();
				rows.add(List.of("MODEL", "FAMILY", "SIZE", "BACKENDS", "FOLDER"));
				for (InstalledModel model : models) {
					rows.add(List.of(model.id(), model.family(), megabytes(model.bytes()),
							model.backends().isEmpty() ? "-" : String.join(" ", model.backends()),
							model.folder() + (model.shared() ? " (shared)" : "")));
				}
				terminal.table(rows);
			}
			terminal.json(json -> {
				json.writeArrayFieldStart("models");
				for (InstalledModel model : models) {
					write(json, model);
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "verify", description = "Checks imported models: files, hashes, arrays, networks.")
	static final class Verify extends LibraryCommand {

		@Parameters(arity = "0..*", paramLabel = "<model>", description = "Models to check (all of them).")
		List<String> ids = new ArrayList<>();

		Verify(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			List<String> wanted = new ArrayList<>(ids);
			if (wanted.isEmpty()) {
				for (ModelLibrary library : libraries()) {
					library.models().forEach(model -> wanted.add(model.id()));
				}
			}
			int code = ExitCode.OK;
			List<Problem> all = new ArrayList<>();
			for (String id : wanted) {
				List<Problem> problems = libraryOf(id).verify(id, terminal.progress());
				all.addAll(problems);
				int one = report(id, problems);
				terminal.result("%s: %s".formatted(id, one == ExitCode.OK ? "usable" : "not usable"));
				code = Math.max(code, one);
			}
			terminal.json(json -> {
				json.writeArrayFieldStart("checked");
				for (String id : wanted) {
					json.writeString(id);
				}
				json.writeEndArray();
				Json.problems(json, all);
			});
			return code;
		}
	}

	@CommandLine.Command(name = "remove", description = "Deletes a model from your own model folder.")
	static final class Remove extends LibraryCommand {

		@Parameters(paramLabel = "<model>", description = "The model, as 'models list' names it.")
		@Nullable
		String id;

		Remove(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			String wanted = Objects.requireNonNull(id);
			libraryOf(wanted).remove(wanted);
			terminal.result("removed " + wanted);
			terminal.json(json -> json.writeStringField("removed", wanted));
			return ExitCode.OK;
		}
	}
}
