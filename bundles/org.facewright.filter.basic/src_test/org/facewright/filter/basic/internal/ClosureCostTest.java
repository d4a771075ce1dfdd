package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a lip closure each filter leaves; the published figures and those of our own documentation. */
class ClosureCostTest {

	private static final double[][] CLOSURES = { { 50, 60 }, { 70, 60 }, { 100, 60 }, { 70, 30 }, { 100, 30 } };

	@ParameterizedTest
	@CsvSource({ "gaussian:sigma=1, .79, .88, .94, .66, .79", "gaussian:sigma=1.5, .64, .77, .87, .50, .64",
			"gaussian:sigma=2, .52, .66, .79, .39, .52", "savitzky-golay:window=5, .96, .99, 1.0, .85, .96",
			"savitzky-golay:window=7, .83, .95, .99, .64, .83", "savitzky-golay:window=9, .69, .86, .96, .51, .69" })
	void smoothingCostsAClosureWhatWasMeasuredBefore(String use, double at50, double at70, double at100,
			double at70slow, double at100slow) {
		assertThat(survival(use)).containsExactly(new double[] { at50, at70, at100, at70slow, at100slow },
				within(0.01));
	}

	/** The published figures are those of two uncorrected runs: −3 dB each at the cut-off. */
	@ParameterizedTest
	@CsvSource({ "6, .57, .71, .86, .71, .86", "8, .69, .83, .94, .84, .96", "10, .79, .91, .98, .94, 1.0" })
	void butterworthCostsAClosureWhatWasMeasuredBefore(double designed, double at50, double at70, double at100,
			double at70slow, double at100slow) {
		double[] expected = { at50, at70, at100, at70slow, at100slow };
		for (int i = 0; i < CLOSURES.length; i++) {
			double rate = CLOSURES[i][1];
			double correction = Math.pow(Math.sqrt(2) - 1, 0.25);
			double cutoff = Math.atan(correction * Math.tan(Math.PI * designed / rate)) / Math.PI * rate;
			assertThat(survival("butterworth:cutoff=" + cutoff, CLOSURES[i], false)).isEqualTo(expected[i],
					within(0.01));
		}
	}

	@Test
	void documentationSaysWhatIsMeasured() throws IOException {
		List<String> rows = documentedRows();
		assertThat(rows).hasSizeGreaterThanOrEqualTo(15).allSatisfy(row -> {
			String[] cells = Arrays.stream(row.split("\\|")).map(String::strip).filter(cell -> !cell.isEmpty())
					.toArray(String[]::new);
			assertThat(String.join(" | ", cells)).isEqualTo(measuredRow(cells[0].replace("`", "")));
		});
	}

	@Test
	void documentationNamesEveryFilter() throws IOException {
		String text = Files.readString(documentation());
		for (TrackFilter filter : all().values()) {
			assertThat(text).contains("### " + filter.label() + " (`" + filter.id() + "`)");
		}
	}

	private static String measuredRow(String use) {
		List<String> cells = new ArrayList<>(List.of("`" + use + "`"));
		for (double depth : survival(use)) {
			cells.add(two(depth));
		}
		boolean hasGuard = filter(use).parameters().find(ClosureGuard.GUARD.name()).isPresent();
		cells.add(hasGuard ? two(survival(use, CLOSURES[0], true)) : "–");
		cells.add(two(noiseLeft(use)));
		return String.join(" | ", cells);
	}

	private static String two(double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

	private static double[] survival(String use) {
		return Arrays.stream(CLOSURES).mapToDouble(closure -> survival(use, closure, false)).toArray();
	}

	private static double survival(String use, double[] closure, boolean guarded) {
		FrameRate rate = FrameRate.of((int) closure[1]);
		MotionClip clip = Signals.jawDip(rate, 241, closure[0]);
		double middle = rate.secondsOf(120);
		FilterContext context = guarded
				? Signals.phone("p", middle - closure[0] / 2000, middle + closure[0] / 2000)
				: FilterContext.NONE;
		return Signals.depth(apply(use, clip, context));
	}

	/** Standard deviation that remains of white noise of 0.02 around a still face at 60 fps, 1 for all of it. */
	private static double noiseLeft(String use) {
		Random random = new Random(1);
		float[] noise = Signals.values(20_000, frame -> 0.02 * random.nextGaussian());
		float[] left = apply(use, Signals.clip(FrameRate.FPS_60, "browInnerUp", noise), FilterContext.NONE).column(0)
				.toArray();
		return deviation(left) / deviation(noise);
	}

	private static double deviation(float... values) {
		double mean = 0;
		for (float value : values) {
			mean += value / values.length;
		}
		double sum = 0;
		for (float value : values) {
			sum += (value - mean) * (value - mean);
		}
		return Math.sqrt(sum / values.length);
	}

	/** @param use id:name=value,name=value */
	private static MotionClip apply(String use, MotionClip clip, FilterContext context) {
		String[] parts = use.split(":", 2);
		TrackFilter filter = filter(use);
		String[] settings = parts.length == 1 ? new String[0] : parts[1].split("[=,]");
		ParameterValues values = Signals.values(filter, settings);
		return filter.apply(clip, values, context, Progress.NONE);
	}

	private static TrackFilter filter(String use) {
		String id = use.split(":", 2)[0];
		return Optional.ofNullable(all().get(id)).orElseThrow(() -> new AssertionError("no filter " + id));
	}

	private static Map<String, TrackFilter> all() {
		Map<String, TrackFilter> filters = new TreeMap<>();
		Stream.of(new SavitzkyGolay(), new Butterworth(), new Gaussian(), new OneEuro(), new AttackRelease(),
				new Kalman(), new Despike(), new GapFill(), new Gain(), new Clamp(), new Remap(), new Symmetry(),
				new TimeOffset(), new NoiseGate(), new KeyReducer(), new Retime(), new Resample(),
				new LimitMouthClose()).forEach(filter -> filters.put(filter.id(), filter));
		return filters;
	}

	/** Rows of the table of costs: those that start with a filter's use. */
	private static List<String> documentedRows() throws IOException {
		String text = Files.readString(documentation());
		int start = text.indexOf("## What a filter costs a closure");
		int end = text.indexOf("\n## ", start + 1);
		return text.substring(start, end).lines().filter(line -> line.startsWith("| `")).toList();
	}

	private static Path documentation() {
		Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
				.map(folder -> folder.resolve("docs/filters.md")).filter(Files::exists).findFirst();
		Assumptions.assumeTrue(found.isPresent(), "docs/filters.md is not above the working directory");
		return found.orElseThrow();
	}
}
