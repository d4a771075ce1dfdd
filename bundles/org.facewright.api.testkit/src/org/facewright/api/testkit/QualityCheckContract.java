package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.facewright.api.qc.Edit;
import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** What every {@link QualityCheck} promises. Inherit it and say which check, what it finds nothing in, and what it finds. */
public abstract class QualityCheckContract {

	protected abstract QualityCheck check();

	/** A track that keeps the rule. */
	protected abstract QcInput good();

	/** A track that breaks the rule. */
	protected abstract QcInput broken();

	protected ParameterValues values() {
		return check().parameters().defaults();
	}

	private List<Finding> find(QcInput input) {
		QualityCheck check = check();
		return check.check(input, check.parameters().parse(values().toText()));
	}

	@Test
	void saysWhatItIs() {
		assertThat(check().id()).matches("[A-Za-z][A-Za-z0-9-]*");
		assertThat(check().label()).isNotBlank();
		assertThat(check().explanation()).isNotBlank().endsWith(".");
	}

	@Test
	void explainsEveryLimit() {
		for (Parameter<?> parameter : check().parameters().parameters()) {
			assertThat(parameter.description()).as(parameter.name()).isNotBlank().endsWith(".");
		}
		assertThat(check().parameters().parse(values().toText())).isEqualTo(values());
	}

	@Test
	void findsNothingInAGoodTrack() {
		assertThat(find(good())).isEmpty();
	}

	@Test
	void findsWhereTheRuleIsBroken() {
		QcInput input = broken();
		List<Finding> findings = find(input);
		assertThat(findings).isNotEmpty().allSatisfy(finding -> {
			assertThat(finding.check()).isEqualTo(check().id());
			assertThat(finding.frames().end()).isLessThanOrEqualTo(input.face().frameCount());
			assertThat(finding.channels()).allMatch(name -> input.face().channels().indexOf(name) >= 0);
			assertThat(finding.message()).isNotBlank().doesNotContain("\n");
		});
		assertThat(findings).extracting(finding -> finding.frames().start()).isSorted();
	}

	@Test
	void itsFixesFitTheTrackAndLeaveNoMoreToFind() {
		QcInput input = broken();
		List<Finding> findings = find(input);
		MotionClip face = input.face();
		for (Finding finding : findings) {
			for (Edit edit : finding.fix()) {
				int channel = face.channels().indexOf(edit.channel());
				assertThat(channel).as(edit.channel()).isNotNegative();
				assertThat(edit.start()).isNotNegative();
				assertThat(edit.end()).isLessThanOrEqualTo(face.frameCount());
				float[] wanted = edit.values().toArray();
				for (float value : wanted) {
					assertThat(value).isFinite();
				}
				face = face.with(channel, face.column(channel).with(edit.start(), wanted));
			}
		}
		assertThat(find(input.withFace(face))).hasSizeLessThanOrEqualTo(findings.size());
	}

	@Test
	void findsTheSameAgainUnderAnyLocaleAndInSeveralThreadsAtOnce() {
		List<Finding> expected = find(broken());
		Locale before = Locale.getDefault();
		try {
			for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
				Locale.setDefault(Locale.forLanguageTag(tag));
				assertThat(find(broken())).as(tag).isEqualTo(expected);
			}
		} finally {
			Locale.setDefault(before);
		}
		QualityCheck shared = check();
		QcInput input = broken();
		ParameterValues values = shared.parameters().parse(values().toText());
		List<CompletableFuture<List<Finding>>> results = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			results.add(CompletableFuture.supplyAsync(() -> shared.check(input, values)));
		}
		assertThat(results).allSatisfy(result -> assertThat(result.join()).isEqualTo(expected));
	}

	@Test
	void doesNotChangeItsInput() {
		QcInput input = broken();
		find(input);
		assertThat(input.face()).isEqualTo(broken().face());
	}

	@Test
	void findsNothingWhereWhatItNeedsIsMissing() {
		MotionClip face = broken().face();
		assertThat(find(new QcInput(face.slice(0, 0), SpeechLanes.EMPTY))).isEmpty();
		assertThat(find(new QcInput(MotionClip.of(FrameRate.FPS_60, ChannelSet.of(List.of()), List.of()),
				SpeechLanes.EMPTY))).isEmpty();
		MotionClip unknown = MotionClip.of(FrameRate.FPS_60, ChannelSet.weights(List.of("someShapeOfAStudio")),
				List.of(SampleColumn.constant(0, 600)));
		assertThatCode(() -> find(new QcInput(unknown, SpeechLanes.EMPTY))).doesNotThrowAnyException();
	}

	@Test
	void copesWithShortTracksOddRatesAndMissingValues() {
		MotionClip face = broken().face();
		for (int frames = 1; frames <= Math.min(9, face.frameCount()); frames++) {
			QcInput start = new QcInput(face.slice(0, frames), SpeechLanes.EMPTY);
			assertThatCode(() -> find(start)).doesNotThrowAnyException();
		}
		MotionClip odd = MotionClip.of(new FrameRate(30_000, 1001), face.channels(), face.columns());
		assertThatCode(() -> find(new QcInput(odd, SpeechLanes.EMPTY))).doesNotThrowAnyException();
		for (int channel = 0; channel < face.channels().size(); channel++) {
			QcInput damaged = broken().withFace(face.with(channel, face.column(channel).with(0, Float.NaN)));
			assertThatCode(() -> find(damaged)).doesNotThrowAnyException();
		}
	}
}
