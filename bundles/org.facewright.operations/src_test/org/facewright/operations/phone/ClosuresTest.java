package org.facewright.operations.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.facewright.operations.phone.Closures.Closure;
import org.facewright.operations.phone.Closures.State;
import org.junit.jupiter.api.Test;

class ClosuresTest {

	private static final List<Segment> PHONES = List.of(new Segment(0.2, 0.4, "AA", 1), new Segment(0.4, 0.5, "P", 1),
			new Segment(0.5, 0.7, "AA", 1), new Segment(0.7, 0.8, "M", 1), new Segment(0.8, 1.0, "AA", 1),
			new Segment(1.0, 1.1, "V", 1), new Segment(1.1, 1.2, "B", 1));

	/** @param jaws how far the jaw is open at P, M, V and B; elsewhere half */
	private static MotionClip clip(double... jaws) {
		float[][] poses = new float[90][Arkit.FACE.size()];
		for (int frame = 0; frame < poses.length; frame++) {
			double t = frame / 60.0;
			double jaw = t >= 0.4 && t < 0.5 ? jaws[0] : t >= 0.7 && t < 0.8 ? jaws[1] : 0.5;
			jaw = t >= 1.0 && t < 1.1 ? jaws[2] : t >= 1.1 && t < 1.2 ? jaws[3] : jaw;
			poses[frame][Arkit.JAW_OPEN] = (float) jaw;
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
	}

	@Test
	void tellsClosedWeakAndMissing() {
		List<Closure> closures = Closures.of(clip(0.02, 0.07, 0.4, 0.5), PHONES);
		assertThat(closures).extracting(Closure::phone).containsExactly(1, 3, 5, 6);
		assertThat(closures).extracting(Closure::state).containsExactly(State.CLOSED, State.WEAK, State.MISSING,
				State.MISSING);
		assertThat(closures.getFirst().gapMillimetres()).isCloseTo(0.807 + 0.02 * 28.914, within(0.01));
		assertThat(closures.getFirst().seconds()).isBetween(0.39, 0.51);
	}

	@Test
	void theLockMendsEveryClosure() {
		MotionClip open = clip(0.5, 0.5, 0.5, 0.5);
		Map<Integer, PhoneVerbs> locks = new HashMap<>();
		Closures.of(open, PHONES).forEach(closure -> locks.put(closure.phone(),
				PhoneVerbs.NEUTRAL.withClosureLock(1)));
		assertThat(Closures.of(PhoneMotion.apply(open, PHONES, locks), PHONES)).extracting(Closure::state)
				.containsOnly(State.CLOSED);
	}

	@Test
	void aClipWithoutAJawHasNoClosures() {
		int brow = Arkit.FACE.indexOf("browInnerUp");
		assertThat(Closures.of(clip(0, 0, 0, 0).select(brow), PHONES)).isEmpty();
	}

	@Test
	void theLockMendsTheClosuresOfARealFace() throws IOException {
		MotionClip face = realFace();
		List<Segment> phones = new ArrayList<>();
		Map<Integer, PhoneVerbs> locks = new HashMap<>();
		String[] labels = { "AA", "P", "IY", "M", "OW", "F", "EH", "B" };
		for (int i = 0; i * 0.12 + 0.12 < face.durationSeconds(); i++) {
			phones.add(new Segment(i * 0.12, i * 0.12 + 0.12, labels[i % labels.length], 1));
			locks.put(i, PhoneVerbs.NEUTRAL.withClosureLock(1));
		}
		List<Closure> open = Closures.of(face, phones);
		MotionClip locked = PhoneMotion.apply(face, phones, locks);
		assertThat(open).extracting(Closure::state).contains(State.MISSING);
		assertThat(Closures.of(locked, phones)).extracting(Closure::state).containsOnly(State.CLOSED);
		for (int channel = 0; channel < face.channels().size(); channel++) {
			float change = 0;
			for (int frame = 1; frame < face.frameCount(); frame++) {
				float before = face.column(channel).get(frame) - face.column(channel).get(frame - 1);
				change = Math.max(change,
						Math.abs(locked.column(channel).get(frame) - locked.column(channel).get(frame - 1) - before));
			}
			assertThat(change).as(face.channels().channel(channel).name()).isLessThan(0.75f); // at 30 fps
		}
	}

	/** A tracked face of 27 channels at 30 frames a second. */
	private static MotionClip realFace() throws IOException {
		Optional<Path> shared = Optional.ofNullable(System.getProperty("facewright.shared")).map(Path::of);
		for (Path folder = Path.of("").toAbsolutePath(); shared.isEmpty() && folder != null; folder = folder
				.getParent()) {
			shared = Optional.of(folder.resolveSibling("shared")).filter(Files::isDirectory);
		}
		Path file = shared.map(folder -> folder.resolve("data/arkit/1114_3_15.csv")).orElse(Path.of("1114_3_15.csv"));
		assumeTrue(Files.isRegularFile(file), file + " is not here");
		List<String> lines = Files.readAllLines(file);
		List<String> head = List.of(lines.getFirst().split(","));
		List<float[]> poses = new ArrayList<>();
		for (String line : lines.subList(1, lines.size())) {
			String[] cells = line.split(",");
			float[] pose = new float[Arkit.FACE.size()];
			for (int column = 0; column < cells.length; column++) {
				String name = head.get(column).substring(0, 1).toLowerCase(Locale.ROOT) + head.get(column).substring(1);
				int channel = Arkit.FACE.indexOf(name);
				if (channel >= 0) {
					pose[channel] = Math.clamp(Float.parseFloat(cells[column]), 0, 1);
				}
			}
			poses.add(pose);
		}
		return MotionClip.ofPoses(FrameRate.FPS_30, Arkit.FACE, poses.toArray(float[][]::new));
	}
}
