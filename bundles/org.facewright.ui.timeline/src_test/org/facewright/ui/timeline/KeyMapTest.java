package org.facewright.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMapTest {

	private static Event key(int modifiers, int code) {
		Event event = new Event();
		event.stateMask = modifiers;
		event.keyCode = code;
		return event;
	}

	@Test
	void aKeyWithItsModifiersIsTheVerbsAndNoOtherVerbs() {
		assertThat(KeyMap.DEFAULT.verb(key(SWT.MOD1 | SWT.MOD2, 'v'))).contains(Verb.PASTE_MIRRORED);
		assertThat(KeyMap.DEFAULT.verb(key(SWT.MOD1, 'v'))).contains(Verb.PASTE);
		assertThat(KeyMap.DEFAULT.verb(key(0, 'v'))).isEmpty();
	}

	@Test
	void aMouseButtonHeldMeanwhileDoesNotMatter() {
		assertThat(KeyMap.DEFAULT.verb(key(SWT.BUTTON1, 's'))).contains(Verb.SET_KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "maya", "blender" })
	void everyVerbHasAKeyAndNoKeyHasTwoVerbs(String scheme) {
		Map<KeyMap.Stroke, Verb> taken = new HashMap<>();
		for (Verb verb : Verb.values()) {
			assertThat(KeyMap.of(scheme).strokes(verb)).as(verb.name()).isNotEmpty();
			for (KeyMap.Stroke stroke : KeyMap.of(scheme).strokes(verb)) {
				assertThat(taken.put(stroke, verb)).as("%s of %s, too", stroke.text(), verb).isNull();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ctrl+Alt+Shift+V", "Alt+Left", ",", "Space", "F5", "Num.", "Enter" })
	void strokesAreReadAsTheyAreWritten(String text) {
		assertThat(KeyMap.Stroke.of(text).text()).isEqualTo(text);
	}

	@Test
	void aStrokeOfNoKeyIsRefusedByName() {
		assertThatThrownBy(() -> KeyMap.Stroke.of("Ctrl+Nowhere")).hasMessage("'Ctrl+Nowhere' names no key");
	}

	@Test
	void hostsShowTheKeyBehindTheVerb() {
		assertThat(KeyMap.BLENDER.tip(Verb.SET_KEY)).endsWith(" (I)");
	}
}
