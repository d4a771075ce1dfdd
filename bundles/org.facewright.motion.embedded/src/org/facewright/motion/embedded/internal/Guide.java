package org.facewright.motion.embedded.internal;

import java.util.Arrays;
import java.util.List;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.speech.Segment;

/**
 * Leads the network's curves and posteriors to phones that are known. Where the phones are sure, the mouth is one half
 * the rules' and one half the network's, which hears how loud and how clearly is spoken; lips, teeth and tongue then do
 * what the phones demand, and the network's other closures are undone. Where they are doubtful, the network decides.
 * Confined to one thread; allocates nothing per frame.
 */
final class Guide {

	/** Share of the rules in what may be blended. */
	private static final float RULES = 0.5f;
	/** The networks open the jaw this much wider than the rules: so it was captured (composition.py of the recipe). */
	private static final float JAW_GAIN = 1.4f;
	/** Frames that confidence is averaged over to each side. */
	private static final int AROUND = 15;

	private final MouthRules.Curves curves;
	/** How far the phones are to be believed. */
	private final float[] trust;
	/** Index of the phone in every frame; -1 in gaps. */
	private final int[] phone;
	private final int silence;
	private final int nonSpeech;
	private final int phoneCount;
	/** For every weight of the network the channel of the rules that moves it; -1 for none. */
	private final int[] channelOf;
	private final float[] mouth;

	private final int jaw;
	private final int close;
	private final int funnel;
	private final int pucker;
	private final int stretch;
	private final int rollLower;
	private final int rollUpper;
	private final int shrugLower;
	private final int press;
	private final int lowerDown;
	private final int upperUp;
	private final int tongue;

	/** @param phones not empty */
	Guide(ModelPackage model, List<Segment> phones) {
		MouthRules rules = new MouthRules();
		int frames = (int) Math.ceil(phones.getLast().endSeconds() * 100) + 50;
		curves = rules.curves(phones, frames);
		trust = new float[frames];
		phone = new int[frames];
		silence = model.phones().indexOf(MotionInfo.SILENCE);
		nonSpeech = model.phones().indexOf(MotionInfo.NON_SPEECH);
		phoneCount = model.phones().size();
		mark(model, phones);
		channelOf = new int[model.channels().size()];
		for (int i = 0; i < channelOf.length; i++) {
			channelOf[i] = rules.channels.indexOf(model.channels().get(i).replaceFirst("(Left|Right)$", ""));
		}
		mouth = new float[rules.channels.size()];
		jaw = rules.channels.indexOf("jawOpen");
		close = rules.channels.indexOf("mouthClose");
		funnel = rules.channels.indexOf("mouthFunnel");
		pucker = rules.channels.indexOf("mouthPucker");
		stretch = rules.channels.indexOf("mouthStretch");
		rollLower = rules.channels.indexOf("mouthRollLower");
		rollUpper = rules.channels.indexOf("mouthRollUpper");
		shrugLower = rules.channels.indexOf("mouthShrugLower");
		press = rules.channels.indexOf("mouthPress");
		lowerDown = rules.channels.indexOf("mouthLowerDown");
		upperUp = rules.channels.indexOf("mouthUpperUp");
		tongue = rules.channels.indexOf("tongueOut");
	}

	private void mark(ModelPackage model, List<Segment> phones) {
		float[] confidence = new float[trust.length];
		int[] spoken = new int[trust.length];
		Arrays.fill(phone, -1);
		for (Segment segment : phones) {
			int from = (int) Math.round(segment.startSeconds() * 100);
			int to = Math.min(trust.length, (int) Math.round(segment.endSeconds() * 100));
			for (int frame = from; frame < to; frame++) {
				confidence[frame] = (float) segment.confidence();
				spoken[frame] = 1;
				phone[frame] = model.phones().indexOf(segment.label());
			}
		}
		for (int frame = 0; frame < trust.length; frame++) {
			float sum = 0;
			int count = 0;
			for (int near = Math.max(0, frame - AROUND); near < Math.min(trust.length, frame + AROUND); near++) {
				sum += confidence[near];
				count += spoken[near];
			}
			trust[frame] = count == 0 ? 1 : MouthShaping.smoothstep(0.08f, 0.3f, sum / count);
		}
	}

	/** Changes one frame of the network in place. */
	void lead(int frame, float[] weights, int weightsFrom, float[] posteriors, int posteriorsFrom) {
		if (frame >= trust.length) {
			return;
		}
		boolean spoken = phone[frame] >= 0;
		float sure = spoken
				? trust[frame]
				: trust[frame] * (posteriors[posteriorsFrom + silence] + posteriors[posteriorsFrom + nonSpeech]);
		for (int i = 0; i < channelOf.length; i++) {
			if (channelOf[i] >= 0) {
				mouth[channelOf[i]] = weights[weightsFrom + i];
			}
		}
		blend(curves.blended()[frame]);
		overlay(curves.closed()[frame], curves.tucked()[frame], curves.teeth()[frame], curves.tongue()[frame]);
		for (int i = 0; i < channelOf.length; i++) {
			if (channelOf[i] >= 0) {
				float led = Math.clamp(mouth[channelOf[i]], 0, 1);
				weights[weightsFrom + i] += sure * (led - weights[weightsFrom + i]);
			}
		}
		for (int i = 0; i < phoneCount; i++) {
			float known = i == (spoken ? phone[frame] : silence) ? 1 : 0;
			posteriors[posteriorsFrom + i] += sure * (known - posteriors[posteriorsFrom + i]);
		}
	}

	/** The rules' share; what only closures move is theirs alone and comes with the layers. */
	private void blend(float[] pose) {
		for (int i = 0; i < mouth.length; i++) {
			boolean layered = i == close || i == press || i == rollLower || i == rollUpper || i == tongue;
			float rule = i == jaw ? JAW_GAIN * pose[i] : pose[i];
			mouth[i] = layered ? rule : mouth[i] + RULES * (rule - mouth[i]);
		}
	}

	private void overlay(float closed, float tucked, float teeth, float tongueShown) {
		float[] m = mouth;
		m[jaw] /= JAW_GAIN;
		m[jaw] = Math.min(m[jaw], m[jaw] * (1 - teeth) + 0.05f * teeth);
		m[jaw] = Math.min(m[jaw], m[jaw] * (1 - tucked) + 0.09f * tucked);
		m[jaw] *= JAW_GAIN * (1 - 0.55f * closed);
		m[lowerDown] *= (1 - closed) * (1 - 0.9f * tucked);
		m[upperUp] = (m[upperUp] + 0.10f * tucked) * (1 - closed);
		m[funnel] *= (1 - 0.75f * closed) * (1 - 0.6f * tucked);
		m[pucker] *= 1 - 0.35f * closed;
		m[stretch] *= 1 - 0.3f * closed;
		m[rollLower] += 0.42f * tucked * (1 - closed) + 0.20f * closed;
		m[rollUpper] += 0.12f * closed;
		m[press] += 0.35f * closed;
		m[shrugLower] += 0.06f * tucked;
		m[close] = closed * m[jaw];
		m[tongue] = tongueShown * (1 - closed);
	}
}
