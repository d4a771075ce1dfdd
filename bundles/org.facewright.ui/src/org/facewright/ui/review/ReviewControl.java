package org.facewright.ui.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Marker;
import org.facewright.document.model.Take;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.operations.history.ProjectListener;
import org.facewright.ui.Appearance;
import org.facewright.ui.texts.Texts;

/**
 * The takes of a project with what was said of them, two of which are A and B, and the notes of the take that is shown.
 * Every change is one step of the history.
 */
public final class ReviewControl extends Composite {

	/** Words of {@link Take#getReview()}. */
	static final String APPROVED = "approved";
	static final String NEEDS_WORK = "needs work";

	/** What the control asks of the window. */
	public interface Host {

		/** Plays and shows a take from now on, another one beside it for comparison. */
		void show(Take take, Optional<Take> compared);

		/** The take that is shown. */
		Optional<Take> shown();

		/** Where the playhead is, seconds. */
		double playhead();

		void jump(double seconds);

		/** Makes a film of the take shown. */
		void playblast();
	}

	private final Host host;
	private final Table takes;
	private final Table notes;
	private final Text note;
	private final Button approve;
	private final Button rework;
	private final Button change;
	private final Label pair;
	private final ProjectListener changed = this::changed;
	private @Nullable ProjectHistory history;
	private @Nullable Take a;
	private @Nullable Take b;

	public ReviewControl(Composite parent, Host host) {
		super(parent, SWT.NONE);
		this.host = host;
		setLayout(new GridLayout(4, true));
		heading(Texts.of("Takes"));
		takes = table(6, this::takeKey, Texts.of("A/B"), Texts.of("Take"), Texts.of("Length"), Texts.of("Review"));
		takes.addListener(SWT.Selection, event -> refreshButtons());
		takes.addListener(SWT.DefaultSelection, event -> chosen().ifPresent(this::setA));
		button("A", Texts.of("The chosen take is A (key A)"), () -> chosen().ifPresent(this::setA));
		button("B", Texts.of("The chosen take is B (key B)"), () -> chosen().ifPresent(this::setB));
		change = button(Texts.of("A ⇄ B"), Texts.of("Shows the other of the two (key X)"), this::change);
		button(Texts.of("Playblast…"), Texts.of("Makes a film of the take shown"), host::playblast);
		pair = new Label(this, SWT.NONE);
		pair.setLayoutData(wide(4));
		Appearance.style(pair, Appearance.FAINT);
		approve = button(Texts.of("Approve"), Texts.of("The chosen take is good as it is (key G)"),
				() -> review(APPROVED));
		approve.setLayoutData(wide(2));
		rework = button(Texts.of("Needs work"), Texts.of("The chosen take is to be worked on (key N)"),
				() -> review(NEEDS_WORK));
		rework.setLayoutData(wide(2));
		heading(Texts.of("Notes"));
		notes = table(8, this::noteKey, Texts.of("Time"), Texts.of("Note"));
		notes.addListener(SWT.DefaultSelection, event -> jumpToNote());
		notes.addListener(SWT.Selection, event -> jumpToNote());
		note = new Text(this, SWT.BORDER);
		note.setMessage(Texts.of("Note at the playhead, Enter"));
		note.setLayoutData(wide(3));
		note.addListener(SWT.DefaultSelection, event -> addNote());
		button(Texts.of("Add"), Texts.of("Keeps the note where the playhead is"), this::addNote);
		addListener(SWT.Dispose, event -> show(null));
		refresh();
	}

	private static GridData wide(int columns) {
		return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
	}

	private void heading(String text) {
		Label label = new Label(this, SWT.NONE);
		label.setText(text);
		label.setLayoutData(wide(4));
	}

	private Table table(int rows, Consumer<Event> keys, String... columns) {
		Table table = new Table(this, SWT.BORDER | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (String text : columns) {
			TableColumn column = new TableColumn(table, SWT.NONE);
			column.setText(text);
		}
		GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1);
		data.heightHint = table.getItemHeight() * rows;
		table.setLayoutData(data);
		table.addListener(SWT.KeyDown, keys::accept);
		return table;
	}

