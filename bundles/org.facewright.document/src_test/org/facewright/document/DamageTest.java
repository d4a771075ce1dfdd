package org.facewright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.stored.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random damage to a sound file: either it is noticed, or it did no harm. */
class DamageTest {

	private static final int ROUNDS = 3000;

	@TempDir
	Path folder;

	@Test
	void isNoticedOrHarmless() throws IOException {
		byte[] whole = Files.readAllBytes(saved());
		List<Object> intact = Contents.of(ProjectFile.open(folder.resolve("whole.fwz")).project());
		Path file = folder.resolve("broken.fwz");
		Random random = new Random(20);
		int noticed = 0;
		for (int round = 0; round < ROUNDS; round++) {
			byte[] broken = damage(whole, random);
			Files.write(file, broken);
			try {
				assertThat(Contents.of(ProjectFile.open(file).project())).as("round %d", round).isEqualTo(intact);
			} catch (IOException e) {
				assertThat(e.getMessage()).contains(file.toString());
				noticed++;
			} catch (RuntimeException | Error e) {
				fail("round " + round, e);
			}
		}
		assertThat(noticed).isBetween(ROUNDS / 2, ROUNDS - 1);
	}

	@Test
	void ofTheDocumentIsNoticedOrMakesSense() throws IOException {
		Random random = new Random(21);
		Pack whole = Pack.full(folder);
		for (int round = 0; round < ROUNDS / 4; round++) {
			Pack pack = whole.copy().change("document.xmi", bytes -> {
				byte[] broken = bytes;
				while (Arrays.equals(broken, bytes)) {
					broken = damage(bytes, random);
				}
				return broken;
			});
			Path file = pack.write(folder);
			try {
				ProjectFile opened = ProjectFile.open(file);
				Contents.of(opened.project());
				assertThat(ProjectRules.broken(opened.project())).isEmpty();
			} catch (IOException e) {
				assertThat(e.getMessage()).contains(file.toString());
			} catch (RuntimeException | Error e) {
				fail("round " + round, e);
			}
		}
	}

	private Path saved() throws IOException {
		ProjectFile file = Sample.full();
		Layer layer = file.project().getTakes().getFirst().getTracks().getFirst().getLayers().getFirst();
		((SolvedMotion) layer.getContent()).setClip(Stored.of(Sample.clip(Sample.FEW, 4200, 1)));
		file.save(folder.resolve("whole.fwz"));
		return folder.resolve("whole.fwz");
	}

	private static byte[] damage(byte[] whole, Random random) {
		byte[] broken = whole.clone();
		// most of the bytes are samples, so aim at the structures near both ends half of the time
		int reach = random.nextBoolean() ? whole.length : Math.min(whole.length, 3000);
		int at = random.nextInt(reach);
		if (random.nextBoolean()) {
			at = whole.length - 1 - at;
		}
		switch (random.nextInt(5)) {
			case 0 -> broken[at] ^= (byte) (1 << random.nextInt(8));
			case 1 -> broken[at] = (byte) random.nextInt(256);
			case 2 -> Arrays.fill(broken, at, Math.min(whole.length, at + random.nextInt(64) + 1), (byte) 0);
			case 3 -> broken = Arrays.copyOf(broken, at);
			default -> {
				int from = random.nextInt(whole.length);
				int count = Math.min(random.nextInt(64) + 1, whole.length - Math.max(from, at));
				System.arraycopy(whole, from, broken, at, count);
			}
		}
		return broken;
	}
}
