package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.inference.InferenceException;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.emotion.EmotionDriver;
import org.facewright.motion.a2f.internal.emotion.EmotionSchedule;
import org.facewright.motion.a2f.internal.emotion.EmotionSettings;
import org.facewright.motion.a2f.internal.emotion.EmotionTrack;

/**
 * Emotions of one track as the emotion network hears them, mixed with those set by hand. Serves to drive the face and
 * for nothing else. Confined to one thread.
 */
final class HeardEmotion {

	/** The maker's network hears 30 000 samples, runs at every eleventh frame, and is smoothed 30 times a second. */
	static final int WINDOW = 30_000;
	static final int SKIP = 10;
	static final FrameRate RATE = FrameRate.FPS_30;

	private final SharedNetwork network;
	private final EmotionSchedule schedule;
	private final EmotionTrack heard;
	private final EmotionTrack keys;
	private final EmotionDriver driver;
	private final HandEmotion hand;
	private final boolean byHand;
	/** Frames of the face per frame of this schedule. */
	private final double framesPerStep;
	private final float[] window = new float[WINDOW];
	private final float[] scores;
	private final float[] emotion;
	private final SharedNetwork.Job job;
	private long next;

	HeardEmotion(SharedNetwork network, int scored, int sampleRate, FrameRate faceRate, EmotionSettings settings,
			HandEmotion hand) {
		this.network = network;
		this.hand = hand;
		schedule = new EmotionSchedule(WINDOW, SKIP, RATE, sampleRate);
		int size = settings.beginning().length;
		heard = new EmotionTrack(size);
		keys = new EmotionTrack(size);
		driver = new EmotionDriver(settings, keys);
		byHand = !hand.isNeutral();
		framesPerStep = faceRate.framesPerSecond() / RATE.framesPerSecond();
		scores = new float[scored];
		emotion = new float[size];
		job = new SharedNetwork.Job() {
			@Override
			public int rowCount() {
				return 1;
			}

			@Override
			public void write(SharedNetwork.Batch batch, int firstRow) {
				batch.put("input_values", firstRow, window, 0);
			}

			@Override
			public void read(SharedNetwork.Batch batch, int firstRow) {
				batch.get("output", firstRow, scores, 0);
			}
		};
	}

	/** How far it hears ahead of a frame. */
	static double lookAheadSeconds(int sampleRate) {
		return (WINDOW - WINDOW / 2) / (double) sampleRate;
	}

	/** Hears on as far as the sound goes. */
	void advance(SoundTrack sound, boolean closed) throws InferenceException {
		while (true) {
			long time = RATE.sampleOf(next, schedule.sampleRate());
			boolean runs = schedule.runsAt(next);
			boolean there = closed ? time < sound.length() : !runs || schedule.startOf(next) + WINDOW <= sound.length();
			if (!there) {
				break;
			}
			if (runs) {
				sound.read(schedule.startOf(next), WINDOW, 1, window, 0);
				network.run(job);
			}
			if (byHand) {
				hand.read(next * framesPerStep, emotion, 0);
				keys.add(time, emotion);
			}
			driver.frame(time, scores, 0, emotion);
			heard.add(time, emotion);
			next++;
		}
		if (closed && !heard.isEmpty()) {
			heard.close();
		}
	}

	/** What was heard so far. */
	EmotionTrack heard() {
		return heard;
	}

	/** First sample that may still be listened to. */
	long needsFrom() {
		return schedule.startOf(next);
	}

	/** Nothing before this sample will be read any more. */
	void dropBefore(long sample) {
		heard.dropBefore(sample);
		keys.dropBefore(sample);
	}
}
