package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the page on scripting shows, run against the product. */
class ScriptingTest {

	private static final Path PAGE = Path.of("../../docs/scripting.md");
	private static final String TOKEN = "token-for-this-test-only";

	/** Takes keys as Maya does, at a scene of 60 frames a second. */
	private static final String MAYA = """
			class Commands:
			    def __init__(self):
			        self.keys, self.open, self.sound_at = {}, 0, None
			    def listAttr(self, attribute, multi):
			        assert attribute == "faceShapes.weight" and multi
			        return ["jawOpen", "smile"]
			    def undoInfo(self, openChunk=False, closeChunk=False):
			        self.open += openChunk - closeChunk
			    def setKeyframe(self, node, attribute, time, value):
			        assert node == "faceShapes" and self.open == 1 and isinstance(value, float)
			        self.keys.setdefault(attribute, []).append(time)
			    def sound(self, file, offset):
			        self.sound_at = offset
			class Mel:
			    def eval(self, text):
			        assert text == "currentTimeUnitToFPS"
			        return 60.0
			cmds, mel = Commands(), Mel()
			def tell():
			    assert list(cmds.keys) == ["jawOpen"]
			    times = cmds.keys["jawOpen"]
			    print(len(times), "keys of jawOpen from", times[0], "to", str(times[-1]) + ", undone at once:", cmds.open == 0,
			          end="")
			    print(", sound at", cmds.sound_at)
			""";

	/** Takes keys as Blender does, at a scene of 24 frames a second. */
	private static final String BLENDER = """
			from types import SimpleNamespace
			class Key:
			    def __init__(self):
			        self.value, self.slider_min, self.slider_max, self.frames = 0.0, 0.0, 1.0, []
			    def keyframe_insert(self, path, frame):
			        assert path == "value" and self.slider_min <= self.value <= self.slider_max
			        self.frames.append(frame)
			jaw = Key()
			thing = SimpleNamespace(data=SimpleNamespace(shape_keys=SimpleNamespace(key_blocks={"jawOpen": jaw})))
			context = SimpleNamespace(object=thing, scene=SimpleNamespace(render=SimpleNamespace(fps=24, fps_base=1.0)))
			def tell():
			    assert jaw.slider_min <= 0 and jaw.slider_max >= 1
			    print(len(jaw.frames), "keys of jawOpen from", jaw.frames[0], "to", jaw.frames[-1])
			""";

	@TempDir
	Path folder;

	/** The blocks of a language, in order. */
	private static List<String> blocks(String language) throws IOException {
		List<String> blocks = new ArrayList<>();
		StringBuilder block = null;
		for (String line : Files.readAllLines(PAGE)) {
			if (block == null && line.equals("```" + language)) {
				block = new StringBuilder();
			} else if (block != null && line.equals("```")) {
				blocks.add(block.toString());
				block = null;
			} else if (block != null) {
				block.append(line).append('\n');
			}
		}
		return blocks;
	}

	@Test
	void thePythonOfThePageMakesAFaceOfARecording() throws Exception {
		assumeThat(hasPython()).as("python3 is installed").isTrue();
		Files.writeString(folder.resolve("facewright_service.py"), blocks("python").getFirst());
		Files.write(folder.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
		Path out = folder.resolve("out.txt");
		Process service = Product.start(folder, Map.of("FACEWRIGHT_API_TOKEN", TOKEN), out, folder.resolve("err.txt"),
				"serve-api", "--json", "--folder", folder.toString());
		try {
			String url = started(service, out).path("url").asText();

			String said = python(url, "facewright_service.py", "line.wav", "take.csv");
			assertThat(said).contains("60 frames by embedded");
			assertThat(Files.readAllLines(folder.resolve("take.csv"))).hasSize(61);
			assertThat(folder.resolve("line.gltf")).exists();
			assertThat(folder.resolve("line.bin")).isNotEmptyFile();

			Files.writeString(folder.resolve("more.py"),
					"""
							import facewright_service
							names, poses = facewright_service.face("line.wav", "papa", 24)
							print(len(names), len(poses), len(poses[0]), "jawOpen" in names)
							try:
							    facewright_service.work("export", {"tracks": {"path": "/no/such.csv"}, "outputs": [{"format": "usd"}]})
							except facewright_service.Refused as refusal:
							    print(refusal)
							""");
			String more = python(url, "more.py");
			assertThat(more).startsWith("52 24 52 True").contains("outside of the folders");
			assertThat(Files.readString(out)).doesNotContain(TOKEN);

			assertThat(runIn("maya", MAYA, url))
					.isEqualTo("60 keys of jawOpen from 1 to 60, undone at once: True, sound at 1");
			assertThat(runIn("bpy", BLENDER, url)).isEqualTo("24 keys of jawOpen from 1 to 24");
		} finally {
			service.destroy();
			assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	/** Runs the page's code for a program with a stand-in for that program's own module, which tells what was done. */
	private String runIn(String module, String standIn, String url) throws Exception {
		String code = blocks("python").stream().filter(block -> block.contains("import " + module)
				|| block.contains("from " + module)).findFirst().orElseThrow();
		Files.writeString(folder.resolve(module + ".py"), standIn);
		Files.writeString(folder.resolve("in_" + module + ".py"),
				code.replace("/shots/line_12.wav", folder.resolve("line.wav").toString().replace('\\', '/'))
						+ "\nimport %s\n%s.tell()\n".formatted(module, module));
		return python(url, "in_" + module + ".py").strip();
	}

	private static boolean hasPython() throws InterruptedException {
		try {
			return new ProcessBuilder("python3", "--version").redirectErrorStream(true).start().waitFor() == 0;
		} catch (IOException e) {
			return false;
		}
	}

	private static JsonNode started(Process service, Path out) throws Exception {
		for (int i = 0; i < 600 && !Files.readString(out).contains("\n"); i++) {
			assertThat(service.waitFor(100, TimeUnit.MILLISECONDS)).as("the service ended").isFalse();
		}
		return new ObjectMapper().readTree(Files.readString(out));
	}

	private String python(String url, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("python3"));
		command.addAll(List.of(arguments));
		Path said = folder.resolve("said.txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(said.toFile());
		builder.environment().put("FACEWRIGHT_API_URL", url);
		builder.environment().put("FACEWRIGHT_API_TOKEN", TOKEN);
		Process python = builder.start();
		assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(python.exitValue()).as(Files.readString(said)).isZero();
		return Files.readString(said);
	}
}
