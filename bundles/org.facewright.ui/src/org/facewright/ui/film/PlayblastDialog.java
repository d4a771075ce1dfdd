package org.facewright.ui.film;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.core.time.FrameRate;
import org.facewright.operations.film.BurnIn;
import org.facewright.operations.film.FilmFacts;
import org.facewright.operations.film.Overlay;
import org.facewright.operations.film.Place;
import org.facewright.operations.film.Playblast;
import org.facewright.ui.texts.Texts;

/** Asks for the size, rate, stretch, camera and burn-ins of a film, and where it goes. */
public final class PlayblastDialog extends TitleAreaDialog {

	/** Where the film's camera stands. */
	public enum Shooting {
		AS_SEEN,
		HEAD,
		MOUTH
	}

	private static final String[] SIZES = { "640 × 480", "1280 × 720", "1920 × 1080", "1080 × 1080", "1080 × 1920" };
	private static final String[] RATES = { "24", "25", "30000/1001", "30", "50", "60" };

	/**
	 * What is offered.
	 *
	 * @param duration seconds of the take
	 * @param regionStart seconds; at {@code regionEnd} or later when there is no region
	 * @param facts    that may be burnt in
	 * @param hasSound whether the take has any
	 */
	public record Offer(Path file, double duration, double regionStart, double regionEnd, FilmFacts facts,
			boolean hasSound) {

		private boolean hasRegion() {
			return regionEnd > regionStart;
		}
	}

	private final Offer offer;
	private final Map<BurnIn, Combo> places = new EnumMap<>(BurnIn.class);
	private @Nullable Text file;
	private @Nullable Combo size;
	private @Nullable Combo rate;
	private @Nullable Combo range;
	private @Nullable Combo camera;
	private @Nullable Button sound;
	private @Nullable Playblast asked;
	private boolean audible;
	private Shooting shooting = Shooting.AS_SEEN;

	public PlayblastDialog(Shell shell, Offer offer) {
		super(shell);
		setShellStyle(getShellStyle() | SWT.RESIZE);
		this.offer = offer;
	}

	/** What was asked for, after OK. */
	public Playblast film() {
		Playblast film = asked;
		if (film == null) {
			throw new IllegalStateException("the dialog was not finished");
		}
		return film;
	}

	/** Whether the take's sound is wanted, after OK. */
	public boolean isAudible() {
		return audible;
	}

