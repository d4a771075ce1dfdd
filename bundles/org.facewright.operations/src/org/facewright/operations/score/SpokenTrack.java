package org.facewright.operations.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;

/** A face at 100 frames per second with the phones it speaks. */
public final class SpokenTrack {

	/** A phone of the set that figures know, or {@code SIL}. */
	record Phone(String name, double start, double end) {

		double middle() {
			return (start + end) / 2;
		}

		double duration() {
			return end - start;
		}
	}

	static final String SILENCE = "SIL";
	static final int RATE = 100;

	private final double[][] weights;
	private final List<Phone> phones;

	/**
	 * @param face   channels named as ARKit's; those that are missing count as 0
	 * @param phones ARPAbet, with or without stress digits; gaps are silence, and so are phones of other names
	 */
	public SpokenTrack(MotionClip face, List<Segment> phones) {
		MotionClip clip = Resampling.toRate(face, FrameRate.FPS_100);
		int frames = clip.frameCount();
		weights = new double[frames][LipGeometry.WEIGHTS.size()];
		for (int weight = 0; weight < LipGeometry.WEIGHTS.size(); weight++) {
			int channel = clip.channels().indexOf(LipGeometry.WEIGHTS.get(weight));
			if (channel >= 0) {
				float[] values = clip.column(channel).toArray();
				for (int frame = 0; frame < frames; frame++) {
					weights[frame][weight] = values[frame];
				}
			}
		}
		this.phones = withSilence(phones, (double) frames / RATE);
	}

	/** How many of the phones the figures do not know, by name. */
	public static Map<String, Long> unknown(List<Segment> phones) {
		return phones.stream().filter(phone -> !isSilence(phone.label()) && !PhoneClasses.isKnown(name(phone.label())))
				.collect(Collectors.groupingBy(Segment::label, TreeMap::new,
						Collectors.counting()));
	}

	private static boolean isSilence(String label) {
		return label.isBlank() || List.of("SIL", "SP", "SPN", "PAU", "_", "#").contains(name(label));
	}

	private static String name(String label) {
		return label.toUpperCase(Locale.ROOT).replaceFirst("[0-2]$", "");
	}

	private static List<Phone> withSilence(List<Segment> segments, double duration) {
		List<Phone> phones = new ArrayList<>();
		double at = 0;
		for (Segment segment : segments) {
			String name = name(segment.label());
			if (!PhoneClasses.isKnown(name)) {
				continue;
			}
			if (segment.startSeconds() > at + 1e-6) {
				phones.add(new Phone(SILENCE, at, segment.startSeconds()));
			}
			phones.add(new Phone(name, segment.startSeconds(), segment.endSeconds()));
			at = segment.endSeconds();
		}
		if (duration > at + 1e-6) {
			phones.add(new Phone(SILENCE, at, duration));
		}
		return phones;
	}

	List<Phone> phones() {
		return phones;
	}

	int frames() {
		return weights.length;
	}

	/** Weights in the order of {@link LipGeometry#WEIGHTS}; not to be changed. */
	double[] weights(int frame) {
		return weights[frame];
	}

	double[] measure(LipGeometry measure) {
		return Arrays.stream(weights).mapToDouble(measure::of).toArray();
	}
}
