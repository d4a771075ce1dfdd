package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.facewright.tests.endtoend.Product.Run;

/**
 * A studio's developer: has the SDK's zip, Maven with the user's settings, and a product. Nothing of Facewright is in
 * the Maven repository that its builds write to, and they find what they need of it in the unpacked zip only.
 */
final class Studio {

	/** Maven of the running build; empty in an IDE. */
	static final String MAVEN = System.getProperty("facewright.maven.home", "");

	final Path folder;
	final Path sdk;
	final Path dropins;
	private final Map<String, String> environment;

	/** @param folder empty */
	Studio(Path folder) throws IOException {
		this.folder = folder;
		unzip(zip(), Files.createDirectory(folder.resolve("our tools")));
		sdk = folder.resolve("our tools/facewright-sdk");
		dropins = Files.createDirectory(folder.resolve("dropins"));
		environment = Map.of("FACEWRIGHT_DROPINS", dropins.toString(), "FACEWRIGHT_DATA",
				folder.resolve("data").toString());
	}

	static Path zip() throws IOException {
		Path target = Product.root().resolve("releng/org.facewright.sdk/target");
		try (Stream<Path> files = Files.list(target)) {
			List<Path> zips = files.filter(file -> file.toString().endsWith(".zip")).toList();
			assertThat(zips).as("the SDK in %s", target).hasSize(1);
			return zips.getFirst();
		}
	}

	private static void unzip(Path zip, Path into) throws IOException {
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				Path place = into.resolve(entry.getName());
				if (entry.isDirectory()) {
					Files.createDirectories(place);
				} else {
					Files.createDirectories(place.getParent());
					Files.copy(in, place);
				}
			}
		}
	}

	/** Makes a project as the SDK's README says. */
	Path generate(String kind, String artifactId, String... more) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("-f", sdk.resolve("pom.xml").toString(), "archetype:generate",
				"-DarchetypeArtifactId=%s-archetype".formatted(kind), "-DgroupId=com.example",
				"-DartifactId=" + artifactId, "-Dsdk=" + sdk));
		arguments.addAll(List.of(more));
		maven(folder, arguments.toArray(String[]::new));
		Path project = folder.resolve(artifactId);
		assertThat(project.resolve("README.md")).exists();
		assertThat(project.resolve(".gitignore")).exists();
		return project;
	}

	/** Builds and tests a project; nothing may be remarked upon. */
	Path build(Path project) throws IOException, InterruptedException {
		Run run = maven(project, "-Dfacewright.sdk=" + sdk, "verify");
		assertThat(run.out()).contains("Tests run: ").doesNotContain("[WARNING]");
		return project.resolve("target").resolve(project.getFileName() + ".jar");
	}

	/** Copies over what is there, as {@code cp} does. */
	Path drop(Path jar) throws IOException {
		Path place = dropins.resolve(jar.getFileName());
		return Files.write(place, Files.readAllBytes(jar));
	}

	Run maven(Path where, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(MAVEN + (File.separatorChar == '\\' ? "/bin/mvn.cmd" : "/bin/mvn"), "-B"));
		command.addAll(mavenOptions(folder.resolve("repository")));
		command.addAll(List.of(arguments));
		Run run = run(where, Map.of("JAVA_HOME", System.getProperty("java.home"), "MAVEN_OPTS",
				"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"), command);
		assertThat(run.exitCode()).as("%s%n%s%s", command, run.out(), run.err()).isZero();
		return run;
	}

	/**
	 * The user's settings, and a repository of its own before that of the running build, which has the plugins.
	 *
	 * @param repository to write to
	 */
	static List<String> mavenOptions(Path repository) {
		List<String> options = new ArrayList<>(List.of("-ntp", "-Dmaven.repo.local=" + repository,
				"-Dmaven.repo.local.tail=" + System.getProperty("facewright.maven.repository")));
		String settings = System.getProperty("facewright.maven.settings", "");
		if (Files.isRegularFile(Path.of(settings))) {
			options.addAll(List.of("-s", settings));
		}
		return options;
	}

	/** @return what a Java program of one file printed, with these jars on its class path */
	Run java(List<Path> jars, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-cp", String.join(File.pathSeparator, jars.stream().map(Path::toString).toList())));
		command.addAll(List.of(arguments));
		Run run = run(folder, Map.of(), command);
		assertThat(run.exitCode()).as("%s%n%s%s", command, run.out(), run.err()).isZero();
		return run;
	}

	/** The SDK's jar of a bundle. */
	Path jar(String artifact) throws IOException {
		try (Stream<Path> files = Files.walk(sdk.resolve("repository/org/facewright").resolve(artifact))) {
			return files.filter(file -> file.getFileName().toString().matches("[a-z.]+-[0-9.]+\\.jar")).findFirst()
					.orElseThrow();
		}
	}

	Run facewright(String... arguments) throws IOException, InterruptedException {
		return Product.run(folder, environment, arguments);
	}

	/** Standard output and error as one. */
	static Run run(Path where, Map<String, String> environment, List<String> command)
			throws IOException, InterruptedException {
		Path log = Files.createTempFile("studio", ".log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true)
				.redirectOutput(log.toFile());
		builder.environment().putAll(environment);
		long start = System.nanoTime();
		Process process = builder.start();
		try {
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				throw new IOException("'%s' did not end within 5 minutes".formatted(String.join(" ", command)));
			}
			return new Run(process.exitValue(), Files.readString(log), "", (System.nanoTime() - start) / 1e9);
		} finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
			Files.delete(log);
		}
	}

	/** A resource of these tests as a file. */
	Path resource(String name) throws IOException {
		try (InputStream in = Studio.class.getResourceAsStream("/studio/" + name)) {
			assertThat(in).as(name).isNotNull();
			Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
		return folder.resolve(name);
	}
}
