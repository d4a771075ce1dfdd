package org.facewright.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;

import org.facewright.core.motion.MotionClip;
import org.facewright.document.model.Take;
import org.facewright.ui.shell.Icons;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.PlayheadMode;
import org.facewright.ui.timeline.TimelineModel;

/** Play, where the playhead is, speed, and how the timeline is shown. */
final class TransportBar extends Composite {

	private static final String[] SPEEDS = { "25 %", "50 %", "75 %", "100 %", "150 %", "200 %" };
	private static final double[] FACTORS = { 0.25, 0.5, 0.75, 1, 1.5, 2 };

	private final TimelineModel model;
	private final Playback playback;
	private final Button play;
	private final Label time;
	private final Combo speed;
	private final Combo going;
	private final Button loop;
	private final Label sound;
	private final TimelineModel.Listener listener = this::changed;
	private final ProjectSession.Listener sessionListener = this::listTakes;
	private final Font digits;
	private final ProjectSession session;
	private final Combo takes;
	private final Combo compared;

	TransportBar(Composite parent, TimelineModel model, Playback playback, ProjectSession session) {
		super(parent, SWT.NONE);
		this.model = model;
		this.playback = playback;
		this.session = session;
		GridLayout layout = new GridLayout(17, false);
		layout.marginHeight = 2;
		layout.horizontalSpacing = 6;
		setLayout(layout);
		button("start", Texts.of("To the start (Home)"), event -> model.setPlayhead(0));
		button("back", Texts.of("Back one frame (Left)"), event -> step(-1));
		play = button("play", Texts.of("Play or stop (Space)"), event -> playback.toggle());
		button("forward", Texts.of("On one frame (Right)"), event -> step(1));
		loop = new Button(this, SWT.TOGGLE);
		loop.setImage(Icons.image("loop"));
		loop.setToolTipText(Texts.of("Plays the region round and round (Ctrl+Alt+L)"));
		loop.setSelection(playback.isLooping());
		loop.addListener(SWT.Selection, event -> playback.setLooping(loop.getSelection()));
		time = new Label(this, SWT.CENTER);
		Appearance.style(time, Appearance.TIME);
		FontData data = getFont().getFontData()[0];
		digits = new Font(getDisplay(), "Monospace", data.getHeight() + 3, SWT.BOLD);
		time.setFont(digits);
		GridData wide = new GridData(SWT.CENTER, SWT.CENTER, false, false);
		wide.widthHint = 150;
		time.setLayoutData(wide);
		time.setToolTipText(Texts.of("Click: frames, timecode or seconds (Ctrl+T)"));
		time.addListener(SWT.MouseDown, event -> model.setDisplay(model.display().next()));
		speed = new Combo(this, SWT.READ_ONLY);
		speed.setItems(SPEEDS);
		speed.select(3);
		speed.setToolTipText(Texts.of("Speed; the pitch stays"));
		speed.addListener(SWT.Selection, event -> playback.setSpeed(FACTORS[speed.getSelectionIndex()]));
		going = new Combo(this, SWT.READ_ONLY);
		for (PlayheadMode each : PlayheadMode.values()) {
			going.add(each.label());
		}
		going.setToolTipText(Texts.of("How the timeline goes along while it plays (Ctrl+Alt+G)"));
		going.addListener(SWT.Selection,
				event -> playback.setMode(PlayheadMode.values()[going.getSelectionIndex()]));
		Combo mode = new Combo(this, SWT.READ_ONLY);
		mode.setItems(Texts.of("Absolute"), Texts.of("Normalised"), Texts.of("By articulator"));
		mode.select(model.mode().ordinal());
		mode.setToolTipText(Texts.of("How curves share the space"));
		mode.addListener(SWT.Selection,
				event -> model.setMode(TimelineModel.CurveMode.values()[mode.getSelectionIndex()]));
		takes = new Combo(this, SWT.READ_ONLY);
		takes.setToolTipText(Texts.of("Take being worked on"));
		takes.addListener(SWT.Selection, event -> session.setTake(session.takes().get(takes.getSelectionIndex())));
		compared = new Combo(this, SWT.READ_ONLY);
		compared.setToolTipText(Texts.of("B in the viewport, and thin behind the curves"));
		compared.addListener(SWT.Selection, event -> compare());
		listTakes();
		session.addListener(sessionListener);
		sound = new Label(this, SWT.NONE);
		Appearance.style(sound, Appearance.FAINT);
		sound.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		model.addListener(listener);
		playback.addListener(this::refresh);
		addListener(SWT.Dispose, event -> {
			model.removeListener(listener);
			session.removeListener(sessionListener);
			digits.dispose();
		});
		refresh();
	}

	private Button button(String icon, String tip, Listener action) {
		Button button = new Button(this, SWT.PUSH);
		button.setImage(Icons.image(icon));
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, action);
		return button;
	}

	private static final String NOTHING = Texts.of("Compare: nothing");
	private static final String RAW = Texts.of("Compare: without my edits");

	private void listTakes() {
		if (isDisposed()) {
			return;
		}
		List<Take> all = session.takes();
		List<String> names = all.stream().map(Take::getName).toList();
		if (!names.equals(List.of(takes.getItems()))) {
			takes.setItems(names.toArray(String[]::new));
			int chosen = Math.max(0, compared.getSelectionIndex());
			compared.setItems(NOTHING, RAW);
			names.forEach(name -> compared.add(Texts.of("Compare: {0}", name)));
			compared.select(Math.min(chosen, compared.getItemCount() - 1));
			requestLayout();
		}
		session.take().ifPresent(take -> takes.select(all.indexOf(take)));
		if (compared.getSelectionIndex() == 1) {
			compare();
		}
	}

	private void compare() {
		int chosen = compared.getSelectionIndex();
		try {
			Optional<MotionClip> ghost = switch (chosen) {
				case -1, 0 -> Optional.empty();
				case 1 -> Optional.of(session.below());
				default -> Optional.of(session.motionOf(session.takes().get(chosen - 2)));
			};
			if (!ghost.equals(model.ghost())) {
				model.setGhost(ghost);
			}
		} catch (IOException e) {
			MessageDialog.openError(getShell(), Texts.of("The take can't be compared"), e.getMessage());
		}
	}

	private void step(int frames) {
		model.setPlayhead(model.frameRate().secondsOf((long) model.playheadFrame() + frames));
	}

	private void changed(TimelineModel.Change change) {
		if (change != TimelineModel.Change.SELECTION && change != TimelineModel.Change.CHANNELS) {
			showTime();
		}
	}

	private void showTime() {
		String text = model.text(model.playhead());
		if (!text.equals(time.getText())) {
			time.setText(text);
		}
	}

	private void refresh() {
		if (isDisposed()) {
			return;
		}
		play.setImage(Icons.image(playback.isPlaying() ? "pause" : "play"));
		loop.setSelection(playback.isLooping());
		going.select(playback.mode().ordinal());
		for (int i = 0; i < FACTORS.length; i++) {
			if (FACTORS[i] == Math.abs(playback.speed())) {
				speed.select(i);
			}
		}
		sound.setText(playback.isSilent() ? Texts.of("silent") : "");
		sound.setToolTipText(playback.isSilent()
				? (Texts.of("No sound device can be opened; time runs without sound") + "\n" + playback.whySilent())
						.strip()
				: null);
		showTime();
	}
}
