package org.facewright.ui.poses;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import org.facewright.operations.pose.Pose;
import org.facewright.operations.pose.PoseKeys.Mode;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/** The library of poses and how they are put on: intensity, and the frames in which they come and go. */
public final class PosesControl extends Composite {

	/** What the control asks of its host. */
	public interface Host {
		/** Puts a pose on at the playhead, or over the region, as one step. @param intensity 1 is the pose as it is */
		void put(Pose pose, Mode mode, int fallIn, int fallOut, double intensity);

		/** Keeps what the face shows at the playhead, in the channels that are shown. */
		void keep(String name);

		/** Deletes a pose of the studio's own. */
		void delete(Pose pose);
	}

	private static final int MOST_PERCENT = 150;
	private static final int MOST_FRAMES = 240;
	private static final int USUAL_FRAMES = 10;

	private final Host host;
	private final Text search;
	private final PoseGallery gallery;
	private final Combo mode;
	private final Scale intensity;
	private final Label percent;
	private final Spinner fallIn;
	private final Spinner fallOut;
	private final Button mirror;
	private final Button put;
	private final Text name;
	private final Label state;
	private List<Pose> poses = List.of();

	public PosesControl(Composite parent, Host host) {
		super(parent, SWT.NONE);
		this.host = host;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 4;
		layout.marginHeight = 4;
		layout.verticalSpacing = 4;
		setLayout(layout);
		search = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Texts.of("Search poses"));
		search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		search.addListener(SWT.Modify, event -> filter());
		gallery = new PoseGallery(this, this::put, host::delete, this::enable);
		GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
		wide.heightHint = PoseGallery.PICTURE + 30;
		gallery.setLayoutData(wide);
		Composite how = new Composite(this, SWT.NONE);
		GridLayout three = new GridLayout(3, false);
		three.marginWidth = 0;
		three.marginHeight = 0;
		how.setLayout(three);
		how.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		label(how, Texts.of("Intensity"));
		intensity = new Scale(how, SWT.HORIZONTAL);
		intensity.setMaximum(MOST_PERCENT);
		intensity.setIncrement(5);
		intensity.setPageIncrement(25);
		intensity.setSelection(100);
		intensity.setToolTipText(Texts.of("100 % is the pose as it is"));
		intensity.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		percent = label(how, "150 %");
		percent.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		intensity.addListener(SWT.Selection, event -> percent.setText(intensity.getSelection() + " %"));
		mode = new Combo(how, SWT.READ_ONLY);
		mode.setItems(Texts.of("On top"), Texts.of("In place of it"));
		mode.setToolTipText(Texts.of("How the pose meets what is there"));
		mode.select(0);
		Composite frames = new Composite(how, SWT.NONE);
		GridLayout tight = new GridLayout(4, false);
		tight.marginWidth = 0;
		tight.marginHeight = 0;
		frames.setLayout(tight);
		frames.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		fallIn = frames(frames, Texts.of("Frames in which the pose comes"));
		fallOut = frames(frames, Texts.of("Frames in which the pose goes"));
		label(frames, Texts.of("frames"));
		mirror = new Button(frames, SWT.CHECK);
		mirror.setText(Texts.of("Mirrored"));
		mirror.setToolTipText(Texts.of("Left and right changed"));
		Composite verbs = new Composite(this, SWT.NONE);
		GridLayout two = new GridLayout(2, false);
		two.marginWidth = 0;
		two.marginHeight = 0;
		verbs.setLayout(two);
		verbs.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		put = new Button(verbs, SWT.PUSH);
		put.setText(Texts.of("Put on"));
		put.setToolTipText(
				Texts.of(
						"At the playhead, or over the region it is in; a double click or Enter on a pose does the same"));
		put.addListener(SWT.Selection, event -> gallery.chosen().ifPresent(this::put));
		name = new Text(verbs, SWT.BORDER);
		name.setMessage(Texts.of("Name of a new pose of this face, then Enter"));
		name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		name.addListener(SWT.DefaultSelection, event -> {
			if (!name.getText().isBlank()) {
				host.keep(name.getText().strip());
				name.setText("");
			}
		});
		state = new Label(this, SWT.WRAP);
		state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		percent.setText("100 %");
		enable();
	}

	private static Label label(Composite in, String text) {
		Label label = new Label(in, SWT.NONE);
		label.setText(text);
		return label;
	}

	private static Spinner frames(Composite in, String tip) {
		Spinner spinner = new Spinner(in, SWT.BORDER);
		spinner.setMaximum(MOST_FRAMES);
		spinner.setSelection(USUAL_FRAMES);
		spinner.setToolTipText(tip);
		return spinner;
	}

	private void enable() {
		if (put != null) { // the gallery tells before all is made
			put.setEnabled(gallery.chosen().isPresent());
		}
	}

	/** Shows a library. @param problems what of it can't be shown, a sentence each */
	public void show(List<Pose> library, List<String> problems) {
		poses = List.copyOf(library);
		filter();
		say(String.join("\n", problems));
	}

	/** @param painter draws a square picture of a pose */
	public void setPainter(Function<Pose, Optional<ImageData>> painter) {
		gallery.setPainter(painter);
	}

	public void setPalette(Palette palette) {
		gallery.setPalette(palette);
	}

	/** Where poses are dragged from. */
	PoseGallery gallery() {
		return gallery;
	}

	public void say(String text) {
		state.setText(text);
		state.requestLayout();
	}

	private void filter() {
		String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
		gallery.show(poses.stream().filter(pose -> pose.name().toLowerCase(Locale.ROOT).contains(wanted)
				|| Texts.of(pose.name()).contains(wanted) || pose.group().toLowerCase(Locale.ROOT).contains(wanted))
				.toList());
	}

	/** As the fields say. */
	void put(Pose pose) {
		host.put(mirror.getSelection() ? pose.mirrored() : pose,
				mode.getSelectionIndex() == 0 ? Mode.ADD : Mode.BLEND, fallIn.getSelection(), fallOut.getSelection(),
				intensity.getSelection() / 100.0);
	}

	@Override
	public boolean setFocus() {
		return !gallery.isDisposed() && gallery.setFocus(); // asked while it is taken down too
	}
}
