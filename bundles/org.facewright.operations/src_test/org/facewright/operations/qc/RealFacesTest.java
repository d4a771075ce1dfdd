package org.facewright.operations.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real captured faces, whose speech is not known: clean they have no errors, and defects put into them are found. */
class RealFacesTest {

	private static MotionClip face(String name) throws IOException {
		Optional<Path> shared = Optional.ofNullable(System.getProperty("facewright.shared")).map(Path::of);
		for (Path folder = Path.of("").toAbsolutePath(); shared.isEmpty() && folder != null; folder = folder
				.getParent()) {
			shared = Optional.of(folder.resolveSibling("shared")).filter(Files::isDirectory);
		}
		Path file = shared.map(folder -> folder.resolve("data/livelink").resolve(name)).orElse(Path.of(name));
		assumeTrue(Files.isRegularFile(file), file + " is not here");
		List<float[]> poses = new ArrayList<>();
		List<String> names;
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
			names = List.of(lines.readLine().split(",")).subList(2, 54).stream()
					.map(column -> column.substring(0, 1).toLowerCase(Locale.ROOT) + column.substring(1))
					.toList();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] cells = line.split(",");
				if (cells.length > 54) {
					float[] pose = new float[52];
					for (int i = 0; i < pose.length; i++) {
						pose[i] = Float.parseFloat(cells[i + 2]);
					}
					poses.add(pose);
				}
			}
		}
		return MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(names), poses.toArray(float[][]::new));
	}

	private static List<Finding> findings(MotionClip face, Severity least) {
		return QualityReport.of("face", new QcInput(face, SpeechLanes.EMPTY), QualityReport.checks(new Providers()),
				Map.of(), List.of(), Progress.NONE).findings().stream()
				.filter(finding -> finding.severity().compareTo(least) >= 0).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "alex_rom_3.csv.gz", "S88-001.csv.gz" })
	void aCleanFaceHasNoErrorsAndADirtyOneHasThem(String name) throws IOException {
		MotionClip clean = face(name);
		// Where tracking was lost the rows that are left do not join: that cut is real.
		assertThat(findings(clean, Severity.ERROR)).filteredOn(finding -> !finding.check().equals("Q-18")).isEmpty();
		Random random = new Random(3);
		List<String> channels = List.of("jawOpen", "mouthFunnel", "mouthSmileLeft", "cheekPuff", "mouthPucker");
		int found = 0;
		int spikes = 0;
		MotionClip spiked = clean;
		List<Integer> frames = new ArrayList<>();
		for (int frame = 40; frame < clean.frameCount() - 40; frame += 40) {
			int channel = clean.channels().indexOf(channels.get(random.nextInt(channels.size())));
			float value = clean.column(channel).get(frame);
			spiked = spiked.with(channel,
					spiked.column(channel).with(frame, value > 0.5f ? value - 0.45f : value + 0.45f));
			frames.add(frame);
		}
		List<Finding> errors = findings(spiked, Severity.ERROR).stream().filter(f -> f.check().equals("Q-7")).toList();
		for (int frame : frames) {
			spikes++;
			found += errors.stream().anyMatch(f -> f.frames().contains(frame) || f.frames().contains(frame + 1))
					? 1
					: 0;
		}
		System.out.printf("spikes in %s: %d of %d found, %d findings%n", name, found, spikes, errors.size());
		assertThat((double) found / spikes).isGreaterThanOrEqualTo(0.95);
		assertThat((double) found / errors.size()).isGreaterThanOrEqualTo(0.8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "alex_rom_3.csv.gz", "S88-001.csv.gz" })
	void aTremorInARealFaceIsFound(String name) throws IOException {
		MotionClip face = face(name);
		List<String> channels = List.of("jawOpen", "mouthSmileLeft", "browInnerUp", "mouthPucker", "noseSneerRight");
		for (String channel : channels) {
			int index = face.channels().indexOf(channel);
			float[] values = face.column(index).toArray();
			for (int frame = 0; frame < values.length; frame++) {
				values[frame] += 0.015f * (float) Math.sin(2 * Math.PI * 12 * frame / 30);
			}
			face = face.with(index, SampleColumn.of(values));
		}
		List<String> trembling = findings(face, Severity.WARNING).stream().filter(f -> f.check().equals("Q-8"))
				.flatMap(f -> f.channels().stream()).distinct().toList();
		System.out.printf("tremor in %s: %s%n", name, trembling);
		assertThat(trembling).containsAll(channels).hasSizeLessThanOrEqualTo(channels.size() + 1);
	}
}
