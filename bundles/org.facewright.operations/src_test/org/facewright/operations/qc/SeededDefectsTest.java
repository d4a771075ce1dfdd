package org.facewright.operations.qc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.operations.score.PhoneClasses;
import org.junit.jupiter.api.Test;

/**
 * Puts known defects into good lines and counts: recall is the share of defects that their check finds, precision the
 * share of that check's findings that lie on a defect. docs/qc.md reports the figures that this test prints.
 */
class SeededDefectsTest {

	/** @param channel empty when any will do */
	private record Seed(FrameRange frames, String channel) {
	}

	private record Broken(QcInput input, List<Seed> seeds) {
	}

	@FunctionalInterface
	private interface Breaking {
		Broken in(QcInput good, Random random);
	}

	private static final List<FrameRate> RATES = List.of(FrameRate.FPS_60, FrameRate.FPS_30, FrameRate.FPS_60,
			FrameRate.FPS_24, FrameRate.FPS_60, FrameRate.FPS_30, FrameRate.FPS_25, FrameRate.FPS_60);

	private static List<QcInput> goodLines() {
		List<QcInput> lines = new ArrayList<>();
		for (int i = 0; i < RATES.size(); i++) {
			lines.add(MadeUpSpeech.line(i + 1, RATES.get(i), 80));
		}
		return lines;
	}

	private static List<Finding> findings(QcInput input) {
		return QualityReport
				.of("line", input, QualityReport.checks(new Providers()), Map.of(), List.of(), Progress.NONE)
				.findings();
	}

	private static boolean overlaps(FrameRange first, FrameRange second) {
		return first.start() < second.end() && second.start() < first.end();
	}

	/** A defect shows one frame later too, in the step back. */
	private static FrameRange wider(FrameRange frames) {
		return new FrameRange(Math.max(0, frames.start() - 1), frames.end() + 1);
	}

	private static boolean hits(Finding finding, Seed seed) {
		return overlaps(finding.frames(), seed.frames())
				&& (seed.channel().isEmpty() || finding.channels().contains(seed.channel()));
	}

	/** Recall and precision of one check, and how many other checks complain where nothing is wrong. */
	private static void assertFinds(String check, String what, Breaking breaking) {
		int seeds = 0;
		int found = 0;
		int own = 0;
		int right = 0;
		int elsewhere = 0;
		int fixable = 0;
		int left = 0;
		Random random = new Random(5);
		for (QcInput good : goodLines()) {
			Broken broken = breaking.in(good, random);
			List<Finding> findings = findings(broken.input());
			for (Seed seed : broken.seeds()) {
				seeds++;
				found += findings.stream().anyMatch(f -> f.check().equals(check) && hits(f, seed)) ? 1 : 0;
			}
			List<Finding> withFix = findings.stream().filter(f -> f.check().equals(check) && !f.fix().isEmpty())
					.toList();
			if (!withFix.isEmpty()) {
				MotionClip fixed = broken.input().face();
				for (Finding finding : withFix) {
					fixed = Fixes.apply(fixed, finding.fix());
				}
				fixable += withFix.size();
				left += findings(broken.input().withFace(fixed)).stream().filter(f -> f.check().equals(check)).count();
			}
			for (Finding finding : findings) {
				boolean onSeed = broken.seeds().stream().anyMatch(seed -> hits(finding, seed));
				if (finding.check().equals(check)) {
					own++;
					right += onSeed ? 1 : 0;
				} else if (finding.severity() != Severity.INFO
						&& broken.seeds().stream()
								.noneMatch(seed -> overlaps(wider(seed.frames()), finding.frames()))) {
					elsewhere++;
				}
			}
		}
		assertThat(seeds).isPositive();
		double recall = (double) found / seeds;
		double precision = (double) right / Math.max(1, own);
		System.out.println(String.format(Locale.ROOT, "| %s | %s | %d | %.3f | %.3f | %d | %s |", check, what, seeds,
				recall, precision, elsewhere, fixable == 0 ? "by hand" : fixable - left + " of " + fixable));
		assertThat(recall).as("recall of " + what).isGreaterThanOrEqualTo(0.95);
		assertThat(precision).as("precision of " + what).isGreaterThanOrEqualTo(0.8);
		assertThat(left).as("left after the fixes of " + what).isLessThanOrEqualTo(fixable / 10);
	}

