package org.facewright.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.header.Attrs;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * What studios compile against changes only together with the versions of its packages: what breaks providers raises
 * the first number, what adds to it the second. Compared with the release kept in releng/baseline, whose README says
 * how it is replaced.
 */
class ApiBaselineTest {

	private static final Path BUNDLES = Path.of(System.getProperty("facewright.bundles", "../../bundles"));
	private static final String RELEASE = "0.1.0";

	@TempDir
	Path folder;

	@Test
	void coreChangesWithItsVersions() throws Exception {
		assertThat(complaints("org.facewright.core")).isEmpty();
	}

	@Test
	void apiChangesWithItsVersions() throws Exception {
		assertThat(complaints("org.facewright.api")).isEmpty();
	}

	@Test
	void packagesSayTheSameVersionAsTheManifest() throws IOException {
		for (String bundle : List.of("org.facewright.core", "org.facewright.api", "org.facewright.api.testkit")) {
			Domain manifest = Domain.domain(manifest(bundle));
			assertThat(manifest.getExportPackage().size()).isPositive();
			for (Map.Entry<String, Attrs> exported : manifest.getExportPackage().entrySet()) {
				Path info = BUNDLES.resolve(bundle).resolve("src").resolve(exported.getKey().replace('.', '/'))
						.resolve("package-info.java");
				assertThat(info).content().contains("@Version(\"%s\")".formatted(exported.getValue().getVersion()));
			}
		}
	}

	@Test
	void everyContractSaysWhoImplementsIt() {
		List<String> silent = new ClassFileImporter().importPath(classes("org.facewright.api")).stream()
				.filter(JavaClass::isInterface).filter(JavaClass::isTopLevelClass)
				.filter(type -> !type.getSimpleName().equals("package-info"))
				.filter(type -> !type.isAnnotatedWith(ConsumerType.class) && !type.isAnnotatedWith(ProviderType.class))
				.map(JavaClass::getName).toList();
		assertThat(silent).as("interfaces without @ConsumerType or @ProviderType").isEmpty();
	}

	@Test
	void aNewMethodOfAConsumersContractNeedsAMajorVersion() throws Exception {
		String more = CONTRACT.replace("String id();", "String id(); void more();");
		assertThat(complaints(bundle("old", "1.0.0", CONTRACT), bundle("new", "1.9.0", more)))
				.singleElement().asString().contains("sample.api", "from 1.9.0 to 2.0.0");
		assertThat(complaints(bundle("old2", "1.0.0", CONTRACT), bundle("new2", "2.0.0", more))).isEmpty();
	}

	@Test
	void aNewDefaultMethodNeedsAMinorVersion() throws Exception {
		String more = CONTRACT.replace("String id();", "String id(); default int more() { return 0; }");
		assertThat(complaints(bundle("old", "1.0.0", CONTRACT), bundle("new", "1.0.0", more)))
				.singleElement().asString().contains("from 1.0.0 to 1.1.0");
		assertThat(complaints(bundle("old2", "1.0.0", CONTRACT), bundle("new2", "1.1.0", more))).isEmpty();
	}

	@Test
	void aPackageThatIsGoneIsABreak() throws Exception {
		Path empty = bundle("new", "1.0.0", CONTRACT.replace("package sample.api", "package sample.other"));
		assertThat(complaints(bundle("old", "1.0.0", CONTRACT), empty)).singleElement().asString()
				.contains("sample.api", "gone");
	}

	private static final String CONTRACT = """
			package sample.api;

			@org.osgi.annotation.versioning.ConsumerType
			public interface Contract {
				String id();
			}
			""";

	/** A bundle of one class, as a folder. */
	private Path bundle(String name, String version, String source) throws IOException {
		Path file = Files.writeString(folder.resolve("Contract.java"), source);
		Path classes = folder.resolve(name);
		String classPath = Path.of(ConsumerType.class.getProtectionDomain().getCodeSource().getLocation().getPath())
				.toString();
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "21", "-proc:none", "-cp",
				classPath, "-d", classes.toString(), file.toString())).isZero();
		Files.createDirectory(classes.resolve("META-INF"));
		Files.writeString(classes.resolve("META-INF/MANIFEST.MF"), """
				Manifest-Version: 1.0
				Bundle-ManifestVersion: 2
				Bundle-SymbolicName: sample
				Bundle-Version: 1.0.0
				Export-Package: %s;version="%s"
				""".formatted(source.contains("sample.api") ? "sample.api" : "sample.other", version));
		return classes;
	}

	private static Path classes(String bundle) {
		return BUNDLES.resolve(bundle).resolve("target/classes");
	}

	private static List<String> complaints(String bundle) throws Exception {
		Path released = BUNDLES.resolveSibling("releng/baseline").resolve(RELEASE).resolve(bundle + ".jar");
		try (Jar older = new Jar(released.toFile()); Jar newer = new Jar(classes(bundle).toFile())) {
			newer.setManifest(manifest(bundle));
			return complaints(older, newer);
		}
	}

	private static Manifest manifest(String bundle) throws IOException {
		try (InputStream in = Files.newInputStream(BUNDLES.resolve(bundle).resolve("META-INF/MANIFEST.MF"))) {
			return new Manifest(in);
		}
	}

	private static List<String> complaints(Path older, Path newer) throws Exception {
		try (Jar before = new Jar(older.toFile()); Jar now = new Jar(newer.toFile())) {
			return complaints(before, now);
		}
	}

	private static List<String> complaints(Jar older, Jar newer) throws Exception {
		List<String> complaints = new ArrayList<>();
		try (Processor reporter = new Processor()) {
			for (Info info : new Baseline(reporter, new DiffPluginImpl()).baseline(newer, older, new Instructions())) {
				if (info.packageDiff.getDelta() == Delta.REMOVED) {
					complaints.add(
							"%s is gone: studios that use it can't be loaded any more".formatted(info.packageName));
				} else if (info.mismatch) {
					complaints.add("%s has changed since %s: raise it from %s to %s in META-INF/MANIFEST.MF and in its"
							.formatted(info.packageName, info.olderVersion, info.newerVersion, info.suggestedVersion)
							+ " package-info.java%n%s".formatted(String.join("\n", changes(info.packageDiff, ""))));
				}
			}
		}
		return complaints;
	}

	/** What has changed, one a line, from the package down to the members. */
	private static List<String> changes(Diff diff, String indent) {
		if (diff.getDelta() == Delta.UNCHANGED || diff.getDelta() == Delta.IGNORED) {
			return List.of();
		}
		return Stream.concat(Stream.of("%s%s %s %s".formatted(indent, diff.getDelta(), diff.getType(), diff.getName())),
				diff.getChildren().stream().flatMap(child -> changes(child, indent + "  ").stream())).toList();
	}
}
