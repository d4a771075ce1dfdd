package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.facewright.api.testkit.MemorySource;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ConventionDoctor;
import org.facewright.exchange.common.ConventionDoctor.Diagnosis;
import org.facewright.exchange.common.ConventionDoctor.Finding;
import org.facewright.exchange.common.ConventionDoctor.Repair;
import org.junit.jupiter.api.Test;

/** The convention doctor on takes of real faces, as recorded and as other tools would have spoilt them. */
class ConventionsOfTakesTest {

	private static Path data() {
		Path found = Path.of(System.getProperty("facewright.shared", "../shared"));
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			Path shared = folder.resolveSibling("shared");
			found = Files.isDirectory(found) || !Files.isDirectory(shared) ? found : shared;
		}
		return found.resolve("data");
	}

	private static MotionClip take(String name, List<Problem> problems) throws IOException {
		Path file = data().resolve(name);
		assumeTrue(Files.isRegularFile(file), "no recorded take at " + file);
		try (InputStream plain = Files.newInputStream(file);
				InputStream in = name.endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
			LiveLinkImporter importer = new LiveLinkImporter();
			var result = importer.read(new MemorySource("take.csv", in.readAllBytes()),
					importer.format().parameters().defaults(), Progress.NONE);
			problems.addAll(result.problems());
			return result.tracks().getFirst().clip();
		}
	}

	private static MotionClip take(String name) throws IOException {
		return take(name, new ArrayList<>());
	}

	private static final String ROM = "livelink/alex_rom_3.csv.gz";
	private static final String TALK = "livelink/S88-001.csv.gz";

	private static List<Repair> repairs(MotionClip clip) {
		return ConventionDoctor.examine(clip).findings().stream().map(Finding::repair).toList();
	}

	private static MotionClip repaired(MotionClip clip, Repair repair) {
		Diagnosis diagnosis = ConventionDoctor.examine(clip);
		return ConventionDoctor.repair(clip, diagnosis.findings(), EnumSet.of(repair));
	}

	private static MotionClip scaled(MotionClip clip, ChannelKind kind, double factor) {
		MotionClip result = clip;
		for (int channel : clip.channels().indices(candidate -> candidate.kind() == kind)) {
			float[] values = clip.column(channel).toArray();
			for (int i = 0; i < values.length; i++) {
				values[i] *= (float) factor;
			}
			result = result.with(channel, SampleColumn.of(values));
		}
		return result;
	}

	private static MotionClip exchanged(MotionClip clip, String one, String two) {
		int a = clip.channels().indexOf(one);
		int b = clip.channels().indexOf(two);
		return clip.with(a, clip.column(b)).with(b, clip.column(a));
	}

	private static void assertClose(MotionClip actual, MotionClip expected, float tolerance) {
		assertThat(actual.channels()).isEqualTo(expected.channels());
		for (int channel = 0; channel < expected.channels().size(); channel++) {
			for (int frame = 0; frame < expected.frameCount(); frame++) {
				assertThat(Math.abs(actual.column(channel).get(frame) - expected.column(channel).get(frame)))
						.isLessThanOrEqualTo(tolerance);
			}
		}
	}

	@Test
	void hasNothingAgainstTakesOfDevices() throws IOException {
		for (String name : List.of(ROM, TALK)) {
			Diagnosis diagnosis = ConventionDoctor.examine(take(name));
			assertThat(diagnosis.findings()).as(name).isEmpty();
			assertThat(diagnosis.names()).isEqualTo("ARKit 52");
		}
	}

	@Test
	void remarksOnConvertedTakesOnlyWhereTheTrackerLostTheFace() throws IOException {
		for (String name : List.of("arkit/1114_3_15.csv", "arkit/1114_2_01.csv.gz")) {
			List<Problem> problems = new ArrayList<>();
			MotionClip clip = take(name, problems);
			assertThat(repairs(clip)).as(name).isEmpty();
			assertThat(problems).extracting(Problem::code).containsOnly("livelink.clock", "livelink.lost-face");
			assertThat(clip.channels()).isEqualTo(Arkit.FACE);
		}
	}

	@Test
	void bringsPercentAndBytesBack() throws IOException {
		MotionClip clip = take(TALK);
		MotionClip percent = scaled(clip, ChannelKind.WEIGHT, 100);
		assertThat(repairs(percent)).containsExactly(Repair.SCALE);
		assertClose(repaired(percent, Repair.SCALE), clip, 1e-6f);
		MotionClip bytes = scaled(clip, ChannelKind.WEIGHT, 255);
		assertThat(repairs(bytes)).containsExactly(Repair.SCALE);
		assertClose(repaired(bytes, Repair.SCALE), clip, 1e-6f);
	}

	@Test
	void bringsDegreesBack() throws IOException {
		MotionClip clip = take(TALK);
		MotionClip degrees = scaled(clip, ChannelKind.ANGLE, 180 / Math.PI);
		assertThat(repairs(degrees)).containsExactly(Repair.DEGREES);
		assertClose(repaired(degrees, Repair.DEGREES), clip, 1e-6f);
	}

	@Test
	void seesExchangedSidesByTheEyes() throws IOException {
		for (String name : List.of(ROM, TALK)) {
			MotionClip clip = take(name);
			MotionClip swapped = clip;
			for (String left : Arkit.FACE.names()) {
				if (left.endsWith("Left")) {
					swapped = exchanged(swapped, left, left.replace("Left", "Right"));
				}
			}
			assertThat(repairs(swapped)).as(name).containsExactly(Repair.GAZE_SIDES);
			assertClose(repaired(swapped, Repair.GAZE_SIDES), clip, 0);
		}
	}

	@Test
	void seesColumnsOfJawAndMouthInTheOrderOfTheProtocol() throws IOException {
		for (String name : List.of(ROM, TALK)) {
			MotionClip clip = take(name);
			MotionClip swapped = exchanged(exchanged(clip, "jawLeft", "jawRight"), "mouthLeft", "mouthRight");
			assertThat(repairs(swapped)).as(name).containsExactly(Repair.SHIFT_SIDES);
			assertClose(repaired(swapped, Repair.SHIFT_SIDES), clip, 0);
		}
	}

	@Test
	void seesOpenEyesThatAreOne() throws IOException {
		MotionClip clip = take(TALK);
		MotionClip open = clip;
		for (String eye : List.of("eyeBlinkLeft", "eyeBlinkRight")) {
			int channel = clip.channels().indexOf(eye);
			float[] values = clip.column(channel).toArray();
			for (int i = 0; i < values.length; i++) {
				values[i] = 1 - values[i];
			}
			open = open.with(channel, SampleColumn.of(values));
		}
		assertThat(repairs(open)).containsExactly(Repair.EYES);
		assertClose(repaired(open, Repair.EYES), clip, 1e-6f);
	}

	@Test
	void seesFramesThatStandTwice() throws IOException {
		MotionClip clip = take(ROM);
		List<SampleColumn> columns = new ArrayList<>();
		for (SampleColumn column : clip.columns()) {
			float[] twice = new float[2 * column.length()];
			for (int i = 0; i < twice.length; i++) {
				twice[i] = column.get(i / 2);
			}
			columns.add(SampleColumn.of(twice));
		}
		MotionClip held = MotionClip.of(FrameRate.FPS_60, clip.channels(), columns);
		assertThat(repairs(held)).containsExactly(Repair.HELD_FRAMES);
		assertThat(repaired(held, Repair.HELD_FRAMES)).isEqualTo(clip);
	}

	@Test
	void seesALostFaceWrittenAsZeros() throws IOException {
		MotionClip clip = take(ROM);
		MotionClip lost = clip;
		for (int channel : clip.channels().indices(candidate -> candidate.kind() == ChannelKind.WEIGHT)) {
			lost = lost.with(channel, clip.column(channel).with(1200, new float[20]));
		}
		assertThat(repairs(lost)).containsExactly(Repair.GAPS);
		MotionClip filled = repaired(lost, Repair.GAPS);
		int jaw = clip.channels().indexOf("jawOpen");
		float middle = (clip.column(jaw).get(1199) + clip.column(jaw).get(1220)) / 2;
		assertThat((filled.column(jaw).get(1209) + filled.column(jaw).get(1210)) / 2).isCloseTo(middle,
				within(1e-5f));
	}

	@Test
	void seesSpikesAndDeadSides() throws IOException {
		MotionClip clip = take(TALK);
		int jaw = clip.channels().indexOf("jawOpen");
		MotionClip spiked = clip.with(jaw, clip.column(jaw).with(100, 17));
		assertThat(repairs(spiked)).containsExactly(Repair.SPIKES);
		assertThat(repaired(spiked, Repair.SPIKES).column(jaw).get(100)).isCloseTo(
				(clip.column(jaw).get(99) + clip.column(jaw).get(101)) / 2,
				within(1e-6f));
		int blink = clip.channels().indexOf("eyeBlinkRight");
		MotionClip dead = clip.with(blink, SampleColumn.constant(0, clip.frameCount()));
		assertThat(repairs(dead)).containsExactly(Repair.ONE_SIDED);
		assertThat(repaired(dead, Repair.ONE_SIDED).column(blink))
				.isEqualTo(clip.column(clip.channels().indexOf("eyeBlinkLeft")));
	}

	@Test
	void seesCopiesUnderOtherNames() throws IOException {
		MotionClip clip = take(TALK);
		List<Channel> channels = new ArrayList<>(clip.channels().channels());
		List<SampleColumn> columns = new ArrayList<>(clip.columns());
		channels.add(Channel.weight("Copy of jaw"));
		columns.add(clip.column(clip.channels().indexOf("jawOpen")));
		MotionClip copied = MotionClip.of(clip.frameRate(),
				ChannelSet.of(channels), columns);
		assertThat(repairs(copied)).containsExactly(Repair.DUPLICATES);
		assertThat(repaired(copied, Repair.DUPLICATES)).isEqualTo(clip);
	}
}
