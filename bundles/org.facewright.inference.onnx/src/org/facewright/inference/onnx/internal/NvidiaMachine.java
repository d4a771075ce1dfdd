package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

import org.facewright.core.progress.Problem;

/** NVIDIA's cards, driver and libraries on this machine, looked at once. Safe for several threads. */
final class NvidiaMachine {

	private final Supplier<NvidiaDriver> asked;
	private final Supplier<LibraryFolders> folders;
	private final Supplier<Optional<Path>> runtime;
	private final Set<Path> loaded = new HashSet<>();
	private Optional<NvidiaDriver> driver = Optional.empty();
	private Optional<GpuCheck> check = Optional.empty();

	/** @param runtime folder of the GPU runtime's libraries, when it is installed */
	NvidiaMachine(Supplier<NvidiaDriver> asked, Supplier<LibraryFolders> folders, Supplier<Optional<Path>> runtime) {
		this.asked = asked;
		this.folders = folders;
		this.runtime = runtime;
	}

	static NvidiaMachine thisOne() {
		return new NvidiaMachine(NvidiaDriver::ask, LibraryFolders::ofThisMachine,
				() -> GpuRuntime.ofThisMachine().installed());
	}

	synchronized NvidiaDriver driver() {
		if (driver.isEmpty()) {
			driver = Optional.of(asked.get());
		}
		return driver.get();
	}

	synchronized GpuCheck check() {
		if (check.isEmpty()) {
			check = Optional.of(new GpuCheck(runtime.get().orElse(Path.of("")), NativeLibraries.system(), folders.get(),
					driver()));
		}
		return check.get();
	}

	boolean hasRuntime() {
		return runtime.get().isPresent();
	}

	/** Asks the driver again. */
	OptionalLong freeMemory(int card) {
		return asked.get().cards().stream().filter(each -> each.index() == card)
				.mapToLong(NvidiaDriver.Card::free).findFirst();
	}

	/** Why a card can't be used with CUDA or TensorRT; empty when it can. */
	List<Problem> problems(Placement placement) {
		List<Problem> problems = new ArrayList<>(check().cuda());
		if (placement.kind() == Placement.Kind.TENSORRT) {
			problems.addAll(check().tensorRt());
		}
		NvidiaDriver known = driver();
		if (!known.cards().isEmpty()
				&& known.cards().stream().noneMatch(card -> card.index() == placement.index())) {
			problems.add(Problem.error("gpu.card", "there is no card %d".formatted(placement.index()),
					"the cards are " + String.join(", ", known.cards().stream()
							.map(card -> "%d (%s)".formatted(card.index(), card.name())).toList())));
		}
		return problems;
	}

	/**
	 * Loads NVIDIA's libraries that the loader would not find. Some need others, so it goes round until none more loads.
	 *
	 * @throws IOException when some can't be loaded
	 */
	synchronized void preload(boolean tensorRt) throws IOException {
		List<Path> waiting = new ArrayList<>(check().toPreload(tensorRt));
		waiting.removeAll(loaded);
		String trouble = "";
		for (int before = -1; !waiting.isEmpty() && waiting.size() != before;) {
			before = waiting.size();
			for (Path library : List.copyOf(waiting)) {
				try {
					System.load(library.toAbsolutePath().toString());
					loaded.add(library);
					waiting.remove(library);
				} catch (UnsatisfiedLinkError e) {
					trouble = String.valueOf(e.getMessage());
				}
			}
		}
		if (!waiting.isEmpty()) {
			throw new IOException("%s can't be loaded: %s; install CUDA's libraries again".formatted(waiting.getFirst(),
					trouble));
		}
	}
}
