package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.onnxruntime.OrtEnvironment;

class NativeLibrariesTest {

	@TempDir
	Path cache = Path.of("");

	private NativeLibraries linux() {
		return new NativeLibraries(OrtEnvironment.class, "linux-x64", cache);
	}

	@Test
	void unpacksBothLibrariesAndLeavesNothingElse() throws IOException {
		Path folder = linux().unpackOnce().orElseThrow();
		assertThat(names(folder)).containsExactlyInAnyOrder("libonnxruntime.so", "libonnxruntime4j_jni.so");
		assertThat(Files.size(folder.resolve("libonnxruntime.so"))).isGreaterThan(1_000_000);
	}

	@Test
	void keepsWhatIsThereAndReplacesWhatHasTheWrongSize() throws IOException {
		Path folder = linux().unpackOnce().orElseThrow();
		Path large = folder.resolve("libonnxruntime.so");
		Path small = folder.resolve("libonnxruntime4j_jni.so");
		var written = Files.getLastModifiedTime(large);
		long size = Files.size(small);
		Files.write(small, new byte[10]);
		linux().unpackOnce();
		assertThat(Files.getLastModifiedTime(large)).isEqualTo(written);
		assertThat(Files.size(small)).isEqualTo(size);
	}

	@Test
	void standsSeveralAtOnce() throws IOException {
		List<Long> sizes = IntStream.range(0, 4).parallel().mapToObj(i -> sizeAfterUnpacking()).toList();
		assertThat(sizes).hasSize(4).containsOnly(sizes.get(0));
		assertThat(names(cache.resolve("linux-x64"))).hasSize(2);
	}

	private long sizeAfterUnpacking() {
		try {
			return Files.size(linux().unpackOnce().orElseThrow().resolve("libonnxruntime.so"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void knowsWhenTheJarHasNoneForASystem() throws IOException {
		assertThat(new NativeLibraries(OrtEnvironment.class, "linux-s390x", cache).unpackOnce()).isEmpty();
		assertThat(names(cache)).isEmpty();
	}

	@Test
	void namesSystemsAsTheJarDoes() {
		assertThat(NativeLibraries.system("Linux", "amd64")).isEqualTo("linux-x64");
		assertThat(NativeLibraries.system("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
		assertThat(NativeLibraries.system("Windows 11", "amd64")).isEqualTo("win-x64");
		assertThat(new NativeLibraries(OrtEnvironment.class, "win-x64", cache).fileName("onnxruntime"))
				.isEqualTo("onnxruntime.dll");
		assertThat(new NativeLibraries(OrtEnvironment.class, "osx-aarch64", cache).fileName("onnxruntime"))
				.isEqualTo("libonnxruntime.dylib");
	}

	@Test
	void usesTheCacheFolderOfTheSystem() {
		Path home = Path.of("home");
		assertThat(NativeLibraries.cacheFolder(Map.of("XDG_CACHE_HOME", "there"), "Linux", home))
				.isEqualTo(Path.of("there"));
		assertThat(NativeLibraries.cacheFolder(Map.of(), "Linux", home)).isEqualTo(home.resolve(".cache"));
		assertThat(NativeLibraries.cacheFolder(Map.of(), "Mac OS X", home)).isEqualTo(home.resolve("Library/Caches"));
		assertThat(NativeLibraries.cacheFolder(Map.of("LOCALAPPDATA", "local"), "Windows 11", home))
				.isEqualTo(Path.of("local"));
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}
}
