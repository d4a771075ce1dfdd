package org.facewright.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What stands in several files of the project says the same in all of them. */
class ProjectFilesTest {

	private static final Path ROOT = Path.of(System.getProperty("facewright.bundles", "../../bundles")).getParent();

	private static final Pattern DEPENDENCY = Pattern.compile(
			"<groupId>([^<$]+)</groupId>\\s*<artifactId>([^<$]+)</artifactId>\\s*<version>([^<$]+)</version>");

	@Test
	void plainModulesUseTheVersionsOfTheTargetPlatform() throws IOException {
		Map<String, String> target = versions(ROOT.resolve("target-platform/facewright.target"));
		assertThat(target).hasSizeGreaterThan(30);
		for (String pom : List.of("pom.xml", "tests/pom.xml", "tests/architecture/pom.xml", "tests/benchmarks/pom.xml",
				"tests/end-to-end/pom.xml")) {
			versions(ROOT.resolve(pom))
					.forEach((artifact, version) -> assertThat(target.getOrDefault(artifact, version))
							.as("%s in %s", artifact, pom).isEqualTo(version));
		}
	}

	@Test
	void theSdkNamesTheVersionsOfTheTargetPlatform() throws IOException {
		Map<String, String> target = versions(ROOT.resolve("target-platform/facewright.target"));
		String sdk = Files.readString(ROOT.resolve("releng/org.facewright.sdk/pom.xml"));
		Map.of("jspecify.version", "org.jspecify:jspecify", "osgi.versioning.version",
				"org.osgi:org.osgi.annotation.versioning", "osgi.component.version",
				"org.osgi:org.osgi.service.component.annotations", "assertj.version", "org.assertj:assertj-core")
				.forEach((property, artifact) -> assertThat(sdk)
						.contains("<%s>%s</%s>".formatted(property, target.get(artifact), property)));
	}

	@Test
	void everyBundleIsCompiledInTheIdeAsInTheBuild() throws IOException {
		String wanted = Files.readString(ROOT.resolve("releng/jdt/org.eclipse.jdt.core.prefs"));
		for (Path bundle : bundles()) {
			Path settings = bundle.resolve(".settings/org.eclipse.jdt.core.prefs");
			assertThat(settings).as(bundle.getFileName().toString()).hasContent(wanted);
		}
	}

	@Test
	void everyBundleIsPartOfAFeature() throws IOException {
		StringBuilder features = new StringBuilder();
		for (String feature : List.of("engine", "platform", "sdk", "workbench")) {
			features.append(
					Files.readString(ROOT.resolve("features/org.facewright." + feature + ".feature/feature.xml")));
		}
		for (Path bundle : bundles()) {
			assertThat(features.toString()).contains("\"" + bundle.getFileName() + "\"");
		}
	}

	@Test
	void everyPageOfTheDocumentationIsPartOfTheProduct() throws IOException {
		String product = Files.readString(ROOT.resolve("features/org.facewright.platform.feature/build.properties"));
		try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
			assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> name.endsWith(".md")))
					.isNotEmpty().allMatch(name -> product.contains("file:../../docs/" + name + ",")
							|| product.contains("file:../../docs/" + name + "\n"), "is in the platform feature");
		}
	}

	private static List<Path> bundles() throws IOException {
		List<Path> bundles = new ArrayList<>();
		try (var folders = Files.list(ROOT.resolve("bundles"))) {
			for (Path folder : (Iterable<Path>) folders::iterator) {
				if (Files.exists(folder.resolve("META-INF/MANIFEST.MF"))) {
					bundles.add(folder);
				}
			}
		}
		assertThat(bundles).hasSizeGreaterThan(10);
		return bundles;
	}

	private static Map<String, String> versions(Path file) throws IOException {
		Map<String, String> versions = new TreeMap<>();
		Matcher matcher = DEPENDENCY.matcher(Files.readString(file));
		while (matcher.find()) {
			versions.put(matcher.group(1) + ":" + matcher.group(2), matcher.group(3));
		}
		return versions;
	}
}
