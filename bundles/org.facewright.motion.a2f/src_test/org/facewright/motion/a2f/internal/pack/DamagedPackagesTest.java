package org.facewright.motion.a2f.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.StandInBackends;
import org.facewright.motion.a2f.internal.StandIns;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file of a package, a check ends with sentences that name it. */
class DamagedPackagesTest {

	@TempDir
	Path folder;

	private static List<byte[]> damaged(byte[] whole, Random random) {
		List<byte[]> all = new ArrayList<>();
		for (double share : new double[] { 0.02, 0.5, 0.98 }) {
			all.add(Arrays.copyOf(whole, (int) (share * whole.length)));
		}
		all.add(new byte[whole.length]);
		for (int round = 0; round < 6; round++) {
			byte[] flipped = whole.clone();
			for (int i = 0; i < 1 + round * round; i++) {
				flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
			}
			all.add(flipped);
		}
		return all;
	}

	@ParameterizedTest
	@ValueSource(strings = { "regression", "diffusion", "emotion" })
	void endInSentencesThatNameTheFile(String standIn) throws Exception {
		Path copy = StandIns.copy(standIn, folder);
		List<Path> files;
		try (Stream<Path> list = Files.list(copy)) {
			files = list.filter(file -> file.toFile().length() > 0).sorted().toList();
		}
		Random random = new Random(standIn.hashCode());
		int refused = 0;
		for (Path file : files) {
			byte[] whole = Files.readAllBytes(file);
			for (byte[] bytes : damaged(whole, random)) {
				Files.write(file, bytes);
				refused += assertChecked(copy, file) ? 0 : 1;
			}
			Files.write(file, whole);
		}
		assertThat(refused).isGreaterThan(files.size());
		assertThat(PackageCheck.of(copy, Map.of(), StandInBackends.ONNX, Progress.NONE).isUsable()).isTrue();
	}

	private static boolean assertChecked(Path copy, Path file) throws IOException {
		PackageCheck check = PackageCheck.of(copy, Map.of(), StandInBackends.ONNX, Progress.NONE);
		for (Problem problem : check.problems()) {
			if (problem.severity() == Severity.ERROR) {
				assertThat(problem.message()).as(file.toString()).contains(copy.toString())
						.doesNotContain("Exception:");
			}
		}
		return check.isUsable();
	}
}
