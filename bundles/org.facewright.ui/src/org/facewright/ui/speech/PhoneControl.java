package org.facewright.ui.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.operations.phone.PhoneVerbs;
import org.facewright.ui.texts.Texts;

/**
 * What is asked of the chosen phones, with a slider and a number for each quality, and below it the edits whose phones
 * are gone. A slider shows its effect while it is dragged, Escape takes it back, and the whole drag is one step.
 */
public final class PhoneControl extends Composite {

	/** What the control asks of its host. */
	public interface Host {

		/** Starts a change of the chosen phones. @return false when it can't be done now */
		boolean begin(String quality);

		/** Shows the change, from what was asked before it began. @param contact only of P B M F V */
		void show(UnaryOperator<PhoneVerbs> change, boolean contact);

		void commit();

		void cancel();

		/** Asks nothing of the chosen phones any more. */
		void reset();

		/** Chooses all phones labelled like the chosen ones. */
		void chooseSame();

		/** Lets the chosen phones be heard. */
		void play();

		/** Puts an edit of the tray on the chosen phone. */
		void attach(int edit);

		/** Puts an edit of the tray on the phone at a place of the display, if there is one. */
		void drop(int edit, Point onDisplay);

		void remove(int edit);

		/** Brings the edits of another take. */
		void carry(int source);

		/** Finds when words and phones are spoken. @param transcript what is said; empty when it is not known */
		void align(String transcript, int language);
	}

	/**
	 * What is shown.
	 *
	 * @param title   of the chosen phones; empty when none is chosen
	 * @param verbs   one for each chosen phone
	 * @param contact whether the mouth must close for one of them
	 * @param tray    edits without a phone, in words
	 * @param sources names of other takes with edits
	 * @param said    in the take, as far as it is known
	 * @param aligner why words and phones can't be found now; empty when they can
	 */
	public record State(String title, List<PhoneVerbs> verbs, boolean contact, List<String> tray,
			List<String> sources, String said, String aligner) {

		public static final State NOTHING = new State("", List.of(), false, List.of(), List.of(), "",
				Texts.of("no project is open"));
	}

	private static final Pattern NUMBER = Pattern.compile("(\\+=|-=)?\\s*([+-]?\\d+(?:[.,]\\d+)?)\\s*(?:%|ms)?");

	private final Host host;
	private final Label title;
	private final Label hint;
	private final List<Row> rows = new ArrayList<>();
	private final Button reset;
	private final Button same;
	private final Button play;
	private final Label trayTitle;
	private final org.eclipse.swt.widgets.List tray;
	private final Button attach;
	private final Button remove;
	private final Button carry;
	private final Text said;
	private final Combo language;
	private final Button align;
	private final Label told;
	private State state = State.NOTHING;
	private boolean dragsEdit;

