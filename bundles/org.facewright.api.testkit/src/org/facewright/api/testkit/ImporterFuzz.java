package org.facewright.api.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;

/**
 * Throws damaged files at an importer: each must be read or refused in a sentence that names the file, soon, and never
 * with more in memory than a file of its size can mean. The same seed gives the same files.
 */
public final class ImporterFuzz {

	/** Seconds that one small file may take, on a machine that does other things besides. */
	private static final long LONGEST_SECONDS = 20;
	/** Bytes of samples that any file may become, and for each byte of it: poses between sparse keys, filled gaps. */
	private static final long FREE_BYTES = 300L << 20;
	private static final long BYTES_PER_BYTE = 4096;

	private ImporterFuzz() {
	}

	/**
	 * What came of it.
	 *
	 * @param read          files that were read all the same
	 * @param refused       files that were refused
	 * @param slowestMillis of one file
	 * @param largestBytes  of the samples that one file became
	 */
	public record Report(String format, int read, int refused, long slowestMillis, long largestBytes, double seconds) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
					"%s: %d damaged files in %.1f s, %d read, %d refused, slowest %d ms, largest result %.1f MB",
					format,
					read + refused, seconds, read, refused, slowestMillis, largestBytes / 1e6);
		}
	}

	/**
	 * @param samples good files, one of each dialect, with which it begins
	 * @throws AssertionError that says which file, by seed and number, did what it should not
	 */
	public static Report run(TrackImporter importer, ParameterValues values, List<MemorySource> samples, int files,
			long seed) {
		Damage damage = new Damage(seed);
		AtomicLong begun = new AtomicLong(System.nanoTime());
		AtomicReference<String> current = new AtomicReference<>("");
		Thread reader = Thread.currentThread();
		Thread watch = new Thread(() -> watch(begun, current, reader), "fuzz-watch");
		watch.setDaemon(true);
		watch.start();
		int read = 0;
		long slowest = 0;
		long largest = 0;
		long start = System.nanoTime();
		try {
			for (int i = 0; i < files; i++) {
				MemorySource sample = samples.get(i % samples.size());
				MemorySource file = sample.with(damage.of(sample.content()));
				String what = "variant %d of %s (seed %d)".formatted(i, sample.name(), seed);
				current.set(what);
				long before = System.nanoTime();
				begun.set(before);
				long bytes = read(importer, values, file, what);
				long millis = (System.nanoTime() - before) / 1_000_000;
				if (millis > LONGEST_SECONDS * 1000) {
					throw new AssertionError("%s took %d ms".formatted(what, millis));
				}
				if (bytes > FREE_BYTES + BYTES_PER_BYTE * file.content().length) {
					throw new AssertionError("%s became %d bytes of samples".formatted(what, bytes));
				}
				read += bytes >= 0 ? 1 : 0;
				slowest = Math.max(slowest, millis);
				largest = Math.max(largest, bytes);
			}
		} finally {
			watch.interrupt();
		}
		return new Report(importer.format().id(), read, files - read, slowest, largest,
				(System.nanoTime() - start) / 1e9);
	}

	/** Says on standard error where a reader hangs, since a test that hangs says nothing by itself. */
	private static void watch(AtomicLong begun, AtomicReference<String> current, Thread reader) {
		try {
			while (true) {
				Thread.sleep(5000);
				if (System.nanoTime() - begun.get() > LONGEST_SECONDS * 1_000_000_000L) {
					StringBuilder where = new StringBuilder("hangs: ").append(current.get());
					for (StackTraceElement element : reader.getStackTrace()) {
						where.append("\n\tat ").append(element);
					}
					System.err.println(where);
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** @return bytes of the samples; -1 when the file was refused */
	private static long read(TrackImporter importer, ParameterValues values, MemorySource file, String what) {
		try {
			importer.accepts(file.name(), file.head());
			return bytes(importer.read(file, values, Progress.NONE), what);
		} catch (IOException e) {
			String message = e.getMessage();
			if (message == null || !message.contains(file.name())) {
				throw new AssertionError("%s was refused with '%s', which does not name it".formatted(what, message),
						e);
			}
			return -1;
		} catch (RuntimeException | Error e) {
			throw new AssertionError(what + " ended in " + e, e);
		}
	}

	private static long bytes(ImportResult result, String what) {
		long bytes = 0;
		for (NamedClip track : result.tracks()) {
			MotionClip clip = track.clip();
			for (int channel = 0; channel < clip.channels().size() && clip.frameCount() > 0; channel++) {
				SampleColumn column = clip.column(channel);
				SampleColumn.Extremes extremes = column.extremes(0, clip.frameCount());
				if (!Float.isFinite(extremes.min()) || !Float.isFinite(extremes.max())) {
					throw new AssertionError("%s: %s holds %s".formatted(what, clip.channels().channel(channel).name(),
							extremes));
				}
				bytes += 4L * column.length();
			}
		}
		return bytes;
	}
}
