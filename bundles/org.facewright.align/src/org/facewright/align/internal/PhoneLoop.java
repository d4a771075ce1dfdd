package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.api.speech.AlignedSpeech;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;

/**
 * Recognises phones without words: the best path through a loop of all phones, each of which lasts 30 ms at least, and
 * where every change costs as much as {@value #CHANGE} nats of evidence.
 */
final class PhoneLoop {

	private static final float CHANGE = 3;
	private static final double LEAST_SECONDS = 0.03;

	private final Posteriors posteriors;
	private final List<PhoneChoice> phones;

	PhoneLoop(Posteriors posteriors) {
		this.posteriors = posteriors;
		Stream<PhoneChoice> spoken = posteriors.names().stream()
				.filter(name -> !PhoneChoice.SILENCE.sounds().contains(name))
				.map(name -> new PhoneChoice(List.of(name)));
		phones = Stream.concat(Stream.of(PhoneChoice.SILENCE), spoken).toList();
	}

	AlignedSpeech recognise(Progress progress) {
		int[] path = path(progress);
		List<Segment> found = new ArrayList<>();
		double sure = 0;
		double spoken = 0;
		double startSeconds = 0;
		int start = 0;
		for (int frame = 1; frame <= path.length; frame++) {
			if (frame < path.length && path[frame] == path[start]) {
				continue;
			}
			PhoneChoice phone = phones.get(path[start]);
			PhoneChoice next = frame < path.length ? phones.get(path[frame]) : PhoneChoice.SILENCE;
			double endSeconds = posteriors.boundarySeconds(frame, phone, next);
			if (phone != PhoneChoice.SILENCE) {
				double sum = 0;
				for (int i = start; i < frame; i++) {
					sum += posteriors.probability(i, phone);
				}
				Segment segment = new Segment(startSeconds, endSeconds, phone.label(),
						Math.min(1, sum / (frame - start)));
				found.add(segment);
				sure += segment.confidence() * segment.durationSeconds();
				spoken += segment.durationSeconds();
			}
			start = frame;
			startSeconds = endSeconds;
		}
		List<Problem> problems = found.isEmpty()
				? List.of(Problem.info("align.silence", "no speech was found in the recording"))
				: List.of();
		return new AlignedSpeech(new SpeechLanes(List.of(), found), spoken == 0 ? 0 : Math.min(1, sure / spoken),
				problems);
	}

	/** For each frame its phone. A state is a phone in its first, second, … last frame; in the last one it may stay. */
	private int[] path(Progress progress) {
		float[][] logs = posteriors.logarithms(phones);
		int count = phones.size();
		int least = (int) Math.max(1, Math.round(LEAST_SECONDS * posteriors.framesPerSecond()));
		int frames = logs.length;
		float[] score = new float[count * least];
		float[] next = new float[score.length];
		short[][] back = new short[frames][score.length];
		Arrays.fill(score, Float.NEGATIVE_INFINITY);
		for (int phone = 0; phone < count; phone++) {
			score[phone * least] = logs[0][phone];
		}
		for (int frame = 1; frame < frames; frame++) {
			if (frame % 4096 == 0) {
				progress.checkCancelled();
			}
			int bestEnd = bestEnd(score, count, least);
			for (int phone = 0; phone < count; phone++) {
				int first = phone * least;
				int last = first + least - 1;
				for (int state = first; state <= last; state++) {
					float top = state == first ? score[bestEnd] - CHANGE : score[state - 1];
					int from = state == first ? bestEnd : state - 1;
					if (state == last && score[last] >= top) {
						top = score[last];
						from = last;
					}
					next[state] = top + logs[frame][phone];
					back[frame][state] = (short) from;
				}
			}
			float[] swap = score;
			score = next;
			next = swap;
		}
		int state = bestEnd(score, count, least);
		int[] path = new int[frames];
		for (int frame = frames - 1; frame >= 0; frame--) {
			path[frame] = state / least;
			state = frame > 0 ? back[frame][state] : state;
		}
		return path;
	}

	private static int bestEnd(float[] score, int count, int least) {
		int best = least - 1;
		for (int phone = 1; phone < count; phone++) {
			int last = (phone + 1) * least - 1;
			if (score[last] > score[best]) {
				best = last;
			}
		}
		return best;
	}
}