	/** @param languages of transcripts, the usual one first; none where nothing can be aligned */
	public PhoneControl(Composite parent, List<String> languages, Host host) {
		super(parent, SWT.NONE);
		this.host = host;
		GridLayout layout = new GridLayout(3, false);
		layout.marginWidth = 6;
		layout.marginHeight = 4;
		layout.verticalSpacing = 2;
		setLayout(layout);
		title = new Label(this, SWT.NONE);
		title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		hint = new Label(this, SWT.WRAP);
		hint.setText(Texts.of("Click a phone or word in the timeline; Ctrl or Shift for more."));
		hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		rows.add(new Row(Texts.of("Strength"), "%", 0, 200, 100, 100, PhoneVerbs::strength,
				PhoneVerbs::withStrength, false, Texts.of("How far the phone departs from its neighbours")));
		rows.add(new Row(Texts.of("Lead"), "ms", -100, 100, 0, 1000, PhoneVerbs::leadSeconds, PhoneVerbs::withLead,
				false, Texts.of("How much earlier it begins")));
		rows.add(new Row(Texts.of("Hold"), "%", -50, 100, 0, 100, PhoneVerbs::hold, PhoneVerbs::withHold, false,
				Texts.of("How much longer it is held")));
		rows.add(new Row(Texts.of("Jaw – lips"), "%", -100, 100, 0, 100, PhoneVerbs::bias, PhoneVerbs::withBias,
				false, Texts.of("Whether jaw or lips open the mouth; the opening stays")));
		rows.add(new Row(Texts.of("Closure"), "%", 0, 100, 0, 100, PhoneVerbs::closureLock,
				PhoneVerbs::withClosureLock, true,
				Texts.of("Lips closed on P B M, lower lip at the teeth on F V")));
		Composite verbs = row();
		reset = button(verbs, Texts.of("Reset"), host::reset);
		same = button(verbs, Texts.of("Choose all alike"), host::chooseSame);
		play = button(verbs, Texts.of("Play"), host::play);
		carry = new Button(verbs, SWT.PUSH);
		carry.setText(Texts.of("Bring from a take…"));
		carry.addListener(SWT.Selection, event -> offerSources());
		trayTitle = new Label(this, SWT.WRAP);
		trayTitle.setText(Texts.of("To review: edits whose phone is gone. Drag one onto a phone."));
		trayTitle.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		tray = new org.eclipse.swt.widgets.List(this, SWT.BORDER | SWT.V_SCROLL | SWT.SINGLE);
		GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1);
		wide.minimumHeight = 60;
		tray.setLayoutData(wide);
		name(tray, Texts.of("Edits whose phone is gone"));
		tray.addListener(SWT.Selection, event -> enable());
		tray.addListener(SWT.KeyDown, this::trayKey);
		tray.setDragDetect(false); // the timeline is no target of the window system's own drags for this
		tray.addListener(SWT.MouseMove, this::drag);
		tray.addListener(SWT.MouseUp, this::drop);
		Composite trayVerbs = row();
		attach = button(trayVerbs, Texts.of("Put on the chosen phone"), () -> host.attach(tray.getSelectionIndex()));
		remove = button(trayVerbs, Texts.of("Delete"), () -> host.remove(tray.getSelectionIndex()));
		Label saidTitle = new Label(this, SWT.NONE);
		saidTitle.setText(Texts.of("What is said in this take"));
		saidTitle.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		said = new Text(this, SWT.BORDER | SWT.MULTI | SWT.WRAP);
		GridData text = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
		text.heightHint = 2 * said.getLineHeight();
		said.setLayoutData(text);
		said.addListener(SWT.Traverse, event -> event.doit = true); // Tab goes on
		name(said, Texts.of("What is said in this take"));
		Composite reading = row();
		language = new Combo(reading, SWT.READ_ONLY);
		language.setItems(languages.toArray(String[]::new));
		language.select(0);
		name(language, Texts.of("Language"));
		align = button(reading, Texts.of("Find words and phones"),
				() -> host.align(said.getText().strip(), language.getSelectionIndex()));
		told = new Label(this, SWT.WRAP);
		told.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		show(State.NOTHING);
	}

	/** What came of finding words and phones; empty for nothing. */
	public void tell(String sentence) {
		told.setText(sentence);
		layout();
	}

	private Composite row() {
		Composite row = new Composite(this, SWT.NONE);
		GridLayout layout = new GridLayout(4, false);
		layout.marginWidth = 0;
		layout.marginHeight = 2;
		row.setLayout(layout);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		return row;
	}

	private static Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private static void name(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = name;
				}
			}
		});
	}

	private void offerSources() {
		Menu menu = new Menu(carry);
		for (int i = 0; i < state.sources().size(); i++) {
			int source = i;
			MenuItem item = new MenuItem(menu, SWT.PUSH);
			item.setText(state.sources().get(i));
			item.addListener(SWT.Selection, event -> host.carry(source));
		}
		menu.addListener(SWT.Hide, event -> getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	private void trayKey(Event event) {
		int edit = tray.getSelectionIndex();
		if (edit >= 0 && event.keyCode == SWT.DEL) {
			host.remove(edit);
		} else if (edit >= 0 && event.keyCode == SWT.CR && attach.isEnabled()) {
			host.attach(edit);
		}
	}

	private void drag(Event event) {
		boolean outside = !tray.getClientArea().contains(event.x, event.y);
		if (!dragsEdit && outside && (event.stateMask & SWT.BUTTON1) != 0 && tray.getSelectionIndex() >= 0) {
			dragsEdit = true;
			tray.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
		}
	}

	private void drop(Event event) {
		if (dragsEdit) {
			dragsEdit = false;
			tray.setCursor(null);
			host.drop(tray.getSelectionIndex(), tray.toDisplay(event.x, event.y));
		}
	}

	/** Shows other phones, or the same with other values. */
	public void show(State newState) {
		boolean trayBefore = !state.tray().isEmpty();
		if (!newState.said().equals(state.said())) {
			said.setText(newState.said());
		}
		boolean any = !newState.verbs().isEmpty();
		state = newState;
		title.setText(any ? newState.title() : "");
		include(title, any);
		include(hint, !any);
		rows.forEach(Row::refresh);
		if (!List.of(tray.getItems()).equals(newState.tray())) {
			int chosen = tray.getSelectionIndex();
			tray.setItems(newState.tray().toArray(String[]::new));
			tray.select(Math.min(chosen, newState.tray().size() - 1));
		}
		boolean hasTray = !newState.tray().isEmpty();
		include(trayTitle, hasTray);
		include(tray, hasTray);
		include(attach.getParent(), hasTray);
		enable();
		if (trayBefore != hasTray || title.getSize().x == 0) {
			layout(true, true);
		}
		layout();
	}

	private static void include(Control control, boolean shown) {
		control.setVisible(shown);
		if (control.getLayoutData() instanceof GridData data) {
			data.exclude = !shown;
		}
	}

	private void enable() {
		boolean any = !state.verbs().isEmpty();
		reset.setEnabled(state.verbs().stream().anyMatch(verbs -> !verbs.isNeutral()));
		same.setEnabled(any);
		play.setEnabled(any);
		carry.setEnabled(!state.sources().isEmpty());
		align.setEnabled(state.aligner().isEmpty());
		align.setToolTipText(state.aligner().isEmpty()
				? Texts.of("Edits of phones go along; curves stay")
				: state.aligner());
		boolean edit = tray.getSelectionIndex() >= 0;
		attach.setEnabled(edit && state.verbs().size() == 1);
		remove.setEnabled(edit);
	}

	Text said() {
		return said;
	}

	Button alignButton() {
		return align;
	}

	/** The list of edits without a phone, for tests. */
	org.eclipse.swt.widgets.List tray() {
		return tray;
	}

	/** The slider of a quality, for tests; in the order they are shown. */
	Scale slider(int row) {
		return rows.get(row).slider;
	}

	Text field(int row) {
		return rows.get(row).field;
	}

	/** One quality: its name, slider and number. */
	private final class Row {

		private final String label;
		private final String unit;
		private final int least;
		private final int neutral;
		private final double perUnit;
		private final ToDoubleFunction<PhoneVerbs> value;
		private final BiFunction<PhoneVerbs, Double, PhoneVerbs> change;
		private final boolean contact;
		private final Label name;
		private final Scale slider;
		private final Text field;
		private boolean dragging;

		/** @param perUnit units of the slider to the whole value */
		Row(String label, String unit, int least, int most, int neutral, double perUnit,
				ToDoubleFunction<PhoneVerbs> value, BiFunction<PhoneVerbs, Double, PhoneVerbs> change, boolean contact,
				String tip) {
			this.label = label;
			this.unit = unit;
			this.least = least;
			this.neutral = neutral;
			this.perUnit = perUnit;
			this.value = value;
			this.change = change;
			this.contact = contact;
			name = new Label(PhoneControl.this, SWT.NONE);
			name.setText(label);
			name.setToolTipText(tip);
			name.addListener(SWT.MouseDoubleClick, event -> apply(verbs -> change.apply(verbs, neutral / perUnit)));
			slider = new Scale(PhoneControl.this, SWT.HORIZONTAL);
			slider.setMaximum(most - least);
			slider.setIncrement(5);
			slider.setPageIncrement(10);
			slider.setToolTipText(tip);
			slider.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			slider.addListener(SWT.Selection, event -> drag());
			slider.addListener(SWT.MouseUp, event -> end());
			slider.addListener(SWT.KeyUp, event -> end());
			slider.addListener(SWT.FocusOut, event -> end());
			slider.addListener(SWT.KeyDown, event -> {
				if (event.keyCode == SWT.ESC) {
					revert();
				}
			});
			slider.addListener(SWT.Traverse, event -> {
				if (event.detail == SWT.TRAVERSE_ESCAPE && dragging) {
					event.doit = false;
					revert();
				}
			});
			field = new Text(PhoneControl.this, SWT.BORDER | SWT.RIGHT);
			GridData narrow = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
			field.setText("-100 ms ");
			narrow.widthHint = field.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
			field.setLayoutData(narrow);
			field.setToolTipText(Texts.of("{0} in {1}; += and -= count from each phone", label, unit));
			field.addListener(SWT.DefaultSelection, event -> typed());
			field.addListener(SWT.FocusOut, event -> refresh());
			name(slider, label);
			name(field, label);
		}

		private void drag() {
			if (!dragging) {
				dragging = host.begin(label);
			}
			if (dragging) {
				double wanted = (slider.getSelection() + least) / perUnit;
				host.show(verbs -> change.apply(verbs, wanted), contact);
			}
		}

		private void end() {
			if (dragging) {
				dragging = false;
				host.commit();
			}
		}

		private void revert() {
			if (dragging) {
				dragging = false;
				host.cancel();
				refresh();
			}
		}

		private void apply(UnaryOperator<PhoneVerbs> all) {
			if (host.begin(label)) {
				host.show(all, contact);
				host.commit();
			}
		}

		private void typed() {
			Matcher number = NUMBER.matcher(field.getText().strip());
			if (!number.matches()) {
				field.setToolTipText(Texts.of("''{0}'' is no number", field.getText()));
				field.setForeground(getDisplay().getSystemColor(SWT.COLOR_RED));
				return;
			}
			double typed = Double.parseDouble(number.group(2).replace(',', '.')) / perUnit;
			String way = number.group(1);
			apply(verbs -> change.apply(verbs, way == null
					? typed
					: value.applyAsDouble(verbs) + (way.equals("+=") ? typed : -typed)));
			refresh();
			field.selectAll();
		}

		/** The value all chosen phones have in common; none when they differ. */
		private Optional<Double> common() {
			double first = value.applyAsDouble(state.verbs().getFirst());
			return state.verbs().stream().allMatch(verbs -> value.applyAsDouble(verbs) == first)
					? Optional.of(first)
					: Optional.empty();
		}

		void refresh() {
			boolean usable = !state.verbs().isEmpty() && (!contact || state.contact());
			name.setEnabled(usable);
			slider.setEnabled(usable);
			field.setEnabled(usable);
			field.setForeground(null);
			if (!usable) {
				slider.setSelection(neutral - least);
				field.setText("");
				return;
			}
			Optional<Double> common = common();
			if (!dragging) {
				slider.setSelection((int) Math.round(common.orElse(neutral / perUnit) * perUnit) - least);
			}
			String text = common.map(shown -> String.format(Locale.ROOT, "%d %s", Math.round(shown * perUnit), unit))
					.orElse("–");
			if (!field.getText().equals(text)) {
				field.setText(text);
			}
		}
	}
}
