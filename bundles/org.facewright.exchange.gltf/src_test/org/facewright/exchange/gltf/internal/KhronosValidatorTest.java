package org.facewright.exchange.gltf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Needs node, and the npm package gltf-validator in the folder named by the system property
 * {@code facewright.gltf-validator} (the one that has node_modules).
 */
class KhronosValidatorTest {

	private static final String SCRIPT = """
			const fs = require('fs'), path = require('path');
			const validator = require(path.join(process.argv[2], 'node_modules', 'gltf-validator'));
			(async () => {
				for (const file of process.argv.slice(3)) {
					const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {
						uri: file,
						externalResourceFunction: async uri => new Uint8Array(
							fs.readFileSync(path.join(path.dirname(file), decodeURIComponent(uri))))
					});
					const issues = report.issues;
					console.log(path.basename(file) + ' ' + issues.numErrors + ' ' + issues.numWarnings + ' '
						+ JSON.stringify(issues.messages.slice(0, 5)));
				}
			})();
			""";

	private Path folder = Path.of("");

	@BeforeEach
	void findValidator() {
		String property = System.getProperty("facewright.gltf-validator", "");
		assumeTrue(!property.isEmpty(), "the system property facewright.gltf-validator names no folder");
		folder = Path.of(property).toAbsolutePath();
		assumeTrue(Files.isDirectory(folder.resolve("node_modules/gltf-validator")),
				"no package gltf-validator in " + folder);
		assumeTrue(hasNode(), "node can't be started");
	}

	private static boolean hasNode() {
		try {
			Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
			node.getInputStream().readAllBytes();
			return node.waitFor() == 0;
		} catch (IOException e) {
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Test
	void findsNeitherErrorNorWarning(@TempDir Path temporary) throws Exception {
		List<MotionClip> clips = List.of(GltfExportTest.clip(GltfExportTest.NTSC, Arkit.FACE, 90),
				GltfExportTest.clip(GltfExportTest.NTSC, Arkit.FACE, 1),
				GltfExportTest.clip(GltfExportTest.NTSC, ChannelSet.weights(List.of("earWiggle")), 5));
		List<String> files = new ArrayList<>();
		for (TrackExporter exporter : List.of(new GltfExporter(), new GlbExporter())) {
			for (int clip = 0; clip < clips.size(); clip++) {
				for (String mesh : List.of("head", "none")) {
					for (String interpolation : List.of("linear", "step", "cubicspline")) {
						MemoryTarget exported = new MemoryTarget("clip %d %s %s.%s".formatted(clip, mesh, interpolation,
								exporter.format().id()));
						exporter.export(GltfExportTest.request(exporter, clips.get(clip), "mesh", mesh, "interpolation",
								interpolation), exported, Progress.NONE);
						for (Map.Entry<String, byte[]> file : exported.files().entrySet()) {
							Files.write(temporary.resolve(file.getKey()), file.getValue());
						}
						files.add(temporary.resolve(exported.mainName()).toString());
					}
				}
			}
		}
		assertThat(validate(temporary, files)).hasSize(files.size()).allMatch(line -> line.contains("f 0 0 ")
				|| line.contains("b 0 0 "));
	}

	@Test
	void findsNeitherErrorNorWarningInVrmAnimations(@TempDir Path temporary) throws Exception {
		ChannelSet turning = ChannelSet
				.of(Stream.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream()).toList());
		VrmaExporter exporter = new VrmaExporter();
		List<String> files = new ArrayList<>();
		for (String expressions : List.of("both", "custom", "preset")) {
			for (int frames : new int[] { 1, 90 }) {
				MemoryTarget exported = new MemoryTarget("%s %d.vrma".formatted(expressions, frames));
				exporter.export(GltfExportTest.request(exporter, Takes.golden(GltfExportTest.NTSC, turning, frames),
						"expressions", expressions), exported, Progress.NONE);
				files.add(Files.write(temporary.resolve(exported.mainName()), exported.mainBytes()).toString());
			}
		}
		assertThat(validate(temporary, files)).hasSize(files.size()).allMatch(line -> line.contains("a 0 0 "));
	}

	private List<String> validate(Path temporary, List<String> files) throws Exception {
		Path script = Files.writeString(temporary.resolve("validate.js"), SCRIPT);
		List<String> command = new ArrayList<>(List.of("node", script.toString(), folder.toString()));
		command.addAll(files);
		Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
		return output.lines().toList();
	}
}
