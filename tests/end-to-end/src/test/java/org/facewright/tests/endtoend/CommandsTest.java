package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class CommandsTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	Path folder;

	@BeforeEach
	void makeALine() throws IOException {
		Files.write(folder.resolve("line.wav"), Product.wav(48_000, Product.syllables(48_000, 2)));
	}

	@Test
	void saysItsVersion() throws Exception {
		Run run = Product.run(folder, "--version");
		assertThat(run.exitCode()).isZero();
		assertThat(run.out().strip()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
	}

	@Test
	void listsWhatIsThereAlsoAsJson() throws Exception {
		for (String command : List.of("backends", "formats", "filters", "devices", "models", "doctor")) {
			Run plain = Product.run(folder, command);
			assertThat(plain.exitCode()).as(command + plain.err()).isZero();
			assertThat(plain.out().lines()).as(command).hasSizeGreaterThan(1);
			Run json = Product.run(folder, command, "--json");
			assertThat(JSON.readTree(json.out()).isObject()).as(command).isTrue();
		}
		JsonNode backends = JSON.readTree(Product.run(folder, "backends", "--json").out()).path("backends");
		assertThat(backends.findValuesAsText("id")).contains("embedded");
		JsonNode formats = JSON.readTree(Product.run(folder, "formats", "--json").out()).path("formats");
		assertThat(formats.findValuesAsText("id")).contains("livelink-csv", "a2f-json", "gltf", "usd");
	}

	@Test
	void generatesALiveLinkFaceFile() throws Exception {
		Run run = Product.run(folder, "generate", "line.wav", "-o", "line.csv", "--json");
		assertThat(run.exitCode()).as(run.err()).isZero();
		List<String> rows = Files.readAllLines(folder.resolve("line.csv"));
		assertThat(rows.getFirst()).startsWith("Timecode,BlendShapeCount,EyeBlinkLeft,");
		assertThat(rows).hasSize(121);
		JsonNode result = JSON.readTree(run.out());
		assertThat(result.path("frames").asInt()).isEqualTo(120);
		assertThat(result.path("files").get(0).path("readBackMaxDifference").asDouble(1)).isLessThan(1e-6);
	}

	@Test
	void importsAnAudio2FacePackageAndGeneratesWithIt() throws Exception {
		Path packages = Path.of("../../models/stand-ins").toAbsolutePath().normalize();
		Map<String, String> home = Map.of("FACEWRIGHT_USER_MODELS", folder.resolve("models").toString());
		Run imported = Product.run(folder, home, "models", "import", packages.resolve("regression").toString(),
				"--json");
		assertThat(imported.exitCode()).as(imported.err()).isZero();
		Run backends = Product.run(folder, home, "backends");
		String id = backends.out().lines().filter(line -> line.startsWith("a2f-")).findFirst().orElseThrow()
				.split(" ")[0];

		Run run = Product.run(folder, home, "generate", "line.wav", "--backend", id, "-o", "face.csv");

		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(folder.resolve("face.csv")).isNotEmptyFile();
		assertThat(run.err()).contains("Audio2Face-3D");
		String model = Product.run(folder, home, "models", "list").out();
		assertThat(model).contains("Audio2Face-3D regression");
	}

	@Test
	void alignsAndScoresALine() throws Exception {
		Files.writeString(folder.resolve("line.txt"), "papa mama\n");
		Run aligned = Product.run(folder, "align", "line.wav", "-t", "line.txt", "-o", "line.TextGrid");
		assertThat(aligned.exitCode()).as(aligned.err()).isZero();
		assertThat(Files.readString(folder.resolve("line.TextGrid"))).contains("papa", "mama");
		assertThat(Product.run(folder, "generate", "line.wav", "-o", "scored.csv").exitCode()).isZero();

		Run score = Product.run(folder, "score", "scored.csv", "--align", "line.TextGrid", "--json");

		assertThat(score.exitCode()).as(score.err()).isZero();
		assertThat(score.out()).contains("closure");
	}

	@Test
	void readsOtherSoundFilesToTheSameResult() throws Exception {
		Files.write(folder.resolve("other.aiff"), Product.aiff(48_000, Product.syllables(48_000, 2)));
		Run run = Product.run(folder, "generate", "other.aiff", "-o", "other.csv");
		assertThat(run.exitCode()).as(run.err()).isZero();
		Product.run(folder, "generate", "line.wav", "-o", "line.csv");
		assertThat(folder.resolve("other.csv")).hasSameBinaryContentAs(folder.resolve("line.csv"));
	}

	@Test
	void generatesTheSameBytesTwice() throws Exception {
		Product.run(folder, "generate", "line.wav", "-o", "one.csv");
		Product.run(folder, "generate", "line.wav", "-o", "two.csv", "--workers", "1");
		assertThat(folder.resolve("one.csv")).hasSameBinaryContentAs(folder.resolve("two.csv"));
	}

	@Test
	void goesFromSoundOverAProjectToThreeFormats() throws Exception {
		assertThat(Product.run(folder, "generate", "line.wav", "-o", "line.fwz").exitCode()).isZero();
		Run filter = Product.run(folder, "filter", "line.fwz", "--add", "savitzky-golay:window=7,order=2", "--add",
				"gain:gain=0.5,channels=jawOpen", "-o", "line2.fwz");
		assertThat(filter.exitCode()).as(filter.err()).isZero();
		Run export = Product.run(folder, "export", "line2.fwz", "--format", "usd,a2f-json,gltf,livelink-csv", "-o",
				"out");
		assertThat(export.exitCode()).as(export.err()).isZero();
		assertThat(folder.resolve("out/line2.usda")).content().startsWith("#usda 1.0");
		assertThat(JSON.readTree(Files.readString(folder.resolve("out/line2.gltf"))).path("asset").path("version")
				.asText()).isEqualTo("2.0");
		JsonNode before = a2f("line.fwz", "before.json");
		JsonNode after = JSON.readTree(Files.readString(folder.resolve("out/line2.json")));
		int jaw = index(after.path("facsNames"), "jawOpen");
		assertThat(peak(after, jaw)).isGreaterThan(0.01).isBetween(0.3 * peak(before, jaw), 0.7 * peak(before, jaw));
	}

	private JsonNode a2f(String project, String name) throws Exception {
		Run run = Product.run(folder, "export", project, "--format", "a2f-json", "-o", name);
		assertThat(run.exitCode()).as(run.err()).isZero();
		return JSON.readTree(Files.readString(folder.resolve(name)));
	}

	private static int index(JsonNode names, String name) {
		for (int i = 0; i < names.size(); i++) {
			if (names.get(i).asText().equals(name)) {
				return i;
			}
		}
		throw new AssertionError("no channel " + name);
	}

	private static double peak(JsonNode a2f, int channel) {
		double peak = 0;
		for (JsonNode row : a2f.path("weightMat")) {
			peak = Math.max(peak, row.get(channel).asDouble());
		}
		return peak;
	}

	@Test
	void worksThroughAFolderNamesWhatFailedAndResumes() throws Exception {
		Path lines = Files.createDirectories(folder.resolve("lines/act1"));
		for (int i = 0; i < 4; i++) {
			Files.write(lines.resolve("line" + i + ".wav"),
					Product.wav(16_000, Product.syllables(16_000, 0.5 + i * 0.1)));
		}
		Files.writeString(lines.resolve("broken.wav"),
				"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
		Run first = Product.run(folder, "generate", "lines", "--format", "gltf", "-o", "out", "-j", "2");
		assertThat(first.exitCode()).isEqualTo(1);
		assertThat(first.out()).contains("4 done, 0 unchanged, 1 failed");
		assertThat(first.err()).contains("broken").contains("LFS");
		assertThat(folder.resolve("out/act1/line3.gltf")).exists();
		assertThat(folder.resolve("out/act1/broken.gltf")).doesNotExist();
		Files.delete(folder.resolve("out/act1/line2.gltf"));
		Files.delete(lines.resolve("broken.wav"));
		Run second = Product.run(folder, "generate", "lines", "--format", "gltf", "-o", "out");
		assertThat(second.exitCode()).isZero();
		assertThat(second.out()).contains("1 done, 3 unchanged, 0 failed");
	}

	@Test
	void readsAManifestWithSpeakersAndOutputs() throws Exception {
		Files.writeString(folder.resolve("lines.csv"),
				"audio,speaker,transcript\nline.wav,Mark,\"one, two\"\n");
		Run run = Product.run(folder, "generate", "lines.csv", "--format", "a2f-json", "-o", "out");
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(folder.resolve("out/Mark/line.json")).exists();
	}

	@Test
	void turnsProvidersParametersIntoFlags() throws Exception {
		assertThat(Product.run(folder, "generate", "--help").out()).contains("--livelink-csv.").contains("--embedded.");
		Run wrong = Product.run(folder, "generate", "line.wav", "-o", "x.csv", "--set", "loudness=3");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.err()).contains("unknown parameter 'loudness'");
	}

	@Test
	void exitsWithTwoOnWrongUse() throws Exception {
		for (List<String> args : List.of(List.of("generte", "line.wav"), List.of("generate", "line.wav"),
				List.of("generate", "line.wav", "-o", "line.xyz"),
				List.of("generate", "line.wav", "-o", "a.csv", "-b", "a2f"),
				List.of("generate", "line.wav", "-o", "a.csv", "--fps", "fast"),
				List.of("filter", "line.fwz", "-o", "x.fwz"))) {
			Run run = Product.run(folder, args.toArray(String[]::new));
			assertThat(run.exitCode()).as("%s: %s", args, run.err()).isEqualTo(2);
			assertSpeaksToAPerson(run);
		}
	}

	@Test
	void saysThatTheWindowNeedsAScreen() throws Exception {
		Run run = Product.run(folder, Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "", "FACEWRIGHT_WORKSPACE",
				folder.resolve("workspace").toString()));

		assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
		assertThat(run.err()).contains("no screen can be opened", "facewright --help").doesNotContain("\tat ");
	}

	@Test
	void exitsWithThreeWhenTheModelIsMissing() throws Exception {
		Run run = Product.run(folder, Map.of("FACEWRIGHT_MODELS", folder.toString()), "generate", "line.wav", "-o",
				"a.csv");
		assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
		assertSpeaksToAPerson(run);
	}

	@Test
	void refusesEveryBadInputInOneLineAndLeavesNothingBehind() throws Exception {
		Map<String, byte[]> inputs = new LinkedHashMap<>();
		inputs.put("lfs.wav", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n".getBytes());
		inputs.put("page.wav", "<!DOCTYPE html><html><body>404</body></html>".getBytes());
		byte[] line = Files.readAllBytes(folder.resolve("line.wav"));
		inputs.put("header.wav", Arrays.copyOf(line, 20));
		inputs.put("zeros.wav", new byte[100_000]);
		inputs.put("empty.wav", new byte[0]);
		inputs.put("nosamples.wav", Arrays.copyOf(line, 44));
		inputs.put("text.mp3", "hello".repeat(1000).getBytes(StandardCharsets.UTF_8));
		inputs.put("project.fwz", "not a zip".getBytes());
		inputs.put("tracks.csv", "Timecode,Blend\n1,2".getBytes());
		inputs.put("tracks.json", "{\"weightMat\":[[1]".getBytes());
		inputs.put("scene.gltf", "{\"asset\":{}}".getBytes());
		inputs.put("scene.usda", "#usda 1.0\ndef".getBytes());
		Path out = Files.createDirectory(folder.resolve("out"));
		for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
			Files.write(folder.resolve(input.getKey()), input.getValue());
			boolean sound = input.getKey().endsWith("wav") || input.getKey().endsWith("mp3");
			Run run = Product.run(folder, sound ? "generate" : "export", input.getKey(), "-o", "out/result.usda");
			assertThat(run.exitCode()).as("%s: %s", input.getKey(), run.err()).isNotZero();
			assertThat(run.err()).as(input.getKey()).contains(input.getKey());
			assertSpeaksToAPerson(run);
			assertThat(out).as(input.getKey()).isEmptyDirectory();
		}
		Run missing = Product.run(folder, "generate", "nowhere.wav", "-o", "out/result.csv");
		assertThat(missing.exitCode()).isEqualTo(1);
		assertThat(missing.err()).contains("nowhere.wav");
		assertSpeaksToAPerson(missing);
	}

	private static void assertSpeaksToAPerson(Run run) {
		assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("null");
		assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
	}

	@Test
	void stopsCleanlyOnControlC() throws Exception {
		Path lines = Files.createDirectory(folder.resolve("lines"));
		byte[] sound = Product.wav(16_000, Product.syllables(16_000, 60));
		List<Path> recordings = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			recordings.add(Files.write(lines.resolve("line" + i + ".wav"), sound));
		}
		Path err = folder.resolve("err.txt");
		Process process = Product.start(folder, Map.of(), folder.resolve("out.txt"), err, "generate", "lines",
				"--format", "livelink-csv", "-o", "out");
		Path log = folder.resolve("out/facewright-batch.jsonl");
		for (int i = 0; i < 600 && !Files.exists(log); i++) {
			Thread.sleep(100);
		}
		long java = process.descendants().findFirst().map(ProcessHandle::pid).orElse(process.pid());
		new ProcessBuilder("kill", "-INT", Long.toString(java)).start().waitFor();
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(130);
		try (var files = Files.walk(folder.resolve("out"))) {
			assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
		}
		assertThat(recordings).hasSize(40);
	}
}
