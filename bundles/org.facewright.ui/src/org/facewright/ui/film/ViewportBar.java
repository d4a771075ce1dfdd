package org.facewright.ui.film;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;

import org.facewright.api.render.Lights;
import org.facewright.api.render.Shading;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Articulator;
import org.facewright.ui.viewport.Arrangement;
import org.facewright.ui.viewport.AvatarView;

/**
 * The line above a viewport: which of two takes is seen and how both are compared, what is painted, lights, and what an
 * avatar lacks. It shows what the keys of the viewport do, and follows them.
 */
public final class ViewportBar extends Composite {

	private static final int STEPS = 100; // of a slider, for a brightness of 1
	private static final int MOST = 2;

	private final AvatarView view;
	private final Button flip;
	private final Combo arrangement;
	private final Button from;
	private final Combo shading;
	private final Button lamps;
	private final Composite lights;
	private final Button report;
	private final Text missing;
	private final Set<Articulator> fromOther = EnumSet.noneOf(Articulator.class);
	private boolean showing;

	/** @param view shown below; made as a child of the same parent later, and handed over by {@link #of} */
	private ViewportBar(Composite parent, AvatarView view) {
		super(parent, SWT.NONE);
		this.view = view;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 2;
		layout.marginHeight = 1;
		layout.verticalSpacing = 2;
		setLayout(layout);
		Composite line = new Composite(this, SWT.NONE);
		line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		RowLayout row = new RowLayout();
		row.center = true;
		row.marginTop = 0;
		row.marginBottom = 0;
		row.marginLeft = 2;
		line.setLayout(row);
		flip = new Button(line, SWT.TOGGLE);
		flip.addListener(SWT.Selection, event -> view.flip());
		arrangement = new Combo(line, SWT.READ_ONLY);
		arrangement.setItems(Texts.of("One at a time"), Texts.of("Side by side"), Texts.of("Overlay"),
				Texts.of("Swipe"));
		arrangement.addListener(SWT.Selection,
				event -> view.setArrangement(Arrangement.values()[arrangement.getSelectionIndex()]));
		from = new Button(line, SWT.PUSH);
		from.addListener(SWT.Selection, event -> chooseArticulators());
		shading = new Combo(line, SWT.READ_ONLY);
		shading.setItems(Texts.of("Shaded"), Texts.of("Wireframe"), Texts.of("Displacement"));
		shading.setToolTipText(Texts.of("What is painted (W wireframe, D displacement)"));
		shading.addListener(SWT.Selection, event -> view.setShading(Shading.values()[shading.getSelectionIndex()]));
		lamps = new Button(line, SWT.TOGGLE);
		lamps.setText(Texts.of("Lights"));
		lamps.setToolTipText(Texts.of("Key, fill and rim light (Ctrl+drag turns them)"));
		report = new Button(line, SWT.TOGGLE);
		report.setText(Texts.of("Missing shapes"));
		report.setToolTipText(Texts.of("What this avatar can't show"));
		lights = new Composite(this, SWT.NONE);
		GridLayout four = new GridLayout(8, false);
		four.marginHeight = 0;
		lights.setLayout(four);
		lights.setLayoutData(hidden());
		slider(Texts.of("Key"), Lights::key, value -> with((float) value, -1, -1));
		slider(Texts.of("Fill"), Lights::fill, value -> with(-1, (float) value, -1));
		slider(Texts.of("Rim"), Lights::rim, value -> with(-1, -1, (float) value));
		Button studio = new Button(lights, SWT.PUSH);
		studio.setText(Texts.of("Studio"));
		studio.setToolTipText(Texts.of("The usual lights"));
		studio.addListener(SWT.Selection, event -> view.setLights(Lights.STUDIO));
		missing = new Text(this, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		missing.setLayoutData(hidden());
		lamps.addListener(SWT.Selection, event -> reveal(lights, lamps.getSelection(), SWT.DEFAULT));
		report.addListener(SWT.Selection,
				event -> reveal(missing, report.getSelection(), missing.getLineHeight() * 5));
		lights.setVisible(false);
		missing.setVisible(false);
		view.addListener(this::refresh);
		setReport("");
		refresh();
	}

	/** A bar for a view that lies in the same grid of one column; the bar is placed above it. */
	public static ViewportBar of(Composite parent, AvatarView view) {
		ViewportBar bar = new ViewportBar(parent, view);
		bar.moveAbove(view);
		return bar;
	}

	private static GridData hidden() {
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.exclude = true;
		return data;
	}

	private void reveal(Composite part, boolean show, int height) {
		GridData data = (GridData) part.getLayoutData();
		data.exclude = !show;
		data.heightHint = height;
		part.setVisible(show);
		requestLayout();
	}

	private void reveal(Text part, boolean show, int height) {
		GridData data = (GridData) part.getLayoutData();
		data.exclude = !show;
		data.heightHint = height;
		part.setVisible(show);
		requestLayout();
	}

	/** Reads one brightness. */
	private interface Brightness {
		float of(Lights lights);
	}

	private void slider(String name, Brightness brightness, DoubleFunction<Lights> changed) {
		new Label(lights, SWT.NONE).setText(name);
		Scale scale = new Scale(lights, SWT.HORIZONTAL);
		scale.setMaximum(MOST * STEPS);
		scale.setIncrement(5);
		scale.setSelection(Math.round(brightness.of(view.lights()) * STEPS));
		scale.setToolTipText(name);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 50;
		scale.setLayoutData(data);
		scale.addListener(SWT.Selection,
				event -> view.setLights(changed.apply((double) scale.getSelection() / STEPS)));
		view.addListener(() -> {
			if (!scale.isDisposed()) {
				int now = Math.round(brightness.of(view.lights()) * STEPS);
				if (now != scale.getSelection()) {
					scale.setSelection(now);
				}
			}
		});
	}

	private Lights with(float key, float fill, float rim) {
		Lights now = view.lights();
		return new Lights(key < 0 ? now.key() : key, fill < 0 ? now.fill() : fill, rim < 0 ? now.rim() : rim,
				now.turn());
	}

	/** @param text what the avatar can't show; empty when it shows all */
	public void setReport(String text) {
		missing.setText(text);
		RowData place = new RowData();
		place.exclude = text.isEmpty();
		report.setLayoutData(place);
		report.setVisible(!text.isEmpty());
		report.requestLayout();
		if (report.getSelection() && text.isEmpty()) {
			report.setSelection(false);
			reveal(missing, false, SWT.DEFAULT);
		}
	}

	/** Opens the report, as after an avatar was chosen by hand. */
	public void showReport() {
		if (!missing.getText().isEmpty()) {
			report.setSelection(true);
			reveal(missing, true, missing.getLineHeight() * 5);
		}
	}

	/** Articulators that the first picture takes from the second take. */
	public Set<Articulator> fromOther() {
		return EnumSet.copyOf(fromOther);
	}

	/** Takes an articulator from the second take, or back. */
	public void setFromOther(Articulator articulator, boolean other) {
		if (other) {
			fromOther.add(articulator);
		} else {
			fromOther.remove(articulator);
		}
		view.setFromOther(channel -> fromOther.contains(Articulator.of(channel)));
		refresh();
	}

	private void chooseArticulators() {
		Menu menu = new Menu(from);
		for (Articulator articulator : Articulator.values()) {
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			item.setText(Texts.of(articulator.label()));
			item.setSelection(fromOther.contains(articulator));
			item.addListener(SWT.Selection, event -> setFromOther(articulator, item.getSelection()));
		}
		new MenuItem(menu, SWT.SEPARATOR);
		MenuItem none = new MenuItem(menu, SWT.PUSH);
		none.setText(Texts.of("All from A"));
		none.addListener(SWT.Selection, event -> {
			fromOther.clear();
			setFromOther(Articulator.JAW, false);
		});
		menu.addListener(SWT.Hide, event -> getDisplay().asyncExec(menu::dispose));
		menu.setLocation(from.toDisplay(0, from.getSize().y));
		menu.setVisible(true);
	}

	/** Shows what the view shows. */
	public void refresh() {
		if (isDisposed() || showing) {
			return;
		}
		showing = true;
		boolean two = view.isComparing();
		flip.setText(view.isFlipped() ? "B" : "A");
		flip.setSelection(view.isFlipped());
		flip.setEnabled(two);
		String nothing = Texts.of("Choose what to compare with above the timeline");
		flip.setToolTipText(two ? Texts.of("A is this take, B the one compared (A or B)") : nothing);
		arrangement.setEnabled(two);
		arrangement.select(view.arrangement().ordinal());
		arrangement.setToolTipText(two ? Texts.of("How both takes are shown (C)") : nothing);
		from.setEnabled(two);
		from.setText(fromOther.isEmpty() ? Texts.of("From B…") : Texts.of("{0} from B…", fromOther.size()));
		from.setToolTipText(two ? Texts.of("Articulators that A takes from B: mouth from A, brows from B") : nothing);
		shading.select(view.shading().ordinal());
		showing = false;
	}
}
