package org.facewright.motion.embedded.internal;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.motion.Arkit;

/**
 * Turns what the network says into the pose of a face, frame by frame: strengths, smoothing, lip closures, F and V,
 * rest in silence, moods, blinks. Live it uses the past only; for files it looks {@value #LOOK_AHEAD} frames ahead, and gives
 * each frame that much later. Allocates nothing per frame. Confined to one thread.
 */
final class MouthShaping {

	/** Frames. */
	static final int LOOK_AHEAD = 12;

	/** Frames kept: look-ahead to one side and as much of the past to the other. */
	private static final int KEPT = 32;
	/** Frames that a mouth stays open to motion after speech, and that it then takes to come to rest. */
	private static final int HOLD = 8;
	private static final int RELEASE = 14;
	/** Live, a mouth at rest takes this many frames to be free. */
	private static final int ATTACK = 3;
	private static final Voice[] VOICE = Voice.values();
	/** From the level that counts as silence up to the one that counts as speech. */
	private static final float GATE_WIDTH_DB = 10;

	private final MouthSettings settings;
	private final Emotions emotions;
	private final boolean live;
	private final int delay;

	private final int networkWeights;
	private final int phoneCount;
	/** For each weight of the network its place among the 52. */
	private final int[] faceIndex;
	private final float[] gain = new float[Arkit.FACE.size()];
	private final int silence;
	private final int nonSpeech;

	/** Below this opening nobody can tell how far the lips are closed. */
	private static final float LEAST_JAW = 0.01f;

	private final int jawOpen = Arkit.JAW_OPEN;
	private final int mouthClose = Arkit.MOUTH_CLOSE;
	private final int rollLower = Arkit.FACE.indexOf("mouthRollLower");
	private final int rollUpper = Arkit.FACE.indexOf("mouthRollUpper");
	private final int[] press = pair("mouthPress");
	private final int[] lowerDown = pair("mouthLowerDown");
	private final int[] upperUp = pair("mouthUpperUp");
	private final int[] blink = pair("eyeBlink");

	/** Rings of the newest frames: weights as the network gave them, posteriors and voice, and how sure speech is there. */
	private final float[][] weights = new float[KEPT][Arkit.FACE.size()];
	private final float[][] heardThere;
	private final float[] speech = new float[KEPT];
	private int added;
	/** Ring of the power of the newest hops of sound. */
	private final float[] power = new float[128];
	private int heard;

	private final float[] kernel;
	private final float[] smoothed = new float[Arkit.FACE.size()];
	private int sinceSpeech = HOLD + RELEASE;
	private float open;
	private float openAtSpeech;
	private final Blinks blinks;
	private final float[] pose;

	MouthShaping(ModelPackage model, MouthSettings settings, Emotions emotions, boolean live) {
		this.settings = settings;
		this.emotions = emotions;
		this.live = live;
		delay = live ? 0 : LOOK_AHEAD;
		networkWeights = model.channels().size();
		phoneCount = model.phones().size();
		faceIndex = model.channels().stream().mapToInt(Arkit.FACE::indexOf).toArray();
		heardThere = new float[KEPT][phoneCount + VOICE.length];
		silence = model.phones().indexOf(MotionInfo.SILENCE);
		nonSpeech = model.phones().indexOf(MotionInfo.NON_SPEECH);
		for (int i = 0; i < gain.length; i++) {
			String name = Arkit.FACE.channel(i).name();
			gain[i] = name.startsWith("jaw") || i == mouthClose
					? settings.jaw()
					: name.startsWith("mouth") || name.startsWith("cheek")
							? settings.lips()
							: name.startsWith("tongue") ? settings.tongue() : 1;
		}
		kernel = kernel(settings.smoothingFrames());
		blinks = new Blinks(settings.blinksPerMinute(), settings.seed());
		pose = new float[Arkit.FACE.size() + phoneCount + VOICE.length];
	}

	private static int[] pair(String name) {
		return new int[] { Arkit.FACE.indexOf(name + "Left"), Arkit.FACE.indexOf(name + "Right") };
	}

	/** One half of a bell with this standard deviation, frame 0 first; all of it sums to 1. */
	private static float[] kernel(double sigma) {
		int reach = Math.min(LOOK_AHEAD, (int) Math.ceil(3 * sigma));
		float[] half = new float[reach + 1];
		double sum = 0;
		for (int i = 0; i <= reach; i++) {
			half[i] = sigma == 0 ? 1 : (float) StrictMath.exp(-0.5 * i * i / (sigma * sigma));
			sum += i == 0 ? half[i] : 2 * half[i];
		}
		for (int i = 0; i <= reach; i++) {
			half[i] /= (float) sum;
		}
		return half;
	}

	/** Tells the sound of the next hop; comes before the frame that the network made of it. */
	void hear(float[] samples, int from, int count) {
		double sum = 0;
		for (int i = from; i < from + count; i++) {
			sum += (double) samples[i] * samples[i];
		}
		power[heard++ % power.length] = (float) (sum / count);
	}

