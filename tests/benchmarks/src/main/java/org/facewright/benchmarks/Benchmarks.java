package org.facewright.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints one table: time, spread, and the ratio to the group's baseline, which is the method
 * whose name begins with {@code baseline}.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/** @param args regular expressions of benchmarks to run; all when there are none */
	public static void main(String[] args) throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().verbosity(VerboseMode.SILENT)
				.jvmArgsAppend("-Xmx3g", "--enable-native-access=ALL-UNNAMED");
		for (String pattern : args.length == 0 ? new String[] { "org.facewright.benchmarks.*" } : args) {
			options.include(pattern);
		}
		if (System.getenv("DISPLAY") == null) {
			System.out.println("TimelinePaintingBenchmark is left out: it needs a display, and DISPLAY is not set");
			options.exclude(".*TimelinePainting.*");
		}
		Map<String, List<RunResult>> groups = new LinkedHashMap<>();
		Collection<RunResult> results = new Runner(options.build()).run();
		for (RunResult result : results) {
			groups.computeIfAbsent(group(result), name -> new ArrayList<>()).add(result);
		}
		System.out.printf("%-28s %-22s %12s %9s %10s %10s%n", "group", "benchmark", "ms", "± ms", "× baseline", "rate");
		groups.forEach(Benchmarks::print);
	}

	private static void print(String group, List<RunResult> results) {
		results.sort(Comparator.comparing(result -> !name(result).startsWith("baseline")));
		double baseline = results.getFirst().getPrimaryResult().getScore();
		for (RunResult result : results) {
			Result<?> time = result.getPrimaryResult();
			System.out.printf(Locale.ROOT, "%-28s %-22s %12.2f %9.2f %10.2f %14s%n", group, name(result),
					time.getScore(), time.getScoreError(), time.getScore() / baseline, rate(result));
		}
	}

	/**
	 * What a benchmark counted, per second: bytes written, frames, or seconds of sound, which is the speed over real time.
	 */
	private static String rate(RunResult result) {
		String frames = result.getParams().getParam("frames");
		if (frames != null) {
			return String.format(Locale.ROOT, "%.0f frames/s",
					Integer.parseInt(frames) * 1000 / result.getPrimaryResult().getScore());
		}
		// counters are added up over the measured iterations
		double seconds = result.getPrimaryResult().getScore() / 1000 * result.getParams().getMeasurement().getCount();
		Result<?> megabytes = result.getSecondaryResults().get("megabytes");
		Result<?> sound = result.getSecondaryResults().get("soundSeconds");
		if (megabytes != null) {
			return String.format(Locale.ROOT, "%.0f MB/s", megabytes.getScore() / seconds);
		}
		return sound == null ? "" : String.format(Locale.ROOT, "%.0f × real time", sound.getScore() / seconds);
	}

	/** The class, with its parameters: each has a baseline of its own. */
	private static String group(RunResult result) {
		String[] parts = result.getParams().getBenchmark().split("\\.");
		StringBuilder group = new StringBuilder(parts[parts.length - 2].replace("Benchmark", ""));
		for (String name : result.getParams().getParamsKeys()) {
			group.append(' ').append(result.getParams().getParam(name));
		}
		return group.toString();
	}

	private static String name(RunResult result) {
		String benchmark = result.getParams().getBenchmark();
		return benchmark.substring(benchmark.lastIndexOf('.') + 1);
	}
}
