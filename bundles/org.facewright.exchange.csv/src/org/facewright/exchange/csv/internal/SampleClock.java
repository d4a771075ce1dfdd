package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.Timecode;

/**
 * Which frame each row is: finds the base of the timecodes and the rate of the samples, puts the rows in order, and
 * counts frames from one row to the next so that a slow drift of the recorder's clock never makes or loses one.
 *
 * @param samples in order, frames rising, the first one 0
 */
record SampleClock(FrameRate rate, List<Sample> samples) {

	record Sample(long frame, LiveLinkTable.Row row) {
	}

	/** A row and its time in thousandths of frames since the first midnight. */
	private record Timed(long time, LiveLinkTable.Row row) {
	}

	private static final int[] BASES = { 24, 25, 30, 48, 50, 60, 100, 120, 240 };
	/** Where nothing but the highest frame number tells the base, these are likelier than the others. */
	private static final int[] USUAL_BASES = { 24, 25, 30, 60, 120, 240 };
	private static final int HALF_DAY_HOURS = 12;

	static SampleClock of(String name, LiveLinkTable table, int givenBase, Optional<FrameRate> givenRate,
			List<Problem> problems) throws IOException {
		List<LiveLinkTable.Row> rows = table.rows();
		Optional<FrameRate> statedRate = table.statedRate();
		if (rows.isEmpty()) {
			FrameRate rate = givenRate.or(() -> statedRate).orElse(FrameRate.FPS_60);
			problems.add(Problem.warning("livelink.empty", "%s has a header but no row".formatted(name),
					"record the take again"));
			return new SampleClock(rate, List.of());
		}
		int base = base(name, rows, statedRate, givenBase, givenRate, problems);
		List<Timed> timed = inOrder(rows, base, problems);
		double step = givenRate.map(rate -> 1000.0 * base / rate.framesPerSecond()).orElseGet(() -> step(timed));
		List<Sample> samples = new ArrayList<>(timed.size());
		long frame = 0;
		for (int i = 0; i < timed.size(); i++) {
			if (i > 0) {
				frame += Math.max(1, Math.round((timed.get(i).time() - timed.get(i - 1).time()) / step));
			}
			samples.add(new Sample(frame, timed.get(i).row()));
		}
		FrameRate rate = givenRate.or(() -> measured(timed, base, samples.getLast().frame())
				// frames are counted in whole numbers a second: a base of 30 may stand for 29.97
				.filter(found -> statedRate.isEmpty() || !found.equals(FrameRate.of(base))))
				.or(() -> statedRate).orElse(FrameRate.of(base));
		tell(table.dialect(), timed, base, givenBase > 0 || statedRate.isPresent(), rate, givenRate.isPresent(),
				problems);
		return new SampleClock(rate, samples);
	}

	private static Optional<FrameRate> measured(List<Timed> timed, int base, long frames) {
		long span = timed.getLast().time() - timed.getFirst().time();
		return frames == 0 || span <= 0
				? Optional.empty()
				: FrameRates.ofMeasured(frames * 1000.0 * base / span);
	}

	private static void tell(String dialect, List<Timed> timed, int base, boolean baseKnown, FrameRate rate,
			boolean rateGiven, List<Problem> problems) {
		Timecode start = timed.getFirst().row().timecode();
		if (timed.size() == 1 && !rateGiven) {
			problems.add(Problem.info("livelink.rate", ("one row tells no frame rate; %s is assumed, set frame-rate if "
					+ "it is another").formatted(rate)));
		} else {
			problems.add(Problem.info("livelink.clock",
					("%s; starts at timecode %s, %s %d frames a second, samples %s at %s "
							+ "a second").formatted(dialect, start, baseKnown ? "counted at" : "which seems to count",
									base,
									rateGiven ? "taken" : "found", rate)));
		}
	}

	private static int base(String name, List<LiveLinkTable.Row> rows, Optional<FrameRate> statedRate, int given,
			Optional<FrameRate> givenRate, List<Problem> problems) throws IOException {
		LiveLinkTable.Row highest = rows.stream().max(Comparator.comparingInt(row -> row.timecode().frame()))
				.orElseThrow();
		int top = highest.timecode().frame();
		int known = given > 0 ? given : statedRate.map(Timecode::baseOf).orElse(0);
		int limit = known > 0 ? known : BASES[BASES.length - 1];
		if (top >= limit) {
			throw new IOException("%s, line %d: frame number %d in timecode %s does not fit %s; %s".formatted(name,
					highest.line(), top, highest.timecode(),
					known > 0 ? "a base of " + known : "any base up to " + limit,
					known > 0 ? "set another base" : "correct the timecode"));
		}
		if (known > 0) {
			return known;
		}
		int atSeconds = baseBySeconds(rows, top);
		if (atSeconds > 0) {
			return atSeconds;
		}
		int byRate = givenRate.map(rate -> (int) Math.round(stepWithinSeconds(rows) / 1000 * rate.framesPerSecond()))
				.orElse(0);
		if (byRate > top && byRate <= limit) {
			return byRate;
		}
		int guess = Arrays.stream(USUAL_BASES).filter(base -> base > top).findFirst().orElse(limit);
		if (rows.size() > 1) {
			problems.add(Problem.warning("livelink.base", ("the take is too short to show the base of its timecode; %d "
					+ "is guessed from the highest frame number %d").formatted(guess, top),
					"set base if it is another"));
		}
		return guess;
	}

