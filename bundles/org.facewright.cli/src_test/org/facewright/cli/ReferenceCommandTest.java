package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with one filter installed. */
class ReferenceCommandTest {

	private static final class Calm implements TrackFilter {

		@Override
		public String id() {
			return "calm";
		}

		@Override
		public String label() {
			return "Calm";
		}

		@Override
		public String description() {
			return "Calms.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.of(Parameter.number("much").between(0, 2).unit("ms").describe("How much."));
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context,
				Progress progress) {
			return clip;
		}
	}

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private int run(String... args) {
		Providers providers = new Providers();
		providers.addFilter(new Calm());
		PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
		Installation installation = new Installation() {
			@Override
			public String version() {
				return "1.2.3";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		};
		return new CommandTree(providers, new Terminal(results, results, false), installation)
				.execute(new PrintWriter(results, true), new PrintWriter(results, true), args);
	}

	private String printed() {
		return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
	}

	@Test
	void printsCommandsWithTheirOptionsAndProvidersWithTheirParameters() {
		assertThat(run("reference")).isZero();
		assertThat(printed()).contains("\"version\" : \"1.2.3\"", "\"name\" : \"facewright serve-api\"",
				"\"names\" : [ \"-o\", \"--output\" ]", "\"id\" : \"calm\"",
				"\"name\" : \"much\", \"kind\" : \"number\", \"default\" : \"0\", \"allowed\" : \"0…2\"");
	}

	@Test
	void namesCommandsAsTheyAreTyped() {
		run("reference");
		assertThat(printed()).contains("\"facewright servers list\"", "\"facewright models import\"")
				.doesNotContain("servers servers");
	}

	@Test
	void saysWhichLinesOfAScriptAreWrongWithoutRunningThem() throws IOException {
		Path script = folder.resolve("night.txt");
		Files.writeString(script, """
				./facewright generate 'a line.wav' -o out.csv

				facewright generate line.wav --frames 30 -o out.csv
				facewright formats usd --json
				rm -r everything
				facewright nonsense
				""");
		assertThat(run("reference", "--parse", script.toString())).isEqualTo(ExitCode.FAILED);
		assertThat(out.toString(StandardCharsets.UTF_8).lines()).satisfiesExactly(
				line -> assertThat(line).startsWith("3: ").contains("--frames"),
				line -> assertThat(line).isEqualTo("5: 'rm' is another command"),
				line -> assertThat(line).startsWith("6: ").contains("nonsense"));
		assertThat(folder.resolve("out.csv")).doesNotExist();
	}

	@Test
	void splitsWordsAsAShellDoes() {
		assertThat(ReferenceCommand.words("a 'b c' \"d 'e'\" f\\ g ''")).containsExactly("a", "b c", "d 'e'", "f g",
				"");
	}
}