	/** Adds the next frame of the network. */
	void add(float[] networkWeight, int weightFrom, float[] networkPhones, int phoneFrom, float[] networkVoice,
			int voiceFrom) {
		int slot = added % KEPT;
		for (int i = 0; i < networkWeights; i++) {
			weights[slot][faceIndex[i]] = networkWeight[weightFrom + i] * gain[faceIndex[i]];
		}
		System.arraycopy(networkPhones, phoneFrom, heardThere[slot], 0, phoneCount);
		for (int i = 0; i < VOICE.length; i++) {
			heardThere[slot][phoneCount + i] = VOICE[i].channelValue(networkVoice[voiceFrom + i]);
		}
		float unspoken = unspoken(Math.max(0, added - 1) % KEPT) + unspoken(slot);
		float quiet = smoothstep(0.5f, 0.9f, 0.5f * unspoken);
		speech[slot] = (1 - quiet) * smoothstep(0, GATE_WIDTH_DB, levelDb(added) - settings.silenceLevelDb());
		added++;
	}

	private float unspoken(int slot) {
		return heardThere[slot][silence] + heardThere[slot][nonSpeech];
	}

	/** Level of the two hops that surround the instant of a frame, dB of full scale. */
	private float levelDb(int frame) {
		int next = Math.min(frame + 1, heard - 1);
		float mean = 0.5f * (power[Math.min(frame, next) % power.length] + power[next % power.length]);
		return (float) (10 * StrictMath.log10(mean + 1e-12));
	}

	/** Whether the frame just added completed one. */
	boolean hasFrame() {
		return added > delay;
	}

	/** The newest frame that is complete; overwritten by the next call. */
	float[] pose() {
		int frame = added - 1 - delay;
		smooth(frame);
		float rest = settings.gated() ? openness(frame) : 1;
		closeLips();
		for (int i = 0; i < smoothed.length; i++) {
			pose[i] = smoothed[i] * rest;
		}
		emotions.add(frame, pose, rest);
		float lid = blinks.next(rest < 0.5f);
		for (int eye : blink) {
			pose[eye] = Math.max(pose[eye], lid);
		}
		float[] there = heardThere[frame % KEPT];
		System.arraycopy(there, 0, pose, smoothed.length, there.length);
		return pose;
	}

	private void smooth(int frame) {
		for (int i = 0; i < smoothed.length; i++) {
			smoothed[i] = weights[frame % KEPT][i];
		}
		if (kernel.length == 1) {
			return;
		}
		for (int i = 0; i < smoothed.length; i++) {
			smoothed[i] = live ? behind(frame, i) : around(frame, i);
		}
	}

	private float around(int frame, int channel) {
		float sum = kernel[0] * weights[frame % KEPT][channel];
		for (int d = 1; d < kernel.length; d++) {
			int before = Math.max(0, frame - d);
			int after = frame + d;
			sum += kernel[d] * (weights[before % KEPT][channel] + weights[after % KEPT][channel]);
		}
		return sum;
	}

	private float behind(int frame, int channel) {
		float sum = 0;
		float total = 0;
		for (int d = 0; d < kernel.length; d++) {
			sum += kernel[d] * weights[Math.max(0, frame - d) % KEPT][channel];
			total += kernel[d];
		}
		return sum / total;
	}

	/** 1 where somebody speaks, 0 at rest; rises ahead of speech where the future is known, and falls late. */
	private float openness(int frame) {
		float ahead = speech[frame % KEPT];
		for (int d = 1; d <= delay; d++) {
			ahead = Math.max(ahead, speech[(frame + d) % KEPT] * smoothstep(0, 1, 1 - d / (delay + 1f)));
		}
		if (live) {
			ahead = Math.min(ahead, open + 1f / ATTACK);
		}
		float falling = openAtSpeech * smoothstep(0, 1, 1 - (sinceSpeech + 1f - HOLD) / RELEASE);
		if (ahead >= falling) {
			sinceSpeech = 0;
			openAtSpeech = ahead;
			open = ahead;
		} else {
			sinceSpeech++;
			open = falling;
		}
		return open;
	}

	/** Firmer or softer closures and F V than the network's, as the user wants them. */
	private void closeLips() {
		float[] w = smoothed;
		float c = w[jawOpen] > LEAST_JAW ? Math.min(1, w[mouthClose] / w[jawOpen]) : 0;
		float firm = settings.closure();
		float wanted = firm <= 1 ? c * firm : 1 - (float) StrictMath.pow(1 - c, firm);
		if (firm != 1 && c > 0) {
			w[jawOpen] *= (1 - 0.55f * wanted) / (1 - 0.55f * c);
			w[rollUpper] *= wanted / c;
			w[rollLower] = Math.max(0, w[rollLower] + 0.20f * (wanted - c));
			for (int side = 0; side < 2; side++) {
				w[press[side]] *= wanted / c;
				w[lowerDown[side]] *= c < 1 ? Math.min(1, (1 - wanted) / (1 - c)) : 1;
				w[upperUp[side]] *= c < 1 ? Math.min(1, (1 - wanted) / (1 - c)) : 1;
			}
			w[mouthClose] = wanted * w[jawOpen];
		}
		if (settings.labiodental() != 1) {
			float t = Math.clamp((w[rollLower] - 0.20f * wanted) / 0.42f, 0, 1);
			float more = t * (settings.labiodental() - 1);
			w[rollLower] = Math.max(0, w[rollLower] + 0.42f * more);
			float pulled = Math.clamp(more, 0, 1);
			w[jawOpen] -= pulled * Math.max(0, w[jawOpen] - 0.09f);
			for (int side = 0; side < 2; side++) {
				w[lowerDown[side]] *= 1 - 0.9f * pulled;
			}
		}
		w[mouthClose] = Math.min(w[mouthClose], w[jawOpen]);
	}

	static float smoothstep(float from, float to, float value) {
		float t = Math.clamp((value - from) / (to - from), 0, 1);
		return t * t * (3 - 2 * t);
	}
}
