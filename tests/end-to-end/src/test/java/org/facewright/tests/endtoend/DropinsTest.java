package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

import javax.tools.ToolProvider;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A studio's own exporter, compiled and packed here, goes into the dropins of the product. */
class DropinsTest {

	private static final String SOURCE = """
			package studio;

			import java.io.IOException;
			import java.nio.charset.StandardCharsets;
			import java.util.List;
			import org.facewright.api.exchange.ExchangeFormat;
			import org.facewright.api.exchange.ExportRequest;
			import org.facewright.api.exchange.ExportTarget;
			import org.facewright.api.exchange.TrackExporter;
			import org.facewright.core.parameter.ParameterSchema;
			import org.facewright.core.progress.Progress;

			public class CountExporter implements TrackExporter {
				public ExchangeFormat format() {
					return new ExchangeFormat("studio-count", "Frame count", List.of("count"), ParameterSchema.EMPTY);
				}

				public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
					String text = request.tracks().get(0).clip().frameCount() + " frames\\n";
					target.main().write(text.getBytes(StandardCharsets.UTF_8));
				}
			}
			""";

	private static final String MANIFEST = """
			Manifest-Version: 1.0
			Bundle-ManifestVersion: 2
			Bundle-SymbolicName: studio.count
			Bundle-Version: 1.0.0
			Service-Component: OSGI-INF/count.xml
			Import-Package: org.facewright.api.exchange;version="[1.0,2)",
			 org.facewright.core.parameter;version="[1.0,2)",
			 org.facewright.core.progress;version="[1.0,2)",
			 org.facewright.core.motion;version="[1.0,2)"
			""";

	private static final String COMPONENT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="studio.count">
				<implementation class="studio.CountExporter"/>
				<service><provide interface="org.facewright.api.exchange.TrackExporter"/></service>
			</scr:component>
			""";

	@TempDir
	Path folder;

	@Test
	void appearsExportsAndIsGoneWhenRemoved() throws Exception {
		Path dropins = Files.createDirectory(folder.resolve("dropins"));
		Map<String, String> environment = Map.of("FACEWRIGHT_DROPINS", dropins.toString());
		Files.write(folder.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
		assertThat(Product.run(folder, environment, "formats").out()).doesNotContain("studio-count");
		Path jar = pack(dropins.resolve("count.jar"));
		Run formats = Product.run(folder, environment, "formats");
		assertThat(formats.out()).as(formats.err()).contains("studio-count");
		Run generate = Product.run(folder, environment, "generate", "line.wav", "-o", "line.count");
		assertThat(generate.exitCode()).as(generate.err()).isZero();
		assertThat(folder.resolve("line.count")).hasContent("60 frames");
		Files.delete(jar);
		assertThat(Product.run(folder, environment, "formats").out()).doesNotContain("studio-count");
	}

	private Path pack(Path jar) throws IOException {
		Path source = folder.resolve("CountExporter.java");
		Files.writeString(source, SOURCE);
		Path classes = Files.createDirectories(folder.resolve("classes"));
		Path root = Path.of(System.getProperty("facewright.command", "../../facewright")).toAbsolutePath().getParent();
		String classPath = List.of("core", "api").stream()
				.map(bundle -> root.resolve("bundles/org.facewright." + bundle + "/target/classes").toString())
				.collect(Collectors.joining(java.io.File.pathSeparator));
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "21", "-proc:none", "-d",
				classes.toString(), "-cp", classPath, source.toString());
		assertThat(result).isZero();
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			put(out, "META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8));
			put(out, "OSGI-INF/count.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
			put(out, "studio/CountExporter.class", Files.readAllBytes(classes.resolve("studio/CountExporter.class")));
		}
		return jar;
	}

	private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
		out.putNextEntry(new ZipEntry(name));
		out.write(bytes);
		out.closeEntry();
	}
}
