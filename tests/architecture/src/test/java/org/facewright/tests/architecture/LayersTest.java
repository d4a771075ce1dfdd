package org.facewright.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Layers look downwards only, and providers know nothing of each other. */
class LayersTest {

	private static final Path BUNDLES = Path.of(System.getProperty("facewright.bundles", "../../bundles"));

	/** Bundles of a kind of provider, by the start of their name after {@code org.facewright.}. */
	private static final List<String> PROVIDERS = List.of("audio.", "inference.", "motion.", "filter.", "exchange.",
			"live.", "render.", "serve.", "align");

	/** Bundles by layer; providers are one layer. */
	private static final Map<String, Integer> LAYERS = Map.ofEntries(Map.entry("core", 0), Map.entry("start", 0),
			Map.entry("api", 1), Map.entry("api.testkit", 1), Map.entry("rpc.a2f", 1), Map.entry("engine", 3),
			Map.entry("document", 4), Map.entry("operations", 4), Map.entry("service.http", 5),
			Map.entry("cli", 6), Map.entry("rcp", 6));

	private static Map<String, Path> outputs;
	private static JavaClasses all;

	@BeforeAll
	static void importClasses() throws IOException {
		outputs = new TreeMap<>();
		try (var folders = Files.list(BUNDLES)) {
			for (Path folder : (Iterable<Path>) folders::iterator) {
				Path classes = folder.resolve("target/classes");
				if (Files.isDirectory(classes)) {
					outputs.put(folder.getFileName().toString().replace("org.facewright.", ""), classes);
				}
			}
		}
		all = new ClassFileImporter().importPaths(outputs.values());
	}

	@Test
	void everyBundleWasCompiledAndHasALayer() {
		assertThat(outputs.keySet()).contains("core", "api", "engine", "document", "operations", "cli",
				"motion.embedded", "inference.onnx", "audio.file", "filter.basic");
		assertThat(outputs.keySet()).allMatch(bundle -> LAYERS.containsKey(bundle) || isProvider(bundle)
				|| bundle.startsWith("ui"));
	}

	@Test
	void layersLookDownwardsOnly() {
		for (String bundle : outputs.keySet()) {
			List<String> above = new ArrayList<>();
			for (String other : outputs.keySet()) {
				if (layer(other) > layer(bundle)) {
					above.add("org.facewright." + other + "..");
				}
			}
			if (!above.isEmpty()) {
				noClasses().that().resideInAnyPackage(packages(bundle)).should().dependOnClassesThat()
						.resideInAnyPackage(above.toArray(String[]::new)).check(all);
			}
		}
	}

	@Test
	void providersKnowCoreAndApiAndNothingOfEachOther() {
		for (String provider : outputs.keySet().stream().filter(LayersTest::isProvider).toList()) {
			List<String> others = new ArrayList<>();
			for (String other : outputs.keySet()) {
				boolean common = provider.startsWith("exchange.") && other.equals("exchange.common")
						|| provider.startsWith("live.") && other.equals("live.common");
				if (isProvider(other) && !other.equals(provider) && !common) {
					others.add("org.facewright." + other + "..");
				}
			}
			noClasses().that().resideInAPackage("org.facewright." + provider + "..").should().dependOnClassesThat()
					.resideInAnyPackage(others.toArray(String[]::new)).check(all);
		}
	}

	@Test
	void coreKnowsNothingButJava() {
		classes().that().resideInAPackage("org.facewright.core..").should().onlyDependOnClassesThat()
				.resideInAnyPackage("java..", "org.facewright.core..", "org.jspecify.annotations",
						"org.osgi.annotation.versioning")
				.check(all);
	}

	@Test
	void modellingStaysInDocumentAndAbove() {
		noClasses().that().resideOutsideOfPackages("org.facewright.document..", "org.facewright.operations..",
				"org.facewright.ui..", "org.facewright.rcp..", "org.facewright.cli..").should().dependOnClassesThat()
				.resideInAPackage("org.eclipse.emf..").check(all);
	}

	@Test
	void widgetsStayInTheWorkbench() {
		noClasses().that().resideOutsideOfPackages("org.facewright.ui..", "org.facewright.rcp..").should()
				.dependOnClassesThat()
				.resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..").check(all);
	}

	@Test
	void internalPackagesBelongToTheirBundle() {
		for (String bundle : outputs.keySet()) {
			noClasses().that().resideOutsideOfPackages(packages(bundle)).should().dependOnClassesThat()
					.resideInAPackage("org.facewright." + bundle + ".internal..").allowEmptyShould(true).check(all);
		}
	}

	private static String[] packages(String bundle) {
		return bundle.equals("api")
				? new String[] { "org.facewright.api.audio..", "org.facewright.api.exchange..",
						"org.facewright.api.filter..", "org.facewright.api.inference..", "org.facewright.api.live..",
						"org.facewright.api.motion..", "org.facewright.api.qc..", "org.facewright.api.render..",
						"org.facewright.api.speech.." }
				: new String[] { "org.facewright." + bundle + ".." };
	}

	private static int layer(String bundle) {
		return isProvider(bundle) ? 2 : LAYERS.getOrDefault(bundle, 5);
	}

	private static boolean isProvider(String bundle) {
		return PROVIDERS.stream().anyMatch(bundle::startsWith);
	}
}