	private static MotionClip change(MotionClip clip, String channel, FrameRange frames, FrameChange change) {
		int index = clip.channels().indexOf(channel);
		float[] values = clip.column(index).toArray();
		for (int frame = frames.start(); frame < Math.min(values.length, frames.end()); frame++) {
			values[frame] = change.of(frame, values[frame]);
		}
		return clip.with(index, SampleColumn.of(values));
	}

	@FunctionalInterface
	private interface FrameChange {
		float of(int frame, float value);
	}

	private static QcInput with(QcInput input, Optional<MotionClip> reference, Optional<MotionClip> source) {
		return new QcInput(input.face(), input.speech(), input.levelDb(), input.sound(), reference, source);
	}

	@Test
	void goodLinesHaveNoErrorsAndHardlyAWarning() {
		List<Finding> all = goodLines().stream().flatMap(line -> findings(line).stream())
				.filter(finding -> finding.severity() != Severity.INFO).toList();
		assertThat(all).filteredOn(finding -> finding.severity() == Severity.ERROR).isEmpty();
		assertThat(all).hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void lipsOpenedOnEverySeventhBilabialAreFound() {
		assertFinds("Q-1", "lips opened on every seventh P B M", (good, random) -> {
			MotionClip clip = good.face();
			double rate = clip.frameRate().framesPerSecond();
			List<Seed> seeds = new ArrayList<>();
			int count = random.nextInt(7);
			for (Segment phone : good.speech().phones()) {
				if (PhoneClasses.BILABIALS.contains(FaceCurves.name(phone)) && count++ % 7 == 6) {
					FrameRange span = new FrameRange((int) ((phone.startSeconds() - 0.06) * rate),
							(int) ((phone.endSeconds() + 0.06) * rate) + 1);
					clip = change(clip, "jawOpen", span, (frame, value) -> value + 0.3f * bell(frame, span));
					seeds.add(new Seed(span, ""));
				}
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	/** 1 in the middle three quarters of a span, down to 0 at its ends. */
	private static float bell(int frame, FrameRange span) {
		double at = (frame - span.start() + 0.5) / span.length();
		double edge = Math.min(at, 1 - at) * 8;
		return (float) (edge >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * edge));
	}

	@Test
	void aTremorOfTwelveHertzIsFound() {
		assertFinds("Q-8", "tremor of 12 Hz, 0.01 to 0.03, on 6 channels", (good, random) -> {
			MotionClip clip = good.face();
			double rate = clip.frameRate().framesPerSecond();
			List<Seed> seeds = new ArrayList<>();
			List<String> names = new ArrayList<>(List.of("jawOpen", "mouthSmileLeft", "browInnerUp", "cheekPuff",
					"mouthPucker", "mouthLowerDownRight", "browDownLeft", "noseSneerRight"));
			Collections.shuffle(names, random);
			for (String name : names.subList(0, 6)) {
				float amplitude = 0.01f + 0.02f * random.nextFloat();
				// Just above a twelfth of a second is as fast as 24 frames a second can show without beating.
				double hertz = rate < 25 ? 11 : 12;
				clip = change(clip, name, new FrameRange(0, clip.frameCount()),
						(frame, value) -> value + amplitude * (float) Math.sin(2 * Math.PI * hertz * frame / rate));
				seeds.add(new Seed(new FrameRange(0, clip.frameCount()), name));
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void exchangedSidesAreFoundAgainstAReference() {
		assertFinds("Q-15", "left and right exchanged", (good, random) -> {
			MotionClip clip = good.face();
			for (String name : clip.channels().names()) {
				if (name.endsWith("Left")) {
					int left = clip.channels().indexOf(name);
					int right = clip.channels().indexOf(name.replace("Left", "Right"));
					SampleColumn kept = clip.column(left);
					clip = clip.with(left, clip.column(right)).with(right, kept);
				}
			}
			return new Broken(with(good.withFace(clip), Optional.of(good.face()), Optional.empty()),
					List.of(new Seed(new FrameRange(0, clip.frameCount()), "mouthSmileLeft")));
		});
	}

	@Test
	void aShiftOf120MillisecondsIsFound() {
		assertFinds("Q-16", "120 ms late or early", (good, random) -> {
			MotionClip clip = good.face();
			int shift = (int) Math.round(0.12 * clip.frameRate().framesPerSecond()) * (random.nextBoolean() ? 1 : -1);
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				float[] values = clip.column(channel).toArray();
				float[] shifted = new float[values.length];
				for (int frame = 0; frame < values.length; frame++) {
					shifted[frame] = values[Math.clamp(frame - (long) shift, 0, values.length - 1)];
				}
				clip = clip.with(channel, SampleColumn.of(shifted));
			}
			return new Broken(good.withFace(clip), List.of(new Seed(new FrameRange(0, clip.frameCount()), "")));
		});
	}

	@Test
	void frozenFramesAreFound() {
		assertFinds("Q-22", "5 frames repeated, three times a line", (good, random) -> {
			MotionClip clip = good.face();
			List<Seed> seeds = new ArrayList<>();
			List<Segment> phones = good.speech().phones();
			for (int i = 0; i < 3; i++) {
				Segment phone = phones.get(phones.size() * (i + 1) / 4);
				int first = (int) clip.frameRate().frameAt(phone.startSeconds());
				FrameRange span = new FrameRange(first, first + 5);
				for (int channel = 0; channel < clip.channels().size(); channel++) {
					float held = clip.column(channel).get(first - 1);
					clip = change(clip, clip.channels().channel(channel).name(), span, (frame, value) -> held);
				}
				seeds.add(new Seed(span, ""));
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void missingFramesAreFoundByTheLengthOfTheSound() {
		assertFinds("Q-22", "5 frames cut out", (good, random) -> {
			MotionClip clip = good.face();
			int at = clip.frameCount() / 3 + random.nextInt(50);
			double[] frames = IntStream.range(0, clip.frameCount()).filter(i -> i < at || i >= at + 5)
					.mapToDouble(i -> i).toArray();
			MotionClip cut = Resampling.at(clip, frames);
			long samples = Math.round(clip.durationSeconds() * 48000);
			IngestReport sound = new IngestReport(new PcmFormat(48000, 1), samples, -6, 0, 0, -23, 0.1, 4800, 4800,
					20000, List.of(), 1, true);
			return new Broken(new QcInput(cut, good.speech(), Optional.empty(), Optional.of(sound), Optional.empty(),
					Optional.empty()), List.of(new Seed(new FrameRange(0, cut.frameCount()), "")));
		});
	}

	@Test
	void spikesAreFound() {
		assertFinds("Q-7", "one frame off by 0.4, ten a line", (good, random) -> {
			MotionClip clip = good.face();
			List<Seed> seeds = new ArrayList<>();
			List<String> names = List.of("jawOpen", "mouthSmileLeft", "mouthFunnel", "cheekPuff", "noseSneerLeft");
			for (int i = 0; i < 10; i++) {
				int at = clip.frameCount() * (i + 1) / 12 + random.nextInt(5);
				String name = names.get(i % names.size());
				clip = change(clip, name, new FrameRange(at, at + 1), (frame, value) -> value + 0.4f);
				seeds.add(new Seed(new FrameRange(at - 1, at + 2), name));
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void impossibleValuesAreFound() {
		assertFinds("Q-13", "no number, below 0 or above 1", (good, random) -> {
			MotionClip clip = good.face();
			List<Seed> seeds = new ArrayList<>();
			float[] bad = { Float.NaN, -0.3f, 1.4f, Float.POSITIVE_INFINITY };
			for (int i = 0; i < bad.length; i++) {
				int at = clip.frameCount() * (i + 1) / 6;
				float value = bad[i];
				clip = change(clip, "mouthSmileRight", new FrameRange(at, at + 4), (frame, before) -> value);
				seeds.add(new Seed(new FrameRange(at, at + 4), "mouthSmileRight"));
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void badSeamsAreFound() {
		assertFinds("Q-18", "a piece joined 0.12 to 0.22 off on most channels", (good, random) -> {
			MotionClip clip = good.face();
			int at = clip.frameCount() / 2 + random.nextInt(20);
			int length = (int) (0.3 * clip.frameRate().framesPerSecond());
			FrameRange span = new FrameRange(at, at + length);
			List<Seed> seeds = List.of(new Seed(new FrameRange(at - 1, at + length), ""));
			for (String name : clip.channels().names()) {
				if (!name.startsWith("eye") && random.nextInt(10) < 7) {
					float off = 0.12f + 0.1f * random.nextFloat();
					clip = change(clip, name, span,
							(frame, value) -> value + off * (span.end() - frame) / span.length());
				}
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void cutDigitsAreFound() {
		assertFinds("Q-27", "values rounded to two digits on export", (good, random) -> {
			MotionClip clip = change(good.face(), "jawOpen", new FrameRange(0, good.face().frameCount()),
					(frame, value) -> Math.round(value * 100) / 100f);
			return new Broken(with(good.withFace(clip), Optional.empty(), Optional.of(good.face())),
					List.of(new Seed(new FrameRange(0, clip.frameCount()), "jawOpen")));
		});
	}

	@Test
	void anUnlawfulMouthCloseIsFound() {
		assertFinds("Q-14", "mouthClose 0.1 above jawOpen", (good, random) -> {
			MotionClip clip = good.face();
			float[] jaw = clip.column(clip.channels().indexOf("jawOpen")).toArray();
			int at = clip.frameCount() / 3;
			clip = change(clip, "mouthClose", new FrameRange(at, at + 20), (frame, value) -> jaw[frame] + 0.1f);
			return new Broken(good.withFace(clip), List.of(new Seed(new FrameRange(at, at + 20), "mouthClose")));
		});
	}

	@Test
	void aMouthThatMovesInPausesIsFound() {
		assertFinds("Q-10", "mouth open or moving in every second pause", (good, random) -> {
			MotionClip clip = good.face();
			List<Seed> seeds = new ArrayList<>();
			double rate = clip.frameRate().framesPerSecond();
			int i = 0;
			for (FaceCurves.Pause pause : new FaceCurves(good).pauses(0.25)) {
				FrameRange span = new FrameRange((int) (pause.start() * rate), (int) (pause.end() * rate));
				if (i++ % 2 == 0) {
					clip = change(clip, "jawOpen", span,
							(frame, value) -> value + 0.2f * bell(frame, span));
					seeds.add(new Seed(span, ""));
				}
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void fixesPutRightWhatTheyAreFor() {
		QcInput good = MadeUpSpeech.line(3, FrameRate.FPS_60, 60);
		MotionClip clip = change(good.face(), "jawOpen", new FrameRange(0, good.face().frameCount()),
				(frame, value) -> value + 0.25f);
		clip = change(clip, "cheekPuff", new FrameRange(300, 301), (frame, value) -> 0.8f);
		clip = change(clip, "mouthSmileLeft", new FrameRange(400, 410), (frame, value) -> Float.NaN);
		QcInput broken = good.withFace(clip);
		for (String check : List.of("Q-1", "Q-7", "Q-13")) {
			List<Finding> before = findings(broken).stream().filter(f -> f.check().equals(check)).toList();
			assertThat(before).as(check).isNotEmpty().allMatch(finding -> !finding.fix().isEmpty());
			MotionClip fixed = clip;
			for (Finding finding : before) {
				fixed = Fixes.apply(fixed, finding.fix());
			}
			assertThat(findings(good.withFace(fixed))).as(check).noneMatch(f -> f.check().equals(check));
		}
	}

	private static Broken onPhones(QcInput good, Random random, Set<String> phones, String channel, float value,
			double margin) {
		MotionClip clip = good.face();
		double rate = clip.frameRate().framesPerSecond();
		List<Seed> seeds = new ArrayList<>();
		for (Segment phone : good.speech().phones()) {
			if (phones.contains(FaceCurves.name(phone)) && random.nextInt(3) == 0) {
				FrameRange span = new FrameRange((int) ((phone.startSeconds() - margin) * rate),
						(int) ((phone.endSeconds() + margin) * rate) + 1);
				clip = change(clip, channel, span,
						(frame, before) -> before + bell(frame, span) * (value - before));
				seeds.add(new Seed(span, ""));
			}
		}
		return new Broken(good.withFace(clip), seeds);
	}

	@Test
	void closuresThatAreTooShortAreFound() {
		assertFinds("Q-2", "closures of one frame, at 60 a second", (good, random) -> {
			if (!good.face().frameRate().equals(FrameRate.FPS_60)) {
				return new Broken(good, List.of());
			}
			MotionClip clip = good.face();
			List<Seed> seeds = new ArrayList<>();
			for (Segment phone : good.speech().phones()) {
				if (PhoneClasses.BILABIALS.contains(FaceCurves.name(phone)) && random.nextInt(3) == 0) {
					int middle = (int) Math.round((phone.startSeconds() + phone.endSeconds()) * 30);
					FrameRange span = new FrameRange(middle - 6, middle + 7);
					clip = change(clip, "jawOpen", span,
							(frame, value) -> value + (frame == middle ? 0 : 0.2f));
					seeds.add(new Seed(span, ""));
				}
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void lipsAwayFromTheTeethAreFound() {
		assertFinds("Q-3", "jaw open and lip not rolled on a third of F V", (good, random) -> {
			Broken open = onPhones(good, random, PhoneClasses.LABIODENTALS, "jawOpen", 0.3f, 0.06);
			MotionClip clip = open.input().face();
			for (Seed seed : open.seeds()) {
				clip = change(clip, "mouthRollLower", seed.frames(), (frame, value) -> 0);
			}
			return new Broken(good.withFace(clip), open.seeds());
		});
	}

	@Test
	void openSibilantsAreFound() {
		assertFinds("Q-4", "jaw at 0.4 on a third of S SH",
				(good, random) -> onPhones(good, random, Set.of("S", "SH"), "jawOpen", 0.4f, 0.06));
	}

	@Test
	void missingRoundingIsFound() {
		assertFinds("Q-5", "lips spread on a third of W UW OW", (good, random) -> {
			Broken spread = onPhones(good, random, Set.of("W", "UW", "OW"), "mouthPucker", 0, 0.06);
			MotionClip clip = spread.input().face();
			for (Seed seed : spread.seeds()) {
				clip = change(clip, "mouthPucker", seed.frames(), (frame, value) -> 0);
				clip = change(clip, "mouthFunnel", seed.frames(), (frame, value) -> 0.05f);
			}
			return new Broken(good.withFace(clip), spread.seeds());
		});
	}

	@Test
	void mumbledVowelsAreFound() {
		assertFinds("Q-6", "jaw shut on a third of AA AE AO", (good, random) -> onPhones(good, random,
				Set.of("AA", "AE", "AO"), "jawOpen", 0.02f, 0.06));
	}

	@Test
	void motionSmoothedAwayIsFound() {
		assertFinds("Q-9", "jaw averaged over 0.6 s", (good, random) -> {
			MotionClip clip = good.face();
			for (String name : List.of("jawOpen", "mouthClose", "mouthLowerDownLeft", "mouthLowerDownRight",
					"mouthFunnel", "mouthPucker", "mouthRollLower")) {
				float[] values = clip.column(clip.channels().indexOf(name)).toArray();
				int radius = (int) (0.3 * clip.frameRate().framesPerSecond());
				clip = change(clip, name, new FrameRange(0, values.length), (frame, value) -> {
					int from = Math.max(0, frame - radius);
					int to = Math.min(values.length, frame + radius + 1);
					return (float) IntStream.range(from, to).mapToDouble(i -> values[i]).average().orElseThrow();
				});
			}
			return new Broken(good.withFace(clip), List.of(new Seed(new FrameRange(0, clip.frameCount()), "")));
		});
	}

	@Test
	void openEndsAreFound() {
		assertFinds("Q-11", "mouth open at the end", (good, random) -> {
			int frames = good.face().frameCount();
			FrameRange span = new FrameRange(frames - (int) (0.2 * good.face().frameRate().framesPerSecond()), frames);
			return new Broken(
					good.withFace(change(good.face(), "jawOpen", span, (frame, value) -> value + 0.15f)),
					List.of(new Seed(span, "")));
		});
	}

	@Test
	void deadAndCopiedChannelsAreFound() {
		assertFinds("Q-12", "jawOpen still, cheekPuff a copy of browInnerUp", (good, random) -> {
			MotionClip clip = good.face();
			FrameRange all = new FrameRange(0, clip.frameCount());
			clip = change(clip, "jawOpen", all, (frame, value) -> 0.1f);
			clip = clip.with(clip.channels().indexOf("cheekPuff"), clip.column(clip.channels().indexOf("browInnerUp")));
			return new Broken(good.withFace(clip), List.of(new Seed(all, "jawOpen"), new Seed(all, "cheekPuff")));
		});
	}

	@Test
	void halfBlinksAreFound() {
		assertFinds("Q-20", "every blink only half", (good, random) -> {
			MotionClip clip = good.face();
			FrameRange all = new FrameRange(0, clip.frameCount());
			List<Seed> seeds = new ArrayList<>();
			float[] lid = clip.column(clip.channels().indexOf("eyeBlinkLeft")).toArray();
			for (FrameRange blink : CurveCheck.runs(lid.length, 1, 1, frame -> lid[frame] > 0.7f)) {
				seeds.add(new Seed(blink, ""));
			}
			for (String name : List.of("eyeBlinkLeft", "eyeBlinkRight")) {
				clip = change(clip, name, all, (frame, value) -> value * 0.55f);
			}
			return new Broken(good.withFace(clip), seeds);
		});
	}

	@Test
	void aWrongNameMapIsFound() {
		assertFinds("Q-25", "lips and jaw under names nobody knows", (good, random) -> {
			MotionClip clip = good.face();
			List<Channel> renamed = clip.channels().channels().stream()
					.map(channel -> channel.name().startsWith("mouth")
							? Channel.weight("CTRL_" + channel.name())
							: channel)
					.toList();
			FrameRange all = new FrameRange(0, clip.frameCount());
			return new Broken(
					good.withFace(MotionClip.of(clip.frameRate(), ChannelSet.of(renamed), clip.columns())),
					List.of(new Seed(all, "mouthClose"), new Seed(all, "CTRL_mouthClose")));
		});
	}

	@Test
	void aBadRecordingIsFound() {
		assertFinds("Q-24", "clipped, and 2 s of silence first", (good, random) -> {
			long samples = Math.round(good.face().durationSeconds() * 48000);
			IngestReport sound = new IngestReport(new PcmFormat(48000, 1), samples, 0, 12, 0, -23, 0.1, 96000, 4800,
					20000,
					List.of(), 1, true);
			return new Broken(
					new QcInput(good.face(), good.speech(), Optional.empty(), Optional.of(sound), Optional.empty(),
							Optional.empty()),
					List.of(new Seed(new FrameRange(0, 1), ""),
							new Seed(new FrameRange(0, good.face().frameCount()), "")));
		});
	}

	@Test
	void samePhonesAtAnotherPlaceAreNotForgiven() {
		QcInput good = MadeUpSpeech.line(2, FrameRate.FPS_60, 40);
		long closures = good.speech().phones().stream()
				.filter(phone -> PhoneClasses.BILABIALS.contains(FaceCurves.name(phone))).count();
		float[][] open = new float[good.face().frameCount()][good.face().channels().size()];
		for (float[] pose : open) {
			Arrays.fill(pose, 0);
			pose[good.face().channels().indexOf("jawOpen")] = 0.3f;
		}
		List<Finding> found = findings(
				good.withFace(MotionClip.ofPoses(FrameRate.FPS_60, good.face().channels(), open)));
		assertThat(found).filteredOn(finding -> finding.check().equals("Q-1")).hasSize((int) closures);
	}
}
