package org.facewright.motion.embedded.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.speech.Segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The rules by which phones shape the mouth: poses of neighbouring phones blended by dominance (each pulls with a
 * strength that falls off in time), and hard layers for what must not be blended. The same rules made the targets that
 * the networks were trained on; poses and strengths are {@code poses.json}, a copy of the recipe's.
 */
final class MouthRules {

	/** Mouth channels, both sides alike. */
	final List<String> channels;

	private final Map<String, float[]> poses = new HashMap<>();
	private final Map<String, float[]> strengths = new HashMap<>();
	private final Map<String, Map<String, Double>> splits = new HashMap<>();
	private final Set<String> vowels;
	private final int jaw;
	private final int funnel;
	private final int pucker;

	private static final Set<String> BILABIALS = Set.of("P", "B", "M");
	private static final Set<String> LABIODENTALS = Set.of("F", "V");
	private static final Set<String> SIBILANTS = Set.of("S", "Z", "SH", "ZH", "CH", "JH");
	private static final Set<String> EARLY_ROUNDED = Set.of("UW", "W", "OWb", "UH", "SH", "CH", "AO", "OWa");
	private static final Map<String, Float> TONGUE = Map.of("TH", 0.42f, "DH", 0.28f, "L", 0.12f);
	/** How far a phone's pull reaches, seconds. */
	private static final double REACH = 0.45;

	/** A phone, or a part of a diphthong, in seconds. */
	private record Sound(String phone, double start, double end) {

		double duration() {
			return end - start;
		}
	}

	/**
	 * Frames of a recording at a rate of 100 per second, frame {@code t} showing the instant {@code t / 100} s.
	 *
	 * @param blended [frame][channel] poses without the hard layers
	 * @param closed  how far the lips must meet
	 * @param tucked  how far the lower lip must go to the teeth
	 * @param teeth   how far the teeth must come together
	 * @param tongue  how far the tongue shows
	 */
	record Curves(float[][] blended, float[] closed, float[] tucked, float[] teeth, float[] tongue) {
	}

	MouthRules() {
		JsonNode root;
		try (InputStream in = MouthRules.class.getResourceAsStream("poses.json")) {
			root = new ObjectMapper().readTree(in);
		} catch (IOException e) {
			throw new UncheckedIOException("the poses of phones can't be read; install the product again", e);
		}
		channels = texts(root.get("channels"));
		vowels = Set.copyOf(texts(root.get("vowels")));
		root.get("poses").properties().forEach(pose -> poses.put(pose.getKey(), pose(pose.getValue())));
		root.get("strength").properties().forEach(strength -> {
			float[] values = new float[3];
			for (int i = 0; i < values.length; i++) {
				values[i] = strength.getValue().get(i).floatValue();
			}
			strengths.put(strength.getKey(), values);
		});
		root.get("splits").properties().forEach(split -> {
			Map<String, Double> parts = new LinkedHashMap<>();
			split.getValue().forEach(part -> parts.put(part.get(0).textValue(), part.get(1).doubleValue()));
			splits.put(split.getKey(), parts);
		});
		jaw = channels.indexOf("jawOpen");
		funnel = channels.indexOf("mouthFunnel");
		pucker = channels.indexOf("mouthPucker");
	}

	private static List<String> texts(JsonNode array) {
		List<String> texts = new ArrayList<>();
		array.forEach(text -> texts.add(text.textValue()));
		return List.copyOf(texts);
	}

	private float[] pose(JsonNode values) {
		float[] pose = new float[channels.size()];
		values.properties().forEach(value -> pose[channels.indexOf(value.getKey())] = value.getValue().floatValue());
		return pose;
	}

	/** @param phones in order; phones without a pose, and gaps of the lane, count as silence */
	Curves curves(List<Segment> phones, int frames) {
		List<Sound> sounds = sounds(phones, frames / 100.0);
		Curves curves = new Curves(blend(sounds, frames), new float[frames], new float[frames], new float[frames],
				new float[frames]);
		sounds.forEach(sound -> addLayers(sound, curves));
		return curves;
	}

	private List<Sound> sounds(List<Segment> phones, double duration) {
		List<Sound> sounds = new ArrayList<>();
		double at = 0;
		for (Segment phone : phones) {
			if (phone.startSeconds() > at + 1e-6) {
				sounds.add(new Sound(MotionInfo.SILENCE, at, phone.startSeconds()));
			}
			addParts(phone, sounds);
			at = phone.endSeconds();
		}
		if (duration > at + 1e-6) {
			sounds.add(new Sound(MotionInfo.SILENCE, at, duration));
		}
		return sounds;
	}

	private void addParts(Segment phone, List<Sound> sounds) {
		if (phone.durationSeconds() <= 0) {
			return;
		}
		String name = poses.containsKey(phone.label()) ? phone.label() : MotionInfo.SILENCE;
		double start = phone.startSeconds();
		for (var part : splits.getOrDefault(phone.label(), Map.of(name, 1.0)).entrySet()) {
			double end = start + phone.durationSeconds() * part.getValue();
			sounds.add(new Sound(part.getKey(), start, end));
			start = end;
		}
	}

	private float[][] blend(List<Sound> sounds, int frames) {
		float[][] total = new float[frames][channels.size()];
		float[][] pull = new float[frames][channels.size()];
		for (int i = 0; i < sounds.size(); i++) {
			addPull(sounds, i, total, pull);
		}
		for (int frame = 0; frame < frames; frame++) {
			for (int channel = 0; channel < channels.size(); channel++) {
				total[frame][channel] /= pull[frame][channel] + 1e-9f;
			}
		}
		return smoothed(total);
	}

