package org.facewright.motion.embedded.internal;

import java.util.List;

import org.facewright.core.motion.Arkit;

/**
 * Turns what the network says into the pose of a face, frame by frame: strengths, smoothing, lip closures, F and V,
 * rest in silence, blinks. Live it uses the past only; for files it looks {@value #LOOK_AHEAD} frames ahead, and gives
 * each frame that much later. Allocates nothing per frame. Confined to one thread.
 * <p>
 * Closures follow the phones, of which the network is surer than of its curves: with p = p(P) + p(B) + p(M), weighted
 * over neighbouring frames, and c = smoothstep(0.22, 0.55, p), the lips meet to the degree c, and half-hearted closures
 * of the curves are opened where c is small. F and V likewise with smoothstep(0.20, 0.50, p(F) + p(V)).
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
	/** From the level that counts as silence up to the one that counts as speech. */
	private static final float GATE_WIDTH_DB = 10;

	private final MouthSettings settings;
	private final boolean live;
	private final int delay;

	private final int networkWeights;
	private final int phoneCount;
	/** For each weight of the network its place among the 52. */
	private final int[] faceIndex;
	private final float[] gain = new float[Arkit.FACE.size()];
	private final int[] bilabial;
	private final int[] labiodental;
	private final int silence;

	private final int jawOpen = Arkit.JAW_OPEN;
	private final int mouthClose = Arkit.MOUTH_CLOSE;
	private final int funnel = Arkit.FACE.indexOf("mouthFunnel");
	private final int rollLower = Arkit.FACE.indexOf("mouthRollLower");
	private final int rollUpper = Arkit.FACE.indexOf("mouthRollUpper");
	private final int[] press = pair("mouthPress");
	private final int[] lowerDown = pair("mouthLowerDown");
	private final int[] upperUp = pair("mouthUpperUp");
	private final int[] blink = pair("eyeBlink");

	/** Rings of the newest frames: weights as the network gave them, posteriors, and how sure speech is there. */
	private final float[][] weights = new float[KEPT][Arkit.FACE.size()];
	private final float[][] phones;
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

	MouthShaping(ModelPackage model, MouthSettings settings, boolean live) {
		this.settings = settings;
		this.live = live;
		delay = live ? 0 : LOOK_AHEAD;
		networkWeights = model.channels().size();
		phoneCount = model.phones().size();
		faceIndex = model.channels().stream().mapToInt(Arkit.FACE::indexOf).toArray();
		phones = new float[KEPT][phoneCount];
		bilabial = indices(model.phones(), "P", "B", "M");
		labiodental = indices(model.phones(), "F", "V");
		silence = model.phones().indexOf("SIL");
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
		pose = new float[Arkit.FACE.size() + phoneCount];
	}

	private static int[] pair(String name) {
		return new int[] { Arkit.FACE.indexOf(name + "Left"), Arkit.FACE.indexOf(name + "Right") };
	}

	private static int[] indices(List<String> names, String... wanted) {
		int[] indices = new int[wanted.length];
		for (int i = 0; i < wanted.length; i++) {
			indices[i] = names.indexOf(wanted[i]);
		}
		return indices;
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
	void add(float[] networkWeight, int weightFrom, float[] networkPhones, int phoneFrom) {
		int slot = added % KEPT;
		for (int i = 0; i < networkWeights; i++) {
			weights[slot][faceIndex[i]] = networkWeight[weightFrom + i] * gain[faceIndex[i]];
		}
		System.arraycopy(networkPhones, phoneFrom, phones[slot], 0, phoneCount);
		float before = phones[Math.max(0, added - 1) % KEPT][silence];
		float quiet = smoothstep(0.5f, 0.9f, 0.5f * (before + phones[slot][silence]));
		speech[slot] = (1 - quiet) * smoothstep(0, GATE_WIDTH_DB, levelDb(added) - settings.silenceLevelDb());
		added++;
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
		closeLips(frame);
		for (int i = 0; i < smoothed.length; i++) {
			pose[i] = smoothed[i] * rest;
		}
		float lid = blinks.next(rest < 0.5f);
		for (int eye : blink) {
			pose[eye] = Math.max(pose[eye], lid);
		}
		System.arraycopy(phones[frame % KEPT], 0, pose, smoothed.length, phoneCount);
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

	private void closeLips(int frame) {
		float[] w = smoothed;
		float sil = phones[frame % KEPT][silence];
		float c = Math.min(1, settings.closure() * smoothstep(0.22f, 0.55f, posterior(frame, bilabial)));
		float f = Math.min(1, settings.labiodental() * smoothstep(0.20f, 0.50f, posterior(frame, labiodental)))
				* (1 - c);
		float keep = 0.25f + 0.75f * Math.max(c, smoothstep(0.4f, 0.8f, sil));
		keep = 1 - Math.min(1, settings.closure()) * (1 - keep);
		float jaw = w[jawOpen];
		w[jawOpen] = jaw * (1 - 0.45f * c) * (1 - f) + Math.min(jaw, 0.09f) * f;
		w[mouthClose] = Math.min(w[jawOpen], Math.max(w[mouthClose] * keep, c * w[jawOpen]));
		w[rollLower] = Math.max(w[rollLower] * Math.max(keep, f), Math.max(0.42f * f, 0.12f * c));
		w[rollUpper] = Math.max(w[rollUpper] * keep, 0.12f * c);
		w[funnel] *= (1 - 0.75f * c) * (1 - 0.6f * f);
		for (int side = 0; side < 2; side++) {
			w[press[side]] = Math.max(w[press[side]] * keep, 0.35f * c);
			w[lowerDown[side]] *= (1 - c) * (1 - 0.9f * f);
			w[upperUp[side]] *= 1 - c;
		}
	}

	/** Sum of some posteriors, over the neighbouring frames where both are known, over this and the last one live. */
	private float posterior(int frame, int[] wanted) {
		float now = sum(frame, wanted);
		float before = sum(Math.max(0, frame - 1), wanted);
		return live ? 0.75f * now + 0.25f * before : 0.25f * before + 0.5f * now + 0.25f * sum(frame + 1, wanted);
	}

	private float sum(int frame, int[] wanted) {
		float[] posteriors = phones[frame % KEPT];
		float sum = 0;
		for (int phone : wanted) {
			sum += posteriors[phone];
		}
		return sum;
	}

	static float smoothstep(float from, float to, float value) {
		float t = Math.clamp((value - from) / (to - from), 0, 1);
		return t * t * (3 - 2 * t);
	}
}
