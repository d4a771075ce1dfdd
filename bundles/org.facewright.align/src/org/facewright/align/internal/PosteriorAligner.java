package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.facewright.api.speech.AlignedSpeech;
import org.facewright.api.speech.SpeechAligner;
import org.facewright.api.speech.SpeechLanguage;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.osgi.service.component.annotations.Component;

/**
 * Aligns by the most probable path through the phone posteriors. A phone's confidence is the mean probability that the
 * model gave it while it lasts; a word's that of its phones over its time.
 */
@Component
public final class PosteriorAligner implements SpeechAligner {

	static final List<String> LANGUAGES = List.of("en", "de", "es", "zh-Latn-pinyin");

	/** Below this a word is doubtful; correct words of clear speech lie around 0.7. */
	private static final double DOUBTFUL = 0.15;
	private static final int NAMED = 5;

	@Override
	public String id() {
		return "posteriors";
	}

	@Override
	public List<SpeechLanguage> languages() {
		return LANGUAGES.stream().map(id -> Language.of(id).description()).toList();
	}

	@Override
	public AlignedSpeech align(MotionClip phones, String transcript, String language, Progress progress) {
		if (!LANGUAGES.contains(language)) {
			throw new IllegalArgumentException("there is no language '%s'; known: %s".formatted(language,
					String.join(", ", LANGUAGES)));
		}
		Posteriors posteriors = new Posteriors(phones);
		Transcript text = new Transcript(transcript, Language.of(language));
		if (text.words().isEmpty()) {
			throw new IllegalArgumentException("the transcript has no word that can be spoken");
		}
		Lattice lattice = new Lattice(text.words(), posteriors.framesPerSecond());
		int[] units = path(lattice, posteriors, progress);
		List<Problem> problems = new ArrayList<>();
		if (!text.unknown().isEmpty()) {
			problems.add(Problem.warning("align.unknown", "left out because nobody could say them: "
					+ named(text.unknown()), "write them as they are spoken"));
		}
		return aligned(lattice, units, posteriors, text.words(), problems);
	}

	private static int[] path(Lattice lattice, Posteriors posteriors, Progress progress) {
		List<PhoneChoice> symbols = List
				.copyOf(new LinkedHashSet<>(lattice.units().stream().map(Lattice.Unit::phone).toList()));
		int[] symbolOfUnit = lattice.units().stream().mapToInt(unit -> symbols.indexOf(unit.phone())).toArray();
		return new BestPath(lattice, posteriors.logarithms(symbols), symbolOfUnit).find(progress)
				.orElseThrow(() -> new IllegalArgumentException(
						"the transcript has more words than can be spoken in %.1f s; give the words of this recording only"
								.formatted(posteriors.frames() / posteriors.framesPerSecond())));
	}

	private static AlignedSpeech aligned(Lattice lattice, int[] units, Posteriors posteriors,
			List<Transcript.Word> written, List<Problem> problems) {
		List<Segment> phones = new ArrayList<>();
		List<Segment> words = new ArrayList<>();
		int start = 0;
		int word = -1;
		double startSeconds = 0;
		double sure = 0;
		double spoken = 0;
		int firstOfWord = 0;
		for (int frame = 1; frame <= units.length; frame++) {
			if (frame < units.length && units[frame] == units[start]) {
				continue;
			}
			Lattice.Unit unit = lattice.unit(units[start]);
			PhoneChoice next = frame < units.length ? lattice.unit(units[frame]).phone() : PhoneChoice.SILENCE;
			double endSeconds = posteriors.boundarySeconds(frame, unit.phone(), next);
			if (unit.word() >= 0) {
				if (unit.word() != word) {
					word = unit.word();
					firstOfWord = phones.size();
				}
				Segment phone = new Segment(startSeconds, endSeconds, unit.phone().label(),
						mean(posteriors, start, frame, unit.phone()));
				phones.add(phone);
				sure += phone.confidence() * phone.durationSeconds();
				spoken += phone.durationSeconds();
			}
			boolean wordEnds = frame == units.length || lattice.unit(units[frame]).word() != unit.word();
			if (unit.word() >= 0 && wordEnds) {
				words.add(word(written.get(word).written(), phones.subList(firstOfWord, phones.size())));
			}
			start = frame;
			startSeconds = endSeconds;
		}
		List<String> doubtful = words.stream().filter(one -> one.confidence() < DOUBTFUL)
				.map(one -> "'%s' at %.2f s".formatted(one.label(), one.startSeconds())).toList();
		if (!doubtful.isEmpty()) {
			problems.add(Problem.warning("align.doubtful",
					"%d of %d words do not fit the sound there: %s".formatted(doubtful.size(), words.size(),
							named(doubtful)),
					"compare the transcript with the recording"));
		}
		return new AlignedSpeech(new SpeechLanes(words, phones), spoken == 0 ? 0 : Math.min(1, sure / spoken),
				problems);
	}

	private static String named(List<String> words) {
		String first = String.join(", ", words.subList(0, Math.min(NAMED, words.size())));
		return words.size() > NAMED ? first + ", …" : first;
	}

	private static Segment word(String written, List<Segment> phones) {
		double sum = 0;
		double duration = 0;
		for (Segment phone : phones) {
			sum += phone.confidence() * phone.durationSeconds();
			duration += phone.durationSeconds();
		}
		return new Segment(phones.getFirst().startSeconds(), phones.getLast().endSeconds(), written,
				duration == 0 ? 0 : Math.min(1, sum / duration));
	}

	private static double mean(Posteriors posteriors, int from, int to, PhoneChoice phone) {
		double sum = 0;
		for (int frame = from; frame < to; frame++) {
			sum += posteriors.probability(frame, phone);
		}
		return Math.min(1, sum / (to - from));
	}

	@Override
	public AlignedSpeech recognise(MotionClip phones, Progress progress) {
		Posteriors posteriors = new Posteriors(phones);
		return new PhoneLoop(posteriors).recognise(progress);
	}
}
