package org.facewright.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Progress;
import org.facewright.engine.Providers;

/**
 * Many lines with several workers. A line that was finished before with the same sound and settings, and whose files
 * are still there, is left alone; a line that fails does not stop the others.
 */
public final class Batch {

	/** How a line ended. */
	public enum State {
		DONE,
		UNCHANGED,
		FAILED
	}

	/**
	 * @param message      empty unless it failed
	 */
	public record Outcome(LineRequest line, State state, String message, double audioSeconds, double seconds,
			List<String> remarks) {
	}

	private final Providers providers;
	private final BatchLog log;

	/** @param log remembers finished lines between runs */
	public Batch(Providers providers, BatchLog log) {
		this.providers = providers;
		this.log = log;
	}

	/**
	 * @param workers  lines at a time, 1 or more
	 * @param finished called from the workers after each line
	 * @return one outcome per line, in the lines' order
	 * @throws CancellationException when the progress says so; finished lines stay finished
	 */
	public List<Outcome> run(List<LineRequest> lines, int workers, Consumer<Outcome> finished, Progress progress) {
		ExecutorService pool = Executors.newFixedThreadPool(workers,
				work -> new Thread(work, "facewright-batch"));
		try {
			List<Future<Outcome>> futures = new ArrayList<>();
			for (LineRequest line : lines) {
				futures.add(pool.submit(() -> {
					progress.checkCancelled();
					Outcome outcome = runLine(line, progress);
					finished.accept(outcome);
					return outcome;
				}));
			}
			return collect(futures);
		} finally {
			pool.shutdownNow();
			pool.close();
		}
	}

	private static List<Outcome> collect(List<Future<Outcome>> futures) {
		List<Outcome> outcomes = new ArrayList<>();
		try {
			for (Future<Outcome> future : futures) {
				outcomes.add(future.get());
			}
			return outcomes;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted");
		} catch (ExecutionException e) {
			futures.forEach(future -> future.cancel(false));
			throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
		}
	}

	private Outcome runLine(LineRequest line, Progress progress) {
		long start = System.nanoTime();
		try {
			String key = log.key(line, providers.motionBackend(line.backendId()).info());
			if (log.isDone(line, key)) {
				return new Outcome(line, State.UNCHANGED, "", 0, 0, List.of());
			}
			Progress quiet = new Progress() {
				@Override
				public void report(double fraction, String doing) {
					// the batch reports whole lines
				}

				@Override
				public void checkCancelled() {
					progress.checkCancelled();
				}
			};
			LineResult result = new LineGenerator(providers).run(line, quiet);
			double seconds = (System.nanoTime() - start) / 1e9;
			List<String> remarks = result.problems().stream().map(Object::toString).toList();
			double audioSeconds = result.generation().ingest().durationSeconds();
			log.done(line, key, result, seconds);
			return new Outcome(line, State.DONE, "", audioSeconds, seconds, remarks);
		} catch (IOException | MotionException | IllegalArgumentException | UncheckedIOException e) {
			String message = String.valueOf(e.getMessage());
			log.failed(line, message);
			return new Outcome(line, State.FAILED, message, 0, (System.nanoTime() - start) / 1e9, List.of());
		}
	}

	/** Recordings under a folder, sorted by path, told by their suffix; hidden files are left out. */
	public static List<Path> recordings(Path folder, List<String> suffixes) throws IOException {
		try (var files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("."))
					.filter(file -> suffixes.stream()
							.anyMatch(suffix -> file.toString().toLowerCase(Locale.ROOT).endsWith("." + suffix)))
					.sorted().toList();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
