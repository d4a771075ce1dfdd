package org.facewright.motion.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.facewright.core.motion.Arkit;
import org.facewright.core.speech.Segment;
import org.facewright.motion.embedded.internal.ModelPackage.NetworkFile;
import org.junit.jupiter.api.Test;

class GuideTest {

	private static final List<String> PHONES = List.of("SIL", "AA", "P", "B", "M", "F", "V", "NSN");
	private static final ModelPackage MODEL = new ModelPackage(Path.of("none"), "test", "1", "Test", 16_000, 160, 0,
			List.<NetworkFile>of(), Arkit.FACE.names(), PHONES);

	private static List<Segment> apa(double confidence) {
		return List.of(new Segment(0.2, 0.5, "AA", confidence), new Segment(0.5, 0.6, "P", confidence),
				new Segment(0.6, 0.9, "AA", confidence));
	}

	private static float[] led(List<Segment> phones, int frame, float[] weights) {
		float[] posteriors = new float[PHONES.size()];
		posteriors[0] = 0.5f;
		float[] changed = weights.clone();
		new Guide(MODEL, phones).lead(frame, changed, 0, posteriors, 0);
		return changed;
	}

	@Test
	void closesTheLipsOnAKnownBilabialThoughTheNetworkHasThemOpen() {
		float[] open = new float[Arkit.FACE.size()];
		open[Arkit.JAW_OPEN] = 0.4f;
		float[] led = led(apa(1), 55, open);
		assertThat(led[Arkit.MOUTH_CLOSE]).isEqualTo(led[Arkit.JAW_OPEN]).isGreaterThan(0.05f);
		assertThat(led[Arkit.FACE.indexOf("mouthPressLeft")]).isCloseTo(0.35f, within(1e-5f));
	}

	@Test
	void undoesAClosureWithinAVowel() {
		float[] shut = new float[Arkit.FACE.size()];
		shut[Arkit.JAW_OPEN] = 0.1f;
		shut[Arkit.MOUTH_CLOSE] = 0.1f;
		float[] led = led(apa(1), 35, shut);
		assertThat(led[Arkit.MOUTH_CLOSE]).isZero();
		assertThat(led[Arkit.JAW_OPEN]).isGreaterThan(0.2f);
	}

	@Test
	void leavesTheNetworkAloneWherePhonesAreDoubtful() {
		float[] open = new float[Arkit.FACE.size()];
		open[Arkit.JAW_OPEN] = 0.4f;
		assertThat(led(apa(0.05), 55, open)).containsExactly(open);
	}

	@Test
	void leavesTheNetworkAloneAfterTheLastPhone() {
		float[] open = new float[Arkit.FACE.size()];
		open[Arkit.JAW_OPEN] = 0.4f;
		assertThat(led(apa(1), 500, open)).containsExactly(open);
	}

	/** The recipe lies beside the bundles in the repository, not in an installation. */
	@Test
	void usesThePosesThatTheNetworksWereTrainedOn() throws Exception {
		Path recipe = Path.of("../../models/embedded/recipe/data/poses.json");
		assumeTrue(Files.isRegularFile(recipe), "the recipe is not here");
		try (InputStream own = MouthRules.class.getResourceAsStream("poses.json")) {
			assertThat(own.readAllBytes()).isEqualTo(Files.readAllBytes(recipe));
		}
	}
}
