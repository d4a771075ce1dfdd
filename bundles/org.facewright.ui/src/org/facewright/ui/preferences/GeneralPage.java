package org.facewright.ui.preferences;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.Appearance;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.TimeDisplay;

/** Look, language, times, safety. */
public final class GeneralPage extends Page {

	private static final List<String> LANGUAGES = List.of("", "en", "zh");
	private static final int USUAL_AUTOSAVE = 30;

	private @Nullable Form form;

	private record Form(Combo theme, Combo language, Combo display, Spinner autosave) {
	}

	@Override
	void fill(Composite area) {
		Combo theme = choice(area, Texts.of("Theme"), new String[] { Texts.of("Dark"), Texts.of("Light") },
				Appearance.isDark() ? 0 : 1);
		Combo language = choice(area, Texts.of("Language"),
				new String[] { Texts.of("As the system"), "English", "中文" },
				Math.max(0, LANGUAGES.indexOf(Settings.language())));
		Combo display = choice(area, Texts.of("Times"),
				Arrays.stream(TimeDisplay.values()).map(GeneralPage::label).toArray(String[]::new),
				Settings.timeDisplay().ordinal());
		caption(area, Texts.of("Copy against a crash every (seconds, 0 never)"));
		Spinner seconds = new Spinner(area, SWT.BORDER);
		seconds.setValues(Settings.autosaveSeconds(), 0, 600, 0, 5, 60);
		form = new Form(theme, language, display, seconds);
		note(area, Texts.of("Another language is used from the next start on."));
	}

	private static String label(TimeDisplay display) {
		return switch (display) {
			case FRAMES -> Texts.of("Frames");
			case TIMECODE -> Texts.of("Timecode");
			case SECONDS -> Texts.of("Seconds");
			case PHONES -> Texts.of("Words and phones");
		};
	}

	@Override
	protected void performDefaults() {
		Form shown = form;
		if (shown != null) {
			shown.theme().select(0);
			shown.language().select(0);
			shown.display().select(TimeDisplay.TIMECODE.ordinal());
			shown.autosave().setSelection(USUAL_AUTOSAVE);
		}
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		Form shown = form;
		if (shown != null) {
			Settings.setGeneral(LANGUAGES.get(shown.language().getSelectionIndex()),
					TimeDisplay.values()[shown.display().getSelectionIndex()], shown.autosave().getSelection());
			Appearance.setDark(shown.theme().getSelectionIndex() == 0);
		}
		return true;
	}
}
