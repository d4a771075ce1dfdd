package org.facewright.operations.qc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.facewright.api.qc.QcInput;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;
import org.facewright.operations.score.LipGeometry;
import org.facewright.operations.score.PhoneClasses;
import org.facewright.operations.score.Statistics;

/** A track and its phones as checks want them: arrays by channel name, distance of the lips, spans of phones. */
final class FaceCurves {

	/** A stretch of time without speech. */
	record Pause(double start, double end) {
	}

	/** Channels that move the lips or the jaw. */
	static final List<String> LIPS = List.of("jawOpen", "mouthFunnel", "mouthPucker", "mouthLowerDownLeft",
			"mouthLowerDownRight", "mouthUpperUpLeft", "mouthUpperUpRight");

	private static final Set<String> SILENCES = Set.of("", "SIL", "SP", "SPN", "PAU", "_", "#");

	final MotionClip clip;
	final double rate;
	final int frames;
	final List<Segment> phones;
	private final Map<String, float[]> columns = new HashMap<>();

	FaceCurves(QcInput input) {
		this(input.face(), input);
	}

	FaceCurves(MotionClip clip, QcInput input) {
		this.clip = clip;
		rate = clip.frameRate().framesPerSecond();
		frames = clip.frameCount();
		phones = input.speech().phones().stream()
				.filter(phone -> !isSilence(phone) && phone.startSeconds() * rate < frames).toList();
	}

	/** ARPAbet without its stress digit, in capitals; what other alphabets write alike is understood too. */
	static String name(Segment phone) {
		return phone.label().strip().toUpperCase(Locale.ROOT).replaceFirst("[0-2]$", "");
	}

	static boolean isSilence(Segment phone) {
		return SILENCES.contains(name(phone));
	}

	boolean has(String channel) {
		return clip.channels().indexOf(channel) >= 0;
	}

	/** Values of a channel, zeros when there is none; not to be changed. */
	float[] column(String channel) {
		return columns.computeIfAbsent(channel, name -> {
			int index = clip.channels().indexOf(name);
			return index < 0 ? new float[frames] : clip.column(index).toArray();
		});
	}

	/** Names of the weights of the face. */
	List<String> weights() {
		return clip.channels().channels().stream().filter(channel -> channel.kind() == ChannelKind.WEIGHT)
				.map(Channel::name).toList();
	}

	/** Mean distance of the inner lips, cm, never below 0. */
	double[] gap() {
		float[][] all = LipGeometry.WEIGHTS.stream().map(this::column).toArray(float[][]::new);
		double[] weights = new double[all.length];
		double[] gap = new double[frames];
		for (int frame = 0; frame < frames; frame++) {
			for (int i = 0; i < all.length; i++) {
				weights[i] = all[i][frame];
			}
			gap[frame] = LipGeometry.GAP.of(weights);
		}
		return gap;
	}

	/** The frames nearest to the two instants and those between; one at least, all in the clip. */
	FrameRange span(double from, double to) {
		int first = Math.clamp(Math.round(from * rate), 0, frames - 1);
		int last = Math.clamp(Math.round(to * rate), first, frames - 1);
		return new FrameRange(first, last + 1);
	}

	FrameRange span(Segment phone) {
		return span(phone.startSeconds(), phone.endSeconds());
	}

	FrameRange all() {
		return new FrameRange(0, frames);
	}

	int framesOf(double seconds) {
		return (int) Math.round(seconds * rate);
	}

	/** Wide movement of a channel in this take: its 99th percentile. */
	double reach(String channel) {
		return Statistics.percentile(doubles(column(channel)), 99);
	}

	static double[] doubles(float[] values) {
		double[] result = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i] = values[i];
		}
		return result;
	}

	/** Stretches without a phone that are longer than this; none when no phones are known. */
	List<Pause> pauses(double longerThan) {
		List<Pause> pauses = new ArrayList<>();
		double at = 0;
		for (Segment phone : phones) {
			if (phone.startSeconds() - at > longerThan) {
				pauses.add(new Pause(at, phone.startSeconds()));
			}
			at = phone.endSeconds();
		}
		if (!phones.isEmpty() && frames / rate - at > longerThan) {
			pauses.add(new Pause(at, frames / rate));
		}
		return pauses;
	}

	/** How far a mouth that says these phones is open, 0 … 1: vowels by height, other sounds nearly shut, smoothed. */
	double[] canonicalOpenness() {
		double[] steps = new double[frames];
		for (Segment phone : phones) {
			String name = name(phone);
			double open = PhoneClasses.OPENNESS.getOrDefault(name, PhoneClasses.BILABIALS.contains(name) ? 0 : 0.2);
			FrameRange span = span(phone);
			Arrays.fill(steps, span.start(), span.end(), open);
		}
		int radius = Math.max(1, framesOf(0.05));
		double[] smooth = new double[frames];
		for (int frame = 0; frame < frames; frame++) {
			double sum = 0;
			double weights = 0;
			for (int i = Math.max(0, frame - radius); i <= Math.min(frames - 1, frame + radius); i++) {
				double weight = 0.5 + 0.5 * Math.cos(Math.PI * (i - frame) / (radius + 1));
				sum += weight * steps[i];
				weights += weight;
			}
			smooth[frame] = sum / weights;
		}
		return smooth;
	}
}
