package org.facewright.ui.preferences;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.facewright.api.audio.AudioOutput;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;

/** Where sound is heard. */
public final class SoundPage extends Page {

	private final List<String> devices = new ArrayList<>();
	private @Nullable Form form;

	private record Form(Combo device, Button scrubs) {
	}

	@Override
	void fill(Composite area) {
		devices.add("");
		devices.addAll(Workstation.providers().audioOutput().map(AudioOutput::devices).orElse(List.of()));
		String chosen = Settings.soundDevice();
		if (!devices.contains(chosen)) {
			devices.add(chosen);
		}
		String[] labels = devices.toArray(String[]::new);
		labels[0] = Texts.of("The system's usual device");
		Combo device = choice(area, Texts.of("Play through"), labels, devices.indexOf(chosen));
		Button box = new Button(area, SWT.CHECK);
		box.setText(Texts.of("Sound while the playhead is dragged"));
		box.setSelection(Settings.scrubsWithSound());
		box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		form = new Form(device, box);
		if (devices.size() == 1) {
			note(area, Texts.of("No device that plays was found; time runs without sound."));
		}
		note(area, Texts.of("Another device is used for projects opened from now on."));
	}

	@Override
	public boolean performOk() {
		Form shown = form;
		if (shown != null) {
			Settings.setSound(devices.get(shown.device().getSelectionIndex()), shown.scrubs().getSelection());
		}
		return true;
	}

	@Override
	protected void performDefaults() {
		Form shown = form;
		if (shown != null) {
			shown.device().select(0);
			shown.scrubs().setSelection(true);
		}
		super.performDefaults();
	}
}
