package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelImport;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.Test;

class ModelsCommandTest {

	/** Takes any folder whose name does not begin with "bad". */
	private static final class Shelf implements ModelLibrary {

		final List<InstalledModel> models = new ArrayList<>();

		@Override
		public String id() {
			return "shelf";
		}

		@Override
		public String label() {
			return "Shelf";
		}

		@Override
		public List<InstalledModel> models() {
			return models;
		}

		@Override
		public boolean accepts(Path folder) {
			return !folder.toString().startsWith("bad");
		}

		@Override
		public ModelImport importFrom(Path folder, Progress progress) throws IOException {
			if (!accepts(folder)) {
				return new ModelImport(List.of(),
						List.of(Problem.error("model.none", folder + ": nothing is there", "name another folder")));
			}
			InstalledModel model = new InstalledModel(folder.toString(), "A model", "Test", folder, false, 2_500_000,
					"",
					List.of("backend-" + folder));
			models.add(model);
			return new ModelImport(List.of(model), List.of(Problem.info("model.release", "known")));
		}

		@Override
		public List<Problem> verify(String modelId, Progress progress) {
			return List.of(modelId.equals("damaged")
					? Problem.error("model.file", "cut short", "download it again")
					: Problem.info("model.usable", "sound"));
		}

		@Override
		public void remove(String modelId) {
			models.removeIf(model -> model.id().equals(modelId));
		}
	}

	private final Providers providers = new Providers();
	private final Shelf shelf = new Shelf();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(String... args) {
		out.reset();
		err.reset();
		PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
		PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
		Installation installation = new Installation() {
			@Override
			public String version() {
				return "test";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		};
		return new CommandTree(providers, new Terminal(output, errors, false), installation)
				.execute(new PrintWriter(output, true), new PrintWriter(errors, true), args);
	}

	private String output() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String errors() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void importsListsVerifiesAndRemoves() {
		providers.addModelLibrary(shelf);
		assertThat(run("models", "import", "mark")).isEqualTo(ExitCode.OK);
		assertThat(output()).contains("mark: A model, 2.5 MB").contains("generate <recording> --backend backend-mark");
		assertThat(run("models", "list")).isEqualTo(ExitCode.OK);
		assertThat(output()).contains("mark").contains("backend-mark").contains("2.5 MB");
		assertThat(run("models", "verify")).isEqualTo(ExitCode.OK);
		assertThat(output()).contains("mark: usable");
		assertThat(run("models", "remove", "mark")).isEqualTo(ExitCode.OK);
		assertThat(run("models", "list")).isEqualTo(ExitCode.OK);
		assertThat(output()).contains("no model is imported");
	}

	@Test
	void failsWithTheReasonWhenNothingCouldBeImported() {
		providers.addModelLibrary(shelf);
		assertThat(run("models", "import", "bad")).isEqualTo(ExitCode.FAILED);
		assertThat(errors()).contains("bad: nothing is there; name another folder");
	}

	@Test
	void failsWhenAModelIsDamagedOrUnknown() {
		providers.addModelLibrary(shelf);
		run("models", "import", "damaged");
		run("models", "import", "whole");
		assertThat(run("models", "verify")).isEqualTo(ExitCode.FAILED);
		assertThat(output()).contains("damaged: not usable").contains("whole: usable");
		assertThat(run("models", "remove", "other")).isEqualTo(ExitCode.USAGE);
		assertThat(errors()).contains("there is no model 'other'; there are: damaged, whole");
	}

	@Test
	void speaksJson() {
		providers.addModelLibrary(shelf);
		run("models", "import", "mark");
		assertThat(run("models", "list", "--json")).isEqualTo(ExitCode.OK);
		assertThat(output()).contains("\"id\" : \"mark\"").contains("\"bytes\" : 2500000").contains("\"backend-mark\"");
	}

	@Test
	void stillListsModelsOfBackendsByItself() {
		assertThat(run("models")).isEqualTo(ExitCode.OK);
		assertThat(output()).startsWith("MODEL");
	}

	@Test
	void saysWhenNothingTakesModels() {
		assertThat(run("models", "import", "mark")).isEqualTo(ExitCode.FAILED);
		assertThat(errors()).contains("install the product again");
	}
}