	private void addPull(List<Sound> sounds, int index, float[][] total, float[][] pull) {
		Sound sound = sounds.get(index);
		float[] pose = pose(sounds, index);
		float[] strength = strength(sound);
		double margin = Math.min(0.25 * sound.duration(), 0.03);
		double early = EARLY_ROUNDED.contains(sound.phone()) ? 0.075 : 0.040;
		double length = 0.4 + 0.6 * Math.min(1, sound.duration() / 0.08);
		int first = Math.max(0, (int) Math.floor((sound.start() - REACH) * 100));
		int last = Math.min(total.length, (int) Math.ceil((sound.end() + REACH) * 100) + 1);
		for (int frame = first; frame < last; frame++) {
			double time = frame / 100.0;
			boolean before = time < sound.start() + margin;
			double distance = Math.max(0, Math.max(sound.start() + margin - time, time - (sound.end() - margin)));
			if (distance > REACH) {
				continue;
			}
			for (int channel = 0; channel < pose.length; channel++) {
				boolean rounding = channel == funnel || channel == pucker;
				double attack = rounding ? early : 0.050;
				double release = rounding || channel == jaw ? 0.060 : 0.055;
				float kind = strength[channel == jaw ? 0 : rounding ? 1 : 2];
				double weight = StrictMath.exp(-StrictMath.pow(distance / (before ? attack : release), 1.4)) * kind
						* length;
				total[frame][channel] += (float) (weight * pose[channel]);
				pull[frame][channel] += (float) weight;
			}
		}
	}

	/** HH has no pose of its own: it takes three quarters of the vowel's after it. */
	private float[] pose(List<Sound> sounds, int index) {
		float[] own = poses.getOrDefault(sounds.get(index).phone(), new float[channels.size()]);
		if (!sounds.get(index).phone().equals("HH") || index + 1 == sounds.size()
				|| !vowels.contains(sounds.get(index + 1).phone())) {
			return own;
		}
		float[] next = poses.getOrDefault(sounds.get(index + 1).phone(), own).clone();
		for (int i = 0; i < next.length; i++) {
			next[i] *= 0.75f;
		}
		return next;
	}

	private float[] strength(Sound sound) {
		if (sound.phone().equals(MotionInfo.SILENCE)) {
			float silent = sound.duration() > 0.08 ? 0.6f : 0.15f;
			return new float[] { silent, silent, silent };
		}
		float[] usual = strengths.getOrDefault(vowels.contains(sound.phone()) ? "vowel" : "other",
				new float[] { 1, 1, 1 });
		return strengths.getOrDefault(sound.phone(), usual);
	}

	/** A bell of 12 ms. */
	private static float[][] smoothed(float[][] values) {
		double[] kernel = new double[9];
		double sum = 0;
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = StrictMath.exp(-0.5 * (i - 4) * (i - 4) / 1.44);
			sum += kernel[i];
		}
		float[][] result = new float[values.length][];
		for (int frame = 0; frame < values.length; frame++) {
			float[] pose = new float[values[frame].length];
			for (int i = 0; i < kernel.length; i++) {
				float[] near = values[Math.clamp(frame + i - 4L, 0, values.length - 1)];
				for (int channel = 0; channel < pose.length; channel++) {
					pose[channel] += (float) (kernel[i] / sum * near[channel]);
				}
			}
			result[frame] = pose;
		}
		return result;
	}

	private static void addLayers(Sound sound, Curves curves) {
		double start = sound.start();
		double end = sound.end();
		double middle = (start + end) / 2;
		String phone = sound.phone();
		if (BILABIALS.contains(phone)) {
			double first = sound.duration() >= 0.05 ? start + 0.005 : middle - 0.02;
			double last = sound.duration() >= 0.05 ? end - 0.012 : middle + 0.02;
			last = phone.equals("M") ? last : Math.max(first + 0.02, last - 0.012);
			raise(curves.closed(), 1, first, last, 0.055, 0.050);
		} else if (LABIODENTALS.contains(phone)) {
			double first = sound.duration() > 0.05 ? start + 0.01 : middle - 0.015;
			double last = sound.duration() > 0.05 ? end - 0.01 : middle + 0.015;
			raise(curves.tucked(), 1, first, last, 0.06, 0.05);
		} else if (SIBILANTS.contains(phone)) {
			raise(curves.teeth(), 1, start + 0.01, Math.max(start + 0.02, end - 0.01), 0.05, 0.05);
		} else if (TONGUE.containsKey(phone)) {
			raise(curves.tongue(), TONGUE.getOrDefault(phone, 0f), start + 0.005,
					Math.max(start + 0.015, end - 0.005), 0.05, 0.05);
		}
	}

	/** Raises a layer to {@code height} between two instants, with cosine flanks before and after. */
	private static void raise(float[] layer, float height, double first, double last, double attack, double release) {
		int from = Math.max(0, (int) Math.floor((first - attack) * 100));
		int to = Math.min(layer.length, (int) Math.ceil((last + release) * 100) + 1);
		for (int frame = from; frame < to; frame++) {
			double time = frame / 100.0;
			double rise = time < first ? (time - (first - attack)) / attack : 1 - Math.max(0, time - last) / release;
			double value = height * (0.5 - 0.5 * StrictMath.cos(Math.PI * Math.clamp(rise, 0, 1)));
			layer[frame] = Math.max(layer[frame], (float) value);
		}
	}
}
