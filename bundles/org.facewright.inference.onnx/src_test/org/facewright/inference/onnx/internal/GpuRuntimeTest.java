package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuRuntimeTest {

	@TempDir
	Path folder;
	private Path cache;
	private Path jar;

	@BeforeEach
	void makeJar() throws IOException {
		cache = folder.resolve("cache");
		jar = jar("9.9.9", "linux-x64");
	}

	private Path jar(String version, String system) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
		Path file = folder.resolve("onnxruntime_gpu-" + version + ".jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
			for (String name : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so",
					"libonnxruntime_providers_cuda.so")) {
				out.putNextEntry(new ZipEntry("ai/onnxruntime/native/" + system + "/" + name));
				out.write(name.getBytes(StandardCharsets.US_ASCII));
			}
			out.putNextEntry(new ZipEntry("ai/onnxruntime/OrtSession.class"));
		}
		return file;
	}

	private GpuRuntime runtime(Map<String, String> environment) {
		return new GpuRuntime("9.9.9", "linux-x64", cache, environment);
	}

	private void assertNothingIsLeft() throws IOException {
		if (Files.exists(cache)) {
			try (Stream<Path> left = Files.walk(cache)) {
				assertThat(left.filter(Files::isRegularFile)).isEmpty();
			}
		}
	}

	@Test
	void unpacksTheLibrariesOfThisSystemFromAJar() throws IOException {
		GpuRuntime runtime = runtime(Map.of());
		Files.createDirectories(cache);
		assertThat(runtime.installed()).isEmpty();
		runtime.install(Optional.of(jar), Progress.NONE);
		Path installed = runtime.installed().orElseThrow();
		assertThat(installed.resolve("libonnxruntime_providers_cuda.so"))
				.hasContent("libonnxruntime_providers_cuda.so");
		try (Stream<Path> files = Files.list(installed)) {
			assertThat(files).hasSize(3);
		}
		runtime.install(Optional.of(jar), Progress.NONE);
		assertThat(runtime.remove()).isTrue();
		assertThat(runtime.remove()).isFalse();
		assertNothingIsLeft();
	}

	@Test
	void fetchesTheJarOfItsOwnVersionWithMaven() throws IOException {
		Path maven = script("""
				#!/bin/sh
				for argument; do
					case $argument in
					-DoutputDirectory=*) folder=${argument#*=} ;;
					-Dartifact=com.microsoft.onnxruntime:onnxruntime_gpu:9.9.9:jar) right=1 ;;
					esac
				done
				[ -n "$right" ] && cp '%s' "$folder"
				""".formatted(jar));
		GpuRuntime runtime = runtime(Map.of(GpuRuntime.MAVEN_VARIABLE, maven.toString()));
		runtime.install(Optional.empty(), Progress.NONE);
		assertThat(runtime.installed()).isPresent();
		try (Stream<Path> left = Files.list(cache)) {
			assertThat(left.map(path -> String.valueOf(path.getFileName()))).containsExactly("onnxruntime-gpu-9.9.9");
		}
	}

	@Test
	void findsMavenOnThePathOrWhereTheLauncherPutIt() throws IOException {
		Path bin = Files.createDirectories(cache.resolve("apache-maven-3.9.9/bin"));
		Path maven = Files.copy(script("#!/bin/sh\necho '[ERROR] no route to host'\nexit 1\n"), bin.resolve("mvn"));
		Assumptions.assumeTrue(maven.toFile().setExecutable(true));
		assertThatIOException().isThrownBy(() -> runtime(Map.of()).install(Optional.empty(), Progress.NONE))
				.withMessageContaining("no route to host").withMessageContaining("--from")
				.withMessageContaining("onnxruntime_gpu:9.9.9");
		assertThatIOException()
				.isThrownBy(() -> runtime(Map.of("PATH", bin.toString())).install(Optional.empty(), Progress.NONE))
				.withMessageContaining("no route to host");
	}

	@Test
	void saysWhatToDoWithoutMaven() throws IOException {
		assertThatIOException().isThrownBy(() -> runtime(Map.of()).install(Optional.empty(), Progress.NONE))
				.withMessageContaining("no Maven was found").withMessageContaining("--from");
		assertNothingIsLeft();
	}

	@Test
	void stopsFetchingWhenCancelled() throws IOException {
		Path maven = script("#!/bin/sh\nexec sleep 60\n");
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, @SuppressWarnings("null") String doing) {
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatExceptionOfType(CancellationException.class)
				.isThrownBy(() -> runtime(Map.of(GpuRuntime.MAVEN_VARIABLE, maven.toString())).install(Optional.empty(),
						cancelled));
		assertNothingIsLeft();
	}

	@Test
	void refusesAnotherVersion() throws IOException {
		Path other = jar("9.9.8", "linux-x64");
		Files.createDirectories(cache);
		assertThatIOException().isThrownBy(() -> runtime(Map.of()).install(Optional.of(other), Progress.NONE))
				.withMessageContaining("is version 9.9.8").withMessageContaining("needs 9.9.9");
		assertNothingIsLeft();
	}

	@Test
	void refusesAJarWithoutLibrariesForThisSystemAndWhatIsNoJar() throws IOException {
		Files.createDirectories(cache);
		Files.delete(jar);
		Path other = jar("9.9.9", "win-x64");
		assertThatIOException().isThrownBy(() -> runtime(Map.of()).install(Optional.of(other), Progress.NONE))
				.withMessageContaining("no CUDA libraries for linux-x64");
		Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
		assertThatIOException().isThrownBy(() -> runtime(Map.of()).install(Optional.of(text), Progress.NONE))
				.withMessageContaining("no jar");
		assertThatIOException()
				.isThrownBy(() -> runtime(Map.of()).install(Optional.of(folder.resolve("none")), Progress.NONE))
				.withMessageContaining("no such file");
		assertNothingIsLeft();
	}

	private Path script(String text) throws IOException {
		Path script = Files.writeString(folder.resolve("tool.sh"), text);
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && script.toFile().setExecutable(true),
				"needs a shell");
		return script;
	}
}
