package org.facewright.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.facewright.ui.timeline.KeyMap;
import org.facewright.ui.timeline.Verb;

class KeysPageTest {

	@Test
	void theKeysOfTextFieldsAreNotListedAsCommandsOfTheWindow() {
		assertThat(List.of("cut", "copy", "paste", "selectAll", "delete"))
				.noneMatch(verb -> KeysPage.isListed("org.eclipse.ui.edit." + verb));
		assertThat(KeysPage.isListed("org.eclipse.ui.edit.undo")).isTrue();
	}

	@Test
	void everyKeyOfTheTimelineIsListedBesideThoseOfCommands() {
		List<KeysPage.Row> rows = KeysPage.rows(KeyMap.BLENDER, List.of(new KeysPage.Row("Window", "Ctrl+S", "Save")));

		assertThat(rows).contains(new KeysPage.Row("Window", "Ctrl+S", "Save"))
				.anySatisfy(row -> {
					assertThat(row.key()).isEqualTo("I");
					assertThat(row.does()).isEqualTo(Verb.SET_KEY.label());
				}).isSortedAccordingTo((one, other) -> one.key().compareTo(other.key()));
	}
}