	public Shooting shooting() {
		return shooting;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Texts.of("Playblast"));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		setTitle(Texts.of("Film {0}", offer.facts().take()));
		setMessage(Texts.of("A film with the take's sound, or numbered pictures when the file ends in .png."));
		Composite outer = (Composite) super.createDialogArea(parent);
		Composite area = new Composite(outer, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		area.setLayout(new GridLayout(3, false));
		label(area, Texts.of("File"));
		Text place = new Text(area, SWT.BORDER);
		place.setText(offer.file().toString());
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 420;
		place.setLayoutData(wide);
		file = place;
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Texts.of("Browse…"));
		browse.addListener(SWT.Selection, event -> browse(place));
		size = combo(area, Texts.of("Size"), 0, 1, SIZES);
		String own = offer.facts().frameRate().toString();
		Combo rates = combo(area, Texts.of("Frame rate"), 0, 0, RATES);
		rates.setText(own);
		rate = rates;
		Combo stretch = combo(area, Texts.of("Stretch"), SWT.READ_ONLY, 0, Texts.of("The whole take"),
				Texts.of("The region"));
		stretch.select(offer.hasRegion() ? 1 : 0);
		stretch.setEnabled(offer.hasRegion());
		range = stretch;
		camera = combo(area, Texts.of("Camera"), SWT.READ_ONLY, 0, Texts.of("As seen now"),
				Texts.of("Head, from the front"),
				Texts.of("Mouth, from the front"));
		label(area, Texts.of("Sound"));
		Button heard = new Button(area, SWT.CHECK);
		heard.setText(Texts.of("The take's sound"));
		heard.setSelection(offer.hasSound());
		heard.setEnabled(offer.hasSound());
		heard.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
		sound = heard;
		Group burnIns = new Group(area, SWT.NONE);
		burnIns.setText(Texts.of("Burn-ins"));
		burnIns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
		burnIns.setLayout(new GridLayout(4, false));
		for (BurnIn fact : BurnIn.values()) {
			label(burnIns, Texts.of(fact.label()));
			Combo where = new Combo(burnIns, SWT.READ_ONLY);
			where.add(Texts.of("off"));
			for (Place each : Place.values()) {
				where.add(Texts.of(each.label()));
			}
			Place usual = Overlay.USUAL.places().get(fact);
			where.select(usual == null ? 0 : usual.ordinal() + 1);
			where.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			places.put(fact, where);
		}
		for (Control control : new Control[] { place, size, rates }) {
			if (control != null) {
				control.addListener(SWT.Modify, event -> validate());
			}
		}
		return outer;
	}

	private static void label(Composite area, String text) {
		new Label(area, SWT.NONE).setText(text);
	}

	private static Combo combo(Composite area, String name, int style, int chosen, String... items) {
		label(area, name);
		Combo combo = new Combo(area, style);
		combo.setItems(items);
		combo.select(chosen);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		return combo;
	}

	private void browse(Text place) {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFilterExtensions("*.mp4", "*.mov", "*.png");
		dialog.setFilterNames(Texts.of("Film (MP4)"), Texts.of("Film (QuickTime)"),
				Texts.of("Numbered pictures (PNG)"));
		dialog.setFileName(Path.of(place.getText()).getFileName().toString());
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			place.setText(chosen);
		}
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Texts.of("Film"), true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate();
	}

	private void validate() {
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok == null) {
			return;
		}
		try {
			Playblast film = asked();
			setErrorMessage(null);
			setMessage(Texts.of("{0} pictures", film.pictureCount()) + (Files.exists(film.file())
					? "; " + Texts.of("{0} is replaced", film.file().getFileName())
					: ""));
			ok.setEnabled(true);
		} catch (IllegalArgumentException e) {
			setErrorMessage(e.getMessage());
			ok.setEnabled(false);
		}
	}

	/** @throws IllegalArgumentException with a sentence for the user */
	private Playblast asked() {
		Text place = file;
		Combo sizes = size;
		Combo rates = rate;
		Combo stretch = range;
		if (place == null || sizes == null || rates == null || stretch == null) {
			throw new IllegalStateException("the dialog is not open");
		}
		String name = place.getText().strip();
		String lower = name.toLowerCase(Locale.ROOT);
		if (!lower.endsWith(".mp4") && !lower.endsWith(".mov") && !lower.endsWith(".m4v") && !lower.endsWith(".png")) {
			throw new IllegalArgumentException(Texts.of("The file must end in .mp4, .mov or .png"));
		}
		Path folder = Path.of(name).toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new IllegalArgumentException(Texts.of("The folder {0} does not exist", folder));
		}
		String[] sides = sizes.getText().split("[×xX*]");
		int width;
		int height;
		try {
			width = Integer.parseInt(sides[0].strip());
			height = Integer.parseInt(sides[sides.length - 1].strip());
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(
					Texts.of("{0} is not a size; write width × height, such as 1280 × 720", sizes.getText()), e);
		}
		if (sides.length != 2 || width < 16 || height < 16 || width > 8192 || height > 8192
				|| (width | height) % 2 != 0) {
			throw new IllegalArgumentException(Texts.of("Width and height must be even numbers from 16 to 8192"));
		}
		boolean region = stretch.getSelectionIndex() == 1;
		Overlay overlay = Overlay.NONE;
		for (Map.Entry<BurnIn, Combo> each : places.entrySet()) {
			int chosen = each.getValue().getSelectionIndex();
			if (chosen > 0) {
				overlay = overlay.with(each.getKey(), Place.values()[chosen - 1]);
			}
		}
		return new Playblast(Path.of(name), width, height, FrameRate.parse(rates.getText()),
				region ? Math.max(0, offer.regionStart()) : 0,
				region ? Math.min(offer.duration(), offer.regionEnd()) : offer.duration(), overlay, offer.facts());
	}

	@Override
	protected void okPressed() {
		asked = asked();
		Button heard = sound;
		Combo from = camera;
		audible = heard != null && heard.getSelection();
		shooting = from == null ? Shooting.AS_SEEN : Shooting.values()[from.getSelectionIndex()];
		super.okPressed();
	}
}
