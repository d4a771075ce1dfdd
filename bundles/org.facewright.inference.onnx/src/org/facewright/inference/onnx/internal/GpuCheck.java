package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.facewright.core.progress.Problem;

/**
 * What the GPU libraries of the runtime need on this machine and don't find: driver, CUDA's libraries, cuDNN, TensorRT,
 * each told apart. Reads files and asks the driver; loads nothing.
 */
final class GpuCheck {

	private static final Pattern CUDA_RUNTIME = Pattern.compile("(?:lib)?cudart(?:64_|\\.so\\.)(\\d+).*");
	private static final Pattern TENSORRT_FILE = Pattern.compile("(?:lib)?nvinfer(?:_|\\.so\\.)(\\d+(?:\\.\\d+)*).*");
	/** Of the system; their absence would have other consequences long before. */
	private static final Set<String> ALWAYS_THERE = Set.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0",
			"librt.so.1", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
			"libonnxruntime_providers_shared.so");

	private static final String LATE_CUDNN = "libcudnn.so.9";

	/** What can't be read from libraries of Windows: what those of this runtime need there. */
	private static final List<String> WINDOWS_CUDA = List.of("cudart64_12.dll", "cublas64_12.dll", "cublasLt64_12.dll",
			"cufft64_11.dll", "cudnn64_9.dll");
	private static final List<String> WINDOWS_TENSORRT = List.of("nvinfer_10.dll", "nvonnxparser_10.dll");

	private final Path runtime;
	private final String system;
	private final LibraryFolders folders;
	private final NvidiaDriver driver;

	/** @param runtime folder of the runtime's own libraries */
	GpuCheck(Path runtime, String system, LibraryFolders folders, NvidiaDriver driver) {
		this.runtime = runtime;
		this.system = system;
		this.folders = folders;
		this.driver = driver;
	}

	/** Empty when CUDA can be used. */
	List<Problem> cuda() {
		List<Problem> problems = new ArrayList<>(driverProblems());
		problems.addAll(libraryProblems(needed("cuda")));
		return problems;
	}

	/** Empty when TensorRT can be used, on top of CUDA. */
	List<Problem> tensorRt() {
		List<String> names = new ArrayList<>(needed("tensorrt"));
		names.removeAll(needed("cuda"));
		List<Problem> problems = new ArrayList<>(libraryProblems(names));
		String version = tensorRtVersion();
		for (NvidiaDriver.Card card : driver.cards()) {
			problems.addAll(generationProblems(card, version));
		}
		return problems;
	}

	private List<Problem> driverProblems() {
		if (!driver.trouble().isEmpty()) {
			return List.of(Problem.error("gpu.driver", driver.trouble(),
					driver.trouble().contains("Permission") || driver.trouble().contains("permission")
							? "give this user access to /dev/nvidia*, or ask the administrator"
							: "install NVIDIA's driver and restart, or choose cpu"));
		}
		int cuda = cudaMajor();
		double least = leastDriver(cuda);
		if (driver.number() > 0 && driver.number() < least) {
			return List.of(Problem.error("gpu.driver", "NVIDIA's driver %s is too old for CUDA %d".formatted(
					driver.version(), cuda), "update it to %.2f or newer".formatted(least).replace(',', '.')));
		}
		return List.of();
	}

	private double leastDriver(int cuda) {
		boolean windows = system.startsWith("win");
		return switch (cuda) {
			case 11 -> windows ? 452.39 : 450.80;
			case 13 -> 580.65;
			default -> windows ? 528.33 : 525.60;
		};
	}

	/** Of the CUDA that the runtime was built with; 12 when its libraries don't say. */
	int cudaMajor() {
		return needed("cuda").stream().map(CUDA_RUNTIME::matcher).filter(Matcher::matches)
				.mapToInt(matcher -> Integer.parseInt(matcher.group(1))).findFirst().orElse(12);
	}

	private static List<Problem> generationProblems(NvidiaDriver.Card card, String tensorRt) {
		int major = major(tensorRt, 0);
		int minor = major(tensorRt, 1);
		if (tensorRt.isEmpty() || card.generation() == 0) {
			return List.of();
		}
		if (card.generation() >= 100 && (major < 10 || major == 10 && minor > 0 && minor < 8)) {
			return List.of(Problem.error("gpu.generation",
					"TensorRT %s does not know %s (compute_%d)".formatted(tensorRt, card.name(), card.generation()),
					"install TensorRT 10.8 or newer with CUDA 12.8 or newer, or choose cuda:" + card.index()));
		}
		if (card.generation() < 75 && major >= 10) {
			return List.of(Problem.error("gpu.generation",
					"%s (compute capability %s) is too old for TensorRT %s".formatted(card.name(), card.capability(),
							tensorRt),
					"choose cuda:" + card.index()));
		}
		return List.of();
	}

	private static int major(String version, int part) {
		String[] parts = version.split("\\.");
		return part < parts.length && parts[part].matches("\\d+") ? Integer.parseInt(parts[part]) : 0;
	}

	/** Version of the TensorRT that would be used, as exact as its file tells; empty when there is none. */
	String tensorRtVersion() {
		String best = "";
		for (String name : needed("tensorrt")) {
			Optional<Path> file = name.contains("nvinfer") ? locate(name) : Optional.empty();
			if (file.isPresent()) {
				best = version(file.get());
			}
		}
		return best;
	}

	/** From names like libnvinfer.so.10.13.2, where the short name is a link to the long one. */
	private static String version(Path library) {
		String name;
		try {
			name = String.valueOf(library.toRealPath().getFileName());
		} catch (IOException e) {
			name = String.valueOf(library.getFileName());
		}
		Matcher matcher = TENSORRT_FILE.matcher(name);
		return matcher.matches() ? matcher.group(1) : name;
	}

	private Optional<Path> locate(String name) {
		return folders.find(name).or(() -> folders.findElsewhere(name));
	}

	/** Libraries that a provider of the runtime needs, those of the system left out. */
	List<String> needed(String provider) {
		if (system.startsWith("win")) {
			return provider.equals("cuda") ? WINDOWS_CUDA : WINDOWS_TENSORRT;
		}
		Path library = runtime.resolve("libonnxruntime_providers_" + provider + ".so");
		if (!Files.isRegularFile(library)) {
			return List.of();
		}
		try {
			List<String> names = new ArrayList<>(ElfLibrary.needed(library));
			names.removeAll(ALWAYS_THERE);
			if (provider.equals("cuda") && names.stream().noneMatch(name -> name.startsWith("libcudnn"))) {
				names.add(LATE_CUDNN); // opened by name at the first convolution
			}
			return List.copyOf(names);
		} catch (IOException e) {
			return List.of(); // the loader will say what is wrong with it
		}
	}

	/** One for all libraries that come from the same place. */
	private List<Problem> libraryProblems(List<String> needed) {
		Map<String, List<String>> missing = new LinkedHashMap<>();
		for (String name : needed) {
			if (locate(name).isEmpty() && !Files.isRegularFile(runtime.resolve(name))) {
				missing.computeIfAbsent(remedy(name), remedy -> new ArrayList<>()).add(name);
			}
		}
		return missing.entrySet().stream()
				.map(entry -> Problem.error("gpu.library", "%s %s not found".formatted(
						String.join(", ", entry.getValue()), entry.getValue().size() == 1 ? "was" : "were"),
						entry.getKey()))
				.toList();
	}

	private String remedy(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		String how = "or name its folder in " + LibraryFolders.VARIABLE;
		if (lower.contains("cudnn")) {
			return "install cuDNN %s for CUDA %d, %s".formatted(digits(name, "9"), cudaMajor(), how);
		}
		if (lower.contains("nvinfer") || lower.contains("nvonnxparser")) {
			return "install TensorRT %s, %s, or choose cuda:0".formatted(digits(name, "10"), how);
		}
		if (lower.startsWith("libcuda.")) {
			return "install NVIDIA's driver";
		}
		return "install the libraries of CUDA %d, %s".formatted(cudaMajor(), how);
	}

	private static String digits(String name, String otherwise) {
		Matcher matcher = Pattern.compile("(?:\\.so\\.|_)(\\d+)").matcher(name);
		return matcher.find() ? matcher.group(1) : otherwise;
	}

	/** Libraries that lie where the loader does not look, to be loaded by their paths before a provider is. */
	List<Path> toPreload(boolean tensorRt) {
		Set<Path> paths = new LinkedHashSet<>();
		List<String> names = new ArrayList<>(needed("cuda"));
		if (tensorRt) {
			names.addAll(needed("tensorrt"));
		}
		for (String name : names) {
			if (folders.find(name).isEmpty()) {
				folders.findElsewhere(name).ifPresent(path -> {
					if (name.startsWith("libcudnn.")) {
						paths.addAll(parts(path, name));
					}
					paths.add(path);
				});
			}
		}
		return List.copyOf(paths);
	}

	/** cuDNN opens its parts by name while it runs; they are found when they were loaded before. */
	private static List<Path> parts(Path library, String name) {
		Path folder = library.getParent();
		if (folder == null) {
			return List.of();
		}
		String suffix = name.substring("libcudnn".length());
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(path -> {
				String file = String.valueOf(path.getFileName());
				return file.startsWith("libcudnn_") && file.endsWith(suffix);
			}).sorted().toList();
		} catch (IOException e) {
			return List.of(); // then it has to find them itself
		}
	}
}
