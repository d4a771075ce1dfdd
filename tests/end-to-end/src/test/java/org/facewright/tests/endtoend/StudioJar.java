package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

/** A studio's bundle as its developer's build would make it: compiled against the product, with components. */
final class StudioJar {

	private static final String IMPORTS = Stream
			.of("api.audio", "api.exchange", "api.filter", "api.inference", "api.live", "api.motion", "api.qc",
					"core.audio", "core.motion", "core.parameter", "core.progress", "core.speech", "core.time")
			.map(name -> "org.facewright." + name + ";version=\"[1.0,2)\"").reduce((a, b) -> a + ",\n " + b)
			.orElseThrow();

	private final String name;
	private final String version;
	private final Map<String, String> sources = new LinkedHashMap<>();
	private final Map<String, byte[]> files = new LinkedHashMap<>();
	private final List<String> components = new ArrayList<>();
	private String imports = IMPORTS;
	private String more = "";

	StudioJar(String name, String version) {
		this.name = name;
		this.version = version;
	}

	/** A public class of the package {@code studio}, with the imports that providers need. */
	StudioJar source(String className, String body) {
		sources.put(className, """
				package studio;

				import java.io.*;
				import java.net.*;
				import java.nio.charset.StandardCharsets;
				import java.nio.file.*;
				import java.util.*;
				import org.facewright.api.audio.*;
				import org.facewright.api.exchange.*;
				import org.facewright.api.filter.*;
				import org.facewright.api.live.*;
				import org.facewright.api.motion.*;
				import org.facewright.api.qc.*;
				import org.facewright.core.audio.*;
				import org.facewright.core.motion.*;
				import org.facewright.core.parameter.*;
				import org.facewright.core.progress.*;
				import org.facewright.core.time.*;

				""" + body);
		return this;
	}

	/** The class is made by the framework and published under a contract, such as {@code exchange.TrackExporter}. */
	StudioJar component(String className, String contract) {
		components.add("OSGI-INF/%s.xml".formatted(className));
		return file("OSGI-INF/%s.xml".formatted(className), """
				<?xml version="1.0" encoding="UTF-8"?>
				<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s.%s">
					<implementation class="studio.%s"/>
					<service><provide interface="org.facewright.api.%s"/></service>
				</scr:component>
				""".formatted(name, className, className, contract));
	}

	StudioJar file(String path, String text) {
		files.put(path, text.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	/** Instead of all packages of the product: what stands behind {@code Import-Package}. */
	StudioJar imports(String header) {
		imports = header;
		return this;
	}

	/** Other lines of the manifest. */
	StudioJar header(String line) {
		more += line + "\n";
		return this;
	}

	/** An exporter that writes a text. */
	static StudioJar exporter(String name, String version, String formatId, String text) {
		return new StudioJar(name, version).source("Exporter", exporterSource(formatId,
				"target.main().write(\"%s\".getBytes(StandardCharsets.UTF_8));".formatted(text)))
				.component("Exporter", "exchange.TrackExporter");
	}

	/** @param body statements of the method that exports */
	static String exporterSource(String formatId, String body) {
		return """
				public class Exporter implements TrackExporter {
					public ExchangeFormat format() {
						return new ExchangeFormat("%s", "Studio's own", List.of("%s"), ParameterSchema.EMPTY);
					}

					public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
						%s
					}
				}
				"""
				.formatted(formatId, formatId, body);
	}

	/** The whole jar. */
	byte[] bytes() throws IOException {
		Path work = Files.createTempDirectory("studio-jar");
		List<String> arguments = new ArrayList<>(List.of("--release", "21", "-proc:none", "-nowarn", "-d",
				work.resolve("classes").toString(), "-cp", classPath()));
		for (Map.Entry<String, String> source : sources.entrySet()) {
			Path file = work.resolve(source.getKey() + ".java");
			Files.writeString(file, source.getValue());
			arguments.add(file.toString());
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream out = new ZipOutputStream(bytes)) {
			put(out, "META-INF/MANIFEST.MF", manifest().getBytes(StandardCharsets.UTF_8));
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				put(out, file.getKey(), file.getValue());
			}
			if (!sources.isEmpty()) {
				assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
						.as("compilation of %s", name).isZero();
				Path classes = work.resolve("classes/studio");
				for (File file : Stream.of(classes.toFile().listFiles()).sorted().toList()) {
					put(out, "studio/" + file.getName(), Files.readAllBytes(file.toPath()));
				}
			}
		}
		return bytes.toByteArray();
	}

	/** Puts the whole jar in place at once, as a careful copy does. */
	Path into(Path jar) throws IOException {
		Path part = Files.createTempFile(jar.getParent(), "copy", ".part");
		Files.write(part, bytes());
		return Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
	}

	private String manifest() {
		return """
				Manifest-Version: 1.0
				Bundle-ManifestVersion: 2
				Bundle-SymbolicName: %s
				Bundle-Version: %s
				""".formatted(name, version)
				+ (components.isEmpty() ? "" : "Service-Component: " + String.join(",\n ", components) + "\n")
				+ (imports.isEmpty() ? "" : "Import-Package: " + imports + "\n") + more;
	}

	private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
		out.putNextEntry(new ZipEntry(name));
		out.write(bytes);
		out.closeEntry();
	}

	/** What a studio compiles against, out of the product. */
	private static String classPath() throws IOException {
		Path products = Product.root().resolve("releng/org.facewright.cli.product/target/products");
		Path start = Files.isDirectory(products) ? products : Product.root().resolve("plugins");
		try (Stream<Path> files = Files.walk(start)) {
			return files.filter(file -> file.getFileName().toString().matches(
					"org\\.(facewright\\.(core|api)|eclipse\\.osgi)_.*\\.jar")).map(Path::toString).sorted()
					.collect(Collectors.joining(File.pathSeparator));
		}
	}
}
