package org.facewright.operations.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.operations.score.SpokenTrack.Phone;

/** Measures tracks; docs/quality-figures.md gives the definitions. Holds no state. */
public final class MouthScore {

	/** The lips have met when the relative gap is this small. */
	private static final double CLOSED = 0.2;
	private static final double CLOSED_CENTIMETRES = 0.15;
	private static final double OPEN = 0.35;
	private static final double TOLERANCE = 0.04;
	private static final int MAX_SHIFT = 20;

	private final List<SpokenTrack> tracks;
	private final List<double[]> gaps = new ArrayList<>();
	/** Gaps on a scale from the closed mouth, 0, to the open vowels of these tracks, 1. */
	private final List<double[]> relatives = new ArrayList<>();

	private MouthScore(List<SpokenTrack> tracks) {
		this.tracks = tracks;
		List<Double> atOpenVowels = new ArrayList<>();
		for (SpokenTrack track : tracks) {
			double[] gap = track.measure(LipGeometry.GAP);
			gaps.add(gap);
			for (Phone phone : track.phones()) {
				if (PhoneClasses.OPEN_VOWELS.contains(phone.name())) {
					atOpenVowels.add(gap[frame(phone.middle(), gap.length)]);
				}
			}
		}
		double floor = Statistics.percentile(gaps.stream().flatMapToDouble(Arrays::stream).toArray(), 5);
		double open = Statistics.percentile(Statistics.array(atOpenVowels), 75);
		// Without open vowels there is no scale; then nothing counts as closed or open.
		double range = Math.max(1e-6, open - floor);
		for (double[] gap : gaps) {
			relatives.add(Arrays.stream(gap).map(value -> (value - floor) / range).toArray());
		}
	}

	/**
	 * @param tracks of one tool or one setting; together they set the scale of the gap
	 * @throws IllegalArgumentException with a sentence for the user when nothing is spoken in them
	 */
	public static MouthFigures of(List<SpokenTrack> tracks) {
		List<SpokenTrack> spoken = tracks.stream().filter(track -> track.frames() > 0).toList();
		if (spoken.stream().allMatch(
				track -> track.phones().stream().allMatch(phone -> phone.name().equals(SpokenTrack.SILENCE)))) {
			throw new IllegalArgumentException(
					"there are no phones to measure the track against; give an alignment of this recording");
		}
		return new MouthScore(spoken).figures();
	}