	private Button button(String text, String tip, Runnable action) {
		Button button = new Button(this, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(tip);
		button.setLayoutData(wide(1));
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	/** Shows a project from now on. @param shown null for none */
	public void show(@Nullable ProjectHistory shown) {
		ProjectHistory before = history;
		if (before != null) {
			before.removeListener(changed);
		}
		history = shown;
		a = null;
		b = null;
		if (shown != null) {
			shown.addListener(changed);
		}
		if (!isDisposed()) {
			refresh();
		}
	}

	private void changed(Object change) {
		if (!isDisposed()) {
			refresh();
		}
	}

	private List<Take> all() {
		ProjectHistory shown = history;
		return shown == null ? List.of() : shown.project().getTakes();
	}

	/** Shows what the project says now. */
	public void refresh() {
		int chosen = takes.getSelectionIndex();
		takes.removeAll();
		List<Take> all = all();
		if (a != null && !all.contains(a)) {
			a = null;
		}
		if (b != null && !all.contains(b)) {
			b = null;
		}
		for (Take take : all) {
			TableItem item = new TableItem(takes, SWT.NONE);
			boolean shown = host.shown().filter(take::equals).isPresent();
			item.setText(new String[] { (shown ? "▶ " : "") + (take == a ? "A" : take == b ? "B" : ""),
					take.getName(), length(take), shownReview(take.getReview()) });
			item.setData(take);
		}
		takes.setSelection(chosen >= 0 && chosen < all.size() ? chosen : all.isEmpty() ? -1 : 0);
		notes.removeAll();
		host.shown().ifPresent(this::listNotes);
		pack(takes);
		pack(notes);
		Take first = a;
		Take second = b;
		pair.setText(first == null || second == null
				? Texts.of("Choose a take and press A, another one and press B.")
				: Texts.of("A: {0}   B: {1}", first.getName(), second.getName()));
		refreshButtons();
	}

	private static void pack(Table table) {
		for (TableColumn column : table.getColumns()) {
			column.pack();
		}
	}

	private void refreshButtons() {
		boolean any = chosen().isPresent();
		approve.setEnabled(any);
		rework.setEnabled(any);
		change.setEnabled(a != null && b != null);
	}

	private String length(Take take) {
		ProjectHistory shown = history;
		double seconds = shown == null ? 0 : shown.project().getFrameRate().secondsOf(take.getLength());
		return "%d:%04.1f".formatted((int) (seconds / 60), seconds % 60);
	}

	private static String shownReview(@Nullable String review) {
		return switch (review) {
			case APPROVED -> "✔ " + Texts.of("approved");
			case NEEDS_WORK -> "✎ " + Texts.of("needs work");
			case null, default -> "";
		};
	}

	private void listNotes(Take take) {
		ProjectHistory shown = history;
		if (shown == null) {
			return;
		}
		for (Marker marker : take.getMarkers().stream().sorted(Comparator.comparingInt(Marker::getFrame)).toList()) {
			TableItem item = new TableItem(notes, SWT.NONE);
			String comment = marker.getComment() == null || marker.getComment().isEmpty()
					? ""
					: ": " + marker.getComment();
			item.setText(new String[] {
					"%.2f s".formatted(shown.project().getFrameRate().secondsOf(marker.getFrame())),
					marker.getLabel() + comment });
			item.setData(marker);
		}
	}

	private Optional<Take> chosen() {
		int index = takes.getSelectionIndex();
		return index < 0 ? Optional.empty() : Optional.of((Take) takes.getItem(index).getData());
	}

	private void setA(Take take) {
		a = take;
		if (b == take) {
			b = null;
		}
		host.show(take, Optional.ofNullable(b));
		refresh();
	}

	private void setB(Take take) {
		b = take;
		if (a == take) {
			a = null;
		}
		Take first = a;
		if (first == null) {
			host.show(take, Optional.empty());
		} else {
			host.show(first, Optional.of(take));
		}
		refresh();
	}

	/** Shows B where A is shown, and A where B is. */
	private void change() {
		Take first = a;
		Take second = b;
		if (first != null && second != null) {
			boolean showsFirst = host.shown().filter(first::equals).isPresent();
			host.show(showsFirst ? second : first, Optional.of(showsFirst ? first : second));
			refresh();
		}
	}

	/** What is said already is taken back when it is said again. */
	private void review(String said) {
		ProjectHistory shown = history;
		Take take = chosen().orElse(null);
		if (shown != null && take != null) {
			String now = said.equals(take.getReview()) ? "" : said;
			shown.edit(now.isEmpty()
					? Texts.of("No review of {0}", take.getName())
					: Texts.of("Review {0}: {1}", take.getName(), shownReview(now).substring(2)),
					project -> take.setReview(now));
		}
	}

	private void addNote() {
		ProjectHistory shown = history;
		Take take = host.shown().orElse(null);
		String text = note.getText().strip();
		if (shown == null || take == null || text.isEmpty()) {
			return;
		}
		int frame = (int) shown.project().getFrameRate().frameAt(host.playhead());
		shown.edit(Texts.of("Note"), project -> {
			Marker marker = DocumentFactory.eINSTANCE.createMarker();
			marker.setFrame(frame);
			marker.setLabel(text);
			take.getMarkers().add(marker);
		});
		note.setText("");
	}

	private void jumpToNote() {
		ProjectHistory shown = history;
		int index = notes.getSelectionIndex();
		if (shown != null && index >= 0 && notes.getItem(index).getData() instanceof Marker marker) {
			host.jump(shown.project().getFrameRate().secondsOf(marker.getFrame()));
		}
	}

	private void deleteNote() {
		ProjectHistory shown = history;
		int index = notes.getSelectionIndex();
		if (shown != null && index >= 0 && notes.getItem(index).getData() instanceof Marker marker
				&& marker.eContainer() instanceof Take take) {
			shown.edit(Texts.of("Delete note"), project -> take.getMarkers().remove(marker));
		}
	}

	private void takeKey(Event event) {
		if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
			return;
		}
		switch (event.keyCode) {
			case 'a' -> chosen().ifPresent(this::setA);
			case 'b' -> chosen().ifPresent(this::setB);
			case 'x' -> change();
			case 'g' -> review(APPROVED);
			case 'n' -> review(NEEDS_WORK);
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	private void noteKey(Event event) {
		if (event.keyCode == SWT.DEL) {
			deleteNote();
		}
	}

	@Override
	public boolean setFocus() {
		return takes.setFocus();
	}
}
