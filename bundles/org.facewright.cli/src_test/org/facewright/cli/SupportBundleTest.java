package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportBundleTest {

	private final Redaction redaction = new Redaction("/home/jane", List.of("jane", "workstation7", "ab"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			temporary folder: /home/jane is writable                   | temporary folder: ~ is writable
			/home/jane/shows/Secret/take 1.wav                         | ~/…/Secret/take 1.wav
			model in /home/jane/models/mark/network.onnx, 75 MB        | model in ~/…/mark/network.onnx, 75 MB
			/mnt/studio/Project X/a.wav                                | …/studio/Project X/a.wav
			/mnt/studio/show/line.wav: too short                       | …/show/line.wav: too short
			library /usr/lib/x86_64-linux-gnu/libcublas.so.12          | library /usr/lib/x86_64-linux-gnu/libcublas.so.12
			D:\\Shows\\Next\\hero.fbx                                  | …/Next/hero.fbx
			C:\\Program Files\\NVIDIA\\cudart64_12.dll                 | C:\\Program Files\\NVIDIA\\cudart64_12.dll
			Jane logged in on WORKSTATION7; a janet stays              | <name> logged in on <name>; a janet stays
			mail jane.doe@studio.example please                        | mail <mail> please
			two words ab                                               | two words ab
			""")
	void takesOutNamesAndPaths(String text, String expected) {
		assertThat(redaction.apply(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			NGC_API_KEY=nvapi-0123456789abcdef                 | NGC_API_KEY=<removed>
			"token": "s3cr3t with blanks", x                   | "token": <removed>, x
			authorization: Bearer abc.def-ghi                  | authorization: <removed>
			key hf_AbCdEfGhIjKl in a sentence                  | key <removed> in a sentence
			eyJhbGciOiJIUzI1.eyJzdWIiOiIx.sig_nature           | <removed>
			https://user:pass@host.example/x                   | https://<removed>@host.example/x
			password = hunter2                                 | password = <removed>
			--my-secret=abc;next                               | --my-secret=<removed>;next
			a keyboard and a tokenizer are fine                | a keyboard and a tokenizer are fine
			sha256 0123456789abcdef0123456789abcdef            | sha256 0123456789abcdef0123456789abcdef
			""")
	void takesOutKeys(String text, String expected) {
		assertThat(redaction.apply(text)).isEqualTo(expected);
	}

	@TempDir
	Path folder;

	@Test
	void writesOneZipWithoutAnythingPrivate() throws IOException {
		Path log = Files.write(folder.resolve("x.log"),
				IntStream.range(0, 500).mapToObj(i -> "line " + i + " of jane").toList());
		SupportBundle bundle = new SupportBundle(redaction);
		bundle.add("doctor.txt", "ok /home/jane/a/b/c.onnx");
		bundle.addEnvironment(
				Map.of("LD_LIBRARY_PATH", "/home/jane/lib:/usr/lib", "AWS_SECRET", "x", "HOME", "/home/jane",
						"CUDA_VISIBLE_DEVICES", "0"));
		bundle.addProperties(Map.of("os.name", "Linux", "user.name", "jane", "some.token", "x"));
		bundle.addLog(log);
		bundle.addLog(folder.resolve("none.log"));
		Path file = folder.resolve("support.zip");
		bundle.write(file);
		bundle.write(file);
		try (ZipFile zip = new ZipFile(file.toFile())) {
			Map<String, String> texts = zip.stream().collect(Collectors.toMap(entry -> entry.getName(), entry -> {
				try {
					return new String(zip.getInputStream(entry).readAllBytes(),
							java.nio.charset.StandardCharsets.UTF_8);
				} catch (IOException e) {
					throw new java.io.UncheckedIOException(e);
				}
			}));
			assertThat(texts).containsOnlyKeys("doctor.txt", "environment.txt", "properties.txt", "log-3.txt");
			assertThat(String.join("", texts.values())).doesNotContain("jane");
			assertThat(texts.get("environment.txt"))
					.isEqualTo("CUDA_VISIBLE_DEVICES=0\nLD_LIBRARY_PATH=~/lib:/usr/lib\n");
			assertThat(texts.get("properties.txt")).isEqualTo("os.name=Linux\n");
			assertThat(texts.get("log-3.txt").lines()).hasSize(200).first().isEqualTo("line 300 of <name>");
		}
		try (var files = Files.list(folder)) {
			assertThat(files).hasSize(2);
		}
	}

	@Test
	void everySymptomHasACauseAndARemedyInOneLine() throws IOException {
		List<DoctorCommand.Symptom> symptoms = DoctorCommand.symptoms();
		assertThat(symptoms).hasSizeGreaterThanOrEqualTo(41);
		assertThat(symptoms).allMatch(each -> !each.seen().isBlank() && !each.cause().isBlank()
				&& each.remedy().length() > 10);
		assertThat(symptoms).extracting(DoctorCommand.Symptom::seen).doesNotHaveDuplicates();
	}
}