	private MouthFigures figures() {
		int hits = 0;
		int absolute = 0;
		int bilabials = 0;
		int wide = 0;
		int openVowels = 0;
		int[] closings = new int[2];
		List<Double> heights = new ArrayList<>();
		List<Double> openness = new ArrayList<>();
		List<Double> rounded = new ArrayList<>();
		List<Double> spread = new ArrayList<>();
		List<Double> contact = new ArrayList<>();
		List<Double> other = new ArrayList<>();
		List<Double> silence = new ArrayList<>();
		List<Double> stirring = new ArrayList<>();
		for (int t = 0; t < tracks.size(); t++) {
			double[] gap = gaps.get(t);
			double[] relative = relatives.get(t);
			double[] width = tracks.get(t).measure(LipGeometry.WIDTH);
			double[] tuck = tracks.get(t).measure(LipGeometry.TUCK);
			for (Phone phone : tracks.get(t).phones()) {
				String name = phone.name();
				int middle = frame(phone.middle(), gap.length);
				if (PhoneClasses.BILABIALS.contains(name) && phone.duration() >= 0.03) {
					bilabials++;
					hits += least(relative, phone.start() - TOLERANCE, phone.end() + TOLERANCE) <= CLOSED ? 1 : 0;
					absolute += least(gap, phone.start() - TOLERANCE, phone.end() + TOLERANCE) <= CLOSED_CENTIMETRES
							? 1
							: 0;
				}
				if (PhoneClasses.OPEN_VOWELS.contains(name) && phone.duration() >= 0.06) {
					openVowels++;
					wide += greatest(relative, phone.middle() - 0.02, phone.middle() + 0.02) >= OPEN ? 1 : 0;
				}
				Double height = PhoneClasses.OPENNESS.get(name);
				if (height != null) {
					heights.add(gap[middle]);
					openness.add(height);
				}
				if (PhoneClasses.ROUNDED.contains(name)) {
					rounded.add(-width[middle]);
				} else if (PhoneClasses.SPREAD.contains(name)) {
					spread.add(-width[middle]);
				}
				if (PhoneClasses.LABIODENTALS.contains(name)) {
					contact.add(tuck[middle] - 0.3 * relative[middle]);
				} else if (PhoneClasses.OTHER_OBSTRUENTS.contains(name)) {
					other.add(tuck[middle] - 0.3 * relative[middle]);
				}
				if (name.equals(SpokenTrack.SILENCE) && phone.duration() > 0.25) {
					for (int i = frame(phone.start() + 0.1, gap.length); i <= frame(phone.end() - 0.1,
							gap.length); i++) {
						silence.add(relative[i]);
						stirring.add(10 * Math.abs(gap[i] - LipGeometry.GAP.neutral()));
					}
				}
			}
			countClosings(tracks.get(t).phones(), relative, closings);
		}
		double recall = (double) hits / Math.max(1, bilabials);
		double precision = (double) closings[0] / Math.max(1, closings[1]);
		double[] correlations = correlations();
		return new MouthFigures(bilabials == 0 ? Double.NaN : recall, closings[1] == 0 ? Double.NaN : precision,
				2 * recall * precision / Math.max(1e-9, recall + precision),
				bilabials == 0 ? Double.NaN : (double) absolute / bilabials,
				openVowels == 0 ? Double.NaN : (double) wide / openVowels,
				Statistics.rankCorrelation(heights, openness), correlations[MAX_SHIFT],
				Statistics.areaUnderCurve(rounded, spread), Statistics.areaUnderCurve(contact, other),
				VisemeProbe.accuracy(tracks), lag(correlations), Statistics.mean(silence), Statistics.mean(stirring),
				jitter(), bilabials,
				closings[1]);
	}

	/** Adds true closings and all closings within speech. */
	private static void countClosings(List<Phone> phones, double[] relative, int[] counts) {
		boolean[] silent = new boolean[relative.length];
		Arrays.fill(silent, true);
		for (Phone phone : phones) {
			if (!phone.name().equals(SpokenTrack.SILENCE)) {
				Arrays.fill(silent, frame(phone.start(), silent.length), frame(phone.end(), silent.length) + 1, false);
			}
		}
		for (int first = 0; first < relative.length; first++) {
			if (relative[first] > CLOSED) {
				continue;
			}
			int end = first;
			while (end < relative.length && relative[end] <= CLOSED) {
				end++;
			}
			int last = end - 1;
			if (last > first && !touchesSilence(silent, first, last)) {
				counts[1]++;
				double from = (double) first / SpokenTrack.RATE;
				double to = (double) last / SpokenTrack.RATE;
				counts[0] += phones.stream().anyMatch(phone -> isContact(phone.name())
						&& from <= phone.end() + TOLERANCE && to >= phone.start() - TOLERANCE) ? 1 : 0;
			}
			first = last;
		}
	}

	private static boolean touchesSilence(boolean[] silent, int first, int last) {
		for (int i = Math.max(0, first - 2); i < Math.min(silent.length, last + 3); i++) {
			if (silent[i]) {
				return true;
			}
		}
		return false;
	}

	private static boolean isContact(String phone) {
		return PhoneClasses.BILABIALS.contains(phone) || PhoneClasses.LABIODENTALS.contains(phone);
	}

	/** Mean correlations of the gap with canonical openness, for tracks 20 frames early … 20 frames late. */
	private double[] correlations() {
		double[] means = new double[2 * MAX_SHIFT + 1];
		for (int t = 0; t < tracks.size(); t++) {
			double[] gap = gaps.get(t);
			double[] canonical = canonical(tracks.get(t).phones(), gap.length);
			for (int i = 0; i < means.length; i++) {
				int shift = i - MAX_SHIFT;
				int count = gap.length - Math.abs(shift);
				if (count > 1) {
					means[i] += Statistics.correlation(gap, canonical, Math.max(0, shift), Math.max(0, -shift), count)
							/ tracks.size();
				}
			}
		}
		return means;
	}

