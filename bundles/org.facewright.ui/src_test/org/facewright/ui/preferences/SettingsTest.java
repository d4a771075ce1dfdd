package org.facewright.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;

class SettingsTest {

	@Test
	void coloursOfChannelsComeBackByNameAsTheyWereKept() {
		Map<String, RGB> chosen = Map.of("jawOpen", new RGB(255, 0, 7), "mouthClose", new RGB(0, 128, 16));

		assertThat(Settings.text(chosen)).isEqualTo("jawOpen=#ff0007 mouthClose=#008010");
		assertThat(Settings.colours(Settings.text(chosen))).isEqualTo(chosen);
		assertThat(Settings.colours("")).isEmpty();
	}

	@Test
	void coloursThatWereSpoiledByHandAreLeftOut() {
		assertThat(Settings.colours("jawOpen=#ff zzz mouthClose=#008010"))
				.isEqualTo(Map.of("mouthClose", new RGB(0, 128, 16)));
	}
}
