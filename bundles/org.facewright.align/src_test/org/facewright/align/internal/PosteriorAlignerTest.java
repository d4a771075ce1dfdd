package org.facewright.align.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.facewright.api.speech.AlignedSpeech;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** Posteriors that are made up, so that the right boundaries are known. */
class PosteriorAlignerTest {

	private static final List<String> NAMES = List.of(
			("SIL AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH NSN")
					.split(" "));
	private static final ChannelSet CHANNELS = ChannelSet.of(
			NAMES.stream().map(name -> new Channel("phone." + name, ChannelKind.PROBABILITY)).toList());

	private final PosteriorAligner aligner = new PosteriorAligner();
	private final Random random = new Random(4);

	/** Ten frames a phone at 100 frames per second, each phone {@code sure} in its frames. */
	private MotionClip spoken(double sure, String phones) {
		List<float[]> poses = new ArrayList<>();
		for (String phone : phones.split(" ")) {
			for (int frame = 0; frame < 10; frame++) {
				float[] pose = new float[NAMES.size()];
				double rest = 0;
				for (int i = 0; i < pose.length; i++) {
					pose[i] = random.nextFloat();
					rest += pose[i];
				}
				for (int i = 0; i < pose.length; i++) {
					pose[i] *= (float) ((1 - sure) / rest);
				}
				pose[NAMES.indexOf(phone)] += (float) sure;
				poses.add(pose);
			}
		}
		return MotionClip.ofPoses(FrameRate.FPS_100, CHANNELS, poses.toArray(float[][]::new));
	}

	private AlignedSpeech align(MotionClip clip, String transcript) {
		return aligner.align(clip, transcript, "en", Progress.NONE);
	}

	@Test
	void findsWordsAndPhonesBetweenSilences() {
		AlignedSpeech aligned = align(spoken(0.6, "SIL HH AH L OW SIL SIL W ER L D SIL"), "Hello, world!");
		assertThat(aligned.lanes().words()).extracting(Segment::label).containsExactly("Hello", "world");
		assertThat(aligned.lanes().phones()).extracting(Segment::label).containsExactly("HH", "AH", "L", "OW", "W",
				"ER",
				"L", "D");
		Segment world = aligned.lanes().words().getLast();
		assertThat(world.startSeconds()).isCloseTo(0.695, within(0.005));
		assertThat(world.endSeconds()).isCloseTo(1.095, within(0.005));
		assertThat(world.confidence()).isBetween(0.55, 0.7);
		assertThat(aligned.problems()).isEmpty();
	}

	@Test
	void choosesThePronunciationThatIsSpoken() {
		assertThat(align(spoken(0.5, "SIL R EH D SIL"), "read").lanes().phones()).extracting(Segment::label)
				.containsExactly("R", "EH", "D");
		assertThat(align(spoken(0.5, "SIL R IY D SIL"), "read").lanes().phones()).extracting(Segment::label)
				.containsExactly("R", "IY", "D");
	}

	@Test
	void doubtsWordsThatAreNotSpoken() {
		AlignedSpeech aligned = align(spoken(0.8, "SIL HH AH L OW SIL SH SH UW UW V V SIL"), "hello kitten");
		assertThat(aligned.lanes().words().getFirst().confidence()).isGreaterThan(0.5);
		assertThat(aligned.lanes().words().getLast().confidence()).isLessThan(0.15);
		assertThat(aligned.problems()).anySatisfy(
				problem -> assertThat(problem.toString()).contains("'kitten'"));
	}

	@Test
	void alignsLongRecordingsInTheirWindow() {
		StringBuilder phones = new StringBuilder("SIL");
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 400; i++) {
			phones.append(" HH AH L OW SIL W ER L D");
			text.append("hello world ");
		}
		AlignedSpeech aligned = align(spoken(0.5, phones.toString()), text.toString());
		assertThat(aligned.lanes().words()).hasSize(800);
		assertThat(aligned.lanes().words().get(799).startSeconds()).isCloseTo(359.695, within(0.02));
	}

	@Test
	void takesASoundThatNobodySpeaksForSilence() {
		AlignedSpeech aligned = align(spoken(0.6, "NSN NSN HH AH L OW NSN SIL W ER L D NSN"), "Hello, world!");
		assertThat(aligned.lanes().words().getLast().startSeconds()).isCloseTo(0.795, within(0.005));
		AlignedSpeech heard = aligner.recognise(spoken(0.6, "NSN NSN HH AH L OW SIL NSN"), Progress.NONE);
		assertThat(heard.lanes().phones()).extracting(Segment::label).containsExactly("HH", "AH", "L", "OW");
		assertThat(aligner.recognise(spoken(0.9, "NSN SIL NSN"), Progress.NONE).lanes().isEmpty()).isTrue();
	}

	@Test
	void recognisesPhonesWithoutATranscript() {
		AlignedSpeech heard = aligner.recognise(spoken(0.6, "SIL HH AH L OW SIL W ER L D SIL"), Progress.NONE);
		assertThat(heard.lanes().words()).isEmpty();
		assertThat(heard.lanes().phones()).extracting(Segment::label).containsExactly("HH", "AH", "L", "OW", "W", "ER",
				"L", "D");
		assertThat(heard.confidence()).isBetween(0.5, 0.7);
	}

	@Test
	void hearsNothingInSilence() {
		assertThat(aligner.recognise(spoken(0.9, "SIL SIL SIL"), Progress.NONE).lanes().isEmpty()).isTrue();
	}

	@Test
	void saysWhatIsWrongWithWhatItIsGiven() {
		assertThatIllegalArgumentException().isThrownBy(() -> align(spoken(0.6, "SIL"), "far too many words for that"))
				.withMessageContaining("more words than can be spoken");
		assertThatIllegalArgumentException().isThrownBy(() -> align(spoken(0.6, "SIL"), "…"))
				.withMessageContaining("no word");
		assertThatIllegalArgumentException()
				.isThrownBy(() -> aligner.align(spoken(0.6, "SIL"), "hi", "tlh", Progress.NONE))
				.withMessageContaining("'tlh'");
		MotionClip face = MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")), new float[9][1]);
		assertThatIllegalArgumentException().isThrownBy(() -> align(face, "hi"))
				.withMessageContaining("no phone posteriors");
	}
}