	private static double lag(double[] correlations) {
		int best = 0;
		for (int i = 1; i < correlations.length; i++) {
			best = correlations[i] > correlations[best] ? i : best;
		}
		return (best - MAX_SHIFT) * 1000.0 / SpokenTrack.RATE;
	}

	/** Vowels by height, bilabials and silence shut, other consonants nearly so; smoothed by a Hann bell of 100 ms. */
	private static double[] canonical(List<Phone> phones, int count) {
		double[] steps = new double[count];
		for (Phone phone : phones) {
			boolean shut = PhoneClasses.BILABIALS.contains(phone.name()) || phone.name().equals(SpokenTrack.SILENCE);
			double value = PhoneClasses.OPENNESS.getOrDefault(phone.name(), shut ? 0.0 : 0.2);
			Arrays.fill(steps, frame(phone.start(), count), frame(phone.end(), count), value);
		}
		double[] curve = new double[count];
		for (int i = 0; i < count; i++) {
			for (int k = -5; k <= 5; k++) {
				double bell = 0.5 + 0.5 * Math.cos(Math.PI * k / 5);
				curve[i] += i + k >= 0 && i + k < count ? bell / 5 * steps[i + k] : 0;
			}
		}
		return curve;
	}

	private double jitter() {
		return gaps.stream().mapToDouble(MouthScore::shareAboveTenHertz).average().orElse(Double.NaN);
	}

	/** Of the energy of the changing gap, under a Hann window, by a plain Fourier sum of the frequencies up to 10 Hz. */
	private static double shareAboveTenHertz(double[] gap) {
		int count = gap.length;
		double mean = Arrays.stream(gap).average().orElse(0);
		double[] windowed = new double[count];
		double square = 0;
		double sum = 0;
		for (int i = 0; i < count; i++) {
			double hann = count == 1 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (count - 1));
			windowed[i] = (gap[i] - mean) * hann;
			square += windowed[i] * windowed[i];
			sum += windowed[i];
		}
		// Parseval over the one-sided spectrum: all bins but the first and, for even lengths, the last stand for two.
		double alternating = 0;
		for (int i = 0; i < count && count % 2 == 0; i++) {
			alternating += i % 2 == 0 ? windowed[i] : -windowed[i];
		}
		double total = (square * count + sum * sum + alternating * alternating) / 2;
		double low = 0;
		for (int bin = 0; bin <= count / 2 && (double) bin * SpokenTrack.RATE / count <= 10; bin++) {
			low += energy(windowed, bin);
		}
		return total > 0 ? Math.max(0, 1 - low / total) : 0;
	}

	/** By Goertzel's recurrence. */
	private static double energy(double[] values, int bin) {
		double factor = 2 * Math.cos(2 * Math.PI * bin / values.length);
		double last = 0;
		double beforeLast = 0;
		for (double value : values) {
			double now = value + factor * last - beforeLast;
			beforeLast = last;
			last = now;
		}
		return last * last + beforeLast * beforeLast - factor * last * beforeLast;
	}

	/** The frame nearest to an instant, within the track; halves go to the even one. */
	static int frame(double seconds, int count) {
		return (int) Math.clamp(Math.rint(seconds * SpokenTrack.RATE), 0, count - 1);
	}

	private static double least(double[] values, double start, double end) {
		int first = frame(start, values.length);
		return Arrays.stream(values, first, Math.max(first, frame(end, values.length)) + 1).min().orElse(Double.NaN);
	}

	private static double greatest(double[] values, double start, double end) {
		int first = frame(start, values.length);
		return Arrays.stream(values, first, Math.max(first, frame(end, values.length)) + 1).max().orElse(Double.NaN);
	}
}
