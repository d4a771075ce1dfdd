package org.facewright.operations.qc;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.facewright.api.qc.QcInput;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.operations.score.PhoneClasses;

/**
 * A face by formula that says made-up words as a good one does: lips shut on P B M, teeth on F V, rounded on W UW OW,
 * wide on open vowels; blinks, a little lopsided, never quite still.
 */
final class MadeUpSpeech {

	private static final List<String> VOWELS = List.of("AA1", "IY0", "EH1", "UW1", "AE1", "AH0", "OW1", "IH0", "AO1");
	private static final List<String> CONSONANTS = List.of("P", "T", "S", "M", "L", "F", "K", "B", "N", "D", "SH", "V",
			"R", "W");

	private static final Set<String> SIBILANTS = Set.of("S", "SH");

	private MadeUpSpeech() {
	}

	static QcInput line(int seed, FrameRate rate, int syllables) {
		Random random = new Random(seed);
		List<Segment> phones = new ArrayList<>();
		double time = 0.4;
		for (int i = 0; i < syllables; i++) {
			time += i % 11 == 10 ? 0.5 + 0.2 * random.nextDouble() : 0;
			double consonant = 0.07 + 0.04 * random.nextDouble();
			phones.add(new Segment(time, time + consonant, CONSONANTS.get(random.nextInt(CONSONANTS.size())), 1));
			time += consonant;
			double vowel = 0.1 + 0.1 * random.nextDouble();
			phones.add(new Segment(time, time + vowel, VOWELS.get(random.nextInt(VOWELS.size())), 1));
			time += vowel;
		}
		return new QcInput(face(seed, rate, phones, time + 0.5), new SpeechLanes(List.of(), phones));
	}

	private static MotionClip face(int seed, FrameRate rate, List<Segment> phones, double seconds) {
		int frames = (int) rate.framesCovering(Math.round(seconds * 48000), 48000);
		double fps = rate.framesPerSecond();
		float[][] poses = new float[frames][Arkit.FACE.size()];
		double[] jaw = new double[frames];
		double[] round = new double[frames];
		double[] roll = new double[frames];
		double[] lower = new double[frames];
		double[] spread = new double[frames];
		double[] shut = new double[frames];
		for (Segment phone : phones) {
			String name = FaceCurves.name(phone);
			double open = PhoneClasses.OPENNESS.containsKey(name)
					? 0.08 + 0.34 * PhoneClasses.OPENNESS.getOrDefault(name, 0.0)
					: SIBILANTS.contains(name) ? 0.03 : PhoneClasses.BILABIALS.contains(name) ? 0.1 : 0.07;
			add(jaw, fps, phone, open, 0.05);
			add(round, fps, phone, Set.of("W", "UW", "OW").contains(name) ? 0.5 : 0, 0.05);
			add(roll, fps, phone, PhoneClasses.LABIODENTALS.contains(name) ? 0.45 : 0, 0.05);
			add(lower, fps, phone, SIBILANTS.contains(name) || name.equals("EH") ? 0.2 : 0.04, 0.05);
			add(spread, fps, phone, Set.of("IY", "EH", "S").contains(name) ? 0.25 : 0.03, 0.05);
			if (PhoneClasses.BILABIALS.contains(name)) {
				for (int frame = 0; frame < frames; frame++) {
					double outside = Math.max(0, Math.max(phone.startSeconds() - frame / fps,
							frame / fps - phone.endSeconds() + 0.015));
					shut[frame] = Math.max(shut[frame],
							outside > 0.05 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * outside / 0.05));
				}
			}
		}
		for (int frame = 0; frame < frames; frame++) {
			float[] pose = poses[frame];
			double second = frame / fps;
			for (int i = 0; i < pose.length; i++) {
				// Slow life of every channel, different in each.
				double life = Math.sin(second * (0.7 + 0.037 * i) + seed + i);
				pose[i] = (float) (0.012 * (1 + life) * (isMouth(i) ? 0.3 : 1));
			}
			set(pose, "jawOpen", jaw[frame] + 0.005);
			set(pose, "mouthClose", shut[frame] * jaw[frame]);
			set(pose, "mouthPucker", round[frame]);
			set(pose, "mouthFunnel", 0.4 * round[frame] + 0.1 * jaw[frame]);
			set(pose, "mouthRollLower", roll[frame] * (1 - shut[frame]) + 0.1 * shut[frame]);
			set(pose, "mouthLowerDownLeft", 1.05 * lower[frame] * (1 - shut[frame]));
			set(pose, "mouthLowerDownRight", 0.95 * lower[frame] * (1 - shut[frame]));
			set(pose, "mouthSmileLeft", spread[frame] + 0.03 + 0.03 * Math.sin(1.3 * second + seed));
			set(pose, "mouthSmileRight", spread[frame] + 0.03 + 0.03 * Math.sin(0.9 * second));
			set(pose, "browInnerUp", 0.1 + 0.08 * Math.sin(1.1 * second + seed));
			double blink = (second + 0.37 * seed) % 4 - 2;
			double lid = Math.abs(blink) > 0.12 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * blink / 0.12);
			set(pose, "eyeBlinkLeft", 0.03 + 0.95 * lid);
			set(pose, "eyeBlinkRight", 0.03 + 0.93 * lid);
		}
		return MotionClip.ofPoses(rate, Arkit.FACE, poses);
	}

	private static boolean isMouth(int channel) {
		return Arkit.FACE.channel(channel).name().startsWith("mouth");
	}

	private static void set(float[] pose, String channel, double value) {
		pose[Arkit.FACE.indexOf(channel)] = (float) value;
	}

	/** A phone's share of a curve: its value while it sounds, blended with its neighbours' over the given time. */
	private static void add(double[] curve, double fps, Segment phone, double value, double blend) {
		for (int frame = 0; frame < curve.length; frame++) {
			double second = frame / fps;
			curve[frame] += value * (ramp((second - phone.startSeconds()) / blend)
					- ramp((second - phone.endSeconds()) / blend));
		}
	}

	private static double ramp(double at) {
		return at <= -1 ? 0 : at >= 1 ? 1 : 0.5 + 0.5 * Math.sin(Math.PI / 2 * at);
	}
}