	/**
	 * The base that makes the steps over the turn of a second most like the steps within seconds.
	 *
	 * @return 0 when no step goes over a turn, or none is like the others
	 */
	private static int baseBySeconds(List<LiveLinkTable.Row> rows, int top) {
		double inside = stepWithinSeconds(rows);
		int best = 0;
		int most = 0;
		for (int base : BASES) {
			int fitting = 0;
			for (int i = 1; i < rows.size() && base > top; i++) {
				Timecode from = rows.get(i - 1).timecode();
				Timecode to = rows.get(i).timecode();
				if (second(to) == second(from) + 1) {
					long step = to.thousandths(base) - from.thousandths(base);
					fitting += Math.abs(step - inside) <= 0.25 * inside ? 1 : 0;
				}
			}
			if (fitting > most) {
				most = fitting;
				best = base;
			}
		}
		return best;
	}

	private static double stepWithinSeconds(List<LiveLinkTable.Row> rows) {
		long[] steps = new long[rows.size()];
		int count = 0;
		for (int i = 1; i < rows.size(); i++) {
			Timecode from = rows.get(i - 1).timecode();
			Timecode to = rows.get(i).timecode();
			long step = 1000L * (to.frame() - from.frame()) + to.thousandth() - from.thousandth();
			if (second(to) == second(from) && step > 0) {
				steps[count++] = step;
			}
		}
		return median(steps, count);
	}

	private static long second(Timecode timecode) {
		return (timecode.hours() * 60L + timecode.minutes()) * 60 + timecode.seconds();
	}

	private static double median(long[] values, int count) {
		Arrays.sort(values, 0, count);
		return count == 0 ? Double.NaN : values[(count - 1) / 2];
	}

	/** Rows by time; midnight is passed, rows out of order are put in order, all but the first of equal times dropped. */
	private static List<Timed> inOrder(List<LiveLinkTable.Row> rows, int base, List<Problem> problems) {
		long halfDay = HALF_DAY_HOURS * 3_600_000L * base;
		List<Timed> timed = new ArrayList<>(rows.size());
		long day = 0;
		long latest = Long.MIN_VALUE;
		List<Integer> early = new ArrayList<>();
		for (LiveLinkTable.Row row : rows) {
			long time = row.timecode().thousandths(base) + day;
			if (latest != Long.MIN_VALUE && time < latest - halfDay) {
				day += 2 * halfDay;
				time += 2 * halfDay;
			}
			if (time < latest) {
				early.add(row.line());
			}
			latest = Math.max(latest, time);
			timed.add(new Timed(time, row));
		}
		if (!early.isEmpty()) {
			timed.sort(Comparator.comparingLong(Timed::time));
			problems.add(Problem.warning("livelink.order",
					"%d rows stand after later ones and were put in order, first in line %d".formatted(early.size(),
							early.getFirst()),
					"check the recording if this is unexpected"));
		}
		return withoutDuplicates(timed, problems);
	}

	private static List<Timed> withoutDuplicates(List<Timed> timed, List<Problem> problems) {
		List<Timed> unique = new ArrayList<>(timed.size());
		List<Integer> dropped = new ArrayList<>();
		for (Timed next : timed) {
			if (!unique.isEmpty() && unique.getLast().time() == next.time()) {
				dropped.add(next.row().line());
			} else {
				unique.add(next);
			}
		}
		if (!dropped.isEmpty()) {
			problems.add(Problem.warning("livelink.duplicate",
					"%d rows repeat the timecode of the row before and were left out, first in line %d"
							.formatted(dropped.size(), dropped.getFirst()),
					"check the recording if this is unexpected"));
		}
		return unique;
	}

	/** The usual distance of two rows: the median, made exact by the mean of all steps like it. */
	private static double step(List<Timed> timed) {
		long[] steps = new long[timed.size()];
		for (int i = 1; i < timed.size(); i++) {
			steps[i - 1] = timed.get(i).time() - timed.get(i - 1).time();
		}
		int count = timed.size() - 1;
		if (count == 0) {
			return 1;
		}
		double median = median(steps, count);
		double sum = 0;
		int like = 0;
		for (int i = 0; i < count; i++) {
			if (Math.abs(steps[i] - median) <= 0.25 * median) {
				sum += steps[i];
				like++;
			}
		}
		return sum / like;
	}
}
